"""A template around words of the publication: what stands before, behind and below them, the words as they are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tipbrowser.domain.citation_templates import Field, Template, chosen
from tipbrowser.domain.manuscript import Block, Line, OwnText, Quoted, Span
from tipbrowser.domain.values import replace
from tipbrowser.export.lines import joined, plain


def surrounded(
    template: Template, values: Mapping[str, str], quoted: Sequence[Quoted], *, has_labels: bool
) -> Iterator[Block]:
    """Give the paragraphs that a template makes of some paragraphs, which ``{text}`` stands for.

    A new line of the template is a paragraph. With ``has_labels`` the first paragraph keeps its number, and what stands
    before ``{text}`` comes before that; otherwise the number stands where the template has it.
    """
    writer = _Writer(quoted, has_labels=has_labels, label=values.get("label", ""))
    for piece in chosen(template, values):
        if isinstance(piece, Field) and piece.name == "text":
            yield from writer.put_quoted()
        else:
            text = values.get(piece.name, "") if isinstance(piece, Field) else piece.text
            yield from writer.put(text)
    yield from writer.end()


class _Writer:
    """Holds the paragraph that is not complete yet."""

    def __init__(self, quoted: Sequence[Quoted], *, has_labels: bool, label: str) -> None:
        self._quoted = quoted
        self._has_labels = has_labels
        self._label = label
        self._line: Line = ()
        self._of: Quoted | None = None
        """The paragraph of the publication that it is; none for one of the template alone."""

    def put(self, text: str) -> Iterator[Block]:
        """Take in words, and give the paragraphs that they end."""
        first, *others = text.split("\n")
        self._line = joined([*self._line, Span(text=first)])
        for other in others:
            yield from self.end()
            self._line = joined([Span(text=other)])

    def put_quoted(self) -> Iterator[Block]:
        """Take in the paragraphs of the publication, and give those that are complete."""
        if self._of is not None:
            yield from self.end()
        *complete, last = [self._first(self._quoted[0]), *self._quoted[1:]]
        yield from complete
        self._of, self._line = last, last.line

    def end(self) -> Iterator[Block]:
        """Give the paragraph as it is now, if anything stands in it."""
        line, of = self._line, self._of
        self._line, self._of = (), None
        if of is not None:
            yield replace(of, line=line)
        elif plain(line).strip():
            yield OwnText(line=line)

    def _first(self, block: Quoted) -> Quoted:
        before = plain(self._line)
        if self._has_labels and block.label:
            return replace(block, label=f"{before}{block.label}")
        if self._label and before == f"{self._label} ":
            return replace(block, label=self._label)
        return replace(block, label="", line=joined([*self._line, *block.line]))
