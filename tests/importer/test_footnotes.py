"""Every footnote has its mark, and an *Ibid.* that cannot mean the note before it is found."""

from __future__ import annotations

from tests.importer.conftest import Bend
from tipbrowser.importer.publication import Publication


def _ibid(publication: Publication) -> list[tuple[str, str | None, str]]:
    return [
        (finding.place, finding.reading, finding.reason) for finding in publication.findings if finding.kind == "ibid"
    ]


def test_a_mark_is_placed_by_its_offset(bend: Bend) -> None:
    whole = bend()
    texts = {draft.locator: words.text for draft, words in whole.passages}
    note = whole.notes[1]
    assert (note.number, note.locator) == (2, "B.I.a")
    assert texts[note.locator][: note.offset].endswith("in accordance with the treaty;")


def test_an_ibid_after_a_note_without_volumes_is_found_with_the_series_it_means(bend: Bend) -> None:
    ((place, reading, reason),) = _ibid(bend())
    assert (place, reading) == ("footnote 4", "Treaty on Lamps, Lamp Series, vol. 14, No. 9.")
    assert "note 3, the one before it, is “E/2030/5, para. 1.”" in reason


def test_notes_that_cite_the_same_volume_bear_it_out(bend: Bend) -> None:
    ((_, _, reason),) = _ibid(bend(("vol. 12, No. 7.", "vol. 14, No. 9.")))
    assert "Note 1 cites the same volume and number." in reason


def test_several_witnesses_are_listed(bend: Bend) -> None:
    changed = bend(("vol. 12, No. 7.", "vol. 14, No. 9."), ("vol. 13, No. 8.", "vol. 14, No. 9."))
    ((_, _, reason),) = _ibid(changed)
    assert "Notes 1 and 2 cite the same volume and number." in reason


def test_a_first_note_that_says_ibid_means_nothing_known(bend: Bend) -> None:
    changed = bend(("¹Treaty on Lamps, *Lamp Series*, vol. 12, No. 7.", "¹Ibid., vol. 12, No. 7."))
    place, reading, reason = _ibid(changed)[0]
    assert (place, reading) == ("footnote 1", None)
    assert "no note stands before it" in reason
