"""Guarantee 5: wherever the publication contradicts itself or lost something, there is an erratum, and nowhere else."""

from __future__ import annotations

import re

from tipbrowser.importer.verification import Evidence, Verification

Place = tuple[str, int]
"""Kind and source line."""


def verify_errata(evidence: Evidence, verification: Verification) -> None:
    """Look for every contradiction anew and hold the list against the stored errata."""
    stored = evidence.rows("SELECT * FROM erratum ORDER BY number")
    expected = _contradictions(evidence) | _losses(evidence) | _lone_ibid(evidence)
    found = {(row["kind"], row["source_line"]) for row in stored}
    for kind, line in sorted(expected - found):
        verification.breach(f"line {line}: {kind}, and no erratum says so")
    for kind, line in sorted(found - expected):
        verification.breach(f"line {line}: the erratum “{kind}” has nothing in the source that bears it out")
    gaps = [row for row in stored if row["kind"] == "missing page"]
    verification.heading("5. Errata")
    verification.say(f"{len(stored)} errata, {len(gaps)} of them for a page that is missing")
    for row in stored:
        reading = f" -> {row['reading']}" if row["reading"] else " -> not known"
        verification.say(f"line {row['source_line']}, {row['kind']}: {row['published']}{reading}")


def _contradictions(evidence: Evidence) -> set[Place]:
    places: set[Place] = set()
    for row in evidence.rows(
        "SELECT published, section, by_locator, by_report, locator, source_line FROM index_reference"
        " JOIN index_row ON index_row = index_row.position WHERE by_locator IS NOT by_report"
    ):
        if row["by_locator"] is None:
            is_longer = row["locator"].count(".") > row["published"].count(".") + 1
            places.add(("short locator" if is_longer else "misread letter", row["source_line"]))
        else:
            places.add(("disagreement" if row["by_report"] else "missing number", row["source_line"]))
    named: set[tuple[str, str]] = set()
    for row in evidence.rows(
        "SELECT topic, locator, source_line FROM index_reference JOIN index_row ON index_row = index_row.position"
        " ORDER BY index_row.position"
    ):
        if (row["topic"], row["locator"]) in named:
            places.add(("named twice", row["source_line"]))
        named.add((row["topic"], row["locator"]))
    reports = {row["section"]: row for row in evidence.rows("SELECT * FROM section")}
    for row in evidence.rows("SELECT * FROM index_row"):
        report = reports[row["section"]]
        if row["symbol"] != report["report_symbol"]:
            places.add(("disagreement" if row["symbol"] else "missing symbol", row["source_line"]))
        if row["instrument"] is None and row["part"] == "B":
            places.add(("missing instrument", row["source_line"]))
    return places


def _losses(evidence: Evidence) -> set[Place]:
    """Find lost labels, part headings and pages in the lines themselves."""
    places: set[Place] = set()
    seen: set[str] = set()
    topics = {row["source_line"]: row for row in evidence.rows("SELECT * FROM topic")}
    for line in evidence.rows("SELECT number FROM source_line WHERE kind = 'index row' ORDER BY number"):
        number = line["number"]
        cells = re.sub(r"</?[ui]>", "", evidence.lines[number - 1]).split("\t")
        label = cells[0].strip()
        name = re.sub(r"\s*\(continued\)$", "", label)
        if name != label and name not in seen:
            places.add(("missing page", number))
        if number in topics and name == label and label and not cells[1].startswith("Part "):
            places.add(("missing part heading", number))
        if number in topics and topics[number]["label_lost"]:
            places.add(("lost label", number))
        seen.add(name)
    return places


def _lone_ibid(evidence: Evidence) -> set[Place]:
    """Find each note that repeats the source before it with a volume, where that source has none."""
    places: set[Place] = set()
    before = ""
    for note in evidence.rows("SELECT * FROM footnote ORDER BY number"):
        if note["text"].startswith("Ibid") and "vol" in note["text"] and "vol" not in before:
            places.add(("ibid", note["source_line"]))
        before = note["text"]
    return places
