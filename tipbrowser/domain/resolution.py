"""What was understood of a text that names passages and sections."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.sections import SilentSession


class Silence(Value):
    """A session asked for that adopted nothing on the subject."""

    session: SilentSession
    headed: Locator | None
    """The session whose printed heading bears its number, and that may have been meant."""
    near: tuple[Locator, ...]
    """The sessions before and after it that have a text."""


class Resolution(Value):
    """What was understood of a text."""

    locators: tuple[Locator, ...]
    """Passages and whole sections (``A.II``), in the order asked for, each once."""
    alternatives: tuple[Locator, ...]
    """Those that stand in both parts, where neither the text nor the context says which is meant."""
    not_understood: tuple[str, ...]
    """The pieces of the text that name nothing."""
    nearest: tuple[Locator, ...]
    """What exists near the pieces that name nothing."""
    silent: tuple[Silence, ...]
    """Sessions asked for that adopted nothing on the subject."""
