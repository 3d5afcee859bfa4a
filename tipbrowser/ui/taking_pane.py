"""Taking along: what, in which form and format, with what of one's own, into which file; its beginning is seen beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tipbrowser.domain.manuscript import A4, CITING, LETTER, NOTES, VARIANTS
from tipbrowser.domain.values import Value
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.path_line import PathLine
from tipbrowser.ui.sheet_column import SheetColumn
from tipbrowser.ui.taking_preview import TakingPreview

FORMATS = ("docx", "pdf", "markdown", "html", "text", "csv", "json", "ris", "bibtex", "csl")
ENDINGS = {
    "docx": ".docx", "pdf": ".pdf", "markdown": ".md", "html": ".html", "text": ".txt", "csv": ".csv",
    "json": ".json", "ris": ".ris", "bibtex": ".bib", "csl": ".csl.json",
}  # fmt: skip
DATA = frozenset(("csv", "json", "ris", "bibtex", "csl"))
"""Formats that hold the paragraphs as data, whatever is wished of a text."""
CITATIONS = ("official", "dated", "running", "compendium", "footnote", "own")
REMEMBERED = (
    "format",
    "variant",
    "citing",
    "citation",
    "notes",
    "author",
    "template",
    "paper",
    "footnotes",
    "highlights",
)
LONGEST = 200


class TakingWish(Value):
    """What is wished."""

    source: str
    """Key of one of the sources that were offered; empty if there is none."""
    format: str
    variant: str
    citing: str
    citation: str
    notes: str
    with_footnotes: bool
    with_highlights: bool
    title: str
    author: str
    is_dated: bool
    paper: str
    template: str
    """Path of a template of the reader's; empty for ours."""
    path: str


