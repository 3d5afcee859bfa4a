"""What stands in the window while no compendium can be opened."""

from __future__ import annotations

from collections.abc import Callable

from tipbrowser import NAME
from tipbrowser.services.library import CompendiumError, kind_of_error
from tipbrowser.ui import sentences
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.ui.missing_pane import MissingPane


def show_missing(
    window: MainWindow, error: CompendiumError, pane: MissingPane | None, retry: Callable[[], None]
) -> MissingPane:
    """Say what is wrong, in ``pane`` if it is there already, and give the pane; ``retry`` tries again."""
    sentence = sentences.sentence_about(kind_of_error(error), error.path, error.detail)
    if pane is None:
        pane = MissingPane(sentence)
        pane.retry_requested.connect(retry)
    pane.show_sentence(sentence)
    window.show_sheet(pane)
    window.header.show_place(NAME, "")
    window.setWindowTitle(NAME)
    window.status.show_place("")
    window.status.show_coverage("")
    return pane
