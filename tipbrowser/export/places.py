"""The places in a manuscript that links inside can lead to."""

from __future__ import annotations

from collections.abc import Sequence

from tipbrowser.domain.manuscript import Block, Heading, Quoted, Table


def places_in(blocks: Sequence[Block]) -> frozenset[str]:
    """Give the places of passages and headings, in tables too; opening words that are only repeated are none."""
    found: set[str] = set()
    for block in blocks:
        match block:
            case Quoted(is_lead=False):
                found.add(block.locator)
            case Heading(bookmark=place) if place:
                found.add(place)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        found |= places_in(cell.blocks)
    return frozenset(found)
