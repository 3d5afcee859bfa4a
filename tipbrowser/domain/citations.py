"""The forms in which a passage is cited, as United Nations documents cite: by symbol and paragraph, never by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tipbrowser.domain.locators import number_of_path
from tipbrowser.domain.ordinals import ordinal_word

if TYPE_CHECKING:  # the importer and the terminal need the official form without the page's values
    from tipbrowser.domain.edition import Edition
    from tipbrowser.domain.page import Citations
    from tipbrowser.domain.passages import Passage
    from tipbrowser.domain.sections import Section

PREAMBULAR_MARK = "PP "


def official_citation(
    *,
    part: str,
    kind: str,
    symbol: str | None,
    numbering: str | None,
    instrument: str | None,
    reference: str | None,
    section: str | None = None,
) -> str:
    """Give the official form of a paragraph of part ``A`` or ``B``.

    ``symbol`` is the meeting report's, ``numbering`` what that report numbers (``paragraph`` or
    ``recommendation``), ``instrument`` the ``Resolution 10/3`` of part B, ``reference`` the report's own number
    (``43``, ``13 (i)``, ``(o) (ii)``, ``PP 6``). A note without a report, whose ``section`` is ``A.III``, is cited by
    its place: ``part A, sect. III, note``. Raises ``ValueError`` where these do not suffice.

    Follows the forms in use in the Conference's own documents: ``CTOC/COP/WG.4/2010/6, para. 43``.
    """
    if part == "B" and instrument:
        return f"{instrument[:1].lower()}{instrument[1:]}, {_pinpoint(kind, reference)}"
    if symbol and reference:
        word = "recommendation" if numbering == "recommendation" else "para."
        return f"{symbol}, {word} {reference}"
    if section:
        return f"part {part}, sect. {section.rpartition('.')[2]}, {_pinpoint(kind, reference)}"
    raise ValueError(f"{part} {kind}: neither symbol, instrument nor section")


def citations_of(passage: Passage, section: Section | None, edition: Edition) -> Citations:
    """Give the three forms: official, by the place in the compendium, and as a footnote that gives both.

    ``section`` is the passage's own; none in the front matter, where the place in the compendium is the only form.
    """
    from tipbrowser.domain.page import Citations

    place = f"{edition.title} ({edition.place}, {edition.year}), {compendium_place(passage, section)}"
    source = f"{edition.publisher}, {place}."
    if not passage.citation or section is None or passage.citation.startswith("part "):
        return Citations(official=passage.citation or place, compendium=place, footnote=source)
    official = f"Conference {passage.citation}" if passage.part == "B" else passage.citation
    return Citations(official=passage.citation, compendium=place, footnote=f"{official}; reproduced in {source}")


def citations_of_section(section: Section, edition: Edition) -> Citations:
    """Give the three forms for a whole meeting or session: its report, or its resolution or decision."""
    from tipbrowser.domain.page import Citations

    place = f"{edition.title} ({edition.place}, {edition.year}), {section_place(section)}"
    source = f"{edition.publisher}, {place}."
    instrument = section.instrument or ""
    official = f"{instrument[:1].lower()}{instrument[1:]}" or section.report_symbol
    if not official:
        return Citations(official=section_place(section), compendium=place, footnote=source)
    named = f"Conference {official}" if instrument else official
    return Citations(official=official, compendium=place, footnote=f"{named}; reproduced in {source}")


def compendium_place(passage: Passage, section: Section | None) -> str:
    """Give a passage's place in the publication: ``part A, sect. II, para. 36``.

    The number of the section is the one of the printed heading; where that is not the session's own, the session
    is named too: ``part B, sect. VI (tenth session), para. 13 (i)``.
    """
    steps = passage.locator.split(".")
    if section is None:
        return ", para. ".join(steps[1:]).replace("-", " ")
    return f"{section_place(section)}, {_pinpoint_of_path(steps[2:])}"


def section_place(section: Section) -> str:
    """Give a section's place in the publication: ``part A, sect. II``."""
    numeral = section.heading.partition(".")[0]
    own = section.section.rpartition(".")[2]
    named = "" if numeral == own else f" ({section.title[:1].lower()}{section.title[1:]})"
    return f"part {section.part}, sect. {numeral}{named}"


def _pinpoint(kind: str, reference: str | None) -> str:
    """Give the words for a place inside an instrument: ``para. 13 (i)``, ``sixth preambular paragraph``, ``chapeau``."""
    if not reference:
        return kind
    if reference.startswith(PREAMBULAR_MARK):
        return f"{ordinal_word(int(reference[len(PREAMBULAR_MARK) :]))} preambular paragraph"
    return f"para. {reference}"


def _pinpoint_of_path(path: list[str]) -> str:
    if path[0] == "PP":
        return _pinpoint("preambular", PREAMBULAR_MARK + path[1])
    if len(path[0]) > 1 and not path[0].isdigit():
        return path[0]
    return f"para. {number_of_path(path)}"
