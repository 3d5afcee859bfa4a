"""The start side: contents above, tabs of topics and errata below, each foldable."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from tipbrowser.ui.contents_pane import ContentsPane
from tipbrowser.ui.errata_pane import ErrataPane
from tipbrowser.ui.folding_pane import FoldingPane
from tipbrowser.ui.icons import Icons
from tipbrowser.ui.theme import Theme
from tipbrowser.ui.topics_pane import TopicsPane

NARROWEST = 210
TABS = ("topics", "errata")


class SidePanes(QWidget):
    """Arranges the panes; says which tab is opened."""

    tab_opened = Signal(str)
    """``topics`` or ``errata``."""
    folding_changed = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contents = ContentsPane(theme)
        self.topics = TopicsPane(icons, theme)
        self.errata = ErrataPane(theme)
        self.tabs = QTabWidget()
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._contents_fold = FoldingPane("contents", self.tr("Contents"), self.contents, icons)
        self._index_fold = FoldingPane("index", self.tr("Index and errata"), self.tabs, icons)
        self._build_tabs()
        self._build_column()
        for pane in (self._contents_fold, self._index_fold):
            pane.folded.connect(self.folding_changed)
        self.tabs.currentChanged.connect(lambda row: self.tab_opened.emit(TABS[row]))

    @property
    def tab(self) -> str:
        """Name of the tab in front."""
        return TABS[self.tabs.currentIndex()]

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
        for pane in (self.contents, self.topics, self.errata):
            pane.set_theme(theme)
        for fold in (self._contents_fold, self._index_fold):
            fold.set_colour(theme.muted)

    def _build_tabs(self) -> None:
        self.tabs.setObjectName("side_tabs")
        self.tabs.setAccessibleName(self.tr("Thematic index and errata"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.topics, self.tr("Topics"))
        self.tabs.addTab(self.errata, self.tr("Errata"))
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
