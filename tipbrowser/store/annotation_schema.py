"""The tables of the reader's file, as migrations: each version of the schema is made from the one before."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Migrations("annotations")
TABLES = (
    """CREATE TABLE file (
        name   TEXT PRIMARY KEY,
        value  TEXT NOT NULL
    ) WITHOUT ROWID""",
    # What the reader made. Everything that follows below `version` is made from these two and can be made again.
    """CREATE TABLE item (
        number    INTEGER PRIMARY KEY,
        id        TEXT NOT NULL UNIQUE,
        kind      TEXT NOT NULL,
        body      TEXT NOT NULL,                -- JSON, see domain/annotation_forms.py
        created   TEXT NOT NULL,
        modified  TEXT NOT NULL,
        change    INTEGER NOT NULL UNIQUE,      -- orders all changes, whatever clocks say
        revision  INTEGER NOT NULL,
        deleted   TEXT,                         -- when it came into the bin
        origin    TEXT NOT NULL,
        hash      TEXT NOT NULL                 -- of all fields but number
    )""",
    "CREATE INDEX item_kind ON item (kind, deleted, change)",
    """CREATE TABLE version (
        item      TEXT NOT NULL,
        revision  INTEGER NOT NULL,
        kind      TEXT NOT NULL,
        body      TEXT NOT NULL,
        modified  TEXT NOT NULL,
        change    INTEGER NOT NULL,
        hash      TEXT NOT NULL,
        PRIMARY KEY (item, revision)
    ) WITHOUT ROWID""",
    """CREATE TABLE place (
        item      TEXT NOT NULL,
        anchor    INTEGER NOT NULL,             -- which of the item's anchors
        edition   TEXT NOT NULL,
        locator   TEXT,                         -- none: not found in this edition
        section   TEXT,
        position  INTEGER,                      -- of the passage in the order of the edition
        start     INTEGER,
        end       INTEGER,
        score     REAL NOT NULL,                -- 1 where the words are the same
        PRIMARY KEY (item, anchor, edition)
    ) WITHOUT ROWID""",
    "CREATE INDEX place_section ON place (edition, section, locator)",
    "CREATE INDEX place_position ON place (edition, position, item)",
    """CREATE TABLE about (
        item  TEXT PRIMARY KEY,
        kind  TEXT NOT NULL,                    -- section, topic, highlight, placement
        name  TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX about_name ON about (kind, name)",
    """CREATE TABLE tagged (
        tag   TEXT NOT NULL,
        item  TEXT NOT NULL,
        PRIMARY KEY (tag, item)
    ) WITHOUT ROWID""",
    "CREATE INDEX tagged_item ON tagged (item)",
    """CREATE VIRTUAL TABLE item_words USING fts5 (
        words, content = '', tokenize = "porter unicode61 remove_diacritics 2", prefix = '1 2 3'
    )""",
)


@SCHEMA(name="1")
def first_tables(database: Database) -> None:
    """Make the tables of version 1."""
    for statement in TABLES:
        database.execute(statement)
    database.execute("INSERT INTO file (name, value) VALUES ('id', lower(hex(randomblob(16)))), ('change', '0')")
    database.execute("PRAGMA application_id = 0x54495041")  # domain/annotation_file.py
    database.execute("PRAGMA user_version = 1")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the newest version of the schema, in one transaction; raises ``sqlite3.Error``, and changes nothing then."""
    with _at_once(connection):
        SCHEMA.apply(Database(connection))


@contextmanager
def _at_once(connection: sqlite3.Connection) -> Iterator[None]:
    with closing(connection.cursor()) as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")
