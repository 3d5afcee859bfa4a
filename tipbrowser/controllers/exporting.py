"""Export: what is chosen is read and written beside the window, into a whole file or none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from tipbrowser.controllers.pen import Pen
from tipbrowser.domain.annotation_lines import Head
from tipbrowser.domain.annotations import Folder, ItemId
from tipbrowser.domain.exchanged import ENDINGS, Selection
from tipbrowser.domain.names import SectionId
from tipbrowser.domain.times import DAY, written_time
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.jobs import Cancellation, Cancelled, Jobs
from tipbrowser.models.item_words import kind_words
from tipbrowser.models.topic_names import shown_topic
from tipbrowser.services.exchanging import gather, is_own_place
from tipbrowser.services.notebook import AnnotationsError, trouble_of
from tipbrowser.ui import exchange_sentences as sentences
from tipbrowser.ui.export_pane import ExportPane, ExportWish
from tipbrowser.ui.note_sentences import sentence_about_notes
from tipbrowser.ui.sheet import Sheet
from tipbrowser.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipbrowser.domain.annotations import Item
    from tipbrowser.domain.exchanged import Collection
    from tipbrowser.exchange.listing import ListingWords
    from tipbrowser.services.library import Library

JOB = "export"
KINDS = ("note", "highlight", "bookmark", "search", "topic", "tray")


class ExportController(QObject):
    """Answers the pane of exports."""

    def __init__(
        self, pen: Pen, library: Library, *, edition: str, jobs: Jobs, settle: Callable[[Callable[[], None]], None],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``settle`` writes what was typed, and does something then."""
        super().__init__(parent)
        self._pen = pen
        self._library = library
        self._edition = edition
        self._jobs = jobs
        self._settle = settle
        self._cancellation = Cancellation()
        self.pane = ExportPane()
        self.sheet = Sheet(self.tr("Export notes and bookmarks"), self.pane)
        self.pane.export_requested.connect(self._export)
        self.pane.cancel_requested.connect(self._cancel)
        self.pane.scope_changed.connect(self._show_choices)
        name = f"notes-{written_time(time.time())[:DAY]}{ENDINGS['dossier']}"
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.pane.path.set_path(str((folder if folder.is_dir() else Path.home()) / name))

    def _cancel(self) -> None:
        self._cancellation.cancel()

    def _show_choices(self, scope: str) -> None:
        try:
            choices = self._choices(scope)
        except AnnotationsError as error:
            choices = []
            self._fail(error, "")
        self.pane.show_choices(choices)

    def _choices(self, scope: str) -> Sequence[tuple[str, object]]:
        reader = self._pen.notebook.reader
        match scope:
            case "tag":
                return [(tag, tag) for tag, _count in reader.tags()] if reader is not None else []
            case "folder":
                return _paths(reader.of_kinds("folder")) if reader is not None else []
            case "section":
                return [(f"{one.part} · {one.heading}", one.section) for one in self._library.reading.sections()]
            case "topic":
                return [(shown_topic(one.topic), one.topic) for one in self._library.topics.topics()]
            case "kind":
                return [(kind_words(kind), kind) for kind in KINDS]
            case _:
                return []

    def _selection(self, wish: ExportWish) -> Selection:
        choice = str(wish.choice)
        topic = choice if wish.scope == "topic" else ""
        return Selection(
            kinds=(choice,) if wish.scope == "kind" else (),
            tag=choice if wish.scope == "tag" else "",
            folder=ItemId(choice) if wish.scope == "folder" else None,
            section=SectionId(choice) if wish.scope == "section" else None,
            topic=topic,
            locators=tuple(self._library.topics.locators(TopicChoice(all_of=(topic,)))) if topic else (),
            own_only=wish.own_only,
            with_bin=wish.whole,
            with_versions=wish.whole,
        )

    def _export(self, wish: ExportWish) -> None:
        notebook, path = self._pen.notebook, Path(wish.path).expanduser()
        if is_own_place(path, notebook.path.parent):
            self.pane.show_result(self.tr("The program keeps its own files in this folder: choose another one."))
            return
        selection = self._selection(wish)
        head = Head(
            edition=self._edition, creator=wish.creator.encode("utf-8", "replace").decode(),
            made=written_time(time.time()),
        )  # fmt: skip
        self._cancellation = cancellation = Cancellation()
        words = _words()

        def work(job: Cancellation) -> int:
            def check() -> None:
                job.check()
                cancellation.check()

            collection = gather(notebook.path, selection, head, check)
            write_whole(path, _parts(collection, wish.form, words, check))
            return len(collection.items)

        def start() -> None:
            self._jobs.start(
                JOB, work,
                done=lambda count: self.pane.show_result(sentences.sentence_about_export(count, str(path))),
                failed=lambda error: self._fail(error, str(path)),
            )  # fmt: skip

        self.pane.show_running(running=True)
        self._settle(start)  # what was just typed belongs to it

    def _fail(self, error: Exception, path: str) -> None:
        if isinstance(error, Cancelled):
            self.pane.show_result(self.tr("Cancelled: nothing was written."))
        elif isinstance(error, AnnotationsError):
            trouble = sentence_about_notes(trouble_of(error), error.path, error.detail)
            self.pane.show_result(self.tr("{trouble} Nothing was written.").format(trouble=trouble))
        elif isinstance(error, OSError | ValueError):
            # A path that no file can have, with a NUL in it, is a ValueError.
            self.pane.show_result(
                sentences.sentence_about_unwritten(path, getattr(error, "strerror", "") or str(error))
            )
        else:
            self.pane.show_running(running=False)
            raise error


def _words() -> ListingWords:
    from tipbrowser.exchange.listing import ListingWords  # late: most windows export nothing

    return ListingWords(
        about=sentences.dossier_about(), kinds=sentences.dossier_kinds(), tags=sentences.dossier_tags()
    )  # fmt: skip


def _parts(collection: Collection, form: str, words: ListingWords, check: Callable[[], None]) -> Iterator[bytes]:
    from tipbrowser.exchange import formats  # late: it brings pydantic

    for part in formats.written(collection, form, words):
        check()
        yield part


def _paths(folders: Sequence[Item]) -> list[tuple[str, object]]:
    """Give folders by their names and those of the folders that they lie in, in the order of the alphabet."""
    bodies = {item.id: item.body for item in folders if isinstance(item.body, Folder)}
    paths: list[tuple[str, object]] = []
    for id_ in bodies:
        names: list[str] = []
        above, seen = id_, set[ItemId]()
        while above in bodies and above not in seen:
            seen.add(above)
            names.insert(0, bodies[above].name)
            above = bodies[above].folder
        paths.append((" / ".join(names), id_))
    return sorted(paths, key=lambda path: path[0].casefold())
