"""What the reader means by the colours, told to everything that names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.appearance import AppearanceController
from tipbrowser.controllers.sheets import SheetsController
from tipbrowser.controllers.wishes import Wish, Wishes
from tipbrowser.domain.annotations import COLOURS, LEGEND, Legend
from tipbrowser.domain.changes import Change, Put, TakeBack, Written
from tipbrowser.services.notebook import AnnotationsError, Notebook, trouble_of
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.highlight_looks import names_of
from tipbrowser.ui.highlight_words import sentence_not_kept
from tipbrowser.ui.sheet import Sheet

if TYPE_CHECKING:
    from tipbrowser.ui.legend_pane import LegendPane


class LegendController(QObject):
    """Holds the names of the colours; they are the reader's, or the usual ones."""

    names_changed = Signal()

    def __init__(
        self, notebook: Notebook, wishes: Wishes, *, actions: WindowActions, sheets: SheetsController,
        appearance: AppearanceController, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._notebook = notebook
        self._wishes = wishes
        self._actions = actions
        self._appearance = appearance
        self._pane: LegendPane | None = None
        self._named: dict[str, str] = {}
        sheets.add("legend", self._make_sheet)
        actions.notes.legend.triggered.connect(lambda _checked: sheets.open("legend"))
        actions.notes.legend.setEnabled(True)
        self.read()

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each colour."""
        return names_of(self._named)

    def follow(self, written: Sequence[Written]) -> None:
        """Hear what was written; nothing said means that anything may have been."""
        items = [one.after or one.before for one in written]
        if not items or any(item is not None and item.id == LEGEND for item in items):
            self.read()

    def read(self) -> None:
        """Take the names that the file has."""
        try:
            self._named = self._kept_names()
        except AnnotationsError:
            self._named = dict(self._named)  # as they were: the page says why nothing can be read
        self._show()

    def _kept_names(self) -> dict[str, str]:
        item = self._notebook.reader.item(LEGEND) if self._notebook.reader is not None else None
        legend = item.body if item is not None and item.deleted is None else None
        return dict(legend.names) if isinstance(legend, Legend) else {}

    def rename(self, colour: str, name: str) -> None:
        """Call a colour otherwise; empty gives it its usual name."""
        self._wishes.add(
            Wish(name=self.tr("the name of a colour"), changes=lambda: self._changes(colour, name), ended=self._ended)
        )

    def _changes(self, colour: str, name: str) -> list[Change]:
        item = self._notebook.reader.item(LEGEND) if self._notebook.reader is not None else None
        named = {**self._named, colour: name}
        names = tuple((one, named[one]) for one in COLOURS if named.get(one))
        body = Legend(names=names)
        if item is None:
            return [Put(id=LEGEND, revision=0, body=body)]
        back = [] if item.deleted is None else [TakeBack(id=LEGEND, revision=item.revision)]
        return [*back, Put(id=LEGEND, revision=item.revision + len(back), body=body)]

    def _ended(self, error: Exception | None) -> None:
        if self._pane is not None:
            self._pane.say_trouble(words_of_failure(error) if error is not None else "")

    def _show(self) -> None:
        for colour, name in self.names.items():
            action = self._actions.notes.highlights[colour]
            action.setText(self.tr("Highlight: {name}").format(name=name))
            action.setToolTip(f"{action.text()} ({self._actions.keys_of(action)})")
        if self._pane is not None:
            self._pane.show_names(self._named)
        self.names_changed.emit()

    def _make_sheet(self) -> Sheet:
        from tipbrowser.ui.legend_pane import LegendPane  # late, with its sheet: it is rarely opened

        self._pane = pane = LegendPane(self._appearance.theme)
        pane.show_names(self._named)
        pane.name_requested.connect(self.rename)
        self._appearance.look_changed.connect(lambda: pane.set_theme(self._appearance.theme))
        return Sheet(self.tr("What the colours mean"), pane)


def words_of_failure(error: Exception) -> str:
    """Say why a wish was not kept."""
    if isinstance(error, AnnotationsError):
        return sentence_not_kept(trouble_of(error), error.path, error.detail)
    return sentence_not_kept("overtaken", "")
