"""``tipbrowser search``."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence

from tipbrowser.domain.hits import Answer, Hit
from tipbrowser.domain.names import Locator
from tipbrowser.paths import bundled_database_name, data_folder
from tipbrowser.services.library import Library
from tipbrowser.services.searching import USUAL_LIMIT
from tipbrowser.terminal import messages
from tipbrowser.terminal.layout import WIDTH, shortened, wrapped

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from pathlib import Path

LOCATOR_COLUMN = 14
BEFORE = 24
"""Columns of the words that stand before the first match."""
MOST = 100_000
WITH_VALUE = ("--limit", "--data-dir", "--compendium")
ALONE = ("--json", "--help", "-h")


def prepare(command: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of ``search`` and give the function that answers."""
    assert command == "search"
    parser.add_argument(
        "query", nargs="+", metavar="QUERY", help="words, “exact phrases”, OR, -word, word*, fields; or a locator"
    )
    parser.add_argument("--limit", type=_limit, default=USUAL_LIMIT, metavar="N", help="give at most so many hits")
    parser.add_argument("--json", action="store_true", help="answer as JSON")
    return _search


def in_order(arguments: Sequence[str]) -> list[str]:
    """Give the arguments with the options first: ``-labour`` among the words is one of them, and no option."""
    options: list[str] = []
    words: list[str] = []
    waiting = list(arguments)
    while waiting:
        one = waiting.pop(0)
        if one == "--":
            words += waiting
            break
        if one in WITH_VALUE:
            options += [one, *waiting[:1]]
            del waiting[:1]
        elif one in ALONE or one.startswith(tuple(f"{name}=" for name in WITH_VALUE)):
            options.append(one)
        else:
            words.append(one)
    return [*options, "--", *words]


def _limit(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST:
        return int(text)
    raise ArgumentTypeError(f"a number from 1 to {MOST} is needed, not “{text}”")


def _search(options: Namespace) -> int:
    database = options.compendium or bundled_database_name()
    with Library(database, notes=lambda: data_folder(_folder(options))) as library:
        answer = library.searching.search(" ".join(options.query), options.limit)
        citations = {locator: library.citing.citations(locator).official for locator in _locators(answer)}
        if options.json:
            _write(answer, citations)
        else:
            for locator in answer.named:
                print(f"{locator}  {citations[locator]}".rstrip())
                for excerpt in library.excerpts.of(locator)[:1]:
                    print(shortened(f"    {excerpt.passage.text}", WIDTH))
            for hit in answer.hits:
                print("\n".join(_set_hit(hit)))
    for remark in answer.remarks:
        messages.say(messages.read_otherwise(remark.kind, remark.words))
    if answer.is_nearest or answer.total > len(answer.hits) or not (answer.hits or answer.named):
        messages.say(messages.found(answer))
    if answer.elsewhere:
        messages.say(messages.notes_elsewhere(answer.elsewhere))
    return 0 if answer.named or answer.elsewhere or (answer.hits and not answer.is_nearest) else 2


def _folder(options: Namespace) -> Path | None:
    """Give the data folder that the options name; none if they name none."""
    from pathlib import Path  # late: few searches are in notes

    return None if options.data_dir is None else Path(options.data_dir)


def _locators(answer: Answer) -> Iterator[Locator]:
    yield from answer.named
    yield from (hit.locator for hit in answer.hits)


def _write(answer: Answer, citations: dict[Locator, str]) -> None:
    from tipbrowser.terminal.json_forms import value_form, write

    form = value_form(answer)
    for hit in form["hits"]:  # type: ignore[attr-defined]  # a list of forms
        hit["citation"] = citations[hit["locator"]]
        for marked in (hit, *hit["reasons"]):
            marked["marks"] = [{"start": start, "end": end} for start, end in marked["marks"]]
    form["named"] = [{"locator": locator, "citation": citations[locator]} for locator in answer.named]
    write(form)


def _set_hit(hit: Hit) -> Iterator[str]:
    """Give the lines of a hit: where, the words around the first match, and why if they do not say."""
    column = f"{hit.locator} ".ljust(LOCATOR_COLUMN)
    start = hit.marks[0][0] if hit.marks else 0
    begin = 0 if start <= BEFORE else hit.text.rfind(" ", 0, start - BEFORE) + 1
    words = f"… {hit.text[begin:]}" if begin else hit.text
    yield column + shortened(words, WIDTH - len(column))
    for reason in hit.reasons:
        yield from wrapped(f"[{messages.REASONS[reason.kind]}] {reason.words}", " " * LOCATOR_COLUMN)
