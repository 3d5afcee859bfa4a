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
    places = [place for place, block in enumerate(table.blocks) if block.continued_from_nowhere]
    starts = [_page_of(table, table.blocks[place]) for place in places]
    findings = []
    for gone, (place, start) in enumerate(zip(places, starts, strict=True)):
        until = starts[gone + 1] if gone + 1 < len(starts) else len(table.page_starts)
        is_one = _is_odd(table, range(start, until), first_page + gone + 1)
        findings.append(_finding(table.blocks, place, first_page + start + gone if is_one else None))
    return findings


def _page_of(table: IndexTable, block: TopicBlock) -> int:
    """Give the place among the pages of the one on which a topic stands."""
    return max(place for place, (line, _) in enumerate(table.page_starts) if line.number < block.line.number)


def _is_odd(table: IndexTable, pages: range, first_page: int) -> bool:
    """Tell whether every running title on these pages stands on an odd page, if one page is gone at each gap."""
    return all((first_page + place) % 2 == 1 for place in pages if table.page_starts[place][1])


def _finding(blocks: Sequence[TopicBlock], place: int, page: int | None) -> Finding:
    block = blocks[place]
    before = blocks[place - 1].label if place else None
    numbered = f"The running titles show that it is page {page}. " if page else ""
    after = f" after “{before}”" if before else ""
    end = f"perhaps the end of “{before}”, " if before else ""
    return Finding(
        place="index",
        kind="missing page",
        block=block,
        published=f"{block.label} (continued)",
        reading=None,
        reason=(
            f"The topic is continued here and begins nowhere: a printed page{after} is not in the source. {numbered}"
            f"What stood there, {end}the beginning of this topic and perhaps other topics, is not known."
        ),
        line=block.line.number,
    )
