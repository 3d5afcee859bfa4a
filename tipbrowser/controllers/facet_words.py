"""The facets of a finding as buttons show them: every meeting and session, and what was found of the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from heapq import nlargest

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.hits import Finding
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.sections import Section
from tipbrowser.models.topic_names import shown_topic
from tipbrowser.ui.facet_group import FacetValue

MOST_BARS = 40
"""Meetings and sessions that stand side by side."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Facets", words)


def facet_values(finding: Finding, sections: Mapping[str, Section], kind: str) -> Sequence[FacetValue]:
    """Give the values of a kind in the order in which they stand, those that narrow the search among them."""
    counts, chosen = finding.facets.get(kind, {}), _chosen(finding.narrowing, kind)
    if kind == "section":
        shown = _bars(sections, counts, finding.narrowing.sections)
        names = {name: f"{sections[name].title}, {sections[name].start_date[:4]}" for name in shown}
    else:
        shown = tuple(dict.fromkeys((*counts, *chosen)))
        known = {"part": _parts, "kind": _kinds}.get(kind, dict[str, str])()
        names = {value: known.get(value) or shown_topic(value) for value in shown}
    return [FacetValue(value, names[value], counts.get(value, 0), value in chosen) for value in shown]


def _chosen(narrowing: Narrowing, kind: str) -> tuple[str, ...]:
    return {
        "part": (narrowing.part,) if narrowing.part else (), "section": narrowing.sections,
        "kind": narrowing.kinds, "topic": narrowing.topics.included,
    }[kind]  # fmt: skip


def known_parts() -> Collection[str]:
    """Give the parts that a search can be narrowed to."""
    return _parts()


def known_kinds() -> Collection[str]:
    """Give the kinds of passages that a search can be narrowed to."""
    return _kinds()


def _bars(sections: Mapping[str, Section], counts: Mapping[str, int], chosen: Sequence[str]) -> tuple[str, ...]:
    """Give the sections that have a bar: all, or where they are too many those that matter most, in their order."""
    if len(sections) <= MOST_BARS:
        return tuple(sections)
    best = nlargest(MOST_BARS, counts, key=lambda name: counts[name])
    wanted = {*best, *chosen}
    return tuple(name for name in counts if name in wanted) + tuple(name for name in chosen if name not in counts)


def _parts() -> dict[str, str]:
    return {
        "A": _tr("A: Working Group"),
        "B": _tr("B: Conference of the Parties"),
        "F": _tr("Front matter"),
    }


def _kinds() -> dict[str, str]:
    return {
        "recommendation": _tr("Recommendations"),
        "subparagraph": _tr("Sub-paragraphs"),
        "preambular": _tr("Preambular paragraphs"),
        "operative": _tr("Operative paragraphs"),
        "decision": _tr("Paragraphs of decisions"),
        "chapeau": _tr("Chapeaux"),
        "note": _tr("Notes"),
        "title": _tr("Title pages"),
        "imprint": _tr("Imprint"),
        "contents": _tr("Contents"),
        "introduction": _tr("Introduction"),
        "compendium": _tr("On the two parts"),
        "index note": _tr("Note on the index"),
        "colophon": _tr("Colophon"),
    }
