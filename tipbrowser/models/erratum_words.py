"""An erratum in words: where it is, what is printed, what is read instead, and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.publication import Erratum
from tipbrowser.models.topic_names import shown_topic


def erratum_place(erratum: Erratum) -> str:
    """Give what an erratum concerns: a topic, a passage, a footnote."""
    return shown_topic(erratum.topic) if erratum.topic else erratum.locator or erratum.place


def erratum_words(erratum: Erratum) -> tuple[str, str, str]:
    """Give three sentences: what is printed, what is read instead or that it cannot be known, and the reason."""
    translate = QCoreApplication.translate
    printed = translate("Errata", "Printed: {words}").format(words=erratum.published)
    read = translate("Errata", "What it should say cannot be known.")
    if erratum.reading is not None:
        read = translate("Errata", "Read as: {words}").format(words=erratum.reading)
    return printed, read, erratum.reason
