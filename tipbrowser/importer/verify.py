"""`tipbrowser verify`: the six guarantees of a compendium database, proved against its source."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tipbrowser.importer.build import read_records
from tipbrowser.importer.database import SCHEMA_FILE, SEARCH_INDEX
from tipbrowser.importer.digest import digest_file, recorded_digests, sha256_of
from tipbrowser.importer.records import Record
from tipbrowser.importer.repairs import Repairs, load_repairs
from tipbrowser.importer.source import foreign_source, read_printed
from tipbrowser.importer.verification import Evidence, Verification
from tipbrowser.importer.verify_errata import verify_errata
from tipbrowser.importer.verify_index import verify_index, verify_reports
from tipbrowser.importer.verify_rebuild import verify_rebuild
from tipbrowser.importer.verify_references import verify_references
from tipbrowser.importer.verify_text import verify_lines, verify_source_lines, verify_words

PROOFS = (verify_lines, verify_words, verify_index, verify_reports, verify_errata, verify_references)
"""Of the six guarantees, in their order; the third and fourth share a module."""


SAMPLED = """
SELECT CAST(source_first AS INTEGER), CAST(source_last AS INTEGER),
    locator || ' | ' || coalesce(label, '-') || ' | ' || coalesce(citation, '-') || ' | ' || markup
FROM passage
UNION ALL
SELECT CAST(source_line AS INTEGER), CAST(source_line AS INTEGER),
    'footnote ' || number || ' at ' || locator || ':' || offset || ' | ' || markup
FROM footnote
UNION ALL
SELECT CAST(source_line AS INTEGER), CAST(source_line AS INTEGER),
    'index | ' || topic || ' | ' || part || ' | ' || locators || ' | ' || coalesce(symbol, '-') || ' | '
    || coalesce(instrument, '-') || ' | ' || coalesce(paragraphs, '-') || ' | ' || coalesce(column_name, '-')
FROM index_row
ORDER BY 1, 3
"""
"""What a sample is taken from: first and last line in the source, and what is stored of them."""


def verify(
    database: Path, source: Path, *, sample: int = 0, seed: int = 0, repairs: Repairs | None = None
) -> Verification:
    """Prove the guarantees of ``database`` against the text ``source`` and give the account.

    With ``sample``, that many stored values are laid beside their source lines, chosen by ``seed``, breach or not. ``repairs`` are
    this edition's own unless others are given. The database must be one (its opening is the caller's to check);
    raises an ``ImportRefused`` for a text that is none of a compendium, and ``sqlite3.DatabaseError`` where the file
    breaks.

    First the file must be what the importer makes of this source, to the last row; a breach of that ends the proofs.
    Then what the importer makes is proved by other means than its own. Whatever was found, the file must have the
    digest that stands beside it, if one does.
    """
    repairs = repairs or load_repairs()
    printed = read_printed(source)
    rows = read_records(printed, repairs)
    verification = Verification(foreign=foreign_source(printed, repairs))
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        evidence = gather_evidence(connection, printed.lines)
        _prove(evidence, verification, rows)
        _verify_digest(database, verification)
        if sample:
            _show_sample(evidence, verification, sample, seed)
    return verification


def _prove(evidence: Evidence, verification: Verification, rows: Sequence[Record]) -> None:
    _verify_file(evidence, verification)
    if verification.holds:
        verify_source_lines(evidence, verification)
    if verification.holds:
        verify_rebuild(evidence, verification, rows)
    if verification.holds:
        _verify_search(evidence, verification)
    if not verification.holds:
        return
    _sections(evidence, verification)
    for prove in PROOFS:
        prove(evidence, verification)


def gather_evidence(connection: sqlite3.Connection, printed: tuple[str, ...]) -> Evidence:
    """Give the database with the source's lines, as printed and as its repairs read them; sets the row factory."""
    connection.row_factory = sqlite3.Row
    lines = list(printed)
    for repair in connection.execute("SELECT source_line, was, becomes FROM repair").fetchall():
        place = repair["source_line"] - 1
        if place < len(lines):
            lines[place] = lines[place].replace(repair["was"], repair["becomes"], 1)
    return Evidence(database=connection, printed=printed, lines=tuple(lines))


