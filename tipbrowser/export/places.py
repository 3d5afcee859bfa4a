"""The places in a manuscript that links inside can lead to."""

from __future__ import annotations

from collections.abc import Sequence

from tipbrowser.domain.manuscript import Block, Heading, Quoted, Table


def places_in(blocks: Sequence[Block], *, with_leads: bool = False) -> frozenset[str]:
    """Give the places of passages and headings, in tables too; opening words that are only repeated are none, unless wished."""
    found: set[str] = set()
    for block in blocks:
        match block:
            case Quoted() if with_leads or not block.is_lead:
                found.add(block.locator)
            case Heading(bookmark=place) if place:
                found.add(place)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        found |= places_in(cell.blocks, with_leads=with_leads)
    return frozenset(found)
