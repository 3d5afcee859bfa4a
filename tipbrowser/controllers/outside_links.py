"""Links to the outside: shown, copied, and opened only once the reader has confirmed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from tipbrowser.ui.banners import OUTSIDE_LINK, BannerArea, Offer

ADDRESSES = ("https://", "http://")


def open_address(address: str) -> bool:
    """Hand an address to the system's browser; False if there is none."""
    return QDesktopServices.openUrl(QUrl(address))


class OutsideLinks(QObject):
    """Asks in a banner; the program itself never connects to anything."""

    def __init__(
        self,
        banners: BannerArea,
        *,
        confirm: Callable[[], bool],
        open_outside: Callable[[str], bool] = open_address,
        parent: QObject | None = None,
    ) -> None:
        """``confirm`` tells whether the settings ask for a confirmation."""
        super().__init__(parent)
        self._banners = banners
        self._confirm = confirm
        self._open_outside = open_outside
        self._address = ""
        banners.offer_chosen.connect(self._chosen)

    def ask(self, address: str) -> None:
        """Show an address, or the words of a text outside; open it only when that is confirmed."""
        self._address = address
        if not address.startswith(ADDRESSES):
            sentence = self.tr("This text is not in the compendium: {words}")
            self._banners.show_banner(OUTSIDE_LINK, sentence.format(words=address), [Offer("copy", self.tr("Copy"))])
        elif self._confirm():
            sentence = self.tr("This link leads outside the program: {address}")
            offers = [Offer("open", self.tr("Open in the browser")), Offer("copy", self.tr("Copy address"))]
            self._banners.show_banner(OUTSIDE_LINK, sentence.format(address=address), offers, take_focus=True)
        else:
            self._open()

    def _chosen(self, kind: str, name: str) -> None:
        if kind != OUTSIDE_LINK:
            return
        if name == "copy":
            QGuiApplication.clipboard().setText(self._address)
        elif name == "open":
            self._open()

    def _open(self) -> None:
        if not self._open_outside(self._address):
            sentence = self.tr("No browser could be started. The address is: {address}")
            self._banners.show_banner(
                OUTSIDE_LINK, sentence.format(address=self._address), [Offer("copy", self.tr("Copy address"))]
            )
