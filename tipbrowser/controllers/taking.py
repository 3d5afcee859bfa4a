"""Taking along: what is wished is gathered, composed and written beside the window, into a whole file or none."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from tipbrowser.domain.citation_fields import CITATION_FIELDS, OFFICIAL, template_of
from tipbrowser.domain.citation_templates import Template, TemplateError, parse
from tipbrowser.domain.locators import short
from tipbrowser.domain.manuscript import ERRATA, NO_NOTES, TABLE, TOPIC, Manuscript, Options, Words
from tipbrowser.domain.material import ChosenPassage
from tipbrowser.domain.names import Locator
from tipbrowser.domain.times import DAY, written_time
from tipbrowser.domain.values import Value, replace
from tipbrowser.jobs import Cancellation, Cancelled, Jobs
from tipbrowser.services import taking_along
from tipbrowser.services.exchanging import is_own_place
from tipbrowser.services.gathering import UnknownLocator, differences
from tipbrowser.services.notebook import AnnotationsError, trouble_of
from tipbrowser.services.taking_along import Source, Taken
from tipbrowser.services.tray_contents import NoTray
from tipbrowser.ui import taking_words
from tipbrowser.ui.chosen_passages import listed_passages, selected_in_text
from tipbrowser.ui.note_sentences import sentence_about_notes
from tipbrowser.ui.sheet import Sheet
from tipbrowser.ui.taking_pane import ENDINGS, TakingPane, TakingWish
from tipbrowser.whole_file import is_open_elsewhere, write_whole

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.controllers.trays import TraysController
    from tipbrowser.export.formats import Templates
    from tipbrowser.services.library import Library
    from tipbrowser.ui.main_window import MainWindow

JOB, PREVIEW = "taking", "taking preview"
SEEN = 60
"""Entries that the preview shows."""
OWN = "own"
TRAY_KEY, LIST, SECTION, PASSAGE, TOPIC_KEY, ERRATA_KEY = "tray", "list", "section", "passage", "topic", "errata"


class Written(Value):
    """What came of a wish."""

    count: int
    missing: tuple[str, ...]


class TakingController(QObject):
    """Answers the sheet."""

    def __init__(
        self, pen: Pen, library: Library, *, edition: str, trays: TraysController, reader: Reader, window: MainWindow,
        appearance: AppearanceController, jobs: Jobs, settle: Callable[[Callable[[], None]], None],
        template_folder: Path, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``settle`` writes what was typed, and does something then; ``template_folder`` holds our own template."""
        super().__init__(parent)
        self._pen = pen
        self._library = library
        self._edition = edition
        self._trays = trays
        self._reader = reader
        self._window = window
        self._appearance = appearance
        self._jobs = jobs
        self._settle = settle
        self._template_folder = template_folder
        self._cancellation = Cancellation()
        self._sources: dict[str, Source] = {}
        self.pane = TakingPane()
        self.sheet = Sheet(self.tr("Take along"), self.pane)
        self.pane.recall(dict(appearance.settings.taking))
        self.pane.path.set_path(
            str(_documents() / f"{self.tr('compendium')}-{_today()}{ENDINGS[self.pane.wish.format]}")
        )
        self._connect_signals()

    def offer(self, wanted: str = "") -> None:
        """Offer what there is to take along now; ``wanted`` is the key of what is meant, else the tray if it holds something."""
        found = list(self._found())
        self._sources = {key: source for key, _, source in found}
        first = wanted if wanted in self._sources else next(iter(self._sources), "")
        self.pane.show_sources([(key, name) for key, name, _ in found], first)

    def _follow_tray(self) -> None:
        """Offer what lies in the tray now; once it was read it comes first."""
        if self.sheet.isVisible():
            self.offer("" if TRAY_KEY not in self._sources else self.pane.wish.source)

    def _found(self) -> Sequence[tuple[str, str, Source]]:
        found: list[tuple[str, str, Source]] = []
        pane = self._trays.pane
        if pane.tray is not None and pane.entries:
            name = self.tr("The tray “{name}”").format(name=pane.name)
            found.append((TRAY_KEY, name, Source(kind=taking_along.TRAY, tray=pane.tray)))
        listed = listed_passages(self._window)
        if listed:
            name = self.tr("The list: {title}").format(title=self._window.entries.accessibleDescription())
            found.append((LIST, name, Source(kind=taking_along.PASSAGES, sections=tuple(listed))))
        topics = self._reader.topics.choice.included
        if len(topics) == 1:
            name = self.tr("The topic: {topic}").format(topic=topics[0])
            found.append((TOPIC_KEY, name, Source(kind=taking_along.TOPIC, topic=topics[0])))
        found += self._found_in_text()
        found.append((ERRATA_KEY, self.tr("All errata"), Source(kind=taking_along.ERRATA)))
        return found

    def _found_in_text(self) -> Sequence[tuple[str, str, Source]]:
        page = self._window.area.page
        touched = selected_in_text(page) or ([page.current] if page.current is not None else [])
        found: list[tuple[str, str, Source]] = []
        if touched:
            chosen = tuple(ChosenPassage(locator=one) for one in touched)
            several = self.tr("What one reads: %n paragraphs", "", len(touched))
            name = several if len(touched) > 1 else self.tr("What one reads: {place}").format(place=short(touched[0]))
            found.append((PASSAGE, name, Source(kind=taking_along.PASSAGES, chosen=chosen)))
        place = self._reader.places.place
        if place is not None:
            name = self.tr("All of the page: {page}").format(page=self._page_title())
            found.append((SECTION, name, Source(kind=taking_along.PASSAGES, sections=(Locator(place.page),))))
        return found

    def _page_title(self) -> str:
        page = self._reader.places.text.page
        section = page.section if page is not None else None
        return section.title if section is not None else self.tr("Front matter")

    def _connect_signals(self) -> None:
        pane = self.pane
        pane.changed.connect(self._preview)
        pane.write_requested.connect(lambda: self._settle(self._write))
        pane.print_requested.connect(lambda: self._settle(self._print))
        pane.cancel_requested.connect(self._cancel)
        self._trays.pane.changed.connect(self._follow_tray)

    def _cancel(self) -> None:
        self._cancellation.cancel()

    # -- The preview

    def _preview(self) -> None:
        source, wish = self._source(), self.pane.wish
        if source is None:
            self.pane.show_preview("", self.tr("Nothing to take along: put paragraphs into the tray, or list some."))
            return
        taken = self._gathering(source, wish)
        options, words, own = _options(wish), taking_words.words(), self._own_form()

        def work(job: Cancellation) -> tuple[str, bool]:
            from tipbrowser.export import html  # late: most windows take nothing along

            found = taken(job.check)
            material = replace(found.material, entries=found.material.entries[:SEEN])
            composed = _composed(replace(found, material=material), options, words, wish, own)
            return html.fragment(composed), bool(composed.blocks)

        self._jobs.start(PREVIEW, work, done=self._show, failed=self._fail_preview)

    def _show(self, shown: tuple[str, bool]) -> None:
        html, has_something = shown
        empty = "" if has_something else self.tr("There is nothing in it.")
        self.pane.show_preview(html if has_something else "", empty)

    def _fail_preview(self, error: Exception) -> None:
        self.pane.show_preview("", self._sentence(error, self.pane.wish))

    # -- What is written

    def _source(self) -> Source | None:
        """Give what is meant; errata and a topic's own table come with their forms."""
        wish = self.pane.wish
        source = self._sources.get(wish.source)
        if wish.variant == ERRATA:
            return Source(kind=taking_along.ERRATA)
        if source is not None and wish.variant == TOPIC and TOPIC_KEY in self._sources:
            return self._sources[TOPIC_KEY]
        return source

    def _gathering(self, source: Source, wish: TakingWish) -> Callable[[Callable[[], None]], Taken]:
        compendium, annotations, edition = self._library.path, self._pen.notebook.path, self._edition
        with_own = wish.notes != NO_NOTES or wish.with_highlights or wish.variant == TABLE

        def gather(check: Callable[[], None]) -> Taken:
            return taking_along.gathered(compendium, annotations, source, edition, with_own=with_own, check=check)

        return gather

    def _own_form(self) -> str:
        return dict(self._appearance.settings.taking).get("own_citation", "")

    def _write(self) -> None:
        wish, source = self.pane.wish, self._source()
        path = Path(wish.path).expanduser()
        if source is None:
            return
        if is_own_place(path, self._pen.notebook.path.parent):
            self.pane.show_result(self.tr("The program keeps its own files in this folder: choose another one."))
            return
        if is_open_elsewhere(path):
            self.pane.show_result(taking_words.sentence_about_open(str(path)))
            return
        self._appearance.remember(self.pane.remembered)
        self._cancellation = cancellation = Cancellation()
        taken, words, folder = self._gathering(source, wish), taking_words.words(), self._template_folder
        own = self._own_form()

        def work(job: Cancellation) -> Written:
            def check() -> None:
                job.check()
                cancellation.check()

            found = taken(check)
            content = _content(found, wish, words, folder, own, check)
            check()
            write_whole(path, [content])
            return Written(count=len(found.material.passages), missing=found.missing)

        self.pane.show_running(running=True)
        self._jobs.start(
            JOB, work,
            done=lambda done: self.pane.show_result(
                taking_words.sentence_about_written(done.count, str(path), done.missing)
            ),
            failed=lambda error: self.pane.show_result(self._sentence(error, wish)),
        )  # fmt: skip

    def _print(self) -> None:
        """Show the pages as they will be printed, in the system's own dialog."""
        from tipbrowser.ui.printing import preview_pages

        wish, source = self.pane.wish, self._source()
        if source is None:
            return
        taken, words, options = self._gathering(source, wish), taking_words.words(), _options(wish)
        own = self._own_form()

        def work(job: Cancellation) -> tuple[str, Written]:
            from tipbrowser.export import html

            found = taken(job.check)
            written = Written(count=len(found.material.passages), missing=found.missing)
            return html.printed(_composed(found, options, words, wish, own)), written

        def show(made: tuple[str, Written]) -> None:
            if preview_pages(self._window, made[0], wish.paper):
                self.pane.show_result(taking_words.sentence_about_printed(made[1].count, made[1].missing))

        self._jobs.start(JOB, work, done=show, failed=lambda error: self.pane.show_result(self._sentence(error, wish)))

    def _sentence(self, error: Exception, wish: TakingWish) -> str:
        from tipbrowser.export.docx.refusals import TemplateRefused

        self.pane.show_running(running=False)
        if isinstance(error, Cancelled):
            return self.tr("Cancelled: nothing was written.")
        if isinstance(error, TemplateRefused):
            return taking_words.sentence_about_template(error.reason, wish.template, error.detail)
        if isinstance(error, AnnotationsError):
            trouble = sentence_about_notes(trouble_of(error), error.path, error.detail)
            return self.tr("{trouble} Nothing was written.").format(trouble=trouble)
        if isinstance(error, NoTray):
            return self.tr("The tray is gone: choose another one. Nothing was written.")
        if isinstance(error, UnknownLocator | KeyError):
            return self.tr("This edition has not all of it: choose something else. Nothing was written.")
        if isinstance(error, OSError | ValueError):
            return taking_words.sentence_about_unwritten(wish.path, getattr(error, "strerror", "") or str(error))
        raise error


