"""A line deleted, doubled, swapped, cut, mislabelled or strange stops the build or is seen; none is swallowed."""

from __future__ import annotations

from dataclasses import replace

from tests.importer.conftest import INVENTED_SOURCE, SOURCE
from tests.importer.mutations import Damage, contents, damages, silent_fault
from tipbrowser.importer.publication import Publication, read_publication
from tipbrowser.importer.repairs import Repair, Repairs, load_repairs
from tipbrowser.importer.source import read_printed, read_source

EVERY = 25


def test_no_damage_to_every_25th_line_passes_in_silence(publication: Publication) -> None:
    whole = contents(publication)
    tried = damages(read_printed(SOURCE).lines, load_repairs(), EVERY)
    assert [fault for damage in tried if (fault := silent_fault(damage, whole))] == []


def test_the_judge_sees_a_line_that_is_swallowed(invented_repairs: Repairs) -> None:
    """Words put between the halves of a repaired paragraph, and the repair extended to them, are such a fault."""
    whole = contents(read_publication(read_source(read_printed(INVENTED_SOURCE), invented_repairs), invented_repairs))
    lines = read_printed(INVENTED_SOURCE).lines
    place = lines.index("Where ships pass, they should be lit.")
    swallowed = Repair(source_line=place + 1, was="Strange", becomes="Strange", why="To be seen.", continues=True)
    half = Repair(source_line=place + 2, was="Where", becomes="Where", why="As before.", continues=True)
    foot = next(repair for repair in invented_repairs.lines if not repair.continues)
    damage = Damage(
        kind="“Strange words.” put before",
        number=place + 1,
        lines=(*lines[:place], "Strange words.", *lines[place:]),
        repairs=replace(invented_repairs, source_sha256="", lines=(foot, swallowed, half)),
    )
    assert "altered" in (silent_fault(damage, whole) or "")
