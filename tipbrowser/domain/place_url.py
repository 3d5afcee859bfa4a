"""The URL of a place: ``tipbrowser:A.II.36``."""

from __future__ import annotations

SCHEME = "tipbrowser:"


def place_of_url(text: str) -> str | None:
    """Give what a URL of ours names, any form of locator or citation; none for other texts.

    Desktops hand it on with slashes before it, in small letters, or with signs written as ``%20``.
    """
    plain = text.strip()
    if plain[: len(SCHEME)].lower() != SCHEME:
        return None
    from urllib.parse import unquote  # late: few texts are URLs

    return unquote(plain[len(SCHEME) :]).strip().strip("/").strip()
