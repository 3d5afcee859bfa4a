"""The four colours of highlights: readable in both looks, and told apart without their colours."""

from __future__ import annotations

import pytest

from tests.ui.contrast import contrast
from tipbrowser.domain.annotations import COLOURS
from tipbrowser.ui.highlight_looks import LOOKS, look_of, names_of, usual_name
from tipbrowser.ui.highlight_words import passage_words, sentence_not_kept
from tipbrowser.ui.page.noted import Badge, badge_words
from tipbrowser.ui.theme import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@THEMES
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("words", ["text", "muted", "accent", "erratum"])
def test_every_word_of_a_page_is_readable_on_every_colour(theme: Theme, colour: str, words: str) -> None:
    assert contrast(getattr(theme, words), look_of(theme.name, colour).wash) >= 4.5


@THEMES
@pytest.mark.parametrize("colour", COLOURS)
def test_the_line_is_seen_on_the_page_and_on_the_colour(theme: Theme, colour: str) -> None:
    look = look_of(theme.name, colour)
    assert contrast(look.line, theme.surface) >= 3
    assert contrast(look.line, look.wash) >= 3


@THEMES
def test_no_two_colours_have_the_same_line_or_ground(theme: Theme) -> None:
    looks = LOOKS[theme.name].values()
    assert len({look.pattern for look in looks}) == len(COLOURS)
    grounds = {look.wash for look in looks} | {theme.match, theme.match_here, theme.selection, theme.surface}
    assert len(grounds) == len(COLOURS) + 4


def test_a_colour_that_is_not_known_looks_like_the_last() -> None:
    assert look_of("light", "of a later version") == look_of("light", "own")
    assert usual_name("of a later version") == "Own"


def test_no_two_colours_are_called_the_same() -> None:
    assert names_of({"own": " Support "}) == {
        "support": "Support", "caution": "Caution", "red_line": "Red line", "own": "Support (4)",
    }  # fmt: skip
    assert names_of({"support": "caution"})["caution"] == "Caution (2)"


def test_badges_are_said_with_their_numbers() -> None:
    assert badge_words(Badge(notes=1, bookmarks=2)) == "1 note · 2 bookmarks"
    assert badge_words(Badge()) == ""
    assert passage_words([], None, {}) == ""


@pytest.mark.parametrize(
    "kind", ["full", "unwritable", "busy", "newer", "foreign", "unreadable", "damaged", "overtaken", "nothing"]
)
def test_each_reason_has_a_sentence_of_its_own(kind: str) -> None:
    sentence = sentence_not_kept(kind, "/folder/file", "why")
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert ("/folder/file" in sentence) == (kind not in ("overtaken", "nothing"))
