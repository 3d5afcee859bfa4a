"""Web Annotations of other programs: what can be understood becomes the reader's, the rest stays words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.exchange.collections import EVERY
from tests.faults.hostile_documents import FOREIGN
from tipbrowser.domain.annotations import Bookmark, Highlight, Item, Note
from tipbrowser.exchange import formats, web_writing
from tipbrowser.exchange.refusals import ImportRefused

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def read(*forms: dict[str, Any] | str, **top: Any) -> tuple[Item, ...]:  # noqa: ANN401  # JSON holds anything
    """Give the items that some annotations become, as a list or with ``top`` as a collection's first page."""
    whole: object = [
        {"@context": CONTEXT, "type": "Annotation", **form} if isinstance(form, dict) else form for form in forms
    ]
    if top:
        whole = {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": whole}, **top}
    return formats.read(json.dumps(whole).encode()).items


def refused(*forms: dict[str, Any] | str, **top: Any) -> tuple[str, str]:  # noqa: ANN401  # as above
    """Give why they are refused."""
    with pytest.raises(ImportRefused) as raised:
        read(*forms, **top)
    return raised.value.reason, raised.value.detail


def body_of(form: dict[str, Any]) -> object:
    """Give the body of the only item that an annotation becomes."""
    (item,) = read(form)
    return item.body


PASSAGE = "tipbrowser:A.II.36"


def test_an_annotation_of_another_program_becomes_a_note() -> None:
    (item,) = formats.read(FOREIGN).items
    assert isinstance(item.body, Note)
    assert item.body.about == "passage"
    assert item.body.tags == ("love",)
    assert item.body.text == (
        "<p>j'adore !</p>\n\nhttp://example.org/note1\n\nlove\n\n> two\n\nhttp://example.com/page1\n\nhttp://example.org/page2"
    )
    assert (item.created, item.body.anchors[0].locator, item.body.anchors[0].exact) == (
        "2015-10-13T11:00:00.000Z", "A.II.36", "words",
    )  # fmt: skip


def test_its_name_is_the_same_each_time() -> None:
    assert formats.read(FOREIGN).items[0].id == formats.read(FOREIGN).items[0].id


def test_a_highlight_of_our_words_is_one() -> None:
    selector = [{"type": "TextQuoteSelector", "exact": "words"}, {"type": "TextPositionSelector", "start": 3, "end": 8}]
    body = body_of({"motivation": "highlighting", "target": {"source": {"id": PASSAGE}, "selector": selector}})
    assert isinstance(body, Highlight)
    assert body.colour == "own"
    assert (body.anchors[0].start, body.anchors[0].end, body.anchors[0].is_whole) == (3, 8, False)


def test_a_passage_without_any_words_about_it_is_a_bookmark() -> None:
    body = body_of({"target": f"{PASSAGE}#x"})
    assert isinstance(body, Bookmark)
    assert [anchor.locator for anchor in body.anchors] == ["A.II.36"]


def test_words_that_only_tag_are_tags() -> None:
    body = body_of({"motivation": "tagging", "body": "victims", "target": PASSAGE})
    assert isinstance(body, Bookmark)
    assert body.tags == ("victims",)


def test_a_value_of_the_body_is_a_note() -> None:
    body = body_of({"bodyValue": "A note", "target": {"id": PASSAGE, "type": "Text"}})
    assert isinstance(body, Note)
    assert body.text == "A note"


def test_several_targets_in_a_list_of_choices_are_all_taken() -> None:
    body = body_of({"target": {"type": "Composite", "items": [PASSAGE, "tipbrowser:A.II.37"]}})
    assert isinstance(body, Bookmark)
    assert len(body.anchors) == 2


def test_what_has_nothing_in_it_is_counted_and_left_out() -> None:
    collection = formats.read(
        json.dumps([{"type": "Annotation", "target": "tipbrowser:"}, {"type": "Annotation"}]).encode()
    )
    assert (collection.items, collection.skipped) == ((), 2)


def test_two_of_one_name_are_two_and_the_same_twice_is_one() -> None:
    one, other = {"id": "http://x/1", "bodyValue": "One"}, {"id": "http://x/1", "bodyValue": "Other"}
    assert len(read(one, other, other)) == 2


def test_one_without_a_name_is_named_by_what_is_in_it() -> None:
    assert len(read({"bodyValue": "One"}, {"bodyValue": "One"}, {"bodyValue": "Other"})) == 2


def test_a_strange_name_is_a_name() -> None:
    assert len(read({"id": {"x": 1}, "bodyValue": "One"})) == 1


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2015-10-13T13:00:00Z", "2015-10-13T13:00:00.000Z"),
        ("2015-10-13T13:00:00", "2015-10-13T13:00:00.000Z"),
        ("2015-10-13T13:00:00-05:00", "2015-10-13T18:00:00.000Z"),
        ("yesterday, I think", "1970-01-01T00:00:00.000Z"),
        ("0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00.000Z"),
        (12, "1970-01-01T00:00:00.000Z"),
    ],
)
def test_moments_are_brought_to_ours(written: object, read_as: str) -> None:
    (item,) = read({"created": written, "bodyValue": "A note"})
    assert (item.created, item.modified) == (read_as, read_as)


