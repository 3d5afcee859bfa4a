"""Damages done to a source line by line, and the judgement whether the importer lets one pass in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from tipbrowser.importer.errors import ImportRefused
from tipbrowser.importer.publication import Publication, read_publication
from tipbrowser.importer.repairs import Reading, Repair, Repairs
from tipbrowser.importer.source import PrintedText, read_source

Entry = TypeVar("Entry", Repair, Reading)
GARBAGE = ("47", "PART OF THE PAGE", "words of a page's foot", "words that end as the page does.", "Words that end.")
_LABEL = re.compile(r"(?P<before>\s*(?:- )?\(?\*?)(?P<label>\d+(?=\. )|[a-z]+(?=\*?\) )|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?P<after>.*)")
_OTHER_DIGITS = str.maketrans(
    "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹abcdefghijklmnopqrstuvwxyz", "1234567890¹²³⁴⁵⁶⁷⁸⁹⁰bcdefghijklmnopqrstuvwxyza"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A source with one thing wrong at one line; ``repairs`` still fit the lines below it."""

    kind: str
    number: int
    lines: tuple[str, ...]
    repairs: Repairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a reader finds in a publication: each text with the lines from which it was made."""

    texts: dict[tuple[str, str], list[int]]
    counts: Counter[tuple[str, str]]
    displayed: frozenset[int]
    """Lines of title pages and colophon: no grammar that a wrong line could offend, shown as they come."""


def damages(lines: tuple[str, ...], repairs: Repairs, every: int) -> Iterator[Damage]:
    """Give each damage of every ``every``-th line that is not empty."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    for place in filled[::every]:
        number, here = place + 1, lines[place]
        before, after = lines[:place], lines[place + 1 :]
        yield _damage("deleted", number, (*before, *after), repairs, -1)
        yield _damage("doubled", number, (*before, here, here, *after), repairs, 1)
        for words in GARBAGE:
            yield _damage(f"“{words}” put before", number, (*before, words, here, *after), repairs, 1)
        following = next((other for other in filled if other > place), None)
        if following is not None:
            swapped = list(lines)
            swapped[place], swapped[following] = swapped[following], swapped[place]
            yield _damage("swapped with the next", number, tuple(swapped), repairs, 0)
        yield _damage("cut in its middle", number, (*before, here[: len(here) // 2], *after), repairs, 0)
        if match := _LABEL.fullmatch(here):
            other = match["before"] + match["label"].translate(_OTHER_DIGITS) + match["after"]
            yield _damage("given another label", number, (*before, other, *after), repairs, 0)
            bare = match["after"].lstrip(".*) ")
            yield _damage("without its label", number, (*before, bare, *after), repairs, 0)


def _damage(kind: str, number: int, lines: tuple[str, ...], repairs: Repairs, shift: int) -> Damage:
    moved = replace(
        repairs,
        source_sha256="",
        lines=tuple(_moved(repair, number, shift) for repair in repairs.lines),
        readings=tuple(_moved(reading, number, shift) for reading in repairs.readings),
    )
    return Damage(kind=kind, number=number, lines=lines, repairs=moved)


def _moved(entry: Entry, number: int, shift: int) -> Entry:
    return replace(entry, source_line=entry.source_line + shift) if entry.source_line > number else entry


def contents(publication: Publication) -> Contents:
    """Give the texts of passages and footnotes, and the rows of the index, with their lines."""
    texts: dict[tuple[str, str], list[int]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for draft, words in publication.passages:
        kind = "front matter" if draft.part == "F" else "paragraph"
        texts.setdefault((kind, words.text), []).extend(line.number for line in draft.lines)
        counts[kind, words.text] += 1
    for note in publication.notes:
        texts.setdefault(("footnote", note.words.text), []).append(note.line)
        counts["footnote", note.words.text] += 1
    for row, _ in publication.index.rows:
        printed = f"{row.part} {row.locators} {row.symbol} {row.instrument} {row.numbers and row.numbers.published}"
        texts.setdefault(("row", printed), []).append(row.line.number)
        counts["row", printed] += 1
    imprint = next(draft for draft, _ in publication.passages if draft.kind == "imprint")
    colophon = next(draft for draft, _ in publication.passages if draft.kind == "colophon")
    displayed = {*range(imprint.lines[0].number + 1), *range(colophon.lines[0].number, len(publication.line_kinds) + 1)}
    return Contents(texts=texts, counts=counts, displayed=frozenset(displayed))


def silent_fault(damage: Damage, whole: Contents) -> str | None:
    """Say what went wrong without notice, or nothing: the build stopped, or only the damaged line's own text differs.

    A text that is lost with its whole line, or there twice, is seen in the account; a text that swallowed
    another line's words, or is made of half of its own, is not.
    """
    if damage.number in whole.displayed:
        return None
    printed = PrintedText(path=Path("damaged.txt"), sha256="0" * 64, lines=damage.lines)
    try:
        publication = read_publication(read_source(printed, damage.repairs), damage.repairs)
    except ImportRefused:
        return None
    found = contents(publication)
    gained, lost = found.counts - whole.counts, whole.counts - found.counts
    here = range(damage.number - 1, damage.number + 3)
    wrong = [f"gained {text}" for text in gained if not set(found.texts[text]) & set(here)]
    wrong += [f"lost {text}" for text in lost if not set(whole.texts[text]) & set(here)]
    if gained and lost and not damage.kind.startswith(("cut", "swapped")):
        wrong.append(f"altered {list(lost)} to {list(gained)}")
    return f"line {damage.number} {damage.kind}: {'; '.join(wrong)}" if wrong else None
