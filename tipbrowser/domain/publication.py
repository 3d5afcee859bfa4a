"""The publication as values: its edition, sections, passages, footnotes, references, topics and errata.

Everything under one name; what must start fast imports the modules below one by one.
"""

from __future__ import annotations

from tipbrowser.domain.edition import Edition, Erratum
from tipbrowser.domain.index import IndexRow, Topic, TopicEntry, TopicMention
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.passages import Footnote, Passage
from tipbrowser.domain.references import CrossReference
from tipbrowser.domain.sections import Section, SilentSession

__all__ = [
    "CrossReference",
    "Edition",
    "Erratum",
    "Footnote",
    "IndexRow",
    "Locator",
    "Passage",
    "Section",
    "SectionId",
    "SilentSession",
    "Topic",
    "TopicEntry",
    "TopicMention",
]
