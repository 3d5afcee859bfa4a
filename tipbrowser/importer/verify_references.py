"""Guarantee 6: every reference inside the text is recognised, with its span, and leads somewhere."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from itertools import pairwise

from tipbrowser.importer.verification import Evidence, Verification

_LOOKS_LIKE_A_REFERENCE = (
    r"\b[A-Z]+(?:/[A-Z]+(?:\.\d+)?)*/\d{4}/\d+\b|\b\d{1,4}/\d{1,3}\b|\b[Aa]rticles? \d+|\b[Pp]aragraphs? \d+"
    r"|\bthe present (?:decision|resolution)\b|\bsubparagraphs? \([a-z]\)|\bsect\. [IVX]+|\brule \d+|\b\d{4} \(\d{4}\)"
)


_BY_COUNT = r"(?<![\w-]){title}(?! of (?!the {body}))"
"""A meeting or session by its heading's own words (``tenth meeting``), but for those of another body."""


def verify_references(evidence: Evidence, verification: Verification) -> None:
    """Hold the spans against the texts, the targets against the locators, and look for references not recognised."""
    verification.heading("6. References inside the text")
    targets = {row[0] for row in evidence.rows("SELECT locator FROM passage UNION SELECT section FROM section")}
    looks = _looks_like_references(evidence)
    kinds: Counter[tuple[str, str]] = Counter()
    for table, source, key in (
        ("cross_reference", "passage", "locator"),
        ("footnote_reference", "footnote", "number"),
    ):
        spans: dict[object, list[tuple[int, int]]] = {}
        for row in evidence.rows(
            f"SELECT r.*, s.text AS whole, s.{key} AS place FROM {table} r JOIN {source} s USING ({key})"
        ):
            _verify_span(row, targets, verification)
            kinds[row["kind"], "inside" if row["target"] else "outside"] += 1
            spans.setdefault(row["place"], []).append((row["start"], row["end"]))
        for row in evidence.rows(f"SELECT {key} AS place, text FROM {source}"):
            _verify_complete(row["place"], row["text"], spans.get(row["place"], []), looks, verification)
    verification.table((kind, side, count) for (kind, side), count in sorted(kinds.items()))
    for row in evidence.rows(
        "SELECT kind, text, locator, target FROM cross_reference ORDER BY kind, cross_reference.rowid"
    ):
        verification.say(f"{row['kind']}: {row['locator']} “{row['text']}” -> {row['target'] or 'outside'}")
    for row in evidence.rows("SELECT kind, text, number, target FROM footnote_reference ORDER BY kind, rowid"):
        verification.say(f"{row['kind']}: footnote {row['number']} “{row['text']}” -> {row['target'] or 'outside'}")


def _verify_span(row: sqlite3.Row, targets: set[str], verification: Verification) -> None:
    words = row["whole"][row["start"] : row["end"]]
    verification.require(words == row["text"], f"a reference of {row['place']} is not the words “{row['text']}”")
    target = row["target"]
    verification.require(target is None or target in targets, f"“{row['text']}” of {row['place']} leads to {target}")


def _looks_like_references(evidence: Evidence) -> re.Pattern[str]:
    headings = evidence.rows("SELECT title, body FROM section")
    counted = (
        _BY_COUNT.format(title=re.escape(row["title"].lower()), body=re.escape(row["body"].split()[0]))
        for row in headings
    )
    return re.compile("|".join((_LOOKS_LIKE_A_REFERENCE, *counted)))


def _verify_complete(
    place: object, text: str, spans: list[tuple[int, int]], looks: re.Pattern[str], verification: Verification
) -> None:
    ordered = sorted(set(spans))
    for (_, end), (start, _) in pairwise(ordered):
        verification.require(end <= start, f"two references of {place} overlap")
    for match in looks.finditer(text):
        inside = any(start <= match.start() and match.end() <= end for start, end in spans)
        verification.require(inside, f"“{match[0]}” in {place} looks like a reference and is not recognised as one")
