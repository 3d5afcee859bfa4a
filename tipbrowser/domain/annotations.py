"""What the reader makes: bookmarks in folders, saved searches, notes, highlights, own topics, names of colours, trays."""

from __future__ import annotations

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.names import Locator
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from typing import NewType

    ItemId = NewType("ItemId", str)
else:
    ItemId = str
    """32 hexadecimal digits, drawn at random, so that what two people made never meets by chance."""

ROOT = ItemId("")
"""The folder that holds all others."""
LEGEND = ItemId("legend")
"""The only item that is not named at random: there is one in each file."""
COLOURS = ("support", "caution", "red_line", "own")
"""Of highlights; what they mean is the reader's, and these are only the usual names."""


class Body(Value):
    """What an item holds; every kind has tags and anchors, and may leave them empty."""

    tags: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()


class Folder(Body):
    """A folder of bookmarks."""

    name: str
    folder: ItemId
    """The folder that it lies in, or ``ROOT``."""
    order: float
    """Of what lies in a folder the smaller comes first."""


class Bookmark(Body):
    """A paragraph, a range or a set of them; ``anchors`` says which."""

    name: str
    """Empty while the reader has given none: then it is called by its locators."""
    folder: ItemId
    order: float


class SavedSearch(Body):
    """A search among the bookmarks."""

    name: str
    folder: ItemId
    order: float
    query: str
    """As one types it into the box."""
    narrowing: Narrowing


class Note(Body):
    """A note, in Markdown as it was typed."""

    text: str
    about: str
    """``passage`` (``anchors`` says which), ``section``, ``topic``, ``highlight`` or ``free``."""
    name: str = ""
    """The section, the topic's whole name or the highlight's id; else empty."""


class Highlight(Body):
    """Words marked in a colour: one anchor for each passage that they touch."""

    colour: str
    """One of ``COLOURS``."""


class OwnTopic(Body):
    """An entry of the reader's own index; ``anchors`` are the paragraphs that it names."""

    heading: str
    subheading: str = ""


class Legend(Body):
    """What the reader means by the colours."""

    names: tuple[tuple[str, str], ...]
    """Colour and name; a colour that is missing has its usual name."""


class Placement(Body):
    """Where the reader has put by hand an anchor of another item in another edition; ``anchors`` holds a copy of it."""

    item: ItemId
    number: int
    """Which of the item's anchors it was; if others came or went, the copy says which it is."""
    edition: str
    locator: Locator
    position: int
    start: int
    end: int


class Tray(Body):
    """A tray: passages gathered for a text, with headings and own words between them."""

    name: str
    order: float
    """Of trays the smaller comes first."""


PASSAGE, HEADING, OWN_TEXT = "passage", "heading", "text"
ENTRY_FORMS = (PASSAGE, HEADING, OWN_TEXT)


class TrayEntry(Body):
    """Something in a tray."""

    tray: ItemId
    order: float
    form: str
    """One of ``ENTRY_FORMS``; of a passage, or of words in one, ``anchors`` has one."""
    text: str = ""
    """Of a heading, or of own words; as it was typed."""
    level: int = 1
    """Of a heading: 1 to 3."""
    with_lead: bool = True
    """A sub-paragraph brings its parents' opening words."""


Typed = Note | TrayEntry
"""What holds a text that is saved as one types: a note, or own words in a tray."""

KINDS: dict[str, type[Body]] = {
    "folder": Folder,
    "bookmark": Bookmark,
    "search": SavedSearch,
    "note": Note,
    "highlight": Highlight,
    "topic": OwnTopic,
    "legend": Legend,
    "placement": Placement,
    "tray": Tray,
    "entry": TrayEntry,
}
"""Kinds of items by the names that stand in files."""
_NAMES = {kind: name for name, kind in KINDS.items()}


class Item(Value):
    """Something of the reader's as it is kept."""

    id: ItemId
    body: Body
    created: str
    """When, ISO 8601 in UTC, to the millisecond: ``2026-11-27T09:30:00.123Z``."""
    modified: str
    change: int
    """Counts all changes of a file: of two items the one with the greater was changed later, whatever clocks say."""
    revision: int
    """Counts the changes of this item, from 1."""
    deleted: str | None
    """When it was put into the bin; none while it is in use."""
    origin: str
    """Who it came from by an import; empty for the reader's own."""

    @property
    def kind(self) -> str:
        """One of ``KINDS``."""
        return _NAMES[type(self.body)]


class Placed(Value):
    """Where one of an item's anchors is in the edition that is open."""

    number: int
    """Which of the item's anchors."""
    locator: Locator
    start: int
    end: int
    score: float
    """1 where the words are the same, less where they are only like them."""


class Version(Value):
    """An item as it was."""

    item: ItemId
    revision: int
    body: Body
    modified: str
    change: int


def kind_of(body: Body) -> str:
    """Give the name of a body's kind, one of ``KINDS``."""
    return _NAMES[type(body)]


def words_of(body: Body) -> str:
    """Give the reader's own words in it, by which it is searched."""
    own = [str(getattr(body, field, "")) for field in ("name", "text", "query")]
    if isinstance(body, OwnTopic):
        own = [", ".join(word for word in (body.heading, body.subheading) if word)]
    if isinstance(body, Note):
        own[0] = body.name if body.about == "topic" else ""
    return "\n".join(word for word in (*own, *body.tags) if word)
