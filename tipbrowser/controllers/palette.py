"""The palette: every action by its name, with its keys, run from one list."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from tipbrowser.models.choices_model import Choice
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.floating_list import FloatingList

MOST_RECENT = 5
"""Actions that come first because they were run last."""


class PaletteController(QObject):
    """Opens the palette and runs what is chosen; what was run last comes first."""

    def __init__(
        self, actions: WindowActions, make_list: Callable[[], FloatingList], parent: QObject | None = None
    ) -> None:
        """``make_list`` gives the list that floats, when it is first wanted."""
        super().__init__(parent)
        self._actions = actions
        self._make_list = make_list
        self._recent: list[str] = []
        self._offered: dict[str, QAction] = {}
        actions.palette.triggered.connect(self._open)

    def _open(self) -> None:
        if self._list.isVisible():
            self._list.close_list()
            return
        choices = self._choices()
        self._list.open(
            self.tr("All actions"), choices, none_at_all="",
            none_fits=self.tr("No action is called so. Fewer letters, or the first letters of its words, find more."),
        )  # fmt: skip

    @cached_property
    def _list(self) -> FloatingList:
        floating = self._make_list()
        floating.chosen.connect(self._run)
        return floating

    def _choices(self) -> list[Choice]:
        self._offered = {}
        choices: dict[str, Choice] = {}
        for group, actions in self._actions.groups.items():
            for action in actions:
                if action is not self._actions.palette:
                    self._offered[action.text()] = action
                    detail = " · ".join(filter(None, (group, self._actions.keys_of(action))))
                    choices[action.text()] = Choice(
                        key=action.text(), name=action.text(), detail=detail, is_usable=action.isEnabled()
                    )
        return [*(choices.pop(name) for name in self._recent if name in choices), *choices.values()]

    def _run(self, key: str) -> None:
        self._recent = [key, *(name for name in self._recent if name != key)][:MOST_RECENT]
        self._offered[key].trigger()
