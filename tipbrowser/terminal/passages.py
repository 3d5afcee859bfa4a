"""``tipbrowser show`` and ``tipbrowser cite``."""

from __future__ import annotations

from tipbrowser.domain.resolution import Resolution
from tipbrowser.paths import bundled_database_name
from tipbrowser.services.library import Library
from tipbrowser.services.resolving import Resolver
from tipbrowser.terminal import messages

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Sequence

    from tipbrowser.domain.names import Locator

LOOKING_ALIKE = tuple("Il1")
FORMS = ("official", "compendium", "footnote")


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``show`` or ``cite`` and give the function that answers."""
    parser.add_argument("locator", nargs="+", metavar="LOCATOR", help="A.II.36, II.36-41, “resolution 10/3, para. 4”")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    if command == "cite":
        parser.add_argument("--form", choices=FORMS, default=FORMS[0], help="form of the citation")
        return _cite
    return _show


def _show(options: Namespace) -> int:
    with Library(options.compendium or bundled_database_name()) as library:
        resolution = understood(library.resolver, options.locator)
        _remark_misread(library, options.locator)
        found = [excerpt for locator in all_of(resolution) for excerpt in library.excerpts.of(locator)]
        if options.json:
            from tipbrowser.terminal.json_forms import passage_form, write

            write({"passages": [passage_form(excerpt) for excerpt in found]})
        else:
            from tipbrowser.terminal.page import set_excerpts

            for line in set_excerpts(found, library.heading_of):
                print(line)
    return report(resolution)


def _cite(options: Namespace) -> int:
    with Library(options.compendium or bundled_database_name()) as library:
        resolution = understood(library.resolver, options.locator)
        _remark_misread(library, options.locator)
        found = [(locator, library.citing.citations(locator)) for locator in all_of(resolution)]
    if options.json:
        from tipbrowser.terminal.json_forms import citation_form, write

        write({"citations": [citation_form(locator, citations) for locator, citations in found]})
    else:
        for _, citations in found:
            print(getattr(citations, options.form))
    return report(resolution)


def understood(resolver: Resolver, arguments: Sequence[str]) -> Resolution:
    """Give what the arguments name: each for itself or, if together they mean more, all as one text.

    So ``A.II.36 B.X.4`` are two locators, and ``para. 43 of CTOC/COP/WG.4/2010/6`` needs no quotation marks.
    """
    single = [resolver.resolve(argument) for argument in arguments]
    if len(single) == 1 or all(_means_something(one) and not one.not_understood for one in single):
        return _joined(single)
    whole = resolver.resolve(" ".join(arguments))
    if not whole.not_understood or not any(map(_means_something, single)):
        return whole
    return _joined(single)


def _remark_misread(library: Library, arguments: Sequence[str]) -> None:
    """Say of what stands in the index with a letter misread that it is taken for what it says, as everything typed is."""
    typed = [argument.strip() for argument in arguments if argument.strip()[-1:] in LOOKING_ALIKE]
    for erratum in library.reading.errata() if typed else []:
        if erratum.kind == "misread letter" and erratum.published in typed and erratum.reading is not None:
            taken = all_of(library.resolver.resolve(erratum.published))
            messages.say(messages.misread_letter(erratum.published, erratum.reading, erratum.number, taken))


def report(resolution: Resolution) -> int:
    """Say what was not understood, and give the exit status."""
    if resolution.alternatives:
        messages.say(messages.both_parts(resolution.alternatives))
    for silence in resolution.silent:
        messages.say(messages.silent_session(silence))
    if resolution.not_understood:
        messages.say(messages.not_understood(resolution.not_understood, resolution.nearest))
    found = resolution.locators or resolution.alternatives
    if not (found or resolution.silent or resolution.not_understood):
        messages.say(messages.nothing_asked())
    return 0 if found and not (resolution.silent or resolution.not_understood) else 2


def all_of(resolution: Resolution) -> Sequence[Locator]:
    """Give all passages that are named, those too of which either part has one."""
    return (*resolution.locators, *resolution.alternatives)


def _means_something(resolution: Resolution) -> bool:
    return bool(resolution.locators or resolution.alternatives or resolution.silent)


def _joined(resolutions: list[Resolution]) -> Resolution:
    locators = {locator: None for one in resolutions for locator in one.locators}
    alternatives = {locator: None for one in resolutions for locator in one.alternatives if locator not in locators}
    return Resolution(
        locators=tuple(locators),
        alternatives=tuple(alternatives),
        not_understood=tuple(piece for one in resolutions for piece in one.not_understood),
        nearest=tuple(locator for one in resolutions for locator in one.nearest),
        silent=tuple({silence: None for one in resolutions for silence in one.silent}),
    )
