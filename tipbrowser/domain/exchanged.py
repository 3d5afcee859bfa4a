"""What is given to others or comes from them: a collection of items, and what it is compared to be."""

from __future__ import annotations

from tipbrowser.domain.annotation_lines import Head
from tipbrowser.domain.annotations import Item, ItemId, Version
from tipbrowser.domain.changes import Change
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import Value

FORMATS = ("dossier", "web", "lines")
"""A dossier for a colleague, W3C Web Annotations for other programs, lines of JSON for everything."""
ENDINGS = {"dossier": ".tipnotes", "web": ".jsonld", "lines": ".jsonl"}
"""Of the files of each format."""


class Collection(Value):
    """Items that are given to somebody, or come from somebody."""

    head: Head
    items: tuple[Item, ...] = ()
    versions: tuple[Version, ...] = ()
    """Of some of the items, as they were before."""
    skipped: int = 0
    """What a file held beside them that nothing can be made of."""


class Selection(Value):
    """What of the reader's is given away; what is empty asks for nothing, so that everything is."""

    kinds: tuple[str, ...] = ()
    tag: str = ""
    folder: ItemId | None = None
    """What lies in this folder of bookmarks, and in those within it."""
    section: SectionId | None = None
    """What belongs to a passage of this section, or to the section itself."""
    topic: str = ""
    """Whole name of a topic: its own notes, own topics of this name, and what belongs to ``locators``."""
    locators: tuple[Locator, ...] = ()
    """The passages of the topic."""
    own_only: bool = False
    """Without what came from others."""
    with_bin: bool = False
    with_versions: bool = False


class Pair(Value):
    """An item of the reader's and another one that has its name and says something else."""

    mine: Item
    theirs: Item
    """As it will be kept beside the reader's own."""


class Comparison(Value):
    """What a collection would bring into the reader's file."""

    new: tuple[Item, ...] = ()
    same: tuple[Item, ...] = ()
    """As the reader has them; nothing is brought."""
    different: tuple[Pair, ...] = ()
    left: tuple[Item, ...] = ()
    """What stays away, since the reader has it otherwise and there can be but one: the names of the colours."""
    in_bin: int = 0
    """How many of the same lie in the reader's bin, and stay there."""
    cut: int = 0
    """Folders that lay in themselves, or nowhere, and come to lie in the outermost."""
    skipped: int = 0
    """As the collection's."""
    changes: tuple[Change, ...] = ()
    """What brings all of it, together."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be brought."""
        return not self.changes
