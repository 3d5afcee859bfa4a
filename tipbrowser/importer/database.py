"""Writing a compendium database: complete, checked, and only then in its place."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import sqlite_utils

from tipbrowser.importer import records
from tipbrowser.importer.errors import OutputRefused

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


def digest_file(database: Path) -> Path:
    """Give the place of a database's digest: a line as ``sha256sum`` writes it, beside the database."""
    return database.with_name(f"{database.name}.sha256")


def write_database(rows: Iterable[records.Record], output: Path) -> str:
    """Write the rows to ``output`` and its SHA-256 beside it; gives that hash.

    A file that stands there is replaced only by a complete new one. Raises ``OutputRefused``.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    except OSError as error:
        raise OutputRefused(output, error.strerror or str(error)) from error
    os.close(handle)
    draft = Path(name)
    try:
        _fill(draft, rows)
        sha256 = hashlib.sha256(draft.read_bytes()).hexdigest()
        draft.chmod(0o644)
        _replace(draft, output)
        draft.write_text(f"{sha256}  {output.name}\n", encoding="ascii")
        draft.chmod(0o644)
        _replace(draft, digest_file(output))
    except (OSError, sqlite3.Error) as error:
        raise OutputRefused(output, getattr(error, "strerror", None) or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)
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


def _replace(draft: Path, output: Path) -> None:
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(draft, output)
    if os.name == "posix":
        folder = os.open(output.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
