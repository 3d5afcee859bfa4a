"""Writing a compendium database: complete, checked, and only then in its place."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterable
from contextlib import closing
from itertools import groupby
from pathlib import Path

import sqlite_utils

from tipbrowser.domain.compendium_file import HEADER_LENGTH, schema_version
from tipbrowser.importer import records
from tipbrowser.importer.digest import digest_file, digests_to_keep, sha256_of, write_digests
from tipbrowser.importer.errors import OutputRefused, RowRefused
from tipbrowser.importer.workshop import put_in_place, workshop
from tipbrowser.store.stems import stems_of

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
    records.SearchTextRecord: "search_text",
}
SEARCH_INDEX = "passage_search"
"""The virtual table of FTS5, made from what is in ``search_text``."""


def write_database(rows: Iterable[records.Record], named: Path, source: Path | None = None) -> str:
    """Write the rows to the file ``named`` and its SHA-256 beside it; gives that hash.

    A file that stands there is replaced only by a complete new one, and whenever that is interrupted, what stands
    there is what its digest says. Only a compendium database is replaced, or an empty file; where a link stands, it
    is what the link names. Raises ``RowRefused``, and ``OutputRefused``, also where it is the ``source`` that the
    rows were read from.
    """
    try:
        output = Path(os.path.realpath(named))
        _check_place(output, source)
        with workshop(output) as folder:
            database, digest = folder / "database", folder / "digest"
            with closing(sqlite3.connect(database)) as connection:
                fill(connection, rows)
            sha256 = sha256_of(database)
            database.chmod(0o644)
            write_digests(digest, [sha256, *digests_to_keep(output)], output.name)
            put_in_place(digest, digest_file(output))
            put_in_place(database, output)
            write_digests(digest, [sha256], output.name)
            put_in_place(digest, digest_file(output))
    except (OSError, ValueError, sqlite3.Error) as error:  # the second: a name that no file can have
        raise OutputRefused(named, getattr(error, "strerror", None) or str(error)) from error
    return sha256


def fill(connection: sqlite3.Connection, rows: Iterable[records.Record]) -> None:
    """Make the tables in an empty database and write the rows; raises ``RowRefused`` and ``sqlite3.Error``."""
    connection.execute("PRAGMA page_size = 4096")
    connection.executescript(SCHEMA_FILE.read_text("utf-8"))
    database = sqlite_utils.Database(connection)
    for table, group in groupby(rows, key=lambda row: TABLES[type(row)]):
        try:
            database.table(table).insert_all(row.model_dump() for row in group)
        except sqlite3.IntegrityError as error:
            raise RowRefused(table, str(error)) from error
    fill_search(connection)
    connection.commit()
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RowRefused(broken[0][0], f"it points at nothing in {broken[0][2]}")
    connection.execute("VACUUM")


def fill_search(connection: sqlite3.Connection) -> None:
    """Make the index over what is in ``search_text``, and the list of its words with their stems."""
    for command in ("rebuild", "optimize"):
        connection.execute(f"INSERT INTO {SEARCH_INDEX} ({SEARCH_INDEX}) VALUES (?)", (command,))
    connection.execute(f"CREATE VIRTUAL TABLE temp.counted USING fts5vocab(main, '{SEARCH_INDEX}', 'row')")
    counts = dict(connection.execute("SELECT term, doc FROM temp.counted ORDER BY term"))
    connection.execute("DROP TABLE temp.counted")
    stems = stems_of(counts)
    connection.executemany(
        "INSERT INTO search_word VALUES (?, ?, ?)", ((word, stems[word], count) for word, count in counts.items())
    )


def _check_place(output: Path, source: Path | None) -> None:
    """Raise ``OutputRefused`` for what is no file or not ours to replace; raises ``OSError``."""
    try:
        found = output.stat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OutputRefused(output, "what stands there is no ordinary file")
    if source is not None and output.samefile(source):
        raise OutputRefused(output, "it is the text to build from")
    with output.open("rb") as file:
        if found.st_size and schema_version(file.read(HEADER_LENGTH)) is None:
            raise OutputRefused(output, "another file stands there, which is no compendium database")
