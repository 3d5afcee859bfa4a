"""Printed pages of the index that are not there: what the running titles and the continued topics prove."""

from __future__ import annotations

from collections.abc import Sequence

from tipbrowser.importer.findings import Finding
from tipbrowser.importer.index_table import IndexTable, TopicBlock


def missing_pages(table: IndexTable, first_page: int) -> list[Finding]:
    """Give a finding for every place where a page must have stood that the source has not.

    Proof is a topic that is "(continued)" and never began. How many pages are gone, and which, is counted from
    the running title, which odd pages bear (some have lost it) and even pages never do.
    """
    findings = []
    gone = 0
    for place, block in enumerate(table.blocks):
        if not block.continued_from_nowhere:
            continue
        start = max(index for index, (line, _) in enumerate(table.page_starts) if line.number < block.line.number)
        page = first_page + start + gone
        gone += 1
        findings.append(_finding(table.blocks, place, page if _parity_agrees(table, start, first_page, gone) else None))
    return findings


def _parity_agrees(table: IndexTable, start: int, first_page: int, gone: int) -> bool:
    """Tell whether every running title after the gap stands on an odd page if one page is counted as gone."""
    return all(
        (first_page + place + gone) % 2 == 1
        for place, (_, titled) in enumerate(table.page_starts)
        if titled and place >= start
    )


def _finding(blocks: Sequence[TopicBlock], place: int, page: int | None) -> Finding:
    block = blocks[place]
    before = blocks[place - 1].label if place else None
    numbered = f"The running titles show that it is page {page}. " if page else ""
    after = f" after “{before}”" if before else ""
    return Finding(
        place="index",
        kind="missing page",
        block=block,
        published=f"{block.label} (continued)",
        reading=None,
        reason=(
            f"The topic is continued here and begins nowhere: a printed page{after} is not in the source. {numbered}"
            "What stood there, the beginning of this topic and perhaps other topics, is not known."
        ),
        line=block.line.number,
    )
