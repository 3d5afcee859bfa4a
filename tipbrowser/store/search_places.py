"""Which passages fulfil what is no matter of words: part, section, year, kind, topics; as masks of all positions."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from functools import cached_property, lru_cache

from tipbrowser.domain.folding import BETWEEN, folded
from tipbrowser.domain.locators import ancestors_of
from tipbrowser.domain.query import Field
from tipbrowser.store.section_runs import FRONT_MATTER, SectionRuns

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tipbrowser.domain.narrowing import Narrowing
    from tipbrowser.domain.topic_choice import TopicChoice
    from tipbrowser.store.questions import Questions

LARGEST_SHORT = 65_535
"""Groups of topics up to which each position takes two bytes."""
KEPT_FIELDS = 3
"""Masks of fields that are kept, each of a byte for each passage."""
BEGINNING = 20_000
"""Positions that are looked through first for what comes first."""
CHUNK = 50_000
"""Positions that are counted in one go: in between, other threads have their turn."""
_BOUNDED = "(' ' || lower(coalesce({column}, '')) || ' ') GLOB ?"
_SECTIONS = {
    "meeting": "kind = 'meeting' AND ordinal = CAST(? AS INTEGER)",
    "session": "kind = 'session' AND ordinal = CAST(? AS INTEGER)",
    "year": "substr(end_date, 1, 4) >= ? AND substr(start_date, 1, 4) <= ?",
    "symbol": f"{_BOUNDED.format(column='report_symbol')} OR {_BOUNDED.format(column='instrument')}",
}


class Places:
    """Masks: whole numbers with one byte for each position in the publication, 1 where a passage is meant.

    Python's own numbers join, meet and are counted without coming to Python for each passage.
    """

    def __init__(self, questions: Questions, cited: Callable[[str], Sequence[str]]) -> None:
        """``cited`` gives the locators and sections that the value of ``cites:`` names; none if it names none."""
        self._questions = questions
        self._cited = cited
        self.noted: Callable[[], int] = lambda: 0
        """Gives the mask of what the reader has written on; whoever knows puts it here."""
        self._parts: dict[str, int] = {}
        self._counted: tuple[Sequence[int] | None, Sequence[int]] = None, ()
        # What is typed behind a field asks for the same field letter by letter.
        self._kept_field = lru_cache(KEPT_FIELDS)(self._of_field)

    def prepare(self, *, counts: bool) -> None:
        """Read what every search needs, and what those for references read first; with ``counts`` also what is counted."""
        self.everything  # noqa: B018  # kept once it is read
        self._texts  # noqa: B018
        if counts:
            for kind in ("kind", "topic"):
                self.counts(kind, ())

    @cached_property
    def last(self) -> int:
        """The last position."""
        return int(self._questions.rows("SELECT coalesce(max(position), 0) FROM passage")[0][0])

    @cached_property
    def everything(self) -> int:
        """The mask of all passages."""
        return self.mask(self._runs.extents())

    @cached_property
    def beginning(self) -> int:
        """The mask of the first passages."""
        return self.everything & self.mask([(0, min(BEGINNING, self.last))])

    def mask(self, runs: Iterable[tuple[int, int]]) -> int:
        """Give the mask of all positions from one to another, both among them."""
        flags = bytearray(self.last + 1)
        for first, last in runs:
            flags[first : last + 1] = b"\x01" * (last + 1 - first)
        return int.from_bytes(flags, "little")

    def mask_of(self, positions: Iterable[int]) -> int:
        """Give the mask of some positions."""
        return int.from_bytes(self._flagged(positions), "little")

    def _flagged(self, positions: Iterable[int]) -> bytearray:
        flags = bytearray(self.last + 1)
        for position in positions:
            flags[position] = 1
        return flags

    def flags(self, mask: int) -> bytes:
        """Give a mask as bytes by position."""
        return mask.to_bytes(self.last + 1, "little")

    def of_field(self, field: Field, within: int) -> int:
        """Give the mask of a field within another; a topic is a matter of words."""
        if field.name == "in":
            return within & self.noted()  # never kept: it changes with every note
        if field.name == "kind" and within.bit_length() <= 8 * (BEGINNING + 1) and "_kinds" not in vars(self):
            return within & self._read_kinds((field.value,), BEGINNING)
        return within & self._kept_field(field)

    def _of_field(self, field: Field) -> int:
        if field.name == "kind":
            return self._of_kinds((field.value,))
        if field.name == "cites":
            return self._citing(field.value.removesuffix("*"), goes_on=field.value.endswith("*"))
        if field.name == "part":
            return self._part(field.value)
        first, _, last = field.value.partition("-")
        values: tuple[str, ...] = (field.value,)
        if field.name == "year":
            values = (first, last or first)
        elif field.name == "symbol":
            values = (_bounded(field.value),) * 2
        return self._of_sections(f"SELECT section FROM section WHERE {_SECTIONS[field.name]}", *values)

    def of_narrowing(self, narrowing: Narrowing, *, but: str = "") -> int:
        """Give the mask of what a search is narrowed to; ``but`` leaves out one kind of facets."""
        mask = self.everything
        if narrowing.part and but != "part":
            mask &= self._part(narrowing.part)
        if narrowing.sections and but != "section":
            mask &= self._within(narrowing.sections)
        if narrowing.kinds and but != "kind":
            mask &= self._of_kinds(narrowing.kinds)
        return mask if narrowing.topics.is_empty else mask & self._of_choice(narrowing.topics)

    def counts(self, kind: str, positions: Sequence[int], check: Callable[[], None] = lambda: None) -> dict[str, int]:
        """Give how many of some passages there are of each ``part``, ``section``, ``kind`` or ``topic``.

        Sections come in the order of the publication; ``check`` is called in between, and may raise.
        """
        counts: dict[str, int] = defaultdict(int)
        if kind == "kind":
            codes, names = self._kinds
            for code, count in _tally(codes, positions, check).items():
                counts[names[code]] += count
        elif kind == "topic":
            groups, topics = self._topics
            for group, count in _tally(groups, positions, check).items():
                for topic in topics[group]:
                    counts[topic] += count
        else:
            for name, count in zip(self._runs.names, self._run_counts(positions, check), strict=True):
                if count and (kind == "part" or name != FRONT_MATTER):
                    counts[name.partition(".")[0] if kind == "part" else name] += count
        return dict(counts)

    def _run_counts(self, positions: Sequence[int], check: Callable[[], None]) -> Sequence[int]:
        """Give how many of some passages stand in each run; not too many are counted once, for parts and sections."""
        if positions is self._counted[0]:
            return self._counted[1]
        check()
        counts = self._runs.counts(positions, lambda: self._flagged(positions))
        if len(positions) <= CHUNK:
            self._counted = positions, counts
        return counts

    @cached_property
    def _runs(self) -> SectionRuns:
        return SectionRuns(self._questions)

    @cached_property
    def _kinds(self) -> tuple[bytearray, list[str]]:
        """For each position the number of its kind, and the kinds by their numbers."""
        numbers: dict[str, int] = {"": 0}
        codes = bytearray(self.last + 1)
        for position, kind in self._questions.each("SELECT position, kind FROM passage"):
            codes[position] = numbers.setdefault(kind, len(numbers))
        return codes, list(numbers)

    @cached_property
    def _topics(self) -> tuple[array[int], list[tuple[str, ...]]]:
        """For each position the number of a group of topics, and the topics of each group: few groups recur often."""
        names = {folded(row[0]): row[0] for row in self._questions.rows("SELECT topic FROM topic")}
        numbers: dict[str, int] = {"": 0}
        groups = array("H", bytes(2 * (self.last + 1)))
        for position, topics in self._questions.each("SELECT position, topics FROM search_text WHERE topics <> ''"):
            number = numbers.setdefault(topics, len(numbers))
            if number > LARGEST_SHORT and groups.typecode == "H":
                groups = array("L", groups)
            groups[position] = number
        return groups, [tuple(names[one] for one in group.split(BETWEEN) if one in names) for group in numbers]

    def _of_kinds(self, kinds: Sequence[str]) -> int:
        if "_kinds" not in vars(self):  # of a large compendium they are read once all is counted
            return self._read_kinds(kinds, self.last)
        codes, names = self._kinds
        table = bytes(1 if code < len(names) and names[code] in kinds else 0 for code in range(256))
        return int.from_bytes(codes.translate(table), "little")

    def _read_kinds(self, kinds: Sequence[str], last: int) -> int:
        """Give the mask of what is of some kinds, up to a position."""
        marks = ", ".join("?" * len(kinds))
        statement = f"SELECT position FROM passage WHERE kind IN ({marks}) AND position <= ?"
        return self.mask_of(self._questions.numbers(statement, *kinds, last))

    def _of_choice(self, choice: TopicChoice) -> int:
        groups, names = self._topics
        wanted = [
            set(choice.all_of) <= (these := set(topics))
            and (not choice.any_of or not these.isdisjoint(choice.any_of))
            and these.isdisjoint(choice.none_of)
            for topics in names
        ]
        flags = bytearray()
        for start in range(0, len(groups), CHUNK):
            flags.extend(map(wanted.__getitem__, groups[start : start + CHUNK]))
        for position in self._above(choice.none_of):
            flags[position] = 0
        return int.from_bytes(flags, "little") & self.everything

    def _above(self, topics: Sequence[str]) -> list[int]:
        """Give the positions of all parents of what these topics name."""
        found: dict[str, None] = {}
        for marks, batch in self._questions.batches(topics):
            statement = f"SELECT locator FROM topic_paragraph WHERE topic IN ({marks})"
            for (locator,) in self._questions.rows(statement, *batch):
                found.update(dict.fromkeys(ancestors_of(locator)))
        return [
            row[0]
            for marks, batch in self._questions.batches(list(found))
            for row in self._questions.rows(f"SELECT position FROM passage WHERE locator IN ({marks})", *batch)
        ]

    def _part(self, part: str) -> int:
        if part not in self._parts:
            self._parts[part] = self.mask(self._runs.extents(lambda name: name.partition(".")[0] == part))
        return self._parts[part]

    def _of_sections(self, statement: str, *values: str) -> int:
        return self._within([row[0] for row in self._questions.rows(statement, *values)])

    def _within(self, sections: Sequence[str]) -> int:
        names = set(sections)
        return self.mask(self._runs.extents(names.__contains__))

    def _citing(self, value: str, *, goes_on: bool) -> int:
        targets = self._cited(value)
        column, values = ("target", targets) if targets else ("text", self._texts_with(value, goes_on=goes_on))
        return self.mask_of(
            row[0]
            for marks, batch in self._questions.batches(values)
            for row in self._questions.rows(
                "SELECT position FROM passage"
                f" WHERE locator IN (SELECT locator FROM cross_reference WHERE {column} IN ({marks}))",
                *batch,
            )
        )

    def _texts_with(self, value: str, *, goes_on: bool) -> list[str]:
        """Give the wordings of references that hold a value with no letter or digit before it, nor behind unless it goes on."""
        bounded = re.compile(rf"(?<![a-z0-9]){re.escape(value)}{'' if goes_on else '(?![a-z0-9])'}")
        return [text for text in self._texts if bounded.search(text.lower())]

    @cached_property
    def _texts(self) -> list[str]:
        """The wordings of all references: the same ones recur often."""
        return [row[0] for row in self._questions.rows("SELECT DISTINCT text FROM cross_reference")]


def _tally(groups: Sequence[int], positions: Sequence[int], check: Callable[[], None]) -> Counter[int]:
    """Give how many of the positions belong to each group."""
    found: Counter[int] = Counter()
    for start in range(0, len(positions), CHUNK):
        check()
        found.update(map(groups.__getitem__, positions[start : start + CHUNK]))
    return found


def _bounded(value: str) -> str:
    """Give the pattern of GLOB for a text that holds a value with no letter or digit before it, nor behind it.

    Behind a value with an asterisk at its end anything may stand.
    """
    plain = "".join(f"[{sign}]" if sign in "[*?" else sign for sign in value.removesuffix("*"))
    return f"*[^a-z0-9]{plain}{'' if value.endswith('*') else '[^a-z0-9]'}*"
