"""The program as a process: screenshots, wrong options, and what is loaded before the first paint."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tipbrowser import starting
from tipbrowser.application import Program, Start
from tipbrowser.instance.calling import SILENT
from tipbrowser.instance.seat import take_seat

ROOT = Path(__file__).parents[1]


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program off-screen from an empty folder."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "tipbrowser", *arguments], cwd=folder, env=environment, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "options",
    [
        ("--locator", "A.II.36"),
        ("--topic", "children", "--theme", "dark", "--size", "1024x640"),
        ("--view", "errata", "--text-size", "200"),
        ("--view", "reading", "--locator", "X.13 (i)"),
        ("--view", "welcome"),
        ("--view", "settings", "--theme", "system"),
    ],
    ids=" ".join,
)
def test_a_screenshot_is_drawn_and_the_program_ends(tmp_path: Path, options: tuple[str, ...]) -> None:
    answer = run("--screenshot", "picture.png", *options, folder=tmp_path)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    image = QImage(str(tmp_path / "picture.png"))
    expected = (1024, 640) if "--size" in options else (1280, 800)
    assert (image.width(), image.height()) == expected
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["picture.png"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--locator", "A.XX.1"), "names no paragraph"),
        (("--locator", "B.VII"), "adopted nothing"),
        (("--topic", "Zebras"), "has no single topic “Zebras”.\n"),
        (("--topic", "victims"), "Did you mean "),
        (("--view", "moon"), "errata"),
        (("--size", "large"), "1280x800"),
        (("--size", "200x200"), "760x480"),
        (("--text-size", "300"), "80 to 200"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_option_is_said_and_ends_with_two(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    answer = run("--screenshot", "picture.png", *options, folder=tmp_path)
    assert answer.returncode == 2
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    answer = run("--screenshot", str(tmp_path / "no such folder" / "picture.png"), folder=tmp_path)
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "could not be written" in answer.stderr


AFTER_FIRST_PAINT = """
import sys
from argparse import Namespace
from tipbrowser import application, starting
painted = application.Program._fill
def look(program):
    sys.stdout.write(" ".join(name for name in ("pydantic", "sqlite_utils", "docx", "importlib.metadata", "_hashlib",
        "PySide6.QtSvg", "PySide6.QtNetwork", "tipbrowser.importer.build") if name in sys.modules))
    sys.stdout.write(" ".join(sorted({"Qt"} & vars(sys.modules["PySide6.QtCore"]).keys()
        | {"QStyle"} & vars(sys.modules["PySide6.QtWidgets"]).keys())))
    painted(program)
    program.window.close()
application.Program._fill = look
names = "screenshot locator topic theme size view text_size data_dir seat outcome url".split()
sys.exit(starting.run(Namespace(**dict.fromkeys(names))))
"""


@pytest.mark.parametrize("welcomed", [False, True])
def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, welcomed: bool) -> None:
    # Without the coverage of processes, which loads what it needs itself.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    environment = {
        **kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TIPBROWSER_DATA_DIR": str(tmp_path),
    }  # fmt: skip
    if welcomed:
        (tmp_path / "window.json").write_text('{"welcomed": true, "page": "A.II", "locator": "A.II.36"}')
    answer = subprocess.run(
        [sys.executable, "-c", AFTER_FIRST_PAINT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


FAULT_IN_A_SLOT = AFTER_FIRST_PAINT.replace(
    "program.window.close()",
    """from PySide6.QtCore import QTimer
    def fail(): raise ValueError("secret words")
    def leave():
        sys.stdout.write(program.window.banners.sentence("fault"))
        program.window.close()
    QTimer.singleShot(0, fail)
    QTimer.singleShot(50, leave)""",
)


def test_an_error_that_nobody_expected_reaches_the_log_and_not_the_reader(tmp_path: Path) -> None:
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TIPBROWSER_DATA_DIR": str(tmp_path),
    }  # fmt: skip
    answer = subprocess.run(
        [sys.executable, "-c", FAULT_IN_A_SLOT],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert answer.returncode == 0
    assert "Something went wrong" in answer.stdout
    assert "Traceback" not in answer.stderr
    assert "unexpected ValueError" in (tmp_path / "tipbrowser.log").read_text()
    assert "secret" not in (tmp_path / "tipbrowser.log").read_text()


def test_damaged_settings_are_kept_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{broken")
    (tmp_path / "window.json").mkdir()
    script = AFTER_FIRST_PAINT.replace(
        "painted(program)",
        "sys.stdout.write(' '.join(program.window.banners.sentence(f'start {n}') for n in (0, 1))); painted(program)",
    )
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TIPBROWSER_DATA_DIR": str(tmp_path),
    }  # fmt: skip
    answer = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert answer.returncode == 0
    assert "settings.json was damaged; it was kept as settings.json.damaged" in answer.stdout
    assert "window.json could not be read" in answer.stdout


def asked(**options: object) -> Namespace:
    """Give the options of the command line, none where none is given."""
    names = (
        "screenshot",
        "locator",
        "topic",
        "theme",
        "size",
        "view",
        "text_size",
        "data_dir",
        "seat",
        "outcome",
        "url",
    )
    return Namespace(**(dict.fromkeys(names) | options))


@pytest.fixture(autouse=True)
def settled(qapp: QApplication) -> Iterator[None]:
    """Leave the event loop as it was found: a window's end may ask it to stop once it has stopped already."""
    yield
    gc.collect()
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
