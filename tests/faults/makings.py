"""What tests put into the reader's file."""

from __future__ import annotations

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.names import Locator

EDITION = "2024-en-000000000000"
WORDS = "States parties should consider the sea."


def anchor(number: int) -> Anchor:
    """Give the anchor of a whole passage, another for each number."""
    return Anchor(
        locator=Locator(f"A.II.{number}"), edition=EDITION, exact=WORDS, prefix="", suffix="", start=0,
        end=len(WORDS), position=number, is_whole=True,
    )  # fmt: skip
