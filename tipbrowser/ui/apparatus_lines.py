"""What the pane beside the text says of topics, references and errata, as lines to follow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.locators import number_of_path
from tipbrowser.domain.outside import outside_address, outside_name
from tipbrowser.domain.publication import CrossReference, Erratum, Locator, TopicMention
from tipbrowser.ui.apparatus_parts import LinkItem
from tipbrowser.ui.page.notes import erratum_note

OUTSIDE = "outside "
"""Before the key of a line that leads outside the compendium."""


def topic_lines(mentions: Iterable[TopicMention]) -> list[LinkItem]:
    """Give the topics; those that name only a parent say so."""
    inherited = QCoreApplication.translate("ApparatusPane", "by {paragraph}")
    return [
        LinkItem(
            key=mention.topic,
            text=mention.topic,
            detail=""
            if mention.inherited_from is None
            else inherited.format(paragraph=_paragraph(mention.inherited_from)),
        )
        for mention in mentions
    ]


def reference_lines(references: Iterable[CrossReference]) -> list[LinkItem]:
    """Give what a passage refers to in the compendium, with the locators."""
    return [
        LinkItem(key=reference.target, text=reference.text, detail=reference.target)
        for reference in references
        if reference.target
    ]


def outside_lines(references: Iterable[CrossReference]) -> list[LinkItem]:
    """Give the texts outside the compendium that a passage refers to, each once, by their whole names."""
    names = {
        outside_name(reference.text, reference.kind): outside_address(reference.text, reference.kind)
        for reference in references
        if not reference.target
    }
    return [LinkItem(key=OUTSIDE + address, text=name) for name, address in names.items()]


def referring_lines(references: Iterable[CrossReference]) -> list[LinkItem]:
    """Give the passages that refer here, each once, with the words they do it in."""
    words: dict[str, list[str]] = {}
    for reference in references:
        words.setdefault(reference.locator, []).append(f"“{reference.text}”")
    return [LinkItem(key=locator, text=locator, detail=", ".join(texts)) for locator, texts in words.items()]


def erratum_lines(errata: Iterable[Erratum]) -> list[LinkItem]:
    """Give the errata with their whole explanation."""
    notes = [(erratum, erratum_note(erratum)) for erratum in errata]
    return [
        LinkItem(key=str(erratum.number), text=note.heading, detail="".join(run.text for run in note.runs))
        for erratum, note in notes
    ]


def report_lines(address: str | None) -> list[LinkItem]:
    """Give the line that opens the report, if its address is known."""
    words = QCoreApplication.translate("ApparatusPane", "Open the report…")
    return [] if address is None else [LinkItem(key=address, text=words)]


def _paragraph(locator: Locator) -> str:
    """Give a locator's paragraph in words: ``paragraph 13``, ``paragraph 46 (j)``, ``paragraph (o)``."""
    number = number_of_path(locator.split(".")[2:])
    return QCoreApplication.translate("ApparatusPane", "paragraph {number}").format(number=number)
