"""Doing something in a process of its own that ends by itself or is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended."""

    killed: bool
    answer: Any
    """What it gave, if it came so far."""
    wrong: str
    """The fault of the program by which it ended; empty if there was none."""


def in_a_fork(work: Callable[[], object]) -> Ended:
    """Do ``work`` in a copy of this process; what it gives has to be JSON. This process may have no thread beside."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _perform(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    given = json.loads(said) if said else {}
    wrong = str(given.get("wrong", "" if killed or given else f"ended with {status}"))
    return Ended(killed, given.get("answer"), wrong)


def _perform(work: Callable[[], object], writing: int) -> None:
    real_write = os.write  # work may have put something else in its place
    try:
        given: dict[str, object] = {"answer": work()}
    except BaseException:  # noqa: BLE001  # whatever it is, the other process is told
        given = {"wrong": traceback.format_exc()}
    real_write(writing, json.dumps(given).encode())
    os._exit(0)


def fresh(base: Path, folder: Path) -> Path:
    """Give ``folder`` as a copy of ``base``, whatever it was before."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(base, folder)
    return folder
