"""What a failed question is raised as, and what of a row is no answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tipbrowser.domain.names import Locator
from tipbrowser.store.addresses import SectionAddress
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.connection import open_compendium
from tipbrowser.store.errors import CompendiumDamaged, CompendiumInterrupted
from tipbrowser.store.questions import Questions

Ask = Callable[[Compendium], object]


@pytest.mark.parametrize(
    ("table", "column", "value", "ask"),
    [
        ("passage", "text", "CAST(text AS BLOB)", lambda file: file.passage(Locator("A.I.1"))),
        ("passage", "report_reference", "CAST('1' AS BLOB)", lambda file: file.passage(Locator("A.I.1"))),
        ("topic", "heading", "CAST(heading AS BLOB)", lambda file: file.index.topics()),
        ("erratum", "reason", "CAST(reason AS BLOB)", lambda file: file.errata()),
        ("section", "title", "CAST(title AS BLOB)", lambda file: file.sections()),
        (
            "topic_paragraph",
            "locator",
            "CAST(locator AS BLOB)",
            lambda file: file.index.places(file.index.topics()[0].topic),
        ),
        ("section", "page", "'seven'", lambda file: file.sections()),
    ],
)
def test_a_value_of_another_kind_is_damage(small_file: Path, table: str, column: str, value: str, ask: Ask) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute("PRAGMA ignore_check_constraints = 1")
        database.execute(f"UPDATE {table} SET {column} = {value}")
        database.commit()
    with Compendium(small_file) as compendium, pytest.raises(CompendiumDamaged, match="become something else"):
        ask(compendium)


def test_of_very_many_rows_a_text_that_recurs_is_kept_once(small: Compendium) -> None:
    questions = small.search._questions
    statement = "SELECT section, part, ordinal, heading, report_symbol, instrument, numbering FROM section"
    once = questions.many(SectionAddress, f"{statement} UNION ALL {statement} ORDER BY section")
    every = questions.all(SectionAddress, f"{statement} UNION ALL {statement} ORDER BY section")
    assert once == every
    assert once[0].heading is once[1].heading
    assert every[0].heading is not every[1].heading


def test_a_schema_that_is_no_text_is_damage(small_file: Path) -> None:
    content = small_file.read_bytes()
    place = content.index(b"CREATE TABLE silent_session")
    small_file.write_bytes(content[:place] + content[place:].replace(b"silent_session", b"silent_s\xef\xffsion", 1))
    with pytest.raises(CompendiumDamaged), Compendium(small_file) as compendium:
        compendium.silent_sessions()


def test_a_text_that_is_none_is_damage(small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute("UPDATE passage SET text = CAST(x'ff41' AS TEXT)")
        database.commit()
    with Compendium(small_file) as compendium, pytest.raises(CompendiumDamaged):
        compendium.passage(Locator("A.I.1"))


@pytest.mark.parametrize("statement", ["SELECT 1 FROM passage_search WHERE passage_search MATCH '\"'", "SELECT ("])
def test_a_statement_that_is_wrong_is_our_own_fault(small_file: Path, statement: str) -> None:
    with closing(open_compendium(small_file)) as connection, pytest.raises(sqlite3.OperationalError):
        Questions(connection, "name").rows(statement)


def test_a_question_that_was_broken_off_says_so(small_file: Path) -> None:
    with closing(open_compendium(small_file)) as connection:
        connection.set_progress_handler(lambda: True, 1)
        with pytest.raises(CompendiumInterrupted):
            Questions(connection, "name").rows("SELECT count(*) FROM passage, passage AS other")
