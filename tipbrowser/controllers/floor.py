"""The reading view for the floor: the current paragraph, full screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from tipbrowser.controllers.appearance import AppearanceController
from tipbrowser.controllers.reading import ReadingController
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.services.reading import Reading
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.reading_view import ReadingView


class FloorController(QObject):
    """Opens the view, moves it with the text, and closes it at the same place."""

    def __init__(
        self,
        reading: Reading,
        places: ReadingController,
        actions: WindowActions,
        window: MainWindow,
        appearance: AppearanceController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading = reading
        self._places = places
        self._window = window
        self._appearance = appearance
        self._view: ReadingView | None = None
        self.highlights_of: Callable[[SectionId, Locator], Sequence[tuple[int, int, str]]] = _none
        """Gives the highlights of a passage on a page, in the form of ``ReadingView.show_passage``."""
        actions.reading.triggered.connect(self.toggle)
        appearance.look_changed.connect(self._follow_look)
        places.place_changed.connect(self._follow)

    @property
    def view(self) -> ReadingView | None:
        """The view, once it was opened."""
        return self._view

    def toggle(self) -> None:
        """Open the view full screen, or close it."""
        if self._view is not None and self._view.isVisible():
            self._view.close()
            return
        view = self.prepare()
        # Where no window manager runs, nobody else would make it as large as the screen.
        view.setGeometry(self._window.screen().geometry())
        view.showFullScreen()
        view.setFocus()

    def prepare(self) -> ReadingView:
        """Give the view at the current paragraph, not yet shown."""
        if self._view is None:
            self._view = self._make()
        self._view.set_theme(self._appearance.theme)
        self._view.set_points(self._appearance.settings.reading_size)
        self._show()
        return self._view

    def close(self) -> None:
        """Take the view away with the window."""
        if self._view is not None:
            self._view.close()

    def _make(self) -> ReadingView:
        view = ReadingView(self._appearance.theme)
        view.next_requested.connect(self._go_on)
        view.previous_requested.connect(self._go_back)
        view.close_requested.connect(view.close)
        view.size_changed.connect(self._appearance.set_reading_size)
        return view

    def _go_on(self) -> None:
        self._window.area.page.next_passage()

    def _go_back(self) -> None:
        self._window.area.page.previous_passage()

    def refresh(self) -> None:
        """Show the passage anew: something of the reader's has changed in it."""
        self._follow()

    def _follow(self) -> None:
        if self._view is not None and self._view.isVisible():
            self._show()

    def _follow_look(self) -> None:
        """Take the theme with the window: the system may change it while the view is open."""
        if self._view is not None:
            self._view.set_theme(self._appearance.theme)

    def _show(self) -> None:
        place = self._places.place
        passage = self._reading.passage(place.locator) if place and place.locator else None
        if self._view is None or place is None or passage is None:
            return
        page = self._reading.page(place.page)
        section = page.section if page is not None else None
        marks = self.highlights_of(place.page, passage.locator)
        self._view.show_passage(passage, self._reading.lead(passage.locator), section, passage.citation, marks)


def _none(_page: SectionId, _locator: Locator) -> Sequence[tuple[int, int, str]]:
    return ()
