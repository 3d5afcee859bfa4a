"""Loads Qt's binding without the parts of it that a start does not need, and leaves Python as it was.

PySide6 carries its tools for signatures as Python source inside its library. It compiles them all at every start, a
third of the time of its import, though they only serve error messages, ``help()`` and the making of stubs. Here each is
compiled when something of it is asked for. Where a later release keeps them otherwise, nothing matches and the binding
loads as it comes.
"""

from __future__ import annotations

import builtins
from threading import RLock

TYPE_CHECKING = False  # as in typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

TOOLS = tuple(
    f"shibokensupport/{name}.py"
    for name in (
        "feature",
        "signature/errorhandler",
        "signature/layout",
        "signature/mapping",
        "signature/parser",
        "signature/lib/enum_sig",
        "signature/lib/pyi_generator",
        "signature/lib/tool",
    )
)
"""The files by the names under which the binding compiles them. Its loader asks for what is in them by attribute."""
_REACHED = {"shibokensupport.signature.mapping": "update_mapping"}
"""A function that the binding takes from the module's dictionary itself, past ``__getattr__``."""
_UNASKED = {"shibokensupport.feature": ("feature_import", "feature_imported")}
"""Functions that the binding asks at each import whether a module wants its optional switches. None does."""
_STAND_IN = f"from {__name__} import complete_later; __getattr__ = complete_later(globals())"
_sources: dict[str, bytes] = {}
_one_at_a_time = RLock()
_plain_compile = compile


def load_binding() -> None:
    """Load Qt's binding, and take back the ``import`` that it puts in the place of Python's.

    PySide6 looks in each module's source for its optional switches (``from __feature__ import …``), which this program
    does not use. Without that the window starts a tenth sooner, and the sources do not stay in memory.
    """
    plain_import = builtins.__import__
    builtins.compile = compile_stand_in
    try:
        import PySide6.QtCore  # noqa: F401  # loading it is what compiles the tools and replaces the function
    finally:
        builtins.compile = _plain_compile
        builtins.__import__ = plain_import


def compile_stand_in(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:  # noqa: ANN401 (as compile)
    """Compile as Python does, but of a tool only what completes it when it is asked for."""
    if filename in TOOLS:
        _sources[filename] = source
        source = _STAND_IN
    return _plain_compile(source, filename, *rest, **options)


def complete_later(namespace: dict[str, Any]) -> Callable[[str], Any]:
    """Give the ``__getattr__`` of a tool's module that fills its ``namespace`` when a name is missing there."""

    def complete(name: str) -> Any:  # noqa: ANN401 (as in any module)
        if name.startswith("__"):  # what Python itself looks for in any module
            raise AttributeError(name)
        with _one_at_a_time:
            if namespace.pop("__getattr__", None) is not None:
                filename: str = namespace["__file__"]
                exec(_plain_compile(_sources.pop(filename), filename, "exec", dont_inherit=True), namespace)  # noqa: S102
        try:
            return namespace[name]
        except KeyError:
            raise AttributeError(f"module {namespace['__name__']!r} has no attribute {name!r}") from None

    reached = _REACHED.get(namespace["__name__"])
    for unasked in _UNASKED.get(namespace["__name__"], ()):
        namespace[unasked] = lambda *_, **__: None
    if reached is not None:
        namespace[reached] = lambda *arguments: complete(reached)(*arguments)  # noqa: PLW0108 (not yet)
    return complete
