"""References from one text to another as values."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value


class CrossReference(Value):
    """Words of a passage that refer to another text; several targets are several values."""

    locator: Locator
    start: int
    end: int
    text: str
    target: str | None
    """Locator of a passage or a section inside the compendium; none if the reference leads outside."""
    kind: str
