"""The full-text index of the compendium: which passages a query means, in which order, and where the words stand."""

from __future__ import annotations

from tipbrowser.domain.folding import words_in
from tipbrowser.domain.names import Locator
from tipbrowser.domain.query import Query, terms_of
from tipbrowser.domain.values import Value
from tipbrowser.store.questions import BATCH
from tipbrowser.store.search_terms import Conditions, all_as_typed, all_in_text, any_of

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
_MARKS = ", ".join(
    f"highlight(passage_search, {COLUMNS.index(name)}, '{BEGIN}', '{END}')"
    for name in ("text", "lead", "footnotes", "topics", "place")
)
MARKED = (
    f"SELECT passage.position, locator, passage.text, {_MARKS} FROM passage_search JOIN passage"
    " ON passage.position = passage_search.rowid"
    " WHERE passage_search MATCH ? AND passage_search.rowid IN ({positions})"
)
PLAIN = (
    "SELECT passage.position, locator, passage.text, search_text.text, search_text.lead, footnotes, topics, place"
    " FROM search_text JOIN passage USING (position) WHERE passage.position IN ({positions})"
)


class Found(Value):
    """A passage that was found; all but ``printed`` is as searched, with marks around what matched."""

    position: int
    locator: Locator
    is_literal: bool
    """All the words are in the passage's own text, stems counting as words."""
    printed: str
    """The passage's text as it stands."""
    text: str
    lead: str
    footnotes: str
    topics: str
    place: str


class Search:
    """Answers queries."""

    def __init__(self, questions: Questions) -> None:
        """Ask through ``questions``."""
        self._questions = questions

    def ranked(self, query: Query, cited: Callable[[str], Sequence[str]]) -> tuple[list[int], frozenset[int]]:
        """Give the positions of all passages that a query means, the best first, and those with all words in the text.

        First come those with the words as typed in one piece, then all of them as typed, then close together, then in
        the text at all; within each the better rank of FTS5 (bm25), then the order of the publication.
        """
        condition, values = Conditions(cited).of(query)
        meant = {row[0] for row in self._questions.rows(f"SELECT position FROM passage WHERE {condition}", *values)}
        terms = terms_of(query)
        phrase, typed = all_as_typed(terms)
        near, apart = all_in_text(terms, CLOSE)
        literal = self._matching("passage_search", apart)
        tiers = [
            self._matching("passage_words", phrase), self._matching("passage_words", typed),
            self._matching("passage_search", near), literal,
        ]  # fmt: skip
        ranks = self._ranks(any_of(terms))
        order = sorted(meant, key=lambda one: (next((n for n, tier in enumerate(tiers) if one in tier), len(tiers)),
                                               ranks.get(one, 0.0), one))  # fmt: skip
        return order, frozenset(literal & meant) if terms else frozenset(meant)

    def found(self, query: Query, positions: Sequence[int], literal: frozenset[int]) -> list[Found]:
        """Give what is shown of these passages, in their order."""
        expression = any_of(terms_of(query))
        rows: dict[int, Found] = {}
        for start in range(0, len(positions), BATCH):
            batch = positions[start : start + BATCH]
            if expression:
                rows.update(self._texts(MARKED, batch, literal, expression))
            rows.update(self._texts(PLAIN, [one for one in batch if one not in rows], literal))
        return [rows[position] for position in positions]

    def _texts(
        self, statement: str, positions: Sequence[int], literal: frozenset[int], *expression: str
    ) -> dict[int, Found]:
        """Give what is shown of the passages that a statement gives; those that have no match come without marks."""
        wanted = statement.format(positions=", ".join("?" * len(positions)))
        return {
            row[0]: Found(
                position=row[0], locator=Locator(row[1]), is_literal=row[0] in literal, printed=row[2],
                text=row[3], lead=row[4], footnotes=row[5], topics=row[6], place=row[7],
            )
            for row in self._questions.rows(wanted, *expression, *positions)
        }  # fmt: skip

    def vocabulary(self) -> frozenset[str]:
        """Give the words of the passages and the topics, as searched; of a large compendium the first of them."""
        statement = f"SELECT text || ' ' || topics FROM search_text LIMIT {VOCABULARY_FROM}"
        return frozenset(word for row in self._questions.rows(statement) for word in words_in(row[0]))

    def _matching(self, index: str, expression: str) -> set[int]:
        if not expression:
            return set()
        return {row[0] for row in self._questions.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", expression)}

    def _ranks(self, expression: str) -> dict[int, float]:
        if not expression:
            return {}
        statement = f"SELECT rowid, bm25(passage_search, {WEIGHTS}) FROM passage_search WHERE passage_search MATCH ?"
        return dict(self._questions.rows(statement, expression))
