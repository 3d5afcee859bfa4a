"""What a row of the two trees shows, in one value: a tree asks for each row as often as it paints it."""

from __future__ import annotations

from tipbrowser.domain.values import Value


class TreeRow(Value):
    """The words of a row and how they are set."""

    text: str
    detail: str = ""
    """Words shown small at the end of the row: a year, a count."""
    badge: str = ""
    """How much of the reader's is there; empty for nothing."""
    mark: str = ""
    """``all``, ``any`` or ``none``: a topic's part in the combination; empty outside it."""
    tray: str | None = None
    """How much of it lies in the tray: ``WHOLE``, ``PART`` or nothing; none where it cannot be put there."""
    erratum: bool = False
    """Whether an erratum belongs to the row."""
    strong: bool = False
    """Whether the row stands above a whole part."""
    silent: bool = False
    """Whether the row stands for a session that adopted nothing on the subject."""
