"""Guarantees 3 and 4: every index locator opens its paragraphs, and the index proves every report number."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter

from tipbrowser.domain.locators import from_roman, roman
from tipbrowser.importer.verification import Evidence, Verification

_WORD = re.compile(r"[^\s,;]+")
_TAG = re.compile(r"</?[ui]>")
_LONGEST_RANGE = 500
_SEPARATOR = re.compile(r"\s*(?:,|;|\band\b|\s)\s*")


def verify_index(evidence: Evidence, verification: Verification) -> None:
    """Guarantee 3: rows hold the words of their lines, and their locators, read anew, are the topics' paragraphs."""
    verification.heading("3. Every index locator opens its paragraphs")
    _verify_row_words(evidence, verification)
    rows = evidence.rows(
        "SELECT position, topic, part, section, locators, source_line FROM index_row ORDER BY position"
    )
    known = {row[0] for row in evidence.rows("SELECT locator FROM passage")}
    ranges = 0
    for row in rows:
        stored = evidence.rows("SELECT * FROM index_reference WHERE index_row = ? ORDER BY position", row["position"])
        tokens = [token for token in _SEPARATOR.split(row["locators"]) if token]
        ranges += sum("-" in token or "–" in token for token in tokens)
        read = [(token, path) for token in tokens for path in _paths(token)]
        verification.require(
            [token for token, _ in read] == [reference["published"] for reference in stored],
            f"row {row['position']} of the index (line {row['source_line']}) names other paragraphs than are stored",
        )
        for (token, path), reference in zip(read, stored, strict=False):
            plain = f"{row['section']}.{path}"
            verification.require(reference["locator"] in known, f"{token} opens nothing")
            if reference["by_locator"] is not None:
                verification.require(
                    reference["by_locator"] == plain, f"{token} is stored as {reference['by_locator']}"
                )
    _verify_topic_paragraphs(evidence, verification)
    total = evidence.rows("SELECT count(*) FROM index_reference")[0][0]
    topics = evidence.rows("SELECT count(*) FROM topic")[0][0]
    verification.say(f"{topics} topics, {len(rows)} rows, {total} paragraphs named, {ranges} ranges expanded")


def _paths(token: str) -> list[str]:
    """Expand ``XIII.8.a–d``, ``V.PP.1-11`` or ``V.39–V.41`` to paths without the section."""
    first, _, last = token.replace("–", "-").partition("-")
    start = first.split(".")[1:]
    if not last:
        return [".".join(start)]
    end, head = last.split(".")[-1], start[:-1]
    return [".".join([*head, step]) for step in _steps(start[-1], end, in_list=bool(head) and head[-1].islower())]


def _steps(first: str, last: str, *, in_list: bool) -> list[str]:
    """Count from ``first`` to ``last``: numbers, letters (``aa`` after ``z``), or numerals in a letter's list."""
    steps = [first]
    while steps[-1] != last and len(steps) < _LONGEST_RANGE:
        steps.append(_following(steps[-1], in_list=in_list))
    return steps


def _following(step: str, *, in_list: bool) -> str:
    if step.isdigit():
        return str(int(step) + 1)
    if in_list:
        return roman((from_roman(step.upper()) or 0) + 1).lower()
    return "a" * (len(step) + 1) if step[0] == "z" else chr(ord(step[0]) + 1) * len(step)


def _verify_row_words(evidence: Evidence, verification: Verification) -> None:
    """Every word of an index line stands in the rows, the topic or the part headings made from it, once."""
    words: dict[int, Counter[str]] = {}
    for row in evidence.rows("SELECT locators, symbol, instrument, paragraphs, source_line FROM index_row"):
        stored = words.setdefault(row["source_line"], Counter())
        for cell in (row["locators"], row["symbol"], row["instrument"], row["paragraphs"]):
            stored.update(_WORD.findall(cell or ""))
    topics = [row[0] for row in evidence.rows("SELECT topic FROM topic")]
    for line in evidence.rows("SELECT number FROM source_line WHERE kind = 'index row'"):
        text = _TAG.sub("", evidence.lines[line["number"] - 1])
        label, *cells = text.split("\t")
        label = re.sub(r"\s*\(continued\)\s*", "", label).strip()
        rest = " ".join(cells) if label in topics else text
        printed = Counter(_WORD.findall(re.sub(r"\bPart [AB]\b", "", rest)))
        verification.require(
            printed == words.get(line["number"], Counter()),
            f"the rows of line {line['number']} do not hold its words",
        )


def _verify_topic_paragraphs(evidence: Evidence, verification: Verification) -> None:
    named: dict[str, set[str]] = {}
    for row in evidence.rows(
        "SELECT topic, locator FROM index_row JOIN index_reference ON index_row = index_row.position"
    ):
        named.setdefault(row["topic"], set()).add(row["locator"])
    for topic, count in evidence.rows("SELECT topic, paragraph_count FROM topic"):
        stored = {row[0] for row in evidence.rows("SELECT locator FROM topic_paragraph WHERE topic = ?", topic)}
        verification.require(stored == named.get(topic, set()), f"“{topic}” lists other paragraphs than its rows name")
        verification.require(len(stored) == count, f"“{topic}” counts {count} paragraphs and has {len(stored)}")


