"""``tipbrowser notes check``, ``backup`` and ``restore``."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable


def prepare(verb: str, parser: ArgumentParser) -> Callable[[Namespace], int]:
    """Add the options of a verb and give the function that answers it."""
    if verb == "restore":
        parser.add_argument(
            "backup", nargs="?", metavar="BACKUP", help="name of the backup, or “latest”; else they are listed"
        )
    return {"check": _check, "backup": _back_up, "restore": _restore}[verb]


def _check(_options: Namespace) -> int:
    return 0


def _back_up(_options: Namespace) -> int:
    return 0


def _restore(_options: Namespace) -> int:
    return 0
