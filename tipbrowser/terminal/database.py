"""``tipbrowser build`` and ``tipbrowser verify``: the arguments and the sentences; the work is the importer's."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

from tipbrowser.importer.errors import ImportRefused
from tipbrowser.paths import bundled_database, bundled_source
from tipbrowser.services.library import Library
from tipbrowser.terminal import messages

LONGEST_COUNT = 9
"""Digits."""


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``build`` or ``verify`` and give the function that answers."""
    parser.add_argument("--repairs", type=Path, metavar="FILE", help="another edition's repairs, else the bundled ones")
    if command == "build":
        parser.add_argument("source", type=Path, metavar="SOURCE", help="the publication's text")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the database to write")
        return _build
    parser.add_argument("database", nargs="?", type=Path, metavar="DB", help="the database, else the bundled one")
    parser.add_argument("--source", type=Path, metavar="FILE", help="the publication's text, else the bundled one")
    parser.add_argument("--sample", type=_count, default=0, metavar="N", help="lay N stored values beside the source")
    parser.add_argument("--seed", type=int, default=0, metavar="K", help="choose the sample by this number")
    return _verify


def _build(options: Namespace) -> int:
    from tipbrowser.importer.build import build
    from tipbrowser.importer.repairs import REPAIRS_FILE, load_repairs

    try:
        report = build(options.source, options.output, load_repairs(options.repairs or REPAIRS_FILE))
    except ImportRefused as error:
        messages.say(messages.refused_import(error, str(options.source)))
        return 2
    for table, count in report.counts.items():
        print(f"{count:>6}  {table}")
    print(messages.built(str(report.output), report.sha256))
    if report.foreign:
        messages.say(messages.foreign_source(str(options.source), report.foreign))
    return 0


def _verify(options: Namespace) -> int:
    from tipbrowser.importer.repairs import REPAIRS_FILE, load_repairs
    from tipbrowser.importer.verify import verify

    database = options.database or bundled_database()
    source = options.source or bundled_source()
    if source is None:
        messages.say(messages.no_source())
        return 2
    try:
        repairs = load_repairs(options.repairs or REPAIRS_FILE)
        with Library(database):  # says what is wrong with it, now and while it is read
            verification = verify(database, source, sample=options.sample, seed=options.seed, repairs=repairs)
    except ImportRefused as error:
        messages.say(messages.refused_import(error, str(source)))
        return 2
    print("\n".join(verification.account))
    for breach in verification.breaches:
        print(f"BREACH: {breach}")
    if verification.foreign:
        messages.say(messages.foreign_source(str(source), verification.foreign))
    if verification.holds:
        print(messages.proved())
        return 0
    messages.say(messages.breached(len(verification.breaches)))
    return 1


def _count(text: str) -> int:
    """Give a number that is not negative; raises the parser's own error."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_COUNT):
        raise ArgumentTypeError(messages.no_count(text))
    return int(text)
