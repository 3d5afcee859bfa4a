"""Tests of the arguments and sentences of `tipbrowser build` and `tipbrowser verify`."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.small_compendium import BUNDLED, ROOT
from tests.terminal.conftest import Ask
from tipbrowser import paths
from tipbrowser.__main__ import main
from tipbrowser.importer import build as build_module
from tipbrowser.importer import errors
from tipbrowser.importer import verify as verify_module
from tipbrowser.importer.repairs import Repairs, load_repairs
from tipbrowser.importer.source import ForeignSource
from tipbrowser.importer.verification import Verification

EDITION = ROOT / "tests" / "importer" / "fixture"
SOURCE = ROOT / "data" / "source" / "tip-compendium-2024-en.txt"


def test_a_build_says_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "built.sqlite"

    def build(source: Path, output: Path, repairs: Repairs) -> build_module.BuildReport:
        assert repairs == load_repairs()
        output.write_bytes(source.read_bytes()[:4])
        return build_module.BuildReport(output=output, sha256="ab12", counts={"topic": 101, "passage": 7})

    monkeypatch.setattr(build_module, "build", build)
    assert main(["build", str(SOURCE), "-o", str(output)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "   101  topic",
        "     7  passage",
        f"Built {output}, SHA-256 ab12.",
    ]
    assert output.exists()


def test_a_build_that_is_refused_leaves_the_old_file(refuse: Ask, tmp_path: Path) -> None:
    other, output = tmp_path / "other.txt", tmp_path / "old.sqlite"
    other.write_text("Another document.\n", encoding="utf-8")
    output.write_bytes(b"old")
    assert refuse("build", str(other), "-o", str(output)).startswith(f"{other} is not a compendium of recommendations")
    assert output.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (errors.SourceUnreadable(Path("s.txt"), "Is a directory"), "s.txt cannot be read: Is a directory."),
        (errors.OutputRefused(Path("o.db"), "No space left"), "o.db cannot be written: No space left."),
        (errors.RepairsRefused(Path("r.toml"), "no"), "r.toml cannot be used for repairs: no."),
        (errors.NotText(Path("s.txt")), "SOURCE is not a text in UTF-8."),
        (errors.OtherDocument("part A"), "SOURCE is not a compendium of recommendations: it lacks part A."),
        (errors.Truncated("the index"), "SOURCE breaks off: “the index” never comes."),
        (errors.UnplacedLine(7, "odd {words}"), "line 7 of SOURCE cannot be placed: odd {words}"),
        (
            errors.RowRefused("edition", "year: too early"),
            "SOURCE cannot be stored as a compendium: edition, year: too early.",
        ),
        (errors.RepairDoesNotFit(8, "was"), "line 8 of SOURCE should hold a repair's “was” and does not."),
        (errors.ImportRefused("why"), "SOURCE cannot be used: why"),
    ],
)
def test_every_refusal_has_its_sentence(
    refuse: Ask, monkeypatch: pytest.MonkeyPatch, error: errors.ImportRefused, sentence: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(build_module, "build", fail)
    assert refuse("build", "SOURCE", "-o", "x").replace("\n", " ") == sentence


def test_another_edition_is_built_and_verified_with_its_own_repairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / os.fsdecode(b"c\xc3\xb4t\xe9-\xff.sqlite")  # a name that is no text
    repairs = ["--repairs", str(EDITION / "repairs.toml")]
    assert main(["build", str(EDITION / "compendium.txt"), "-o", str(output), *repairs]) == 0
    assert main(["verify", str(output), "--source", str(EDITION / "compendium.txt"), *repairs]) == 0
    answer = capsys.readouterr()
    assert answer.out.endswith("Every guarantee holds.\n")
    assert answer.err == ""


def test_a_text_that_the_repairs_do_not_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other, output = tmp_path / "other.txt", tmp_path / "built.sqlite"
    other.write_bytes(SOURCE.read_bytes().replace(b"States should", b"States might", 1))
    told = f"tipbrowser: {other} is not the text that the repairs were written for; whether it is whole is not known"
    assert main(["build", str(other), "-o", str(output)]) == 0
    assert capsys.readouterr().err.startswith(told)
    foreign = ForeignSource(found="ab", expected="cd")
    monkeypatch.setattr(verify_module, "verify", lambda *_, **__: Verification(foreign=foreign))
    assert main(["verify", "--source", str(other)]) == 0
    assert capsys.readouterr().err == f"{told} (its SHA-256 is ab, theirs cd).\n"


@pytest.mark.parametrize("command", [["build", str(SOURCE), "-o", "x.sqlite"], ["verify", "--source", str(SOURCE)]])
def test_repairs_that_are_none_are_refused_in_one_sentence(refuse: Ask, tmp_path: Path, command: list[str]) -> None:
    other = tmp_path / "other.toml"
    other.write_text("words", encoding="utf-8")
    said = refuse(*command, "--repairs", str(other))
    assert said.startswith(f"{other} cannot be used for repairs: it is no TOML: ")
    assert "\n" not in said


def test_the_bundled_database_is_verified_without_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.endswith("Every guarantee holds.\n")


@pytest.mark.parametrize(("count", "counted"), [(1, "one breach"), (2, "2 breaches")])
def test_a_breach_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], count: int, counted: str
) -> None:
    found = Verification(account=["The account"], breaches=["a word is lost"] * count)
    monkeypatch.setattr(verify_module, "verify", lambda *_, **__: found)
    assert main(["verify", "--sample", "3", "--seed", "4"]) == 1
    answer = capsys.readouterr()
    assert answer.out.splitlines() == ["The account", *["BREACH: a word is lost"] * count]
    assert answer.err == f"tipbrowser: not every guarantee holds: {counted}, listed above.\n"


def test_the_sample_and_its_seed_are_passed_on(monkeypatch: pytest.MonkeyPatch, small_file: Path) -> None:
    asked: dict[str, object] = {}

    def note(database: Path, source: Path, *, sample: int, seed: int, repairs: Repairs) -> Verification:
        asked.update(database=database, source=source, sample=sample, seed=seed, repairs=repairs)
        return Verification()

    monkeypatch.setattr(verify_module, "verify", note)
    assert main(["verify", str(BUNDLED), "--source", "s.txt", "--sample", "3", "--seed", "4"]) == 0
    assert asked == {"database": BUNDLED, "source": Path("s.txt"), "sample": 3, "seed": 4, "repairs": load_repairs()}


@pytest.mark.parametrize("number", ["-1", "many", "9999999999", "²"])
def test_a_sample_is_counted(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--sample", number])
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"argument --sample: “{number}” is no number from 0 up\n")


def test_a_source_that_cannot_be_read_is_named(refuse: Ask, tmp_path: Path) -> None:
    assert refuse("verify", "--source", str(tmp_path)).startswith(f"{tmp_path} cannot be read: ")


def test_without_a_source_the_option_is_named(refuse: Ask) -> None:
    assert paths.bundled_source() is None
    assert refuse("verify") == "the publication's text does not come with this installation; name it with --source."


def test_a_database_of_another_kind_is_refused_before_it_is_verified(refuse: Ask, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"words")
    assert refuse("verify", str(other), "--source", str(SOURCE)) == f"the file at {other} is not a compendium database."


def test_a_database_that_breaks_while_it_is_verified_is_damaged(refuse: Ask, small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'source_line'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(small_file.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    small_file.write_bytes(content)
    said = refuse("verify", "--source", str(SOURCE))
    assert said.startswith(f"the compendium database at {small_file} is damaged (")
