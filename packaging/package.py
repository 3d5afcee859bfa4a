"""Build what can be installed, and try each of it from an empty folder before it counts as built.

In ``dist/``: the wheel, the one-folder program with its desktop entry, and the bill of materials.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
BUILD = ROOT / "build"
FOLDER = DIST / "tipbrowser"
PROGRAM = FOLDER / ("tipbrowser.exe" if os.name == "nt" else "tipbrowser")
TRIALS = (
    ("--version",),
    ("show", "A.II.36"),
    ("--screenshot", "window.png", "--locator", "A.II.36"),
)

NOTE = "import pathlib, sys, tests.written_notes as w; w.Desk(pathlib.Path(sys.argv[1])).note('Ask.', 'A.II.36')"
"""Writes a note on a passage into a folder; run from the project's own."""
PARTS = {"word/comments.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"}


def main() -> int:
    """Build all; 0 only if everything that was built also ran."""
    shutil.rmtree(DIST, ignore_errors=True)
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(DIST), str(ROOT)])
    try_wheel(next(DIST.glob("*.whl")))
    spec = str(ROOT / "packaging" / "tipbrowser.spec")
    work = str(BUILD / "pyinstaller")
    run(
        [
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level=WARN",
            f"--distpath={DIST}",
            f"--workpath={work}",
            spec,
        ]
    )
    shutil.copytree(ROOT / "packaging" / "desktop", FOLDER / "share", dirs_exist_ok=True)
    try_program([str(PROGRAM)], dict(os.environ))
    run([sys.executable, str(ROOT / "packaging" / "bill_of_materials.py"), str(DIST / "tipbrowser.cdx.json")])
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"Built and tried in {DIST}: wheel, one-folder program ({size / 1e6:.0f} MB), bill of materials.")
    return 0


def try_wheel(wheel: Path) -> None:
    """Unpack the wheel beside the other distributions and run it from an empty folder."""
    with tempfile.TemporaryDirectory() as site:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", site]
        run([*install, str(wheel)])
        try_program([sys.executable, "-m", "tipbrowser"], {**os.environ, "PYTHONPATH": site})


def try_program(program: Sequence[str], environment: dict[str, str]) -> None:
    """Run ``program`` with each trial's arguments in an empty folder; raises if one fails or draws no picture."""
    with tempfile.TemporaryDirectory() as empty:
        environment |= {"TIPBROWSER_DATA_DIR": os.path.join(empty, "data")}  # noqa: PTH118 (a value for another process)
        for arguments in TRIALS:
            run([*program, *arguments], folder=empty, environment=environment)
        if not (Path(empty) / "window.png").read_bytes().startswith(b"\x89PNG"):
            raise RuntimeError(f"{program[0]} drew no picture")
        try_document(program, Path(empty), environment)
        try_second_start(program, Path(empty), environment)


def try_document(program: Sequence[str], empty: Path, environment: dict[str, str]) -> None:
    """Let ``program`` write a Word document with a comment and footnotes; raises if a part of it is missing."""
    run([sys.executable, "-c", NOTE, str(empty / "data")])
    export = ["export", "A.II.36", "B.V.PP.1", "-o", "brief.docx", "--notes", "comments", "--citing", "footnote"]
    run([*program, *export], folder=str(empty), environment=environment)
    with zipfile.ZipFile(empty / "brief.docx") as document:
        missing = PARTS - set(document.namelist())
    if missing:
        raise RuntimeError(f"{program[0]} left out {', '.join(sorted(missing))}")


def try_second_start(program: Sequence[str], empty: Path, environment: dict[str, str]) -> None:
    """Open a window off-screen and start ``program`` once more: the window goes where that was asked to go."""
    offscreen = environment | {"QT_QPA_PLATFORM": "offscreen"}
    lock, state = empty / "data" / "window.lock", empty / "data" / "window.json"
    with subprocess.Popen(program, cwd=empty, env=offscreen, stderr=subprocess.DEVNULL) as window:
        try:
            wait_until(lambda: lock.exists() and lock.read_bytes()[:1] == b"/", window)
            run([*program, "tipbrowser:A.II.36"], folder=str(empty), environment=environment)
            wait_until(lambda: state.exists() and "A.II.36" in state.read_text("utf-8"), window)
        finally:
            window.kill()


def wait_until(is_so: Callable[[], bool], window: subprocess.Popen[bytes]) -> None:
    """Wait until something is so; raises if the window ends before, or a minute does."""
    deadline = time.monotonic() + 60
    while not is_so():
        if window.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{window.args!r} does not do what a window does")


def run(command: Sequence[str], folder: str | None = None, environment: dict[str, str] | None = None) -> None:
    """Run a command, showing it; raises CalledProcessError if it fails."""
    print("+", " ".join(command), flush=True)
    subprocess.run(command, cwd=folder or str(ROOT), env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
