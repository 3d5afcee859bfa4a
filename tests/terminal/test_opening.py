"""``tipbrowser open`` and the URL, up to the point where the window has its turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipbrowser import __main__ as program
from tipbrowser.domain.place_url import place_of_url
from tipbrowser.terminal import opening


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the places that a window was opened with."""
    places: list[str] = []

    def open_window(options: object) -> int:
        places.append(f"{options.locator} {options.data_dir}")  # type: ignore[attr-defined]
        return 0

    monkeypatch.setattr(program, "_open_window", open_window)
    return places


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["open", "A.II.36"], "A.II.36 None"),
        (["open", "II", "36"], "A.II.36 None"),
        (["open", "para. 43 of CTOC/COP/WG.4/2010/6", "--data-dir", "/x"], "A.II.36 /x"),
        (["open", "tipbrowser:II.36"], "A.II.36 None"),
        (["open", "tipbrowser:resolution%2010/3,%20para.%204"], "B.X.4 None"),
        (["open", "TIPBROWSER:///a%2Eii.36/"], "A.II.36 None"),
        (["open", "--data-dir", "/x", "II.36-II.36"], "A.II.36 /x"),
        (["A.II.36"], "A.II.36 None"),
        (["II.36"], "A.II.36 None"),
        (["ii.36", "--data-dir", "/x"], "A.II.36 /x"),
        (["resolution 10/3"], "B.X None"),
        (["--data-dir", "/x", "para. 43 of CTOC/COP/WG.4/2010/6"], "A.II.36 /x"),
    ],
)
def test_a_place_is_looked_up_and_opened(opened: list[str], arguments: list[str], place: str) -> None:
    assert program.main(arguments) == 0
    assert opened == [place]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["open", "A.XX.1"], "names nothing"),
        (["open", "A.II.99"], "The nearest that exist: A.II.58"),
        (["open", "V.8"], "the window shows one place; choose one of A.V.8 and B.V.8."),
        (["open", "II.36-38"], "choose one of A.II.36, A.II.37 and A.II.38."),
        (["open", ""], "no place was given; try “tipbrowser open A.II.36”."),
        (["open", "B.VI"], "adopted nothing"),
        (["open", "x" * 1_000_000], "name nothing"),
        (["open", "tipbrowser:" + "%41" * 300_000], "name nothing"),
        (["open", "tipbrowser:"], "names nothing"),
        (["open", "tipbrowser:%00%ff"], "names nothing"),
        (["A.XX.1"], "names nothing"),
        (["open", "II.36", "II.37"], "the window shows one place; choose one of A.II.36 and A.II.37"),
        (["open", "B.VII"], "adopted nothing"),
    ],
)
def test_what_is_no_single_place_is_said_and_no_window_opens(
    opened: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert program.main(arguments) == 2
    assert opened == []
    answer = capsys.readouterr().err
    assert said in answer
    assert answer.count("\n") == 1
    assert len(answer) < 400


@pytest.mark.parametrize(
    "url", ["tipbrowser:A.II.36", "TIPBROWSER://V.8/", "tipbrowser:", " tipbrowser:--theme", "tipbrowser:%00"]
)
def test_a_url_goes_to_the_window_whatever_it_names(opened: list[str], url: str) -> None:
    assert program.main(["--data-dir", "/x", url]) == 0
    assert opened == [f"{url} /x"]


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0" + b"x" * 5000, b"no database"])
def test_without_a_whole_compendium_open_says_so_and_a_url_leaves_it_to_the_window(
    opened: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    content: bytes | None,
) -> None:  # fmt: skip
    database = tmp_path / "compendium.sqlite"
    if content is not None:
        database.write_bytes(content)
    monkeypatch.setattr(opening, "bundled_database_name", lambda: str(database))
    assert program.main(["open", "II.36"]) == 2
    answer = capsys.readouterr().err
    assert str(database) in answer
    assert answer.count("\n") == 1
    assert program.main(["tipbrowser:II.36"]) == 0
    assert opened == ["tipbrowser:II.36 None"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tipbrowser:A.II.36", "A.II.36"), (" TipBrowser:// II.36 / ", "II.36"), ("tipbrowser:para.%2043", "para. 43"),
        ("A.II.36", None), ("http://A.II.36", None), ("tipbrowser", None), ("tipbrowser:", ""),
        ("tipbrowser:///A%2EII%2E36", "A.II.36"), ("tipbrowser:%ff%00", "\ufffd\0"), ("tipbrowser:%2541", "%41"),
    ],
)  # fmt: skip
def test_a_url_names_a_place(text: str, place: str | None) -> None:
    assert place_of_url(text) == place
