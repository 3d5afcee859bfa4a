"""``tipbrowser sections`` and ``tipbrowser errata``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from tipbrowser.domain.sections import Section, SilentSession
from tipbrowser.paths import bundled_database_name
from tipbrowser.services.library import Library
from tipbrowser.terminal.errata import set_erratum
from tipbrowser.terminal.layout import wrapped

SECTION_COLUMN = 8


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``sections`` or ``errata`` and give the function that answers."""
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    return _sections if command == "sections" else _errata


def _sections(options: Namespace) -> int:
    with Library(options.compendium or bundled_database_name()) as library:
        sections, silent = library.reading.sections(), library.reading.silent_sessions()
    if options.json:
        from tipbrowser.terminal.json_forms import value_form, write

        forms = {
            "sections": [value_form(one) for one in sections],
            "silent_sessions": [value_form(one) for one in silent],
        }
        write({**forms})
    else:
        print("\n".join(_set_sections(sections, silent)))
    return 0


def _set_sections(sections: list[Section], silent: list[SilentSession]) -> Iterator[str]:
    ordered: list[Section | SilentSession] = [*sections, *silent]
    ordered.sort(key=lambda one: (one.section.partition(".")[0], one.ordinal))
    for one in ordered:
        begin = one.section.ljust(SECTION_COLUMN)
        if isinstance(one, SilentSession):
            text = f"{one.title}, {one.dates}: adopted nothing on trafficking in persons"
        else:
            names = [one.instrument, one.report_symbol, one.instrument_title]
            text = "; ".join([f"{one.title}, {one.dates}", *(name for name in names if name)])
        yield from wrapped(text, begin)


def _errata(options: Namespace) -> int:
    with Library(options.compendium or bundled_database_name()) as library:
        errata = library.reading.errata()
    if options.json:
        from tipbrowser.terminal.json_forms import value_form, write

        write({"errata": [value_form(erratum) for erratum in errata]})
    else:
        print("\n\n".join("\n".join(set_erratum(erratum, f"{erratum.number}. ")) for erratum in errata))
    return 0
