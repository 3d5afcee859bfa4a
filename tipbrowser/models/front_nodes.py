"""How the contents name the parts of the front matter, one row for each however many passages it has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.publication import Passage
from tipbrowser.models.openings import opening_words


def grouped(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    """Give the passages of each part, ``F.introduction`` and so on, in the order of the publication."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(group_of(passage.locator), []).append(passage)
    return groups


def group_of(locator: str) -> str:
    """Give the part of the front matter that a locator belongs to: ``F.introduction`` of ``F.introduction.2``."""
    return ".".join(locator.split(".")[:2])


def group_title(passage: Passage) -> str:
    """Name a part after its kind, or, where the kind is not a known one, after its own heading or words."""
    names = {
        "title": QCoreApplication.translate("Contents", "Title pages"),
        "imprint": QCoreApplication.translate("Contents", "Imprint"),
        "contents": QCoreApplication.translate("Contents", "Table of contents"),
        "note": QCoreApplication.translate("Contents", "Note to the contents"),
        "introduction": QCoreApplication.translate("Contents", "Introduction"),
        "compendium": QCoreApplication.translate("Contents", "On the two parts"),
        "index note": QCoreApplication.translate("Contents", "Note to the index"),
        "colophon": QCoreApplication.translate("Contents", "Colophon"),
    }
    return names.get(passage.kind) or opening_words(passage.title or passage.text)
