"""What can be filled into a template of a citation, and the forms in use at the United Nations ready made."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from tipbrowser.domain.citation_templates import filled, parse
from tipbrowser.domain.citations import compendium_place, section_place
from tipbrowser.domain.locators import PREAMBULAR, number_of_path
from tipbrowser.domain.long_dates import long_date
from tipbrowser.domain.outside import official_address
from tipbrowser.domain.pinpoints import listed, pinpoint, told
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipbrowser.domain.citation_templates import Template
    from tipbrowser.domain.edition import Edition
    from tipbrowser.domain.passages import Passage
    from tipbrowser.domain.pinpoints import Pinpoint
    from tipbrowser.domain.sections import Section

CITATION_FIELDS = (
    "instrument", "symbol", "pinpoint", "spelled", "word", "number", "position", "locator", "part", "section",
    "meeting", "session", "body", "dates", "date", "instrument_title", "link", "title", "publisher", "place", "year",
)  # fmt: skip
"""In the order in which they are told to the reader; resources/help says what each of them is."""
WHOLE_FIELDS = ("text", "label", "citation", *CITATION_FIELDS)
"""Of a template for copied words with their source."""

_BOOK = "{title} ({place}, {year}), {position}"
OFFICIAL, DATED, RUNNING, COMPENDIUM, FOOTNOTE = "official", "dated", "running", "compendium", "footnote"
FORMS = {
    OFFICIAL: f"[{{instrument}}, {{pinpoint}}|{{symbol}}, {{pinpoint}}|part {{part}}, {{section}}, {{pinpoint}}|{_BOOK}]",
    DATED: (
        f"[{{instrument}} of {{date}}, {{pinpoint}}|{{symbol}}, {{pinpoint}}|part {{part}}, {{section}}, {{pinpoint}}"
        f"|{_BOOK}]"
    ),
    RUNNING: f"[{{instrument}}, {{spelled}}|{{symbol}}, {{spelled}}|{_BOOK}]",
    COMPENDIUM: _BOOK,
    FOOTNOTE: (
        "[Conference {instrument}, {pinpoint}; reproduced in |{symbol}, {pinpoint}; reproduced in ]"
        f"{{publisher}}, {_BOOK}."
    ),
}
"""The forms of citations, by name."""
BEHIND, QUOTED, BELOW = "behind", "quoted", "below"
WHOLES = {
    BEHIND: "[{label} ]{text} ({citation})",
    QUOTED: "“{text}” ({citation})",
    BELOW: "[{label} ]{text}\\n({citation})",
}
"""The forms of copied words with their source, by name."""


class Cited(Value):
    """A passage whose source is given."""

    passage: Passage
    section: Section | None
    """None in the front matter."""


@lru_cache(32)
def template_of(form: str) -> Template:
    """Give a form of ``FORMS`` or ``WHOLES``, by its name; raises ``KeyError`` for another."""
    return parse(FORMS[form], CITATION_FIELDS) if form in FORMS else parse(WHOLES[form], WHOLE_FIELDS)


def cite(cited: Sequence[Cited], edition: Edition, template: Template) -> str:
    """Give the source of passages, in their order; those that follow each other in one section are cited at once.

    Between two sources stands a semicolon, and no full stop before it.
    """
    texts = [filled(template, fields_of(group, edition)) for group in together(cited)]
    return "; ".join([*(text.removesuffix(".") for text in texts[:-1]), *texts[-1:]])


def together(cited: Sequence[Cited]) -> list[list[Cited]]:
    """Give passages in groups of neighbours that stand in one section."""
    groups: list[list[Cited]] = []
    for one in cited:
        if groups and one.section is not None and groups[-1][-1].section == one.section:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def cite_sections(sections: Sequence[Section]) -> str:
    """Give whole meetings and sessions: ``resolutions 5/2 and 10/3``, or their reports by symbol, or their places."""
    texts: list[str] = []
    for kind, group in groupby(sections, key=lambda one: (one.instrument or "").partition(" ")[0].lower()):
        found = list(group)
        if kind:
            numbers = listed([(one.instrument or "").partition(" ")[2] for one in found])
            texts.append(f"{kind}{'s' if len(found) > 1 else ''} {numbers}")
        else:
            texts += [one.report_symbol or section_place(one) for one in found]
    return listed(texts)


def fields_of(cited: Sequence[Cited], edition: Edition) -> dict[str, str]:
    """Give what fills the fields of a citation of passages that stand in one section, in the publication's order."""
    cited = sorted(cited, key=lambda one: one.passage.position)
    first, section = cited[0].passage, cited[0].section
    book = {
        "title": edition.title, "publisher": edition.publisher, "place": edition.place, "year": str(edition.year),
        "locator": listed([one.passage.locator for one in cited]),
    }  # fmt: skip
    if section is None:
        return {**book, "position": listed([compendium_place(one.passage, None) for one in cited])}
    numbering = section.numbering if first.part == "A" else None
    within = told(_pinpoint(one.passage, numbering) for one in cited)
    own = told(_own_pinpoint(one.passage) for one in cited)
    instrument = section.instrument or ""
    title = f"{section.title[:1].lower()}{section.title[1:]}"
    place = section_place(section)
    return {
        **book,
        "instrument": f"{instrument[:1].lower()}{instrument[1:]}",
        "symbol": section.report_symbol or "",
        "pinpoint": within.text,
        "spelled": within.spelled,
        "word": within.word,
        "number": within.number,
        "position": f"{place}, {own.text}",
        "part": section.part,
        "section": place.partition(", ")[2],
        "meeting": title if section.kind == "meeting" else "",
        "session": title if section.kind == "session" else "",
        "body": section.body,
        "dates": section.dates,
        "date": long_date(section.end_date),
        "instrument_title": section.instrument_title or "",
        "link": official_address(section.report_symbol) if section.report_symbol else "",
    }


def _pinpoint(passage: Passage, numbering: str | None) -> Pinpoint:
    return pinpoint(passage.kind, passage.report_reference, numbering)


def _own_pinpoint(passage: Passage) -> Pinpoint:
    """Give a passage's place in its section as the compendium counts it."""
    path = passage.locator.split(".")[2:]
    is_named = len(path[0]) > 1 and not path[0].isdigit() and path[0] != PREAMBULAR
    return pinpoint(passage.kind, None if is_named else number_of_path(path), None)
