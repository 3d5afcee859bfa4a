"""The sources of what was chosen, by the template that is wished."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tipbrowser.domain.citation_fields import Cited, cite
from tipbrowser.domain.citation_templates import Template
from tipbrowser.domain.edition import Edition
from tipbrowser.domain.material import Entry, PassageTaken

Cite = Callable[[Sequence[PassageTaken]], str]
"""Gives the source of passages that are cited at once in the form that is wished."""


def citing(template: Template, edition: Edition) -> Cite:
    """Give what cites by a template."""
    return lambda passages: cite(cited(passages), edition, template)


def cited(passages: Sequence[PassageTaken]) -> list[Cited]:
    """Give passages as they are cited."""
    return [Cited(passage=taken.passage, section=taken.section) for taken in passages]


def neighbours(entries: Sequence[Entry]) -> list[list[PassageTaken]]:
    """Give the passages in groups that can be cited at once: one behind the other, in one section."""
    groups: list[list[PassageTaken]] = []
    before: Entry | None = None
    for entry in entries:
        if isinstance(entry, PassageTaken):
            if isinstance(before, PassageTaken) and entry.section is not None and before.section == entry.section:
                groups[-1].append(entry)
            else:
                groups.append([entry])
        before = entry
    return groups
