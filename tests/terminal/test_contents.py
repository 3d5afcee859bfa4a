"""Tests of `tipbrowser sections` and `tipbrowser errata`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.terminal.conftest import Ask


def test_sections_stand_in_order_with_those_that_adopted_nothing(ask: Ask) -> None:
    assert ask("sections").splitlines() == [
        "A.I     First meeting, 14 and 15 April 2009; CTOC/COP/WG.4/2009/2",
        "A.II    Second meeting, 2010; CTOC/COP/WG.4/2010/6",
        "A.III   Third meeting, 2010",
        "B.I     First session, 2004; Decision 1/5; CTOC/COP/2004/6; Its title",
        "B.II    Second session, 2005; Resolution 2/3; CTOC/COP/2005/8; Its title",
        "B.VI    Sixth session, October 2012: adopted nothing on trafficking in persons",
        "B.VII   Seventh session, October 2012: adopted nothing on trafficking in persons",
        "B.X     Tenth session, 2020; Resolution 10/3; CTOC/COP/2020/10; Its title",
    ]


def test_errata_say_what_is_printed_what_is_read_and_why(ask: Ask) -> None:
    lines = ask("errata").splitlines()
    assert lines[:6] == [
        "1. index, A.I.1, Acting, line 70 of the source",
        "   Kind:    slip",
        "   Printed: this",
        "   Read as: that",
        "   Why:     Because.",
        "",
    ]
    assert "   Read as: cannot be known" in lines


def test_json_gives_sections_and_errata(ask_json: Callable[..., Any]) -> None:
    answer = ask_json("sections")
    assert answer["sections"][5]["heading"] == "VI. Tenth session, 2020"
    assert [one["section"] for one in answer["silent_sessions"]] == ["B.VI", "B.VII"]
    assert ask_json("errata")["errata"][2]["reading"] is None
