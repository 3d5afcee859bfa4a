"""`tipbrowser`: alone it opens the window, with a subcommand it answers in the terminal without Qt."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import SimpleNamespace

COMMANDS = frozenset("show cite open search topics topic sections errata export notes build verify".split())
OPTIONS_WITH_VALUES = frozenset(
    "--data-dir --compendium --locator --url --topic --search --view --theme --size --text-size --screenshot".split()
)
"""Options with a value of their own behind them, which is no subcommand even if it reads like one."""
PICTURE = "tipbrowser.png"
SCHEME = "tipbrowser:"
"""Of the URLs that name a place."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with ``argv`` (without the program's name; else the process's own) and give the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _prepare_streams()
    place = _place_of_command(arguments)
    if place is not None and _is_url(arguments[place]):
        # As a desktop calls what answers for a kind of URL: nobody sees a terminal, so the window says what is wrong.
        arguments.insert(place, "--url")
    elif place is not None:
        if arguments[place] not in COMMANDS:
            arguments.insert(place, "open")  # a place, as other programs are given a file
        from tipbrowser.terminal.commands import run

        window: list[str] = []
        status = run(arguments[place], arguments[:place] + arguments[place + 1 :], window)
        if status or not window:
            return status
        arguments = window
    from tipbrowser.terminal.window_options import read_window_options

    return _open_window(read_window_options(arguments))


def _place_of_command(arguments: Sequence[str]) -> int | None:
    """Give the place of the subcommand, or of the place that is named without one: the first argument that is neither
    an option nor an option's. None where there is no such, or it is nothing that exists.
    """  # noqa: D205  # the first sentence is one
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in OPTIONS_WITH_VALUES else 1
    if place >= len(arguments):
        return None
    named = arguments[place]
    # Small letters alone are a subcommand that does not exist: no place is written so.
    return None if named not in COMMANDS and named.isalpha() and named.islower() else place


def _is_url(argument: str) -> bool:
    return argument.strip()[: len(SCHEME)].lower() == SCHEME


def _prepare_streams() -> None:
    """Let no letter of the publication stop a terminal that cannot show it; a window without console has no streams."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # for good
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _open_window(options: SimpleNamespace) -> int:
    """Open the window, or say in one sentence why there can be none and do what can be done."""
    import signal

    from tipbrowser.collecting import START, begin_end, hold_back

    # An interruption ends the process at once: Qt waits outside Python, where it would reach nobody, and on the way to
    # the first paint Python would raise it inside Qt's own calls. The place is kept as one goes.
    former = signal.signal(signal.SIGINT, signal.SIG_DFL)
    hold_back(START)
    try:
        return _open_held_back(options)
    finally:
        begin_end()
        signal.signal(signal.SIGINT, former)


def _open_held_back(options: SimpleNamespace) -> int:
    from pathlib import Path

    from tipbrowser.system_libraries import draws_on_display, has_display, install_line, missing_libraries

    seen = options.screenshot is None and has_display()
    if options.screenshot is None and _is_handed_over(options, seen=seen):
        return 0
    missing = missing_libraries(windowed=seen and draws_on_display())
    if missing:
        from tipbrowser.terminal import messages  # late, as below: nearly always there is nothing to say

        messages.say(messages.missing_libraries(missing, install_line(missing)))
        return 2
    if not seen:
        if options.screenshot is None:
            from tipbrowser.terminal import messages

            messages.say(messages.no_display(PICTURE))
            options.screenshot = Path(PICTURE)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from tipbrowser.binding import load_binding

    load_binding()
    from tipbrowser.starting import run

    return run(options)


def _is_handed_over(options: SimpleNamespace, *, seen: bool) -> bool:
    """Have the window that runs over the same data folder do what is asked; it needs no display here.

    Else ``options`` get ``seat`` and ``outcome``, as ``instance.handing_over`` has them; no seat is kept for a picture.
    """
    from tipbrowser import paths
    from tipbrowser.instance.seat import take_seat

    options.seat = take_seat(paths.data_folder(options.data_dir), make=seen)
    if not options.seat.is_ours:
        from tipbrowser.instance.calling import ANSWERED, SILENT, asked_by, call
        from tipbrowser.terminal import messages

        options.outcome = call(options.seat.address(), asked_by(options))
        if options.outcome == ANSWERED:
            return True
        if options.outcome == SILENT:
            messages.say(messages.silent_window())
    if not seen:
        options.seat.leave()
    return False


if __name__ == "__main__":
    sys.exit(main())
