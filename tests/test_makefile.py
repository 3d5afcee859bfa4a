"""The rules of the Makefile touch nothing outside the tree, wherever it stands."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("rule", ["test", "unit", "clean"])
def test_what_a_rule_deletes_is_named_from_the_tree_on(tmp_path: Path, rule: str) -> None:
    tree = tmp_path / "my projects of 50% & more"
    tree.mkdir()
    shutil.copy(ROOT / "Makefile", tree)
    said = subprocess.run(["make", "--dry-run", rule], cwd=tree, capture_output=True, text=True, check=True).stdout
    deleted = [word for line in re.findall(r"\brm -r?f+ ([^&|;\n]*)", said) for word in line.split()]
    assert deleted
    assert not any(word.startswith(("/", "~", "..")) for word in deleted), deleted
    assert str(tree) not in " ".join(deleted)
