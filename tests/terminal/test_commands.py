"""Tests of how the subcommands start, end and fail."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.small_compendium import ROOT
from tests.terminal.conftest import Ask
from tipbrowser import __main__ as program
from tipbrowser import __version__
from tipbrowser.__main__ import COMMANDS, main
from tipbrowser.terminal import passages
from tipbrowser.terminal.summaries import SUMMARIES


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, on the bundled compendium."""
    return subprocess.run(
        [sys.executable, "-m", "tipbrowser", *arguments],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_entry_point_and_the_table_know_the_same_subcommands() -> None:
    assert set(SUMMARIES) == COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_subcommand_has_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"tipbrowser {command}" in capsys.readouterr().out


def test_the_help_names_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert [command for command in COMMANDS if f"\n  {command} " not in shown] == []


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"tipbrowser {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [["--\x1b[31mX"], ["topics", "--\x1b[31mX"], ["sections", "a\nb\x1b[31mX"], ["--theme", "\x1b[31mX"]]
)
def test_what_steers_a_terminal_is_written_out(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\\x1b[31mX" in said.splitlines()[-1]


def test_a_path_that_steers_a_terminal_is_written_out(refuse: Ask) -> None:
    assert refuse("verify", "--source", "\x1b[31m\udc9b").startswith("\\x1b[31m\\udc9b cannot be read: ")


def test_an_unknown_subcommand_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["shwo", "A.II.36"])
    assert ended.value.code == 2
    assert "there is no subcommand “shwo”; there are show, cite, open, " in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["shwo"])
    assert "there is no subcommand “shwo”; there are show, cite" in capsys.readouterr().err


def test_options_may_stand_before_the_subcommand(ask: Ask, tmp_path: Path) -> None:
    assert "States should act." in ask("--data-dir", str(tmp_path), "show", "A.I.1")
    assert "States should act." in ask(f"--data-dir={tmp_path}", "show", "A.I.1")


PROBE = """
import sys
from tipbrowser.__main__ import main
from tipbrowser.terminal import commands
light = ("pathlib", "json", "textwrap", "shutil", "typing", "urllib")
loaded = set()
compare = commands._compare
def look():
    loaded.update(name for name in light if name in sys.modules)  # the answer is out by now
    return compare()
commands._compare = look
sys.stdout = open({sink!r}, "w", encoding="utf-8")
try:
    main({arguments!r})
except SystemExit:
    pass
sys.stdout = sys.__stdout__
heavy = ("PySide6", "pydantic", "sqlite_utils", "platformdirs", "docx", "lxml", "importlib.metadata")
print(sorted(name for name in heavy if name in sys.modules))
print(sorted(loaded))
"""


def imported_by(*arguments: str) -> list[str]:
    """Give the heavy modules that a command loads, and the light ones that it loads until its answer is out.

    It runs in a process of its own, without site packages' hooks.
    """
    probe = PROBE.format(sink=os.devnull, arguments=list(arguments))
    done = subprocess.run(
        [sys.executable, "-S", "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["show", "A.II.36"], ["cite", "A.II.36"], ["topics"], ["topic", "Children"],
     ["sections"], ["errata"], ["show", "--json", "A.II"], ["verify", "--help"], ["build", "--help"]],
    ids=" ".join,
)  # fmt: skip
def test_nothing_in_the_terminal_loads_qt_or_other_heavy_modules(arguments: list[str]) -> None:
    assert imported_by(*arguments)[0] == "[]"


def test_a_passage_is_shown_without_modules_that_it_does_not_need() -> None:
    assert imported_by("show", "A.II.36")[1] == "[]"


@pytest.mark.parametrize("arguments", [["show", "A.II"], ["show", "A.II", "--json"], ["topics"]], ids=" ".join)
def test_an_answer_that_cannot_be_written_is_said_in_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tipbrowser", *arguments],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("tipbrowser: the answer could not be written: ")
    assert done.stderr.count("\n") == 1


def test_a_fault_of_the_program_is_one_sentence_and_the_log_says_where(
    small_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("words of a note")

    monkeypatch.setattr(passages, "understood", fail)
    data = tmp_path / "data"
    assert main(["show", "A.I.1", "--data-dir", str(data)]) == 3
    assert capfd.readouterr().err == (
        f"tipbrowser: the program has met a fault of its own, and nothing was changed. The log in {data} says where.\n"
    )
    log = (data / "tipbrowser.log").read_text("utf-8")
    assert "unexpected LookupError" in log
    assert "words of a note" not in log
    (tmp_path / "file").touch()
    assert main(["show", "A.I.1", "--data-dir", str(tmp_path / "file")]) == 3
    assert capfd.readouterr().err.endswith("The log cannot be written either.\n")


def test_json_is_utf_8_whatever_the_terminal_is_set_for() -> None:
    assert "é" in run("show", "A.VI", "--json", PYTHONIOENCODING="latin-1").stdout


def test_a_missing_database_is_said_in_one_sentence(refuse: Ask, small_file: Path) -> None:
    small_file.unlink()
    assert refuse("show", "A.I.1").startswith(f"there is no compendium database at {small_file}; install")


def test_an_unreadable_database_is_said_in_one_sentence(refuse: Ask, small_file: Path) -> None:
    small_file.unlink()
    small_file.mkdir()
    assert refuse("topics").startswith(f"the compendium database at {small_file} cannot be read: ")


def test_a_foreign_database_is_said_in_one_sentence(refuse: Ask, small_file: Path) -> None:
    small_file.write_bytes(b"words " * 100)
    assert refuse("sections") == f"the file at {small_file} is not a compendium database."


def test_a_damaged_database_is_said_in_one_sentence(refuse: Ask, small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute("DROP TABLE erratum")
    assert refuse("errata").startswith(f"the compendium database at {small_file} is damaged (no such table: erratum)")


def test_a_newer_database_is_said_in_one_sentence(refuse: Ask, small_file: Path) -> None:
    with closing(sqlite3.connect(small_file)) as database:
        database.execute("PRAGMA user_version = 9")
    assert "was built by a newer version" in refuse("cite", "A.I.1")


def test_an_interrupted_command_ends_without_a_word(
    small_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(passages, "understood", interrupt)
    assert main(["show", "A.I.1"]) == 130
    assert capsys.readouterr().err == ""


def test_a_closed_pipe_ends_without_a_word() -> None:
    shell = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m tipbrowser show A.I A.IV B.X B.XI | head -n 1; echo "${{PIPESTATUS[0]}}"'],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shell.stderr == ""
    assert shell.stdout.splitlines()[0] == "First meeting, 14 and 15 April 2009 (A.I)"


def test_a_closed_pipe_has_the_exit_status_of_a_closed_pipe(small_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["show", "A.I.1"]) == 141


def test_a_terminal_that_cannot_show_a_letter_gets_another() -> None:
    shown = run("show", "A.IV.17", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert shown.returncode == 0
    assert "?Santiago Guidelines?" in " ".join(shown.stdout.split())


def test_a_program_without_streams_still_ends(small_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["show", "nonsense"]) == 2
    sys.stdout.close()
    sys.stderr.close()


def test_streams_of_other_kinds_are_left_alone(small_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    program.main(["show", "A.I.1"])
    assert "States should act." in stream.getvalue()


def test_the_program_runs_as_a_module() -> None:
    assert run("cite", "A.II.36").stdout == "CTOC/COP/WG.4/2010/6, para. 43\n"


@pytest.mark.parametrize("command", [("show", "A.I.1"), ("topics",), ("errata", "--json")], ids=" ".join)
def test_an_answer_from_a_changed_database_is_given_and_not_to_be_quoted(
    small_file: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    digest = small_file.with_name(f"{small_file.name}.sha256")
    digest.write_text(f"{hashlib.sha256(small_file.read_bytes()).hexdigest()}  {small_file.name}\n")
    assert main(command) == 0
    assert capsys.readouterr().err == ""
    digest.write_text(f"{'0' * 64}  {small_file.name}\n")
    assert main(command) == 1
    said = capsys.readouterr()
    assert said.out
    assert "do not quote from this answer" in said.err
    digest.unlink()
    digest.mkdir()
    assert main(command) == 0
    assert "could not be checked (Is a directory)" in capsys.readouterr().err
