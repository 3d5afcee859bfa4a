"""Tests of values."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from tipbrowser.domain.values import Value, as_dict, items, replace


class Place(Value):
    """Where something stands."""

    name: str
    page: int = 1

    @property
    def title(self) -> str:
        """Give name and page."""
        return f"{self.name}, {self.page}"


class Marked(Place):
    """A place with marks."""

    marks: tuple[Place, ...] = ()


class Span(Value, kw_only=False):
    """From one to the other."""

    first: int
    last: int = 9


def test_fields_are_given_by_name_and_some_by_themselves() -> None:
    assert Place(name="A").title == "A, 1"
    assert Place(page=2, name="A").title == "A, 2"


def test_fields_of_the_base_come_first() -> None:
    marked = Marked(name="A", marks=(Place(name="B"),))
    assert [name for name, _ in items(marked)] == ["name", "page", "marks"]
    assert marked.title == "A, 1"


def test_a_class_may_take_its_fields_in_their_order() -> None:
    assert (Span(3).first, Span(3).last) == (3, 9)
    assert Span(3, 4) == Span(first=3, last=4) == Span(3, last=4)


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (Place, "Place lacks 'name'"),
        (lambda: Place(page=2), "Place lacks 'name'"),  # type: ignore[call-arg]
        (lambda: Place(name="A", pages=2), "Place has no pages"),  # type: ignore[call-arg]
        (lambda: Place("A"), "1 fields"),  # type: ignore[call-arg, misc]
        (lambda: Span(1, 2, 3), "3 fields"),  # type: ignore[call-arg]
        (lambda: Span(1, first=2), "1 fields"),  # type: ignore[misc]
        (lambda: replace(Place(name="A"), pages=2), "Place has no pages"),
    ],
)
def test_wrong_fields_are_named(call: Callable[[], object], complaint: str) -> None:
    with pytest.raises(TypeError, match=complaint):
        call()


def test_a_value_cannot_be_changed() -> None:
    place = Place(name="A")
    with pytest.raises(AttributeError, match=r"Place\.name cannot be changed"):
        place.name = "B"  # type: ignore[misc]
    with pytest.raises(AttributeError, match=r"Place\.name cannot be changed"):
        del place.name
    with pytest.raises(AttributeError):
        place.colour = "red"  # type: ignore[attr-defined]
    assert place == Place(name="A")


def test_values_are_equal_by_what_is_in_them() -> None:
    assert Place(name="A") == Place(name="A")
    assert Place(name="A") != Place(name="B")
    assert Place(name="A") != Marked(name="A")
    assert Place(name="A") != ("A", 1)
    assert len({Place(name="A"), Place(name="A"), Place(name="B")}) == 2


def test_a_value_of_what_has_no_hash_has_none() -> None:
    with pytest.raises(TypeError):
        hash(Place(name=[]))  # type: ignore[arg-type]


def test_a_value_shows_how_it_is_made() -> None:
    assert repr(Marked(name="A")) == "Marked(name='A', page=1, marks=())"


def test_a_copy_differs_where_it_is_told_to() -> None:
    before = Marked(name="A")
    assert replace(before, page=3) == Marked(name="A", page=3)
    assert before.page == 1


def test_values_within_values_become_dictionaries_too() -> None:
    marked = Marked(name="A", marks=(Place(name="B"),))
    assert as_dict(marked) == {"name": "A", "page": 1, "marks": ({"name": "B", "page": 1},)}


def test_fields_are_matched_by_their_names() -> None:
    match Span(3, 4):
        case Span(first, last):
            assert (first, last) == (3, 4)


def test_a_value_is_copied_and_sent_as_it_is() -> None:
    value = Marked(name="A", page=3, marks=(Place(name="B"),))
    for copied in (copy.copy(value), copy.deepcopy(value)):
        assert copied == value
        assert type(copied) is Marked
    make, content = value.__reduce__()
    assert make(*content) == value
