"""What a search looks at, put together for each passage from all that was read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tipbrowser.domain.folding import BETWEEN, folded, joined_words
from tipbrowser.domain.locators import ancestors_of
from tipbrowser.importer.records import (
    FootnoteRecord,
    PassageRecord,
    Record,
    SearchTextRecord,
    SectionRecord,
    TopicParagraphRecord,
)


def search_records(read: Iterable[Record]) -> Iterator[Record]:
    """Give the search's text of every passage among the records."""
    passages: list[PassageRecord] = []
    places: dict[str | None, str] = {}
    footnotes: defaultdict[str, list[str]] = defaultdict(list)
    topics: defaultdict[str, list[str]] = defaultdict(list)
    for record in read:
        match record:
            case PassageRecord():
                passages.append(record)
            case SectionRecord():
                named = (record.title, record.dates, record.instrument)
                places[record.section] = BETWEEN.join(filter(None, named))
            case FootnoteRecord():
                footnotes[record.locator].append(record.text)
            case TopicParagraphRecord():
                topics[record.locator].append(record.topic)
    for passage in passages:
        named_by = [topic for one in (passage.locator, *ancestors_of(passage.locator)) for topic in topics.get(one, ())]
        yield SearchTextRecord(
            position=passage.position,
            text=folded(passage.text),
            joined=" ".join(joined_words(passage.text)),
            lead=folded(passage.lead),
            footnotes=folded(BETWEEN.join(footnotes.get(passage.locator, ()))),
            topics=folded(BETWEEN.join(dict.fromkeys(named_by))),
            place=folded(places.get(passage.section, "") or passage.title or ""),
        )
