"""Texts that nobody would type, and some that somebody might: for what must never fail, whatever comes."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "data" / "source" / "tip-compendium-2024-en.txt"
OF_QUERIES = (
    "a", "b", "non-x", "victims'", "OR ", "AND ", "NOT ", "-", "(", ")", '"', "“", "”", "NEAR(", "NEAR/5 ", "part:",
    "year:", "2010", "XI", " ", " ", "*", ",", "é", "ß", "İ", "ﬁ", "½", "foo:", "_", "/", ".", "topic:", "cites:",
)  # fmt: skip
OF_LOCATORS = (
    "A", "B", "F.", "II", "V", "x", "PP", "36", "8", "a", "(i)", "ii", "–", "-", "to", " ", ",", ";", "and", "of",
    "para.", "paras.", "resolution", "10/3", "CTOC/COP/WG.4/2010/6", "chapeau", "sixth", "21", "st", "meeting",
    "session", "sect.", "part", "(", ")", ".", "\n", "recommendation", "٣", "²", "\ud800", "\0", "%", "'",
    "https://undocs.org/", "tipbrowser:",
)  # fmt: skip
LONGEST = 14
"""Pieces that are put together."""


def seed(default: int) -> int:
    """Give the seed of the environment's ``TIPBROWSER_SEED``, by which a run is repeated, or else the default."""
    chosen = int(os.environ.get("TIPBROWSER_SEED", default))
    print(f"seed {chosen}")
    return chosen


def random_texts(draw: random.Random, count: int) -> Iterator[str]:
    """Give so many texts: of the pieces of queries and locators, of any characters, and of the publication, altered."""
    makers: tuple[Callable[[random.Random], str], ...] = (_of_queries, _of_locators, _of_both, _of_anything, _of_source)
    for _ in range(count):
        yield draw.choice(makers)(draw)


def _of_queries(draw: random.Random) -> str:
    return "".join(draw.choices(OF_QUERIES, k=draw.randint(0, LONGEST)))


def _of_locators(draw: random.Random) -> str:
    return "".join(draw.choice(OF_LOCATORS) + draw.choice(("", "", " ")) for _ in range(draw.randint(0, LONGEST)))


def _of_both(draw: random.Random) -> str:
    return " ".join(draw.choices((*OF_QUERIES, *OF_LOCATORS), k=draw.randint(0, LONGEST)))


def _of_anything(draw: random.Random) -> str:
    signs = (draw.randrange(0x110000) if draw.random() < 0.1 else draw.randrange(32, 127) for _ in range(LONGEST))
    return "".join(map(chr, signs))[: draw.randint(0, LONGEST)]


def _of_source(draw: random.Random) -> str:
    text = _source()
    start = draw.randrange(len(text))
    words = list(text[start : start + draw.randint(1, 60)])
    for _ in range(draw.randint(0, 3)):
        words[draw.randrange(len(words))] = draw.choice((*OF_QUERIES, *OF_LOCATORS))
    return "".join(words)


@cache
def _source() -> str:
    return SOURCE.read_text(encoding="utf-8")
