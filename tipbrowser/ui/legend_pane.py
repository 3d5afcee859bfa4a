"""What the colours of highlights mean: four names, changed where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from tipbrowser.domain.annotations import COLOURS
from tipbrowser.ui.highlight_looks import usual_name
from tipbrowser.ui.labels import plain_label
from tipbrowser.ui.sheet_column import SheetColumn
from tipbrowser.ui.swatch import Swatch
from tipbrowser.ui.theme import Theme

LONGEST = 40
"""Letters of a name, so that it fits into menus and hints."""


class LegendPane(SheetColumn):
    """Shows the names and emits the wish to change one."""

    name_requested = Signal(str, str)
    """A colour, and what it is to be called; empty for its usual name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = self._content
        self._samples = {colour: Swatch(colour, theme, content) for colour in COLOURS}
        self._lines = {colour: QLineEdit(content) for colour in COLOURS}
        self._said = plain_label(content, "settings_hint")
        self._names: dict[str, str] = dict.fromkeys(COLOURS, "")
        self._build_column()
        for colour, line in self._lines.items():
            line.editingFinished.connect(lambda colour=colour: self._ask(colour))
        self.say_trouble("")

    @property
    def lines(self) -> Mapping[str, QLineEdit]:
        """What one types the names into, by colour."""
        return self._lines

    @property
    def said(self) -> str:
        """What it says below the names."""
        return self._said.text()

    def show_names(self, named: Mapping[str, str]) -> None:
        """Show the reader's own names; a colour without one has its usual name. A line that is typed in stays."""
        for colour, line in self._lines.items():
            name = named.get(colour, "")
            if " ".join(line.text().split()) in ("", self._shown(colour)):
                line.setText(name or usual_name(colour))
            self._names[colour] = name

    def say_trouble(self, sentence: str) -> None:
        """Say why a name is not kept; empty says what becomes of what is typed."""
        usual = self.tr(
            "What is typed here is kept when you leave the line, and undone by Ctrl+Z in the text. An empty line gives"
            " the usual name back. Highlights keep their colours."
        )
        self._said.setText(sentence or usual)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        for sample in self._samples.values():
            sample.set_theme(theme)

    def _ask(self, colour: str) -> None:
        name = " ".join(self._lines[colour].text().split()) or usual_name(colour)
        self._lines[colour].setText(name)
        if name == self._shown(colour):
            return
        others = {self._shown(other).casefold() for other in COLOURS if other != colour}
        if name.casefold() in others:
            self.say_trouble(
                self.tr("“{name}” is what another colour is called; this one stays as it was.").format(name=name)
            )
            return
        self.say_trouble("")
        self.name_requested.emit(colour, "" if name == usual_name(colour) else name)

    def _shown(self, colour: str) -> str:
        """Give what a colour is called now."""
        return self._names[colour] or usual_name(colour)

    def _build_column(self) -> None:
        self.setAccessibleName(self.tr("What the colours mean"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, colour in enumerate(COLOURS):
            sample, line = self._samples[colour], self._lines[colour]
            sample.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            sample.setEnabled(False)
            sample.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            sample.setAccessibleName(usual_name(colour))
            line.setPlaceholderText(usual_name(colour))
            line.setMaxLength(LONGEST)
            line.setMaximumWidth(420)
            line.setAccessibleName(
                self.tr("Name of colour {number}: {name}").format(number=row + 1, name=usual_name(colour))
            )
            keys = QLabel(self.tr("Ctrl+Alt+{number}").format(number=row + 1), self._content)
            keys.setObjectName("settings_value")
            grid.addWidget(sample, row, 0)
            grid.addWidget(line, row, 1)
            grid.addWidget(keys, row, 2)
        self._column.addLayout(grid)
        self._column.addWidget(self._said)
        self._column.addStretch(1)
