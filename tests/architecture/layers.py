"""Rules of who may import what, by the picture in the README."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import Source, imported_by

ALLOWED: dict[str, frozenset[str]] = {
    "domain": frozenset(),
    "store": frozenset({"domain", "whole_file"}),
    "wording": frozenset({"domain"}),
    "export": frozenset({"domain"}),
    "exchange": frozenset({"domain", "whole_file"}),
    "importer": frozenset({"domain", "store"}),
    "models": frozenset({"domain", "lasting_constants"}),
    "services": frozenset({"store", "wording", "domain", "whole_file"}),
    "terminal": frozenset({"services", "exchange", "export", "importer", "domain", "logs", "paths", "whole_file"}),
    "ui": frozenset({"domain", "lasting_constants", "models", "paths", "settings", "window_state"}),
    "controllers": frozenset(
        {"services", "exchange", "export", "models", "domain", "ui", "jobs", "settings", "whole_file", "window_state"}
    ),
    "binding": frozenset(),
    "instance": frozenset({"binding", "paths"}),
    "faults": frozenset({"store", "ui"}),
    "jobs": frozenset({"collecting"}),
    "soundness": frozenset({"controllers", "jobs", "store", "ui"}),
    "json_file": frozenset({"domain", "whole_file"}),
    "whole_file": frozenset(),
    "settings": frozenset({"domain", "json_file"}),
    "window_state": frozenset({"domain", "json_file"}),
    "start": frozenset({"domain", "settings", "window_state"}),
    "application": frozenset(
        "controllers domain export faults instance jobs models paths services settings soundness start store ui window_state".split()
    ),
    "starting": frozenset(
        "application collecting controllers domain faults instance json_file lasting_constants logs paths settings start ui window_state".split()
    ),
    "__main__": frozenset(
        {"binding", "collecting", "paths", "instance", "services", "starting", "system_libraries", "terminal"}
    ),
}
"""Layers that a layer may import, beside itself; the modules that are not named here import no layer at all."""

SYSTEM: dict[str, frozenset[str]] = {
    "PySide6": frozenset({"application", "starting", "controllers", "instance", "jobs", "models", "binding", "ui"}),
    "shiboken6": frozenset({"application", "controllers", "jobs", "lasting_constants", "models", "ui"}),
    "sqlite3": frozenset({"importer", "store"}),
    "sqlite_utils": frozenset({"importer", "store"}),
    "pydantic": frozenset({"importer", "exchange"}),
    "dataclasses": frozenset({"importer"}),  # it brings what compiles and inspects source: a megabyte
    "hashlib": frozenset({"importer", "store"}),  # it brings OpenSSL: four
    "platformdirs": frozenset({"paths"}),
    "docx": frozenset({"export"}),
}
"""Who may import a distribution or module that not everybody may."""

FORBIDDEN = frozenset(
    "PySide6.QtNetworkAuth PySide6.QtSql PySide6.QtWebChannel PySide6.QtWebEngineCore PySide6.QtWebSockets"
    " asyncio dill ftplib http imaplib marshal nntplib pickle poplib requests shelve smtplib socket socketserver"
    " ssl telnetlib urllib.request urllib.robotparser webbrowser xmlrpc".split()
)
"""Modules that read code from data, speak to a network, or bring a second SQLite."""

IMPORTS_BY_NAME: frozenset[str] = frozenset()
"""Modules that may import what is only known when they run."""

LOCAL_ONLY = frozenset(
    {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket", "socket.AF_UNIX", "socket.socket"}
)
"""What reaches no further than this machine, as ``instance`` may use it."""


def layers_are_kept(source: Source) -> Iterator[str]:
    """Find imports of our own modules that the picture does not show."""
    allowed = ALLOWED.get(source.layer, frozenset()) | {source.layer}
    for line, name in source.imports():
        parts = name.split(".")
        if parts[0] != "tipbrowser" or len(parts) < 2 or name in ("tipbrowser.__version__", "tipbrowser.NAME"):
            continue
        if parts[1] not in allowed:
            yield f"{line}: {source.layer or source.module} may not import {name}"


def system_modules_stay_in_their_layers(source: Source) -> Iterator[str]:
    """Find Qt, SQL, validation and user folders where they do not belong; models know no widgets."""
    for line, name in source.imports():
        owners = SYSTEM.get(name.split(".")[0])
        if owners is not None and source.layer not in owners:
            yield f"{line}: {name} belongs to {', '.join(sorted(owners))}"
        if source.layer == "models" and name.startswith("PySide6.QtWidgets"):
            yield f"{line}: a model knows no widgets"


def nothing_speaks_to_a_network(source: Source) -> Iterator[str]:
    """Find modules that are forbidden everywhere; ``instance`` may call its twin on the same machine."""
    for line, name in source.imports():
        if source.layer == "instance" and name in LOCAL_ONLY:
            continue
        if any(f"{name}.".startswith(f"{module}.") for module in (*FORBIDDEN, "PySide6.QtNetwork")):
            yield f"{line}: {name} is forbidden"
    for call in source.calls():
        if ast.unparse(call.func) == "socket" and list(map(ast.unparse, call.args)) != ["AF_UNIX"]:
            yield f"{call.lineno}: {ast.unparse(call)} is forbidden"


def imports_are_absolute_and_named(source: Source) -> Iterator[str]:
    """Find relative imports and stars, which hide what is imported."""
    for line, name in source.imports():
        if name.startswith(".") or name.endswith(".*"):
            yield f"{line}: {name}"


def imports_name_their_module(source: Source) -> Iterator[str]:
    """Find modules imported by a name that is made while the program runs, which no other rule can see."""
    for call in source.calls():
        name = imported_by(call)
        constant = isinstance(name, ast.Constant) and isinstance(name.value, str)
        if name is not None and not constant and source.module not in IMPORTS_BY_NAME:
            yield f"{call.lineno}: {ast.unparse(call)}"
