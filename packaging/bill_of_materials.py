"""Write what the program consists of as a CycloneDX 1.5 document, from the lock and the shipped files.

python packaging/bill_of_materials.py FILE
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from importlib.metadata import metadata, requires  # noqa: E402 (the standard library's, kept apart from our own)

from tipbrowser import NAME, __version__  # noqa: E402 (found by the path above)

Component = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Write the document to the file named first in ``arguments``."""
    text = json.dumps(bill_of_materials(), indent=2, sort_keys=True) + "\n"
    Path(arguments[0]).write_text(text, encoding="utf-8")
    return 0


def bill_of_materials() -> dict[str, Any]:
    """Give the document: the program, the distributions it runs on, its fonts and its data."""
    locked = locked_versions((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "tipbrowser",
                "name": NAME,
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [
            *(distribution(name, *locked[name]) for name in sorted(runtime_names(locked))),
            *shipped_files(),
        ],
    }


def locked_versions(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Give version and SHA-256 hashes of every distribution in the text of a lock."""
    found = {}
    for entry in re.split(r"\n(?=\S)", lock):
        pinned = re.match(r"([a-z0-9.-]+)==(\S+)", entry)
        if pinned:
            found[pinned[1]] = (pinned[2], re.findall(r"sha256:([0-9a-f]{64})", entry))
    return found


def runtime_names(locked: dict[str, tuple[str, list[str]]]) -> set[str]:
    """Give the program's dependencies and their own needs, without the tools of development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [plain_name(requirement) for requirement in project["dependencies"]]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in locked and name not in found:
            found.add(name)
            waiting += [plain_name(need) for need in requires(name) or () if "extra ==" not in need]
    return found


def plain_name(requirement: str) -> str:
    """Give the name of a distribution as the lock spells it: ``pyside6-essentials``."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


def distribution(name: str, version: str, hashes: Sequence[str]) -> Component:
    """Give one distribution with the licence that it states of itself, and the hash of each file it may come as."""
    described = metadata(name).json
    stated = str(described.get("license_expression") or described.get("license") or "")
    component: Component = {
        "type": "library",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "properties": [{"name": "sha256", "value": value} for value in hashes],
    }
    if stated:
        component["licenses"] = [{"license": {"name": stated.splitlines()[0]}}]
    return component


def shipped_files() -> Iterator[Component]:
    """Give the fonts and the data, which come from others."""
    for path in sorted((ROOT / "resources" / "fonts").glob("*.ttf")):
        yield _file(path, {"license": {"id": "OFL-1.1"}})
    yield _file(ROOT / "data" / "compendium.sqlite", {"license": {"name": "(c) United Nations, see NOTICE"}})


def _file(path: Path, licence: dict[str, Any]) -> Component:
    return {
        "type": "file",
        "bom-ref": path.relative_to(ROOT).as_posix(),
        "name": path.relative_to(ROOT).as_posix(),
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        "licenses": [licence],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
