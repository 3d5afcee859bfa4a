"""Finding the reader's items again in the edition that is open: beside the window, from plain data to plain data."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.anchors import edition_name
from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.placing import FoundPlace, Misplaced, PlacingReport
from tipbrowser.services.library import CompendiumError
from tipbrowser.store.annotation_errors import AnnotationsMissing
from tipbrowser.store.annotation_reader import AnnotationReader
from tipbrowser.store.compendium import Compendium
from tipbrowser.store.found_places import report, unplaced, unsure

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.annotations import Placed
    from tipbrowser.domain.passages import Passage
    from tipbrowser.wording.finding_again import Edition

    Check = Callable[[], None]  # raises if nobody waits for the answer any more

TOGETHER = 400
"""Items that are read at a time."""
MOST = 50
"""Items of each sort that are listed; the next ones come when these are settled."""


def find_places(annotations: Path, compendium: Path | str, former: Sequence[Path], check: Check) -> list[FoundPlace]:
    """Give where the anchors are of which it is not known in the edition of the file ``compendium``.

    ``annotations`` is the reader's file, ``former`` are other compendia in which anchors may have been made; one that
    cannot be read is left out. ``check`` is called now and then. Raises an ``AnnotationsError``, or a
    ``CompendiumError`` of the edition that is open.
    """
    try:
        reader = AnnotationReader(annotations)
    except AnnotationsMissing:
        return []
    try:
        with Compendium(compendium) as opened:
            name = edition_name(opened.edition())
            asked = unplaced(reader, name)
            if not asked:
                return []
            edition = _edition(opened, name, former)
        return list(_found(reader, asked, edition, check))
    finally:
        reader.close()


def report_of(annotations: Path, edition: str) -> PlacingReport:
    """Give how many items of the reader's file came through into an edition, by its name; raises an ``AnnotationsError``."""
    reader = AnnotationReader(annotations)
    try:
        return report(reader, edition)
    finally:
        reader.close()


def misplaced(
    reader: AnnotationReader, edition: str, passage: Callable[[Placed], Passage | None]
) -> tuple[list[Misplaced], list[Misplaced]]:
    """Give the items placed by likeness and those that were not found, the first of each; raises an ``AnnotationsError``.

    ``passage`` gives the passage of a place.
    """
    alike = []
    for item, placed in unsure(reader, edition, MOST):
        there = passage(placed)
        words = there.text[placed.start : placed.end] if there is not None else ""
        alike.append(Misplaced(item=item, number=placed.number, placed=placed, text=words))
    lost = [
        Misplaced(item=item, number=number, placed=None, text="") for item, number in reader.orphans(edition)[:MOST]
    ]
    return alike, lost


def words_in(passage: Passage, anchor: Anchor, edition: str) -> tuple[int, int]:
    """Give where an anchor's words are in a passage that the reader has chosen, or else the whole of it."""
    from tipbrowser.wording.finding_again import Edition

    found = Edition([passage], edition).words_in(anchor, passage.locator)
    return (found.start, found.end) if found is not None else (0, len(passage.text))


def passages_of(compendium: Compendium) -> list[Passage]:
    """Give all passages of a compendium in its order."""
    found = compendium.passages(None)
    for section in compendium.sections():
        found += compendium.passages(section.section)
    return sorted(found, key=lambda one: one.position)


def _edition(opened: Compendium, name: str, former: Sequence[Path]) -> Edition:
    from tipbrowser.wording.finding_again import Edition  # late: most readers have one edition only

    return Edition(passages_of(opened), name, dict(_former(former, name)))


def _former(paths: Sequence[Path], name: str) -> Iterator[tuple[str, list[Passage]]]:
    for path in paths:
        try:
            with Compendium(path) as compendium:
                other = edition_name(compendium.edition())
                if other != name:
                    yield other, passages_of(compendium)
        except CompendiumError:
            continue  # it would only make more certain what is found without it


def _found(
    reader: AnnotationReader, asked: Sequence[tuple[str, int]], edition: Edition, check: Check
) -> Iterator[FoundPlace]:
    for first in range(0, len(asked), TOGETHER):
        some = asked[first : first + TOGETHER]
        items = {item.id: item for item in reader.items(sorted({item for item, _ in some}))}
        for name, number in some:
            check()
            item = items.get(ItemId(name))
            if item is None or number >= len(item.body.anchors):
                continue
            anchor = item.body.anchors[number]
            again = edition.find(anchor)
            if again is None:
                yield FoundPlace(item=item.id, number=number, anchor=anchor)
            else:
                yield FoundPlace(
                    item=item.id, number=number, anchor=anchor, locator=again.locator, position=again.position,
                    start=again.start, end=again.end, score=again.score,
                )  # fmt: skip
