"""Paragraph numbers written in words of United Nations texts."""

from __future__ import annotations

import pytest

from tipbrowser.importer.reference_numbers import Path, read_paths


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("12", [("12",)]),
        ("3 (d)", [("3", "d")]),
        ("3(d)", [("3", "d")]),
        ("(o) (ii)", [("o", "ii")]),
        ("(g) and (j)", [("g",), ("j",)]),
        ("2, 3 and 5", [("2",), ("3",), ("5",)]),
        ("4 to 7", [("4",), ("5",), ("6",), ("7",)]),
        ("(b)–(d)", [("b",), ("c",), ("d",)]),
        ("3 (a) and (b)", [("3", "a"), ("3", "b")]),
        ("3 (h) to (j)", [("3", "h"), ("3", "i"), ("3", "j")]),
        ("(o) (i)–(iii)", [("o", "i"), ("o", "ii"), ("o", "iii")]),
        ("(o) (ii) and (p)", [("o", "ii"), ("p",)]),
        ("46 (j) (iv) and (k)", [("46", "j", "iv"), ("46", "k")]),
        ("3 (a) to 5", [("3", "a"), ("5",)]),
        ("(aa) to (ac)", [("aa",), ("ac",)]),
        ("1 to 9999", [("1",), ("9999",)]),
        ("7 to 4", [("7",), ("4",)]),
        ("", []),
    ],
)
def test_numbers_and_letters_become_paths(words: str, paths: list[Path]) -> None:
    assert read_paths(words) == paths
