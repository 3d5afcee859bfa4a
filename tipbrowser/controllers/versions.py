"""The earlier versions of a note: laid beside the present one, brought back, copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tipbrowser.controllers.appearance import AppearanceController
from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.sheets import SheetsController
from tipbrowser.domain.annotations import Item, ItemId, Version
from tipbrowser.domain.changes import Written
from tipbrowser.services.notebook import AnnotationsError
from tipbrowser.services.versions import Versions, bringing_back, changes_since, text_of
from tipbrowser.ui.local_times import local_time
from tipbrowser.ui.sheet import Sheet
from tipbrowser.ui.versions_pane import ShownVersion, VersionsPane

NAME = "versions"
"""Of the sheet."""


class VersionsController(QObject):
    """Shows one note at a time; the pane is made when it is first wished for."""

    def __init__(
        self, pen: Pen, sheets: SheetsController, appearance: AppearanceController, *,
        name_of: Callable[[Item], str], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``name_of`` gives what a note is about, in a few words."""
        super().__init__(parent)
        self._pen = pen
        self._sheets = sheets
        self._appearance = appearance
        self._name_of = name_of
        self._asked = Versions(pen.notebook)
        self._pane: VersionsPane | None = None
        self._item: Item | None = None
        self._versions: dict[int, Version] = {}
        sheets.add(NAME, self._make)
        pen.written.connect(self._follow)

    def show(self, id: str) -> None:  # noqa: A002  # the item's own word for it
        """Open the sheet with the versions of a note; open already, it closes."""
        self._read(ItemId(id))
        if self._item is None:
            return
        if self._pane is not None:
            self._pane.tell("")
            self._show()
        self._sheets.open(NAME)

    def _make(self) -> Sheet:
        self._pane = VersionsPane(self._appearance.theme)
        self._pane.version_chosen.connect(self._compare)
        self._pane.bring_back_requested.connect(self._bring_back)
        self._pane.copy_requested.connect(self._copy)
        self._appearance.look_changed.connect(self._change_look)
        self._show()
        return Sheet(self.tr("Earlier versions"), self._pane)

    def _change_look(self) -> None:
        if self._pane is not None:
            self._pane.set_theme(self._appearance.theme)

    def _read(self, id_: ItemId) -> None:
        try:
            self._item, versions = self._asked.read(id_)
        except AnnotationsError as error:
            self._pen.tell(error)
            return
        if self._item is None:
            return  # it was removed for good: what it was can still be copied
        self._versions = {version.revision: version for version in versions}

    def _show(self) -> None:
        if self._pane is None or self._item is None:
            return
        about = self.tr("{subject}, as it is now: last changed {moment}").format(
            subject=self._name_of(self._item), moment=local_time(self._item.modified)
        )
        self._pane.show_versions(
            about,
            [
                ShownVersion(revision=version.revision, when=local_time(version.modified), text=text_of(version.body))
                for version in self._versions.values()
            ],
        )
        if self._pane.chosen is not None:
            self._compare(self._pane.chosen)

    def _compare(self, revision: int) -> None:
        if self._pane is not None and self._item is not None:
            self._pane.show_difference(changes_since(self._versions[revision], self._item))

    def _bring_back(self, revision: int) -> None:
        version, item = self._versions[revision], self._item
        if item is None:
            self._tell_removed()
            return
        self._pen.write(
            bringing_back(version, item),
            name=self.tr("bringing a version back"),
            done=lambda _written: self._tell_done(version),
            failed=lambda error: self._tell_failure(item.id, error),
        )

    def _tell(self, sentence: str) -> None:
        if self._pane is not None:
            self._pane.tell(sentence)

    def _tell_done(self, version: Version) -> None:
        sentence = self.tr(
            "The version of {moment} is back. What the note was before is kept as a version, and Undo takes this back."
        )
        self._tell(sentence.format(moment=local_time(version.modified)))

    def _tell_failure(self, id_: ItemId, error: Exception) -> None:
        if isinstance(error, AnnotationsError):
            self._tell(self.tr("The note stays as it is: nothing can be written now. The line at the bottom says why."))
            return
        self._read(id_)
        if self._item is None:
            self._tell_removed()
        else:
            self._tell(self.tr("The note was changed meanwhile, and stays as it is; this is how it stands now."))
            self._show()

    def _tell_removed(self) -> None:
        self._tell(self.tr("The note was removed for good meanwhile. A version can still be copied."))

    def _copy(self, revision: int) -> None:
        QGuiApplication.clipboard().setText(text_of(self._versions[revision].body))

    def _follow(self, written: Sequence[Written]) -> None:
        """Show the note as it is after it was changed, by whomever."""
        shown = self._item
        if shown is None or self._pane is None or not self._pane.isVisible():
            return
        if not written or any(one.after is not None and one.after.id == shown.id for one in written):
            self._read(shown.id)
            self._show()
