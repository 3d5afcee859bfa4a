"""The contents as nodes with integer ids: what each level holds, made when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.locators import ancestors_of, section_of
from tipbrowser.domain.page import FRONT_MATTER
from tipbrowser.domain.publication import Locator, Passage, Section, SectionId, SilentSession
from tipbrowser.domain.values import Value
from tipbrowser.models.front_nodes import group_of, group_title, grouped
from tipbrowser.models.openings import opening_words

ROOT = 0
INSTRUMENT = "/instrument"
"""Ending of the key of a session's instrument, which has no locator of its own."""


class ContentsSource(Value):
    """Where the contents come from; each is asked when the level it fills is opened."""

    sections: Callable[[], Sequence[Section]]
    silent_sessions: Callable[[], Sequence[SilentSession]]
    front_matter: Callable[[], Sequence[Passage]]
    passages_of: Callable[[SectionId], Sequence[Passage]]


class ContentsNode:
    """One row of the contents; its number, its parent's and its row are those of the tree that takes it."""

    __slots__ = (
        "children",
        "detail",
        "explanation",
        "has_children",
        "key",
        "level",
        "number",
        "parent",
        "row",
        "silent",
        "target",
        "title",
        "tray_key",
    )  # fmt: skip

    def __init__(
        self, key: str, level: str, title: str, *, target: str = "", detail: str = "", explanation: str = "",
        silent: bool = False, has_children: bool = False,
    ) -> None:  # fmt: skip
        """``key`` names the row in any edition; ``explanation`` says why a ``silent`` session has nothing."""
        self.number = self.parent = self.row = ROOT
        self.key = key
        self.level = level
        self.title = title
        self.target = target
        self.detail = detail
        self.explanation = explanation
        self.silent = silent
        self.has_children = has_children
        self.children: list[int] | None = None
        """Ids of the rows below; none until they are loaded."""
        self.tray_key = self._tray_key()
        """The passage or section that can be put into the tray from here; empty if none can."""

    def _tray_key(self) -> str:
        if self.level == "section":
            return self.key if self.has_children else ""  # a silent session holds nothing
        if self.level == "instrument":
            return self.key.removesuffix(INSTRUMENT)
        return self.key if self.level == "passage" or (self.level == "front" and not self.has_children) else ""


