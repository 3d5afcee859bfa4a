"""The database file is replaced by a complete one or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importer.conftest import INVENTED, INVENTED_SOURCE, ROOT
from tipbrowser.domain.compendium_file import APPLICATION_ID, HEADER_LENGTH, SQLITE_MAGIC
from tipbrowser.importer import database
from tipbrowser.importer.build import build
from tipbrowser.importer.digest import digest_file
from tipbrowser.importer.errors import OutputRefused, RowRefused, UnplacedLine
from tipbrowser.importer.records import FootnoteRecord, SourceLineRecord
from tipbrowser.importer.repairs import Repairs
from tipbrowser.importer.workshop import put_in_place
from tipbrowser.store.errors import CompendiumDamaged
from tipbrowser.store.integrity import check_integrity

QUIET = {name: value for name, value in os.environ.items() if not name.startswith("COV")} | {
    "PYTHONDONTWRITEBYTECODE": "1"
}
"""Without the coverage of processes: a killed one leaves its figures damaged."""
BUILD = (
    "import sys; from pathlib import Path; from tipbrowser.importer.build import build;"
    "from tipbrowser.importer.repairs import load_repairs;"
    "build(Path(sys.argv[1]), Path(sys.argv[2]), load_repairs(Path(sys.argv[3])))"
)


OLD = (SQLITE_MAGIC.ljust(68, b"\0") + APPLICATION_ID.to_bytes(4, "big")).ljust(HEADER_LENGTH, b"\0") + b"old"
"""A file that is told for a compendium database by its header."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "out" / "compendium.sqlite"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def _is_untouched(old: Path) -> bool:
    return old.read_bytes() == OLD and list(old.parent.iterdir()) == [old]


def _build_command(output: Path) -> list[str]:
    return [sys.executable, "-c", BUILD, str(INVENTED_SOURCE), str(output), str(INVENTED / "repairs.toml")]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, invented_repairs: Repairs) -> None:
    output = tmp_path / "nowhere" / "x.sqlite"
    with pytest.raises(OutputRefused) as refused:
        build(INVENTED_SOURCE, output, invented_repairs)
    assert refused.value.path == output
    assert refused.value.detail


def test_a_file_in_the_folder_s_place_is_refused(tmp_path: Path, invented_repairs: Repairs) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputRefused):
        build(INVENTED_SOURCE, tmp_path / "file" / "x.sqlite", invented_repairs)


def test_a_folder_in_the_file_s_place_is_refused_and_stays(tmp_path: Path, invented_repairs: Repairs) -> None:
    folder = tmp_path / "x.sqlite"
    folder.mkdir()
    with pytest.raises(OutputRefused):
        build(INVENTED_SOURCE, folder, invented_repairs)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "x"))] == ["x.sqlite"]


def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(old: Path) -> None:
    limited = ["prlimit", "--fsize=65536", *_build_command(old)]
    done = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, check=False, env=QUIET)
    assert done.returncode != 0
    assert "OutputRefused" in done.stderr
    assert "disk I/O error" in done.stderr or "File too large" in done.stderr
    assert _is_untouched(old)


def test_a_refused_source_leaves_the_old_file_whole(old: Path, tmp_path: Path, invented_repairs: Repairs) -> None:
    cut = tmp_path / "cut.txt"
    cut.write_text(INVENTED_SOURCE.read_text("utf-8").replace("(b) Train", "(d) Train"), encoding="utf-8")
    with pytest.raises(UnplacedLine):
        build(cut, old, invented_repairs)
    assert _is_untouched(old)


def test_an_interruption_leaves_the_old_file_whole_and_nothing_beside_it(
    old: Path, invented_repairs: Repairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "fill", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(INVENTED_SOURCE, old, invented_repairs)
    assert _is_untouched(old)


@pytest.mark.parametrize("moment", [0.0, 0.25, 0.4, 0.5, 0.6])
def test_a_build_killed_at_any_moment_leaves_the_old_file_or_the_new_one(old: Path, moment: float) -> None:
    with subprocess.Popen(_build_command(old), cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    content = old.read_bytes()
    assert content == OLD or len(content) > 100_000


@pytest.fixture
def built(old: Path, invented_repairs: Repairs) -> Path:
    """Give a database that was built, with its digest."""
    old.unlink()
    build(INVENTED_SOURCE, old, invented_repairs)
    return old


def _interrupt_at(monkeypatch: pytest.MonkeyPatch, number: int, put: str) -> None:
    """Stop the build when it puts its ``number``th file in place, before or after that is done."""
    done: list[Path] = []

    def interrupt(draft: Path, output: Path) -> None:
        done.append(output)
        if (len(done), put) == (number, "before"):
            raise KeyboardInterrupt
        put_in_place(draft, output)
        if len(done) == number:
            raise KeyboardInterrupt

    monkeypatch.setattr(database, "put_in_place", interrupt)


@pytest.mark.parametrize("put", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_database_fits_its_digest_at_whatever_step_it_is_replaced(
    built: Path, monkeypatch: pytest.MonkeyPatch, number: int, put: str
) -> None:
    _interrupt_at(monkeypatch, number, put)
    with pytest.raises(KeyboardInterrupt):
        database.write_database([SourceLineRecord(number=1, kind="text", text="x")], built)
    assert check_integrity(built)
    assert sorted(path.name for path in built.parent.iterdir()) == [built.name, f"{built.name}.sha256"]


def test_an_old_database_without_a_digest_fits_the_one_written_before_it_is_replaced(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest_file(built).unlink()
    _interrupt_at(monkeypatch, 2, "before")
    with pytest.raises(KeyboardInterrupt):
        database.write_database([SourceLineRecord(number=1, kind="text", text="x")], built)
    assert check_integrity(built)


def test_a_damaged_database_is_not_made_good_by_a_build_that_was_interrupted(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.write_bytes(built.read_bytes() + b"x")
    _interrupt_at(monkeypatch, 2, "before")
    with pytest.raises(KeyboardInterrupt):
        database.write_database([SourceLineRecord(number=1, kind="text", text="x")], built)
    with pytest.raises(CompendiumDamaged):
        check_integrity(built)


def test_a_finished_build_leaves_one_digest(built: Path) -> None:
    sha256 = database.write_database([SourceLineRecord(number=1, kind="text", text="x")], built)
    assert digest_file(built).read_text("ascii") == f"{sha256}  {built.name}\n"


def test_a_row_that_points_at_nothing_is_refused(tmp_path: Path) -> None:
    note = FootnoteRecord(number=1, locator="A.I.1", offset=0, text="x", markup="x", source_line=1)
    with pytest.raises(RowRefused, match="points at nothing in passage"):
        database.write_database([SourceLineRecord(number=1, kind="text", text="x"), note], tmp_path / "x.sqlite")


def test_a_row_against_the_schema_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RowRefused, match="CHECK"):
        database.write_database([SourceLineRecord(number=1, kind="nonsense", text="x")], tmp_path / "x.sqlite")
    assert not [path for path in tmp_path.iterdir() if path.suffix or path.name.startswith(".x")]


def test_a_system_without_folder_sync_is_written_to_all_the_same(
    tmp_path: Path, invented_repairs: Repairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "name", "other")
    database.write_database([SourceLineRecord(number=1, kind="text", text="x")], tmp_path / "x.sqlite")
    assert (tmp_path / "x.sqlite").stat().st_size > 0