def verify_reports(evidence: Evidence, verification: Verification) -> None:
    """Guarantee 4: every paragraph is cited, and each report constant is proved on every reference."""
    verification.heading("4. Every paragraph has its citations")
    constants = {row["section"]: row for row in evidence.rows("SELECT * FROM section ORDER BY position")}
    proofs: Counter[str] = Counter()
    for reference in evidence.rows(
        "SELECT section, source_line, by_locator, by_report FROM index_reference"
        " JOIN index_row ON index_row = index_row.position"
    ):
        proofs[reference["section"]] += reference["by_locator"] == reference["by_report"]
    _verify_rows_by_report(evidence, verification)
    for passage in evidence.rows("SELECT * FROM passage WHERE part <> 'F'"):
        section = constants[passage["section"]]
        expected = _report_reference(passage, section["report_constant"] or 0)
        verification.require(passage["citation"] != "", f"{passage['locator']} has no citation")
        verification.require(
            passage["report_reference"] == expected, f"{passage['locator']} is numbered otherwise in its report"
        )
    header = ("section", "report", "numbers", "constant", "proved by")
    verification.table([header, *(_constant_row(section, proofs[name]) for name, section in constants.items())])
    for name, section in constants.items():
        verification.require(section["constant_proofs"] == proofs[name], f"the proofs of {name} are miscounted")
        if section["numbering"]:
            verification.require(proofs[name] > 0, f"no reference proves the numbering of {name}")
    _verify_introduction(evidence, verification)


def _constant_row(section: sqlite3.Row, proofs: int) -> tuple[object, ...]:
    constant = section["report_constant"]
    return (
        section["section"],
        section["report_symbol"] or "no report named",
        section["numbering"] or "-",
        "-" if constant is None else f"+{constant}",
        proofs,
    )


def _report_reference(passage: sqlite3.Row, constant: int) -> str | None:
    """Number a passage as its report does, from its locator alone."""
    path = str(passage["locator"]).split(".")[2:]
    if path in (["chapeau"], ["note"]):
        return None
    if path[0] == "PP":
        return " ".join(path)
    first = str(int(path[0]) + constant) if path[0].isdigit() else f"({path[0]})"
    return " ".join([first, *(f"({step})" for step in path[1:])])


def _verify_rows_by_report(evidence: Evidence, verification: Verification) -> None:
    """Hold the numbers of every row, read anew as printed, against the reports' numbers of its paragraphs."""
    for row in evidence.rows("SELECT position, paragraphs, source_line FROM index_row WHERE paragraphs NOT NULL"):
        printed = _printed_numbers(row["paragraphs"])
        stored = {
            reference["report_reference"]
            for reference in evidence.rows(
                "SELECT report_reference, by_locator FROM index_reference"
                " JOIN passage ON passage.locator = index_reference.by_report WHERE index_row = ?",
                row["position"],
            )
        }
        misread = evidence.rows(
            "SELECT 1 FROM erratum WHERE kind = 'misread letter' AND source_line = ?", row["source_line"]
        )
        verification.require(
            printed == stored or bool(misread and len(printed) == len(stored)),
            f"line {row['source_line']}: “{row['paragraphs']}” is stored as {', '.join(sorted(stored))}",
        )


def _printed_numbers(cell: str) -> set[str]:
    """Read ``PP 1-3; 8 (a)–(c) and 9`` as ``PP 1``, ``PP 2``, ``PP 3``, ``8 (a)``, ``8 (b)``, ``8 (c)``, ``9``."""
    numbers: list[str] = []
    for item in re.split(r"\s*(?:,|;|\band\b)\s*", cell):
        first, _, last = (end.strip() for end in item.replace("–", "-").partition("-"))
        if not first:
            continue
        if first.startswith("(") and numbers and numbers[-1][0].isdigit():
            first = f"{numbers[-1].split()[0]} {first}"
        numbers.append(first)
        if last:
            *head, start = numbers[-1].split()
            in_list = bool(head) and head[-1].startswith("(")
            between = _steps(start.strip("()"), last.split()[-1].strip("()"), in_list=in_list)
            mark = "({})" if start.startswith("(") else "{}"
            numbers += [" ".join([*head, mark.format(step)]) for step in between[1:]]
    return set(numbers)


def _verify_introduction(evidence: Evidence, verification: Verification) -> None:
    """The introduction cites recommendations by the reports' numbers: each must exist under that number."""
    cited = re.compile(r"\((CTOC/COP/WG\.\d+/\d{4}/\d+), para\. (\d+)\)")
    for passage in evidence.rows("SELECT locator, text FROM passage WHERE part = 'F'"):
        for symbol, number in cited.findall(passage["text"]):
            found = evidence.rows(
                "SELECT locator FROM passage WHERE report_symbol = ? AND report_reference = ?", symbol, number
            )
            verification.require(
                len(found) == 1, f"{symbol}, para. {number}, cited in {passage['locator']}, is nowhere"
            )
            for row in found:
                verification.say(f"{passage['locator']} cites {symbol}, para. {number}: {row['locator']}")
