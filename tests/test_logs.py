"""The log: places of errors, and nothing of what the reader wrote."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tipbrowser import logs
from tipbrowser.logs import FILE_NAME, install_exception_hook, write_log


def fail_with(words: str) -> None:
    raise ValueError(words)


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    told: list[bool] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_exception_hook(tmp_path / "data", lambda _error, logged: told.append(logged))
    return told


def raise_into_the_hook(error: BaseException, cause: BaseException | None = None) -> None:
    try:
        raise error from cause
    except BaseException as caught:  # noqa: BLE001  # handed on whole
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_an_uncaught_exception_is_logged_by_its_places(tmp_path: Path, told: list[bool]) -> None:
    try:
        fail_with("secret words of a note")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    text = (tmp_path / "data" / FILE_NAME).read_text()
    assert told == [True]
    assert "unexpected ValueError" in text
    assert "fail_with" in text
    assert "secret" not in text


def test_the_cause_of_an_exception_is_named_by_its_type(tmp_path: Path, told: list[bool]) -> None:
    raise_into_the_hook(ValueError("a"), KeyError("b"))
    assert "from KeyError" in (tmp_path / "data" / FILE_NAME).read_text()


def test_an_unwritable_log_is_told(tmp_path: Path, told: list[bool]) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    raise_into_the_hook(ValueError())
    assert told == [False]


@pytest.mark.parametrize("size", [0, logs.LARGEST + 1])
def test_a_log_that_is_a_link_is_not_followed(tmp_path: Path, size: int) -> None:
    other = tmp_path / "other"
    other.write_text("a" * size)
    log = tmp_path / FILE_NAME
    log.symlink_to(other)
    assert not write_log(tmp_path, "words")
    assert log.is_symlink()
    assert other.stat().st_size == size


def test_a_log_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    assert not write_log(tmp_path, "words")


def test_a_pipe_that_somebody_reads_is_no_log_either(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    reader = os.open(tmp_path / FILE_NAME, os.O_RDONLY | os.O_NONBLOCK)
    assert not write_log(tmp_path, "words")
    os.close(reader)


def test_a_place_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    assert write_log(tmp_path, "in caf\udce9/program.py")
    assert "caf\\udce9" in (tmp_path / FILE_NAME).read_text()


def test_an_interruption_by_the_keyboard_goes_to_the_former_hook(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    passed: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: passed.append(kind))
    former = install_exception_hook(tmp_path, lambda error, logged: None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]
    assert former is not sys.excepthook


def test_a_long_log_makes_room_and_keeps_three_older_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 10)
    for number in range(6):
        assert write_log(tmp_path, f"message {number}")
    kept = {path.name: path.read_text().split()[-1] for path in tmp_path.iterdir()}
    assert kept == {FILE_NAME: "5", f"{FILE_NAME}.1": "4", f"{FILE_NAME}.2": "3", f"{FILE_NAME}.3": "2"}
