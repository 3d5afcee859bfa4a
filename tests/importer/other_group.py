"""Another Working Group's compendium, for the grammar of references: nothing here is of the bundled edition."""

from __future__ import annotations

from tipbrowser.domain.locators import from_roman
from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.references import KnownSection, ReferenceReader


def _section(section: str, start: str, symbol: str | None = None, **known: str | int) -> KnownSection:
    constant, numbering, instrument = (known.get(name) for name in ("constant", "numbering", "instrument"))
    return KnownSection(
        section=SectionId(section),
        part=section[0],
        kind="meeting" if section[0] == "A" else "session",
        body="Working Group on Donors" if section[0] == "A" else "Conference of the Parties to the Convention",
        ordinal=from_roman(section[2:]) or 0,
        start_date=start,
        end_date=start,
        report_symbol=symbol,
        report_constant=constant if isinstance(constant, int) else None,
        numbering=str(numbering) if numbering else None,
        instrument=str(instrument) if instrument else None,
    )


SECTIONS = (
    _section("A.I", "2012-05-30", "CTOC/COP/WG.7/2012/6", constant=4, numbering="paragraph"),
    _section("A.II", "2013-11-11", "CTOC/COP/WG.7/2013/5", constant=3, numbering="paragraph"),
    _section("A.III", "2015-11-18"),
    _section("A.IV", "2015-11-20", "CTOC/COP/WG.7/2015/6", constant=0, numbering="recommendation"),
    _section("A.V", "2016-05-10", "CTOC/COP/WG.7/2016/2", constant=2, numbering="paragraph"),
    _section("A.VI", "2016-10-10", "CTOC/COP/WG.7/2016/4", constant=2, numbering="paragraph"),
    _section("B.IV", "2008-10-08", instrument="Decision 4/2"),
    _section("B.V", "2010-10-18", instrument="Resolution 5/3"),
    _section("B.X", "2020-10-12", "CTOC/COP/2020/10", numbering="paragraph", instrument="Resolution 10/4"),
)
LOCATORS = (
    "A.I.1 A.I.2 A.I.2.a A.I.2.b A.II.1 A.II.2 A.II.3 A.II.3.a A.II.3.a.i A.II.3.a.ii A.II.3.a.iii A.II.3.b"
    " A.IV.1 A.IV.2 A.IV.3 B.IV.a B.IV.b B.IV.b.i B.IV.b.ii B.IV.c B.IV.d B.V.1 B.V.2 B.V.3 B.V.3.a B.V.3.b"
    " B.X.chapeau B.X.PP.1 B.X.1 B.X.2 B.X.2.a B.X.2.b B.X.3"
).split()
TEXTS = {
    "B.IV.a": "Decides to set up a plan of action that it will review;",
    "B.IV.b": "Decides also that the plan of\xa0action will be this:",
    "B.IV.b.i": "A network of contacts;",
    "B.V.1": "Adopts the plan of action;",
}
READER = ReferenceReader(SECTIONS, {Locator(locator): TEXTS.get(locator, "") for locator in LOCATORS})
Found = tuple[str, str | None, str]


def read(text: str, here: str | None = "B.X.2") -> list[Found]:
    """Give what is found in a text that stands in the passage ``here``: words, target and kind."""
    found = READER.read(text, here=Locator(here) if here else None, section=None)
    assert all(text[each.start : each.end] == each.text for each in found)
    return [(each.text, each.target, each.kind) for each in found]


def outside(kind: str, *spans: str) -> list[Found]:
    """Give these words as references that lead outside."""
    return [(span, None, kind) for span in spans]


def inside(kind: str, span: str, *targets: str) -> list[Found]:
    """Give these words as a reference that leads to these places."""
    return [(span, target, kind) for target in targets]
