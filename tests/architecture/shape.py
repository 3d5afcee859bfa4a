"""Rules of size, names and docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.source import Function, Source, public_methods

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
MOST_PUBLIC_METHODS = 20
EMPTY_NAMES = frozenset({"utils", "util", "misc", "helpers", "common", "tools", "stuff"})
EMPTY_ENDINGS = ("Manager", "Helper", "Util", "Utils")


def functions_are_short(source: Source) -> Iterator[str]:
    """Find functions that nobody can hold in the head."""
    for node in source.functions():
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"{node.lineno}: {node.name} has {length} lines"


def files_are_short(source: Source) -> Iterator[str]:
    """Find files with more than one subject."""
    length = len(source.text.splitlines())
    if length > LONGEST_FILE:
        yield f"1: {length} lines"


def classes_are_small(source: Source) -> Iterator[str]:
    """Find classes that want too much."""
    for node in source.classes():
        count = len(public_methods(node))
        if count > MOST_PUBLIC_METHODS:
            yield f"{node.lineno}: {node.name} has {count} public methods"


def names_say_something(source: Source) -> Iterator[str]:
    """Find drawers for anything."""
    for part in source.module.split("."):
        if part in EMPTY_NAMES:
            yield f"1: a module called {part}"
    for node in source.classes():
        if node.name.endswith(EMPTY_ENDINGS):
            yield f"{node.lineno}: a class called {node.name}"


def modules_begin_with_a_sentence(source: Source) -> Iterator[str]:
    """Find modules that do not say what they are for."""
    if not source.text.strip():
        return
    first = (ast.get_docstring(source.tree) or "").partition("\n\n")[0]
    if not first.rstrip().endswith((".", "?")):
        yield "1: the module does not begin with a sentence"


def public_names_are_explained(source: Source) -> Iterator[str]:
    """Find public classes, functions and methods without a docstring; Qt explains what is Qt's."""
    yield from _unexplained(source.tree.body, frozenset())


def _unexplained(body: list[ast.stmt], known: frozenset[str]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, (*_FUNCTIONS, ast.ClassDef)) or node.name.startswith("_") or node.name in known:
            continue
        if not ast.get_docstring(node) and not _repeats_another(node):
            yield f"{node.lineno}: {node.name} has no docstring"
        if isinstance(node, ast.ClassDef):
            yield from _unexplained(node.body, _names_of_qt(node))


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _repeats_another(node: Function | ast.ClassDef) -> bool:
    # An overload and a setter say the same as what they belong to.
    marks = [ast.unparse(item) for item in node.decorator_list]
    return any(mark.endswith((".setter", "overload")) for mark in marks)


def _names_of_qt(node: ast.ClassDef) -> frozenset[str]:
    # The methods that a class takes over from Qt, by asking Qt itself.
    names: set[str] = set()
    for base in node.bases:
        word = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
        found = next((getattr(module, word) for module in (QtWidgets, QtGui, QtCore) if hasattr(module, word)), None)
        names |= set(dir(found)) if found is not None else set()
    # A class of ours between this one and Qt is not asked; but only what Qt calls is written in camel case.
    overridden = (item.name for item in node.body if isinstance(item, _FUNCTIONS) and not item.name.islower())
    return frozenset(names | set(overridden if node.bases else ()))
