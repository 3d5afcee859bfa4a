"""The start side: contents above, tabs of topics and errata below, each foldable."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tipbrowser.ui.contents_pane import ContentsPane
from tipbrowser.ui.errata_pane import ErrataPane
from tipbrowser.ui.folding_pane import FoldingPane
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.named_tabs import NamedTabs
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.topics_pane import TopicsPane

NARROWEST = 210
TABS = ("topics", "bookmarks", "notes", "tray", "errata")


class SidePane(Protocol):
    """What a tab shows: a widget that can be gone to by keyboard."""

    @property
    def entrance(self) -> QWidget | None:
        """What takes the keyboard when one goes to the pane; none while there is nothing to do in it."""

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""


class SidePanes(QWidget):
    """Arranges the panes; says which tab is opened."""

    tab_opened = Signal(str)
    """One of ``TABS``."""
    folding_changed = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contents = ContentsPane(theme)
        self.topics = TopicsPane(icons, theme)
        self.errata = ErrataPane(theme)
        self._panes: dict[str, SidePane] = {"topics": self.topics, "errata": self.errata}
        self._theme = theme
        self.tabs = NamedTabs(icons, theme)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._contents_fold = FoldingPane("contents", self.tr("Contents"), self.contents, icons)
        self._index_title = self.tr("Index and notes")
        self._index_fold = FoldingPane("index", self._index_title, self.tabs, icons)
        self._build_tabs()
        self._build_column()
        for pane in (self._contents_fold, self._index_fold):
            pane.folded.connect(self.folding_changed)
        for changed in (self.tabs.currentChanged, self.tabs.naming_changed):
            changed.connect(self._name_index)
        self.tabs.currentChanged.connect(lambda row: self.tab_opened.emit(TABS[row]))

    @property
    def tab(self) -> str:
        """Name of the tab in front."""
        return TABS[self.tabs.currentIndex()]

    @property
    def pane(self) -> SidePane | None:
        """What the tab in front shows; none while it is empty."""
        return self._panes.get(self.tab)

    def fill_tab(self, name: str, pane: SidePane) -> None:
        """Let a tab show a pane, which is made when the tab is first opened."""
        assert isinstance(pane, QWidget)
        self.tabs.exchange(TABS.index(name), pane)
        self._panes[name] = pane
        pane.set_theme(self._theme)

    @property
    def folded(self) -> tuple[str, ...]:
        """Names of the panes that are folded."""
        return tuple(pane.name for pane in (self._contents_fold, self._index_fold) if pane.is_folded)

    def open_tab(self, name: str) -> None:
        """Bring a tab to the front, unfolding its pane."""
        self._index_fold.set_folded(False)
        if name in TABS:
            self.tabs.setCurrentIndex(TABS.index(name))

    def open_contents(self) -> None:
        """Unfold the contents."""
        self._contents_fold.set_folded(False)

    def fold(self, names: tuple[str, ...]) -> None:
        """Fold the panes named."""
        for pane in (self._contents_fold, self._index_fold):
            pane.set_folded(pane.name in names)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.tabs.set_theme(theme)
        self.contents.set_theme(theme)
        for pane in self._panes.values():
            pane.set_theme(theme)
        for fold in (self._contents_fold, self._index_fold):
            fold.set_colour(theme.muted)

    def _name_index(self) -> None:
        """Let the heading say what the tab in front is called, where only its icon is seen."""
        name = self.tabs.tabText(self.tabs.currentIndex())
        self._index_fold.show_title(self._index_title if self.tabs.are_named else name)

    def _build_tabs(self) -> None:
        self.tabs.setObjectName("side_tabs")
        self.tabs.setAccessibleName(self.tr("Thematic index, bookmarks, notes, tray and errata"))
        for pane, words, icon in (
            (self.topics, self.tr("Topics"), "topics"), (QWidget(), self.tr("Bookmarks"), "bookmark"),
            (QWidget(), self.tr("Notes"), "note"), (QWidget(), self.tr("Tray"), "tray"),
            (self.errata, self.tr("Errata"), "erratum"),
        ):  # fmt: skip
            self.tabs.add(pane, words, icon)
        self.tabs.tabBar().setAccessibleName(self.tr("Tabs"))

    def _build_column(self) -> None:
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST)
        splitter = self.splitter
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._contents_fold)
        splitter.addWidget(self._index_fold)
        splitter.setSizes([460, 540])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(splitter, 1)
        column.addStretch(0)
