"""The options of the window, as a start nearly always has them; everything else is left to ``window_parser``."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

TYPE_CHECKING = False  # as in typing, whose import costs the start more than these options
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PLAIN: dict[str, Callable[[str], object]] = {
    "--data-dir": Path,
    "--compendium": Path,
    "--screenshot": Path,
    "--locator": str,
    "--url": str,
    "--topic": str,
    "--search": str,
}
"""Options that take whatever stands behind them, each with what is made of it."""
CHECKED = ("--view", "--theme", "--text-size", "--size")
"""Options whose values have to be looked at."""


def read_window_options(arguments: Sequence[str]) -> SimpleNamespace:
    """Give ``data_dir``, ``screenshot``, ``compendium`` (paths), ``locator``, ``topic``, ``search``, ``theme``, ``view`` (texts), ``text_size``
    and ``size`` (width and height in pixels); each is none where it was not given.

    Raises ``SystemExit`` as ``argparse`` does: for ``--help``, ``--version`` and what it does not know.
    """  # noqa: D205  # the values are one list
    options = SimpleNamespace(**dict.fromkeys(map(_name, (*PLAIN, *CHECKED))), seat=None, outcome="")
    if _is_plain(arguments):
        for option, value in zip(arguments[::2], arguments[1::2], strict=True):
            setattr(options, _name(option), PLAIN[option](value))
    else:
        # Late: argparse, with the translations that it looks for, takes a thirtieth of the time until the first paint.
        from tipbrowser.terminal.window_parser import parse_into

        parse_into(options, arguments)
    if options.url is not None:
        options.locator = options.url
    return options


def _is_plain(arguments: Sequence[str]) -> bool:
    """Tell whether all are options of ``PLAIN``, each with a value that can be no option itself."""
    return (
        len(arguments) % 2 == 0
        and all(option in PLAIN for option in arguments[::2])
        and not any(value.startswith("-") for value in arguments[1::2])
    )


def _name(option: str) -> str:
    return option.removeprefix("--").replace("-", "_")
