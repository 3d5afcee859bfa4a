"""Items and versions as lines of JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from tests.exchange.collections import MADE, VERSIONS, WITH_ALL, collections
from tipbrowser.domain.annotation_lines import Head, head_line, item_line, of_form, version_line
from tipbrowser.domain.exchanged import Collection


def test_each_item_and_version_comes_back() -> None:
    for item in WITH_ALL.items:
        assert of_form(json.loads(item_line(item))) == item
    for version in VERSIONS:
        assert of_form(json.loads(version_line(version))) == version


def test_the_head_comes_back() -> None:
    head = Head(edition="2024-en-fc7a522b979c", creator="Ruritania", made=MADE)
    assert of_form(json.loads(head_line(head))) == head


@given(collections())
def test_a_line_is_one_line_whatever_is_in_it(collection: Collection) -> None:
    for item in collection.items:
        line = item_line(item).encode().decode()
        assert "\n" not in line
        assert of_form(json.loads(line)) == item


@pytest.mark.parametrize(
    "form",
    [
        {}, {"type": "item"}, {"type": "item", "kind": "x", "body": {}}, {"type": "head"}, {"type": "head", "format": "x"},
        {"type": "head", "format": "tipbrowser-annotations", "version": 9},
        {"type": "head", "format": "tipbrowser-annotations", "version": 1, "more": 1},
    ],
)  # fmt: skip
def test_what_is_none_of_ours_is_refused(form: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"line of|no item|no x"):
        of_form(form)
