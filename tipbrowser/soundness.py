"""Comparing the compendium with the digest beside it, once the window is there, and saying what is wrong."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.jobs import Cancellation, Jobs
from tipbrowser.store.errors import CompendiumDamaged, CompendiumError
from tipbrowser.ui import sentences
from tipbrowser.ui.banners import BannerArea


def watch_integrity(database: Path, jobs: Jobs, banners: BannerArea) -> None:
    """Compare the file beside the window; a banner says if it is not the one that was built."""

    def check(_cancellation: Cancellation) -> bool:
        from tipbrowser.controllers.digest import sha256_of  # late, as the next: the text paints first
        from tipbrowser.store.integrity import check_integrity

        return check_integrity(database, sha256_of)

    def say(error: Exception) -> None:
        if not isinstance(error, CompendiumError):
            raise error  # a fault of the program, which is said and logged as any other
        changed = isinstance(error, CompendiumDamaged)
        sentence = (
            sentences.sentence_about_changed_text() if changed else sentences.sentence_about_unchecked(error.detail)
        )
        banners.show_banner("integrity", sentence)

    jobs.start("integrity", check, done=_nothing, failed=say)


def _nothing(_result: object) -> None:
    """Nothing is to be said."""
