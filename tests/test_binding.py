"""Tests of the loading of Qt's binding."""

from __future__ import annotations

import builtins
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tipbrowser import binding
from tipbrowser.binding import compile_stand_in, load_binding

ROOT = Path(__file__).parents[1]
TOOL = "shibokensupport/signature/lib/tool.py"
PROGRAM = """
import builtins, sys
from tipbrowser.binding import load_binding
plain = builtins.__import__, compile
load_binding()
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
import linecache, tipbrowser.ui.theme
read = [name for name in linecache.cache if "tipbrowser" in name]
print((builtins.__import__, compile) == plain, read)
"""
LATER = """
from tipbrowser import binding
if {deferred}:
    binding.load_binding()
from PySide6.QtWidgets import QApplication, QLabel, QWidget
application = QApplication([])
waiting = len(binding._sources)
from PySide6.support.signature import get_signature
for call in (lambda: QLabel(1, 2, 3), lambda: QWidget().resize("wide"), lambda: QWidget().setNothing()):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
print(get_signature(QWidget.setFocus), QWidget.show.__doc__)
from PySide6.support.signature.lib import pyi_generator
print(pyi_generator.Writer)
assert waiting == (len(binding.TOOLS) if {deferred} else 0), waiting
"""


def run(program: str) -> tuple[int, str, str]:
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False, cwd=ROOT
    )
    return answer.returncode, answer.stdout, answer.stderr


def test_no_source_is_read_when_a_module_is_imported_after_the_binding() -> None:
    assert run(PROGRAM) == (0, "True []\n", "")


def test_every_tool_waits_and_answers_as_if_it_had_been_there() -> None:
    status, said, complained = run(LATER.format(deferred=True))
    assert (status, complained) == (0, "")
    assert said.count("\n") >= 4
    assert run(LATER.format(deferred=False)) == (0, said, "")


def test_loading_again_changes_nothing() -> None:
    plain = builtins.__import__, builtins.compile
    load_binding()
    assert (builtins.__import__, builtins.compile) == plain


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(binding, "_sources", {})
    namespace = {"__file__": TOOL, "__name__": "tool"}
    exec(compile_stand_in("answer = 6 * 7", TOOL, "exec"), namespace)
    return namespace


def test_a_tool_is_filled_when_a_name_of_it_is_asked_for(tool: dict[str, Any]) -> None:
    assert "answer" not in tool
    complete = tool["__getattr__"]
    assert complete("answer") == 42
    assert "__getattr__" not in tool
    assert complete("answer") == 42  # whoever had asked at the same moment


def test_a_function_that_is_reached_past_the_module_fills_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "_sources", {})
    namespace: dict[str, Any] = {"__file__": TOOL, "__name__": "shibokensupport.signature.mapping"}
    exec(compile_stand_in("def update_mapping(*names): return names", TOOL, "exec"), namespace)
    waiting = namespace["update_mapping"]
    assert waiting("once") == ("once",)
    assert namespace["update_mapping"] is not waiting


def test_no_module_wants_the_switches_of_the_binding_while_it_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "_sources", {})
    name = "shibokensupport/feature.py"
    namespace: dict[str, Any] = {"__file__": name, "__name__": "shibokensupport.feature"}
    exec(compile_stand_in("snake_case = 1", name, "exec"), namespace)
    assert namespace["feature_import"]("json", {}, {}, ("load",)) is None
    assert namespace["feature_imported"](binding) is None
    assert "snake_case" not in namespace
    assert namespace["__getattr__"]("snake_case") == 1


def test_what_a_tool_lacks_is_said_as_python_says_it(tool: dict[str, Any]) -> None:
    with pytest.raises(AttributeError, match="module 'tool' has no attribute 'question'"):
        tool["__getattr__"]("question")


def test_what_python_looks_for_in_any_module_completes_nothing(tool: dict[str, Any]) -> None:
    with pytest.raises(AttributeError):
        tool["__getattr__"]("__path__")
    assert "answer" not in tool


def test_other_sources_are_compiled_at_once() -> None:
    assert eval(compile_stand_in("6 * 7", "elsewhere.py", "eval")) == 42
