"""Writing a compendium database: complete, checked, and only then in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import sqlite_utils

from tipbrowser.importer import records
from tipbrowser.importer.digest import digest_file, digests_to_keep, sha256_of, write_digests
from tipbrowser.importer.errors import OutputRefused
from tipbrowser.importer.workshop import put_in_place, workshop

SCHEMA_FILE = Path(__file__).with_name("schema.sql")
TABLES: dict[type[records.Record], str] = {
    records.EditionRecord: "edition",
    records.SectionRecord: "section",
    records.SilentSessionRecord: "silent_session",
    records.PassageRecord: "passage",
    records.FootnoteRecord: "footnote",
    records.TopicRecord: "topic",
    records.IndexRowRecord: "index_row",
    records.IndexReferenceRecord: "index_reference",
    records.TopicParagraphRecord: "topic_paragraph",
    records.CrossReferenceRecord: "cross_reference",
    records.FootnoteReferenceRecord: "footnote_reference",
    records.ErratumRecord: "erratum",
    records.SourceLineRecord: "source_line",
    records.RepairRecord: "repair",
}


def write_database(rows: Iterable[records.Record], output: Path) -> str:
    """Write the rows to ``output`` and its SHA-256 beside it; gives that hash.

    A file that stands there is replaced only by a complete new one, and whenever that is interrupted, what stands
    there is what its digest says. Raises ``OutputRefused``.
    """
    try:
        with workshop(output) as folder:
            database, digest = folder / "database", folder / "digest"
            _fill(database, rows)
            sha256 = sha256_of(database)
            database.chmod(0o644)
            write_digests(digest, [sha256, *digests_to_keep(output)], output.name)
            put_in_place(digest, digest_file(output))
            put_in_place(database, output)
            write_digests(digest, [sha256], output.name)
            put_in_place(digest, digest_file(output))
    except (OSError, sqlite3.Error) as error:
        raise OutputRefused(output, getattr(error, "strerror", None) or str(error)) from error
    return sha256


def _fill(path: Path, rows: Iterable[records.Record]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(SCHEMA_FILE.read_text("utf-8"))
        database = sqlite_utils.Database(connection)
        for table, group in groupby(rows, key=lambda row: TABLES[type(row)]):
            database.table(table).insert_all(row.model_dump() for row in group)
        connection.execute("INSERT INTO passage_search (passage_search) VALUES ('rebuild')")
        connection.execute("INSERT INTO passage_search (passage_search) VALUES ('optimize')")
        connection.commit()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise sqlite3.IntegrityError(f"a row of {broken[0][0]} points at nothing in {broken[0][2]}")
        connection.execute("VACUUM")
    finally:
        connection.close()
