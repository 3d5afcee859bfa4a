"""What of the reader's stands on the pages that are shown, kept true to the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from tipbrowser.domain.annotations import Bookmark, Highlight, Item, Note, Placement
from tipbrowser.domain.changes import Written
from tipbrowser.domain.highlighting import Highlighted
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import AnnotationsError, Notebook, trouble_of
from tipbrowser.ui.note_sentences import sentence_about_notes
from tipbrowser.ui.page.noted import NOTHING, Badge, PageContent, ShownHighlight
from tipbrowser.ui.status_line import StatusLine

MOST = 24
"""Pages whose content is remembered."""
UNREAD = "notes read"
"""The kind of the bottom line's message about notes that cannot be read."""


class PageContents(QObject):
    """Reads what is on a page when it is shown: a few look-ups by key."""

    changed = Signal()
    """Something may stand on a page otherwise than before."""

    def __init__(self, notebook: Notebook, edition: str, status: StatusLine, parent: QObject | None = None) -> None:
        """``edition`` as anchors name it."""
        super().__init__(parent)
        self._notebook = notebook
        self._edition = edition
        self._status = status
        self._failed = False
        self._held_on: Callable[[SectionId], Mapping[Locator, str]] = lambda _page: {}
        self._read: dict[SectionId, tuple[int, Sequence[Highlighted], PageContent]] = {}
        """By page, with the number of the file's last change when it was read."""

    def content(self, page: SectionId) -> PageContent:
        """Give what a page is to show; nothing, with a sentence on the bottom line, if it cannot be read."""
        content, held = self._of_page(page)[1], self._held_on(page)
        if not held:
            return content
        badges = dict(content.badges)
        badges |= {locator: replace(badges.get(locator, Badge()), tray=how) for locator, how in held.items()}
        return replace(content, badges=badges)

    def show_tray(self, held_on: Callable[[SectionId], Mapping[Locator, str]]) -> None:
        """Show what of a page lies in the tray, as ``Holding.on_page`` gives it."""
        self._held_on = held_on
        self.changed.emit()

    def highlights(self, page: SectionId) -> Sequence[Highlighted]:
        """Give the highlights of a page in the order of their making."""
        return self._of_page(page)[0]

    def highlights_in(self, page: SectionId, locator: Locator) -> Sequence[tuple[int, int, str]]:
        """Give the highlights of one passage: starts and ends in its ``text``, with their colours."""
        shown = self._of_page(page)[1].highlights
        return [
            (placed.start, placed.end, one.colour)
            for one in shown
            for placed in one.places
            if placed.locator == locator
        ]

    def notes_about(self, highlight: str) -> Sequence[Item]:
        """Give the notes about a highlight; raises an ``AnnotationsError``."""
        reader = self._notebook.reader
        return reader.about("highlight", highlight) if reader is not None else ()

    def follow(self, written: Sequence[Written]) -> None:
        """Hear what was written; nothing said means that anything may have been."""
        if not written:
            self._read.clear()  # also what is no change of the file's: where anchors were found in another edition
        if not written or any(map(_matters, written)):
            self.changed.emit()

    def _of_page(self, page: SectionId) -> tuple[Sequence[Highlighted], PageContent]:
        try:
            found = self._look(page)
        except AnnotationsError as error:
            self._failed = True
            self._status.show_message(UNREAD, sentence_about_notes(trouble_of(error), error.path, error.detail))
            return (), NOTHING
        if self._failed:
            self._failed = False
            self._status.show_message(UNREAD, "")
        return found

    def _look(self, page: SectionId) -> tuple[Sequence[Highlighted], PageContent]:
        reader = self._notebook.reader
        if reader is None:
            return (), NOTHING
        last = reader.last_change()
        known = self._read.get(page)
        if known is None or known[0] != last:
            placing = reader.on_page(self._edition, page, "highlight")
            marked = [Highlighted(item, places) for item, places in placing]
            counts = reader.counts_on_page(self._edition, page, "note", "bookmark")
            notes = reader.counts_about("highlight", [one.item.id for one in marked]) if marked else {}
            known = (last, marked, _content(counts, marked, notes))
            self._read.pop(page, None)
            self._read[page] = known
            if len(self._read) > MOST:
                del self._read[next(iter(self._read))]
        return known[1], known[2]


def _content(
    counts: Sequence[tuple[Locator, str, int]], marked: Sequence[Highlighted], notes: dict[str, int]
) -> PageContent:
    badges: dict[Locator, list[int]] = {}
    for locator, kind, count in counts:
        badges.setdefault(locator, [0, 0])[kind == "bookmark"] = count
    shown = [
        ShownHighlight(
            id=one.item.id,
            colour=one.body.colour,
            places=one.places,
            notes=notes.get(one.item.id, 0),
            tags=one.body.tags,
        )
        for one in marked
    ]
    counted = {locator: Badge(notes=both[0], bookmarks=both[1]) for locator, both in badges.items()}
    return PageContent(highlights=shown, badges=counted)


def _matters(written: Written) -> bool:
    """Tell whether a change is seen on a page: what is typed into a note is not."""
    before, after = written.before, written.after
    if before is None or after is None or before.deleted != after.deleted:
        body = (after or before).body if after or before else None  # type: ignore[union-attr]  # one of both is there
        return isinstance(body, Highlight | Note | Bookmark | Placement)
    if isinstance(after.body, Note) and isinstance(before.body, Note):
        return (before.body.anchors, before.body.about, before.body.name) != (
            after.body.anchors, after.body.about, after.body.name,
        )  # fmt: skip
    if isinstance(after.body, Bookmark):
        return before.body.anchors != after.body.anchors
    return isinstance(after.body, Highlight | Placement)
