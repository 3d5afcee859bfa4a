"""The facets of a finding as buttons show them: every meeting and session, and what was found of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.hits import Finding
from tipbrowser.domain.sections import Section
from tipbrowser.models.topic_names import shown_topic
from tipbrowser.ui.facet_group import FacetValue


def _tr(words: str) -> str:
    return QCoreApplication.translate("Facets", words)


def facet_values(finding: Finding, sections: Mapping[str, Section]) -> dict[str, Sequence[FacetValue]]:
    """Give the values of each kind in the order in which they stand, those that narrow the search among them."""
    counts: dict[str, dict[str, int]] = {"part": {}, "section": {}, "kind": {}, "topic": {}}
    for facet in finding.facets:
        counts[facet.kind][facet.value] = facet.count
    narrowing = finding.narrowing
    names = {name: f"{section.title}, {section.start_date[:4]}" for name, section in sections.items()}
    chosen = {
        "part": (narrowing.part,) if narrowing.part else (), "section": narrowing.sections,
        "kind": narrowing.kinds, "topic": narrowing.topics.all_of,
    }  # fmt: skip
    named = {"part": _parts(), "section": names, "kind": _kinds(), "topic": {}}
    every = {"section": tuple(sections)}
    return {
        kind: [
            FacetValue(value, named[kind].get(value) or shown_topic(value), found.get(value, 0), value in chosen[kind])
            for value in dict.fromkeys((*every.get(kind, ()), *found, *chosen[kind]))
        ]
        for kind, found in counts.items()
    }


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
