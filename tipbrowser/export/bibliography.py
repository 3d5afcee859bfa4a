"""Sources for reference managers: RIS, BibTeX and CSL-JSON. A record for each report, resolution or decision, and the compendium.

RIS by the tags that its makers publish (TY, AU, TI, PY, DA, CY, PB, M1, SP, UR, N1, ER); CSL-JSON 1.0.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tipbrowser.domain.edition import Edition
from tipbrowser.domain.material import Material, PassageTaken
from tipbrowser.domain.outside import official_address
from tipbrowser.domain.sections import Section
from tipbrowser.domain.values import Value
from tipbrowser.export.writable import writable

UNITED_NATIONS = "United Nations"


class Source(Value):
    """A document that is cited."""

    key: str
    """A word that names it within a file: ``un-10-3``."""
    kind: str
    """``report``, ``resolution`` or ``book``."""
    author: str
    title: str
    number: str
    """The document's symbol, or the number of the resolution or decision."""
    year: str
    date: str
    """ISO 8601; of a meeting or session its last day."""
    publisher: str = ""
    place: str = ""
    address: str = ""
    cited: tuple[str, ...] = ()
    """The paragraphs that were chosen, as they are cited."""


def sources(material: Material) -> list[Source]:
    """Give the sources of what was chosen in the order in which they come, the compendium last."""
    found: dict[str, Source] = {}
    for taken in material.passages:
        if taken.section is None:
            continue
        source = _source(taken.section)
        if source is not None:
            before = found.get(source.key, source).cited
            found[source.key] = _with(source, (*before, _pinpoint(taken)))
    return [*found.values(), _compendium(material.edition)]


def ris_written(material: Material) -> str:
    """Give RIS; its lines end with CR and LF."""
    return "".join(f"{line}\r\n" for source in sources(material) for line in _ris(source))


def bibtex_written(material: Material) -> str:
    """Give BibTeX, in UTF-8 as biber reads it."""
    return "\n".join(_bibtex(source) for source in sources(material))


def csl_written(material: Material) -> str:
    """Give CSL-JSON."""
    return json.dumps([_csl(source) for source in sources(material)], ensure_ascii=False, indent=1) + "\n"


def _source(section: Section) -> Source | None:
    """Give the document that a section reproduces; none where none is known."""
    if section.instrument:
        number = section.instrument.partition(" ")[2]
        title = section.instrument_title
        return Source(
            key=_key("un", section.instrument), kind="resolution", author=section.body,
            title=f"{section.instrument}: {title}" if title else section.instrument,
            number=number, year=section.end_date[:4], date=section.end_date,
            address=official_address(section.report_symbol) if section.report_symbol else "",
        )  # fmt: skip
    if section.report_symbol:
        return Source(
            key=_key("un", section.report_symbol), kind="report", author=section.body,
            title=f"{section.body}: {section.title[:1].lower()}{section.title[1:]}, {section.dates}",
            number=section.report_symbol, year=section.end_date[:4], date=section.end_date,
            address=official_address(section.report_symbol),
        )  # fmt: skip
    return None


def _compendium(edition: Edition) -> Source:
    return Source(
        key=_key("compendium", str(edition.year)), kind="book", author=edition.publisher, title=edition.title, number="",
        year=str(edition.year), date="", publisher=UNITED_NATIONS, place=edition.place,
    )  # fmt: skip


def _pinpoint(taken: PassageTaken) -> str:
    return taken.citations.official.partition(", ")[2]


def _with(source: Source, cited: tuple[str, ...]) -> Source:
    from tipbrowser.domain.values import replace

    return replace(source, cited=tuple(dict.fromkeys(cited)))


def _ris(source: Source) -> Iterator[str]:
    kinds = {"report": "RPRT", "resolution": "LEGAL", "book": "BOOK"}
    yield f"TY  - {kinds[source.kind]}"
    for tag, value in (
        ("AU", f"{source.author},"), ("TI", source.title), ("PY", source.year), ("DA", source.date.replace("-", "/")),
        ("M1", source.number), ("PB", source.publisher or UNITED_NATIONS), ("CY", source.place),
        ("UR", source.address), ("N1", "; ".join(source.cited)), ("LA", "en"),
    ):  # fmt: skip
        if value:
            yield f"{tag}  - {_line(value)}"
    yield "ER  - "


def _bibtex(source: Source) -> str:
    kinds = {"report": "techreport", "resolution": "misc", "book": "book"}
    fields = {
        "author": f"{{{_tex(source.author)}}}", "title": f"{{{_tex(source.title)}}}", "year": source.year,
        "number": _tex(source.number), "institution": UNITED_NATIONS if source.kind == "report" else "",
        "publisher": _tex(source.publisher), "address": _tex(source.place), "url": source.address,
        "note": _tex("; ".join(source.cited)),
    }  # fmt: skip
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kinds[source.kind]}{{{source.key},\n{rows}}}\n"


def _csl(source: Source) -> dict[str, object]:
    kinds = {"report": "report", "resolution": "legislation", "book": "book"}
    parts = [int(part) for part in (source.date or source.year).split("-")]
    form: dict[str, object] = {
        "id": source.key, "type": kinds[source.kind], "title": source.title, "author": [{"literal": source.author}],
        "issued": {"date-parts": [parts]}, "number": source.number, "publisher": source.publisher or UNITED_NATIONS,
        "publisher-place": source.place, "URL": source.address, "note": "; ".join(source.cited), "language": "en",
    }  # fmt: skip
    return {name: value for name, value in form.items() if value}


def _key(*words: str) -> str:
    return "-".join(re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-") for word in words)


def _line(text: str) -> str:
    return " ".join(writable(text).split())


def _tex(text: str) -> str:
    signs = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(signs.get(sign, f"\\{sign}" if sign in "&%$#_{}" else sign) for sign in _line(text))
