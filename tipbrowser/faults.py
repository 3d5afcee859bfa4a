"""Errors that nobody handles, as sentences for the reader."""

from __future__ import annotations

from tipbrowser.store.errors import CompendiumError
from tipbrowser.ui import sentences


def sentence_of(error: BaseException, *, logged: bool) -> str:
    """Give the sentence for a part of the compendium that cannot be read, or an error that nobody expected.

    ``logged`` tells whether the latter stands in the log.
    """
    if isinstance(error, CompendiumError):
        return sentences.sentence_about_damaged_part()
    return sentences.sentence_about_fault(logged=logged)
