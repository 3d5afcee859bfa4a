"""What was found, counted by meeting and session, part, topic and kind; each count filters by a press."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tipbrowser.domain.values import replace
from tipbrowser.ui.bare_button import bare_button
from tipbrowser.ui.facet_group import FacetBars, FacetGroup, FacetRows, FacetValue
from tipbrowser.ui.labels import plain_label

SIDE = 14
SHOWN_TOPICS = 6
"""Rows of topics that are shown unless more are asked for."""


class FacetsPane(QWidget):
    """The bars are always there; parts, topics and kinds unfold."""

    facet_toggled = Signal(str, str)
    """``part``, ``section``, ``topic`` or ``kind``, and the value."""
    keyboard_freed = Signal()
    """The button that has the keyboard goes away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, FacetGroup] = {
            "section": FacetBars(self.tr("Meetings and sessions"), self),
            "part": FacetRows(self.tr("Parts"), self),
            "topic": FacetRows(self.tr("Topics"), self),
            "kind": FacetRows(self.tr("Kinds"), self),
        }
        self._headings: dict[str, QWidget] = {}
        self._read: Callable[[str], Sequence[FacetValue]] | None = None
        self._facets: dict[str, Sequence[FacetValue]] = {}
        """The values of those kinds that were needed."""
        self._pending = False
        self._more = bare_button(self)
        self._all_topics = False
        self._unfolded = False
        self._build_column()
        self._more.clicked.connect(self._show_more)
        for kind, group in self._groups.items():
            group.toggled.connect(lambda value, kind=kind: self.facet_toggled.emit(kind, value))
            group.keyboard_freed.connect(self.keyboard_freed)

    @property
    def has_counts(self) -> bool:
        """Whether anything was found that the values which are shown count."""
        return any(one.count for kind in self._groups for one in self._values(kind))

    def group(self, kind: str) -> FacetGroup:
        """Give the buttons of a facet by its kind."""
        return self._groups[kind]

    def show_facets(self, read: Callable[[str], Sequence[FacetValue]], *, pending: bool = False) -> None:
        """Show the values that ``read`` gives for each kind; it is asked for those that are folded once they unfold.

        While the numbers are ``pending``, what stands there keeps its place without them.
        """
        former = {kind: self._values(kind) for kind in self._groups} if pending and self._read is not None else {}
        self._read = read
        self._facets = {kind: _chosen_as_in(read(kind), values) for kind, values in former.items()}
        self._pending = pending
        self._groups["section"].show_values(self._values("section"), pending=pending)
        if self._unfolded:
            self._show_unfolded()

    def unfold(self, *, unfolded: bool) -> None:
        """Show parts, topics and kinds too, or the bars alone."""
        self._unfolded = unfolded
        if self._read is not None:
            self._show_unfolded()

    def _values(self, kind: str) -> Sequence[FacetValue]:
        if kind not in self._facets:
            self._facets[kind] = self._read(kind) if self._read is not None else ()
        return self._facets[kind]

    def _build_column(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 0, SIDE, 10)
        column.setSpacing(0)
        column.addWidget(self._groups["section"])
        names = {"part": self.tr("Part"), "topic": self.tr("Topic"), "kind": self.tr("Kind")}
        for kind, name in names.items():
            heading = plain_label(self, "facet_heading", name)
            heading.setContentsMargins(0, 8, 0, 2)
            self._headings[kind] = heading
            column.addWidget(heading)
            column.addWidget(self._groups[kind])
            if kind == "topic":
                column.addWidget(self._more)
        self.setAccessibleName(self.tr("Narrow what was found"))
        for kind, heading_of in self._headings.items():
            heading_of.hide()
            self._groups[kind].hide()
        self._more.hide()

    def _show_unfolded(self) -> None:
        topics = self._values("topic")
        for kind, heading in self._headings.items():
            values = topics[: None if self._all_topics else SHOWN_TOPICS] if kind == "topic" else self._values(kind)
            self._groups[kind].show_values(values, pending=self._pending)
            there = self._unfolded and bool(values)
            heading.setVisible(there)
            self._groups[kind].setVisible(there)
        self._more.setText(self.tr("Fewer topics") if self._all_topics else self.tr("All topics"))
        self._more.setVisible(self._unfolded and len(topics) > SHOWN_TOPICS)

    def _show_more(self) -> None:
        self._all_topics = not self._all_topics
        self._show_unfolded()


def _chosen_as_in(others: Sequence[FacetValue], values: Sequence[FacetValue]) -> Sequence[FacetValue]:
    """Give values that filter where the others do."""
    chosen = {one.value for one in others if one.chosen}
    return [replace(one, chosen=one.value in chosen) for one in values]
