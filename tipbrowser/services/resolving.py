"""From what a reader types to the passages that are meant: any form of locator or official citation."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.place_url import SCHEME, place_of_url
from tipbrowser.domain.resolution import Resolution
from tipbrowser.store.compendium import Compendium

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable

    from tipbrowser.domain.names import SectionId
    from tipbrowser.services.understanding import Understanding


class Resolver:
    """Answers what a text names."""

    def __init__(self, compendium: Compendium) -> None:
        """Answer from ``compendium``."""
        self._compendium = compendium
        self._understanding: Understanding | None = None

    def resolve(
        self, text: str, context: SectionId | None = None, check: Callable[[], None] = lambda: None
    ) -> Resolution:
        """Give what ``text`` names; ``context`` is the section being read (``A.V``).

        The context decides between the parts and is what a bare number counts in. Never raises for any text. ``check``
        is called in between, and may raise.
        """
        if SCHEME in text.lower():
            text = place_of_url(text) or text
        exact = text.strip()
        if exact.isascii() and self._compendium.is_passage(exact):
            return Resolution(locators=(Locator(exact),), alternatives=(), not_understood=(), nearest=(), silent=())
        return self._ready().of(text, context, check)

    def prepare(self) -> None:
        """Read what every text needs that is no canonical locator, so that the first one need not wait for it."""
        self._ready().prepare()

    def _ready(self) -> Understanding:
        if self._understanding is None:
            # Late: what is canonical needs none of it, and a command in the terminal should start at once.
            from tipbrowser.services.understanding import Understanding

            self._understanding = Understanding(self._compendium)
        return self._understanding
