"""Footnotes: each mark found in a passage, and every *Ibid.* held against the note before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tipbrowser.domain.publication import Locator
from tipbrowser.importer.draft import Draft
from tipbrowser.importer.errors import UnplacedLine
from tipbrowser.importer.findings import Finding
from tipbrowser.importer.inline import Words

_IBID = re.compile(r"Ibid\.,? ?(?P<rest>.*)")
_VOLUME = re.compile(r"\bvols?\. ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote with the place of its mark."""

    number: int
    locator: Locator
    offset: int
    words: Words
    line: int


def attach_notes(footnotes: Sequence[tuple[int, Draft]], passages: Iterable[tuple[Draft, Words]]) -> list[Note]:
    """Find each footnote's mark; raises ``UnplacedLine`` for a note without a mark or a mark without a note."""
    marks: dict[int, tuple[Locator, int]] = {}
    known = {number for number, _ in footnotes}
    for draft, words in passages:
        for number, offset in words.marks:
            if number in marks or number not in known:
                line = draft.lines[0]
                raise UnplacedLine(line.number, line.printed, f"a footnote {number} for its mark")
            marks[number] = (draft.locator, offset)
    notes = []
    for number, draft in footnotes:
        if number not in marks:
            raise UnplacedLine(draft.lines[0].number, draft.lines[0].printed, f"a mark for footnote {number}")
        locator, offset = marks[number]
        words = draft.words()
        if words.marks:
            raise UnplacedLine(draft.lines[0].number, draft.lines[0].printed, "a footnote without a mark of its own")
        notes.append(Note(number=number, locator=locator, offset=offset, words=words, line=draft.lines[0].number))
    return notes


def check_ibid(notes: Sequence[Note]) -> list[Finding]:
    """Find the notes whose *Ibid.* names a volume although the note before cites nothing that has volumes."""
    findings = []
    series: Note | None = None
    before_has_volumes = False
    for note in notes:
        has_volume = _VOLUME.search(note.words.text) is not None
        ibid = _IBID.fullmatch(note.words.text)
        if ibid and has_volume and not before_has_volumes:
            findings.append(_finding(note, ibid["rest"], series, notes))
        if has_volume and not ibid:
            series = note
        before_has_volumes = has_volume
    return findings


def _finding(note: Note, rest: str, series: Note | None, notes: Sequence[Note]) -> Finding:
    before = next(other for other in notes if other.number == note.number - 1) if note.number > 1 else None
    title = _VOLUME.split(series.words.text)[0] if series else None
    same = [other.number for other in notes if other is not note and rest in other.words.text]
    witness = f" {_listed(same)} the same volume and number." if same else ""
    said = (
        f"note {before.number}, the one before it, is “{before.words.text}”" if before else "no note stands before it"
    )
    return Finding(
        place=f"footnote {note.number}",
        kind="ibid",
        locator=note.locator,
        published=note.words.text,
        reading=f"{title}{rest}" if title else None,
        reason=f"“Ibid.” cannot mean the note before it: {said}, which has no volumes.{witness}",
        line=note.line,
    )


def _listed(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    return f"Notes {', '.join(words[:-1])} and {words[-1]} cite" if len(words) > 1 else f"Note {words[0]} cites"
