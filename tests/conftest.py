"""What every test stands on: no screen, no files of the person who runs it, one way of drawing random cases."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tipbrowser.lasting_constants import keep_constants

# Before any Qt import. Whoever wants to see real windows sets QT_QPA_PLATFORM=xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Qt's binding wears out None and its like before Python 3.12: models and controllers are tested without the window.
keep_constants()

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


def pytest_sessionfinish() -> None:
    """Empty the clipboard: the off-screen platform keeps what was copied until after Python's end, and then crashes."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
