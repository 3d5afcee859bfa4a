"""Things of a reader's, for tests of what keeps them."""

from __future__ import annotations

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotations import (
    ROOT,
    Body,
    Bookmark,
    Folder,
    Highlight,
    ItemId,
    Legend,
    Note,
    OwnTopic,
    Placement,
    SavedSearch,
    Tray,
    TrayEntry,
)
from tipbrowser.domain.changes import Put
from tipbrowser.domain.names import Locator
from tipbrowser.domain.narrowing import Narrowing

EDITION = "2024-en-fc7a522b979c"
NOON = 1_795_000_000.0
"""A moment in November 2026."""


def named(number: int) -> ItemId:
    """Give the id of the item of a number."""
    return ItemId(f"{number:032x}")


def anchor(locator: str = "A.II.36", **other: object) -> Anchor:
    """Give an anchor at a whole passage."""
    values: dict[str, object] = {
        "locator": Locator(locator), "edition": EDITION, "exact": "States should act.", "prefix": "", "suffix": "",
        "start": 0, "end": 18, "position": 40, "is_whole": True,
    }  # fmt: skip
    return Anchor(**{**values, **other})  # type: ignore[arg-type]


def note(text: str = "A note.", *, tags: tuple[str, ...] = (), about: str = "free", name: str = "") -> Note:
    """Give a note."""
    return Note(text=text, about=about, name=name, tags=tags)


def passage_note(text: str = "A note.", locator: str = "A.II.36") -> Note:
    """Give a note about a passage."""
    return Note(text=text, about="passage", anchors=(anchor(locator),))


def put(number: int, body: Body, revision: int = 0) -> Put:
    """Give the change that makes the item of a number, or gives it another body."""
    return Put(id=named(number), revision=revision, body=body)


EVERY_KIND: tuple[Body, ...] = (
    Folder(name="Ordner", folder=ROOT, order=1.5),
    Bookmark(name="", folder=named(1), order=2.0, anchors=(anchor(), anchor("A.II.37"))),
    SavedSearch(name="find", folder=ROOT, order=3.0, query="a OR b", narrowing=Narrowing(part="A")),
    Note(text="Ж\0 \ud800 “quoted”\n\n", about="passage", tags=("один", "two"), anchors=(anchor(),)),
    Highlight(colour="red_line", anchors=(anchor(start=3, end=9, is_whole=False),)),
    OwnTopic(heading="Labour", subheading="inspection", anchors=(anchor(),)),
    Legend(names=(("support", "yes"), ("own", "look"))),
    Placement(item=named(2), number=1, edition="2030-en-x", locator=Locator("B.X.1"), position=3, start=0, end=4),
    Tray(name="Statement", order=1.0),
    TrayEntry(tray=named(9), order=1.0, form="passage", with_lead=False, anchors=(anchor(),)),
)
"""One thing of each kind."""
