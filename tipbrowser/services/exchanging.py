"""What of the reader's is given away, and what something from outside would bring: compared, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.annotation_lines import Head
from tipbrowser.domain.annotations import Folder, Highlight, Item, ItemId, Note, OwnTopic, Placement, TrayEntry
from tipbrowser.domain.exchanged import Collection, Comparison, Selection
from tipbrowser.domain.locators import ancestors_of, section_of
from tipbrowser.domain.values import replace
from tipbrowser.services.comparing import Comparing
from tipbrowser.store.annotation_errors import AnnotationsMissing
from tipbrowser.store.annotation_reader import AnnotationReader

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tipbrowser.domain.annotations import Body

KEPT_APART = ("legend", "placement")
"""They go with what they belong to."""


def gather(
    path: Path, selection: Selection, head: Head, check: Callable[[], None] = lambda: None, *, alone: bool = False
) -> Collection:
    """Give what of the reader's file at ``path`` is chosen, with all that it cannot be understood without, or ``alone``.

    It may be asked in any thread. ``check`` is called between items and may raise what ends it. Raises an
    ``AnnotationsError``; a file that was never written holds nothing.
    """
    try:
        reader = AnnotationReader(path)
    except AnnotationsMissing:
        return Collection(head=head)
    try:
        every = []
        for item in reader.every():
            check()
            if selection.with_bin or item.deleted is None:
                every.append(item)
        items = chosen(every, selection, alone=alone)
        versions = []
        for item in items if selection.with_versions else ():
            check()
            versions += reader.versions(item.id)
    finally:
        reader.close()
    return Collection(head=head, items=tuple(items), versions=tuple(versions))


def compare(path: Path, collection: Collection, origin: str, check: Callable[[], None] = lambda: None) -> Comparison:
    """Give what a collection would bring into the reader's file at ``path``.

    What has no origin of its own is given ``origin``; empty, it counts as the reader's own. As ``gather`` otherwise.
    """
    try:
        reader = AnnotationReader(path)
    except AnnotationsMissing:
        return Comparing(None, collection, origin, check).comparison()
    try:
        return Comparing(reader, collection, origin, check).comparison()
    finally:
        reader.close()


def is_own_place(path: Path, folder: Path) -> bool:
    """Tell whether a file would stand among the program's own in the data folder, where nothing else is to be written."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False  # a path that leads nowhere: writing says so


def chosen(items: Iterable[Item], selection: Selection, *, alone: bool = False) -> list[Item]:
    """Give the items of a selection, in their order, with the folders, highlights and names that they need, or ``alone``."""
    every = list(items)
    folders = {item.id: item.body.folder for item in every if isinstance(item.body, Folder)}
    ids = {
        item.id
        for item in every
        if item.kind not in KEPT_APART and _is_chosen(item, selection, _folders_of(item, folders))
    }
    if selection == replace(Selection(), with_bin=selection.with_bin, with_versions=selection.with_versions):
        ids = {item.id for item in every}
    if alone:
        return [item for item in every if item.id in ids]
    for item in every:
        if item.id in ids:
            ids |= set(_folders_of(item, folders))
            if isinstance(item.body, Note) and item.body.about == "highlight":
                ids.add(ItemId(item.body.name))
            if isinstance(item.body, TrayEntry):
                ids.add(item.body.tray)
    colours = any(isinstance(item.body, Highlight) and item.id in ids for item in every)
    return [
        item
        for item in every
        if item.id in ids
        or (isinstance(item.body, Placement) and item.body.item in ids)
        or (item.kind == "legend" and colours)
    ]


def _is_chosen(item: Item, selection: Selection, folders: list[ItemId]) -> bool:
    body = item.body
    return (
        (not selection.own_only or not item.origin)
        and (not selection.kinds or _is_of(item, selection.kinds))
        and (not selection.tag or selection.tag in body.tags)
        and (selection.folder is None or selection.folder in (item.id, *folders))
        and (selection.section is None or _is_in(body, selection.section))
        and (not selection.topic or _is_about(body, selection))
    )


def _is_of(item: Item, kinds: Sequence[str]) -> bool:
    """Tell whether an item is of one of some kinds; a tray goes with all that lies in it."""
    return item.kind in kinds or (item.kind == "entry" and "tray" in kinds)


def _is_in(body: Body, section: str) -> bool:
    if isinstance(body, Note) and body.about == "section" and body.name == section:
        return True
    return any((section_of(anchor.locator) or "F") == section for anchor in body.anchors)


def _is_about(body: Body, selection: Selection) -> bool:
    if isinstance(body, Note) and body.about == "topic":
        return body.name == selection.topic
    if isinstance(body, OwnTopic):
        names = (body.heading, ", ".join(part for part in (body.heading, body.subheading) if part))
        return selection.topic in names
    wanted = set(selection.locators)
    # A reference of the index to a paragraph covers its sub-paragraphs.
    return any(not wanted.isdisjoint((one.locator, *ancestors_of(one.locator))) for one in body.anchors)


def _folders_of(item: Item, folders: dict[ItemId, ItemId]) -> list[ItemId]:
    """Give the folders that an item lies in, the nearest first."""
    found: list[ItemId] = []
    above = getattr(item.body, "folder", None)
    while above in folders and above not in found:
        found.append(above)
        above = folders[above]
    return found
