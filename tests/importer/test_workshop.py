"""The folder in which a database is made is cleared after a kill, and never under the hands of a build at work."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importer.conftest import ROOT
from tipbrowser.importer import workshop as module
from tipbrowser.importer.workshop import put_in_place, workshop

HOLD = (
    "import sys, time; from pathlib import Path; from tipbrowser.importer.workshop import workshop\n"
    "with workshop(Path(sys.argv[1])) as folder:\n"
    "    (folder / 'half').write_text('x'); print(folder, flush=True); time.sleep(600)"
)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Give the place of a file in a folder of its own."""
    return tmp_path / "x.sqlite"


def _at_work(output: Path) -> tuple[subprocess.Popen[str], Path]:
    """Start another process that holds a workshop, and give it with the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(output)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def _kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_nothing_is_left_of_a_workshop(output: Path) -> None:
    with workshop(output) as folder:
        (folder / "half").write_text("x")
    assert list(output.parent.iterdir()) == []


def test_what_a_killed_build_left_is_cleared_by_the_next(output: Path) -> None:
    process, left = _at_work(output)
    _kill(process)
    assert left.is_dir()
    with workshop(output) as folder:
        assert list(output.parent.iterdir()) == [folder]


def test_a_build_at_work_keeps_its_folder(output: Path) -> None:
    process, held = _at_work(output)
    with workshop(output) as folder:
        assert folder != held
    assert (held / "half").exists()
    _kill(process)


@pytest.mark.parametrize("quicker", [1, 2])
def test_a_build_that_clears_up_in_between_stops_no_other(
    output: Path, monkeypatch: pytest.MonkeyPatch, quicker: int
) -> None:
    hold, refused = module._hold, [None] * quicker
    monkeypatch.setattr(module, "_hold", lambda folder: refused.pop() if refused else hold(folder))
    with workshop(output) as folder:
        assert folder.is_dir()
    assert list(output.parent.iterdir()) == []


def test_what_others_left_is_not_touched(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    others = [output.with_name(name) for name in (".x.sqlite.bak", ".x.sqlite.building-file", ".y.sqlite.building-1")]
    for other in others:
        other.write_text("x")
    link = output.with_name(".x.sqlite.building-link")
    link.symlink_to(elsewhere)
    with workshop(output):
        pass
    assert sorted(tmp_path.iterdir()) == sorted([*others, link, elsewhere])


def test_a_system_without_locks_leaves_what_is_there(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOCKS", False)
    left = output.with_name(".x.sqlite.building-1")
    left.mkdir()
    with workshop(output):
        pass
    assert list(output.parent.iterdir()) == [left]


def test_a_file_takes_the_place_of_another_at_one_stroke(output: Path, tmp_path: Path) -> None:
    output.write_text("old")
    draft = tmp_path / "draft"
    draft.write_text("new")
    put_in_place(draft, output)
    assert output.read_text() == "new"
    assert not draft.exists()
