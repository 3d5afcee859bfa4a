"""The full-text index of the compendium: which passages a query means, in which order, and where the words stand."""

from __future__ import annotations

from tipbrowser.domain.folding import words_in
from tipbrowser.domain.names import Locator
from tipbrowser.domain.query import Phrase, Query, Term, terms_of
from tipbrowser.domain.values import Value
from tipbrowser.store.questions import BATCH
from tipbrowser.store.search_terms import (
    OWN,
    WORDS,
    Conditions,
    any_of,
    as_typed,
    close_together,
    in_one_piece,
    match_of,
)

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tipbrowser.store.questions import Questions

WEIGHTS = "10.0, 10.0, 1.5, 3.0, 5.0, 1.0"
"""Of text, joined words, the parents' opening words, footnotes, topics and place, in the schema's order."""
CLOSE = 8
"""Words between those that stand close together."""
COLUMNS = ("text", "joined", "lead", "footnotes", "topics", "place")
VOCABULARY_FROM = 5_000
"""Passages that are looked through for what a misspelt word may have been."""
BEGIN, END = "\x01", "\x02"
"""Around a match, in what ``Found`` gives."""
_MARKS = ", ".join(f"highlight({{index}}, {column}, '{BEGIN}', '{END}')" for column in range(len(COLUMNS)))
PLAIN = (
    "SELECT position, locator, passage.text, search_text.text, joined, search_text.lead, footnotes, topics, place"
    " FROM passage JOIN search_text USING (position) WHERE position IN ({positions})"
)
MARKED = f"SELECT rowid, {_MARKS} FROM {{index}} WHERE {{index}} MATCH ? AND rowid IN ({{positions}})"


class Found(Value):
    """A passage that was found; all but ``printed`` is as searched, with marks around what matched."""

    position: int
    locator: Locator
    is_literal: bool
    """The passage's own words alone are what was searched for."""
    printed: str
    """The passage's text as it stands."""
    text: str
    joined: str
    lead: str
    footnotes: str
    topics: str
    place: str
    """These four are marked only with what the passage's own words lack."""


class Search:
    """Answers queries."""

    def __init__(self, questions: Questions) -> None:
        """Ask through ``questions``."""
        self._questions = questions

    def ranked(self, query: Query, cited: Callable[[str], Sequence[str]]) -> tuple[list[int], frozenset[int]]:
        """Give the positions of all passages that a query means, the best first, and those that do by their own words.

        First come those with the words as typed in one piece, then all of them as typed, then close together, then by
        their own words at all; within each the better rank of FTS5 (bm25), then the order of the publication.
        """
        meant = self._meant(query, Conditions(cited))
        literal = self._meant(query, Conditions(cited, own=True)) & meant
        terms = terms_of(query)
        tiers = [literal]
        if terms:
            tiers = [
                self._matching(WORDS, in_one_piece(terms)), self._matching(WORDS, as_typed(terms)),
                self._matching(*close_together(terms, CLOSE)), literal,
            ]  # fmt: skip
        ranks = self._ranks(terms)

        def standing(position: int) -> tuple[int, float, int]:
            tier = next((number for number, tier in enumerate(tiers) if position in tier), len(tiers))
            return tier, ranks.get(position, 0.0), position

        return sorted(meant, key=standing), frozenset(literal)

    def found(self, query: Query, positions: Sequence[int], literal: frozenset[int]) -> list[Found]:
        """Give what is shown of these passages, in their order."""
        terms = terms_of(query)
        rows: dict[int, list[str]] = {}
        for start in range(0, len(positions), BATCH):
            batch = positions[start : start + BATCH]
            statement = PLAIN.format(positions=", ".join("?" * len(batch)))
            rows.update((row[0], list(row[1:])) for row in self._questions.rows(statement, *batch))
            for position, marked in self._marked(terms, batch).items():
                rows[position][2:4] = marked[:2]
            for lacking, those in self._lacking(terms, [one for one in batch if one not in literal]).items():
                for position, marked in self._marked(lacking, those).items():
                    rows[position][4:] = marked[2:]
        return [
            Found(
                position=position, locator=Locator(row[0]), is_literal=position in literal, printed=row[1],
                **dict(zip(COLUMNS, row[2:], strict=True)),
            )
            for position, row in ((position, rows[position]) for position in positions)
        ]  # fmt: skip

    def _meant(self, query: Query, conditions: Conditions) -> set[int]:
        condition, values = conditions.of(query)
        return {row[0] for row in self._questions.rows(f"SELECT position FROM passage WHERE {condition}", *values)}

    def _marked(self, terms: Sequence[Term | Phrase], positions: Sequence[int]) -> dict[int, list[str]]:
        """Give the texts, by ``COLUMNS``, of those of the passages that hold any of the terms, with marks."""
        found: dict[int, list[str]] = {}
        for index, expression in any_of(terms).items() if positions else ():
            statement = MARKED.format(index=index, positions=", ".join("?" * len(positions)))
            for position, *texts in self._questions.rows(statement, expression, *positions):
                before = found.get(position)
                found[position] = [united(*pair) for pair in zip(before, texts, strict=True)] if before else texts
        return found

    def _lacking(
        self, terms: Sequence[Term | Phrase], positions: Sequence[int]
    ) -> dict[tuple[Term | Phrase, ...], list[int]]:
        """Give the passages by the terms that their own words do not have."""
        lacking: dict[int, list[Term | Phrase]] = {position: [] for position in positions}
        for term in dict.fromkeys(terms) if positions else ():
            index, expression = match_of(term)
            has = self._matching(index, f"{OWN}({expression})" if expression else "")
            for position in positions:
                if position not in has:
                    lacking[position].append(term)
        groups: dict[tuple[Term | Phrase, ...], list[int]] = {}
        for position, missing in lacking.items():
            groups.setdefault(tuple(missing), []).append(position)
        return groups

    def vocabulary(self) -> frozenset[str]:
        """Give the words of the passages and the topics, as searched; of a large compendium the first of them."""
        statement = f"SELECT text || ' ' || topics FROM search_text LIMIT {VOCABULARY_FROM}"
        return frozenset(word for row in self._questions.rows(statement) for word in words_in(row[0]))

    def _matching(self, index: str, expression: str) -> set[int]:
        if not expression:
            return set()
        return {row[0] for row in self._questions.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", expression)}

    def _ranks(self, terms: Sequence[Term | Phrase]) -> dict[int, float]:
        ranks: dict[int, float] = {}
        for index, expression in any_of(terms).items():
            statement = f"SELECT rowid, bm25({index}, {WEIGHTS}) FROM {index} WHERE {index} MATCH ?"
            for position, rank in self._questions.rows(statement, expression):
                ranks[position] = ranks.get(position, 0.0) + rank
        return ranks


def united(one: str, other: str) -> str:
    """Give a text with the marks of both of two that differ in nothing else."""
    inside = [first or second for first, second in zip(_inside(one), _inside(other), strict=True)]
    plain = one.replace(BEGIN, "").replace(END, "")
    pieces, before = [], False
    for sign, now in zip(plain, inside, strict=True):
        if now != before:
            pieces.append(BEGIN if now else END)
        pieces.append(sign)
        before = now
    return "".join(pieces) + (END if before else "")


def _inside(marked: str) -> list[bool]:
    """Tell of each sign of a text whether it stands between marks."""
    inside, found = False, []
    for sign in marked:
        if sign in (BEGIN, END):
            inside = sign == BEGIN
        else:
            found.append(inside)
    return found
