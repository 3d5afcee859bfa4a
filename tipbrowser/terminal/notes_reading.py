"""``tipbrowser notes list`` and ``show``."""

from __future__ import annotations

from tipbrowser.domain.annotation_lines import Head, item_form
from tipbrowser.domain.annotations import words_of
from tipbrowser.domain.times import DAY, MINUTE
from tipbrowser.domain.values import replace
from tipbrowser.terminal import exchange_messages
from tipbrowser.terminal.layout import WIDTH, shortened
from tipbrowser.terminal.messages import escaped, say
from tipbrowser.terminal.notes_choosing import NotChosen, add_choices, notebook_of, selection_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator

    from tipbrowser.domain.annotations import Item
    from tipbrowser.services.notebook import Notebook

SHORT_NAME = 8
"""Digits of an id that are shown, and enough to name it."""
REFUSED = 2


def prepare(verb: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of a verb and give the function that answers it."""
    if verb == "list":
        add_choices(parser)
        parser.add_argument("--bin", action="store_true", help="what is in the bin as well")
        return _list
    parser.add_argument("name", nargs="+", metavar="NAME", help="beginning of its name in the list, or a locator")
    parser.add_argument("--versions", action="store_true", help="with its earlier versions")
    return _show


def _list(options: Namespace) -> int:
    from tipbrowser.services.exchanging import gather

    notebook = notebook_of(options)
    try:
        selection = replace(selection_of(options, notebook), with_bin=options.bin)
    except NotChosen as error:
        say(str(error))
        return REFUSED
    items = gather(notebook.path, selection, Head(), alone=True).items
    notebook.close()
    if options.json:
        from tipbrowser.terminal.json_forms import write

        write({"items": [item_form(item) for item in items]})
    elif not items:
        say(exchange_messages.nothing_kept())
    else:
        for item in items:
            print(_row(item))
    return 0


def _show(options: Namespace) -> int:
    notebook = notebook_of(options)
    try:
        items = _named(options.name, notebook)
        if options.json:
            from tipbrowser.terminal.json_forms import value_form, write

            versions = notebook.reader.versions if notebook.reader is not None and options.versions else lambda _id: []
            write({
                "items": [
                    {**item_form(item), "versions": [value_form(one) for one in versions(item.id)]} for item in items
                ]
            })  # fmt: skip
        else:
            print("\n\n".join("\n".join(_set(item, notebook, versions=options.versions)) for item in items))
    except NotChosen as error:
        say(str(error))
        return REFUSED
    finally:
        notebook.close()
    return 0


def _named(names: list[str], notebook: Notebook) -> list[Item]:
    """Give the items that names mean: the beginnings of ids, or locators; raises ``NotChosen``."""
    every = list(notebook.reader.every()) if notebook.reader is not None else []
    found: dict[str, Item] = {}
    for name in names:
        by_id = [item for item in every if item.id.startswith(name.lower())]
        here = {name.upper(), f"A.{name.upper()}", f"B.{name.upper()}"}
        at = [item for item in every if any(one.locator.upper() in here for one in item.body.anchors)]
        if not by_id and not at:
            raise NotChosen(exchange_messages.no_item(name))
        if not at and len(by_id) > 1:
            raise NotChosen(exchange_messages.several_items(name, [item.id for item in by_id]))
        found |= {item.id: item for item in at or by_id}
    return list(found.values())


def _row(item: Item) -> str:
    """Give an item on one line: its name, day, kind, place and first words."""
    body = item.body
    place = body.anchors[0].locator if body.anchors else getattr(body, "about", "")
    marked = body.anchors[0].exact if body.anchors else ""
    words = _flat(words_of(body) or marked)
    bin_ = " (bin)" if item.deleted is not None else ""
    start = f"{item.id[:SHORT_NAME]}  {item.modified[:DAY]}  {item.kind + bin_:<9}  {escaped(place):<11}  "
    return (start + shortened(escaped(words[: 2 * WIDTH]), max(WIDTH - len(start), 20))).rstrip()


def _set(item: Item, notebook: Notebook, *, versions: bool) -> Iterator[str]:
    """Give the lines of an item in full."""
    body = item.body
    yield f"{item.id}  {item.kind}"
    yield f"  changed {item.modified[:MINUTE]}, made {item.created[:MINUTE]}, version {item.revision}"
    for label, words in (("from", item.origin), ("in the bin since", item.deleted), ("tags", ", ".join(body.tags))):
        if words:
            yield f"  {label} {escaped(_flat(words))}"
    for anchor in body.anchors:
        yield f"  at {anchor.locator}" + ("" if anchor.is_whole else f" “{escaped(_flat(anchor.exact))}”")
    yield from _words(words_of(replace(body, tags=())))
    reader = notebook.reader if versions else None
    for version in reader.versions(item.id) if reader is not None else ():
        yield f"  version {version.revision}, {version.modified[:MINUTE]}"
        yield from _words(words_of(replace(version.body, tags=())))


def _words(text: str) -> Iterator[str]:
    if text:
        yield ""
    for line in text.split("\n") if text else ():
        yield f"    {escaped(line)}".rstrip()


def _flat(text: str) -> str:
    return " ".join(text.split())
