"""The compendium of last time that cannot be opened now, such as one on a stick: said, remembered, and offered again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from tipbrowser.controllers.compendia import SHEET, reason_in_words
from tipbrowser.services.library import CompendiumError
from tipbrowser.ui import sentences
from tipbrowser.ui.banners import BannerArea, Offer

RETRY, FORGET = "retry", "forget"


class LostCompendium(QObject):
    """Remembers the file until the reader opens another one, or wants it no more."""

    def __init__(
        self, banners: BannerArea, path: str, error: CompendiumError, *, reopen: Callable[[str], object],
        forgotten: Callable[[], None], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``reopen`` tries a file again, and says it where it is still not there."""
        super().__init__(parent)
        self.path = path
        """The file; empty once it is wanted no more."""
        self._reopen = reopen
        self._forgotten = forgotten
        offers = [Offer(RETRY, self.tr("Try again")), Offer(FORGET, self.tr("Try it no more"))]
        banners.show_banner(SHEET, sentences.sentence_about_lost_compendium(reason_in_words(error)), offers)
        banners.offer_chosen.connect(self._take)

    def _take(self, kind: str, offer: str) -> None:
        if kind != SHEET or not self.path:
            return
        if offer == RETRY:
            self._reopen(self.path)
        elif offer == FORGET:
            self.path = ""
            self._forgotten()
