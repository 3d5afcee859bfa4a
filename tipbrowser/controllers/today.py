"""The list of today's places: where one was, and the way back there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QObject

from tipbrowser.controllers.reading import ReadingController
from tipbrowser.domain.locators import short
from tipbrowser.domain.page import Place
from tipbrowser.domain.visits import Visit, of_today, with_visit
from tipbrowser.models.choices_model import Choice
from tipbrowser.models.openings import opening_words
from tipbrowser.services.reading import Reading
from tipbrowser.ui.floating_list import FloatingList


class TodayController(QObject):
    """Remembers the places of the day, and offers them."""

    def __init__(
        self,
        reading: Reading,
        places: ReadingController,
        make_list: Callable[[], FloatingList],
        *,
        visits: Iterable[Visit],
        clock: Callable[[], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``make_list`` gives the list that floats, when it is first wanted; ``visits`` are those that were kept, the latest first; ``clock`` gives the local time, ISO 8601 to the second."""
        super().__init__(parent)
        self._reading = reading
        self._places = places
        self._make_list = make_list
        self._clock = clock or _now
        self._visits = of_today(visits, self._clock())
        self._here = ""
        places.settled.connect(self._note)

    @property
    def visits(self) -> Sequence[Visit]:
        """The places of today, the latest first."""
        return of_today(self._visits, self._clock())

    def open(self) -> None:
        """Offer the places."""
        if self._list.isVisible():
            self._list.close_list()
            return
        choices = [choice for visit in self.visits if (choice := self._choice(visit)) is not None]
        self._list.open(
            self.tr("Places of today"), choices,
            none_at_all=self.tr("No other place was visited today. What you open is listed here."),
            none_fits=self.tr("No place of today is called so."),
        )  # fmt: skip

    @cached_property
    def _list(self) -> FloatingList:
        floating = self._make_list()
        floating.chosen.connect(self._places.go_to)
        return floating

    def _note(self, place: Place) -> None:
        self._here = place.locator or place.page
        self._visits = with_visit(self._visits, self._here, self._clock())

    def _choice(self, visit: Visit) -> Choice | None:
        """Give a visit as a row; none if this edition has no such place."""
        name = self._reading.page_of(visit.place)
        page = None if name is None else self._reading.page(name)
        if page is None:
            return None
        passage = next((one for one in page.passages if one.locator == visit.place), None)
        title = page.section.title if page.section is not None else self.tr("Front matter")
        words = opening_words(passage.text) if passage is not None else ""
        time = visit.at[len("2026-11-26T") :][: len("09:30")]
        detail = self.tr("here · {time}").format(time=time) if visit.place == self._here else time
        place = short(visit.place) if passage is not None and page.section is not None else title
        return Choice(
            key=visit.place, name=f"{place} · {title}" if place != title else title, below=words, detail=detail
        )


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")  # noqa: DTZ005  # the reader's own day
