"""Whatever is changed in a database, verify says so; and what the importer makes is proved by other means too."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.importer.conftest import BUNDLED, INVENTED_SOURCE, SOURCE
from tipbrowser.importer import verify as verify_module
from tipbrowser.importer.build import build, read_records
from tipbrowser.importer.digest import sha256_of
from tipbrowser.importer.errors import NotText, SourceUnreadable, UnplacedLine
from tipbrowser.importer.records import Record
from tipbrowser.importer.repairs import Repairs
from tipbrowser.importer.source import read_printed
from tipbrowser.importer.verification import Verification
from tipbrowser.importer.verify import PROOFS, gather_evidence, verify

Change = tuple[object, ...]

TABLES = (
    "edition section silent_session passage footnote topic index_row index_reference topic_paragraph cross_reference"
    " footnote_reference erratum source_line repair"
).split()


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement
        connection.commit()


def _prove(path: Path) -> Verification:
    """Carry out the proofs alone, without the comparison with a rebuild that would find any change first."""
    verification = Verification()
    with closing(sqlite3.connect(path)) as connection:
        evidence = gather_evidence(connection, read_printed(INVENTED_SOURCE).lines)
        for proof in PROOFS:
            proof(evidence, verification)
    return verification


def test_the_bundled_database_keeps_all_guarantees() -> None:
    verification = verify(BUNDLED, SOURCE)
    assert verification.breaches == []
    assert verification.holds


def test_a_text_that_the_repairs_do_not_name_is_told(invented: Path, without_sha: Repairs) -> None:
    other = replace(without_sha, source_sha256="0" * 64)
    foreign = verify(invented, INVENTED_SOURCE, repairs=other).foreign
    assert foreign is not None
    assert (foreign.found, foreign.expected) == (sha256_of(INVENTED_SOURCE), "0" * 64)
    assert verify(invented, INVENTED_SOURCE, repairs=without_sha).foreign is None


def test_the_digest_beside_a_database_must_be_its_own(
    invented_whole: Path, tmp_path: Path, invented_repairs: Repairs
) -> None:
    copy = Path(shutil.copy(invented_whole, tmp_path / "copy.sqlite"))
    beside = copy.with_name("copy.sqlite.sha256")
    beside.write_bytes(invented_whole.with_name("invented.sqlite.sha256").read_bytes())
    assert verify(copy, INVENTED_SOURCE, repairs=invented_repairs).breaches == []
    copy.write_bytes(copy.read_bytes() + bytes(4096))  # after the last page: SQLite itself sees no difference
    (breach,) = verify(copy, INVENTED_SOURCE, repairs=invented_repairs).breaches
    assert breach.startswith("the SHA-256 of the file is ")
    assert breach.endswith(", which is not what copy.sqlite.sha256 says")


@pytest.mark.parametrize("line", [b"", b"\xff\xfe", b"no digest"])
def test_a_digest_that_says_nothing_is_a_breach(
    invented_whole: Path, invented_repairs: Repairs, tmp_path: Path, line: bytes
) -> None:
    copy = Path(shutil.copy(invented_whole, tmp_path / "copy.sqlite"))
    copy.with_name("copy.sqlite.sha256").write_bytes(line)
    assert len(verify(copy, INVENTED_SOURCE, repairs=invented_repairs).breaches) == 1


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM passage_search_docsize WHERE id = 2",
        "UPDATE passage_search_docsize SET sz = x'0102' WHERE id = 2",
        "DELETE FROM passage_search_docsize WHERE id = 3",
    ],
)
def test_the_lengths_that_order_what_a_search_finds_are_proved(
    invented: Path, invented_repairs: Repairs, change: str
) -> None:
    _change(invented, change)
    (breach,) = verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches
    assert re.match("the search index does not fit the passages: ", breach)


def test_a_digest_that_cannot_be_read_is_a_breach(invented: Path, invented_repairs: Repairs) -> None:
    invented.with_name("invented.sqlite.sha256").mkdir()
    (breach,) = verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches
    assert breach.startswith("invented.sqlite.sha256 cannot be read: ")


def test_another_publication_is_proved_by_the_same_code(invented: Path, invented_repairs: Repairs) -> None:
    verification = verify(invented, INVENTED_SOURCE, repairs=invented_repairs)
    assert verification.breaches == []
    account = "\n".join(verification.account)
    assert "F.introduction.1 cites CTOC/COP/WG.7/2028/2, para. 5: A.I.4" in account


def test_the_proofs_alone_find_nothing_in_a_whole_database(invented: Path) -> None:
    assert _prove(invented).breaches == []


@pytest.fixture(scope="module")
def invented_rows(invented_repairs: Repairs) -> list[Record]:
    """Give the rows of the invented publication, read once."""
    return read_records(read_printed(INVENTED_SOURCE), invented_repairs)


@pytest.fixture
def built_once(invented_rows: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the comparison have the same rows every time."""
    monkeypatch.setattr(verify_module, "read_records", lambda *_: invented_rows)


