"""The help page on the terminal names everything that the answers hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.small_compendium import ROOT

PAGE = ROOT / "resources" / "help" / "terminal.md"
ASKED = (
    ["show", "A.I.2.a"],
    ["cite", "A.I.2"],
    ["topics"],
    ["topic", "late"],
    ["search", "late", "act"],
    ["sections"],
    ["errata"],
)


def names(answer: object) -> Iterator[str]:
    """Give every name in a JSON answer, at any depth."""
    if isinstance(answer, dict):
        for name, value in answer.items():
            yield name
            yield from names(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from names(value)


@pytest.mark.parametrize("arguments", ASKED, ids=lambda arguments: arguments[0])
def test_every_name_in_an_answer_is_explained(ask_json: Callable[..., Any], arguments: list[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    parts = {one.partition("`")[0]: one for one in page.split("\n\n`")[1:]}
    part = parts[arguments[0]]
    if arguments[0] == "show":
        part = page.partition("Every passage has")[2].partition("\n\n`cite`")[0] + part
    if arguments[0] == "topic":
        part += parts["topics"]  # “one of these”
    unexplained = {name for name in names(ask_json(*arguments)) if f"`{name}`" not in part}
    assert unexplained == set()


@pytest.mark.parametrize("arguments", ASKED, ids=lambda arguments: arguments[0])
def test_every_subcommand_is_on_the_page(arguments: list[str]) -> None:
    assert f"`tipbrowser {arguments[0]}" in PAGE.read_text(encoding="utf-8")
