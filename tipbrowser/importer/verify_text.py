"""Guarantees 1 and 2: every line is placed, and the passages give the source's words, character for character."""

from __future__ import annotations

import re
from collections import Counter

from tipbrowser.importer.verification import Evidence, Verification

SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹]+")
_BULLET = re.compile(r"^\s*- (?=\()")
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\(#\)")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_FURNITURE_KINDS = ("page furniture", "margin mark", "empty")


def verify_source_lines(evidence: Evidence, verification: Verification) -> None:
    """The stored lines are the source's."""
    stored = evidence.rows("SELECT number, text FROM source_line ORDER BY number")
    for line, text in zip(stored, evidence.printed, strict=False):
        verification.require(line["text"] == text, f"line {line['number']} of the source is stored differently")
    verification.require(
        len(stored) == len(evidence.printed),
        f"the source has {len(evidence.printed)} lines, the database accounts for {len(stored)}",
    )


def verify_lines(evidence: Evidence, verification: Verification) -> None:
    """Guarantee 1: each line of the source became something."""
    stored = evidence.rows("SELECT number, kind, text FROM source_line ORDER BY number")
    verification.heading("1. Every line of the source is accounted for")
    kinds = Counter(line["kind"] for line in stored)
    verification.table((kind, count) for kind, count in sorted(kinds.items()))
    furniture = Counter(
        line["text"].replace("\t", " | ").strip(" |") for line in stored if line["kind"] == "page furniture"
    )
    for text, count in furniture.items():
        verification.say(f"page furniture, {count} times: {text}")
    covered = _covered_lines(evidence)
    for line in stored:
        if line["kind"] not in _FURNITURE_KINDS and line["number"] not in covered:
            verification.breach(f"line {line['number']} is placed as {line['kind']}, and nothing was made of it")
    _verify_repairs(evidence, verification)


def _verify_repairs(evidence: Evidence, verification: Verification) -> None:
    repairs = evidence.rows("SELECT source_line, was, becomes, why FROM repair ORDER BY source_line")
    verification.say(f"layout repairs: {len(repairs)}")
    for repair in repairs:
        verification.say(f"line {repair['source_line']}: {repair['why']}")
        was = repair["was"] in evidence.printed[repair["source_line"] - 1]
        verification.require(was, f"the repair of line {repair['source_line']} finds something else there")


def _covered_lines(evidence: Evidence) -> set[int]:
    """Give the lines from which something was made, by the tables that name their source lines."""
    covered: set[int] = set()
    for first, last in evidence.rows("SELECT source_first, source_last FROM passage"):
        covered.update(range(first, last + 1))
    for table in ("footnote", "index_row", "topic", "section"):
        covered.update(row[0] for row in evidence.rows(f"SELECT source_line FROM {table}"))
    headings = _stored_headings(evidence)
    for number, text in enumerate(evidence.lines, start=1):
        if text.strip() in headings or re.search(r"\tPart [AB]\t|^Part [AB]\t", text):
            covered.add(number)
    return covered


def _stored_headings(evidence: Evidence) -> set[str]:
    headings = {row[0] for row in evidence.rows("SELECT heading FROM section")}
    headings |= {row[0] for row in evidence.rows("SELECT instrument FROM section WHERE instrument NOT NULL")}
    headings |= {row[0] for row in evidence.rows("SELECT instrument_title FROM section WHERE instrument NOT NULL")}
    headings |= {row[0] for row in evidence.rows("SELECT title FROM passage WHERE title NOT NULL")}
    entries = evidence.rows("SELECT text FROM passage WHERE kind = 'contents'")
    return headings | {row[0].partition("\t")[0] for row in entries}


def plain(text: str) -> str:
    """Clean a line up as stated: bullets, links, escapes, bold, italics and footnote marks go, the words stay."""
    text = _LINK.sub(r"\1", _BULLET.sub("", text))
    star = "* " if text.startswith("* ") else ""
    return star + SUPERSCRIPT.sub("", _ESCAPE.sub("", text.removeprefix(star).replace("*", ""))).strip()


def verify_words(evidence: Evidence, verification: Verification) -> None:
    """Guarantee 2: joined back together, passages and footnotes are the source's words."""
    placed = evidence.rows("SELECT number, kind FROM source_line ORDER BY number")
    words = [plain(evidence.lines[line["number"] - 1]) for line in placed if line["kind"] in ("text", "contents")]
    passages = evidence.rows("SELECT locator, label, kind, text, markup FROM passage ORDER BY position")
    printed = [_as_printed(passage) for passage in _source_order(evidence)]
    expected, found = " ".join(words), " ".join(printed)
    if expected != found:
        place = next((i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), len(found))
        near = expected[max(0, place - 30) : place + 30]
        verification.breach(f"the passages part from the source near “{near}”")
    for passage in passages:
        stripped = _without_markup(passage["markup"])
        verification.require(stripped == passage["text"], f"the markup of {passage['locator']} is not its text")
    verification.heading("2. The passages are the source's words, character for character")
    verification.say(f"{len(passages)} passages, {len(found)} characters, {len(found.split())} words compared")
    _verify_headings(evidence, verification)
    _verify_footnotes(evidence, verification)


def _source_order(evidence: Evidence) -> list[dict[str, str | None]]:
    rows = evidence.rows("SELECT label, kind, text FROM passage ORDER BY source_first, position")
    return [dict(row) for row in rows]


def _as_printed(passage: dict[str, str | None]) -> str:
    text = str(passage["text"])
    return text if passage["label"] is None or passage["kind"] == "preambular" else f"{passage['label']} {text}"


def _without_markup(markup: str) -> str:
    kept = re.sub(r"(?<!\\)\[\^\d+\]", "", markup)
    return re.sub(r"\\(.)|\*", lambda match: match[1] or "", kept)


def _verify_headings(evidence: Evidence, verification: Verification) -> None:
    headings = evidence.rows("SELECT number, text FROM source_line WHERE kind = 'heading'")
    known = _stored_headings(evidence) | {"Contents"}
    for line in headings:
        text = line["text"].strip()
        verification.require(text in known, f"the heading of line {line['number']} is not in the database")
    verification.say(f"{len(headings)} headings, each stored as printed")


def _verify_footnotes(evidence: Evidence, verification: Verification) -> None:
    notes = evidence.rows(
        "SELECT number, footnote.text, offset, footnote.source_line, source_first, source_last, label, kind,"
        " footnote.locator, passage.text AS passage FROM footnote JOIN passage USING (locator) ORDER BY number"
    )
    for note in notes:
        source = plain(evidence.lines[note["source_line"] - 1])
        verification.require(source == note["text"], f"footnote {note['number']} is not its line's words")
        before = _words_before_mark(evidence, note["source_first"], note["source_last"], note["number"])
        label = note["label"] if note["label"] and note["kind"] != "preambular" else ""
        stored = f"{label} {note['passage'][: note['offset']]}".strip()
        verification.require(before == stored, f"the mark of footnote {note['number']} stands elsewhere")
    verification.say(f"{len(notes)} footnotes with the words before each mark compared")


def _words_before_mark(evidence: Evidence, first: int, last: int, number: int) -> str | None:
    """Give the source's words from the beginning of a passage to a footnote's mark, or none if there is none."""
    kinds = {row["number"]: row["kind"] for row in evidence.rows("SELECT number, kind FROM source_line")}
    words: list[str] = []
    for place in range(first, last + 1):
        if kinds[place] != "text":
            continue
        line = evidence.lines[place - 1]
        for match in SUPERSCRIPT.finditer(line):
            if int("".join(str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(digit)) for digit in match[0])) == number:
                return " ".join([*words, plain(line[: match.start()])])
        words.append(plain(line))
    return None
