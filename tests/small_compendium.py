"""A compendium of a few paragraphs, written by hand: every kind of passage, topic, reference and erratum once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from tipbrowser.importer.database import fill_search

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "tipbrowser" / "importer" / "schema.sql"
BUNDLED = ROOT / "data" / "compendium.sqlite"

EDITION = {
    "id": 1, "title": "Small Compendium", "publisher": "Small Press", "place": "Vienna", "year": 2024,
    "language": "en", "copyright": "none", "covers": "Covers little.", "meetings_until": "2010-01-29",
    "sessions_until": "2020-10-16", "formally_edited": 0, "source_name": "small.txt", "source_sha256": "0" * 64,
    "source_lines": 99, "schema_version": 1, "importer_version": 1,
}  # fmt: skip

# section, heading, title, ordinal, symbol, numbering, constant, instrument
SECTIONS = (
    ("A.I", "I. First meeting, 14 and 15 April 2009", "First meeting", 1, "CTOC/COP/WG.4/2009/2", "paragraph", 1, None),
    ("A.II", "II. Second meeting, 2010", "Second meeting", 2, "CTOC/COP/WG.4/2010/6", "recommendation", 0, None),
    ("A.III", "III. Third meeting, 2010", "Third meeting", 3, None, None, None, None),
    ("B.I", "I. First session, 2004", "First session", 1, "CTOC/COP/2004/6", "paragraph", None, "Decision 1/5"),
    ("B.II", "II. Second session, 2005", "Second session", 2, "CTOC/COP/2005/8", "paragraph", None, "Resolution 2/3"),
    ("B.X", "VI. Tenth session, 2020", "Tenth session", 10, "CTOC/COP/2020/10", "paragraph", None, "Resolution 10/3"),
)

# locator, kind, label, parent, text, markup, reference
PASSAGES = (
    ("F.title.1", "title", None, None, "Small Compendium", None, None),
    ("F.introduction.1", "introduction", None, None, "It is small.", None, None),
    ("A.I.1", "recommendation", "1.", None, "States should act.", None, "2"),
    ("A.I.2", "recommendation", "2.", None, "States should:", "States[^1] should:", "3"),
    ("A.I.2.a", "subparagraph", "(a)", "A.I.2", "Act now, that is:", None, "3 (a)"),
    ("A.I.2.a.i", "subparagraph", "(i)", "A.I.2.a", "At once.", "At *once*.", "3 (a) (i)"),
    ("A.I.2.a.ii", "subparagraph", "(ii)", "A.I.2.a", "Soon.", None, "3 (a) (ii)"),
    ("A.I.2.b", "subparagraph", "(b)", "A.I.2", "Act later.", None, "3 (b)"),
    ("A.I.3", "recommendation", "3.", None, "See paragraph 1 above.", None, "4"),
    ("A.II.1", "recommendation", "1.", None, "Second thoughts.", None, "1"),
    ("A.II.2", "recommendation", "2.", None, "Third thoughts.", None, "2"),
    ("A.III.note", "note", None, None, "Nothing here (see part A, sect. I).", None, None),
    ("B.I.chapeau", "chapeau", None, None, "The Conference,", None, None),
    ("B.I.a", "decision", "(a)", None, "Decided this;", None, "(a)"),
    ("B.I.b", "decision", "(b)", None, "Decided that:", None, "(b)"),
    ("B.I.b.i", "subparagraph", "(i)", "B.I.b", "First;", None, "(b) (i)"),
    ("B.I.b.ii", "subparagraph", "(ii)", "B.I.b", "Second.", None, "(b) (ii)"),
    ("B.II.PP.1", "preambular", "PP 1", None, "Recalling much,", "*Recalling* much,", "PP 1"),
    ("B.II.PP.2", "preambular", "PP 2", None, "Noting more,", "*Noting* more,", "PP 2"),
    ("B.II.PP.3", "preambular", "PP 3", None, "Noting all,", "*Noting* all,", "PP 3"),
    ("B.II.1", "operative", "1.", None, "Urges States;", "*Urges* States;", "1"),
    ("B.II.2", "operative", "2.", None, "Decides:", "*Decides*:", "2"),
    ("B.II.2.a", "subparagraph", "(a)", "B.II.2", "To meet;", None, "2 (a)"),
    ("B.II.2.b", "subparagraph", "(b)", "B.II.2", "To part.", None, "2 (b)"),
    ("B.X.1", "operative", "1.", None, "Closes.", None, "1"),
)

TOPICS = ("Acting", "Acting, late", "Meetings", "[label lost, line 50]")
# topic, locators as printed, the paragraphs named
INDEX = (
    ("Acting", "A.I", "I.1 and I.2", ("A.I.1", "A.I.2")),
    ("Acting", "B.II", "II.1", ("B.II.1",)),
    ("Acting, late", "A.I", "I.2.a.ii and I.2.b", ("A.I.2.a.ii", "A.I.2.b")),
    ("Acting, late", "A.II", "II.1", ("A.II.1",)),
    ("Meetings", "B.II", "II.2", ("B.II.2",)),
    ("Meetings", "A.I", "I.3", ("A.I.3",)),
    ("[label lost, line 50]", "B.X", "X.1", ("B.X.1",)),
)  # fmt: skip


def write_small_compendium(path: Path) -> Path:
    """Write the database to ``path`` and give the path."""
    path.write_bytes(_small_database())
    return path


@cache
def _small_database() -> bytes:
    """Build the database once for all tests of a process."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(SCHEMA.read_text(encoding="utf-8"))
        database.execute("PRAGMA foreign_keys = 1")
        for number in range(1, 100):
            database.execute("INSERT INTO source_line VALUES (?, 'text', 'words')", (number,))
        _insert(database, "edition", EDITION)
        _write_sections(database)
        _write_passages(database)
        _write_index(database)
        _write_apparatus(database)
        _write_search(database)
        database.commit()
        return database.serialize()


