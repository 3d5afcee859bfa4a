"""Work beside the window: the newest wins, and what is cancelled says nothing."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from tipbrowser.jobs import AT_ONCE, Cancellation, Cancelled, Job, Jobs, _Task


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def nobody(_value: object) -> None:
    raise AssertionError("nobody waits for this")


def test_the_answer_comes_back_in_the_window_s_thread(jobs: Jobs, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    answers: list[tuple[int, bool]] = []
    jobs.start(
        "sum", lambda _: 1 + 2, done=lambda sum_: answers.append((sum_, QThread.currentThread() is here)), failed=nobody
    )
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(3, True)]


def test_a_failure_is_handed_over(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def fail(_cancellation: Cancellation) -> None:
        raise OSError("no")

    jobs.start("file", fail, done=nobody, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], OSError)


def test_a_new_job_of_a_kind_overtakes_the_one_before(jobs: Jobs, qtbot: QtBot) -> None:
    release = threading.Event()
    answers: list[str] = []

    def slow(cancellation: Cancellation) -> str:
        release.wait(5)
        cancellation.check()
        return "old"

    jobs.start("query", slow, done=answers.append, failed=nobody)
    jobs.start("query", lambda _: "new", done=answers.append, failed=nobody)
    release.set()
    qtbot.waitUntil(lambda: bool(answers))
    jobs.close()
    assert answers == ["new"]


def test_closing_cancels_and_waits(jobs: Jobs) -> None:
    begun, ended = threading.Event(), threading.Event()

    def wait(cancellation: Cancellation) -> None:
        begun.set()
        while not cancellation.cancelled:
            pass
        ended.set()

    jobs.start("long", wait, done=nobody, failed=nobody)
    begun.wait(5)
    jobs.close()
    assert ended.is_set()


def test_nothing_is_begun_once_all_is_closed(jobs: Jobs) -> None:
    begun: list[str] = []
    jobs.close()
    jobs.start("late", lambda _cancellation: begun.append("late"), done=nobody, failed=nobody)
    jobs.close()
    assert begun == []


def test_a_cancelled_piece_of_work_can_notice_it() -> None:
    cancellation = Cancellation()
    cancellation.check()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        cancellation.check()


def test_a_task_performs_its_job_and_reports_it() -> None:
    answers: list[object] = []
    reported: list[object] = []
    job: Job[object] = Job(lambda _: 3, answers.append, nobody)
    _Task(job, reported.append).run()
    assert reported == [job]
    job.deliver()
    assert answers == [3]


def test_a_job_may_end_after_the_one_that_asked_is_gone() -> None:
    def gone(_job: object) -> None:
        raise RuntimeError("Signal source has been deleted")

    ended: list[bool] = []
    _Task(Job(lambda _: ended.append(True), nobody, nobody), gone).run()
    assert ended == [True]


def test_a_cancelled_job_delivers_nothing() -> None:
    def fail(_cancellation: Cancellation) -> object:
        raise OSError

    errors: list[Exception] = []
    job: Job[object] = Job(fail, nobody, errors.append)
    job.perform()
    job.deliver()
    assert len(errors) == 1
    job.cancellation.cancel()
    job.deliver()
    assert len(errors) == 1


def test_no_garbage_is_taken_away_while_another_thread_works(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[bool] = []
    go_on = threading.Event()
    gc.enable()
    try:
        jobs.start("one", lambda _: go_on.wait(5), done=seen.append, failed=nobody)
        jobs.start("two", lambda _: gc.isenabled(), done=seen.append, failed=nobody)
        qtbot.waitUntil(lambda: seen == [False])
        assert not gc.isenabled()  # the first still works
        go_on.set()
        qtbot.waitUntil(lambda: len(seen) == 2)
        assert gc.isenabled()
        jobs.start("three", lambda _: True, done=seen.append, failed=nobody)
        jobs.close()
        assert gc.isenabled()
    finally:
        gc.disable()


def test_a_cancellation_stops_what_waits_for_something_else(jobs: Jobs, qtbot: QtBot) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def wait(cancellation: Cancellation) -> None:
        with cancellation.stopping(stopped.set):
            begun.set()
            stopped.wait(5)
            cancellation.check()

    jobs.start("query", wait, done=nobody, failed=nobody)
    assert begun.wait(5)
    jobs.cancel("query")
    assert stopped.is_set()


def test_what_was_cancelled_before_it_began_is_not_begun_and_what_has_ended_is_not_stopped() -> None:
    stops: list[str] = []
    cancellation = Cancellation()
    with cancellation.stopping(lambda: stops.append("first")):
        pass
    cancellation.cancel()
    assert stops == []
    with pytest.raises(Cancelled), cancellation.stopping(lambda: stops.append("second")):
        raise AssertionError("it was cancelled")
    assert stops == []


def test_long_jobs_keep_no_other_waiting_however_few_processors_there_are(qtbot: QtBot) -> None:
    jobs = Jobs()
    go_on = threading.Event()
    seen: list[str] = []
    for number in range(AT_ONCE - 1):
        jobs.start(f"long {number}", lambda _: go_on.wait(5), done=nobody, failed=nobody)
    jobs.start("short", lambda _: "answered", done=seen.append, failed=nobody)
    try:
        qtbot.waitUntil(lambda: seen == ["answered"])
    finally:
        go_on.set()
        jobs.close()
