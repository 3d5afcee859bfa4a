"""From the options of the command line to a window that runs, or to a picture of it in a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace, TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from tipbrowser import NAME, paths
from tipbrowser.application import Program
from tipbrowser.collecting import end_start
from tipbrowser.controllers.options import WrongOption
from tipbrowser.controllers.restoring import fit_to_screen
from tipbrowser.domain.values import replace
from tipbrowser.faults import sentence_of
from tipbrowser.instance.seat import Seat, take_seat
from tipbrowser.json_file import Loaded
from tipbrowser.lasting_constants import keep_constants
from tipbrowser.logs import install_exception_hook, traceback_without_values, write_log
from tipbrowser.settings import Settings, load_settings
from tipbrowser.start import Start
from tipbrowser.ui import sentences
from tipbrowser.ui.fonts import load_fonts
from tipbrowser.window_state import WindowState, load_state


def run(arguments: SimpleNamespace) -> int:
    """Open the window, or draw it to a file, as the command line asks; gives the exit status."""
    keep_constants()
    application = QApplication.instance() or QApplication([NAME, "-style", "fusion"])
    assert isinstance(application, QApplication)
    QCoreApplication.setApplicationName(NAME)
    load_fonts(paths.resources() / "fonts")
    try:
        if arguments.screenshot is not None:
            return _draw(application, arguments)
        return _open(application, arguments)
    except WrongOption as wrong:
        sys.stderr.write(f"tipbrowser: {wrong}\n")
        return 2
    except Exception as error:  # noqa: BLE001  # the last place at which it can be said in a sentence
        folder = paths.data_folder(arguments.data_dir) if arguments.screenshot is None else None
        places = traceback_without_values(type(error), error, error.__traceback__)
        logged = folder is not None and write_log(folder, places)
        sys.stderr.write(f"tipbrowser: {sentence_of(error, logged=logged)}\n")
        return 1


def _open(application: QApplication, arguments: SimpleNamespace) -> int:
    folder = paths.data_folder(arguments.data_dir)
    seat, problem = _seat_over(folder, arguments)
    if seat is None:
        return 0
    try:
        return _show(application, arguments, seat, _start_from(folder, arguments, problem))
    finally:
        # Last of all: the next start reads what this one has kept.
        seat.leave()


def _show(application: QApplication, arguments: SimpleNamespace, seat: Seat, start: Start) -> int:
    program = Program(application, start)
    program.window.first_painted.connect(end_start)
    # Behind all that the first paint brings: it loads what only two windows need.
    program.window.first_painted.connect(lambda: QTimer.singleShot(0, partial(program.be_the_one, seat)))
    assert start.folder is not None
    former = install_exception_hook(start.folder, program.say_fault)
    try:
        _open_at(program, arguments)
        if arguments.view:
            program.show_view(arguments.view)
        if start.state.maximized:
            program.window.showMaximized()
        else:
            if arguments.size is None:
                fit_to_screen(program.window)
            program.window.show()
        program.window.area.take_focus()
        return application.exec()
    finally:
        sys.excepthook = former


def _open_at(program: Program, arguments: SimpleNamespace) -> None:
    """Go to the place that the command line names; raises ``WrongOption`` where somebody sees what is said of it."""
    try:
        program.open_compendium(arguments.locator or "", arguments.topic or "")
    except WrongOption as wrong:
        if arguments.url is None:
            raise
        program.window.banners.show_banner("option", str(wrong))
        program.open_compendium()


def _seat_over(folder: Path, arguments: SimpleNamespace) -> tuple[Seat | None, str]:
    """Give the seat of the one window, or none if the one that has it does what is asked; and what is to be said."""
    seat = arguments.seat or take_seat(folder)
    if seat.is_ours:
        return seat, ""
    from tipbrowser.instance.calling import asked_by  # late, as the next: most starts are the only one
    from tipbrowser.instance.handing_over import hand_over

    own, is_silent = hand_over(seat, folder, asked_by(arguments), arguments.outcome, _say_that_one_waits)
    return own, sentences.sentence_about_silent_window() if is_silent else ""


def _say_that_one_waits() -> None:
    sys.stderr.write(f"tipbrowser: {sentences.sentence_about_beginning_window()}\n")


def _draw(application: QApplication, arguments: SimpleNamespace) -> int:
    """Draw the window as it is after its first paint; with a data folder, with the notes in it as they stood open."""
    notes = paths.data_folder(arguments.data_dir) if arguments.data_dir else None
    kept = load_state(notes)[0] if notes is not None else WindowState()
    plain = WindowState(welcomed=True, notes_open=kept.notes_open, notes_height=kept.notes_height, tab=kept.tab)
    settings, state = _asked(Settings(theme="light"), plain, arguments)
    program = Program(
        application,
        Start(
            database=paths.bundled_database(),
            folder=None,
            settings=settings,
            state=state,
            notes=notes,
        ),
    )
    program.open_compendium(arguments.locator or "", arguments.topic or "")
    if arguments.view and arguments.view != "reading":
        program.show_view(arguments.view)
    saved: list[bool] = []

    def draw() -> None:
        shown = program.window
        if arguments.view == "reading" and program.reader is not None:
            view = program.reader.floor.prepare()
            view.resize(program.window.size())
            saved.append(view.grab().save(str(arguments.screenshot), "PNG"))
        else:
            saved.append(shown.grab().save(str(arguments.screenshot), "PNG"))
        application.quit()

    program.window.first_painted.connect(lambda: QTimer.singleShot(0, partial(_when_found, program, arguments, draw)))
    _run_until_drawn(application, program)
    if not saved or not saved[0]:
        sentence = QCoreApplication.translate("Options", "The picture could not be written to {path}.")
        raise WrongOption(sentence.format(path=arguments.screenshot))
    return 0


def _when_found(program: Program, arguments: SimpleNamespace, draw: Callable[[], None]) -> None:
    """Draw once what is searched for is found, and the panes have done what they put off until they have their sizes."""

    def draw_soon() -> None:
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, draw))

    def mark_and_draw() -> None:
        assert program.reader is not None
        program.reader.searching.matches.mark()
        draw_soon()

    if arguments.search and program.reader is not None:
        program.reader.searching.search.when_found(mark_and_draw, ordered=True)
    else:
        draw_soon()


def _run_until_drawn(application: QApplication, program: Program) -> None:
    """Show the window and run the program to its end; raises what nobody expected in between."""
    faults: list[BaseException] = []

    def stop(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        faults.append(error)
        application.quit()

    former, sys.excepthook = sys.excepthook, stop
    try:
        program.window.show()
        program.window.area.take_focus()
        application.exec()
        program.window.close()
    finally:
        sys.excepthook = former
    if faults:
        raise faults[0]


def _start_from(folder: Path, arguments: SimpleNamespace, problem: str) -> Start:
    settings, settings_file = load_settings(folder)
    state, state_file = load_state(folder)
    problems = [*_problems("settings.json", settings_file), *_problems("window.json", state_file)]
    if problem:
        problems.append(problem)
    asked, state = _asked(settings, state, arguments)
    return Start(
        database=paths.bundled_database(), folder=folder, notes=folder, settings=asked, kept=settings, state=state,
        problems=tuple(problems),
    )  # fmt: skip


def _asked(settings: Settings, state: WindowState, arguments: SimpleNamespace) -> tuple[Settings, WindowState]:
    """Give settings and state with what the command line asks instead."""
    theme, size, text = (getattr(arguments, name, None) for name in ("theme", "size", "text_size"))
    if theme:
        settings = replace(settings, theme=theme)
    if text:
        settings = replace(settings, text_size=text)
    if arguments.search:
        state = replace(
            state, search=arguments.search, search_part="", search_sections=(), search_kinds=(), search_topics=(),
            all_of=(), any_of=(), none_of=(),
        )  # fmt: skip
    elif arguments.topic:
        state = replace(state, search="")
    if getattr(arguments, "compendium", None):
        state = replace(state, compendium=str(arguments.compendium.absolute()))
    if size:
        state = replace(state, width=size[0], height=size[1], maximized=False, columns=())
    return settings, state


def _problems(name: str, loaded: Loaded) -> list[str]:
    if loaded.kept_aside is not None:
        return [sentences.sentence_about_kept_aside(name, loaded.kept_aside.name)]
    return [sentences.sentence_about_unread(name, loaded.problem)] if loaded.problem else []