def _insert(database: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _write_sections(database: sqlite3.Connection) -> None:
    for position, (section, heading, title, ordinal, symbol, numbering, constant, instrument) in enumerate(SECTIONS):
        _insert(database, "section", {
            "section": section, "position": position, "part": section[0], "heading": heading, "title": title,
            "body": "The body", "kind": "meeting" if section[0] == "A" else "session", "ordinal": ordinal,
            "dates": heading.rpartition(", ")[2], "start_date": "2010-01-01", "end_date": "2010-01-02", "page": 1,
            "report_symbol": symbol, "numbering": numbering, "report_constant": constant, "instrument": instrument,
            "instrument_title": instrument and "Its title",
            "passage_count": sum(one[0].startswith(section + ".") for one in PASSAGES), "source_line": 1,
        })  # fmt: skip
    for ordinal, section in ((6, "B.VI"), (7, "B.VII")):
        _insert(database, "silent_session", {
            "section": section, "ordinal": ordinal, "title": {6: "Sixth session", 7: "Seventh session"}[ordinal],
            "dates": "October 2012", "start_date": "2012-10-15", "end_date": "2012-10-19", "source_line": 2,
        })  # fmt: skip


def _write_passages(database: sqlite3.Connection) -> None:
    facts = {section[0]: section for section in SECTIONS}
    texts = {one[0]: one[4] for one in PASSAGES}
    parents = {one[0]: one[3] for one in PASSAGES}
    for position, (locator, kind, label, parent, text, markup, reference) in enumerate(PASSAGES, 1):
        section = None if locator[0] == "F" else ".".join(locator.split(".")[:2])
        lead: list[str] = []
        above = parent
        while above:
            lead.insert(0, texts[above])
            above = parents[above]
        _insert(database, "passage", {
            "position": position, "locator": locator, "part": locator[0], "section": section, "kind": kind,
            "label": label, "parent": parent, "title": "Introduction" if kind == "introduction" else None,
            "text": text, "markup": markup or text, "lead": " ".join(lead),
            "citation": "" if section is None else _citation(locator, kind, reference, facts[section]),
            "report_symbol": section and facts[section][4], "report_reference": reference,
            "source_first": position, "source_last": position,
        })  # fmt: skip


def _citation(locator: str, kind: str, reference: str | None, section: tuple[object, ...]) -> str:
    """Write what the rule for citations should give, by other means."""
    symbol, numbering, instrument = section[4], section[5], section[7]
    if symbol is None:
        return f"part A, sect. III, {kind}"
    if instrument is None:
        return f"{symbol}, {'recommendation' if numbering == 'recommendation' else 'para.'} {reference}"
    ordinal = {"PP 1": "first", "PP 2": "second", "PP 3": "third"}.get(reference or "")
    pinpoint = f"{ordinal} preambular paragraph" if ordinal else f"para. {reference}" if reference else kind
    return f"{str(instrument).lower()}, {pinpoint}"


def _write_search(database: sqlite3.Connection) -> None:
    for position, text, lead in database.execute("SELECT position, text, lead FROM passage").fetchall():
        topics = [
            row[0] for row in database.execute("SELECT topic FROM topic_paragraph WHERE position = ?", (position,))
        ]
        _insert(database, "search_text", {
            "position": position, "text": text.lower(), "joined": "", "lead": lead.lower(), "footnotes": "",
            "topics": " · ".join(topics).lower(), "place": "",
        })  # fmt: skip
    fill_search(database)


def _write_index(database: sqlite3.Connection) -> None:
    positions = {one[0]: position for position, one in enumerate(PASSAGES, 1)}
    for position, topic in enumerate(TOPICS, 1):
        heading, _, subheading = topic.partition(", ") if topic[0] != "[" else (topic, "", "")
        _insert(database, "topic", {
            "topic": topic, "position": position, "heading": heading, "subheading": subheading or None,
            "paragraph_count": sum(len(named) for name, _, _, named in INDEX if name == topic),
            "label_lost": int(topic.startswith("[")), "source_line": 50,
        })  # fmt: skip
    for row, (topic, section, printed, named) in enumerate(INDEX, 1):
        _insert(database, "index_row", {
            "position": row, "topic": topic, "part": section[0], "section": section, "locators": printed,
            "symbol": None, "instrument": None, "paragraphs": None, "column_name": None, "source_line": 51,
        })  # fmt: skip
        for locator in named:
            _insert(database, "topic_paragraph", {
                "topic": topic, "position": positions[locator], "locator": locator, "part": locator[0],
                "published": locator[2:],
            })  # fmt: skip


def _write_apparatus(database: sqlite3.Connection) -> None:
    for number, locator, offset in ((1, "A.I.2", 6), (2, "A.I.2.a", 3), (3, "B.II.1", 5)):
        _insert(database, "footnote", {
            "number": number, "locator": locator, "offset": offset, "text": f"Note {number}.",
            "markup": f"*Note* {number}.", "source_line": 60,
        })  # fmt: skip
    for locator, start, end, text, target in (
        ("A.I.3", 4, 15, "paragraph 1", "A.I.1"),
        ("A.III.note", 14, 33, "see part A, sect. I", "A.I"),
        ("B.II.PP.1", 10, 14, "much", None),
    ):
        _insert(database, "cross_reference", {
            "locator": locator, "start": start, "end": end, "text": text, "target": target, "kind": "paragraph",
        })  # fmt: skip
    for number, place, at in ((1, "index", "A.I.1"), (2, "footnote 3", None), (3, "text", None)):
        _insert(database, "erratum", {
            "number": number, "place": place, "kind": "slip", "topic": "Acting" if place == "index" else None,
            "locator": at, "published": "this", "reading": "that" if number < 3 else None,
            "reason": "Because.", "source_line": 70,
        })  # fmt: skip
