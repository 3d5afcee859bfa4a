"""Finding what was made in other editions again in the one that is open, telling of it, and placing by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tipbrowser.controllers.kept_notes import KeptNotes
from tipbrowser.controllers.pen import Pen
from tipbrowser.controllers.reading import ReadingController
from tipbrowser.domain.annotations import ItemId, Placement
from tipbrowser.domain.changes import Put, Written
from tipbrowser.jobs import Cancellation, Jobs
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import AnnotationsError, new_id
from tipbrowser.ui.banners import BannerArea, Offer

if TYPE_CHECKING:
    from tipbrowser.controllers.sheets import SheetsController
    from tipbrowser.domain.names import Locator
    from tipbrowser.domain.placing import FoundPlace, Misplaced, PlacingReport
    from tipbrowser.ui.note_actions import NoteActions
    from tipbrowser.ui.orphans_pane import OrphansPane
    from tipbrowser.ui.sheet import Sheet

SHEET = "orphans"
REPORT, BY_HAND, PLACED = "placing", "placing by hand", "placed by hand"
"""Kinds of banners, the first also of a job."""
TELLING = "placing told"
TOGETHER = 2_000
"""Places that are written in one turn; what the reader writes meanwhile comes between."""
QUOTED = 80
"""Characters of a quotation that a banner shows."""


class PlacingController(QObject):
    """Looks for what has no place in the edition yet: at the beginning, and whenever something came from another one."""

    def __init__(
        self, kept: KeptNotes, pen: Pen, library: Library, edition: str, *, jobs: Jobs, banners: BannerArea,
        sheets: SheetsController, actions: NoteActions, places: ReadingController, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``edition`` is the name of the one that is open."""
        super().__init__(parent)
        self._kept = kept
        self._pen = pen
        self._library = library
        self._edition = edition
        self._jobs = jobs
        self._banners = banners
        self._sheets = sheets
        self._places = places
        self._pane: OrphansPane | None = None
        self._shown: dict[str, Misplaced] = {}
        """What the sheet lists, by the names under which it tells of them."""
        self._keeping = False
        """Whether places are being written."""
        self._asked: Misplaced | None = None
        """What is being placed by hand."""
        sheets.add(SHEET, self._make_sheet)
        actions.orphans.triggered.connect(lambda _checked: self._turn())
        actions.orphans.setEnabled(True)
        banners.offer_chosen.connect(self._follow_offer)

    def begin(self) -> None:
        """Look for all that has no place in this edition yet, and tell what became of it."""
        self._find(tell=True)

    def follow(self, written: tuple[Written, ...]) -> None:
        """Look again if something was written that this edition may not know; empty if it is not known what."""
        if self._pane is not None and self._pane.isVisible():
            self._show_rows()
        items = [one.after or one.before for one in written]
        came = any(anchor.edition != self._edition for item in items if item for anchor in item.body.anchors)
        if (came or not written) and not self._keeping:
            self._find(tell=False)

    def open(self) -> None:
        """Show what was found by likeness and what was not found."""
        if self._pane is None or not self._pane.isVisible():
            self._sheets.open(SHEET)
        self._show_rows()

    def _turn(self) -> None:
        """Show the sheet, or put it away."""
        if self._pane is not None and self._pane.isVisible():
            self._sheets.close()
        else:
            self.open()

    def _find(self, *, tell: bool) -> None:
        annotations, compendium, former = self._pen.notebook.path, self._library.path, tuple(self._library.former)

        def find(cancellation: Cancellation) -> list[FoundPlace]:
            from tipbrowser.services.placing import find_places  # late: nobody has two editions at the first start

            return find_places(annotations, compendium, former, cancellation.check)

        self._jobs.start(REPORT, find, done=lambda found: self._keep(found, tell=tell), failed=self._fail)

    def _keep(self, found: Sequence[FoundPlace], *, tell: bool) -> None:
        """Have the places written in the writer's turn, some at a time."""
        self._keeping = bool(found)
        if not found:
            return
        some, rest = found[:TOGETHER], found[TOGETHER:]

        def go_on(_written: tuple[Written, ...]) -> None:
            if rest:
                self._keep(rest, tell=tell)
                return
            self._keeping = False
            if tell:
                self._tell()
            self._find(tell=False)  # for what came meanwhile

        self._pen.work(lambda: self._pen.notebook.keep_places(self._edition, some), done=go_on, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._keeping = False
        if not isinstance(error, AnnotationsError):
            raise error
        self._pen.tell(error)

    def _tell(self) -> None:
        from tipbrowser.services.placing import report_of

        annotations, edition = self._pen.notebook.path, self._edition
        self._jobs.start(TELLING, lambda _: report_of(annotations, edition), done=self._say, failed=self._fail)

    def _say(self, report: PlacingReport) -> None:
        offers = [Offer("show", self.tr("Show them"))] if report.alike or report.lost else []
        self._banners.show_banner(REPORT, self._sentence(report), offers)

    def _sentence(self, report: PlacingReport) -> str:
        parts = [
            (report.same, self.tr("found again word for word: {count}")),
            (
                report.by_locator,
                self.tr("placed by the paragraph's number alone, since the language is another: {count}"),
            ),
            (report.alike, self.tr("by likeness, have a look: {count}")),
            (report.lost, self.tr("not found: {count}")),
        ]
        said = "; ".join(words.format(count=count) for count, words in parts if count)
        return self.tr("Your notes from another edition – {report}. In theirs they stand where they stood.").format(
            report=said
        )

    def _make_sheet(self) -> Sheet:
        from tipbrowser.ui.orphans_pane import OrphansPane
        from tipbrowser.ui.sheet import Sheet

        self._pane = pane = OrphansPane()
        pane.confirmed.connect(self._confirm)
        pane.look_requested.connect(self._look)
        pane.placing_requested.connect(self._ask_for_place)
        return Sheet(self.tr("Notes from another edition"), pane)

    def _show_rows(self) -> None:
        from tipbrowser.services.placing import misplaced

        nothing: tuple[list[Misplaced], list[Misplaced]] = ([], [])
        alike, lost = self._kept.ask(
            lambda reader: misplaced(
                reader, self._edition, lambda placed: self._library.reading.passage(placed.locator)
            ),
            nothing,
        )
        self._shown = {f"{one.item.id} {one.number}": one for one in (*alike, *lost)}
        if self._pane is not None:
            self._pane.show_rows(alike, lost)

    def _confirm(self, name: str) -> None:
        """Keep the place that was found by likeness."""
        one = self._shown[name]
        assert one.placed is not None  # only what has a place can be confirmed
        placed = one.placed
        self._place(one, placed.locator, (placed.start, placed.end), self.tr("confirm a place"))

    def _look(self, name: str) -> None:
        placed = self._shown[name].placed
        self._sheets.close()
        if placed is not None:
            self._places.go_to(placed.locator)

    def _ask_for_place(self, name: str) -> None:
        """Let the reader go to the paragraph; a banner waits below the text."""
        self._asked = one = self._shown[name]
        words = one.anchor.exact if len(one.anchor.exact) <= QUOTED else f"{one.anchor.exact[:QUOTED].rstrip()}…"
        self._sheets.close()
        sentence = self.tr("Go to the paragraph where “{words}” belongs now, and place it there.").format(words=words)
        self._banners.show_banner(BY_HAND, sentence, [Offer("place", self.tr("Place it here"))])

    def _follow_offer(self, kind: str, name: str) -> None:
        if (kind, name) in {(REPORT, "show"), (PLACED, "show")}:
            self.open()
        elif (kind, name) == (BY_HAND, "place") and self._asked is not None:
            self._place_here(self._asked)

    def _place_here(self, one: Misplaced) -> None:
        from tipbrowser.services.placing import words_in

        place = self._places.place
        passage = self._library.reading.passage(place.locator) if place is not None and place.locator else None
        if passage is None:
            self._banners.show_banner(
                BY_HAND,
                self.tr("Choose a paragraph first, then place it there."),
                [Offer("place", self.tr("Place it here"))],
            )
            return
        self._place(
            one, passage.locator, words_in(passage, one.anchor, self._edition), self.tr("place a note by hand"),
            done=lambda: self._say_placed(passage.locator),
        )  # fmt: skip

    def _place(
        self, one: Misplaced, locator: Locator, span: tuple[int, int], name: str, done: Callable[[], None] | None = None
    ) -> None:
        passage = self._library.reading.passage(locator)
        assert passage is not None  # it was shown
        body = Placement(
            anchors=(one.anchor,), item=ItemId(one.item.id), number=one.number, edition=self._edition,
            locator=locator, position=passage.position, start=span[0], end=span[1],
        )  # fmt: skip
        put = Put(id=new_id(), revision=0, body=body)
        self._pen.write([put], name=name, done=lambda _written: done() if done is not None else None)

    def _say_placed(self, locator: Locator) -> None:
        from tipbrowser.domain.locators import short

        sentence = self.tr("Placed at {locator}.").format(locator=short(locator))
        self._banners.show_banner(PLACED, sentence, [Offer("show", self.tr("Show the others"))])
