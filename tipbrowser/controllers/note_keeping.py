"""What keeps the notes while the window is open: looking for damage, backups each hour, the sheets of both and of the bin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from tipbrowser.controllers.pen import Pen, Trouble
from tipbrowser.controllers.sheets import SheetsController
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.backups import Difference
from tipbrowser.domain.changes import Purge, TakeBack, Written
from tipbrowser.jobs import Cancellation, Jobs
from tipbrowser.services.backups import AnnotationsMissing, Backups, Check, Copied, Mended, Tidied
from tipbrowser.services.notebook import AnnotationsError, trouble_of
from tipbrowser.ui.backups_pane import BackupsPane
from tipbrowser.ui.banners import Offer
from tipbrowser.ui.bin_pane import BinPane
from tipbrowser.ui.local_times import local_time
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.note_sentences import (
    sentence_about_damage,
    sentence_about_keeping_longer,
    sentence_about_no_backup,
    sentence_about_protection,
    sentence_about_shrinking,
)
from tipbrowser.ui.sheet import Sheet

HOUR = 3_600_000
"""Milliseconds from one backup to the next."""
MINUTE = 60_000
"""Milliseconds until a backup is tried again that another program did not let begin."""
MENDINGS = 3
"""In one run of the program; a file that is damaged again and again stands on a device that fails."""
DAMAGED = "notes damaged"
"""The kind of the banner."""


class NoteKeeping(QObject):
    """Looks after one notebook."""

    looked = Signal()
    """The file was looked at, or mended, and backed up: nothing is on its way."""

    def __init__(
        self, pen: Pen, *, window: MainWindow, sheets: SheetsController, jobs: Jobs,
        settle: Callable[[Callable[[], None]], None], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``settle`` writes what was typed, and does something once that was tried."""
        super().__init__(parent)
        self._pen = pen
        self._backups = Backups(pen.notebook)
        self._window = window
        self._sheets = sheets
        self._jobs = jobs
        self._pane: BackupsPane | None = None
        self._bin: BinPane | None = None
        self._mended: Mended | None = None
        self._mendings = 0
        self._closed = False
        self._settle = settle
        self._is_looked_at = False
        self._problem = ("", False)
        """What is wrong with the backups, and whether the reader can say that it is right."""
        self._hourly = QTimer(self, interval=HOUR)
        self._again = QTimer(self, interval=MINUTE, singleShot=True)
        self._connect_signals()
        self._hourly.start()

    def close(self) -> None:
        """Begin nothing any more."""
        self._closed = True
        self._hourly.stop()
        self._again.stop()

    def look(self) -> None:
        """Look at every row beside the window; what is damaged is mended and told, what is whole is backed up."""

        def work(cancellation: Cancellation) -> tuple[Check | None, Mended | None]:
            try:
                found = self._backups.check(cancellation.check)
            except AnnotationsMissing:
                return None, self._backups.lost()
            self._backups.look()
            return found, None

        if not self._closed:
            self._jobs.start("notes check", work, done=self._note_check, failed=self._note_unreadable)

    def back_up(self) -> None:
        """Make a backup if anything changed since the last one, and remove what was kept long enough."""
        if self._pen.notebook.exists and not self._closed:
            self._pen.attend(self._backups.begin_and_prune, done=self._finish_backup, failed=self._say_no_backup)

    def unprotected(self) -> str:
        """Give a sentence on what the file system cannot do to protect the notes; empty if it can do all."""
        return sentence_about_protection(self._backups.unprotected())

    def _connect_signals(self) -> None:
        self._hourly.timeout.connect(self.back_up)
        self._again.timeout.connect(self.back_up)
        self._pen.trouble_changed.connect(self._follow_trouble)
        self._pen.notebook.on_damage = self._note_damage
        self._window.banners.offer_chosen.connect(self._follow_offer)
        self._sheets.add("backups", self._make_backups)
        self._sheets.add("bin", self._make_bin)

    def _note_damage(self) -> None:
        QTimer.singleShot(0, self, self.look)  # whoever asked has first what could be read

    def _follow_trouble(self, trouble: Trouble) -> None:
        """Look at a file that could not be looked at before, once it can be; and say one thing at a time."""
        self._show_problem()
        if not trouble.kind and not self._is_looked_at:
            self.look()

    def _note_check(self, found: tuple[Check | None, Mended | None]) -> None:
        check, lost = found
        self._is_looked_at = True
        if lost is not None:
            self._say_damage(lost)
        if check is None:
            self.looked.emit()
        elif check.is_whole:
            self.back_up()
        else:
            self._mend()

    def _note_unreadable(self, error: Exception) -> None:
        if not isinstance(error, AnnotationsError):
            raise error
        if trouble_of(error) in ("damaged", "foreign") or (
            trouble_of(error) == "unreadable" and self._stands_in_place()
        ):
            self._mend()
        else:
            self._is_looked_at = False
            self._pen.tell(error)
            self.looked.emit()

    def _stands_in_place(self) -> bool:
        """Tell whether a folder stands in the file's place, which can be set aside; a link is left alone."""
        path = self._pen.notebook.path
        return path.is_dir() and not path.is_symlink()

    def _mend(self) -> None:
        self._mendings += 1
        if self._mendings > MENDINGS or self._closed:
            self.looked.emit()
            return
        self._pen.notebook.close_reader()

        def work() -> Sequence[Written]:
            self._mended = self._backups.mend()
            return ()

        self._pen.work(work, done=self._note_mended, failed=self._fail)

    def _note_mended(self, _written: tuple[Written, ...]) -> None:
        if self._mended is not None:
            self._say_damage(self._mended)
        self.back_up()

    def _say_damage(self, mended: Mended) -> None:
        self._mended = mended
        offers = [Offer("backups", self.tr("Show backups"))]
        if mended.missing:
            offers.insert(0, Offer("restore", self.tr("Restore")))
        made = local_time(mended.backup.made) if mended.backup is not None else ""
        sentence = sentence_about_damage(mended.aside, mended.items, mended.missing, made)
        self._window.banners.show_banner(DAMAGED, sentence, offers)

    def _follow_offer(self, kind: str, name: str) -> None:
        if kind != DAMAGED or self._mended is None:
            return
        if name == "restore" and self._mended.backup is not None:
            self._restore(self._mended.backup.name, only_missing=True)
        elif name == "backups":
            self.open_backups()

    def _finish_backup(self, begun: tuple[Copied | None, Tidied]) -> None:
        copied, tidied = begun
        if self._closed:
            if copied is not None:
                copied.made.unlink(missing_ok=True)
            return

        def work(_cancellation: Cancellation) -> Tidied:
            return self._backups.finish_and_remove_old(copied, tidied)

        self._jobs.start("notes backup", work, done=self._note_backup, failed=self._say_no_backup)

    def _note_backup(self, tidied: Tidied) -> None:
        sentence = ""
        if tidied.problem is not None:
            if trouble_of(tidied.problem) == "damaged":
                self._mend()
                return
            sentence = sentence_about_keeping_longer(tidied.problem.path, tidied.problem.detail)
        if tidied.shrunk_from:
            newest = self._backups.all()[:1]
            sentence = sentence_about_shrinking(tidied.shrunk_from, newest[0].items if newest else 0)
        self._say_problem(sentence, acceptable=bool(tidied.shrunk_from))
        if not tidied.pruned.is_empty:
            self._pen.written.emit(())
        self._show_backups()
        self.looked.emit()

    def _say_no_backup(self, error: Exception) -> None:
        if not isinstance(error, AnnotationsError):
            raise error
        if trouble_of(error) == "damaged":
            self._mend()
            return
        if trouble_of(error) == "busy":
            self._again.start()
        self._say_problem(sentence_about_no_backup(trouble_of(error), error.path, error.detail), acceptable=False)
        self.looked.emit()

    def _say_problem(self, sentence: str, *, acceptable: bool) -> None:
        self._problem = (sentence, acceptable)
        self._show_problem()
        if self._pane is not None:
            self._pane.show_problem(sentence, acceptable=acceptable)

    def _show_problem(self) -> None:
        """Say it in the bottom line, unless there is said that nothing is saved: of two sentences only one is seen."""
        self._window.status.show_message("backups", "" if self._pen.trouble.kind else self._problem[0])

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AnnotationsError):
            raise error
        self._pen.tell(error)
        self.looked.emit()

    def _make_backups(self) -> Sheet:
        pane = self._pane = BackupsPane()
        pane.chosen.connect(self._compare)
        pane.restore_requested.connect(self._restore)
        pane.backup_requested.connect(self.back_up)
        pane.folder_requested.connect(self.open_folder)
        pane.accept_requested.connect(self._accept)
        self._pen.written.connect(lambda _written: self._show_backups())
        return Sheet(self.tr("Backups"), pane)

    def open_backups(self) -> None:
        """Show the sheet of backups."""
        self._sheets.open("backups")
        self._show_backups()

    def _show_backups(self) -> None:
        pane = self._pane
        if pane is not None and pane.isVisible():
            backups = self._backups.all()
            pane.show_backups(backups, str(self._backups.folder))
            pane.show_problem(self._problem[0], acceptable=self._problem[1])

    def _compare(self, name: str) -> None:
        pane = self._pane
        assert pane is not None

        def fail(error: Exception) -> None:
            if not isinstance(error, AnnotationsError):
                raise error
            pane.show_unreadable(error.detail)

        def work(_cancellation: Cancellation) -> Difference:
            return self._backups.difference(name)

        self._jobs.start("notes difference", work, done=pane.show_difference, failed=fail)

    def _restore(self, name: str, *, only_missing: bool = False) -> None:
        def note(written: tuple[Written, ...]) -> None:
            if written:
                self._pen.named.emit(self.tr("Restoring a backup"), written)
            self._show_backups()

        def restore() -> None:
            self._pen.work(lambda: self._backups.restore(name, only_missing=only_missing), done=note, failed=self._fail)

        self._settle(restore)  # what was just typed is changed too, and among the versions

    def _accept(self) -> None:
        self._pen.attend(self._backups.accept, done=lambda _none: self.back_up(), failed=self._say_no_backup)

    def open_folder(self) -> None:
        """Show the folder of backups in the desktop's own program for files."""
        folder = self._backups.folder
        place = folder if folder.is_dir() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _make_bin(self) -> Sheet:
        pane = self._bin = BinPane()
        pane.take_back_requested.connect(self._take_back)
        pane.purge_requested.connect(self._purge)
        self._pen.written.connect(lambda _written: self._show_bin())
        return Sheet(self.tr("Bin"), pane)

    def open_bin(self) -> None:
        """Show the sheet of what was deleted."""
        self._sheets.open("bin")
        self._show_bin()

    def _show_bin(self) -> None:
        if self._bin is None or not self._bin.isVisible():
            return
        try:
            reader = self._pen.notebook.reader
            self._bin.show_items([] if reader is None else reader.in_bin())
        except AnnotationsError as error:
            self._pen.tell(error)

    def _take_back(self, items: Sequence[Item]) -> None:
        changes = [TakeBack(id=item.id, revision=item.revision) for item in items]
        self._pen.write(changes, name=self.tr("Taking back from the bin"), failed=self._refresh_bin)

    def _purge(self, items: Sequence[Item]) -> None:
        self._pen.write([Purge(id=item.id, revision=item.revision) for item in items], failed=self._refresh_bin)

    def _refresh_bin(self, _error: Exception) -> None:
        self._show_bin()  # somebody changed it meanwhile