def _verify_digest(database: Path, verification: Verification) -> None:
    """Hold the file against the SHA-256 that was written beside it when it was built; a copy may stand without."""
    beside = digest_file(database)
    try:
        recorded = recorded_digests(database)
    except FileNotFoundError:
        return
    except OSError as error:
        verification.breach(f"{beside.name} cannot be read: {error.strerror or error}")
        return
    found = sha256_of(database)
    verification.require(found in recorded, f"the SHA-256 of the file is {found}, which is not what {beside.name} says")


def _verify_file(evidence: Evidence, verification: Verification) -> None:
    for row in evidence.rows("PRAGMA integrity_check"):
        verification.require(row[0] == "ok", f"the database file is damaged: {row[0]}")
    for row in evidence.rows("PRAGMA foreign_key_check"):
        verification.breach(f"a row of {row[0]} points at nothing in {row[2]}")
    _verify_schema(evidence, verification)
    for edition in evidence.rows("SELECT * FROM edition"):
        verification.heading(f"{edition['title']} ({edition['place']}, {edition['year']})")
        verification.say(edition["covers"])
        verification.say(
            f"source: {edition['source_name']}, {edition['source_lines']} lines, SHA-256 {edition['source_sha256']}"
        )


def _verify_search(evidence: Evidence, verification: Verification) -> None:
    """Let FTS5 hold its index against the passages; it asks for that by a write, so a copy in memory is asked."""
    with closing(sqlite3.connect(":memory:")) as copy:
        evidence.database.backup(copy)
        try:
            copy.execute(f"INSERT INTO {SEARCH_INDEX} ({SEARCH_INDEX}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            verification.breach(f"the search index does not fit the passages: {error}")


def _verify_schema(evidence: Evidence, verification: Verification) -> None:
    """Hold tables, views and their comments against the schema's own text, and ask for the one edition."""
    statement = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(SCHEMA_FILE.read_text("utf-8"))
        expected = empty.execute(statement).fetchall()
        marks = [empty.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    stored = list(map(tuple, evidence.rows(statement)))
    for entry in [*(entry for entry in expected if entry not in stored), *(e for e in stored if e not in expected)]:
        verification.breach(f"the {entry[0]} {entry[1]} is not as the schema has it")
    found = [evidence.rows(f"PRAGMA {name}")[0][0] for name in ("application_id", "user_version")]
    verification.require(found == marks, f"application_id and user_version are {found}, not {marks}")
    verification.require(bool(evidence.rows("SELECT 1 FROM edition")), "the record of the edition is missing")


def _sections(evidence: Evidence, verification: Verification) -> None:
    rows: list[tuple[object, ...]] = [("section", "heading", "paragraphs", "footnotes", "references", "referred to")]
    for section in evidence.rows("SELECT section, heading, passage_count FROM section ORDER BY position"):
        name = section["section"]
        count = evidence.rows("SELECT count(*) FROM passage WHERE section = ?", name)[0][0]
        verification.require(count == section["passage_count"], f"{name} has {count} passages and counts otherwise")
        rows.append((name, section["heading"], count, *_counts(evidence, name)))
    verification.heading("Sections")
    verification.table(rows)


def _counts(evidence: Evidence, section: str) -> tuple[int, int, int]:
    counted = evidence.rows(
        "SELECT (SELECT count(*) FROM footnote JOIN passage USING (locator) WHERE section = :section),"
        " (SELECT count(*) FROM cross_reference JOIN passage USING (locator) WHERE section = :section),"
        " (SELECT count(*) FROM cross_reference WHERE target = :section OR target LIKE :section || '.%')".replace(
            ":section", "?1"
        ),
        section,
    )[0]
    return (counted[0], counted[1], counted[2])


def _show_sample(evidence: Evidence, verification: Verification, sample: int, seed: int) -> None:
    verification.heading(f"Sample of {sample}, seed {seed}: source lines beside stored values")
    try:
        stored = [tuple(row) for row in evidence.rows(SAMPLED)]
    except sqlite3.DatabaseError as error:  # which is a breach already
        verification.say(f"no sample can be taken: {error}")
        return
    chosen = random.Random(seed).sample(  # noqa: S311 - a sample to read, not a secret
        stored, min(sample, len(stored))
    )
    for first, last, value in sorted(chosen):
        for number, printed in enumerate(evidence.printed[max(first - 1, 0) : last], start=first):
            if printed.strip():
                verification.say(f"source {number}: {printed}")
        verification.say(f"stored: {value}")
