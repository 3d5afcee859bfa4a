"""The seat of the one window: one holder, whatever lies in its place, and nobody else's files touched."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.instance.starts import end, python
from tipbrowser.instance import seat as seats
from tipbrowser.instance.seat import LOCK, NOWHERE, Seat, take_seat

HOLD = """
import sys
from pathlib import Path
from tipbrowser.instance.seat import take_seat
seat = take_seat(Path(sys.argv[1]))
print(seat.is_ours, flush=True)
sys.stdin.readline()
"""


@contextmanager
def held(folder: Path) -> Iterator[Seat]:
    """Hold the seat for a block."""
    seat = take_seat(folder)
    yield seat
    seat.leave()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def test_one_has_it_and_the_next_gets_it_when_that_leaves(tmp_path: Path) -> None:
    first = take_seat(tmp_path)
    assert first.is_ours
    assert first.publish("/a/socket")
    second = take_seat(tmp_path)
    assert not second.is_ours
    assert second.address() == "/a/socket"
    second.leave()
    first.leave()
    first.leave()
    assert (first.address(), first.publish("x")) == ("", False)
    third = take_seat(tmp_path)
    assert third.is_ours
    third.leave()


def test_it_is_free_when_its_holder_was_killed(tmp_path: Path) -> None:
    holder = python(tmp_path, HOLD, str(tmp_path))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    assert not take_seat(tmp_path).is_ours
    end(holder)
    assert take_seat(tmp_path).is_ours


@pytest.mark.parametrize("umask", [0, 0o022, 0o077, 0o277])
def test_folder_and_file_are_the_reader_s_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "data"
    former = os.umask(umask)
    try:
        take_seat(folder).leave()
    finally:
        os.umask(former)
    assert mode(folder) & 0o077 == 0
    assert mode(folder / LOCK) == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch(0o666)
    take_seat(tmp_path).leave()
    assert mode(tmp_path / LOCK) == 0o600


@pytest.mark.parametrize("name", ["plain", "with spaces", "données – Документы", "d" * 200 + "/" + "e" * 200, "\udcff"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    with held(tmp_path / name) as first:
        assert first.is_ours
        assert (tmp_path / name / LOCK).is_file()
        assert len(os.fsencode(first.new_address())) <= seats.LONGEST_PATH
        second = take_seat(tmp_path / name)
        assert not second.is_ours
        second.leave()


def _a_file(place: Path) -> None:
    place.write_text("not a folder", "utf-8")


def _a_link(place: Path) -> None:
    place.mkdir()
    (place.parent / "elsewhere").write_text("precious", "utf-8")
    (place / LOCK).symlink_to(place.parent / "elsewhere")


def _a_loose_link(place: Path) -> None:
    place.mkdir()
    (place / LOCK).symlink_to(place.parent / "elsewhere")


def _a_pipe(place: Path) -> None:
    place.mkdir()
    os.mkfifo(place / LOCK)


def _a_folder(place: Path) -> None:
    (place / LOCK).mkdir(parents=True)


@pytest.mark.parametrize("arrange", [_a_file, _a_link, _a_loose_link, _a_pipe, _a_folder])
def test_what_stands_in_the_way_is_left_alone_and_two_starts_still_meet(
    tmp_path: Path, runtime: Path, arrange: object
) -> None:
    place = tmp_path / "data"
    assert callable(arrange)
    arrange(place)
    elsewhere = tmp_path / "elsewhere"
    before = elsewhere.read_text("utf-8") if elsewhere.exists() else None
    with held(place) as first:
        assert first.is_ours
        assert first.publish("/a/socket")
        second = take_seat(place)
        assert (second.is_ours, second.address()) == (False, "/a/socket")
        second.leave()
        other = take_seat(tmp_path / "another")
        assert other.is_ours
        other.leave()
    assert (elsewhere.read_text("utf-8") if elsewhere.exists() else None) == before
    assert [mode(path) for path in (runtime, *runtime.glob("*.lock"))] == [0o700, 0o600]


def test_where_nothing_may_be_made_nothing_is(tmp_path: Path) -> None:
    assert take_seat(tmp_path / "data", make=False).is_ours
    assert not (tmp_path / "data").exists()


def test_without_any_place_every_start_is_the_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats.paths, "runtime_folders", lambda: (str(tmp_path / "none" / "none"),))
    _a_file(tmp_path / "data")
    for seat in (take_seat(tmp_path / "data"), take_seat(tmp_path / "data")):
        assert seat.is_ours
        assert (seat.new_address(), seat.publish(NOWHERE), seat.address()) == ("", False, "")


def test_a_file_system_without_locks_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("fcntl.flock", fail)
    assert take_seat(tmp_path).is_ours


@pytest.mark.parametrize("spoil", ["link", "open", "another's", "above"])
def test_no_socket_is_put_where_others_could_reach(
    tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    monkeypatch.setattr(seats.paths, "runtime_folders", lambda: (str(runtime),))
    seat = take_seat(tmp_path)
    assert seat.new_address()
    if spoil == "link":
        runtime.rename(runtime.with_name("other"))
        runtime.symlink_to(runtime.with_name("other"))
    elif spoil == "open":
        runtime.chmod(0o755)
    elif spoil == "above":
        runtime.parent.chmod(0o777)
    else:
        monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert seat.new_address() == ""
    seat.leave()


def test_a_long_folder_for_sockets_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runtime: Path
) -> None:
    long = tmp_path / ("n" * seats.LONGEST_PATH)
    long.mkdir()
    monkeypatch.setattr(seats.paths, "runtime_folders", lambda: (str(long), str(runtime)))
    seat = take_seat(tmp_path)
    assert Path(seat.new_address()).parent == runtime
    seat.leave()


def test_sockets_of_killed_windows_are_taken_away_and_only_theirs(tmp_path: Path, runtime: Path) -> None:
    seat = take_seat(tmp_path)
    stale = Path(seat.new_address())
    stale.touch()
    (runtime / "another").touch()
    assert Path(seat.new_address()) != stale
    assert [path.name for path in runtime.iterdir()] == ["another"]
    seat.leave()


def test_whoever_takes_over_is_the_one_and_the_other_hinders_nobody(tmp_path: Path) -> None:
    hanging = take_seat(tmp_path)
    hanging.publish("/hanging")
    starts = [take_seat(tmp_path), take_seat(tmp_path)]
    new = starts[0].take_over()
    assert new is not None
    assert new.is_ours
    assert starts[1].take_over() is None
    hanging.publish("/again")
    third = take_seat(tmp_path)
    assert (third.is_ours, third.address()) == (False, "")
    hanging.leave()
    new.leave()
    fourth = take_seat(tmp_path)
    assert fourth.is_ours
    assert [path.name for path in tmp_path.iterdir()] == [LOCK]
    for seat in (*starts, third, fourth):
        seat.leave()


def test_a_seat_that_cannot_be_taken_over_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    holder, other = take_seat(folder), take_seat(folder)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        new = other.take_over()
    assert new is not None
    assert not new.publish("x")
    assert [path.name for path in folder.iterdir()] == [LOCK]
    (folder / LOCK).unlink()
    assert other.take_over() is None
    folder.rmdir()
    new = other.take_over()
    assert new is not None
    assert new.new_address() == ""
    holder.leave()
    other.leave()


def test_an_address_that_cannot_be_read_or_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    seat = take_seat(tmp_path)
    monkeypatch.setattr(os, "read", fail)
    monkeypatch.setattr(os, "write", fail)
    assert not seat.publish("/a/socket")
    assert seat.address() == ""
    seat.leave()


def test_a_file_that_is_replaced_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "_is_at", lambda *_: False)
    assert take_seat(tmp_path).new_address() == ""
