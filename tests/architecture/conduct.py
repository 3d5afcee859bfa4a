"""Rules of what no module may do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Source, called

QT_LAYERS = frozenset({"application", "starting", "controllers", "models", "ui"})
CODE_FROM_TEXT = frozenset({"eval", "exec", "__import__"})
SHELLS = frozenset({"os.system", "os.popen"})
WAITING = frozenset({"time.sleep", "QThread.sleep", "QThread.msleep", "QTest.qWait", "qtbot.wait"})
SKIPPED = frozenset({"pytest.skip", "pytest.xfail", "pytest.importorskip", "mark.skip", "mark.skipif", "mark.xfail"})
SIDES = frozenset({"AlignLeft", "AlignRight"})
SHOWN = frozenset(
    "QAction QCheckBox QLabel QPushButton QRadioButton addAction addMenu addTab setAccessibleDescription"
    " setAccessibleName setPlaceholderText setStatusTip setText setTitle setToolTip setWhatsThis"
    " setWindowTitle showMessage".split()
)
"""Calls whose words a reader sees or hears."""


def no_code_is_read_from_data(source: Source) -> Iterator[str]:
    """Find ``eval``, ``exec`` and shells."""
    # Qt's binding comes with source of its own, which only its loader may run later than the binding does itself.
    spared = 1 if source.layer == "binding" else 0
    for call in source.calls():
        if isinstance(call.func, ast.Name) and call.func.id in CODE_FROM_TEXT:
            if call.func.id == "exec" and spared:
                spared -= 1
                continue
            yield f"{call.lineno}: {call.func.id}()"
        if ast.unparse(call.func) in SHELLS:
            yield f"{call.lineno}: {ast.unparse(call.func)}()"
        for argument in call.keywords:
            if argument.arg == "shell" and not (isinstance(argument.value, ast.Constant) and not argument.value.value):
                yield f"{call.lineno}: shell="


def nothing_waits_on_the_clock(source: Source) -> Iterator[str]:
    """Find pauses, and events handled out of turn; signals say when something is ready."""
    for call in source.calls():
        name = ast.unparse(call.func)
        if name.endswith(tuple(WAITING)) or called(call) == "processEvents":
            yield f"{call.lineno}: {name}()"


def threads_are_left_to_jobs(source: Source) -> Iterator[str]:
    """Find threads outside ``jobs``, and classes that inherit from a thread: its slots would run in the wrong one."""
    for node in source.classes():
        if any(ast.unparse(base).endswith(("QThread", "threading.Thread")) for base in node.bases):
            yield f"{node.lineno}: {node.name} inherits from a thread"
    if source.layer == "jobs":
        return
    for call in source.calls():
        if called(call) in {"QThread", "QThreadPool", "Thread", "ThreadPoolExecutor"}:
            yield f"{call.lineno}: {called(call)}()"


def errors_are_not_swallowed(source: Source) -> Iterator[str]:
    """Find handlers that catch everything and those that do nothing."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        if node.type is None:
            yield f"{node.lineno}: a bare except"
        elif all(isinstance(item, ast.Pass) or _is_bare_constant(item) for item in node.body):
            yield f"{node.lineno}: {ast.unparse(node.type)} is swallowed"


def comments_leave_nothing_open(source: Source) -> Iterator[str]:
    """Find work left undone, and ignored types without their code."""
    for line, comment in source.comments():
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", comment):
            yield f"{line}: {comment}"
        if re.search(r"type:\s*ignore(?!\[)", comment) or re.search(r"noqa(?!: ?[A-Z])", comment):
            yield f"{line}: {comment} names no code"


def every_test_runs(source: Source) -> Iterator[str]:
    """Find tests that are left out or may fail."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(tuple(SKIPPED)):
            yield f"{node.lineno}: {ast.unparse(node)}"


def words_go_through_translation(source: Source) -> Iterator[str]:
    """Find words on the screen that no translator could reach."""
    if source.layer not in QT_LAYERS:
        return
    for call in source.calls():
        if called(call) in SHOWN:
            for argument in call.args:
                if _has_words(argument):
                    yield f"{argument.lineno}: {ast.unparse(argument)}"


def layouts_have_no_left_and_right(source: Source) -> Iterator[str]:
    """Find sides of the screen: text that runs the other way needs start and end.

    A function that paints by hand, and asks which way the text runs, may name the sides.
    """
    if source.layer not in QT_LAYERS:
        return
    asking = {id(node) for function in source.functions() if _asks_direction(function) for node in ast.walk(function)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in SIDES and id(node) not in asking:
            yield f"{node.lineno}: {node.attr}"


def _asks_direction(function: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr in {"isRightToLeft", "layoutDirection"}
        for node in ast.walk(function)
    )


def _is_bare_constant(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _has_words(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(_has_words(value) for value in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.search("[a-zA-Z]{2}", node.value))
