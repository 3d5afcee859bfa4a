"""What is exported keeps the rules of the W3C's Web Annotation Data Model, Recommendation of 23 February 2017."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from tests.exchange.collections import EVERY, collections
from tipbrowser.domain.exchanged import Collection
from tipbrowser.exchange import web_writing

MOTIVATIONS = frozenset(
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating"
    " questioning replying tagging".split()
)  # Web Annotation Vocabulary, 2.5
WORDS = {
    "AnnotationCollection": {"@context", "id", "type", "label", "total", "creator", "created", "first", "last"},
    "AnnotationPage": {"id", "type", "partOf", "startIndex", "items", "next", "prev"},
    "Annotation": {"id", "type", "motivation", "created", "modified", "creator", "body", "target"},
    "TextualBody": {"type", "value", "format", "purpose", "language"},
    "SpecificResource": {"type", "source", "selector"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
    "TextPositionSelector": {"type", "start", "end"},
    "Person": {"type", "name"},
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def collection_of(collection: Collection) -> dict[str, Any]:
    """Give the collection as it is written."""
    read = json.loads(web_writing.written(collection))
    assert isinstance(read, dict)
    return read


def annotations_of(collection: dict[str, Any]) -> list[dict[str, Any]]:
    """Give its annotations."""
    return collection.get("first", {}).get("items", [])  # type: ignore[no-any-return]


def typed(value: object) -> Iterator[dict[str, Any]]:
    """Give every object that has a type, without what stands under words of our own."""
    if isinstance(value, list):
        for one in value:
            yield from typed(one)
    elif isinstance(value, dict):
        if "type" in value:
            yield value
        for key, inner in value.items():
            if not key.startswith("tip:"):
                yield from typed(inner)


def assert_shape(top: dict[str, Any]) -> None:
    """Prove the rules."""
    # 3.1: the context, as the first or only one; 5.1: a collection has one id, its type, its total, its first page.
    assert top["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert top["@context"][1]["tip"].endswith(":")  # JSON-LD 1.1, 4.1.5: a prefix ends with a delimiter
    assert top["type"] == "AnnotationCollection"
    assert top["total"] == len(annotations_of(top))
    assert ("first" in top) == (top["total"] > 0)
    if "first" in top:
        # 5.2: a page has an id, its type, the collection that it is part of, and its place in it.
        assert (top["first"]["type"], top["first"]["partOf"], top["first"]["startIndex"]) == (
            "AnnotationPage", top["id"], 0,
        )  # fmt: skip
    ids = [top["id"], *(one["id"] for one in annotations_of(top))]
    assert len(set(ids)) == len(ids)
    assert all(IRI.fullmatch(one) for one in ids)
    for annotation in annotations_of(top):
        assert_annotation(annotation)
    for one in typed(top):
        # 3.1: what W3C has no word for stands under a prefix of our own.
        strange = {key for key in one if not key.startswith("tip:")} - WORDS[one["type"]]
        assert not strange, one


def assert_annotation(annotation: dict[str, Any]) -> None:
    """Prove the rules of a single one."""
    assert annotation["type"] == "Annotation"
    assert annotation["motivation"] in MOTIVATIONS  # 3.3.5
    assert MOMENT.fullmatch(annotation["created"])  # 3.3.1
    assert MOMENT.fullmatch(annotation["modified"])
    for body in annotation.get("body", []):  # 3.2.4: text, its format, why it is there
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["format"] in {"text/plain", "text/markdown"}
        assert body["purpose"] in MOTIVATIONS
    targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
    assert targets  # 3.1: one or more
    for target in targets:
        if isinstance(target, str):
            assert IRI.fullmatch(target)
            continue
        assert target["type"] == "SpecificResource"  # 4.1: exactly one source
        assert IRI.fullmatch(target["source"])
        quote, position = target["selector"]
        assert quote["type"] == "TextQuoteSelector"  # 4.2.4
        assert all(isinstance(quote[word], str) for word in ("exact", "prefix", "suffix"))
        assert position["type"] == "TextPositionSelector"  # 4.2.5
        assert min(position["start"], position["end"]) >= 0


def test_a_collection_keeps_the_rules() -> None:
    assert_shape(collection_of(EVERY))


@given(collections())
def test_any_collection_keeps_them(collection: Collection) -> None:
    assert_shape(collection_of(collection))


@pytest.mark.parametrize(
    ("kind", "motivation"),
    [("bookmark", "bookmarking"), ("note", "commenting"), ("highlight", "highlighting"), ("topic", "classifying")],
)
def test_each_kind_has_its_motivation(kind: str, motivation: str) -> None:
    ids = {f"urn:uuid:{item.id}" for item in EVERY.items if item.kind == kind}
    found = [one for one in annotations_of(collection_of(EVERY)) if one["motivation"] == motivation]
    assert {one["id"].replace("-", "") for one in found} == ids


def test_tags_are_bodies_for_tagging() -> None:
    bookmark = next(one for one in annotations_of(collection_of(EVERY)) if one["motivation"] == "bookmarking")
    assert {"type": "TextualBody", "value": "draft", "format": "text/plain", "purpose": "tagging"} in bookmark["body"]


def test_the_maker_is_named_only_by_the_name_that_was_given() -> None:
    creators = {json.dumps(one.get("creator")) for one in annotations_of(collection_of(EVERY))}
    assert creators == {
        '{"type": "Person", "name": "Secretariat"}', '{"type": "Person", "name": "Delegation of Ruritania"}',
    }  # fmt: skip
