"""From what a reader types to the passages that are meant: any form of locator or official citation."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value
from tipbrowser.store.compendium import Compendium

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.names import SectionId
    from tipbrowser.domain.sections import SilentSession
    from tipbrowser.services.understanding import Understanding


class Resolution(Value):
    """What was understood of a text."""

    locators: tuple[Locator, ...]
    """Passages and whole sections (``A.II``), in the order asked for, each once."""
    alternatives: tuple[Locator, ...]
    """Those that stand in both parts, where neither the text nor the context says which is meant."""
    not_understood: tuple[str, ...]
    """The pieces of the text that name nothing."""
    nearest: tuple[Locator, ...]
    """What exists near the pieces that name nothing; of a silent session, the one whose heading bears its number."""
    silent: SilentSession | None
    """A session asked for that adopted nothing on the subject."""


class Resolver:
    """Answers what a text names."""

    def __init__(self, compendium: Compendium) -> None:
        """Answer from ``compendium``."""
        self._compendium = compendium
        self._understanding: Understanding | None = None

    def resolve(self, text: str, context: SectionId | None = None) -> Resolution:
        """Give what ``text`` names; ``context`` is the section being read (``A.V``).

        The context decides between the parts and is what a bare number counts in. Never raises for any text.
        """
        exact = text.strip()
        if exact.isascii() and self._compendium.is_passage(exact):
            return Resolution(locators=(Locator(exact),), alternatives=(), not_understood=(), nearest=(), silent=None)
        if self._understanding is None:
            # Late: what is canonical needs none of it, and a command in the terminal should start at once.
            from tipbrowser.services.understanding import Understanding

            self._understanding = Understanding(self._compendium)
        return self._understanding.of(text, context)
