"""What the importer found to contradict itself or to be lost, before it is numbered as an erratum."""

from __future__ import annotations

from dataclasses import dataclass

from tipbrowser.domain.publication import Locator
from tipbrowser.importer.index_table import TopicBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One place, with what is printed, what is read instead (none where it cannot be known) and why."""

    place: str
    kind: str
    published: str
    reading: str | None
    reason: str
    line: int
    block: TopicBlock | None = None
    locator: Locator | None = None
