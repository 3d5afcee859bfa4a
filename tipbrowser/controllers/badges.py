"""The counts beside places, read once per change of the file, kept here, and given to all that show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from tipbrowser.controllers.failing import read_or
from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.badges import Badge
from tipbrowser.domain.changes import Written
from tipbrowser.domain.names import Locator
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.jobs import Jobs
from tipbrowser.services.badges import Badges, badges_of, changes_counts, read_badges
from tipbrowser.services.notebook import AnnotationsError
from tipbrowser.services.topics import TopicIndex

JOB = "badges"
REST = 200
"""Milliseconds for which changes are gathered before they are counted."""
AT_ONCE = 0.008
"""Seconds that the window's thread may count."""

BadgeOf = Callable[[str], Badge | None]


class BadgesController(QObject):
    """Counts beside the window, and in its thread once that is known to take but a few milliseconds."""

    changed = Signal()
    """The counts are others now."""

    def __init__(self, pen: Pen, edition: str, index: TopicIndex, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._edition = edition
        self._index = index
        self._jobs = jobs
        self._badges: Badges | None = None
        self._took = AT_ONCE
        """Seconds that the last counting took."""
        self._of_topics: dict[str, Badge | None] = {}
        self._locators: dict[str, tuple[Locator, ...]] = {}
        self._is_counting = False
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self.count)

    @property
    def is_settled(self) -> bool:
        """Whether the counts are those of the file."""
        return not self._is_counting and not self._rest.isActive()

    def of(self, key: str) -> Badge | None:
        """Give what stands on a place, as ``Badges.of``."""
        return None if self._badges is None else self._badges.of(key)

    def of_topic(self, topic: str) -> Badge | None:
        """Give what is about a topic, by its whole name, and on its passages."""
        if self._badges is None or self._badges.is_empty:
            return None
        if topic not in self._of_topics:
            if topic not in self._locators:
                # Qt asks for it when it paints.
                choice, none = TopicChoice(all_of=(topic,)), list[Locator]()
                self._locators[topic] = tuple(read_or(lambda: self._index.locators(choice), none))
            self._of_topics[topic] = self._badges.of_topic(topic, self._locators[topic])
        return self._of_topics[topic]

    def note_changes(self, written: Sequence[Written]) -> None:
        """Count again if what was written changes any count; an empty list is any change."""
        if changes_counts(written) and not self._rest.isActive():
            self._rest.start()

    def close(self) -> None:
        """Count no more, and ask nothing: the files are let go of."""
        self._rest.stop()
        self._jobs.cancel(JOB)
        self._badges = None

    def count(self) -> None:
        """Count what is in the file; where there is none, there is nothing."""
        if not self._pen.notebook.exists:
            self._forget()
            return
        if self._took < AT_ONCE:
            self._count_here()
            return
        path, edition = self._pen.notebook.path, self._edition
        self._is_counting = True
        self._jobs.start(JOB, lambda _cancellation: _timed(lambda: read_badges(path, edition)), done=self._take, failed=self._fail)  # fmt: skip

    def _count_here(self) -> None:
        try:
            reader = self._pen.notebook.reader
            if reader is None:
                self._forget()
            else:
                self._take(_timed(lambda: badges_of(reader, self._edition)))
        except AnnotationsError as error:
            self._fail(error)

    def _forget(self) -> None:
        if self._badges is not None:
            self._badges, self._took = None, AT_ONCE
            self.changed.emit()

    def _take(self, counted: tuple[Badges, float]) -> None:
        before = self._badges
        self._badges, self._took = counted
        self._is_counting = False
        if before is None or not self._badges.counts_as(before):  # who shows them paints all of them anew
            self._of_topics = {}
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        """Show no counts of a file that cannot be read; what is wrong is told where notes are."""
        self._is_counting = False
        self._forget()
        if not isinstance(error, AnnotationsError):
            raise error
        self._pen.tell(error)


def _timed(count: Callable[[], Badges]) -> tuple[Badges, float]:
    begun = perf_counter()
    return count(), perf_counter() - begun
