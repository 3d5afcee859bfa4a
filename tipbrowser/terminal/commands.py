"""The subcommands: their names, their options, and the module that answers each."""

from __future__ import annotations

import argparse
import os
import sys

from tipbrowser.services.library import CompendiumError, Library
from tipbrowser.terminal.layout import WIDTH
from tipbrowser.terminal.messages import (
    changed_text,
    say,
    unchecked_text,
    unexpected_fault,
    unusable_database,
    unwritable_answer,
)
from tipbrowser.terminal.parsing import Parser
from tipbrowser.terminal.summaries import SUMMARIES

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

READING = frozenset(("show", "cite", "search", "topics", "topic", "sections", "errata", "export"))
"""Subcommands that answer from a compendium."""
BREACH = 1
REFUSED = 2
INTERRUPTED = 130
FAULT = 3
PIPE_CLOSED = 141


class _Help(argparse.HelpFormatter):
    """Help of 80 columns; without a width argparse would load shutil for every option to ask the terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=WIDTH)


def run(command: str, arguments: Sequence[str], window: list[str] | None = None) -> int:
    """Answer a subcommand and give the exit status: 0, 1 for a breach found, 2 or 3 with a sentence on the error stream.

    ``arguments`` are what stands beside the subcommand; ``window`` gets the options with which a window is to be opened
    then, of ``open`` alone. Raises ``SystemExit`` as ``argparse`` does for its own
    errors and for ``--help``.
    """
    parser = Parser(prog=f"tipbrowser {command}", description=_sentence(SUMMARIES[command]), formatter_class=_Help)
    parser.add_argument("--data-dir", metavar="DIR", help="folder for everything that the program writes")
    if command in READING or command == "open":
        parser.add_argument("--compendium", metavar="FILE", help="another compendium, else the bundled one")
    answer = _prepare(command, parser)
    if command == "search":
        from tipbrowser.terminal.search import in_order

        arguments = in_order(arguments)
    options = parser.parse_args(arguments)
    options.window = window
    try:
        status = answer(options)
        sys.stdout.flush()
        if command in READING:
            status = _compare(options.compendium) or status
    except CompendiumError as error:
        say(unusable_database(error, is_bundled=getattr(options, "compendium", None) is None))
        return REFUSED
    except BrokenPipeError:
        _give_up_output()  # whoever read has read enough (``| head``)
        return PIPE_CLOSED
    except OSError as error:
        _give_up_output()
        say(unwritable_answer(error.strerror or str(error)))
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last place at which it can be said in a sentence
        _give_up_output()
        say(unexpected_fault(logged=_log(error, options.data_dir)))
        return FAULT
    return status


def _compare(compendium: str | None) -> int:
    """Say if the database is not the one that was built, and give the exit status of that; 0 if it is."""
    from tipbrowser.paths import bundled_database_name

    name = compendium or bundled_database_name()
    try:
        with Library(name) as library:
            library.check()
    except CompendiumError as error:
        changed = type(error).__name__ == "CompendiumDamaged"
        say(changed_text(name) if changed else unchecked_text(name, error.detail))
        return BREACH if changed else 0
    return 0


def _log(error: Exception, folder: str | None) -> str:
    """Write the places of an error to the log and give the log's folder; empty if it cannot be written."""
    from pathlib import Path

    from tipbrowser.logs import traceback_without_values, write_log
    from tipbrowser.paths import data_folder

    place = data_folder(Path(folder) if folder else None)
    return str(place) if write_log(place, traceback_without_values(type(error), error, error.__traceback__)) else ""


def _give_up_output() -> None:
    """Write no more of the answer: Python would try again, and complain, when it flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare(command: str, parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], int]:
    """Give the parser its options and give the function that answers; only the module asked for is imported."""
    if command in ("show", "cite"):
        from tipbrowser.terminal import passages

        return passages.prepare(command, parser)
    if command == "search":
        from tipbrowser.terminal import search

        return search.prepare(command, parser)
    if command == "open":
        from tipbrowser.terminal import opening

        return opening.prepare(command, parser)
    if command in ("topics", "topic"):
        from tipbrowser.terminal import topics

        return topics.prepare(command, parser)
    if command in ("sections", "errata"):
        from tipbrowser.terminal import contents

        return contents.prepare(command, parser)
    if command == "export":
        from tipbrowser.terminal import export

        return export.prepare(command, parser)
    if command == "notes":
        from tipbrowser.terminal import notes

        return notes.prepare(command, parser)
    from tipbrowser.terminal import database

    return database.prepare(command, parser)


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."
