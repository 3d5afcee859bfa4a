"""The footnotes of a manuscript as they are gathered: the publication's, and those that say where words come from."""

from __future__ import annotations

from tipbrowser.domain.manuscript import FootnoteText, Line, Span, Words
from tipbrowser.domain.material import FootnoteTaken
from tipbrowser.export.lines import joined, line_of_markup, plain


class Footnotes:
    """Counts footnotes in the order of their marks."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._found: list[FootnoteText] = []

    @property
    def found(self) -> tuple[FootnoteText, ...]:
        """All of them."""
        return tuple(self._found)

    def add(self, taken: FootnoteTaken) -> int:
        """Give the place of a footnote of the publication.

        What *Ibid.* stands for is said where that is not the footnote just before, and so is what is read instead.
        """
        footnote = taken.footnote
        line = line_of_markup(footnote.markup)
        before = self._found[-1].number if self._found else None
        if taken.reading:
            line = self._with(line, self._words.reading.format(text=taken.reading))
        elif taken.antecedent is not None and before != footnote.number - 1:
            before_words, _, behind_words = self._words.ibid.partition("{text}")
            inner = line_of_markup(taken.antecedent.markup)
            line = joined([*line, Span(text=f" {before_words}"), *inner, Span(text=behind_words)])
        return self._put(FootnoteText(line=line, number=footnote.number))

    def cite(self, line: Line) -> int:
        """Give the place of a footnote that says where words come from; it ends with a full stop, as footnotes do."""
        stop = () if plain(line).endswith(".") else (Span(text="."),)
        return self._put(FootnoteText(line=joined([*line, *stop])))

    def _with(self, line: Line, words: str) -> Line:
        return joined([*line, Span(text=f" {words}")])

    def _put(self, footnote: FootnoteText) -> int:
        self._found.append(footnote)
        return len(self._found) - 1
