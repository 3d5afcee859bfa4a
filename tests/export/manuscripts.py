"""What tests of exports take along: a small material with everything in it once, and the words around it."""

from __future__ import annotations

from tipbrowser.domain.manuscript import Manuscript, Options, Words
from tipbrowser.domain.material import (
    Chosen,
    ChosenHeading,
    ChosenPassage,
    ChosenText,
    Material,
    OwnHighlight,
    OwnNote,
    PassageTaken,
)
from tipbrowser.domain.names import Locator
from tipbrowser.domain.values import replace
from tipbrowser.export.composing import compose
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library
from tipbrowser.wording.differences import differences

WORDS = Words(
    table_columns=("Paragraph", "Source", "My comment"),
    topic_columns=("Topic", "Places", "Document symbol", "Resolution/decision", "Paragraphs", "Recommendations"),
    ibid="(that is: {text})",
    reading="(read: {text})",
    untitled="From the compendium",
    edition="{publisher}, {title} ({place}, {year}). {covers} Check against the document symbol.",
    errata_columns=("Place", "As printed", "Read instead", "Why"),
    unknown="It cannot be known.",
    compared="{other}, compared with {first}",
    part="Part {part}",
)
DATE = "2026-11-27"
EVERY: tuple[Chosen, ...] = (
    ChosenHeading(text="What was agreed"),
    ChosenPassage(locator=Locator("A.I.1")),
    ChosenText(text="We recall this.\nAnd that.\n\nA new paragraph."),
    ChosenPassage(locator=Locator("A.I.2.a")),
    ChosenPassage(locator=Locator("A.I.2.b")),
    ChosenHeading(text="Elsewhere", level=2),
    ChosenPassage(locator=Locator("A.I.3")),
    ChosenPassage(locator=Locator("B.II.PP.1")),
    ChosenPassage(locator=Locator("B.II.2")),
    ChosenPassage(locator=Locator("A.II.1"), start=7, end=15),
)


def passage(locator: str, **fields: object) -> ChosenPassage:
    """Give a passage as a choice."""
    return ChosenPassage(locator=Locator(locator), **fields)  # type: ignore[arg-type]  # as each test has it


def gathered(library: Library, *chosen: Chosen) -> Material:
    """Give what is chosen, everything if nothing is said."""
    return Gathering(library).material(chosen or EVERY)


def with_notes(material: Material, locator: str, *texts: str) -> Material:
    """Give a material with notes of the reader's on a passage."""
    notes = tuple(
        OwnNote(
            locator=Locator(locator), text=text, created="2026-11-20T10:00:00.000Z", modified="2026-11-21T10:00:00.000Z"
        )
        for text in texts
    )
    return _with(material, locator, notes=notes)


def with_highlight(material: Material, locator: str, start: int, end: int, colour: str = "caution") -> Material:
    """Give a material with words of a passage marked."""
    mark = OwnHighlight(locator=Locator(locator), start=start, end=end, colour=colour, name="Careful")
    return _with(material, locator, highlights=(mark,))


def composed(material: Material, **options: object) -> Manuscript:
    """Give the manuscript of a material."""
    wished = Options(**{"title": "Points", "author": "Ruritania", "date": DATE, **options})  # type: ignore[arg-type]
    return compose(material, wished, WORDS, differences=differences)


def _with(material: Material, locator: str, **fields: object) -> Material:
    entries = tuple(
        replace(entry, **fields)
        if isinstance(entry, PassageTaken) and locator in [one.locator for one in entry.passages]
        else entry
        for entry in material.entries
    )
    return replace(material, entries=entries)