class ContentsTree:
    """All nodes made so far; a node's number is its place in the list, 0 is the root."""

    def __init__(self, source: ContentsSource) -> None:
        self._source = source
        self._passages: dict[Locator | SectionId, list[Passage]] = {}
        self.nodes: list[ContentsNode] = []
        self.by_key: dict[str, int] = {}
        self._add(ContentsNode("", "root", "", has_children=True))
        self.attach(ROOT, self._parts())

    def attach(self, parent: int, children: Iterable[ContentsNode]) -> None:
        """Put new nodes below a node that has none yet."""
        numbers = []
        for row, node in enumerate(children):
            node.parent, node.row = parent, row
            numbers.append(self._add(node))
        self.nodes[parent].children = numbers

    def load_children(self, number: int) -> list[ContentsNode]:
        """Make the nodes below a node, without attaching them."""
        node = self.nodes[number]
        if node.key == FRONT_MATTER:
            return self._front_matter()
        if node.level == "part":
            return self._sections(node.key)
        if node.level == "section" and node.key.startswith("B"):
            return [self._instrument(node)]
        if node.level == "section":
            return self._passages_in(SectionId(node.key))
        if node.level == "instrument":
            return self._passages_in(SectionId(node.key.removesuffix(INSTRUMENT)))
        return [self._passage(passage) for passage in self._passages.get(Locator(node.key), [])]

    def path_to(self, target: str) -> list[str]:
        """Give the keys from the part down to a locator or page."""
        section = section_of(target)
        if section is None:
            return [str(FRONT_MATTER)] if target == FRONT_MATTER else [str(FRONT_MATTER), group_of(target), target]
        path = [target.partition(".")[0], str(section)]
        if target == section:
            return path
        if target.startswith("B"):
            path.append(section + INSTRUMENT)
        return [*path, *reversed(ancestors_of(target)), target]

    def _add(self, node: ContentsNode) -> int:
        node.number = len(self.nodes)
        self.nodes.append(node)
        self.by_key[node.key] = node.number
        return node.number

    def _parts(self) -> list[ContentsNode]:
        translate = QCoreApplication.translate
        return [
            _node(FRONT_MATTER, "part", translate("Contents", "Front matter"), target=FRONT_MATTER, has_children=True),
            _node("A", "part", translate("Contents", "A. Recommendations"), has_children=True,
                  explanation=translate("Contents", "Recommendations adopted by the Working Group")),
            _node("B", "part", translate("Contents", "B. Resolutions and decisions"), has_children=True,
                  explanation=translate("Contents", "Resolutions and decisions adopted by the Conference")),
        ]  # fmt: skip

    def _sections(self, part: str) -> list[ContentsNode]:
        found = [
            (section.ordinal, self._section(section)) for section in self._source.sections() if section.part == part
        ]
        if part == "B":
            found += [(silent.ordinal, self._silent(silent)) for silent in self._source.silent_sessions()]
            found.sort(key=lambda pair: pair[0])
        return [node for _, node in found]

    def _section(self, section: Section) -> ContentsNode:
        numeral = section.section.partition(".")[2]
        return _node(
            section.section, "section", f"{numeral}. {section.title}", target=section.section,
            detail=section.start_date[:4], explanation=f"{section.title}, {section.dates}",
            has_children=section.passage_count > 0,
        )  # fmt: skip

    def _silent(self, silent: SilentSession) -> ContentsNode:
        numeral = silent.section.partition(".")[2]
        explanation = QCoreApplication.translate(
            "Contents", "{session} ({dates}) adopted nothing on trafficking in persons."
        )
        return _node(
            silent.section, "section",
            f"{numeral}. {silent.title}",
            target=silent.section, detail=QCoreApplication.translate("Contents", "nothing"), silent=True,
            explanation=explanation.format(session=silent.title, dates=silent.dates),
        )  # fmt: skip

    def _instrument(self, node: ContentsNode) -> ContentsNode:
        section = next(one for one in self._source.sections() if one.section == node.key)
        return _node(
            node.key + INSTRUMENT, "instrument", section.instrument or section.title, target=node.key,
            explanation=section.instrument_title or "", has_children=True,
        )  # fmt: skip

    def _passages_in(self, section: SectionId) -> list[ContentsNode]:
        top: list[Passage] = []
        for passage in self._source.passages_of(section):
            if passage.parent is None:
                top.append(passage)
            else:
                self._passages.setdefault(passage.parent, []).append(passage)
        return [self._passage(passage) for passage in top]

    def _passage(self, passage: Passage) -> ContentsNode:
        # A chapeau and a note bear no printed label.
        unlabelled = {
            "chapeau": QCoreApplication.translate("Contents", "Chapeau:"),
            "note": QCoreApplication.translate("Contents", "Note:"),
        }
        label = passage.label or unlabelled.get(passage.kind, "")
        return _node(
            passage.locator, "passage", f"{label} {opening_words(passage.text)}".strip(), target=passage.locator,
            explanation=opening_words(passage.text, 400), has_children=passage.locator in self._passages,
        )  # fmt: skip

    def _front_matter(self) -> list[ContentsNode]:
        nodes = []
        for group, passages in grouped(self._source.front_matter()).items():
            # A part of a single passage is that passage.
            alone = len(passages) == 1
            self._passages[Locator(group)] = [] if alone else passages
            nodes.append(_node(
                passages[0].locator if alone else group, "front", group_title(passages[0]),
                target=passages[0].locator, explanation=opening_words(passages[0].text, 400), has_children=not alone,
            ))  # fmt: skip
        return nodes


def _node(
    key: str,
    level: str,
    title: str,
    *,
    target: str = "",
    detail: str = "",
    explanation: str = "",
    silent: bool = False,
    has_children: bool = False,
) -> ContentsNode:
    return ContentsNode(
        str(key), level, title, target=str(target), detail=detail, explanation=explanation, silent=silent,
        has_children=has_children,
    )  # fmt: skip