@pytest.mark.usefixtures("built_once")
@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_dropped_is_a_breach(table: str, invented: Path, invented_repairs: Repairs) -> None:
    key = "rowid" if table not in ("section", "silent_session", "index_reference", "topic_paragraph") else "position"
    key = "section" if table in ("section", "silent_session") else key
    _change(invented, f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})")
    assert verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches


def _columns() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(f"{BUNDLED.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return [
            (table, row[1]) for table in TABLES for row in connection.execute(f"PRAGMA table_info({table})")
        ]  # fmt: skip


@pytest.mark.usefixtures("built_once")
@pytest.mark.parametrize(("table", "column"), _columns())
def test_a_value_that_is_changed_is_a_breach(
    table: str, column: str, invented: Path, invented_repairs: Repairs
) -> None:
    with closing(sqlite3.connect(invented)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        value = connection.execute(f"SELECT max({column}) FROM {table}").fetchone()[0]
        changed = value + 1000 if isinstance(value, int) else f"{value}x"
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} IS ?", (changed, value))
        connection.commit()
    breaches = verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches
    assert bool(breaches) is ((table, column) != ("edition", "source_name"))


@pytest.mark.usefixtures("built_once")
@pytest.mark.parametrize(
    "statement",
    [
        "DROP VIEW v_topic",
        "DROP INDEX footnote_of_passage",
        "CREATE TABLE more (x)",
        "PRAGMA user_version = 9",
        "PRAGMA application_id = 9",
        "DELETE FROM edition",
        (
            "INSERT INTO erratum SELECT number + 100, place, kind, topic, locator, published, reading, reason, source_line"
            " FROM erratum WHERE number = 6"
        ),
    ],
)
def test_a_changed_schema_or_search_index_is_a_breach(
    statement: str, invented: Path, invented_repairs: Repairs
) -> None:
    _change(invented, statement)
    assert verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches


def test_swapped_search_words_are_a_breach(invented: Path, invented_repairs: Repairs) -> None:
    _change(
        invented,
        "INSERT INTO passage_search (passage_search, rowid, text, joined, lead, footnotes, topics, place)"
        " SELECT 'delete', position, text, joined, lead, footnotes, topics, place"
        " FROM search_text WHERE position = 30",
    )
    breaches = verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches
    assert any("words_of_passage_search lacks" in breach for breach in breaches)


def test_another_text_to_search_than_the_source_s_is_a_breach(invented: Path, invented_repairs: Repairs) -> None:
    _change(invented, "UPDATE search_text SET topics = 'invented' WHERE position = 3")
    breaches = verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches
    assert any(breach.startswith("search_text has a row that the source does not give") for breach in breaches)


def test_a_file_that_breaks_is_the_caller_s_to_tell(invented: Path, invented_repairs: Repairs) -> None:
    content = bytearray(invented.read_bytes())
    content[4096 * 3 : 4096 * 3 + 8] = b"\0" * 8
    invented.write_bytes(bytes(content))
    with pytest.raises(sqlite3.DatabaseError):
        verify(invented, INVENTED_SOURCE, repairs=invented_repairs)


@pytest.mark.usefixtures("built_once")
def test_a_row_out_of_its_index_is_a_breach(invented: Path, invented_repairs: Repairs) -> None:
    _change(
        invented,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX footnote_of_passage ON footnote (number)'"
        " WHERE name = 'footnote_of_passage'",
    )
    breaches = verify(invented, INVENTED_SOURCE, repairs=invented_repairs).breaches
    assert any(breach.startswith("the database file is damaged") for breach in breaches)


