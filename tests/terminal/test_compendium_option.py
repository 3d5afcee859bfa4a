"""The option ``--compendium``: the terminal answers from another compendium, and a window opens it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.small_compendium import write_small_compendium
from tipbrowser import __main__ as program
from tipbrowser.__main__ import main
from tipbrowser.instance.calling import asked_by
from tipbrowser.instance.message import FIELDS, message_from, message_of
from tipbrowser.store.integrity import digest_file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return write_small_compendium(tmp_path / "other.sqlite")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "A.I.1"), "States should act."),
        (("cite", "A.I.1"), "CTOC/COP/WG.4/2009/2"),
        (("search", "thoughts"), "Second thoughts."),
        (("topics",), "Acting, late"),
        (("topic", "Meetings"), "A.I.3"),
        (("sections",), "Tenth session"),
        (("errata",), "Because."),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_every_reading_subcommand_answers_from_it(
    other: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert main([*arguments, "--compendium", str(other)]) == 0
    assert words in capsys.readouterr().out
    assert main(["--compendium", str(other), *arguments]) == 0


def test_what_is_wrong_with_it_is_one_sentence_that_speaks_of_no_installation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "A.I.1", "--compendium", str(tmp_path / "none.sqlite")]) == 2
    said = capsys.readouterr().err
    assert "there is no compendium database" in said
    assert "install" not in said


def test_one_that_is_not_what_its_digest_says_is_not_to_be_quoted(
    other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digest_file(other).write_text(f"{'0' * 64}  {other.name}\n")
    assert main(["show", "A.I.1", "--compendium", str(other)]) == 1
    assert "do not quote" in capsys.readouterr().err


def test_a_place_in_it_is_looked_up_and_the_window_opens_both(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[SimpleNamespace] = []
    monkeypatch.setattr(program, "_open_window", lambda options: asked.append(options) or 0)  # type: ignore[func-returns-value]
    assert main(["open", "A.III.note", "--compendium", str(other)]) == 0
    assert (asked[0].locator, asked[0].compendium) == ("A.III.note", other)


def test_another_start_is_told_the_whole_path(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(other.parent)
    options = SimpleNamespace(
        locator=None, topic=None, search=None, view=None, theme=None, compendium=Path("other.sqlite")
    )
    assert asked_by(options)["compendium"] == str(other)
    options.compendium = None
    assert asked_by(options)["compendium"] is None


def test_another_start_is_told_theme_and_text_size() -> None:
    options = SimpleNamespace(locator=None, topic=None, search=None, view=None, theme="dark", text_size=150)
    asked = asked_by(options)
    assert (asked["theme"], asked["text_size"]) == ("dark", "150")
    assert message_from(message_of(asked)) == {**dict.fromkeys(FIELDS, ""), "theme": "dark", "text_size": "150"}
