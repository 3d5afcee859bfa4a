"""The settings, each in effect at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

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
        self._text_percent = QSpinBox(self)
        self._reading_size = QSpinBox(self)
        self._confirm = QCheckBox(self.tr("Show the address and ask before a link to the outside opens"), self)
        self._folder = plain_label(self, "settings_hint")
        self._build_controls()
        self._build_form()
        self._connect_signals()

    def show_settings(self, settings: Settings) -> None:
        """Show the settings; tells nobody."""
        for control in (self._theme, self._text_size, self._text_percent, self._reading_size, self._confirm):
            control.blockSignals(True)
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._text_size.setValue(settings.text_size)
        self._text_percent.setValue(settings.text_size)
        self._reading_size.setValue(settings.reading_size)
        self._confirm.setChecked(settings.confirm_outside_links)
        for control in (self._theme, self._text_size, self._text_percent, self._reading_size, self._confirm):
            control.blockSignals(False)

    def show_folder(self, folder: str) -> None:
        """Show where the program keeps what it writes."""
        self._folder.setText(self.tr("The program writes only to this folder: {folder}").format(folder=folder))

    def _build_controls(self) -> None:
        self._theme.addItem(self.tr("As the system"), "system")
        self._theme.addItem(self.tr("Light"), "light")
        self._theme.addItem(self.tr("Dark"), "dark")
        self._text_size.setRange(TEXT_SIZES.start, TEXT_SIZES.stop - 1)
        self._text_size.setSingleStep(STEP)
        self._text_size.setPageStep(STEP)
        self._text_percent.setRange(TEXT_SIZES.start, TEXT_SIZES.stop - 1)
        self._text_percent.setSingleStep(STEP)
        self._text_percent.setSuffix(self.tr(" %"))
        self._reading_size.setRange(READING_SIZES.start, READING_SIZES.stop - 1)
        self._reading_size.setSuffix(self.tr(" pt"))
        self._theme.setAccessibleName(self.tr("Theme"))
        self._text_size.setAccessibleName(self.tr("Text size, slider"))
        self._text_percent.setAccessibleName(self.tr("Text size in per cent"))
        self._reading_size.setAccessibleName(self.tr("Text size of the reading view in points"))
        self._confirm.setAccessibleName(self._confirm.text())

    def _build_form(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        size = QHBoxLayout()
        size.setSpacing(12)
        self._text_size.setMinimumWidth(180)
        size.addWidget(self._text_size)
        size.addWidget(self._text_percent)
        form.addRow(self.tr("&Theme"), self._theme)
        form.addRow(self.tr("Text &size"), size)
        form.addRow(self.tr("&Reading view"), self._reading_size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addLayout(form)
        column.addWidget(self._confirm)
        column.addWidget(plain_label(self, "settings_hint", self.tr("Every change takes effect at once and is kept.")))
        column.addWidget(self._folder)
        column.addStretch(1)

    def _connect_signals(self) -> None:
        self._theme.activated.connect(lambda: self.theme_requested.emit(self._theme.currentData()))
        self._text_size.valueChanged.connect(self.text_size_requested)
        self._text_percent.valueChanged.connect(self.text_size_requested)
        self._reading_size.valueChanged.connect(self.reading_size_requested)
        self._confirm.toggled.connect(self.confirmation_requested)
