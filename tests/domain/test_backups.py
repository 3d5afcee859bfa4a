"""Which backups are kept, how they are named and what they have otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kept_items import NOON, named, note
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.backups import (
    Backup,
    backup_named,
    difference,
    has_shrunk,
    name_of,
    sorted_backups,
    superfluous,
)
from tipbrowser.domain.times import DAYS, HOURS, written_time


def backups_at(*moments: float) -> list[Backup]:
    """Give backups made at some moments, in the order of their changes."""
    found = [backup_named(name_of(change, moment, 5, 50)) for change, moment in enumerate(moments, start=1)]
    return [one for one in found if one is not None]


def item(number: int, text: str, *, deleted: str | None = None) -> Item:
    """Give a note as it is kept."""
    return Item(
        id=named(number),
        body=note(text),
        created="",
        modified="",
        change=number,
        revision=1,
        deleted=deleted,
        origin="",
    )


def test_a_name_tells_change_time_and_how_much_there_was() -> None:
    name = name_of(1234, NOON, 512, 48211)
    assert name == "000000001234-20261118T110640Z-512-48211.sqlite"
    backup = backup_named(name, 4096)
    assert backup == Backup(
        name=name, change=1234, made="2026-11-18T11:06:40.000Z", items=512, letters=48211, size=4096
    )


@pytest.mark.parametrize("name", ["annotations.jsonl", "", "1-20261118T110640Z-5-5.sqlite", "x.sqlite", ".sqlite"])
def test_other_files_are_no_backups(name: str) -> None:
    assert backup_named(name) is None


def test_the_order_is_that_of_changes_whatever_clocks_say() -> None:
    later, earlier = backups_at(NOON, NOON + 5)[::-1], backups_at(NOON, NOON + 5)
    assert sorted_backups(later) == earlier


def test_hourly_backups_of_two_years_leave_what_was_promised() -> None:
    start = NOON - 2 * 365 * DAYS
    made = backups_at(*(start + hour * HOURS for hour in range(2 * 365 * 24)))
    now = start + (len(made) - 1) * HOURS
    gone = {one.name for one in superfluous(made, now)}
    kept = [one for one in made if one.name not in gone]
    ages = [(now - start - (one.change - 1) * HOURS) for one in kept]
    assert sum(age < 48 * HOURS for age in ages) == 48
    assert len({one.made[:10] for one in kept if one.made >= written_time(now - 13 * DAYS)}) == 14
    assert 9 <= sum(14 * DAYS <= age < 10 * 7 * DAYS for age in ages) <= 10
    assert 12 <= len({one.made[:7] for one in kept}) <= 13
    assert len(kept) < 48 + 14 + 10 + 13


def test_pruned_step_by_step_the_same_remains_as_pruned_at_once() -> None:
    moments = [NOON + hour * HOURS for hour in range(60 * 24)]
    made = backups_at(*moments)
    kept: list[Backup] = []
    for backup, moment in zip(made, moments, strict=True):
        kept.append(backup)
        gone = superfluous(kept, moment)
        kept = [one for one in kept if one not in gone]
    at_once = superfluous(made, moments[-1])
    assert kept == [one for one in made if one not in at_once]


def test_the_last_three_stay_however_old_they_are() -> None:
    made = backups_at(*(NOON + number for number in range(10)))
    assert superfluous(made, NOON + 3000 * DAYS) == made[:-3]


def test_a_backup_made_under_a_clock_far_behind_is_not_taken_for_old() -> None:
    moments = [NOON + hour * HOURS for hour in range(10)]
    made = backups_at(*moments[:4], 1000.0, 2000.0, *moments[4:])
    assert superfluous(made, moments[-1]) == []


def test_a_backup_made_under_a_clock_far_ahead_keeps_no_others_for_ever() -> None:
    moments = [NOON + hour * HOURS for hour in range(24 * 30)]
    made = backups_at(moments[0], NOON + 5000 * DAYS, *moments[1:])
    kept = len(made) - len(superfluous(made, moments[-1]))
    assert kept < 48 + 14 + 10 + 13


@given(st.lists(st.floats(0, 3e9), max_size=60), st.floats(0, 3e9))
def test_whatever_clocks_say_the_last_three_stay(moments: list[float], now: float) -> None:
    made = backups_at(*moments)
    gone = superfluous(made, now)
    assert not {one.name for one in gone} & {one.name for one in made[-3:]}


def test_a_loss_of_a_fifth_is_told() -> None:
    assert not has_shrunk(80, 800, 100, 1000)
    assert has_shrunk(79, 800, 100, 1000)
    assert has_shrunk(100, 799, 100, 1000)
    assert not has_shrunk(100, 1000, 0, 0)


def test_of_very_few_any_may_go() -> None:
    assert not has_shrunk(0, 0, 9, 900)


def test_a_difference_has_what_is_new_other_and_missing() -> None:
    then = [
        item(1, "same"),
        item(2, "was"),
        item(3, "gone"),
        item(4, "binned since"),
        item(5, "in the bin", deleted="x"),
    ]
    now = [item(1, "same"), item(2, "is"), item(4, "binned since", deleted="x"), item(5, "in the bin"), item(6, "new")]
    found = difference(then, now)
    assert [one.body.text for one in found.added if hasattr(one.body, "text")] == ["in the bin", "new"]
    assert [one.id for one in found.changed] == [named(2)]
    assert [one.id for one in found.missing] == [named(3), named(4)]
