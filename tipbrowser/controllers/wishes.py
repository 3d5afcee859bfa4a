"""Wishes of the reader that become changes: one after the other, each worked out from what the one before has left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.changes import Change, Written
from tipbrowser.domain.values import Value
from tipbrowser.services.notebook import AnnotationsError

Outcome = Callable[[Exception | None], None]
"""Is told once the wish is kept (or nothing was to be changed), or why it is not."""


class Wish(Value):
    """Something to be changed."""

    name: str
    """What the reader calls it, when it is undone."""
    changes: Callable[[], Sequence[Change]]
    """Works out what is to be written; called when its turn comes."""
    ended: Outcome


class Wishes(QObject):
    """Lets no two of them be worked out from the same state: the later would find that it was overtaken."""

    def __init__(self, pen: Pen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._waiting: list[Wish] = []
        self._is_busy = False

    def add(self, wish: Wish) -> None:
        """Keep a wish as soon as those before it are."""
        self._waiting.append(wish)
        self._next()

    def _next(self) -> None:
        while self._waiting and not self._is_busy:
            wish = self._waiting.pop(0)
            try:
                changes = wish.changes()
            except AnnotationsError as error:
                wish.ended(error)
                continue
            if not changes:
                wish.ended(None)
                continue
            self._is_busy = True
            self._pen.write(
                changes, name=wish.name, done=partial(self._end_well, wish), failed=partial(self._end, wish)
            )

    def _end_well(self, wish: Wish, _written: Sequence[Written]) -> None:
        self._end(wish, None)

    def _end(self, wish: Wish, error: Exception | None) -> None:
        self._is_busy = False
        wish.ended(error)
        self._next()