class TakingPane(SheetColumn):
    """Asks what is wished and shows what it comes to."""

    changed = Signal()
    """Something else is wished: the preview is to follow."""
    write_requested = Signal()
    print_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wide=True)
        content = self._content
        self._source, self._format, self._variant = (QComboBox(content) for _ in range(3))
        self._citing, self._citation, self._notes, self._paper = (QComboBox(content) for _ in range(4))
        self._footnotes = QCheckBox(self.tr("The publication's footnotes"), content)
        self._highlights = QCheckBox(self.tr("My highlights"), content)
        self._dated = QCheckBox(self.tr("Today's date"), content)
        self._title, self._author = QLineEdit(content), QLineEdit(content)
        self.template = PathLine(saving=False, parent=content)
        self.path = PathLine(saving=True, parent=content)
        foot = QWidget(self)
        self._exists = plain_label(foot, "settings_hint")
        self._write = QPushButton(foot)
        self._print = QPushButton(self.tr("Print …"), foot)
        self._cancel = QPushButton(self.tr("Cancel"), foot)
        self._progress = QProgressBar(foot)
        self._result = plain_label(foot, "sheet_text")
        self._empty = plain_label(content, "settings_hint")
        self.preview = TakingPreview(content)
        self._rows: dict[QWidget, QWidget] = {}
        """Labels by their fields."""
        self._fill_choices()
        self._name_fields()
        self._build_column()
        self._build_foot(foot)
        self._connect_signals()
        self.show_running(running=False)
        self._show_format()

    @property
    def wish(self) -> TakingWish:
        """What is wished now."""
        return TakingWish(
            source=str(self._source.currentData() or ""), format=self._chosen(self._format),
            variant=self._chosen(self._variant), citing=self._chosen(self._citing),
            citation=self._chosen(self._citation), notes=self._chosen(self._notes),
            with_footnotes=self._footnotes.isChecked(), with_highlights=self._highlights.isChecked(),
            title=self._title.text().strip(), author=self._author.text().strip(), is_dated=self._dated.isChecked(),
            paper=self._chosen(self._paper), template=self.template.path, path=self.path.path,
        )  # fmt: skip

    @property
    def result(self) -> str:
        """What came of the last wish, as a sentence."""
        return self._result.text()

    @property
    def is_running(self) -> bool:
        """Whether something is being written."""
        return not self._progress.isHidden()

    @property
    def says_it_replaces(self) -> bool:
        """Whether it is said that a file is going to be replaced."""
        return bool(self._exists.text())

    @property
    def remembered(self) -> dict[str, str]:
        """What is to be offered the next time, by name."""
        wish = self.wish
        flags = {"footnotes": wish.with_footnotes, "highlights": wish.with_highlights}
        return {name: str(flags.get(name, getattr(wish, name, ""))) for name in REMEMBERED}

    def recall(self, values: Mapping[str, str]) -> None:
        """Offer what was wished the last time; what is none of the choices is left out."""
        for name, combo in (
            ("format", self._format), ("variant", self._variant), ("citing", self._citing),
            ("citation", self._citation), ("notes", self._notes), ("paper", self._paper),
        ):  # fmt: skip
            row = combo.findData(values.get(name, ""))
            if row >= 0:
                combo.setCurrentIndex(row)
        self._footnotes.setChecked(values.get("footnotes") != "False")
        self._highlights.setChecked(values.get("highlights") == "True")
        self._author.setText(values.get("author", "")[:LONGEST])
        self.template.set_path(values.get("template", ""))

    def show_sources(self, sources: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer sources by their keys and names, one of them chosen."""
        self._source.blockSignals(True)
        self._source.clear()
        for key, name in sources:
            self._source.addItem(name, key)
        self._source.setCurrentIndex(max(self._source.findData(chosen), 0) if sources else -1)
        self._source.blockSignals(False)
        self._source.setEnabled(bool(sources))
        self.changed.emit()
        self._show_ready()

    def choose_variant(self, variant: str) -> None:
        """Choose how it is put together."""
        self._variant.setCurrentIndex(max(self._variant.findData(variant), 0))

    def show_preview(self, html: str, empty: str) -> None:
        """Show the beginning, or say why there is none."""
        self.preview.show_piece(html)
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self._show_ready()

    def show_running(self, *, running: bool) -> None:
        """Show that it is being done, and let it be cancelled."""
        self._progress.setVisible(running)
        self._cancel.setVisible(running)
        self._write.setVisible(not running)
        self._print.setVisible(not running)
        if running:
            self._say("")
            self._cancel.setFocus()

    def show_result(self, sentence: str) -> None:
        """Say what came of it."""
        self.show_running(running=False)
        self._show_ready()
        self._say(sentence)
        self._exists.hide()
        self.path.setFocus()  # not to the button: pressed once more, it would replace what was just written

    def _say(self, sentence: str) -> None:
        self._result.setText(sentence)
        self._result.setVisible(bool(sentence))

    def _chosen(self, combo: QComboBox) -> str:
        return str(combo.currentData())

    def _fill_choices(self) -> None:
        for combo, keys, names in (
            (self._format, FORMATS, (
                self.tr("Word (.docx)"), self.tr("PDF"), self.tr("Markdown"), self.tr("Web page (HTML)"),
                self.tr("Plain text"), self.tr("Table (CSV)"), self.tr("Data (JSON)"),
                self.tr("Sources for reference managers (RIS)"), self.tr("Sources (BibTeX)"),
                self.tr("Sources (CSL-JSON)"),
            )),
            (self._variant, VARIANTS, (
                self.tr("Paragraphs one below the other"), self.tr("Table: paragraph, source, my comment"),
                self.tr("Statement: own words, quotations, sources as footnotes"),
                self.tr("Comparison with the first, as tracked changes"), self.tr("Topic as the index prints it"),
                self.tr("Errata, for the publisher"),
            )),
            (self._citing, CITING, (
                self.tr("Behind each paragraph"), self.tr("As footnotes"), self.tr("None"),
            )),
            (self._citation, CITATIONS, (
                self.tr("Official: resolution 10/3, para. 13 (i)"), self.tr("Official with the date"),
                self.tr("As in running text: paragraph 13 (i)"), self.tr("Place in the compendium"),
                self.tr("Both, as in a footnote"), self.tr("My own, from the forms of copying"),
            )),
            (self._notes, NOTES, (
                self.tr("Left out"), self.tr("As text"), self.tr("As comments in the margin"), self.tr("As a column"),
            )),
            (self._paper, (A4, LETTER), (self.tr("A4"), self.tr("Letter"))),
        ):  # fmt: skip
            for key, name in zip(keys, names, strict=True):
                combo.addItem(name, key)
        if QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem:
            self._paper.setCurrentIndex(1)
        self._footnotes.setChecked(True)
        self._dated.setChecked(True)

    def _name_fields(self) -> None:
        self.setAccessibleName(self.tr("Take along"))
        for combo, name in (
            (self._source, self.tr("What")), (self._format, self.tr("Format")), (self._variant, self.tr("Form")),
            (self._citing, self.tr("Sources")), (self._citation, self.tr("Form of the sources")),
            (self._notes, self.tr("My notes")), (self._paper, self.tr("Paper")),
        ):  # fmt: skip
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(16)
        for line, name in ((self._title, self.tr("Title")), (self._author, self.tr("Author"))):
            line.setAccessibleName(name)
            line.setMaxLength(LONGEST)
        self._title.setPlaceholderText(self.tr("Title of the document"))
        self._author.setPlaceholderText(self.tr("Delegation, office or person; may stay empty"))
        self.template.line.setAccessibleName(self.tr("Template"))
        self.template.line.setPlaceholderText(self.tr("Ours; or a .docx of your office"))
        self.template.set_filter(self.tr("Word templates (*.docx *.dotx)"))
        self._write.setObjectName("primary")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Writing"))
        for words in (self._empty, self._exists, self._result):
            words.hide()

    def _build_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        checks = QHBoxLayout()
        checks.setSpacing(16)
        for box in (self._footnotes, self._highlights):
            checks.addWidget(box)
        checks.addStretch(1)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&What"), self._source), (self.tr("F&ormat"), self._format), (self.tr("&Form"), self._variant),
            (self.tr("&Sources"), self._citing), (self.tr("&Cited as"), self._citation),
            (self.tr("My &notes"), self._notes), (self.tr("&Title"), self._title), (self.tr("&Author"), self._author),
            (self.tr("&Paper"), self._paper), (self.tr("T&emplate"), self.template), (self.tr("F&ile"), self.path),
        )  # fmt: skip
        for title, field in fields:
            self._rows[field] = self._label_of(field, title)
            row = grid.rowCount()
            grid.addWidget(self._rows[field], row, 0)
            grid.addWidget(field, row, 1)
            if field is self._notes:
                grid.addLayout(checks, row + 1, 1)
            if field is self._author:
                grid.addWidget(self._dated, row + 1, 1)
        return grid

    def _build_foot(self, foot: QWidget) -> None:
        buttons = QHBoxLayout()
        for button in (self._write, self._print, self._cancel):
            buttons.addWidget(button)
        buttons.addWidget(self._progress, 1)
        buttons.addStretch(1)
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(0, 12, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(self._exists)
        lines.addLayout(buttons)
        lines.addWidget(self._result)
        self._keep_in_sight(foot)

    def _build_column(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(12)
        form.addLayout(self._build_fields())
        form.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._empty)
        beside.addWidget(self.preview, 1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(form, 5)
        both.addLayout(beside, 4)
        self._column.addLayout(both, 1)

    def _connect_signals(self) -> None:
        for combo in (self._source, self._variant, self._citing, self._citation, self._notes):
            combo.currentIndexChanged.connect(lambda _row: self.changed.emit())
        for box in (self._footnotes, self._highlights):
            box.toggled.connect(lambda _checked: self.changed.emit())
        self._format.currentIndexChanged.connect(lambda _row: self._show_format())
        self._source.currentIndexChanged.connect(lambda _row: self._show_ready())
        self.path.changed.connect(self._show_ready)
        self.path.chosen.connect(self._write.setFocus)
        self._write.clicked.connect(self.write_requested)
        self._print.clicked.connect(self.print_requested)
        self._cancel.clicked.connect(self.cancel_requested)

    def _show_format(self) -> None:
        """Offer what the format can do, and let the file's name end as it should."""
        form = self._chosen(self._format)
        for field in (self._variant, self._citing, self._citation, self._title, self._author):
            field.setEnabled(form not in DATA)
        for box in (self._footnotes, self._highlights, self._dated):
            box.setEnabled(form not in DATA)
        of_some: tuple[tuple[QWidget, bool], ...] = (
            (self._paper, form in ("docx", "pdf")), (self.template, form == "docx"),
        )  # fmt: skip
        for one, shown in of_some:
            one.setVisible(shown)
            self._rows[one].setVisible(shown)
        ending = ENDINGS[form]
        self.path.set_filter(self.tr("{format} (*{ending})").format(format=self._format.currentText(), ending=ending))
        path = self.path.path
        former = next((one for one in sorted(ENDINGS.values(), key=len, reverse=True) if path.endswith(one)), "")
        if former:
            self.path.set_path(f"{path[: -len(former)]}{ending}")
        self.changed.emit()
        self._show_ready()

    def _show_ready(self) -> None:
        path = self.path.path
        there = bool(path) and Path(path).expanduser().is_file()
        self._exists.setText(self.tr("There is a file of this name: it will be replaced.") if there else "")
        self._exists.setVisible(there)
        self._write.setText(self.tr("Replace the file") if there else self.tr("Write the file"))
        has_source = bool(self._source.currentData()) and self._empty.isHidden()
        self._write.setEnabled(bool(path) and has_source)
        self._print.setEnabled(has_source)
