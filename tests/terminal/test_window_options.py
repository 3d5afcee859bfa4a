"""Tests of the options of the window, and of what happens before it opens."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tipbrowser import system_libraries
from tipbrowser.__main__ import OPTIONS_WITH_VALUES, main
from tipbrowser.terminal import window_parser
from tipbrowser.terminal.window_options import read_window_options


def test_without_options_nothing_is_asked_for() -> None:
    assert not any(vars(read_window_options([])).values())


def test_every_option_is_read_in_its_form() -> None:
    options = read_window_options(
        ["--data-dir", "d", "--locator", "II.36", "--topic", "Children", "--search", "organ*", "--view", "errata", "--theme", "dark",
         "--size", "1024x640", "--screenshot", "p.png", "--compendium", "c.sqlite"]
    )  # fmt: skip
    assert (options.data_dir, options.screenshot, options.size) == (Path("d"), Path("p.png"), (1024, 640))
    assert (options.locator, options.topic, options.view, options.theme) == ("II.36", "Children", "errata", "dark")
    assert (options.search, options.compendium) == ("organ*", Path("c.sqlite"))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--url", "tipbrowser:A.II.36"],
        ["--data-dir", "d", "--locator", "", "--topic", "show"],
        ["--search", "organ*", "--compendium", "", "--screenshot", "p.png", "--search", "child"],
    ],
)
def test_plain_options_are_read_as_the_parser_reads_them(arguments: list[str]) -> None:
    parsed = SimpleNamespace(**dict.fromkeys(vars(read_window_options([]))))
    window_parser.parse_into(parsed, arguments)
    read = read_window_options(arguments)
    expected = {"seat": None, "outcome": "", "locator": parsed.url or parsed.locator}
    assert vars(read) == vars(parsed) | expected


@pytest.mark.parametrize(
    "arguments", [["--loc", "A.II.36"], ["--locator=A.II.36"], ["--theme", "dark", "--locator", "A.II.36"]]
)
def test_what_is_not_plain_is_left_to_the_parser(arguments: list[str]) -> None:
    assert read_window_options(arguments).locator == "A.II.36"


@pytest.mark.parametrize("arguments", [["--locator"], ["--topic", "--search"], ["nowhere"]])
def test_what_cannot_be_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_window_options(arguments)
    assert ended.value.code == 2
    assert "usage: tipbrowser" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["", "x", "1024", "1024x", "10x10", "1024x640x2", "99999999999x640", "a×b", "-1x5"])
def test_a_size_that_is_none_is_refused_with_an_example(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_window_options([f"--size={size}"])
    assert ended.value.code == 2
    assert "1280x800" in capsys.readouterr().err


@pytest.mark.parametrize("percent", ["", "79", "201", "1500", "big", "٣٣"])
def test_a_text_size_that_cannot_be_is_refused_with_its_limits(
    percent: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_window_options([f"--text-size={percent}"])
    assert ended.value.code == 2
    assert "80 to 200" in capsys.readouterr().err


def test_a_text_size_is_a_number_in_per_cent() -> None:
    assert read_window_options(["--text-size", "150"]).text_size == 150


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[SimpleNamespace]:
    """Put a note in place of the window; give what it was opened with."""
    asked: list[SimpleNamespace] = []
    window = ModuleType("tipbrowser.starting")
    window.run = lambda options: asked.append(options) or 7  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tipbrowser.starting", window)
    monkeypatch.setattr(system_libraries, "missing_libraries", lambda windowed=True: [])
    monkeypatch.setattr(system_libraries, "has_display", lambda: True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "as it was")
    return asked


def test_without_a_subcommand_the_window_opens(opened: list[SimpleNamespace]) -> None:
    assert main(["--locator", "A.II.36"]) == 7
    assert opened[0].locator == "A.II.36"
    assert os.environ["QT_QPA_PLATFORM"] == "as it was"


def test_an_option_s_value_is_no_subcommand(
    opened: list[SimpleNamespace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # which gets a folder of that name
    assert main(["--topic", "Children", "--data-dir", "show"]) == 7
    assert opened[0].data_dir == Path("show")


def test_every_option_that_takes_a_value_is_known_to_the_entry_point() -> None:
    actions = window_parser._parser()._actions
    taking = {name for action in actions if action.nargs is None for name in action.option_strings}
    assert taking == OPTIONS_WITH_VALUES


@pytest.mark.parametrize("option", ["--topic", "--locator"])
def test_a_value_that_reads_like_a_subcommand_is_none(opened: list[SimpleNamespace], option: str) -> None:
    assert main([option, "show"]) == 7
    assert getattr(opened[0], option[2:]) == "show"


def test_a_picture_is_drawn_off_screen(opened: list[SimpleNamespace]) -> None:
    main(["--screenshot", "p.png"])
    assert opened[0].screenshot == Path("p.png")
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_without_a_display_it_says_so_and_draws_a_picture(
    opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_libraries, "has_display", lambda: False)
    assert main([]) == 7
    assert opened[0].screenshot == Path("tipbrowser.png")
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "there is no display" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "on_display", "windowed"),
    [([], True, True), ([], False, False), (["--screenshot", "p.png"], True, False)],
)
def test_missing_libraries_are_named_with_the_line_that_installs_them(
    opened: list[SimpleNamespace],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    on_display: bool,
    windowed: bool,
) -> None:
    monkeypatch.setattr(system_libraries, "draws_on_display", lambda: on_display)
    asked: list[bool] = []
    monkeypatch.setattr(
        system_libraries, "missing_libraries", lambda windowed=True: asked.append(windowed) or ["libEGL.so.1"]
    )
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert "the window needs libEGL.so.1 from the system" in said
    assert "libegl1" in said.splitlines()[-1]
    assert asked == [windowed]
    assert opened == []
