"""Tests of the digest that is taken without OpenSSL."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tipbrowser.controllers.digest import CHUNK, sha256_of


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, 2 * CHUNK + 1])
def test_it_is_the_digest_that_python_takes(tmp_path: Path, length: int) -> None:
    file = tmp_path / "file"
    content = bytes(number % 251 for number in range(length))
    file.write_bytes(content)
    assert sha256_of(file) == hashlib.sha256(content).hexdigest()


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sha256_of(tmp_path / "nothing")
