"""Everything that searches, wired: the box, the list of hits, the marks in the text, finding in the open text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tipbrowser.controllers.box import BoxController
from tipbrowser.controllers.find import FindController
from tipbrowser.controllers.matches import MatchesController
from tipbrowser.controllers.search import Asked, SearchController
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.values import replace
from tipbrowser.jobs import Jobs
from tipbrowser.services.library import Library
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.text_area import TextArea
from tipbrowser.window_state import WindowState

if TYPE_CHECKING:
    from tipbrowser.controllers.opened import Reader


class SearchDesk(QObject):
    """Holds the controllers of searching; made when something is first searched for."""

    def __init__(
        self,
        library: Library,
        reader: Reader,
        *,
        window: MainWindow,
        icons: Icons,
        actions: WindowActions,
        jobs: Jobs,
        show_panes: Callable[[], None],
        recent: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        """``show_panes`` puts away what stands before the panes; ``recent`` was searched for lately."""
        super().__init__(parent)
        self._window = window
        self._icons = icons
        self._actions = actions
        self._finds: dict[TextArea, FindController] = {}
        self.search = SearchController(
            reader.reading, reader.index, library.finder, background=library.background, jobs=jobs,
            places=reader.places, listing=reader.listing, topics=reader.topics, box=window.search_box,
            entries=window.entries, parent=self,
        )  # fmt: skip
        self.box = BoxController(
            self.search, reader.places, box=window.search_box, start=window.search_start, entries=window.entries,
            show_panes=show_panes, go_to_text=self._go_to_text, recent=recent, parent=self,
        )  # fmt: skip
        self.matches = MatchesController(reader.reading, library.finder, reader.places, actions=actions, parent=self)
        self.search.shown.connect(self.matches.show_finding)
        self.box.opened.connect(self.matches.bring_into_sight)
        window.entries.locator_requested.connect(self.matches.bring_into_sight)
        self._show_panes = show_panes

    def restore(self, state: WindowState) -> None:
        """Search again for what was searched for when the window was closed, within what narrowed it."""
        narrowing = Narrowing(
            part=state.search_part,
            sections=tuple(map(SectionId, state.search_sections)),
            kinds=state.search_kinds,
        )
        self.search.restore(
            Asked(text=state.search, narrowing=narrowing, pressed=state.search_topics, in_order=state.in_order)
        )

    def search_again(self, text: str, narrowing: Narrowing) -> None:
        """Search for a text that was kept, within what narrowed it then; what this edition has not does no more."""
        self._show_panes()
        known = self.search.known(narrowing)
        self.search.give_back(Asked(text=text, narrowing=known, in_order=self.search.asked.in_order))

    def with_search(self, state: WindowState) -> WindowState:
        """Give a state of the window with what is searched for now."""
        asked = self.search.asked
        narrowing = asked.narrowing
        return replace(
            state, search=asked.text, in_order=asked.in_order, searches=tuple(self.box.recent),
            search_part=narrowing.part, search_sections=narrowing.sections, search_kinds=narrowing.kinds,
            search_topics=asked.pressed,
        )  # fmt: skip

    def find_words(self) -> None:
        """Ask for words to be found in the open text."""
        self._show_panes()
        area = self._window.area
        if area not in self._finds:
            self._finds[area] = FindController(area.build_find_bar(self._icons), area.page, self)
            self.matches.give_way_to(self._finds[area])
        self._finds[area].open()

    def _go_to_text(self) -> None:
        self._window.area.page.setFocus()
