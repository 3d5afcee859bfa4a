"""What a resolution says, in short."""

from __future__ import annotations

from tipbrowser.domain.resolution import Resolution


def understood(resolution: Resolution) -> str:
    """Give the locators, and prove that nothing else was said."""
    assert not resolution.not_understood
    assert not resolution.alternatives
    assert resolution.silent == ()
    return " ".join(resolution.locators)
