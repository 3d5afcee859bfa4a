"""``tipbrowser open``: what is named is looked up first, without Qt; then the window shows it."""

from __future__ import annotations

from tipbrowser.paths import bundled_database_name
from tipbrowser.services.library import Library
from tipbrowser.terminal import messages
from tipbrowser.terminal.passages import report, understood

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``open`` and give the function that answers."""
    assert command == "open"
    parser.add_argument("locator", nargs="+", metavar="LOCATOR", help="A.II.36, tipbrowser:A.II.36, “resolution 10/3”")
    return _open


def _open(options: Namespace) -> int:
    with Library(options.compendium or bundled_database_name()) as library:
        resolution = understood(library.resolver, options.locator)
    if resolution.not_understood or len(resolution.locators) != 1:
        places = (*resolution.locators, *resolution.alternatives)
        if places and not (resolution.not_understood or resolution.silent):
            messages.say(messages.one_place_only(places))
        elif any(map(str.strip, options.locator)):
            report(resolution)
        else:
            messages.say(messages.nothing_to_open())
        return 2
    options.window += ["--locator", resolution.locators[0]]
    if options.data_dir is not None:
        options.window += ["--data-dir", options.data_dir]
    if options.compendium is not None:
        options.window += ["--compendium", options.compendium]
    return 0
