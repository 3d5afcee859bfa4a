"""What lies in a tray, as a choice of what is taken along from the edition that is open."""

from __future__ import annotations

from tipbrowser.domain.annotations import HEADING, OWN_TEXT, Item, ItemId, Tray, TrayEntry
from tipbrowser.domain.material import ChosenHeading, ChosenPassage, ChosenText
from tipbrowser.domain.trays import GATHERED, Trays
from tipbrowser.domain.values import Value
from tipbrowser.store.annotation_places import spans_of
from tipbrowser.store.annotation_reader import AnnotationReader

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.material import Chosen


class TrayContents(Value):
    """What lies in a tray."""

    name: str
    chosen: tuple[Chosen, ...]
    missing: tuple[str, ...] = ()
    """Locators, as they were, of what this edition has not."""


class NoTray(LookupError):
    """There is no such tray; ``names`` are those that there are."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names


def contents_by_name(reader: AnnotationReader, name: str, edition: str) -> TrayContents:
    """Give what lies in the tray with a name, capitals or not; raises ``NoTray``, or an ``AnnotationsError``.

    Of several with the name the first is meant.
    """
    trays = Trays(reader.of_kinds(*GATHERED))
    for item in trays.trays:
        if _name(item).casefold() == " ".join(name.split()).casefold():
            return _contents(reader, trays, item, edition)
    raise NoTray(tuple(_name(item) for item in trays.trays))


def contents_of(reader: AnnotationReader, tray: ItemId, edition: str) -> TrayContents:
    """Give what lies in a tray; raises ``NoTray`` if it is gone, or an ``AnnotationsError``."""
    trays = Trays(reader.of_kinds(*GATHERED))
    item = trays.item(tray)
    if item is None or not isinstance(item.body, Tray):
        raise NoTray(tuple(_name(one) for one in trays.trays))
    return _contents(reader, trays, item, edition)


def _contents(reader: AnnotationReader, trays: Trays, tray: Item, edition: str) -> TrayContents:
    entries = trays.entries(tray.id)
    spans = spans_of(reader, edition, [item.id for item in entries])
    chosen: list[Chosen] = []
    missing: list[str] = []
    for item in entries:
        body = item.body
        assert isinstance(body, TrayEntry)  # nothing else lies in a tray
        if body.form == HEADING:
            chosen.append(ChosenHeading(text=body.text, level=body.level))
        elif body.form == OWN_TEXT:
            chosen.append(ChosenText(text=body.text))
        elif item.id in spans:
            locator, start, end = spans[item.id]
            is_whole = body.anchors[0].is_whole
            chosen.append(
                ChosenPassage(
                    locator=locator, start=0 if is_whole else start, end=None if is_whole else end,
                    with_lead=body.with_lead,
                )
            )  # fmt: skip
        elif body.anchors:
            missing.append(body.anchors[0].locator)
    return TrayContents(name=_name(tray), chosen=tuple(chosen), missing=tuple(missing))


def _name(item: Item) -> str:
    assert isinstance(item.body, Tray)
    return item.body.name
