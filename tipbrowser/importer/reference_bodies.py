"""Bodies whose resolutions and decisions are cited, and whose a citation is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tipbrowser.importer.reference_names import BODY_NAME
from tipbrowser.importer.reference_values import (
    COMMISSION,
    CONFERENCE_INSTRUMENT,
    DOCUMENT,
    ECONOMIC_AND_SOCIAL_COUNCIL,
    GENERAL_ASSEMBLY,
    SECURITY_COUNCIL,
)

BODIES = (
    ("Conference(?: of the Parties)?", CONFERENCE_INSTRUMENT),
    ("(?:General )?Assembly", GENERAL_ASSEMBLY),
    ("Security Council", SECURITY_COUNCIL),
    ("Human Rights Council", DOCUMENT),
    ("(?:Economic and Social )?Council(?! of)", ECONOMIC_AND_SOCIAL_COUNCIL),
    (f"Commission(?: on {BODY_NAME})?", COMMISSION),
)
"""How each body is named, and the kind of a reference to what it adopted; the first is the compendium's own."""
BODY = "|".join(f"(?P<body{place}>{pattern})" for place, (pattern, _) in enumerate(BODIES))
_FOLLOWS = re.compile(rf" of (?:the )?(?:{BODY})\b")
# From a body to the word that it governs: "the Assembly, in its", "by the Assembly of", "the Assembly adopted".
_GOVERNS = re.compile(
    r"(?:(?: [a-z]+ed)?|,? (?:[a-z]+ed )?(?:in|by|of|through|under|with|pursuant to|in accordance with)(?: its| their)?) "
)
_OWN = re.compile(r"\b(?:its|their) $")
_STRANGER = re.compile(r"[\w,;] (?!\w+ing )[A-Z][\w’-]+(?:['’]s)? $")


@dataclass(frozen=True, slots=True)
class BodyNamed:
    """A body named in a text, and the kind of what it adopts."""

    start: int
    end: int
    kind: str


def body_named(match: re.Match[str]) -> BodyNamed:
    """Give the body that a match of a pattern with ``BODY`` in it names; that alternative must have matched."""
    place, kind = next((place, kind) for place, (_, kind) in enumerate(BODIES) if match[f"body{place}"])
    return BodyNamed(match.start(f"body{place}"), match.end(f"body{place}"), kind)


def stands_before(body: BodyNamed | None, text: str, start: int) -> bool:
    """Tell whether a body's name stands directly before ``start``: ``General Assembly resolution``."""
    return body is not None and text[body.end : start] in (" ", "’s ", "'s ")


def governing_kind(text: str, start: int, body: BodyNamed | None, before: str | None) -> str:
    """Give the kind of the resolutions or decisions whose word begins at ``start``.

    ``body`` is the last body named before it, ``before`` the kind of the last resolutions (or decisions) in the same
    passage. What a body governs is its own; ``its`` with no body before it means the Conference, which is speaking;
    a word alone goes on with what was cited before, and without that means the Conference. A capitalised name that
    is no body known here makes it a document of somebody else.
    """
    if body is not None and _GOVERNS.fullmatch(text, body.end, start):
        return body.kind
    if _OWN.search(text, 0, start):
        return CONFERENCE_INSTRUMENT
    if _STRANGER.search(text, 0, start):
        return DOCUMENT
    return before or CONFERENCE_INSTRUMENT


def body_after(text: str, end: int) -> BodyNamed | None:
    """Give the body of ``resolution 64/293 of the General Assembly``, whose number or date ends at ``end``, or none."""
    match = _FOLLOWS.match(text, end)
    return body_named(match) if match else None