def _options(wish: TakingWish) -> Options:
    return Options(
        variant=wish.variant, citing=wish.citing, citation=wish.citation, notes=wish.notes,
        with_footnotes=wish.with_footnotes, with_highlights=wish.with_highlights, title=wish.title, author=wish.author,
        date=_today() if wish.is_dated else "", paper=wish.paper,
    )  # fmt: skip


def _composed(taken: Taken, options: Options, words: Words, wish: TakingWish, own: str) -> Manuscript:
    from tipbrowser.export.citing import citing
    from tipbrowser.export.composing import compose

    cite = citing(_template(wish.citation, own), taken.material.edition)
    return compose(taken.material, options, words, cite=cite, differences=differences)


def _content(taken: Taken, wish: TakingWish, words: Words, folder: Path, own: str, check: Callable[[], None]) -> bytes:
    from tipbrowser.export import formats
    from tipbrowser.export.citing import citing

    if wish.format == "pdf":
        from tipbrowser.export import html
        from tipbrowser.ui.printing import pdf_of

        return pdf_of(html.printed(_composed(taken, _options(wish), words, wish, own)), wish.paper, wish.title)
    cite = citing(_template(wish.citation, own), taken.material.edition)
    return formats.written(
        taken.material, wish.format, _options(wish), words, _templates(folder, wish.template), cite=cite,
        differences=differences, check=check,
    )  # fmt: skip


def _template(form: str, own: str) -> Template:
    """Give a form of sources; the official one where the reader's own cannot be read."""
    if form == OWN:
        try:
            return parse(own, CITATION_FIELDS)
        except TemplateError:
            form = OFFICIAL  # the sheet with the forms says what is wrong
    return template_of(form)


def _templates(folder: Path, readers: str) -> Templates:
    from tipbrowser.export.formats import Templates

    def own() -> bytes:
        from tipbrowser.export.docx.templates import own_template

        return own_template(folder)

    def read() -> bytes:
        from tipbrowser.export.docx.templates import read_template

        return read_template(Path(readers).expanduser())

    return Templates(own, read if readers else None)


def _today() -> str:
    return written_time(time.time())[:DAY]


def _documents() -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
