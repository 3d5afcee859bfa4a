"""The forms in which is copied and cited: ready made ones, and the reader's own, whose outcome is seen as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.sheet_column import SheetColumn
from tipbrowser.ui.taking_preview import TakingPreview

FORMS = ("text", "with source", "source", "footnote")
CITATIONS = ("official", "dated", "running", "compendium", "footnote", "own")
WHOLES = ("behind", "quoted", "below", "own")
LONGEST = 1000


class CopyingPane(SheetColumn):
    """Shows the forms and what the current paragraph is in them."""

    changed = Signal()
    """Another form is chosen, or a template was typed."""

    def __init__(
        self, citation_fields: Sequence[str], whole_fields: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """The fields are those that templates can have, in the order in which they are told."""
        super().__init__(parent, wide=True)
        content = self._content
        self._form, self._citation, self._whole = (QComboBox(content) for _ in range(3))
        self._own_citation, self._own_whole = QLineEdit(content), QLineEdit(content)
        self._citation_error = plain_label(content, "settings_hint")
        self._whole_error = plain_label(content, "settings_hint")
        self._fields = plain_label(content, "settings_hint")
        self._preview = TakingPreview(content)
        self._whole_only = [field for field in whole_fields if field not in citation_fields]
        self._all_fields = citation_fields
        self._labels: dict[QWidget, QLabel] = {}
        self._fill_choices()
        self._build_column()
        self._connect_signals()

    @property
    def form(self) -> str:
        """What the key copies, one of ``FORMS``."""
        return str(self._form.currentData())

    @property
    def citation(self) -> str:
        """The form of sources, one of ``CITATIONS``."""
        return str(self._citation.currentData())

    @property
    def own_citation(self) -> str:
        """The reader's own template of sources."""
        return self._own_citation.text()

    @property
    def whole(self) -> str:
        """The form of words with their source, one of ``WHOLES``."""
        return str(self._whole.currentData())

    @property
    def own_whole(self) -> str:
        """The reader's own template of words with their source."""
        return self._own_whole.text()

    @property
    def preview(self) -> TakingPreview:
        """What the current paragraph is in these forms."""
        return self._preview

    @property
    def citation_error(self) -> str:
        """What is wrong with the template of sources, as a sentence."""
        return self._citation_error.text()

    def show_choices(self, *, form: str, citation: str, own_citation: str, whole: str, own_whole: str) -> None:
        """Show what is chosen; tells nobody."""
        for combo, key in ((self._form, form), (self._citation, citation), (self._whole, whole)):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(combo.findData(key), 0))
            combo.blockSignals(False)
        for line, text in ((self._own_citation, own_citation), (self._own_whole, own_whole)):
            line.blockSignals(True)
            line.setText(text)
            line.blockSignals(False)
        self._show_own()

    def show_preview(self, html: str) -> None:
        """Show what would be copied."""
        self._preview.show_piece(html)

    def show_citation_error(self, kind: str, position: int, words: str) -> None:
        """Say what is wrong with the template of sources; nothing if ``kind`` is empty."""
        self._show_error(self._citation_error, self._own_citation, kind, position, words)

    def show_whole_error(self, kind: str, position: int, words: str) -> None:
        """Say what is wrong with the template of words with their source; nothing if ``kind`` is empty."""
        self._show_error(self._whole_error, self._own_whole, kind, position, words)

    def _show_error(self, label: QLabel, line: QLineEdit, kind: str, position: int, words: str) -> None:
        sentences = {
            "unknown field": self.tr("There is no field “{words}” (sign {place}): the fields stand below."),
            "unclosed field": self.tr("The field that begins at sign {place} is not closed: add a }}."),
            "unclosed part": self.tr("The part that begins at sign {place} is not closed: add a ]."),
            "unopened": self.tr("The {words} at sign {place} closes nothing: write \\{words} for the sign itself."),
            "escape": self.tr("Behind \\ at sign {place} a sign is needed: {{ }} [ ] | \\ or n."),
            "depth": self.tr("Too many parts within parts, at sign {place}."),
        }
        sentence = sentences.get(kind, "").format(words=words, place=position + 1)
        label.setText(sentence)
        label.setVisible(bool(sentence) and not line.isHidden())

    def _fill_choices(self) -> None:
        self.setAccessibleName(self.tr("Copying and citing"))
        for combo, keys, names in (
            (self._form, FORMS, (
                self.tr("The text"), self.tr("The text with its source"), self.tr("The source"),
                self.tr("The source as a footnote"),
            )),
            (self._citation, CITATIONS, (
                self.tr("Official: resolution 10/3, para. 13 (i)"), self.tr("Official with the date"),
                self.tr("As in running text: paragraph 13 (i)"), self.tr("Place in the compendium"),
                self.tr("Both, as in a footnote"), self.tr("My own"),
            )),
            (self._whole, WHOLES, (
                self.tr("The source in brackets behind"), self.tr("In quotation marks, the source behind"),
                self.tr("The source in a line below"), self.tr("My own"),
            )),
        ):  # fmt: skip
            for key, name in zip(keys, names, strict=True):
                combo.addItem(name, key)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(20)
        for widget, name in (
            (self._form, self.tr("The key for copying copies")), (self._citation, self.tr("Form of the sources")),
            (self._whole, self.tr("Form of the text with its source")),
            (self._own_citation, self.tr("My own form of the sources")),
            (self._own_whole, self.tr("My own form of the text with its source")),
        ):  # fmt: skip
            widget.setAccessibleName(name)
        for line in (self._own_citation, self._own_whole):
            line.setMaxLength(LONGEST)
        words = self.tr(
            "Fields stand in braces: {citation}. In a text with its source also {whole}. What stands in [ ] is left out when"
            " a field in it is empty; | parts several ways, of which the first that is full stands; \\n begins a new line."
        )
        self._fields.setText(
            words.format(
                citation=" ".join(f"{{{one}}}" for one in self._all_fields),
                whole=" ".join(f"{{{one}}}" for one in self._whole_only),
            )
        )

    def _build_column(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("The &key copies"), self._form), (self.tr("&Sources as"), self._citation),
            (self.tr("My &own"), self._own_citation), ("", self._citation_error),
            (self.tr("&Text with source"), self._whole), (self.tr("My o&wn"), self._own_whole), ("", self._whole_error),
        )  # fmt: skip
        for row, (title, field) in enumerate(rows):
            if title:
                self._labels[field] = self._label_of(field, title)
                grid.addWidget(self._labels[field], row, 0)
            grid.addWidget(field, row, 1)
        form = QVBoxLayout()
        form.setSpacing(14)
        form.addLayout(grid)
        form.addWidget(self._fields)
        form.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(form, 5)
        both.addWidget(self._preview, 4)
        self._column.addLayout(both, 1)

    def _connect_signals(self) -> None:
        for combo in (self._form, self._citation, self._whole):
            combo.currentIndexChanged.connect(self._choose)
        for line in (self._own_citation, self._own_whole):
            line.textChanged.connect(lambda _text: self.changed.emit())

    def _choose(self, _row: int) -> None:
        self._show_own()
        self.changed.emit()

    def _show_own(self) -> None:
        for line, shown in (
            (self._own_citation, self.citation == "own"), (self._own_whole, self.whole == "own"),
        ):  # fmt: skip
            line.setVisible(shown)
            self._labels[line].setVisible(shown)
        for label, line in ((self._citation_error, self._own_citation), (self._whole_error, self._own_whole)):
            label.setVisible(bool(label.text()) and not line.isHidden())
        self._fields.setVisible("own" in (self.citation, self.whole))
