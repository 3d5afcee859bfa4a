"""What lies in folders of bookmarks, as a choice of what is taken along from the edition that is open."""

from __future__ import annotations

from tipbrowser.domain.annotations import ROOT, Folder
from tipbrowser.domain.material import ChosenHeading, ChosenPassage
from tipbrowser.domain.shelf import SHELVED, Shelf
from tipbrowser.domain.values import Value
from tipbrowser.store.annotation_places import all_spans_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tipbrowser.domain.annotations import Item, ItemId
    from tipbrowser.domain.material import Chosen
    from tipbrowser.store.annotation_reader import AnnotationReader

LOWEST = 3
"""Level of the lowest headings."""


class ShelfContents(Value):
    """What bookmarks stand on."""

    chosen: tuple[Chosen, ...]
    missing: tuple[str, ...] = ()
    """Locators, as they were, of what this edition has not."""


def on_shelf(reader: AnnotationReader, ids: Iterable[ItemId], edition: str) -> ShelfContents:
    """Give the passages of bookmarks and of all in folders, in the order of the shelf.

    Folders within folders are headings above what lies in them. Raises an ``AnnotationsError``.
    """
    shelf = Shelf(reader.of_kinds(*SHELVED))
    wanted = list(ids)
    tops = [ROOT] if ROOT in wanted else shelf.tops(wanted)
    items = [item for one in shelf.walk(tops) if (item := shelf.item(one)) is not None]
    spans = all_spans_of(reader, edition, [item.id for item in items])
    chosen: list[Chosen] = []
    missing: list[str] = []
    for item in items:
        if isinstance(item.body, Folder):
            if item.id not in tops:
                chosen.append(ChosenHeading(text=item.body.name, level=_level(shelf, item, tops)))
            continue
        for number, anchor in enumerate(item.body.anchors):
            if (item.id, number) not in spans:
                missing.append(anchor.locator)
                continue
            locator, start, end = spans[item.id, number]
            whole = anchor.is_whole
            chosen.append(ChosenPassage(locator=locator, start=0 if whole else start, end=None if whole else end))
    return ShelfContents(chosen=tuple(chosen), missing=tuple(missing))


def _level(shelf: Shelf, item: Item, tops: list[ItemId]) -> int:
    level = 1
    home = shelf.home(item.id)
    while home not in tops and home != ROOT:
        level += 1
        home = shelf.home(home)
    return min(level, LOWEST)
