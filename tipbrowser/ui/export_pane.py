"""Export: which format, what of one's own, under which name, and into which file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from tipbrowser.domain.exchanged import ENDINGS, FORMATS
from tipbrowser.domain.values import Value
from tipbrowser.ui.labels import breakable, plain_label
from tipbrowser.ui.path_line import PathLine
from tipbrowser.ui.sheet_column import SheetColumn

SCOPES = ("all", "tag", "folder", "section", "topic", "kind")
LONGEST_NAME = 100


class ExportWish(Value):
    """What is to be exported."""

    path: str
    form: str
    """One of ``FORMATS``."""
    scope: str
    """One of ``SCOPES``."""
    choice: object
    """What of the scope: a tag, the id of a folder, a section, a topic, a kind; none of ``all``."""
    own_only: bool
    whole: bool
    """With earlier versions and the bin."""
    creator: str


class ExportPane(SheetColumn):
    """Asks what is to be exported; shows what came of it."""

    export_requested = Signal(object)
    """An ``ExportWish``."""
    cancel_requested = Signal()
    scope_changed = Signal(str)
    """One of ``SCOPES``: its choices are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = self._content
        self._format = QComboBox(content)
        self._about = plain_label(content, "settings_hint")
        self._scope = QComboBox(content)
        self._choice = QComboBox(content)
        self._own = QCheckBox(self.tr("Without what I imported from others"), content)
        self._whole = QCheckBox(self.tr("With earlier versions and the bin"), content)
        self._creator = QLineEdit(content)
        self.path = PathLine(saving=True, parent=content)
        self._exists = plain_label(content, "settings_hint")
        self._export = QPushButton(content)
        self._cancel = QPushButton(self.tr("Cancel"), content)
        self._progress = QProgressBar(content)
        self._result = plain_label(content, "sheet_text")
        self._build_controls()
        self._build_column()
        self._connect_signals()
        self._show_format()
        self.show_running(running=False)

    @property
    def scope(self) -> str:
        """Which part is chosen, one of ``SCOPES``."""
        return str(self._scope.currentData())

    def show_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer the choices of the scope, each as it is shown and as it is told."""
        self._choice.clear()
        for shown, told in choices:
            self._choice.addItem(shown, told)
        if not choices and self.scope != "all":
            self._choice.addItem(self.tr("There is none"), None)
        self._choice.setVisible(self.scope != "all")
        self._choice.setEnabled(bool(choices))
        self._show_ready()

    def show_running(self, *, running: bool) -> None:
        """Show that it is being done, and let it be cancelled."""
        self._progress.setVisible(running)
        self._cancel.setVisible(running)
        self._export.setVisible(not running)
        if running:
            self._result.clear()
            self._cancel.setFocus()

    def show_result(self, sentence: str) -> None:
        """Say what came of it."""
        self.show_running(running=False)
        self._show_ready()
        self._result.setText(breakable(sentence))
        self._exists.hide()
        # Not to the button: pressed once more, it would replace what was just written.
        self.path.setFocus()

    def _build_controls(self) -> None:
        self.setAccessibleName(self.tr("Export notes and bookmarks"))
        for form, shown in zip(
            FORMATS,
            (
                self.tr("Dossier for a colleague (.tipnotes)"),
                self.tr("Web Annotations for other programs (.jsonld)"),
                self.tr("Lines of JSON, everything (.jsonl)"),
            ),
            strict=True,
        ):
            self._format.addItem(shown, form)
        for scope, shown in zip(
            SCOPES,
            (
                self.tr("Everything"), self.tr("With a tag"), self.tr("In a folder of bookmarks"),
                self.tr("On a meeting or session"), self.tr("On a topic"), self.tr("Of one kind"),
            ),
            strict=True,
        ):  # fmt: skip
            self._scope.addItem(shown, scope)
        for combo, name in (
            (self._format, self.tr("Format")), (self._scope, self.tr("What")), (self._choice, self.tr("Which")),
        ):  # fmt: skip
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(24)
        self._creator.setAccessibleName(self.tr("Your name, for whoever gets it"))
        self._creator.setPlaceholderText(self.tr("For whoever gets it; may stay empty"))
        self._creator.setMaxLength(LONGEST_NAME)
        self._export.setObjectName("primary")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Exporting"))
        self._choice.hide()

    def _build_column(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        which = QHBoxLayout()
        which.setSpacing(12)
        which.addWidget(self._scope, 1)
        which.addWidget(self._choice, 1)
        rows: tuple[tuple[str, QWidget, QWidget | QHBoxLayout], ...] = (
            (self.tr("&Format"), self._format, self._format),
            (self.tr("&What"), self._scope, which),
            (self.tr("Your &name"), self._creator, self._creator),
            (self.tr("F&ile"), self.path, self.path),
        )
        for row, (title, buddy, field) in enumerate(rows):
            grid.addWidget(self._label_of(buddy, title), row, 0)
            if isinstance(field, QHBoxLayout):
                grid.addLayout(field, row, 1)
            else:
                grid.addWidget(field, row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._export)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._progress, 1)
        buttons.addStretch(1)
        column = self._column
        column.addLayout(grid)
        for widget in (self._about, self._own, self._whole, self._exists):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._result)
        column.addStretch(1)

    def _connect_signals(self) -> None:
        self._format.currentIndexChanged.connect(lambda _row: self._show_format())
        self._scope.currentIndexChanged.connect(lambda _row: self.scope_changed.emit(self.scope))
        self.path.changed.connect(self._show_ready)
        self.path.chosen.connect(self._export.setFocus)
        self._export.clicked.connect(self._ask)
        self._cancel.clicked.connect(self.cancel_requested)

    def _show_format(self) -> None:
        form = str(self._format.currentData())
        about = {
            "dossier": self.tr("One file with all that is chosen, which this program imports and anybody can read."),
            "web": self.tr("The W3C's form for annotations, which other programs know; without versions and the bin."),
            "lines": self.tr("One line for each thing, for scripts, and to build everything anew."),
        }
        self._about.setText(about[form])
        self._whole.setVisible(form == "lines")
        ending = ENDINGS[form]
        self.path.set_filter(self.tr("{format} (*{ending})").format(format=self._format.currentText(), ending=ending))
        path = Path(self.path.path)
        if path.suffix in ENDINGS.values():
            self.path.set_path(str(path.with_suffix(ending)))
        self._show_ready()

    def _show_ready(self) -> None:
        path = self.path.path
        there = bool(path) and Path(path).is_file()
        self._exists.setText(self.tr("There is a file of this name: it will be replaced.") if there else "")
        self._exists.setVisible(there)
        self._export.setText(self.tr("Replace the file") if there else self.tr("Export"))
        self._export.setEnabled(bool(path) and (self.scope == "all" or self._choice.isEnabled()))

    def _ask(self) -> None:
        self.export_requested.emit(
            ExportWish(
                path=self.path.path, form=str(self._format.currentData()), scope=self.scope,
                choice=self._choice.currentData(), own_only=self._own.isChecked(),
                whole=self._whole.isChecked() and not self._whole.isHidden(), creator=self._creator.text().strip(),
            )
        )  # fmt: skip