@pytest.mark.parametrize(
    ("creator", "origin"),
    [
        ("http://x/me", "http://x/me"), ({"name": ["Ann", "B"]}, "Ann"), ([{"id": "urn:me"}], "urn:me"), (5, ""),
        ({"name": "  "}, ""), ([7, "A  B"], "A B"),
    ],
)  # fmt: skip
def test_makers_are_known_by_name(creator: object, origin: str) -> None:
    (item,) = read({"creator": creator, "bodyValue": "A note"}, id="x")
    assert item.origin == origin


def test_pages_in_pages_are_read_in_their_order() -> None:
    page = {"type": "AnnotationPage", "items": [{"type": "Annotation", "bodyValue": "Two"}]}
    top = {
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "items": [{"type": "Annotation", "bodyValue": "One"}], "next": page},
    }
    items = formats.read(json.dumps(top).encode()).items
    assert [getattr(item.body, "text", "") for item in items] == ["One", "Two"]


@pytest.mark.parametrize("place", ["first", "next"])
def test_pages_that_stand_elsewhere_are_not_fetched(place: str) -> None:
    top = {"type": "AnnotationCollection", place: "http://example.org/page1"}
    with pytest.raises(ImportRefused) as raised:
        formats.read(json.dumps(top).encode())
    assert raised.value.reason == "elsewhere"


def test_what_is_no_annotation_is_refused() -> None:
    assert refused("http://example.org/anno1") == ("foreign", "")


def test_annotations_beyond_reason_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tipbrowser.exchange import web_reading

    monkeypatch.setattr(web_reading, "MOST_ITEMS", 2)
    assert refused(*[{"bodyValue": f"{number}"} for number in range(3)]) == ("many", "2")


def test_a_text_beyond_reason_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tipbrowser.exchange import web_reading

    monkeypatch.setattr(web_reading, "LONGEST", 5)
    assert refused({"bodyValue": "123456"}) == ("long", "5")


def test_targets_beyond_reason_are_refused() -> None:
    assert refused({"target": [PASSAGE] * 20_001}) == ("many", "20000")


def test_words_under_our_prefix_mean_nothing_where_it_is_not_ours() -> None:
    (item,) = read({"tip:about": "topic", "tip:name": "Children", "bodyValue": "A note"})
    assert isinstance(item.body, Note)
    assert item.body.about == "free"


def ours() -> dict[str, Any]:
    """Give our own file as it is written."""
    return json.loads(web_writing.written(EVERY))  # type: ignore[no-any-return]


def why(top: dict[str, Any]) -> tuple[str, str]:
    """Give why a file is refused."""
    with pytest.raises(ImportRefused) as raised:
        formats.read(json.dumps(top).encode())
    return raised.value.reason, raised.value.detail


def test_a_file_of_ours_is_read_strictly() -> None:
    top = ours()
    del top["first"]["items"][1]["tip:colour"]
    assert why(top) == ("field", "body.colour")


def test_another_motivation_is_none_of_ours() -> None:
    top = ours()
    top["first"]["items"][0]["motivation"] = "editing"
    assert why(top) == ("field", "motivation")


def test_the_same_name_twice_is_refused() -> None:
    top = ours()
    top["first"]["items"] *= 2
    assert why(top)[0] == "twice"


def test_what_w3c_has_no_word_for_is_read_strictly_too() -> None:
    top = ours()
    top["tip:items"][0]["more"] = 1
    assert why(top) == ("field", "more")
    top["tip:items"] = ours()["tip:items"][:1] * 2
    assert why(top)[0] == "twice"
    top["tip:items"] = [{
        "type": "head", "format": "tipbrowser-annotations", "version": 1, "edition": "", "creator": "", "made": "",
    }]  # fmt: skip
    assert why(top) == ("field", "tip:items")
