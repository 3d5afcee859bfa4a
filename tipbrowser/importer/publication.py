"""A source read whole: its outline, front matter, body, footnotes and index, before they become rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.body import BodyReader, SectionBody
from tipbrowser.importer.draft import Draft, LineAccount
from tipbrowser.importer.errors import OtherDocument, RepairDoesNotFit, Truncated
from tipbrowser.importer.findings import Finding
from tipbrowser.importer.footnotes import Note, attach_notes, check_ibid
from tipbrowser.importer.front_matter import FrontMatterReader
from tipbrowser.importer.index_table import NOTE_BEGINS, IndexTable
from tipbrowser.importer.inline import Words
from tipbrowser.importer.outline import Outline, read_outline
from tipbrowser.importer.repairs import Repairs
from tipbrowser.importer.source import Line, Source
from tipbrowser.importer.thematic_index import ThematicIndex, read_index

RUNNING_TITLE = "THEMATIC INDEX"
COPYRIGHT = re.compile(r"© (?P<publisher>.+), (?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Everything that was read, each line of it placed."""

    source: Source
    outline: Outline
    sections: tuple[SectionBody, ...]
    passages: tuple[tuple[Draft, Words], ...]
    """In the order of the publication."""
    notes: tuple[Note, ...]
    index: ThematicIndex
    findings: tuple[Finding, ...]
    line_kinds: dict[int, str]


def read_publication(source: Source, repairs: Repairs) -> Publication:
    """Read a source; raises an ``ImportRefused`` that names the line or the thing that is missing.

    A reading that this very source does not need is one that fits no longer.
    """
    outline = read_outline(source.lines)
    account = LineAccount(source.lines)
    opening, body_lines, index_lines, closing = _divided(source.lines, outline, repairs.last_line)
    front = FrontMatterReader(outline, account)
    before = front.read_opening(opening)
    body = BodyReader(outline, account)
    body.read(body_lines)
    account.place(index_lines[0], "heading")
    table = IndexTable(account, RUNNING_TITLE)
    table.read(index_lines[1:])
    after = front.read_notes(table.notes, "index note", outline.index_title)
    after += front.read_notes(closing, "colophon", None)
    drafts = [*before, *(draft for section in body.sections for draft in section.drafts), *after]
    passages = tuple((draft, draft.words()) for draft in drafts)
    notes = attach_notes(body.footnotes, passages)
    index = read_index(
        table,
        locators={draft.locator: None for draft, _ in passages},
        instruments=_instruments(body.sections),
        readings=repairs.readings,
        first_page=outline.index_page,
    )
    if index.unused and source.sha256 == repairs.source_sha256:
        raise RepairDoesNotFit(index.unused[0].source_line, index.unused[0].published)
    return Publication(
        source=source,
        outline=outline,
        sections=tuple(body.sections),
        passages=passages,
        notes=tuple(notes),
        index=index,
        findings=(*check_ibid(notes), *index.findings),
        line_kinds=account.kinds(),
    )


def _divided(lines: tuple[Line, ...], outline: Outline, last_line: str) -> tuple[tuple[Line, ...], ...]:
    """Cut the source into what stands before part A, parts A and B, the index, and the colophon."""
    last_entry = outline.entries[-1].number
    body = _find(lines, outline.parts[0].heading, last_entry)
    index = _find(lines, outline.index_title, body)
    rows = [line.number for line in lines[index:] if "\t" in line.text or line.text.startswith(NOTE_BEGINS)]
    if not rows:
        raise Truncated("the rows of the thematic index")
    end = next((line.number for line in lines[rows[-1] :] if line.is_empty), len(lines))
    if not any(_publisher(lines) in line.text for line in lines[end:]):
        raise Truncated("the publisher's colophon")
    if last_line and last_line not in [line.text.strip() for line in lines[end:]]:
        raise Truncated(last_line)
    return lines[: body - 1], lines[body - 1 : index - 1], lines[index - 1 : end], lines[end:]


def _publisher(lines: tuple[Line, ...]) -> str:
    """Give the publisher's name, from the copyright line; raises ``OtherDocument`` if there is none."""
    for line in lines:
        if match := COPYRIGHT.fullmatch(line.text):
            return match["publisher"]
    raise OtherDocument("a copyright line")


def _find(lines: tuple[Line, ...], text: str, after: int) -> int:
    for line in lines[after:]:
        if line.text == text:
            return line.number
    raise Truncated(text)


def _instruments(sections: list[SectionBody]) -> dict[SectionId, str]:
    return {section.heading.section: section.instrument for section in sections if section.instrument}


def lead_of(draft: Draft, texts: dict[Locator, str]) -> str:
    """Give the opening words of a passage's parents, the topmost first; ``texts`` holds each parent's words."""
    steps = draft.locator.split(".")
    above = [Locator(".".join(steps[:end])) for end in range(3, len(steps))]
    return " ".join(texts[locator] for locator in above if locator in texts) if draft.parent else ""
