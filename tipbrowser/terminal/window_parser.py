"""All options of the window and their help, which names the subcommands; loaded for what is not as ``window_options`` reads it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

from tipbrowser import NAME, __version__
from tipbrowser.domain.looks import SMALLEST_WINDOW, TEXT_SIZES, THEMES
from tipbrowser.terminal.parsing import Parser
from tipbrowser.terminal.summaries import SUMMARIES

VIEWS = ("errata", "help", "about", "settings", "reading", "welcome")
LARGEST = 10_000
"""Pixels that a window's side can have."""


def parse_into(options: SimpleNamespace, arguments: Sequence[str]) -> None:
    """Set in ``options`` what the command line gives.

    Raises ``SystemExit`` as ``argparse`` does: for ``--help``, ``--version`` and what it does not know.
    """
    parser = _parser()
    parser.parse_args(arguments, options)
    if options.command:
        parser.error(f"there is no subcommand “{options.command[0]}”; there are {', '.join(SUMMARIES)}")
    del options.command


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, SUMMARIES)) + 2
    listed = "\n".join(f"  {name.ljust(width)}{summary}" for name, summary in SUMMARIES.items())
    parser = Parser(
        prog="tipbrowser",
        usage="tipbrowser [options]\n       tipbrowser SUBCOMMAND [options] ...",
        description=f"{NAME}: alone it opens the window, with a subcommand it answers in the terminal.",
        epilog=f"subcommands (each has its own --help):\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=f"tipbrowser {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="folder for everything that the program writes")
    parser.add_argument("--compendium", type=Path, metavar="FILE", help="another compendium to open, and to keep open")
    parser.add_argument("--locator", metavar="L", help="passage or section to open at, any form")
    parser.add_argument("--url", metavar="U", help=argparse.SUPPRESS)
    parser.add_argument("--topic", metavar="T", help="topic to open with")
    parser.add_argument("--search", metavar="Q", help="what to search for, as in the box")
    parser.add_argument("--view", choices=VIEWS, help="view to open with")
    parser.add_argument("--theme", choices=THEMES, help="light, dark, or as the system")
    parser.add_argument("--text-size", type=_percent, metavar="N", help="size of the text in per cent, 80 to 200")
    parser.add_argument(
        "--size", type=_size, metavar="WxH", help="size of the window in pixels, unless it is open already"
    )
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="draw the window off-screen to FILE and end")
    return parser


def _size(text: str) -> tuple[int, int]:
    """Give width and height of ``1280x800``; raises ``ArgumentTypeError``."""
    width, _, height = text.lower().partition("x")
    sides = [int(side) if side.isascii() and side.isdigit() and len(side) < 6 else 0 for side in (width, height)]
    if not all(least <= side <= LARGEST for least, side in zip(SMALLEST_WINDOW, sides, strict=True)):
        least = "x".join(map(str, SMALLEST_WINDOW))
        raise argparse.ArgumentTypeError(
            f"a size is written 1280x800, at least {least} and each side at most {LARGEST}"
        )
    return sides[0], sides[1]


def _percent(text: str) -> int:
    """Give the number of ``150``; raises ``ArgumentTypeError``."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    if number not in TEXT_SIZES:
        raise argparse.ArgumentTypeError("a text size is a number from 80 to 200")
    return number
