"""Bodies as plain data and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kept_items import EVERY_KIND, anchor, note
from tipbrowser.domain.annotation_forms import body_of_form, read_body, written_body
from tipbrowser.domain.annotations import Body, Note, kind_of, words_of


@pytest.mark.parametrize("body", EVERY_KIND, ids=kind_of)
def test_what_was_written_is_read_back(body: Body) -> None:
    assert read_body(kind_of(body), written_body(body)) == body


@pytest.mark.parametrize("body", EVERY_KIND, ids=kind_of)
def test_what_is_written_can_be_stored(body: Body) -> None:
    assert written_body(body).encode()
    assert "\0" not in written_body(body)


@given(st.text(st.characters()), st.lists(st.text(st.characters())))
def test_any_text_comes_back(text: str, tags: list[str]) -> None:
    body = note(text, tags=tuple(tags))
    assert read_body("note", written_body(body)) == body


def test_equal_bodies_are_equal_texts() -> None:
    first = Note(text="a", about="free", anchors=(anchor(),), tags=("x",))
    second = Note(tags=("x",), anchors=(anchor(),), about="free", text="a")
    assert written_body(first) == written_body(second)


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("nothing", {"tags": [], "anchors": []}),
        ("note", {"tags": [], "anchors": []}),
        ("note", {"tags": [], "anchors": [], "text": "", "about": "free", "more": 1}),
        ("note", {"tags": [], "anchors": [{"locator": "A"}], "text": "", "about": "free"}),
        ("note", {"text": "", "about": "free"}),
        ("note", None),
        ("search", {"tags": [], "anchors": [], "name": "", "folder": "", "order": 1, "query": "", "narrowing": None}),
        ("search", {"tags": [], "anchors": [], "name": "", "folder": "", "order": 1, "query": "", "narrowing": {"part": None, "sections": [], "kinds": [], "topics": []}}),
        ("legend", {"tags": [], "anchors": [], "names": [["a", "b", "c"]]}),
    ],
)  # fmt: skip
def test_what_is_no_body_is_refused(kind: str, form: object) -> None:
    with pytest.raises(ValueError, match=r"no |too many"):
        body_of_form(kind, form)  # type: ignore[arg-type]


def test_text_that_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        read_body("note", "{")


def test_a_note_is_searched_by_text_tags_and_topic_alone() -> None:
    assert words_of(note("text", tags=("tag",), about="topic", name="Labour")) == "Labour\ntext\ntag"
    assert words_of(note("text", about="section", name="A.II")) == "text"
