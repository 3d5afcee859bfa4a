"""What every test stands on: no screen, no files of the person who runs it, one way of drawing random cases, compendia."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.small_compendium import BUNDLED, write_small_compendium
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.store.compendium import Compendium

# Before any Qt import. Whoever wants to see real windows sets QT_QPA_PLATFORM=xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A folder for the sockets of windows, with a short name as such folders have, and not that of the person.
_runtime = tempfile.TemporaryDirectory(prefix="tip")
os.environ["XDG_RUNTIME_DIR"] = _runtime.name

# Qt's binding wears out None and its like before Python 3.12: models and controllers are tested without the window.
keep_constants()

# The collector runs in whichever thread is just working, and a widget that it takes away outside the window's thread
# takes the process with it. So it runs between tests only, and not in the threads of those who run them.
gc.disable()
ALL_AFTER = 40
"""Tests after which everything is looked at, not only what is new."""

# A slow machine is no fault of the code under test: hypothesis may not judge by the clock.
settings.register_profile("default", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", parent=settings.get_profile("default"), max_examples=1000)
settings.load_profile("default")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an own folder for all that the program writes; it does not exist yet."""
    folder = tmp_path / "data-of-this-test"
    monkeypatch.setenv("TIPBROWSER_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """Give the path of a small compendium's database, which a test may spoil."""
    return write_small_compendium(tmp_path / "small.sqlite")


@pytest.fixture
def small(small_file: Path) -> Iterator[Compendium]:
    """Give the small compendium, open."""
    with Compendium(small_file) as compendium:
        yield compendium


@pytest.fixture(scope="module")
def bundled() -> Iterator[Compendium]:
    """Give the real compendium, open."""
    with Compendium(BUNDLED) as compendium:
        yield compendium


@pytest.fixture(autouse=True, scope="session")
def measured_threads() -> None:
    """Let coverage see the jobs: it follows the threads that Python starts, and these are Qt's."""
    trace = threading.gettrace()
    if trace is None:
        return
    from tipbrowser.jobs import _Task

    run = _Task.run

    def measured(task: _Task) -> None:
        sys.settrace(trace)
        run(task)

    _Task.run = measured  # type: ignore[method-assign, assignment]


def pytest_runtest_logfinish() -> None:
    """Take away what the test left."""
    gc.collect(2 if next(_finished) % ALL_AFTER == 0 else 1)


_finished = count(1)


def pytest_sessionfinish() -> None:
    """Take away the sockets, and empty the clipboard: the off-screen platform keeps what was copied until after Python's end, and then crashes."""
    _runtime.cleanup()
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
