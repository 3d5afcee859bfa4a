"""What is taken along, gathered in a thread of its own: over connections that are opened for it and closed behind it."""

from __future__ import annotations

from contextlib import closing

from tipbrowser.domain.annotations import ItemId
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import Value
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library
from tipbrowser.services.tray_contents import contents_of
from tipbrowser.store.annotation_errors import AnnotationsMissing
from tipbrowser.store.annotation_reader import AnnotationReader

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tipbrowser.domain.material import Chosen, Material

TRAY, PASSAGES, TOPIC, ERRATA = "tray", "passages", "topic", "errata"


class Source(Value):
    """From where it is taken."""

    kind: str
    """``TRAY``, ``PASSAGES``, ``TOPIC`` (one of the index, as it stands there) or ``ERRATA``."""
    tray: ItemId = ItemId("")
    chosen: tuple[Chosen, ...] = ()
    """Passages, or words of them, in their order."""
    sections: tuple[Locator, ...] = ()
    """Whole sections, or passages, in their order, in place of ``chosen``."""
    topic: str = ""


class Taken(Value):
    """What was gathered."""

    material: Material
    missing: tuple[str, ...] = ()
    """Locators of what lies in a tray, and not in this edition."""


def gathered(
    compendium: Path | str, annotations: Path, source: Source, edition: str, *, with_own: bool,
    check: Callable[[], None] = lambda: None,
) -> Taken:  # fmt: skip
    """Give what a source holds; ``with_own`` with the reader's notes and highlights.

    ``check`` is called in between, and may raise what ends it. Raises a ``CompendiumError``, an ``AnnotationsError``,
    ``NoTray`` for a tray that is gone, ``UnknownLocator`` or ``KeyError`` for what the edition has not.
    """
    with Library(compendium) as library:
        if not with_own and source.kind != TRAY:
            return _gathered(Gathering(library), None, source, edition, check)
        try:
            reader = AnnotationReader(annotations)
        except AnnotationsMissing:
            return _gathered(Gathering(library), None, source, edition, check)
        with closing(reader):
            return _gathered(Gathering(library, reader, edition), reader, source, edition, check)


def _gathered(
    gathering: Gathering, reader: AnnotationReader | None, source: Source, edition: str, check: Callable[[], None]
) -> Taken:
    if source.kind == ERRATA:
        return Taken(material=gathering.of_errata())
    if source.kind == TOPIC:
        return Taken(material=gathering.of_topic(source.topic, check))
    if source.kind == TRAY and reader is not None:
        contents = contents_of(reader, source.tray, edition)
        return Taken(material=gathering.material(contents.chosen, check), missing=contents.missing)
    chosen = source.chosen or gathering.chosen(source.sections)
    return Taken(material=gathering.material(chosen, check))
