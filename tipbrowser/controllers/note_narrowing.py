"""By what the pane of notes can be narrowed: what is offered, and what becomes of the filter when it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, Qt

from tipbrowser.controllers.note_rows import NoteRows, month_name
from tipbrowser.domain.annotation_filter import AnnotationFilter, own_topic_name
from tipbrowser.domain.annotations import COLOURS, OwnTopic
from tipbrowser.domain.day_fields import read_days
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace
from tipbrowser.models.choices_model import Choice
from tipbrowser.models.topic_names import shown_topic
from tipbrowser.services.note_finding import NoteFinding
from tipbrowser.services.topics import TopicIndex

BEHIND = "~"
"""Behind all that a moment is written with."""
LONGEST_SAID = 60
DAYS = (0, 6, 29)
"""Days before today of the times that are offered."""


class NoteNarrowing:
    """Knows the choices by their keys: ``tag:consent``, ``colour:support``, ``section:A.II``."""

    def __init__(
        self, finding: NoteFinding, rows: NoteRows, index: TopicIndex, today: Callable[[], QDate] = QDate.currentDate
    ) -> None:
        self._finding = finding
        self._rows = rows
        self._index = index
        self._today = today

    def typed(self, asked: AnnotationFilter) -> tuple[AnnotationFilter, str]:
        """Give the filter with the days that are typed among its words, and what is to be said of them; often nothing."""
        days = read_days(asked.words)
        since, until = asked.since, asked.until
        if days.since is not None:
            since = max(since, _moment(_day(days.since).startOfDay()))
        if days.until is not None:
            # The end of a month that was chosen, ``2026-11``, is behind all its moments.
            until = min(until or BEHIND, _moment(_day(days.until).endOfDay()), key=lambda one: one + BEHIND)
        said = ""
        if days.misread:
            said = _tr("{words}: a day is written 2026-11-30, a month 2026-11, a year 2026.").format(
                words=", ".join(days.misread)[:LONGEST_SAID]
            )
        elif days.since is not None and days.until is not None and days.until < days.since:
            said = _tr("The last day is before the first.")
        return replace(asked, words=days.words, since=since, until=until), said

    def choices(self) -> list[Choice]:
        """Give all that can be chosen."""
        return [*self._kinds(), *self._tags(), *self._dates(), *self._topics(), *self._sections()]

    def chosen(self, asked: AnnotationFilter) -> list[tuple[str, str]]:
        """Give what is chosen, each with its key and in words."""
        found = [(f"kind:{kind}", self._kind_name(kind)) for kind in asked.kinds]
        found += [(f"tag:{tag}", f"#{tag}") for tag in asked.tags]
        found += [(f"colour:{colour}", self._rows.name_of(colour)) for colour in asked.colours]
        if asked.topic:
            found.append(("topic:", shown_topic(asked.topic)))
        if asked.section:
            section = self._rows.sections.get(asked.section)
            found.append(("section:", section.title if section else asked.section))
        if asked.since or asked.until:
            found.append(("date:", self._date_name(asked)))
        return found

    def with_choice(self, asked: AnnotationFilter, key: str) -> AnnotationFilter:
        """Give the filter once a choice was made."""
        kind, _, value = key.partition(":")
        match kind:
            case "kind":
                return replace(asked, kinds=(value,))
            case "tag":
                return replace(asked, tags=tuple(dict.fromkeys((*asked.tags, value))))
            case "colour":
                return replace(asked, colours=tuple(dict.fromkeys((*asked.colours, value))))
            case "topic":
                locators = self._index.locators(TopicChoice(all_of=(value,)))
                return replace(asked, topic=value, locators=tuple(locators))
            case "own":
                return replace(asked, topic=value, locators=self._own_locators(value))
            case "section":
                return replace(asked, section=SectionId(value))
            case "month":
                return replace(asked, since=value, until=value)
            case _:
                return replace(asked, since=self._since(int(value)), until="")

    def without(self, asked: AnnotationFilter, key: str) -> AnnotationFilter:
        """Give the filter once a choice was taken out; with an empty key all of them."""
        kind, _, value = key.partition(":")
        match kind:
            case "kind":
                return replace(asked, kinds=())
            case "tag":
                return replace(asked, tags=tuple(tag for tag in asked.tags if tag != value))
            case "colour":
                return replace(asked, colours=tuple(colour for colour in asked.colours if colour != value))
            case "topic":
                return replace(asked, topic="", locators=())
            case "section":
                return replace(asked, section=None)
            case "date":
                return replace(asked, since="", until="")
            case _:
                return AnnotationFilter(words=asked.words, by_date=asked.by_date)

    def _kinds(self) -> Iterator[Choice]:
        for kind in ("note", "highlight", "topic"):
            yield Choice(key=f"kind:{kind}", name=self._kind_name(kind), detail=_tr("kind"))
        for colour in COLOURS:
            name = self._rows.name_of(colour)
            yield Choice(key=f"colour:{colour}", name=name, detail=_tr("colour"))

    def _tags(self) -> Iterator[Choice]:
        for tag, count in self._finding.tags():
            yield Choice(key=f"tag:{tag}", name=f"#{tag}", detail=_tr("tag · {count}").format(count=count))

    def _dates(self) -> Iterator[Choice]:
        for days, name in zip(
            DAYS, (_tr("Today"), _tr("The last seven days"), _tr("The last thirty days")), strict=True
        ):
            yield Choice(key=f"days:{days}", name=name, detail=_tr("date"))
        for month, count in self._finding.months():
            detail = _tr("date · {count}").format(count=count)
            yield Choice(key=f"month:{month}", name=month_name(month), detail=detail)

    def _topics(self) -> Iterator[Choice]:
        own = {own_topic_name(one.body): None for one in self._finding.own_topics() if isinstance(one.body, OwnTopic)}
        for name in own:
            yield Choice(key=f"own:{name}", name=name, detail=_tr("own topic"))
        for topic in self._index.topics():
            yield Choice(key=f"topic:{topic.topic}", name=shown_topic(topic.topic), detail=_tr("topic"))

    def _sections(self) -> Iterator[Choice]:
        for name, section in self._rows.sections.items():
            yield Choice(key=f"section:{name}", name=section.title, below=section.dates, detail=name)

    def _own_locators(self, name: str) -> tuple[Locator, ...]:
        bodies = [one.body for one in self._finding.own_topics() if isinstance(one.body, OwnTopic)]
        anchors = [anchor for body in bodies if own_topic_name(body) == name for anchor in body.anchors]
        return tuple(dict.fromkeys(anchor.locator for anchor in anchors))

    def _since(self, days: int) -> str:
        """Give the moment in UTC at which a day began here, so many days before today."""
        begin = self._today().addDays(-days).startOfDay()
        return _moment(begin)

    def _date_name(self, asked: AnnotationFilter) -> str:
        if asked.until:
            return month_name(asked.until)
        names = {self._since(days): name for days, name in zip(DAYS, (_tr("Today"), _tr("The last seven days"), _tr("The last thirty days")), strict=True)}  # fmt: skip
        return names.get(asked.since, _tr("Since {date}").format(date=asked.since[:10]))

    def _kind_name(self, kind: str) -> str:
        return {"note": _tr("Notes"), "highlight": _tr("Highlights"), "topic": _tr("Own topics")}[kind]


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _moment(here: QDateTime) -> str:
    """Give a moment in UTC, as items have theirs."""
    return here.toUTC().toString(Qt.DateFormat.ISODateWithMs)


def _tr(words: str) -> str:
    return QCoreApplication.translate("NoteNarrowing", words)
