"""Highlights: made, given another colour and taken away, each so that it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from tipbrowser.controllers.page_contents import PageContents
from tipbrowser.controllers.wishes import Outcome, Wish, Wishes
from tipbrowser.domain.changes import Bin, Change, Put
from tipbrowser.domain.highlighting import Highlighted, Marker, Span
from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.values import replace
from tipbrowser.services.notebook import new_id


class HighlightsController(QObject):
    """Turns what is wished on a page into changes; ``ended`` is told of each whether it is kept."""

    def __init__(self, contents: PageContents, wishes: Wishes, edition: str, parent: QObject | None = None) -> None:
        """``edition`` as anchors name it."""
        super().__init__(parent)
        self._contents = contents
        self._wishes = wishes
        self._edition = edition

    def mark(self, page: SectionPage, spans: Sequence[Span], colour: str, ended: Outcome) -> None:
        """Mark words in a colour."""
        self._wish(
            self.tr("highlighting"),
            lambda: self._with_notes(self._marker(page).mark(spans, colour, new_id())),
            ended,
        )

    def recolour(self, page: SectionPage, highlight: str, colour: str, ended: Outcome) -> None:
        """Give a highlight, by its name, another colour."""

        def changes() -> Sequence[Change]:
            found = self._find(page, highlight)
            return self._with_notes(self._marker(page).recolour(found, colour)) if found is not None else ()

        self._wish(self.tr("the colour of a highlight"), changes, ended)

    def erase(self, page: SectionPage, spans: Sequence[Span], ended: Outcome) -> None:
        """Leave words without any highlight."""
        self._wish(self.tr("removing a highlight"), lambda: self._marker(page).erase(spans), ended)

    def remove(self, page: SectionPage, highlight: str, ended: Outcome) -> None:
        """Take a highlight away, by its name; the notes about it stay."""

        def changes() -> Sequence[Change]:
            found = self._find(page, highlight)
            return [] if found is None else [Bin(id=found.item.id, revision=found.item.revision)]

        self._wish(self.tr("removing a highlight"), changes, ended)

    def is_marked(self, page: SectionPage, spans: Sequence[Span]) -> bool:
        """Tell whether any of these words is highlighted."""
        return bool(self._marker(page).erase(spans))

    def _wish(self, name: str, work: Callable[[], Sequence[Change]], ended: Outcome) -> None:
        self._wishes.add(Wish(name=name, changes=work, ended=ended))

    def _marker(self, page: SectionPage) -> Marker:
        return Marker(page.passages, self._edition, self._contents.highlights(page.page))

    def _find(self, page: SectionPage, highlight: str) -> Highlighted | None:
        return next((one for one in self._contents.highlights(page.page) if one.item.id == highlight), None)

    def _with_notes(self, changes: list[Change]) -> list[Change]:
        """Let the notes about highlights that become one with another be about that one."""
        moved: list[Change] = []
        for gone in (change.id for change in changes if isinstance(change, Bin)):
            kept = changes[0]
            assert isinstance(kept, Put)  # what others become one with
            for note in self._contents.notes_about(gone):
                body = replace(note.body, name=kept.id, anchors=kept.body.anchors)
                moved.append(Put(id=note.id, revision=note.revision, body=body))
        return [*changes, *moved]
