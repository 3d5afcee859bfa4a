"""Small made-up sections, for what the real ones do not hold, and a way to the real ones."""

from __future__ import annotations

from tipbrowser.domain.markup import parse_markup
from tipbrowser.domain.page import Apparatus, Citations, SectionPage
from tipbrowser.domain.publication import (
    CrossReference,
    Erratum,
    Footnote,
    Locator,
    Passage,
    Section,
    SectionId,
    TopicMention,
)


def passage(
    locator: str, markup: str, *, label: str | None = None, parent: str | None = None, **others: str
) -> Passage:
    """Give a passage whose text is what its markup says."""
    part, section = locator.split(".", maxsplit=1)[0], ".".join(locator.split(".")[:2])
    return Passage(
        locator=Locator(locator),
        position=1,
        part=part,
        section=None if part == "F" else SectionId(section),
        kind=others.get("kind", "recommendation"),
        label=label,
        parent=None if parent is None else Locator(parent),
        title=others.get("title"),
        text="".join(run.text for run in parse_markup(markup) if run.kind != "footnote"),
        markup=markup,
        citation=others.get("citation", f"citation of {locator}"),
        report_symbol=others.get("report_symbol"),
        report_reference=None,
        source_first=1,
        source_last=1,
    )


def section(**others: object) -> Section:
    """Give a meeting of the Working Group."""
    values: dict[str, object] = {
        "section": SectionId("A.II"), "part": "A", "heading": "II. Second meeting, 27 to 29 January 2010",
        "title": "Second meeting", "body": "Working Group", "kind": "meeting", "ordinal": 2,
        "dates": "27 to 29 January 2010", "start_date": "2010-01-27", "end_date": "2010-01-29", "page": 6,
        "report_symbol": "CTOC/COP/WG.4/2010/6", "instrument": None, "instrument_title": None, "chapeau": None,
        "note": None, "numbering": "paragraph", "report_constant": 7, "passage_count": 3,
    }  # fmt: skip
    return Section(**{**values, **others})  # type: ignore[arg-type]


def reference(locator: str, words: str, text: str, target: str | None, kind: str = "paragraph") -> CrossReference:
    """Give a reference made by ``words``, which stand in ``text``."""
    start = text.index(words)
    return CrossReference(
        locator=Locator(locator), start=start, end=start + len(words), text=words, target=target, kind=kind
    )


def erratum(number: int = 1, *, place: str = "text", locator: str | None = None, reading: str | None = "b") -> Erratum:
    """Give an erratum: a is printed."""
    return Erratum(
        number=number,
        place=place,
        kind="disagreement",
        topic=None,
        locator=None if locator is None else Locator(locator),
        published="a",
        reading=reading,
        reason="Because it must be so.",
        source_line=1,
    )


FIRST = passage(
    "A.II.1", "States parties *should* act,[^5] as paragraph 2 below and Assembly resolution 1/1 say.", label="1."
)
SECOND = passage("A.II.2", "They should also, as paragraphs 1 and 3 say:", label="2.")
SUB = passage("A.II.2.a", "Be \U0001f600 kind to all;", label="(a)", parent="A.II.2", kind="subparagraph")
THIRD = passage("A.II.3", "The last one, see CTOC/COP/2008/19.", label="3.")


def small_page(**others: object) -> SectionPage:
    """Give a section of four passages with a footnote, references of each kind and two errata."""
    values: dict[str, object] = {
        "page": SectionId("A.II"),
        "section": section(),
        "passages": (FIRST, SECOND, SUB, THIRD),
        "footnotes": (
            Footnote(number=5, locator=FIRST.locator, offset=26, text="Ibid., p. 1.", markup="*Ibid.*, p. 1."),
        ),
        "references": (
            reference("A.II.1", "paragraph 2 below", FIRST.text, "A.II.2"),
            reference("A.II.1", "Assembly resolution 1/1", FIRST.text, None, "general assembly"),
            reference("A.II.2", "paragraphs 1 and 3", SECOND.text, "A.II.1"),
            reference("A.II.2", "paragraphs 1 and 3", SECOND.text, "A.II.3"),
            reference("A.II.3", "CTOC/COP/2008/19", THIRD.text, None, "document"),
        ),
        "errata": (erratum(3, locator="A.II.3"), erratum(4, place="footnote 5", locator="A.II.1", reading=None)),
    }
    return SectionPage(**{**values, **others})  # type: ignore[arg-type]


def apparatus(**others: object) -> Apparatus:
    """Give all that can stand beside a passage."""
    values: dict[str, object] = {
        "passage": passage("A.II.2.a", "Be kind;", label="(a)", parent="A.II.2", report_symbol="CTOC/COP/WG.4/2010/6"),
        "citations": Citations(
            official="X, para. 9 (a)", compendium="Compendium, para. 2 (a)", footnote="X, reproduced."
        ),
        "topics": (
            TopicMention(topic="Victims, kindness", inherited_from=None),
            TopicMention(topic="Training", inherited_from=Locator("A.II.2")),
        ),
        "references": (
            reference("A.II.2.a", "kind", "Be kind;", "A.II.1"),
            reference("A.II.2.a", "Be", "Be kind;", None, "general assembly"),
        ),
        "referred_by": (
            reference("B.X.1", "above", "as above", "A.II.2.a"),
            reference("B.X.1", "as", "as above", "A.II.2.a"),
        ),
        "section_referred_by": (reference("A.III.note", "part A, sect. II", "see part A, sect. II", "A.II"),),
        "errata": (erratum(7, locator="A.II.2.a"),),
        "symbol_link": "https://undocs.org/CTOC/COP/WG.4/2010/6",
    }
    return Apparatus(**{**values, **others})  # type: ignore[arg-type]
