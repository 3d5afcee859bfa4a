"""The program as a process: screenshots, wrong options, and what is loaded before the first paint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tipbrowser.domain.annotations import Note
from tipbrowser.domain.changes import Put
from tipbrowser.services.notebook import Notebook, new_id

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
        ("--search", " "),
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


def begin_with(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Start the program off-screen over a data folder, as ``program`` has it."""
    # Without the coverage of processes, which loads what it needs itself.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    environment = {
        **kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "TIPBROWSER_DATA_DIR": str(folder),
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


AFTER_FIRST_PAINT = """
import sys
from tipbrowser.binding import load_binding
load_binding()  # as the program does, before anything that needs it
from tipbrowser import __main__, application
painted = application.Program._fill
def look(program):
    sys.stdout.write(" ".join(name for name in ("pydantic", "sqlite_utils", "docx", "lxml", "importlib.metadata", "_hashlib",
        "argparse", "gettext", "locale", "socket", "PySide6.QtSvg", "PySide6.QtNetwork", "tipbrowser.importer.build") if name in sys.modules))
    sys.stdout.write(" ".join(sorted({"Qt"} & vars(sys.modules["PySide6.QtCore"]).keys()
        | {"QStyle"} & vars(sys.modules["PySide6.QtWidgets"]).keys())))
    painted(program)
    program.window.close()
application.Program._fill = look
sys.exit(__main__.main([]))
"""


@pytest.mark.parametrize("welcomed", [False, True])
def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, welcomed: bool) -> None:
    if welcomed:
        (tmp_path / "window.json").write_text('{"welcomed": true, "page": "A.II", "locator": "A.II.36"}')
    answer = begin_with(AFTER_FIRST_PAINT, tmp_path)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


UP_TO_THE_FIRST_PAINT = """
import sqlite3, sys
from types import SimpleNamespace
connect, asked = sqlite3.connect, []
def watched(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(asked.append)
    return connection
sqlite3.connect = watched
from tipbrowser import application, starting
painted = application.Program._fill
def look(program):
    program.window.close()
    sys.stdout.write("\\n".join([*asked, "--", *sorted(one for one in sys.modules if one.startswith("tipbrowser"))]))
    painted(program)
application.Program._fill = look
names = "screenshot locator topic search theme size view text_size data_dir seat outcome url".split()
sys.exit(starting.run(SimpleNamespace(**dict.fromkeys(names))))
"""


def test_a_file_of_notes_adds_no_module_and_no_query_before_the_first_paint(tmp_path: Path) -> None:
    answers = []
    for name in ("without", "with"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "window.json").write_text('{"welcomed": true, "page": "A.II", "locator": "A.II.36"}')
        if name == "with":
            notebook = Notebook(folder)
            notebook.write([Put(id=new_id(), revision=0, body=Note(text="Here.", about="section", name="A.II"))])
            notebook.close()
        answer = begin_with(UP_TO_THE_FIRST_PAINT, folder)
        assert (answer.returncode, answer.stderr) == (0, "")
        answers.append(answer.stdout.splitlines())
    assert answers[0] == answers[1]
    assert any(line.startswith("SELECT") for line in answers[0])
    assert not [line for line in answers[0] if "annotation" in line or "notebook" in line]


AFTER_A_SEARCH = AFTER_FIRST_PAINT.replace(
    "program.window.close()",
    """from PySide6.QtCore import QTimer
    search = program.reader.searching.search
    def leave():
        assert program.window.entries.view.isVisible()
        sys.stdout.write(" ".join({"inspect", "ast", "dis"} & sys.modules.keys()))
        program.window.close()
    search.shown.connect(lambda _: QTimer.singleShot(50, leave))
    search.ask("children")""",
)


def test_a_search_does_not_have_the_binding_read_signatures(tmp_path: Path) -> None:
    # It takes two megabytes, and comes of what only looks at one of Qt's own methods, as a cache around it does.
    answer = begin_with(AFTER_A_SEARCH, tmp_path)
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
