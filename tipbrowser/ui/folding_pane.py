"""A pane with a heading that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from tipbrowser.ui.icons import Icons

UNBOUNDED = 16_777_215
"""Qt's largest size of a widget."""


class FoldingPane(QWidget):
    """Shows its content below a heading; a press on the heading folds and unfolds it."""

    folded = Signal(bool)

    def __init__(self, name: str, title: str, content: QWidget, icons: Icons, parent: QWidget | None = None) -> None:
        """``name`` is what the window's state calls the pane; ``title`` is shown."""
        super().__init__(parent)
        self.name = name
        self._icons = icons
        self._content = content
        self._heading = QToolButton(self)
        self._colour = ""
        self._build_column(title)
        self._heading.toggled.connect(self._fold)

    @property
    def is_folded(self) -> bool:
        """Whether the content is hidden."""
        return self._heading.isChecked()

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold the pane."""
        self._heading.setChecked(folded)

    def show_title(self, title: str) -> None:
        """Show other words in the heading; what a screen reader calls the pane stays."""
        self._heading.setText(title)

    def set_colour(self, colour: str) -> None:
        """Draw the heading's arrow in a colour."""
        self._colour = colour
        self._heading.setIcon(self._icons.icon("unfold" if self.is_folded else "fold", colour, 14))

    def _build_column(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heading = self._heading
        heading.setObjectName("pane_heading")
        heading.setText(title)
        heading.setCheckable(True)
        heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        heading.setAccessibleName(self.tr("{title}: fold or unfold").format(title=title))
        heading.setToolTip(self.tr("Fold or unfold this pane"))
        column.addWidget(heading)
        column.addWidget(self._content, 1)

    def _fold(self, folded: bool) -> None:
        self._content.setVisible(not folded)
        self.setMaximumHeight(self._heading.sizeHint().height() if folded else UNBOUNDED)
        if self._colour:
            self.set_colour(self._colour)
        self.folded.emit(folded)
