"""What is said of a text in the box: beside it in a few words, above the list in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.hits import Finding
from tipbrowser.domain.locators import section_of, short
from tipbrowser.domain.note_queries import mentions_notes
from tipbrowser.domain.query_fields import KINDS
from tipbrowser.domain.query_reading import QUOTES, Remark
from tipbrowser.domain.sections import Section

SEEMS_A_PLACE = frozenset(".0123456789/")
"""Signs of a text that was meant to name a place."""
NAMED_AT_MOST = 4
BEGUN = frozenset(QUOTES + "(")
"""Signs that words are to follow."""


def _tr(sentence: str) -> str:
    return QCoreApplication.translate("Box", sentence)


def in_few_words(finding: Finding, sections: Mapping[str, Section]) -> str:
    """Say beside the box what was understood: ``paragraph II.36``, ``14 matches``, ``no such paragraph``."""
    named, matches = finding.named, _matches(finding)
    if len(named) == 1:
        section = sections.get(named[0])
        place = section.title if section else _tr("paragraph {place}").format(place=short(named[0]))
        return f"{place} · {matches}" if matches else place
    if named:
        places = _tr("{count} places").format(count=len(named))
        return f"{places} · {matches}" if matches else places
    if finding.resolution.silent:
        return _tr("adopted nothing")
    if is_missing(finding):
        return _tr("no such paragraph")
    if finding.is_nearest:
        return _tr("no match, {count} near").format(count=finding.total)
    return matches or (_tr("no match") if finding.query is not None else _tr("no words"))


def sentences_about(
    finding: Finding,
    sections: Mapping[str, Section],
    last_number: Callable[[str], int],
) -> str:
    """Say above the list what is not plain to see; ``last_number`` gives the last paragraph of a section."""
    said = [_about_places(finding, sections, last_number), *(_about(remark) for remark in finding.remarks)]
    if finding.is_provisional:
        said.append(_tr("These are the first; their number and order are still to come."))
    elif finding.is_nearest:
        said.append(_tr("No passage has all of this; these have some of it."))
    elif finding.query is None and not finding.named and not said[0] and not is_begun(finding):
        said.append(_tr("These signs are no words. Type letters, a locator or a citation."))
    elif finding.query is not None and not finding.total and not finding.named and not said[0]:
        said.append(
            _about_narrowed(finding.total_without)
            if finding.total_without
            else _about_notes(finding.elsewhere)
            if mentions_notes(finding.query)
            else _tr("No passage has this. Fewer words, or a beginning such as child*, find more.")
        )
    return "\n".join(sentence for sentence in said if sentence)


def _about_notes(elsewhere: int) -> str:
    if elsewhere:
        return _tr("No passage on which you wrote has this.")
    return _tr("Nothing that you wrote on a passage has this. Fewer words, or a beginning such as child*, find more.")


def is_begun(finding: Finding) -> bool:
    """Tell whether a text is but a quotation mark, a bracket or the name of a field, behind which more is to follow."""
    return finding.text.strip() in BEGUN or any(remark.kind == "begun" for remark in finding.remarks)


def is_missing(finding: Finding) -> bool:
    """Tell whether a text was meant to name a place, and there is none of that name."""
    near = finding.resolution.nearest
    return bool(near) and not finding.total and bool(SEEMS_A_PLACE & set(finding.text))


def _matches(finding: Finding) -> str:
    if not finding.total or finding.is_nearest:
        return ""
    if finding.is_provisional:
        return _tr("{count} matches and more …").format(count=finding.total)
    if finding.total_without > finding.total:
        return _tr("{count} of {all} matches").format(count=finding.total, all=finding.total_without)
    return _tr("one match") if finding.total == 1 else _tr("{count} matches").format(count=finding.total)


def _about_places(
    finding: Finding,
    sections: Mapping[str, Section],
    last_number: Callable[[str], int],
) -> str:
    resolution = finding.resolution
    if resolution.silent:
        session = resolution.silent[0].session
        sentence = _tr("The {session} ({dates}) adopted nothing on trafficking in persons.")
        return sentence.format(session=_small(session.title), dates=session.dates)
    if resolution.alternatives and not resolution.locators and not resolution.not_understood:
        return _tr("Both parts have this; type the part, as in {place}, to have one.").format(
            place=resolution.alternatives[0]
        )
    if finding.named or not is_missing(finding):
        return ""
    nearest = resolution.nearest[0]
    section = None if nearest in sections else sections.get(section_of(nearest) or "")
    last = last_number(section.section) if section else 0
    if section and last:
        sentence = _tr("There is no such paragraph; the {section} has {count}.")
        return sentence.format(section=_small(section.title), count=last)
    near = ", ".join(map(short, resolution.nearest[:NAMED_AT_MOST]))
    return _tr("There is no such place; near are {places}.").format(places=near)


def _about_narrowed(count: int) -> str:
    if count == 1:
        return _tr("One passage has this, but not where the search is narrowed to.")
    return _tr("{count} passages have this, but none where the search is narrowed to.").format(count=count)


def _about(remark: Remark) -> str:
    sentences = {
        "quotation": _tr("The quotation mark of {words} is not closed; it goes to the end."),
        "bracket": _tr("The bracket {words} is not closed; it goes to the end."),
        "stray": _tr("The bracket {words} closes nothing and is passed over."),
        "beside": _tr("{words} joins nothing and is passed over."),
        "field": _tr(
            "{words} is no field, and is read as words; there are part, meeting, session, year, topic, symbol, kind,"
            " cites and in."
        ),
        "unread": _tr(
            "What you wrote cannot be read, so that nothing is found in it ({words}); the bottom line says why."
        ),
        "value": _tr("{words} is no such value, and is read as words. {values}"),
        "begun": _tr("{words} asks for nothing yet. {values}"),
        "near": _tr("{words} joins words and phrases alone; it is read as words."),
        "long": _tr("From {words} on the query is too long, and is not read."),
    }
    return sentences[remark.kind].format(words=f"“{remark.words[:60]}”", values=_values_of(remark.words))


def _values_of(typed: str) -> str:
    """Say what may follow the name of a field, as it was typed with its colon."""
    numbers = _tr("A number may follow, as in {field}11, {field}XI or {field}eleventh.")
    return {
        "part": _tr("A or B may follow, as in {field}A."),
        "meeting": numbers,
        "session": numbers,
        "year": _tr("A year may follow, or the first and the last of several, as in {field}2018-2022."),
        "topic": _tr("Words of a topic may follow, as in {field}children or {field}“reflection period”."),
        "symbol": _tr("A part of a document's symbol may follow, as in {field}WG.4/2010/6."),
        "kind": _tr("One of these may follow: {kinds}."),
        "cites": _tr("What is cited may follow, as in {field}“decision 4/4”."),
        "in": _tr("Only “notes” may follow: it searches in what you wrote."),
    }.get(typed.partition(":")[0].casefold(), "").format(field=f"{typed.partition(':')[0]}:", kinds=", ".join(KINDS))


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
