"""``tipbrowser notes check``, ``backup`` and ``restore``."""

from __future__ import annotations

from tipbrowser.terminal import note_messages as messages
from tipbrowser.terminal.messages import say

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from tipbrowser.domain.backups import Backup
    from tipbrowser.services.backups import Backups
    from tipbrowser.services.notebook import Notebook

BREACH, REFUSED = 1, 2
LATEST = "latest"


def prepare(verb: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of a verb and give the function that answers it."""
    if verb == "restore":
        parser.add_argument(
            "backup", nargs="?", metavar="BACKUP", help="name of the backup, or “latest”; else they are listed"
        )
    return {"check": _check, "backup": _back_up, "restore": _restore}[verb]


def _check(options: Namespace) -> int:
    notebook, backups = _opened(options)
    if not notebook.exists:
        return _say_none(options, {"rows": 0, "damaged": 0, "detail": "", "is_whole": True, "backups": []})
    found = backups.check()
    listed = [(one, notebook.backups.is_good(one)) for one in backups.all()]
    is_whole = found.is_whole and all(good for _, good in listed)
    if options.json:
        forms = [{**_form(one), "is_whole": good} for one, good in listed]
        _write({
            "rows": found.rows, "damaged": found.damaged, "detail": found.detail, "is_whole": found.is_whole,
            "backups": forms,
        })  # fmt: skip
        return 0 if is_whole else BREACH
    print(messages.checked(str(notebook.path), found.rows, found.damaged, found.detail))
    for one, good in listed:
        print(messages.backup_line(one, good))
    return 0 if is_whole else BREACH


def _back_up(options: Namespace) -> int:
    notebook, backups = _opened(options)
    if not notebook.exists:
        return _say_none(options, {"backup": None})
    made = backups.make()
    notebook.close()
    if options.json:
        _write({"backup": None if made is None else _form(made)})
    else:
        print(messages.nothing_changed() if made is None else messages.backed_up(str(backups.folder / made.name)))
    return 0


def _restore(options: Namespace) -> int:
    from tipbrowser.services.backups import PLAIN_COPY

    notebook, backups = _opened(options)
    listed = backups.all()
    if options.backup is None:
        if options.json:
            _write({"backups": [_form(one) for one in listed]})
        else:
            print("\n".join(map(messages.backup_line, listed)) or messages.no_backups(str(backups.folder)))
        return 0
    names = [one.name for one in listed]
    name = names[0] if options.backup == LATEST and names else options.backup
    if name not in (*names, PLAIN_COPY):
        say(messages.no_such_backup(options.backup))
        return REFUSED
    aside = _mend_if_damaged(notebook, backups)
    written = backups.restore(name)
    notebook.close()
    if options.json:
        _write({"restored": name, "changed": len(written), "aside": aside})
    else:
        print(messages.restored(name, len(written)))
    return 0


def _mend_if_damaged(notebook: Notebook, backups: Backups) -> str:
    """Set a file aside that is damaged, and give where it is then; empty if it is whole, or there is none."""
    from tipbrowser.services.notebook import AnnotationsError, trouble_of

    try:
        if not notebook.exists or backups.check().is_whole:
            return ""
    except AnnotationsError as error:
        if trouble_of(error) not in ("damaged", "foreign"):
            raise
    aside = backups.mend().aside
    say(messages.set_aside(aside))
    return aside


def _opened(options: Namespace) -> tuple[Notebook, Backups]:
    from pathlib import Path

    from tipbrowser.paths import data_folder
    from tipbrowser.services.backups import Backups
    from tipbrowser.services.notebook import Notebook

    notebook = Notebook(data_folder(Path(options.data_dir) if options.data_dir else None))
    return notebook, Backups(notebook)


def _say_none(options: Namespace, form: dict[str, object]) -> int:
    if options.json:
        _write(form)
    else:
        print(messages.nothing_written())
    return 0


def _form(backup: Backup) -> dict[str, object]:
    from tipbrowser.terminal.json_forms import value_form

    return value_form(backup)


def _write(form: dict[str, object]) -> None:
    from tipbrowser.terminal.json_forms import write

    write(form)
