"""The topics of the thematic index as a tree of two levels, with the part each plays in a combination."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tipbrowser.domain.badges import Badge
from tipbrowser.domain.publication import Topic
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.badge_words import badge_words
from tipbrowser.models.roles import Role
from tipbrowser.models.topic_names import shown_topic
from tipbrowser.models.tree_row import TreeRow

AnyIndex = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROOT = 0


class TopicNode:
    """A heading, or a subheading below it."""

    __slots__ = ("children", "name", "parent", "row", "topic")

    def __init__(self, *, name: str, topic: Topic | None, parent: int, row: int) -> None:
        """Without a ``topic`` a heading stands only above its subheadings."""
        self.name = name
        self.topic = topic
        self.parent = parent
        self.row = row
        self.children: list[int] = []


class TopicsModel(QAbstractItemModel):
    """Headings with their subheadings, a count beside each topic."""

    def __init__(self, topics: Sequence[Topic], errata: Mapping[str, int], parent: QObject | None = None) -> None:
        """``errata`` tells how many errata concern a topic, for those that have some."""
        super().__init__(parent)
        self._errata = errata
        self._marks: dict[str, str] = {}
        self._badge_of: Callable[[str], Badge | None] = lambda _topic: None
        self._nodes = [TopicNode(name="", topic=None, parent=ROOT, row=0)]
        self._numbers: dict[str, int] = {}
        headings: dict[str, int] = {}
        for topic in topics:
            self._place(topic, headings)

    def show_choice(self, choice: TopicChoice) -> None:
        """Mark the topics of a combination."""
        marks = dict.fromkeys(choice.all_of, "all") | dict.fromkeys(choice.any_of, "any")
        marks |= dict.fromkeys(choice.none_of, "none")
        changed = {topic for topic in marks.keys() | self._marks.keys() if marks.get(topic) != self._marks.get(topic)}
        self._marks = marks
        for topic in changed:
            index = self.index_of(topic)
            self.dataChanged.emit(index, index, [Role.ROW, Qt.ItemDataRole.AccessibleTextRole])

    def show_badges(self, badge_of: Callable[[str], Badge | None]) -> None:
        """Show beside each topic, by its whole name, what of the reader's is about it and on its paragraphs."""
        self._badge_of = badge_of
        for node in self._nodes:
            if node.children:
                first, last = self._index(node.children[0]), self._index(node.children[-1])
                self.dataChanged.emit(first, last, [Role.ROW, Qt.ItemDataRole.AccessibleTextRole])

    def index_of(self, topic: str) -> QModelIndex:
        """Give the row of a topic by its whole name; invalid if there is none."""
        return self._index(self._numbers.get(topic, ROOT))

    # -- Qt

    def index(self, row: int, column: int, parent: AnyIndex = NO_INDEX) -> QModelIndex:
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: AnyIndex = NO_INDEX) -> QModelIndex:  # type: ignore[override]  # QObject has one too
        return self._index(self._node(index).parent) if index.isValid() else QModelIndex()

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return len(self._node(parent).children)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Role.ROW:
                return self._row(node)
            case Qt.ItemDataRole.DisplayRole:
                return node.name
            case Qt.ItemDataRole.ToolTipRole:
                return self._explained(node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node)
            case Role.KEY:
                return node.topic.topic if node.topic else node.name
            case Role.TOPICS:
                return self._topics(node)
            case Role.DETAIL:
                return str(node.topic.count) if node.topic else ""
        return None

    def _place(self, topic: Topic, headings: dict[str, int]) -> None:
        if topic.subheading is None and topic.heading not in headings:
            name = shown_topic(topic.heading)
            headings[topic.heading] = self._numbers[topic.topic] = self._add(name, topic, ROOT)
        elif topic.subheading is None:
            # The heading was met first above a subheading; it is a topic of its own as well.
            number = self._numbers[topic.topic] = headings[topic.heading]
            self._nodes[number].topic = topic
        else:
            if topic.heading not in headings:
                headings[topic.heading] = self._add(topic.heading, None, ROOT)
            self._numbers[topic.topic] = self._add(topic.subheading, topic, headings[topic.heading])

    def _add(self, name: str, topic: Topic | None, parent: int) -> int:
        number = len(self._nodes)
        siblings = self._nodes[parent].children
        self._nodes.append(TopicNode(name=name, topic=topic, parent=parent, row=len(siblings)))
        siblings.append(number)
        return number

    def _topics(self, node: TopicNode) -> tuple[str, ...]:
        if node.topic is not None:
            return (node.topic.topic,)
        below = (self._nodes[child].topic for child in node.children)
        return tuple(topic.topic for topic in below if topic is not None)

    def _row(self, node: TopicNode) -> TreeRow:
        if node.topic is None:
            return TreeRow(text=node.name)
        topic = node.topic.topic
        mark, erratum, badge = self._marks.get(topic, ""), topic in self._errata, self._badge_of(topic)
        return TreeRow(
            text=node.name, detail=str(node.topic.count), badge=str(badge.total) if badge else "", mark=mark,
            erratum=erratum,
        )  # fmt: skip

    def _spoken(self, node: TopicNode) -> str:
        if node.topic is None:
            return node.name
        parts = {"all": self.tr("required"), "any": self.tr("one of several"), "none": self.tr("excluded")}
        count = self.tr("paragraphs: %n", "", node.topic.count)
        mark = self._marks.get(node.topic.topic)
        topic = node.topic.topic
        errata, badge = self._errata_words(topic), badge_words(self._badge_of(topic))
        return ", ".join(words for words in (shown_topic(topic), count, parts.get(mark or ""), errata, badge) if words)

    def _explained(self, node: TopicNode) -> str:
        """Give the whole name, how many paragraphs it has, and that there are errata."""
        if node.topic is None:
            return node.name
        count = self.tr("paragraphs: %n", "", node.topic.count)
        topic = node.topic.topic
        lines = [f"{shown_topic(topic)} ({count})", self._errata_words(topic), badge_words(self._badge_of(topic))]
        return "\n".join(line for line in lines if line)

    def _errata_words(self, topic: str) -> str:
        errata = self._errata.get(topic, 0)
        return self.tr("errata: %n", "", errata) if errata else ""

    def _node(self, index: AnyIndex) -> TopicNode:
        return self._nodes[index.internalId()]  # that of no index is 0, the root's

    def _index(self, number: int) -> QModelIndex:
        return QModelIndex() if number == ROOT else self.createIndex(self._nodes[number].row, 0, number)
