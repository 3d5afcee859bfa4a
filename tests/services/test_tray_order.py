"""The orders of a tray: by topic, what is under none behind it, and what the edition has not behind all."""

from __future__ import annotations

import pytest

from tests.small_compendium import BUNDLED
from tipbrowser.domain.names import Locator
from tipbrowser.services.library import Library
from tipbrowser.services.tray_order import TrayOrder


@pytest.mark.parametrize("by", ["place", "date", "topic"])
def test_what_the_edition_has_not_stands_behind_all_else(by: str) -> None:
    with Library(BUNDLED) as library:
        order = TrayOrder(library.reading)
        known = [order.key(by, Locator(one)) for one in ("A.II.36", "B.X.13")]
        gone = order.key(by, Locator("A.XL.1"))
        assert gone == order.key(by, None)
        assert all(gone > one for one in known)


def test_by_topic_the_first_of_the_index_counts_and_none_comes_last() -> None:
    with Library(BUNDLED) as library:
        order = TrayOrder(library.reading)
        locators = [Locator(one) for one in ("A.I.7", "A.II.36", "A.VIII.1.i", "A.I.1")]
        names = {one: sorted(topic.topic for topic in library.reading.apparatus(one).topics) for one in locators}  # type: ignore[union-attr]
        ordered = sorted(locators, key=lambda one: order.key("topic", one))
        firsts = [names[one][0] if names[one] else "\U0010ffff" for one in ordered]
        assert firsts == sorted(firsts)
        assert len(set(firsts)) > 1
