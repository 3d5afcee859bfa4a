"""``tipbrowser open`` and the URL, up to the point where the window has its turn."""

from __future__ import annotations

import pytest

from tipbrowser import __main__ as program
from tipbrowser.domain.place_url import place_of_url


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
        (["tipbrowser:A.II.36"], "A.II.36 None"),
        (["TIPBROWSER://a.ii.36/"], "A.II.36 None"),
        (["tipbrowser:resolution%2010/3,%20para.%204"], "B.X.4 None"),
        (["--data-dir", "/x", "tipbrowser:B.X"], "B.X /x"),
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
        (["open", "V.8"], "both parts have this"),
        (["open", "II.36", "II.37"], "the window shows one place; choose one of A.II.36 and A.II.37"),
        (["open", "B.VII"], "adopted nothing"),
        (["tipbrowser:"], "names nothing"),
        (["tipbrowser:%00%ff"], "names nothing"),
    ],
)
def test_what_is_no_single_place_is_said_and_no_window_opens(
    opened: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert program.main(arguments) == 2
    assert opened == []
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tipbrowser:A.II.36", "A.II.36"), (" TipBrowser:// II.36 / ", "II.36"), ("tipbrowser:para.%2043", "para. 43"),
        ("A.II.36", None), ("http://A.II.36", None), ("tipbrowser", None), ("tipbrowser:", ""),
    ],
)  # fmt: skip
def test_a_url_names_a_place(text: str, place: str | None) -> None:
    assert place_of_url(text) == place
