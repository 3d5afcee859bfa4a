"""The reader of the command line."""

from __future__ import annotations

import argparse

from tipbrowser.terminal.messages import escaped

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """Repeats what was typed without the characters that would steer the terminal."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line; raises ``SystemExit``."""
        super().error(escaped(message))
