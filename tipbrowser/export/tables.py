"""The tables of manuscripts: passages with their sources and comments, a topic of the index, errata."""

from __future__ import annotations

from collections.abc import Iterator

from tipbrowser.domain.edition import Erratum
from tipbrowser.domain.index import IndexRow
from tipbrowser.domain.manuscript import (
    AS_COMMENTS,
    AS_FOOTNOTE,
    NO_CITATION,
    Block,
    Cell,
    Citation,
    Heading,
    Options,
    OwnText,
    Row,
    Span,
    Table,
    Words,
)
from tipbrowser.domain.material import ChosenHeading, ChosenText, Material, PassageTaken
from tipbrowser.export.citing import Cite, source_line
from tipbrowser.export.passages import Passages, note_blocks, paragraphs

RECOMMENDATIONS = "Recommendations"
"""Name of the last column of the published index; its neighbour is called ``Paragraphs``."""
PART_B = "B"


def of_passages(material: Material, options: Options, words: Words, passages: Passages, cite: Cite) -> Table:
    """Give paragraph, source and the reader's comment, row by row; headings and own words have rows of their own."""
    return Table(
        headings=words.table_columns,
        widths=(0.5, 0.22, 0.28),
        rows=tuple(_rows(material, options, passages, cite)),
    )


def _rows(material: Material, options: Options, passages: Passages, cite: Cite) -> Iterator[Row]:
    empty = Cell(blocks=())
    for entry in material.entries:
        passages.break_off()
        if isinstance(entry, ChosenHeading):
            yield Row(cells=(Cell(blocks=(Heading(line=(Span(text=entry.text),), level=3),)), empty, empty))
        elif isinstance(entry, ChosenText):
            yield Row(cells=(Cell(blocks=tuple(OwnText(line=line) for line in paragraphs(entry.text))), empty, empty))
        else:
            yield _row(entry, options, passages, cite)


def _row(taken: PassageTaken, options: Options, passages: Passages, cite: Cite) -> Row:
    shaded = taken.passage.part == PART_B
    set_blocks = list(passages.blocks(taken))
    quoted = tuple(block for block in set_blocks if not isinstance(block, Citation | OwnText))
    locator = taken.passage.locator
    source: tuple[Block, ...] = ()
    if options.citing not in (NO_CITATION, AS_FOOTNOTE):
        source = (Citation(locator=locator, line=source_line(cite, [taken])),)
    wanted = () if options.notes in ("none", AS_COMMENTS) else taken.notes
    comment = tuple(block for note in wanted for block in note_blocks(note))
    return Row(
        cells=(
            Cell(blocks=quoted, shaded=shaded),
            Cell(blocks=source, shaded=shaded),
            Cell(blocks=comment, shaded=shaded),
        )
    )


def of_topic(material: Material, words: Words) -> Table:
    """Give a topic as the index prints it, its name in the first row alone."""
    rows = [
        _topic_row(row, material.topic if number == 0 else "", words) for number, row in enumerate(material.index_rows)
    ]
    return Table(headings=words.topic_columns, widths=(0.19, 0.17, 0.16, 0.14, 0.13, 0.21), rows=tuple(rows))


def _topic_row(row: IndexRow, topic: str, words: Words) -> Row:
    counted = row.paragraphs or ""
    in_last = row.column_name == RECOMMENDATIONS
    place = f"{words.part.format(part=row.part)}\n{row.locators}"
    texts = [
        topic, place, row.symbol or "", row.instrument or "", "" if in_last else counted, counted if in_last else ""
    ]  # fmt: skip
    return Row(cells=tuple(_cell(text, shaded=row.part == PART_B) for text in texts))


def of_errata(material: Material, words: Words) -> Table:
    """Give errata as a report to the publisher: where, what is printed, what is read instead, why."""
    rows = [
        Row(cells=tuple(_cell(text) for text in (_place(one), one.published, one.reading or words.unknown, one.reason)))
        for one in material.errata
    ]
    return Table(headings=words.errata_columns, widths=(0.2, 0.22, 0.22, 0.36), rows=tuple(rows))


def _place(erratum: Erratum) -> str:
    return "\n".join(part for part in (erratum.place, erratum.topic, erratum.locator) if part)


def _cell(text: str, *, shaded: bool = False) -> Cell:
    return Cell(blocks=(OwnText(line=(Span(text=text),) if text else ()),), shaded=shaded)
