"""The table of actions: each has a group, a name of its own, and a line in the user's guide."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from tipbrowser import paths
from tipbrowser.ui.actions import WindowActions
from tipbrowser.ui.icons import Icons

GUIDE = (paths.resources() / "help" / "keyboard.md").read_text(encoding="utf-8")
TABLE = "\n".join(line for line in GUIDE.splitlines() if line.startswith("| `"))


@pytest.fixture
def actions(qtbot: QtBot) -> WindowActions:
    return WindowActions(Icons(paths.resources() / "icons"))


def documented() -> set[str]:
    """Give the keys in the table of the guide, in the portable form."""
    return {QKeySequence(key).toString() for line in TABLE.splitlines() for key in re.findall(r"`([^`]+)`", line)}


def is_documented(action: QAction, keys: str) -> bool:
    """Tell whether the guide names an action by its key or, if it has none, by its name."""
    return QKeySequence(keys).toString() in documented() if keys else action.text() in " ".join(GUIDE.split())


def test_every_action_stands_in_the_guide(actions: WindowActions) -> None:
    pairs = [(action, actions.keys_of(action)) for action in actions.all_actions()]
    assert [action.text() for action, keys in pairs if not is_documented(action, keys)] == []


def test_every_action_belongs_to_one_group_and_no_two_are_called_the_same(actions: WindowActions) -> None:
    grouped = [action for group in actions.groups.values() for action in group]
    assert sorted(map(id, grouped)) == sorted(map(id, actions.all_actions()))
    names = [action.text() for action in grouped]
    assert len(set(names)) == len(names)


def test_no_two_actions_have_the_same_key(actions: WindowActions) -> None:
    keys = [key.toString() for action in actions.all_actions() for key in action.shortcuts()]
    assert len(set(keys)) == len(keys)
