"""A Python file as the rules of the architecture see it."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
IMPORTING = frozenset({"import_module", "__import__"})
"""Calls that import what their first argument names."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one module and its syntax tree."""

    module: str
    """Dotted name, ``tipbrowser.ui.page.text_page``; a package goes by the name of its folder."""
    text: str
    tree: ast.Module = field(init=False)

    def __post_init__(self) -> None:
        """Parse the text; raises SyntaxError."""
        object.__setattr__(self, "tree", ast.parse(self.text))

    @classmethod
    def read(cls, root: Path, path: Path) -> Source:
        """Read the file ``path`` of the tree ``root``."""
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        return cls(name, path.read_text(encoding="utf-8"))

    @property
    def layer(self) -> str:
        """The name below ``tipbrowser``: a package, ``ui``, or a module beside them, ``paths``; else empty."""
        parts = self.module.split(".")
        return parts[1] if len(parts) > 1 and parts[0] == "tipbrowser" else ""

    def functions(self) -> Iterator[Function]:
        """Give all functions, methods and functions inside functions."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def classes(self) -> Iterator[ast.ClassDef]:
        """Give all classes."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                yield node

    def calls(self) -> Iterator[ast.Call]:
        """Give all calls."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield node

    def comments(self) -> Iterator[tuple[int, str]]:
        """Give each comment with its line."""
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string

    def imports(self) -> Iterator[tuple[int, str]]:
        """Give the dotted name of everything imported, late imports included, with its line.

        ``from a.b import c`` gives ``a.b.c``, since ``c`` may be a module; so does ``import_module("a.b.c")``.
        """
        for call in self.calls():
            argument = imported_by(call)
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield call.lineno, argument.value
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    yield node.lineno, name.name
            elif isinstance(node, ast.ImportFrom):
                for name in node.names:
                    yield node.lineno, f"{'.' * node.level}{node.module or ''}.{name.name}"


def called(call: ast.Call) -> str:
    """Give the last word of what is called: ``exec`` of ``application.exec()``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def imported_by(call: ast.Call) -> ast.expr | None:
    """Give the argument that names a module, if the call imports one: ``import_module`` or ``__import__``."""
    if called(call) not in IMPORTING:
        return None
    named = [argument.value for argument in call.keywords if argument.arg == "name"]
    return next(iter([*call.args, *named]), None)


def public_methods(node: ast.ClassDef) -> list[Function]:
    """Give the methods of a class that others may call."""
    return [item for item in node.body if isinstance(item, Function) and not item.name.startswith("_")]
