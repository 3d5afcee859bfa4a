"""The path of places."""

from __future__ import annotations

import pytest

from tipbrowser.controllers import history as module
from tipbrowser.controllers.history import History
from tipbrowser.domain.page import Place
from tipbrowser.domain.publication import Locator, SectionId


def place(locator: str) -> Place:
    return Place(page=SectionId("A.II"), locator=Locator(locator))


def test_back_and_forward_go_along_the_path() -> None:
    history = History()
    for name in ("a", "b", "c"):
        history.visit(place(name))
    assert (history.back(), history.back(), history.back()) == (place("b"), place("a"), None)
    assert (history.forward(), history.forward(), history.forward()) == (place("b"), place("c"), None)


def test_a_new_place_forgets_what_was_ahead() -> None:
    history = History()
    for name in ("a", "b"):
        history.visit(place(name))
    history.back()
    history.visit(place("c"))
    assert not history.can_go_forward
    assert history.back() == place("a")


def test_the_same_place_twice_is_one_step() -> None:
    history = History()
    history.visit(place("a"))
    history.visit(place("a"))
    assert not history.can_go_back


def test_moving_on_a_page_changes_where_back_leads() -> None:
    history = History()
    history.move_here(place("nothing yet"))
    assert history.current is None
    history.visit(place("a"))
    history.move_here(place("a2"))
    history.visit(place("b"))
    assert history.back() == place("a2")


def test_a_walk_through_a_list_is_one_step_back() -> None:
    history = History()
    history.visit(place("a"))
    for name in ("b", "c", "d"):
        history.visit(place(name), passing=True)
    assert history.back() == place("a")
    assert history.forward() == place("d")
    history.visit(place("e"), passing=True)
    history.visit(place("f"))
    history.visit(place("g"), passing=True)
    assert [history.back(), history.back(), history.back(), history.back()] == [
        place("f"), place("e"), place("d"), place("a"),
    ]  # fmt: skip


def test_a_place_of_a_walk_at_which_one_stopped_stays_on_the_path() -> None:
    history = History()
    history.visit(place("a"))
    history.visit(place("b"), passing=True)
    history.visit(place("b"), passing=True)
    history.visit(place("c"), passing=True)
    history.visit(place("c"))
    history.visit(place("d"), passing=True)
    assert [history.back(), history.back()] == [place("c"), place("a")]


def test_a_long_path_forgets_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 3)
    history = History()
    for name in "abcde":
        history.visit(place(name))
    history.back()
    history.back()
    assert history.current == place("c")
    assert not history.can_go_back
