"""The settings, each in effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from tipbrowser.settings import READING_SIZES, TEXT_SIZES, Settings
from tipbrowser.ui.labels import plain_label

STEP = 10


class SettingsPane(QWidget):
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
        self._theme = QComboBox(self)
        self._text_size = QSlider(Qt.Orientation.Horizontal, self)
        self._text_value = QLabel(self)
        self._reading_size = QSlider(Qt.Orientation.Horizontal, self)
        self._reading_value = QLabel(self)
        self._confirm = QCheckBox(self.tr("Show the address and ask before a link to the outside opens"), self)
        self._folder = plain_label(self, "settings_hint")
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
        self._reading_size.setValue(settings.reading_size)
        self._reading_value.setText(self.tr("{points} points").format(points=settings.reading_size))
        self._confirm.setChecked(settings.confirm_outside_links)
        for control in controls:
            control.blockSignals(False)

    def show_folder(self, folder: str) -> None:
        """Show where the program keeps what it writes; empty if it keeps nothing."""
        self._folder.setText(self.tr("The program writes only to this folder: {folder}").format(folder=folder))
        self._folder.setVisible(bool(folder))

    def _build_controls(self) -> None:
        self._theme.addItem(self.tr("As the system"), "system")
        self._theme.addItem(self.tr("Light"), "light")
        self._theme.addItem(self.tr("Dark"), "dark")
        for slider, sizes, step in ((self._text_size, TEXT_SIZES, STEP), (self._reading_size, READING_SIZES, 2)):
            slider.setRange(sizes.start, sizes.stop - 1)
            slider.setSingleStep(step)
            slider.setPageStep(step)
            slider.setMinimumWidth(240)
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
            label = QLabel(title, self)
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignLeading)
            if value is not None:
                grid.addWidget(value, row, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addLayout(grid)
        column.addWidget(self._confirm)
        column.addWidget(plain_label(self, "settings_hint", self.tr("Every change takes effect at once and is kept.")))
        column.addWidget(self._folder)
        column.addStretch(1)

    def _connect_signals(self) -> None:
        self._theme.activated.connect(lambda: self.theme_requested.emit(self._theme.currentData()))
        self._text_size.valueChanged.connect(self.text_size_requested)
        self._reading_size.valueChanged.connect(self.reading_size_requested)
        self._confirm.toggled.connect(self.confirmation_requested)
