"""A collection with an item of each kind, and what makes others by chance."""

from __future__ import annotations

from hypothesis import strategies as st

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotation_lines import Head
from tipbrowser.domain.annotations import (
    LEGEND,
    ROOT,
    Body,
    Bookmark,
    Folder,
    Highlight,
    Item,
    ItemId,
    Legend,
    Note,
    OwnTopic,
    Placement,
    SavedSearch,
    Tray,
    TrayEntry,
    Version,
)
from tipbrowser.domain.exchanged import Collection
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace

EDITION = "2024-en-fc7a522b979c"
MADE = "2026-11-27T09:30:00.123Z"


def id_(number: int) -> ItemId:
    """Give the id of the item with a number."""
    return ItemId(f"{number:032x}")


def anchor(locator: str = "A.II.36", *, whole: bool = True, exact: str = "words of it") -> Anchor:
    """Give an anchor at a passage."""
    return Anchor(
        locator=Locator(locator), edition=EDITION, exact=exact, prefix="before ", suffix=" behind", start=7,
        end=7 + len(exact), position=120, is_whole=whole,
    )  # fmt: skip


def item(number: int, body: Body, **changes: object) -> Item:
    """Give an item of the reader's own."""
    made = Item(
        id=id_(number), body=body, created=MADE, modified="2026-11-27T09:31:00.456Z", change=number, revision=1,
        deleted=None, origin="",
    )  # fmt: skip
    return replace(made, **changes)


def note(number: int, text: str = "A note", **changes: object) -> Item:
    """Give a note about a passage."""
    return item(number, Note(text=text, about="passage", anchors=(anchor(),), tags=("victims",)), **changes)


FOLDER = item(1, Folder(name="Victims", folder=ROOT, order=1.0))
INNER = item(2, Folder(name="Children", folder=FOLDER.id, order=1.0))
BOOKMARK = item(
    3, Bookmark(name="", folder=INNER.id, order=2.5, anchors=(anchor(), anchor("A.II.37")), tags=("draft",))
)
SEARCH = item(
    4,
    SavedSearch(
        name="Non-punishment", folder=ROOT, order=3.0, query="non-punishment OR “not be punished”",
        narrowing=Narrowing(
            part="A", sections=(SectionId("A.IV"),), kinds=("recommendation",), topics=TopicChoice(("Children",))
        ),
    ),
)  # fmt: skip
HIGHLIGHT = item(5, Highlight(colour="red_line", anchors=(anchor(whole=False),)))
NOTES = (
    note(6, "# Ours\n\nsee **A.II.37** <script>alert(1)</script>\u2028& more"),
    item(7, Note(text="On the colour", about="highlight", name=HIGHLIGHT.id)),
    item(8, Note(text="On the meeting", about="section", name="A.II")),
    item(9, Note(text="On the topic", about="topic", name="Children, protection of")),
    item(10, Note(text="", about="free", tags=("b", "a")), origin="Delegation of Ruritania"),
)
TOPIC = item(11, OwnTopic(heading="Shelter", subheading="for men", anchors=(anchor("B.X.13"),)))
LEGEND_ITEM = item(12, Legend(names=(("support", "We agree"),)), id=LEGEND)
PLACEMENT = item(
    13,
    Placement(
        item=HIGHLIGHT.id, number=0, edition="2030-en-000000000000", locator=Locator("A.II.38"), position=121, start=1,
        end=9,
    ),
)  # fmt: skip
TRAY = item(15, Tray(name="Statement", order=1.0))
ENTRIES = (
    item(16, TrayEntry(tray=TRAY.id, order=1.0, form="heading", text="What was agreed", level=2)),
    item(17, TrayEntry(tray=TRAY.id, order=2.0, form="passage", with_lead=False, anchors=(anchor(whole=False),))),
    item(18, TrayEntry(tray=TRAY.id, order=3.0, form="text", text="Own words,\n\nin two paragraphs")),
)
EVERY = Collection(
    head=Head(edition=EDITION, creator="Secretariat", made=MADE),
    items=(FOLDER, INNER, BOOKMARK, SEARCH, HIGHLIGHT, *NOTES, TOPIC, LEGEND_ITEM, PLACEMENT, TRAY, *ENTRIES),
)
BINNED = note(14, "Thrown away", deleted="2026-11-27T10:00:00.000Z", revision=3, origin="Ruritania")
VERSIONS = (
    Version(item=BINNED.id, revision=1, body=BINNED.body, modified=MADE, change=1),
    Version(item=BINNED.id, revision=2, body=replace(BINNED.body, text="Later"), modified=MADE, change=2),
)
WITH_ALL = replace(EVERY, items=(*EVERY.items, BINNED), versions=VERSIONS)

# Any letters at all: half a letter, the end of a C string, what turns the direction of writing.
texts = st.text(st.characters(exclude_categories=()), max_size=40)
names = st.text(max_size=20)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    """Give an anchor with any words."""
    return Anchor(
        locator=Locator(draw(st.sampled_from(["A.II.36", "B.IV.o.ii", "A.III.note", "F.introduction.1"]))),
        edition=draw(names), exact=draw(texts), prefix=draw(texts), suffix=draw(texts),
        start=draw(st.integers(0, 2**40)), end=draw(st.integers(0, 2**40)), position=draw(st.integers(0, 2**40)),
        is_whole=draw(st.booleans()),
    )  # fmt: skip


def _bodies() -> st.SearchStrategy[Body]:
    common = {"tags": st.lists(texts, max_size=3).map(tuple), "anchors": st.lists(anchors(), max_size=3).map(tuple)}
    orders = st.floats(-1e6, 1e6)
    return st.one_of(
        st.builds(Folder, **common, name=texts, folder=st.just(ROOT), order=orders),
        st.builds(Bookmark, **common, name=texts, folder=st.just(FOLDER.id), order=orders),
        st.builds(
            Note, **common, text=texts, about=st.sampled_from(["passage", "section", "topic", "free"]), name=texts
        ),
        st.builds(Highlight, **common, colour=st.sampled_from(["support", "caution", "red_line", "own"])),
        st.builds(OwnTopic, **common, heading=texts, subheading=texts),
    )


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    """Give a collection with any texts."""
    bodies = draw(st.lists(_bodies(), max_size=4))
    items = tuple(item(number, body, origin=draw(names)) for number, body in enumerate(bodies, 1))
    return Collection(head=Head(edition=draw(names), creator=draw(names), made=MADE), items=items)
