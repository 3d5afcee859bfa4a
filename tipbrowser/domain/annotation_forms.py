"""Items as plain data, one form for the file, its plain copy and what is exchanged, and back."""

from __future__ import annotations

import json

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotations import KINDS, Body, SavedSearch
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import as_dict

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from typing import Any


def written_body(body: Body) -> str:
    """Give a body as JSON in its one form: keys in order, no blanks, so that equal bodies are equal texts."""
    return written_form(as_dict(body))


def written_form(form: dict[str, Any]) -> str:
    """Give a body's plain data in the same form."""
    written = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Half a letter, which no file can hold as it is, is written as a number.
    return written if _can_be_stored(written) else json.dumps(form, sort_keys=True, separators=(",", ":"))


def read_body(kind: str, written: str) -> Body:
    """Give the body that ``written_body`` wrote; raises ``ValueError`` if it is none of that kind."""
    return body_of_form(kind, json.loads(written))


def body_of_form(kind: str, form: dict[str, Any]) -> Body:
    """Give a body from plain data; raises ``ValueError`` if it is none of that kind.

    Only the fields are looked at, not their types: what comes from outside is checked before (``exchange``).
    """
    try:
        made = KINDS[kind]
        form = {**form, "tags": tuple(form["tags"]), "anchors": tuple(Anchor(**one) for one in form["anchors"])}
        if made is SavedSearch:
            form["narrowing"] = _narrowing(form["narrowing"])
        if "names" in form:
            form["names"] = tuple((colour, name) for colour, name in form["names"])
        return made(**form)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no {kind}: {error}") from error


def _can_be_stored(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _narrowing(form: dict[str, Any]) -> Narrowing:
    topics = {name: tuple(chosen) for name, chosen in form["topics"].items()}
    return Narrowing(
        part=form["part"], sections=tuple(form["sections"]), kinds=tuple(form["kinds"]), topics=TopicChoice(**topics)
    )
