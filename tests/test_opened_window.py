"""What the command line asks of the window, in this process."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.second_edition import write_second_edition
from tipbrowser import starting
from tipbrowser.application import Program, Start
from tipbrowser.instance.calling import SILENT
from tipbrowser.instance.seat import Seat, take_seat
from tipbrowser.ui.theme import LIGHT


def asked(**options: object) -> SimpleNamespace:
    """Give the options of the command line, none where none is given."""
    names = (
        "screenshot", "locator", "topic", "search", "theme", "size", "view", "text_size", "data_dir", "seat", "outcome",
        "url", "compendium",
    )  # fmt: skip
    return SimpleNamespace(**(dict.fromkeys(names) | options))


@pytest.fixture(autouse=True)
def settled(qapp: QApplication) -> Iterator[None]:
    """Leave the event loop as it was found: a window's end may ask it to stop once it has stopped already.

    The program dresses all of the application: other tests dress what they show by themselves.
    """
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield
    gc.collect()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


@pytest.fixture
def at_first_paint(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Program], None]], None]:
    """Give a function that has something done once the window is filled; the window closes then."""

    def arrange(look: Callable[[Program], None]) -> None:
        fill = Program._fill

        def fill_and_look(program: Program) -> None:
            fill(program)
            look(program)
            QTimer.singleShot(0, program.window.close)

        monkeypatch.setattr(Program, "_fill", fill_and_look)

    return arrange


def test_the_window_opens_where_the_command_line_says(
    qapp: QApplication, tmp_path: Path, at_first_paint: Callable[[Callable[[Program], None]], None]
) -> None:
    seen: list[tuple[str, str, int, int]] = []

    def look(program: Program) -> None:
        window = program.window
        seen.append(
            (str(window.area.page.current), window.side.tab, window.width(), program.appearance.settings.text_size)
        )

    at_first_paint(look)
    options = asked(
        data_dir=tmp_path / "d", locator="X.13 (i)", view="errata", size=(1100, 700), text_size=120, theme="dark"
    )
    assert starting.run(options) == 0
    assert seen == [("B.X.13.i", "errata", 1100, 120)]
    assert (tmp_path / "d" / "window.json").exists()


def test_the_compendium_that_the_command_line_names_is_opened_and_kept(
    qapp: QApplication, tmp_path: Path, at_first_paint: Callable[[Callable[[Program], None]], None]
) -> None:
    other = write_second_edition(tmp_path / "second.sqlite")
    seen: list[tuple[str, Path]] = []
    at_first_paint(lambda program: seen.append((str(program.window.area.page.current), program.database)))
    assert starting.run(asked(data_dir=tmp_path / "d", locator="A.II.59", compendium=other)) == 0
    assert starting.run(asked(data_dir=tmp_path / "d")) == 0
    assert seen == [("A.II.59", other), ("A.II.59", other)]


def test_the_topic_that_the_command_line_names_comes_into_sight(
    qapp: QApplication, tmp_path: Path, at_first_paint: Callable[[Callable[[Program], None]], None]
) -> None:
    seen: list[bool] = []

    def look(program: Program) -> None:
        tree = program.window.side.topics.view

        def is_in_sight() -> bool:
            row = tree.visualRect(tree.currentIndex())
            return row.intersected(tree.viewport().rect()).height() >= row.height() - 1

        # It closes once the panes have their room.
        program.window.closing.connect(lambda: seen.append(is_in_sight()))

    at_first_paint(look)
    options = asked(data_dir=tmp_path / "d", topic="Supply and demand, procurement", size=(1280, 800))
    assert starting.run(options) == 0
    assert seen == [True]


def test_a_window_that_was_maximized_is_so_again(
    qapp: QApplication, tmp_path: Path, at_first_paint: Callable[[Callable[[Program], None]], None]
) -> None:
    (tmp_path / "window.json").write_text('{"maximized": true, "welcomed": true}')
    (tmp_path / "settings.json").write_text("{broken")
    seen: list[bool] = []
    at_first_paint(lambda program: seen.append(program.window.isMaximized()))
    assert starting.run(asked(data_dir=tmp_path)) == 0
    assert seen == [True]


@pytest.mark.parametrize(
    ("url", "place", "said"),
    [
        ("tipbrowser:X.13%20(i)", "B.X.13.i", ""),
        ("tipbrowser:A.XX.1", "A.I.1", "“tipbrowser:A.XX.1” names no paragraph of the compendium. Did you mean"),
        ("tipbrowser:V.8", "A.I.1", "Did you mean A.V.8, B.V.8?"),
        ("tipbrowser:" + "x" * 1_000_000, "A.I.1", "… names no paragraph"),
    ],
    ids=["a place", "unknown", "in both parts", "long"],
)
def test_a_url_opens_the_window_and_is_answered_there(
    qapp: QApplication, tmp_path: Path, at_first_paint: Callable[[Callable[[Program], None]], None],
    url: str, place: str, said: str,
) -> None:  # fmt: skip
    seen: list[tuple[str, str]] = []

    def look(program: Program) -> None:
        seen.append((str(program.window.area.page.current), program.window.banners.sentence("option")))

    at_first_paint(look)
    assert starting.run(asked(data_dir=tmp_path, url=url, locator=url)) == 0
    assert seen[0][0] == place
    assert said in seen[0][1].replace("…”", "…")
    assert len(seen[0][1]) < 250


def test_a_start_that_waits_for_a_window_says_so(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wait(_seat: Seat, _folder: Path, _asked: object, _outcome: str, say: Callable[[], None]) -> tuple[None, bool]:
        say()
        return None, False

    monkeypatch.setattr("tipbrowser.instance.handing_over.hand_over", wait)
    holder = take_seat(tmp_path)
    assert starting.run(asked(data_dir=tmp_path, seat=take_seat(tmp_path))) == 0
    assert capsys.readouterr().err.count("\n") == 1
    holder.leave()


def test_a_locator_that_names_nothing_opens_no_window(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert starting.run(asked(data_dir=tmp_path, locator="A.XX.1")) == 2
    assert "names no paragraph" in capsys.readouterr().err


def test_a_window_in_the_place_of_one_that_hangs_says_so(
    qapp: QApplication, tmp_path: Path, at_first_paint: Callable[[Callable[[Program], None]], None]
) -> None:
    hanging = take_seat(tmp_path)
    seen: list[str] = []
    at_first_paint(lambda program: seen.append(program.window.banners.sentence("start 0")))
    assert starting.run(asked(data_dir=tmp_path, seat=take_seat(tmp_path), outcome=SILENT)) == 0
    assert "does not answer" in seen[0]
    hanging.leave()


def test_a_window_without_a_database_still_opens_its_sheets(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    at_first_paint: Callable[[Callable[[Program], None]], None],
) -> None:  # fmt: skip
    monkeypatch.setattr(starting.paths, "bundled_database", lambda: tmp_path / "none.sqlite")
    at_first_paint(lambda program: program.show_view("errata"))
    assert starting.run(asked(data_dir=tmp_path / "d", view="settings")) == 0


def test_pictures_are_drawn_in_this_process_too(qapp: QApplication, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    for options in ({"view": "reading", "locator": "A.II.36"}, {"topic": "Children", "size": (1024, 640)}):
        assert starting.run(asked(screenshot=picture, **options)) == 0
        assert not QImage(str(picture)).isNull()
    assert [path.name for path in tmp_path.iterdir()] == ["picture.png"]


def test_a_picture_of_a_search_shows_what_was_found(qapp: QApplication, tmp_path: Path) -> None:
    pictures = []
    for search in ("organs", "children", None):
        picture = tmp_path / f"{search}.png"
        assert starting.run(asked(screenshot=picture, search=search)) == 0
        pictures.append(QImage(str(picture)))
    mark = QColor(LIGHT.match).rgb()
    middle = range(250, 500)  # where the list stands
    marked = [sum(one.pixel(x, y) == mark for x in middle for y in range(100, 700)) for one in pictures]
    assert marked[0] > 1000 < marked[1]
    assert marked[0] != marked[1]
    assert marked[2] == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"locator": "A.XX.1"}, "names no paragraph"),
        ({"locator": "V.8"}, ""),
        ({"locator": "B.VII"}, "adopted nothing"),
        ({"topic": "Zebras"}, "has no single topic"),
        ({"screenshot": Path("/no such folder/picture.png")}, "could not be written"),
    ],
    ids=str,
)
def test_a_wrong_option_is_one_sentence(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: dict[str, object], words: str
) -> None:
    assert starting.run(asked(**({"screenshot": tmp_path / "picture.png"} | options))) == 2
    answer = capsys.readouterr().err
    assert answer.count("\n") == 1
    assert words in answer


def test_a_window_closed_before_its_first_paint_keeps_what_was_kept(qapp: QApplication, tmp_path: Path) -> None:
    program = Program(qapp, Start(database=starting.paths.bundled_database(), folder=tmp_path))
    program.close()
    assert (tmp_path / "window.json").exists()


def test_the_reading_view_opens_where_the_command_line_asks_for_it(
    qapp: QApplication, tmp_path: Path, at_first_paint: Callable[[Callable[[Program], None]], None]
) -> None:
    seen: list[bool] = []

    def look(program: Program) -> None:
        assert program.reader is not None
        view = program.reader.floor.prepare()
        seen.append(view.isVisible())
        view.close()

    at_first_paint(look)
    assert starting.run(asked(data_dir=tmp_path, view="reading")) == 0
    assert seen == [True]


def test_what_follows_the_paint_is_not_made_for_a_window_that_was_closed(qapp: QApplication, tmp_path: Path) -> None:
    program = Program(qapp, Start(database=starting.paths.bundled_database(), folder=tmp_path))
    program.open_compendium("", "")
    program.close()
    program._fill()
    assert not program.window.is_built


@pytest.mark.parametrize("folder", ["d", "file"])
def test_a_fault_before_the_window_is_one_sentence_and_logged(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("words of a note")

    (tmp_path / "file").touch()
    monkeypatch.setattr(Program, "open_compendium", fail)
    assert starting.run(asked(data_dir=tmp_path / folder)) == 1
    said = capsys.readouterr().err
    assert said.startswith("tipbrowser: Something went wrong inside the program")
    assert said.count("\n") == 1
    assert "words of a note" not in said
    assert (tmp_path / "d" / "tipbrowser.log").exists() == (folder == "d")


def test_a_fault_while_a_picture_is_drawn_is_one_sentence(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_program: Program) -> None:
        raise LookupError("nobody expected it")

    monkeypatch.setattr(Program, "_fill", fail)
    assert starting.run(asked(screenshot=tmp_path / "picture.png")) == 1
    assert capsys.readouterr().err.startswith("tipbrowser: Something went wrong inside the program")
    assert list(tmp_path.iterdir()) == []
