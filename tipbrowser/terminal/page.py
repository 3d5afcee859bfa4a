"""Passages as plain text for a terminal: headings, hanging labels, indented sub-paragraphs, footnotes after."""

from __future__ import annotations

from tipbrowser.services.excerpts import FOOTNOTE
from tipbrowser.terminal.errata import erratum_marks, set_erratum
from tipbrowser.terminal.layout import wrapped

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tipbrowser.domain.edition import Erratum
    from tipbrowser.domain.names import SectionId
    from tipbrowser.domain.passages import Footnote, Passage
    from tipbrowser.services.excerpts import Excerpt

INDENT = 4


def set_excerpts(excerpts: Iterable[Excerpt], heading_of: Callable[[SectionId], str]) -> Iterator[str]:
    """Give the lines of these excerpts, each section's heading once above those of it.

    Sub-paragraphs of one parent that follow each other share its opening words.
    """
    before: Excerpt | None = None
    notes: dict[int, Footnote] = {}
    errata: dict[int, Erratum] = {}
    for excerpt in excerpts:
        section = excerpt.passage.section
        if before is None or before.passage.section != section:
            yield from _set_notes(notes, errata)
            notes, errata = {}, {}
            if before is not None:
                yield ""
            if section is not None:
                yield f"{heading_of(section)} ({section})"
                yield ""
        else:
            yield ""
        notes.update((note.number, note) for note in excerpt.footnotes)
        errata.update((erratum.number, erratum) for erratum in excerpt.errata)
        yield from _set_excerpt(excerpt, alone=before is None or before.lead != excerpt.lead)
        before = excerpt
    yield from _set_notes(notes, errata)


def _set_excerpt(excerpt: Excerpt, *, alone: bool) -> Iterator[str]:
    passage = excerpt.passage
    yield f"{passage.locator}  {passage.citation or passage.title or ''}".rstrip()
    depths: dict[str | None, int] = {None: -1}
    for one in (*excerpt.lead, passage, *excerpt.below):
        depths[one.locator] = depths[one.parent] + 1
        if alone or one not in excerpt.lead:
            yield from _set_passage(one, excerpt, depths[one.locator])


def _set_passage(passage: Passage, excerpt: Excerpt, depth: int) -> Iterator[str]:
    label = f"{passage.label} " if passage.label else ""
    margin = " " * (INDENT * depth)
    text = marked(passage.text, [note for note in excerpt.footnotes if note.locator == passage.locator])
    text += erratum_marks(excerpt.errata_of(passage.locator))
    yield from wrapped(text, margin + label.ljust(INDENT if label else 0))


def marked(text: str, footnotes: Iterable[Footnote]) -> str:
    """Give a passage's text with the marks of its footnotes: ``Protocol[1] as``."""
    for note in sorted(footnotes, key=lambda note: (note.offset, note.number), reverse=True):
        text = f"{text[: note.offset]}[{note.number}]{text[note.offset :]}"
    return text


def _set_notes(notes: dict[int, Footnote], errata: dict[int, Erratum]) -> Iterator[str]:
    if notes:
        yield ""
    for number, note in sorted(notes.items()):
        marks = erratum_marks(one for one in errata.values() if one.place == f"{FOOTNOTE}{number}")
        yield from wrapped(note.text + marks, f"[{number}] ")
    for number, erratum in sorted(errata.items()):
        yield ""
        yield from set_erratum(erratum, f"[‡{number}] ")
