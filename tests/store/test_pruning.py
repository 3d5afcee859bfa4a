"""Removing for good what was kept long enough, without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kept_items import NOON, named, note, put
from tests.store.own_files import Watch, put_hologram, rows_of, spoil, writing
from tipbrowser.domain.changes import Bin, Purge
from tipbrowser.domain.times import DAYS, HOURS, written_time
from tipbrowser.store.pruning import judged_clock, prune, scrub, settle, settled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a reader's file may be made."""
    return tmp_path / "annotations.sqlite"


def test_versions_go_when_their_time_is_over(path: Path) -> None:
    watch = Watch()
    with writing(path, watch) as writer:
        writer.apply([put(1, note("0"))])
        for hour in range(1, 100):
            watch.now = NOON + hour * HOURS
            writer.apply([put(1, note(str(hour)), hour)])
        pruned = prune(writer, NOON + 99 * HOURS + DAYS)
    kept = rows_of(path, "SELECT count(*) FROM version")[0][0]
    assert (pruned.items, pruned.versions + int(str(kept))) == (0, 99)
    assert kept == 4 + 1  # the last of each day, and what became another an hour before the end


def test_the_bin_is_emptied_after_ninety_days(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(1, note()), put(2, note()), Bin(id=named(1), revision=1)])
        assert prune(writer, NOON + 89 * DAYS).is_empty
        assert prune(writer, NOON + 91 * DAYS).items == 1
        assert writer.ids() == {named(2)}


def test_what_only_a_newer_version_knows_stays_in_the_bin(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(1, note()), Bin(id=named(1), revision=1)])
    put_hologram(path, number=77, deleted=written_time(NOON))
    with writing(path) as writer:
        assert prune(writer, NOON + 91 * DAYS).items == 1
        assert writer.ids() == {named(77)}


def test_what_was_removed_for_good_is_gone_from_the_file(path: Path) -> None:
    secret = "Xylograph quincunx"
    watch = Watch()
    with writing(path, watch) as writer:
        writer.apply([put(number, note(f"word{number} " * 50)) for number in range(300)])
        writer.apply([put(1000, note(f"{secret} " * 200, tags=(f"{secret} tag",)))])
        watch.now += 100
        writer.apply([put(1000, note(f"{secret} later " * 200), 1)])
        writer.apply([Bin(id=named(1000), revision=2)])
        writer.apply([Purge(id=named(1000), revision=3)])
        scrub(writer)
    content = path.read_bytes().lower()
    for word in (b"xylograph", b"quincunx", b"quincunc", b"xylo"):
        assert word not in content
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_a_trace_that_could_not_be_removed_goes_with_the_next_pruning(path: Path) -> None:
    with writing(path) as writer:
        writer.apply([put(1, note("Xylograph")), put(2, note()), Bin(id=named(1), revision=1)])
        writer.apply([Purge(id=named(1), revision=2)])  # and scrubbing was refused
    assert b"xylograph" in path.read_bytes()
    with writing(path) as writer:
        assert prune(writer, NOON).is_empty
    assert b"xylograph" not in path.read_bytes()
    assert rows_of(path, "SELECT count(*) FROM file WHERE name = 'unscrubbed'") == [(0,)]


def test_after_it_nothing_can_be_attached_again(path: Path) -> None:
    import sqlite3

    with writing(path) as writer:
        scrub(writer)
        with pytest.raises(sqlite3.OperationalError):
            writer.connection.execute("ATTACH ':memory:' AS other")


def test_the_first_clock_is_not_believed_and_the_next_ones_are(path: Path) -> None:
    with writing(path) as writer:
        assert not judged_clock(writer, NOON, starting=True)
        assert judged_clock(writer, NOON + HOURS, starting=True)
        assert judged_clock(writer, NOON + 20 * DAYS, starting=False)


def test_a_clock_far_ahead_is_remembered_until_it_says_so_again(path: Path) -> None:
    with writing(path) as writer:
        judged_clock(writer, NOON, starting=True)
        assert not judged_clock(writer, NOON + 400 * DAYS, starting=True)
    with writing(path) as writer:
        assert judged_clock(writer, NOON + 401 * DAYS, starting=True)


def test_looking_at_the_clock_alone_changes_no_file(path: Path) -> None:
    with writing(path) as writer:
        judged_clock(writer, NOON, starting=True)
        before = path.read_bytes()
        judged_clock(writer, NOON + HOURS, starting=True)
    assert path.read_bytes() == before


def test_a_spoiled_memory_of_the_clock_is_none(path: Path) -> None:
    with writing(path) as writer:
        judged_clock(writer, NOON, starting=True)
    spoil(path, "UPDATE file SET value = 'x' WHERE name = 'seen'")
    with writing(path) as writer:
        assert not judged_clock(writer, NOON, starting=True)


def test_how_much_there_is_to_be_is_remembered(path: Path) -> None:
    with writing(path) as writer:
        assert settled(writer) is None
        settle(writer, 12, 340)
        assert settled(writer) == (12, 340)
        before = path.read_bytes()
        settle(writer, 12, 340)
    assert path.read_bytes() == before
