"""The settings, each in effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSlider, QWidget

from tipbrowser.domain.looks import READING_SIZES, TEXT_SIZES
from tipbrowser.settings import Settings
from tipbrowser.ui.labels import breakable, plain_label
from tipbrowser.ui.sheet_column import SheetColumn

STEP = 10


class SettingsPane(SheetColumn):
    """Shows the settings and emits the wish to change one."""

    theme_requested = Signal(str)
    """``system``, ``light`` or ``dark``."""
    text_size_requested = Signal(int)
    """Per cent."""
    reading_size_requested = Signal(int)
    """Points."""
    confirmation_requested = Signal(bool)
    """Whether outside links ask before they open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = self._content
        self._theme = QComboBox(content)
        self._text_size = QSlider(Qt.Orientation.Horizontal, content)
        self._text_value = QLabel(content)
        self._reading_size = QSlider(Qt.Orientation.Horizontal, content)
        self._reading_value = QLabel(content)
        self._confirm = QCheckBox(self.tr("Show the address and ask before a link to the outside opens"), content)
        self._kept = plain_label(content, "settings_hint")
        self._folder = plain_label(content, "settings_hint")
        self._unprotected = plain_label(content, "settings_hint")
        self._build_controls()
        self._build_column()
        self._connect_signals()

    def show_settings(self, settings: Settings) -> None:
        """Show the settings; tells nobody."""
        controls = (self._theme, self._text_size, self._reading_size, self._confirm)
        for control in controls:
            control.blockSignals(True)
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._text_size.setValue(settings.text_size)
        self._text_value.setText(self.tr("{percent} %").format(percent=settings.text_size))
        self._reading_size.setValue(READING_SIZES.index(settings.reading_size))
        self._reading_value.setText(self.tr("{points} points").format(points=settings.reading_size))
        self._confirm.setChecked(settings.confirm_outside_links)
        for control in controls:
            control.blockSignals(False)

    def show_problem(self, sentence: str) -> None:
        """Say that a change is kept, or why it cannot be."""
        kept = self.tr("Every change takes effect at once and is kept.")
        self._kept.setText(
            self.tr("Every change takes effect at once. {problem}").format(problem=breakable(sentence))
            if sentence
            else kept
        )

    def show_folder(self, folder: str) -> None:
        """Show where the program keeps what it writes; empty if it keeps nothing."""
        self._folder.setText(
            self.tr("The program writes only to this folder: {folder}").format(folder=breakable(folder))
        )
        self._folder.setVisible(bool(folder))

    def show_unprotected(self, sentence: str) -> None:
        """Say what the file system cannot do to protect what is written; empty if it can do all."""
        self._unprotected.setText(sentence)
        self._unprotected.setVisible(bool(sentence))

    def _build_controls(self) -> None:
        self.setAccessibleName(self.tr("Settings"))
        self._theme.addItem(self.tr("As the system"), "system")
        self._theme.addItem(self.tr("Light"), "light")
        self._theme.addItem(self.tr("Dark"), "dark")
        for slider, sizes, step in (
            (self._text_size, TEXT_SIZES, STEP),
            (self._reading_size, range(len(READING_SIZES)), 1),
        ):
            slider.setRange(sizes.start, sizes.stop - 1)
            slider.setSingleStep(step)
            slider.setPageStep(step)
            slider.setMinimumWidth(120)
            slider.setMaximumWidth(300)
        for label in (self._text_value, self._reading_value):
            label.setObjectName("settings_value")
        self._theme.setAccessibleName(self.tr("Theme"))
        self._text_size.setAccessibleName(self.tr("Text size in per cent"))
        self._reading_size.setAccessibleName(self.tr("Text size of the reading view in points"))
        self._confirm.setAccessibleName(self._confirm.text())

    def _build_column(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(3, 1)
        rows: tuple[tuple[str, QWidget, QLabel | None], ...] = (
            (self.tr("&Theme"), self._theme, None),
            (self.tr("Text &size"), self._text_size, self._text_value),
            (self.tr("&Reading view"), self._reading_size, self._reading_value),
        )
        for row, (title, control, value) in enumerate(rows):
            grid.addWidget(self._label_of(control, title), row, 0)
            grid.addWidget(control, row, 1)
            if value is not None:
                grid.addWidget(value, row, 2)
        column = self._column
        column.addLayout(grid)
        column.addWidget(self._confirm)
        column.addWidget(self._kept)
        column.addWidget(self._folder)
        column.addWidget(self._unprotected)
        column.addStretch(1)

    def _connect_signals(self) -> None:
        self._theme.activated.connect(lambda: self.theme_requested.emit(self._theme.currentData()))
        self._text_size.valueChanged.connect(self.text_size_requested)
        self._reading_size.valueChanged.connect(lambda place: self.reading_size_requested.emit(READING_SIZES[place]))
        self._confirm.toggled.connect(self.confirmation_requested)
