"""Python's search for garbage, held back by whoever must not be met by it.

The start holds it back, which makes it a twentieth shorter, and so does every job in another thread: the search runs in
whichever thread is just working, and a widget that is taken away outside the window's thread takes the program with it.

What the start made is never searched at all: modules, classes and the window last as long as the program, and going
through them took longer than all else that opening a page takes.
"""

from __future__ import annotations

import gc

START = "start"
"""The reason of the start, from the command to the first paint."""

_reasons: set[object] = set()
_was_on: list[bool] = []


def hold_back(reason: object) -> None:
    """Let Python not look for garbage until ``let_go`` of the same reason; for the window's thread only."""
    if not _reasons:
        _was_on[:] = [gc.isenabled()]
        gc.disable()
    _reasons.add(reason)


def let_go(reason: object) -> None:
    """Take a reason back; once there is none, Python looks for garbage again if it did before."""
    if reason not in _reasons:
        return
    _reasons.remove(reason)
    if not _reasons and _was_on.pop():
        gc.enable()


def end_start() -> None:
    """Take the reason of the start back, and let Python look for garbage only among what is made from now on."""
    gc.freeze()
    let_go(START)


def begin_end() -> None:
    """Let Python look everywhere again: as it ends it takes widgets away in the order that it finds then."""
    let_go(START)
    gc.unfreeze()
