"""Copying: what is chosen goes to the clipboard as text, HTML and Markdown together, in the form that is wished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from tipbrowser.controllers.failing import read_or
from tipbrowser.domain.citation_fields import CITATION_FIELDS, FORMS, WHOLE_FIELDS, WHOLES, template_of
from tipbrowser.domain.citation_templates import Template, TemplateError, parse
from tipbrowser.domain.locators import short
from tipbrowser.domain.material import ChosenPassage
from tipbrowser.export.copying import AS_FOOTNOTE, COPYING, SOURCE, TEXT, WITH_SOURCE, Copied, Wished, copied
from tipbrowser.services.gathering import Gathering
from tipbrowser.ui import taking_words
from tipbrowser.ui.chosen_passages import chosen_passages

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.domain.highlighting import Span
    from tipbrowser.domain.material import Material
    from tipbrowser.services.library import Library
    from tipbrowser.ui.copying_pane import CopyingPane
    from tipbrowser.ui.main_window import MainWindow
    from tipbrowser.ui.note_actions import NoteActions
    from tipbrowser.ui.sheet import Sheet

SHEET = "copying"
FORM, CITATION, WHOLE, OWN_CITATION, OWN_WHOLE = "copy", "copy_citation", "copy_whole", "own_citation", "own_whole"
"""Names under which it is kept what was wished."""
OWN = "own"
COPIED = "copied"
SHOWN = 3
"""Paragraphs that are named once they are copied."""


class CopyingController(QObject):
    """Does the actions, and answers the sheet in which the forms are chosen."""

    def __init__(
        self, library: Library, *, window: MainWindow, actions: NoteActions, appearance: AppearanceController,
        sheets: SheetsController, selected: Callable[[], Sequence[Span]], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``selected`` gives the words that are selected in the text."""
        super().__init__(parent)
        self._window = window
        self._appearance = appearance
        self._selected = selected
        self._gathering = Gathering(library)
        self._pane: CopyingPane | None = None
        sheets.add(SHEET, self._make_sheet)
        for form, action in zip(COPYING, actions.copying, strict=True):
            action.triggered.connect(lambda _checked, form=form: self.copy(form))
            action.setEnabled(True)
        actions.copy_again.triggered.connect(lambda _checked: self.copy(self._kept(FORM) or WITH_SOURCE))
        actions.copy_forms.triggered.connect(lambda _checked: self._open(sheets))
        for action in (actions.copy_again, actions.copy_forms):
            action.setEnabled(True)

    def copy(self, form: str) -> None:
        """Copy what is chosen in a form, one of ``COPYING``, which the key for the last form has from now on."""
        form = form if form in COPYING else WITH_SOURCE
        material = self._material()
        if material is None or not material.passages:
            self._window.status.show_message(COPIED, self.tr("There is nothing to copy on this page."))
            return
        found = copied(material, self._wished(form), taking_words.words())
        QGuiApplication.clipboard().setMimeData(_mime(found))
        if form != self._kept(FORM):
            self._appearance.remember({FORM: form})
        names = [short(one.passage.locator) for one in material.passages]
        more = self.tr(" and %n more", "", len(names) - SHOWN) if len(names) > SHOWN else ""
        said = {
            TEXT: self.tr("Copied: the text of {places}"), WITH_SOURCE: self.tr("Copied with its source: {places}"),
            SOURCE: self.tr("Copied: the source of {places}"), AS_FOOTNOTE: self.tr("Copied as a footnote: {places}"),
        }[form]  # fmt: skip
        self._window.status.show_message(COPIED, said.format(places=", ".join(names[:SHOWN]) + more))

    def _material(self) -> Material | None:
        """Give the words that are selected in one passage, or else the passages that are chosen; none if nothing can be."""
        spans, gathering = self._selected(), self._gathering
        if len(spans) == 1 and not spans[0].is_whole and not self._window.entries.view.hasFocus():
            chosen = [ChosenPassage(locator=spans[0].locator, start=spans[0].start, end=spans[0].end)]
            return read_or(lambda: gathering.material(chosen), None)
        locators = chosen_passages(self._window)
        return read_or(lambda: gathering.material(gathering.chosen(locators)), None)

    def _kept(self, name: str) -> str:
        return dict(self._appearance.settings.taking).get(name, "")

    def _wished(self, form: str) -> Wished:
        citation = self._template(CITATION, OWN_CITATION, FORMS, CITATION_FIELDS)
        whole = self._template(WHOLE, OWN_WHOLE, WHOLES, WHOLE_FIELDS)
        # A footnote has its own form, unless the reader has written one.
        is_own = self._kept(CITATION) == OWN
        return Wished(form=form, citation=citation if form != AS_FOOTNOTE or is_own else None, whole=whole)

    def _template(self, name: str, own: str, forms: dict[str, str], fields: Sequence[str]) -> Template | None:
        chosen = self._kept(name)
        if chosen == OWN:
            try:
                return parse(self._kept(own), fields)
            except TemplateError:
                return None  # the sheet says what is wrong with it
        return template_of(chosen) if chosen in forms else None

    # -- The sheet

    def _open(self, sheets: SheetsController) -> None:
        sheets.open(SHEET)
        self._show()

    def _make_sheet(self) -> Sheet:
        from tipbrowser.ui.copying_pane import CopyingPane
        from tipbrowser.ui.sheet import Sheet

        self._pane = pane = CopyingPane(CITATION_FIELDS, WHOLE_FIELDS)
        pane.show_choices(
            form=self._kept(FORM) or WITH_SOURCE, citation=self._kept(CITATION) or next(iter(FORMS)),
            own_citation=self._kept(OWN_CITATION) or FORMS["official"], whole=self._kept(WHOLE) or next(iter(WHOLES)),
            own_whole=self._kept(OWN_WHOLE) or WHOLES["behind"],
        )  # fmt: skip
        pane.changed.connect(self._take)
        return Sheet(self.tr("Copying and citing"), pane)

    def _take(self) -> None:
        pane = self._pane
        assert pane is not None  # it tells of a change
        self._appearance.remember({
            FORM: pane.form, CITATION: pane.citation, OWN_CITATION: pane.own_citation, WHOLE: pane.whole,
            OWN_WHOLE: pane.own_whole,
        })  # fmt: skip
        self._show()

    def _show(self) -> None:
        """Show what is copied now, and what is wrong with the reader's own templates."""
        pane = self._pane
        assert pane is not None  # it was opened
        for own, fields, show in (
            (pane.own_citation, CITATION_FIELDS, pane.show_citation_error),
            (pane.own_whole, WHOLE_FIELDS, pane.show_whole_error),
        ):
            try:
                parse(own, fields)
                show("", 0, "")
            except TemplateError as error:
                show(error.kind, error.position, error.words)
        material = self._material()
        if material is None or not material.passages:
            pane.show_preview("")
            return
        pane.show_preview(copied(material, self._wished(pane.form), taking_words.words()).html)


def _mime(found: Copied) -> QMimeData:
    data = QMimeData()
    data.setText(found.plain)
    data.setHtml(found.html)
    data.setData("text/markdown", found.markdown.encode())
    return data