def test_another_source_is_a_breach_with_the_line(invented: Path, invented_repairs: Repairs, tmp_path: Path) -> None:
    other = tmp_path / "compendium.txt"
    other.write_text(INVENTED_SOURCE.read_text("utf-8").replace("Paint every tower", "Paint every door"))
    breaches = verify(invented, other, repairs=invented_repairs).breaches
    assert breaches == ["line 46 of the source is stored differently"]


def test_a_longer_source_is_a_breach(invented: Path, invented_repairs: Repairs, tmp_path: Path) -> None:
    other = tmp_path / "compendium.txt"
    other.write_text(INVENTED_SOURCE.read_text("utf-8") + "More.\n")
    (breach,) = verify(invented, other, repairs=invented_repairs).breaches
    assert "the database accounts for" in breach


def test_a_source_that_cannot_be_built_proves_nothing(invented: Path, invented_repairs: Repairs) -> None:
    with pytest.raises(UnplacedLine) as refused:
        verify(invented, INVENTED_SOURCE, repairs=replace(invented_repairs, lines=()))
    assert refused.value.number == 64


def test_a_copy_of_the_source_under_another_name_is_the_same(
    invented: Path, invented_repairs: Repairs, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(INVENTED_SOURCE, tmp_path / "copy.txt"))
    assert verify(invented, copy, repairs=invented_repairs).holds


