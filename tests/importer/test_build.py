"""Building is repeatable, and the bundled database is what its source gives."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.importer.conftest import BUNDLED, INVENTED_SOURCE, SOURCE
from tipbrowser.importer.build import build
from tipbrowser.importer.errors import OutputRefused, Truncated
from tipbrowser.importer.repairs import Repairs, load_repairs

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rebuilt") / "compendium.sqlite"
    build(SOURCE, path)
    return path


def _rows(path: Path) -> Rows:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in _names(connection)}


def _names(connection: sqlite3.Connection) -> Iterator[str]:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"):
        if not name.startswith("passage_search_"):  # how FTS5 keeps its words depends on its version
            yield name


def test_a_rebuild_gives_every_row_of_every_table_and_view_of_the_bundled_database(rebuilt: Path) -> None:
    built, bundled = _rows(rebuilt), _rows(BUNDLED)
    assert list(built) == list(bundled)
    for name in built:
        assert built[name] == bundled[name], name


def test_two_builds_are_byte_identical(rebuilt: Path, tmp_path: Path) -> None:
    build(SOURCE, tmp_path / "compendium.sqlite")
    assert (tmp_path / "compendium.sqlite").read_bytes() == rebuilt.read_bytes()


def test_the_bundled_hash_is_the_bundled_file_s() -> None:
    said, name = BUNDLED.with_name("compendium.sqlite.sha256").read_text("ascii").split()
    assert (said, name) == (hashlib.sha256(BUNDLED.read_bytes()).hexdigest(), "compendium.sqlite")


def test_a_build_reports_the_rows_of_each_table(tmp_path: Path, invented_repairs: Repairs) -> None:
    report = build(INVENTED_SOURCE, tmp_path / "x.sqlite", invented_repairs)
    assert report.counts["section"] == 4
    assert report.counts["source_line"] == len(INVENTED_SOURCE.read_text("utf-8").splitlines())
    assert report.sha256 == hashlib.sha256(report.output.read_bytes()).hexdigest()


def test_the_hash_is_written_beside_the_database(tmp_path: Path, invented_repairs: Repairs) -> None:
    report = build(INVENTED_SOURCE, tmp_path / "x.sqlite", invented_repairs)
    assert (tmp_path / "x.sqlite.sha256").read_text("ascii") == f"{report.sha256}  x.sqlite\n"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["x.sqlite", "x.sqlite.sha256"]


def test_the_text_is_never_replaced_by_its_database(tmp_path: Path, invented_repairs: Repairs) -> None:
    source = tmp_path / "source.txt"
    source.write_bytes(INVENTED_SOURCE.read_bytes())
    (tmp_path / "link.sqlite").symlink_to(source)
    for output in (source, tmp_path / "link.sqlite"):
        with pytest.raises(OutputRefused, match="it is the text to build from"):
            build(source, output, invented_repairs)
    assert source.read_bytes() == INVENTED_SOURCE.read_bytes()


def test_a_folder_in_the_place_of_the_database_is_named_alone(tmp_path: Path, invented_repairs: Repairs) -> None:
    with pytest.raises(OutputRefused) as refused:
        build(INVENTED_SOURCE, tmp_path, invented_repairs)
    assert refused.value.detail == "Is a directory"


@pytest.mark.parametrize("cut_off", [2, 12, 60, 100])
def test_a_source_cut_within_its_colophon_breaks_off(tmp_path: Path, cut_off: int) -> None:
    cut = tmp_path / "cut.txt"
    cut.write_bytes(SOURCE.read_bytes()[:-cut_off])
    with pytest.raises(Truncated) as refused:
        build(cut, tmp_path / "x.sqlite")
    assert refused.value.missing == load_repairs().last_line


def test_a_source_that_the_repairs_do_not_name_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(SOURCE.read_bytes().replace(b"States should", b"States might", 1))
    foreign = build(other, tmp_path / "x.sqlite").foreign
    assert foreign is not None
    assert foreign.expected == hashlib.sha256(SOURCE.read_bytes()).hexdigest()
    assert foreign.found == hashlib.sha256(other.read_bytes()).hexdigest()


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(SOURCE.read_bytes(),))
    writer.start()
    report = build(pipe, tmp_path / "x.sqlite")
    writer.join()
    assert report.foreign is None


def test_nothing_but_a_compendium_is_replaced(tmp_path: Path, invented_repairs: Repairs) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader")
    with pytest.raises(OutputRefused, match="another file stands there"):
        build(INVENTED_SOURCE, letter, invented_repairs)
    assert letter.read_text() == "Dear reader"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OutputRefused, match="no ordinary file"):
        build(INVENTED_SOURCE, pipe, invented_repairs)


def test_an_empty_file_is_replaced(tmp_path: Path, invented_repairs: Repairs) -> None:
    output = tmp_path / "x.sqlite"
    output.touch()
    build(INVENTED_SOURCE, output, invented_repairs)
    assert output.read_bytes().startswith(b"SQLite format 3")


def test_a_link_stays_and_what_it_names_is_written(tmp_path: Path, invented_repairs: Repairs) -> None:
    target, link = tmp_path / "target.sqlite", tmp_path / "link.sqlite"
    link.symlink_to(target)
    report = build(INVENTED_SOURCE, link, invented_repairs)
    assert report.output == link
    assert link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "link.sqlite", "target.sqlite", "target.sqlite.sha256",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["n" * 300, "n" * 253, "\0"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, invented_repairs: Repairs, name: str) -> None:
    with pytest.raises(OutputRefused):
        build(INVENTED_SOURCE, tmp_path / name, invented_repairs)
    assert list(tmp_path.iterdir()) == []


def test_an_edition_is_known_by_its_own_repairs(tmp_path: Path, invented_repairs: Repairs) -> None:
    assert build(INVENTED_SOURCE, tmp_path / "x.sqlite", invented_repairs).foreign is None
