"""Every reference of the publication, as a reader found them line by line, against what the program finds."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.publication import Locator, SectionId
from tipbrowser.importer.references import (
    INSIDE_KINDS,
    OUTSIDE_KINDS,
    FoundReference,
    KnownSection,
    ReferenceReader,
)

DATABASE = Path(__file__).parents[2] / "data" / "compendium.sqlite"
GA = "general assembly"
CONFERENCE = "conference instrument"
TIP_PROTOCOL = "of the Trafficking in Persons Protocol"
UNTOC = "of the United Nations Convention against Transnational Organized Crime"
SMUGGLING = "of the Protocol against the Smuggling of Migrants by Land, Sea and Air"

# place: words | target | kind. Written down while reading the source from its first line to the index.
READING = f"""
F.note.1: sixth session | - | session outside
F.note.1: seventh session | - | session outside
F.note.1: eighth session | - | session outside
F.note.1: ninth session | - | session outside
F.introduction.2: fifth meeting | A.V | meeting
F.introduction.2: CTOC/COP/WG.4/2013/5, para. 45 | A.V.41 | report paragraph
A.I.1: Conference decision 4/4 | B.IV | {CONFERENCE}
A.I.19.b: Conference decision 4/1 | - | conference instrument outside
A.II.5: article 6, subparagraph 2, {TIP_PROTOCOL} | - | article
A.II.8: paragraph 17 of the report of the Working Group on its meeting held in Vienna on 14 and 15 April 2009 (CTOC/COP/WG.4/2009/2) | A.I.16 | report paragraph
A.II.15: paragraph 19 of the report on the 2009 meeting of the Working Group | A.I.18 | report paragraph
A.II.17: paragraph 18 of the report on the 2009 meeting of the Working Group | A.I.17 | report paragraph
A.II.24.b: paragraph 7 of the report of that Working Group on its 2009 meeting | A.I.6 | report paragraph
A.II.25.a: article 3, subparagraph (a), of the Protocol | - | article
A.II.26: article 3, subparagraph (a), of the Protocol | - | article
A.II.29: article 25 of the Organized Crime Convention | - | article
A.II.30: article 26, paragraphs 2 and 3, of the Organized Crime Convention | - | article
A.II.34: paragraph 11 of the report on the 2009 meeting of the Working Group | A.I.10 | report paragraph
A.II.43: paragraph 12 of the report on the 2009 meeting of the Working Group | A.I.11 | report paragraph
A.III.note: third meeting | A.III | meeting
A.III.note: fourth meeting | A.IV | meeting
A.III.note: part A, sect. IV | A.IV | section
A.IV.45.g: paragraph 44 of General Assembly resolution 64/293 | - | {GA}
A.IV.46: meeting held in Vienna on 19 October 2010 | A.III | meeting
A.IV.46.c: article 6, paragraph 6, {TIP_PROTOCOL} | - | article
A.IV.46.d: article 6, paragraph 2, {TIP_PROTOCOL} | - | article
A.IV.46.i: article 6, paragraph 6, {TIP_PROTOCOL} | - | article
A.V.24: article 15 {UNTOC} | - | article
A.V.33: articles 32 and 37 of the Convention | - | article
A.V.44: seventh session | - | session outside
A.V.44: CTOC/COP/WG.4/2011/8, sect. II.A.5 | - | document
A.VII.1.d: article 6, paragraph 3 (d) of the Protocol | - | article
A.IX.11: article 10, paragraph 1, {TIP_PROTOCOL} | - | article
A.X.1: tenth meeting | A.X | meeting
A.X.2: tenth session | B.X | session
A.XI.9: article 30 of the Convention | - | article
A.XII.7: article 6 {TIP_PROTOCOL} | - | article
B.I.a: article 32 {UNTOC} | - | article
B.I.b: second session | B.II | session
B.I.b.ii: article 5 of the Protocol | - | article
B.I.b.iv: articles 6 and 9 of the Protocol | - | article
B.I.c: the above programme of work | B.I.b | paragraph
B.I.c: first session | B.I | session
B.I.f: second session | B.II | session
B.II.a: decision 1/5 | B.I | {CONFERENCE}
B.II.a: that decision | B.I | {CONFERENCE}
B.II.e: second session | B.II | session
B.II.g: third session | B.III | session
B.II.h: decision 1/5 | B.I | {CONFERENCE}
B.II.h: the present decision | B.II | present instrument
B.II.j: decision 1/5 | B.I | {CONFERENCE}
B.II.k: the present decision | B.II | present instrument
B.II.k: the present decision | B.II | present instrument
B.II.k: third session | B.III | session
B.II.l: third session | B.III | session
B.II.l: subparagraphs (g) and (j) above | B.II.g | paragraph
B.II.l: subparagraphs (g) and (j) above | B.II.j | paragraph
B.II.m: third session | B.III | session
B.II.m.i: article 6 | - | article
B.II.m.i: article 7 | - | article
B.II.m.ii: article 8 | - | article
B.II.m.iii: article 11 | - | article
B.II.m.iii: article 12 | - | article
B.II.m.iii: article 13 | - | article
B.II.n: the above programme of work | B.II.m | paragraph
B.II.n: second session | B.II | session
B.II.q: third session | B.III | session
B.III.chapeau: article 32 {UNTOC} | - | article
B.III.chapeau: third session | B.III | session
B.III.c: article 12 of each of those Protocols | - | article
B.III.h: article 8 of the Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children | - | article
B.III.h: article 18 {SMUGGLING} | - | article
B.III.i: article 33, paragraph 2 (c), of the Convention | - | article
B.III.i: fourth session | B.IV | session
B.III.k: article 6 of that Protocol | - | article
B.III.l: article 6 {SMUGGLING} | - | article
B.IV.chapeau: article 32 {UNTOC} | - | article
B.IV.chapeau: decision 3/3 | B.III | {CONFERENCE}
B.IV.chapeau: General Assembly resolutions 61/144 | - | {GA}
B.IV.chapeau: 61/180 | - | {GA}
B.IV.a: fourth session | B.IV | session
B.IV.n: article 32, paragraph 3, of the Organized Crime Convention | - | article
B.IV.n: rule 2, paragraph 2, of the rules of procedure for the Conference | - | rule
B.IV.p: fifth session | B.V | session
B.IV.t: sixth session | - | session outside
B.V.PP.1: article 32 {UNTOC} | - | article
B.V.PP.2: decision 4/4 | B.IV | {CONFERENCE}
B.V.PP.2: General Assembly resolutions 61/144 | - | {GA}
B.V.PP.2: 61/180 | - | {GA}
B.V.PP.2: 63/194 | - | {GA}
B.V.PP.2: 64/178 | - | {GA}
B.V.PP.2: resolution 64/293 | - | {GA}
B.V.PP.3: fifth session | B.V | session
B.V.PP.10: General Assembly resolution 63/14 | - | {GA}
B.V.PP.11: article 5 | - | article
B.V.3: General Assembly resolution 64/293 | - | {GA}
B.V.3: that resolution | - | {GA}
B.V.5: meetings held on 14 and 15 April 2009 | A.I | meeting
B.V.5: 27 and 29 January 2010 | A.II | meeting
B.V.5: 19 October 2010 | A.III | meeting
B.V.8.b: article 3 {TIP_PROTOCOL} | - | article
B.V.9: Commission on Crime Prevention and Criminal Justice resolution 19/4 | - | commission
B.V.11: sixth session | - | session outside
B.V.11: sixth session | - | session outside
B.V.12: sixth session | - | session outside
B.V.13: paragraph 12 above | B.V.12 | paragraph
B.V.14: Conference decision 4/4 | B.IV | {CONFERENCE}
B.V.15: sixth session | - | session outside
B.V.16: sixth session | - | session outside
B.X.PP.1: article 32 {UNTOC} | - | article
B.X.PP.2: decision 4/4 | B.IV | {CONFERENCE}
B.X.PP.2: resolution 5/2 | B.V | {CONFERENCE}
B.X.PP.2: General Assembly resolutions 61/144 | - | {GA}
B.X.PP.2: 61/180 | - | {GA}
B.X.PP.2: 63/194 | - | {GA}
B.X.PP.2: 64/178 | - | {GA}
B.X.PP.2: 67/190 | - | {GA}
B.X.PP.2: 68/192 | - | {GA}
B.X.PP.2: 70/179 | - | {GA}
B.X.PP.2: 71/167 | - | {GA}
B.X.PP.2: 72/1 | - | {GA}
B.X.PP.2: 72/195 | - | {GA}
B.X.PP.2: 73/189 | - | {GA}
B.X.PP.2: 74/176 | - | {GA}
B.X.PP.2: Commission on Crime Prevention and Criminal Justice resolutions 20/3 | - | commission
B.X.PP.2: 23/2 | - | commission
B.X.PP.2: 25/1 | - | commission
B.X.PP.2: 27/2 | - | commission
B.X.PP.2: 27/3 | - | commission
B.X.PP.2: 27/4 | - | commission
B.X.PP.2: Economic and Social Council resolutions 2013/41 | - | economic and social council
B.X.PP.2: 2015/23 | - | economic and social council
B.X.PP.2: 2017/18 | - | economic and social council
B.X.PP.6: article 6, paragraph 1, of the Protocol | - | article
B.X.PP.11: General Assembly resolution 64/293 | - | {GA}
B.X.PP.11: that resolution | - | {GA}
B.X.PP.15: Conference resolution 9/1 | - | conference instrument outside
B.X.PP.17: tenth meeting | A.X | meeting
B.X.PP.18: resolution 70/1 | - | {GA}
B.X.4: article 3 {TIP_PROTOCOL} | - | article
B.X.4: article 34, paragraph 2 | - | article
B.X.7: article 3 {TIP_PROTOCOL} | - | article
B.X.8: article 10, paragraph 1, {TIP_PROTOCOL} | - | article
B.X.13.c: article 3, paragraph (a), of the Protocol | - | article
B.X.14: tenth meeting | A.X | meeting
B.X.15: eleventh session | B.XI | session
B.XI.PP.2: article 32 of the Organized Crime Convention | - | article
B.XI.PP.5: resolutions 5/2 | B.V | {CONFERENCE}
B.XI.PP.5: 10/3 | B.X | {CONFERENCE}
B.XI.PP.5: decisions 2/3 | B.II | {CONFERENCE}
B.XI.PP.5: 3/3 | B.III | {CONFERENCE}
B.XI.PP.6: resolution 76/7 | - | {GA}
B.XI.PP.6: resolution 76/186 | - | {GA}
B.XI.PP.7: resolution 70/1 | - | {GA}
B.XI.PP.9: eleventh | A.XI | meeting
B.XI.PP.9: twelfth meetings | A.XII | meeting
B.XI.PP.13: twelfth meeting | A.XII | meeting
B.XI.PP.21: article 30 of the Organized Crime Convention | - | article
B.XI.PP.23: article 2 thereof | - | article
B.XI.2: meetings of the Working Group on Trafficking in Persons in Vienna on 12 and 13 October 2021 | A.XI | meeting
B.XI.2: 29 and 30 June 2022 | A.XII | meeting
B.XI.6: article 9 thereof | - | article
B.XI.8: article 8 of the Convention | - | article
B.XI.9.c: article 6, paragraph 1, of the Protocol | - | article
footnote 3: E/2002/68/Add.1 | - | document
footnote 6: General Assembly resolution 55/25, annex I | - | {GA}
footnote 7: General Assembly resolution 55/25, annex II | - | {GA}
footnote 8: this paragraph | B.I.c | paragraph
footnote 8: articles 6 and 9 of the Protocol | - | article
footnote 9: CTOC/COP/2005/3 | - | document
footnote 10: General Assembly resolution 55/25, annex II | - | {GA}
footnote 11: General Assembly resolution 55/25, annex I | - | {GA}
footnote 12: General Assembly resolution 55/25, annex II | - | {GA}
footnote 13: General Assembly resolution 55/25, annex III | - | {GA}
footnote 15: CTOC/COP/2008/8 | - | document
footnote 15: CTOC/COP/2008/9 | - | document
footnote 15: CTOC/COP/2008/11 | - | document
footnote 19: CTOC/COP/2010/5 | - | document
footnote 19: CTOC/COP/2010/6 | - | document
footnote 19: CTOC/COP/2010/11 | - | document
footnote 20: E/CN.15/2006/10 | - | document
footnote 23: CTOC/COP/2010/6 | - | document
footnote 26: Security Council resolutions 2331 (2016) | - | security council
footnote 26: 2368 (2017) | - | security council
footnote 26: 2388 (2017) | - | security council
footnote 26: 2482 (2019) | - | security council
footnote 30: E/2022/27, para. 1 | - | document
"""

# A far coarser look at the same text: whatever is caught by these and is no reference stands below, with its place.
COARSE = re.compile(
    r"[0-9]+/[0-9]+|[A-Z]+/[A-Z0-9]+|\([0-9]{4}\)|\b(?:[Aa]rticles?|[Rr]ules?|[Pp]aragraphs?|paras?\.|sects?\.|annex\w*)(?= )"
    r"|\b(?:above|below|thereof|hereof|aforementioned)\b|\b(?:present|that|this|said) (?:resolution|decision|paragraph)\b"
    r"|\b(?:[Rr]esolution|[Dd]ecision)s? (?=[0-9])|\b[a-z-]+(?:st|nd|rd|th) (?:meeting|session)|\bmeetings?(?= [^.;]*\b20[0-9]{2}\b)"
)
NO_REFERENCES = {
    ("A.II.29", "rule"),  # would not rule out the provision of assistance
    ("A.XII.14", "rules"),  # its procedures and rules
    ("B.III.c", "articles"),  # the relevant articles of those Protocols: none is numbered
    ("B.V.18", "rules"),  # the rules and procedures of the United Nations
    ("B.X.4", "thereof"),  # the implementation thereof
    ("B.X.16", "rules"),
    ("B.X.17", "rules"),
    ("B.XI.18", "rules"),
    ("B.XI.21", "rules"),
    ("B.XI.9", "below"),  # the following actions below: a list that opens here
    ("B.V.3", "annexed"),  # the Plan of Action, annexed to that resolution
    ("B.X.PP.11", "annexed"),
    ("B.X.PP.16", "meetings"),  # its nine meetings held since April 2009
    ("B.XI.PP.17", "sixty-sixth session"),  # of the Commission on the Status of Women
}

Place = tuple[str, str, SectionId | None, str]
"""Place in the table above, locator, section, text."""


def _places(database: sqlite3.Connection) -> Iterator[Place]:
    for locator, section, text in database.execute("SELECT locator, section, text FROM passage ORDER BY position"):
        yield locator, locator, section, text
    statement = (
        "SELECT number, locator, section, footnote.text FROM footnote JOIN passage USING (locator) ORDER BY number"
    )
    for number, locator, section, text in database.execute(statement):
        yield f"footnote {number}", locator, section, text


def _reader(database: sqlite3.Connection) -> ReferenceReader:
    columns = "section, part, kind, body, ordinal, start_date, end_date, report_symbol, report_constant, numbering, instrument"
    rows = database.execute(f"SELECT {columns} FROM section ORDER BY position")
    sections = [KnownSection(**dict(zip(columns.split(", "), row, strict=True))) for row in rows]
    texts = database.execute("SELECT locator, text FROM passage ORDER BY position")
    return ReferenceReader(sections, {Locator(locator): text for locator, text in texts})


def _load() -> tuple[ReferenceReader, tuple[Place, ...]]:
    database = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    try:
        return _reader(database), tuple(_places(database))
    finally:
        database.close()


READER, PLACES = _load()


def _read(place: Place) -> list[FoundReference]:
    return READER.read(place[3], here=Locator(place[1]), section=place[2])


def test_what_is_found_is_what_was_read_by_eye() -> None:
    found = [
        f"{place[0]}: {each.text} | {each.target or '-'} | {each.kind}" for place in PLACES for each in _read(place)
    ]
    assert found == READING.strip().splitlines()


def test_the_bundled_database_holds_exactly_these() -> None:
    database = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    stored = database.execute(
        "SELECT locator || ': ' || text || ' | ' || coalesce(target, '-') || ' | ' || kind FROM v_cross_reference"
        " UNION ALL"
        " SELECT 'footnote ' || number || ': ' || text || ' | ' || coalesce(target, '-') || ' | ' || kind"
        " FROM footnote_reference"
    ).fetchall()
    database.close()
    assert [row[0] for row in stored] == READING.strip().splitlines()


def test_nothing_that_looks_like_a_reference_is_left_uncovered() -> None:
    uncovered = set()
    for place in PLACES:
        spans = [(each.start, each.end) for each in _read(place)]
        for match in COARSE.finditer(place[3]):
            if not any(start <= match.start() and match.end() <= end for start, end in spans):
                uncovered.add((place[0], match[0]))
    assert uncovered == NO_REFERENCES


def test_only_inside_kinds_have_targets_and_every_target_exists() -> None:
    known = {place[1] for place in PLACES} | {place[2] for place in PLACES}
    for each in (each for place in PLACES for each in _read(place)):
        if each.kind in INSIDE_KINDS:
            assert each.target in known
        else:
            assert each.kind in OUTSIDE_KINDS
            assert each.target is None


@pytest.mark.parametrize("instrument", ["5/2", "10/3", "2/3", "3/3", "4/4", "1/5"])
def test_no_number_that_the_conference_shares_is_read_as_another_bodys(instrument: str) -> None:
    numbered = re.compile(rf"(?<![0-9]){instrument}$")
    kinds = {each.kind for place in PLACES for each in _read(place) if numbered.search(each.text)}
    assert kinds <= {CONFERENCE}


def _check(text: str, found: list[FoundReference]) -> None:
    spans = sorted({(each.start, each.end) for each in found})
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[each.start : each.end] == each.text for each in found)
    assert found == sorted(found, key=lambda each: each.start)
    assert len(set(found)) == len(found)


words = st.sampled_from([place[3] for place in PLACES])
cuts = st.integers(min_value=0, max_value=4000)
piece = st.builds(lambda text, first, last: text[first % len(text) : last % len(text) + 1], words, cuts, cuts)


@given(pieces=st.lists(piece, max_size=6), place=st.sampled_from(PLACES))
def test_splices_of_real_passages_give_spans_within_bounds(pieces: list[str], place: Place) -> None:
    text = "".join(pieces)
    _check(text, READER.read(text, here=Locator(place[1]), section=place[2]))


@given(text=st.text(max_size=300))
def test_random_text_never_raises(text: str) -> None:
    _check(text, READER.read(text, here=None, section=None))


@given(
    tokens=st.lists(
        st.sampled_from(
            "General Assembly|Conference|Commission on|Council|resolution|resolutions|decisions|that decision|the present|its tenth|eleventh and|meeting|meetings|session|held on|12 and 13 October 2021"
            "|the above programme of work|5/2|10/3|2331 (2016)|9999 to 99999|(a)|(i)|(ii)|paragraph|paragraphs|subparagraphs|above|below|and|, |of|to"
            "|the|article|articles|rules|Protocol|Convention|against|thereof|part A, sect.|IV|XL|CTOC/COP/WG.4/2009/2|para."
            "|report on the 2009 meeting|, annex|12|3|–|its|this paragraph|MMMM|recommendation|.".split("|")
        ),
        max_size=25,
    )
)
def test_random_strings_of_the_grammars_own_words_never_raise(tokens: list[str]) -> None:
    text = " ".join(tokens)
    _check(text, READER.read(text, here=Locator("B.II.l"), section=SectionId("B.II")))
