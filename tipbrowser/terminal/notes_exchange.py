"""``tipbrowser notes export`` and ``import``."""

from __future__ import annotations

import time
from pathlib import Path

from tipbrowser.domain.annotation_lines import Head
from tipbrowser.domain.exchanged import ENDINGS, FORMATS
from tipbrowser.domain.times import written_time
from tipbrowser.domain.values import replace
from tipbrowser.terminal import exchange_messages
from tipbrowser.terminal.messages import say
from tipbrowser.terminal.notes_choosing import NotChosen, add_choices, edition, notebook_of, selection_of

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from tipbrowser.domain.exchanged import Comparison

REFUSED = 2


def prepare(verb: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of a verb and give the function that answers it."""
    parser.add_argument("file", metavar="FILE", help="the file to be written" if verb == "export" else "the file")
    if verb == "export":
        add_choices(parser)
        parser.add_argument("--format", choices=FORMATS, help="else as the file's name ends, or a dossier")
        parser.add_argument("--name", metavar="NAME", default="", help="your name, for whoever gets it")
        parser.add_argument("--whole", action="store_true", help="with the bin and all versions; of lines alone")
        parser.add_argument("--replace", action="store_true", help="replace a file that is there")
        return _export
    parser.add_argument("--from", dest="origin", metavar="NAME", help="from whom it comes; empty for your own")
    parser.add_argument("--apply", action="store_true", help="import it; else it is only looked at")
    return _import


def _export(options: Namespace) -> int:
    from tipbrowser.exchange import formats
    from tipbrowser.services.exchanging import gather, is_own_place
    from tipbrowser.whole_file import write_whole

    notebook, path = notebook_of(options), Path(options.file)
    form = options.format or next((form for form, end in ENDINGS.items() if path.suffix == end), "dossier")
    if is_own_place(path, notebook.path.parent):
        return _refuse(exchange_messages.own_place(options.file))
    if path.exists() and not options.replace:
        return _refuse(exchange_messages.exists_already(options.file))
    try:
        whole = options.whole and form == "lines"
        selection = replace(selection_of(options, notebook), with_bin=whole, with_versions=whole)
    except NotChosen as error:
        return _refuse(str(error))
    finally:
        notebook.close()
    head = Head(edition=edition(), creator=_storable(options.name), made=written_time(time.time()))
    collection = gather(notebook.path, selection, head)
    try:
        write_whole(path, formats.written(collection, form, exchange_messages.listing_words()))
    except (OSError, ValueError) as error:
        return _refuse(exchange_messages.unwritable_file(options.file, getattr(error, "strerror", "") or str(error)))
    if options.json:
        from tipbrowser.terminal.json_forms import write

        write({"path": str(path), "format": form, "items": len(collection.items)})
    else:
        print(exchange_messages.exported(options.file, len(collection.items)))
    return 0


def _import(options: Namespace) -> int:
    from tipbrowser.exchange import formats
    from tipbrowser.exchange.refusals import ImportRefused
    from tipbrowser.services.exchanging import compare
    from tipbrowser.services.notebook import Overtaken

    notebook, path = notebook_of(options), Path(options.file)
    try:
        collection = formats.read_file(path)
    except ImportRefused as refused:
        return _refuse(exchange_messages.refused_notes(options.file, refused))
    origin = formats.likely_origin(collection, path) if options.origin is None else options.origin
    comparison = compare(notebook.path, collection, _storable(origin))
    applied = options.apply and bool(comparison.changes)
    try:
        if applied:
            notebook.back_up()
            notebook.write(comparison.changes)
    except Overtaken:
        return _refuse(exchange_messages.overtaken())
    finally:
        notebook.close()
    _answer(comparison, origin, applied=applied, as_json=options.json)
    return 0


def _answer(comparison: Comparison, origin: str, *, applied: bool, as_json: bool) -> None:
    count = len(comparison.new) + len(comparison.different)
    if as_json:
        from tipbrowser.terminal.json_forms import write

        write({
            "new": [item.id for item in comparison.new],
            "different": [{"mine": pair.mine.id, "theirs": pair.theirs.id} for pair in comparison.different],
            "same": [item.id for item in comparison.same], "left": [item.id for item in comparison.left],
            "in_bin": comparison.in_bin, "cut": comparison.cut, "skipped": comparison.skipped, "origin": origin,
            "applied": applied,
        })  # fmt: skip
        return
    print("\n".join(exchange_messages.compared(comparison)))
    if applied:
        print(exchange_messages.imported(count))
    else:
        say(exchange_messages.not_applied() if comparison.changes else exchange_messages.nothing_to_import())


def _refuse(sentence: str) -> int:
    say(sentence)
    return REFUSED


def _storable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