def test_a_source_that_is_no_text_is_refused(invented: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(NotText):
        verify(invented, tmp_path / "x.txt")
    with pytest.raises(SourceUnreadable):
        verify(invented, tmp_path / "nothing.txt")


def test_a_sample_shows_source_lines_beside_stored_values_and_is_chosen_by_its_seed(
    invented: Path, invented_repairs: Repairs
) -> None:
    def sample(seed: int) -> list[str]:
        account = verify(invented, INVENTED_SOURCE, sample=5, seed=seed, repairs=invented_repairs).account
        return account[account.index(f"Sample of 5, seed {seed}: source lines beside stored values") + 1 :]

    assert sum(line.startswith("  stored: ") for line in sample(1)) == 5
    assert any(line.startswith("  source ") for line in sample(1))
    assert sample(1) == sample(1)
    assert sample(1) != sample(2)


def test_a_sample_is_shown_although_a_guarantee_is_broken(invented: Path, invented_repairs: Repairs) -> None:
    _change(invented, "UPDATE passage SET source_first = -3, source_last = 90000 WHERE locator = 'A.II.2'")
    verification = verify(invented, INVENTED_SOURCE, sample=9000, repairs=invented_repairs)
    assert verification.breaches
    stored = [line for line in verification.account if line.startswith("  stored: ")]
    assert any(line.startswith("  stored: A.II.2 | ") for line in stored)


def test_where_no_sample_can_be_taken_the_account_says_so(invented: Path, invented_repairs: Repairs) -> None:
    _change(invented, "ALTER TABLE passage RENAME COLUMN markup TO other")
    verification = verify(invented, INVENTED_SOURCE, sample=2, repairs=invented_repairs)
    assert verification.breaches
    assert verification.account[-1].startswith("  no sample can be taken: ")


@pytest.mark.parametrize(
    ("statement", "breach"),
    [
        # 1: every line is accounted for
        ("UPDATE source_line SET kind = 'text' WHERE number = 3", "nothing was made of it"),
        ("DELETE FROM passage WHERE locator = 'A.II.3.bb'", "nothing was made of it"),
        ("UPDATE repair SET was = 'Something else'", "the repair of line 64 finds something else"),
        # 2: the passages are the source's words
        ("UPDATE passage SET text = 'Oil and more.' WHERE locator = 'A.II.3.c'", "part from the source near"),
        ("UPDATE passage SET text = text || ' ' || text WHERE locator = 'A.II.2'", "part from the source near"),
        ("UPDATE passage SET label = '(z)' WHERE locator = 'A.II.3.c'", "part from the source near"),
        ("UPDATE passage SET markup = '*Oil*, and' WHERE locator = 'A.II.3.c'", "markup of A.II.3.c is not its text"),
        ("UPDATE section SET instrument_title = 'X' WHERE section = 'B.I'", "is not in the database"),
        ("UPDATE footnote SET text = 'Other words' WHERE number = 2", "footnote 2 is not its line's words"),
        ("UPDATE footnote SET offset = 9 WHERE number = 2", "mark of footnote 2 stands elsewhere"),
        ("UPDATE footnote SET locator = 'B.I.c' WHERE number = 2", "mark of footnote 2 stands elsewhere"),
        # 3: every index locator opens its paragraphs
        ("DELETE FROM index_reference WHERE index_row = 3", "names other paragraphs than are stored"),
        ("UPDATE index_reference SET by_locator = 'A.I.1' WHERE index_row = 3", "is stored as A.I.1"),
        ("UPDATE index_row SET locators = 'I.3 and I.2.b' WHERE position = 2", "names other paragraphs"),
        ("UPDATE index_row SET symbol = 'CTOC/COP/9' WHERE position = 2", "do not hold its words"),
        ("DELETE FROM topic_paragraph WHERE topic = 'Ships'", "“Ships” lists other paragraphs than its rows name"),
        ("UPDATE topic SET paragraph_count = 9 WHERE topic = 'Ships'", "“Ships” counts 9 paragraphs"),
        # 4: every paragraph has its citations
        ("UPDATE section SET report_constant = 2 WHERE section = 'A.I'", "A.I"),
        ("UPDATE passage SET report_reference = '9' WHERE locator = 'A.I.3'", "A.I.3"),
        ("UPDATE passage SET report_reference = '7' WHERE locator = 'A.I.4'", "para. 5, cited in F.introduction.1"),
        ("UPDATE passage SET citation = '' WHERE locator = 'A.I.3'", "A.I.3"),
        ("UPDATE index_row SET paragraphs = '3 (b) and 5' WHERE position = 2", "is stored as"),
        # 5: every contradiction has its erratum, and no other
        ("DELETE FROM erratum WHERE kind = 'lost label'", "lost label, and no erratum says so"),
        ("DELETE FROM erratum WHERE kind = 'missing page'", "missing page, and no erratum says so"),
        ("DELETE FROM erratum WHERE kind = 'ibid'", "ibid, and no erratum says so"),
        ("UPDATE erratum SET kind = 'misread letter' WHERE kind = 'disagreement'", "has nothing in the source"),
        # 6: references inside the text
        ("UPDATE cross_reference SET start = start + 1", "is not the words"),
        ("UPDATE cross_reference SET target = 'A.X.9' WHERE target = 'B.I'", "leads to A.X.9"),
        ("DELETE FROM cross_reference WHERE kind = 'article'", "looks like a reference and is not recognised"),
        ("DELETE FROM footnote_reference", "looks like a reference and is not recognised"),
        (
            (
                "INSERT INTO cross_reference SELECT locator, start + 1, end, substr(text, 2), target, kind"
                " FROM cross_reference WHERE kind = 'article'"
            ),
            "overlap",
        ),
    ],
)
def test_each_proof_finds_its_own_breach(statement: str, breach: str, invented: Path) -> None:
    _change(invented, statement)
    breaches = _prove(invented).breaches
    assert any(breach in found for found in breaches), breaches


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\tI.2.b and I.3\tCTOC/COP/WG.7/2028/2\t\t3 (b) and 4\t", "\tI.3 and I.3\tCTOC/COP/WG.7/2028/2\t\t4\t"),
        (
            "Part B I.b.i\tCTOC/COP/2027/4\tDecision 1/2\t(b) (i)",
            "Part B I.b.i–ii\tCTOC/COP/2027/4\tDecision 1/2\t(b) (i)–(ii)",
        ),
        ("\tIII.PP.6\tCTOC/COP/2030/8", "\tIII.PP.6\tCTOC/COP/2030/9"),
    ],
)
def test_an_oddity_of_the_index_is_proved_with_its_erratum(
    old: str, new: str, without_sha: Repairs, tmp_path: Path
) -> None:
    source, database = tmp_path / "bent.txt", tmp_path / "bent.sqlite"
    source.write_text(INVENTED_SOURCE.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    build(source, database, without_sha)
    assert verify(database, source, repairs=without_sha).breaches == []
