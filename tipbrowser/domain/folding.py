"""Words as they are searched: small letters, accents and ligatures laid aside, one spelling for two."""

from __future__ import annotations

import re

from tipbrowser.domain.spelling import one_spelling

WORD = re.compile(r"[^\W_]+")
HYPHENS = "-‐‑"
BETWEEN = " · "
"""Between texts that are searched together and are not one: the topics of a passage."""
HYPHENED = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)+")


def without_accents(text: str) -> str:
    """Give a text in its plain letters: ``attachés`` as ``attaches``, ``ﬁ`` as ``fi``.

    Source: Unicode Standard Annex 15, normalization form KD, without the marks that combine with a letter.
    """
    if text.isascii():
        return text
    from unicodedata import combining, normalize  # late: most of what is typed is plain

    return "".join(sign for sign in normalize("NFKD", text) if not combining(sign))


def folded(text: str) -> str:
    """Give a text as it is searched: each word in small plain letters and in one spelling, all else as it stands."""
    return WORD.sub(lambda found: one_spelling(without_accents(found[0]).lower()), text)


def words_in(text: str) -> list[str]:
    """Give the words of a text in order, as they are searched; what a hyphen joins are several."""
    return WORD.findall(folded(text))


def joined_words(text: str) -> list[str]:
    """Give what hyphens join, each as the one word that it is without them: ``nonpunishment``, in order, once each."""
    return list(dict.fromkeys("".join(WORD.findall(found[0])) for found in HYPHENED.finditer(folded(text))))
