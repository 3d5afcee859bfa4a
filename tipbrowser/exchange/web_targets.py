"""What annotations are about, as W3C says it: passages of ours become anchors, all else stays words."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from tipbrowser.domain.values import Value
from tipbrowser.exchange import web_names as names
from tipbrowser.exchange.forms import LARGEST_NUMBER, LOCATOR
from tipbrowser.exchange.limits import LONGEST_NAME, MOST_TOGETHER
from tipbrowser.exchange.refusals import ImportRefused

Form = dict[str, Any]
DEEPEST_REFINEMENT = 4
MOST_WORDS = 100
"""Quotations and addresses of one annotation."""


class Targets(Value):
    """What one annotation is about."""

    anchors: list[Form]
    """In the form of our lines."""
    quotations: list[str]
    """Of what is no passage of ours."""
    addresses: list[str]


def targets_of(value: object) -> Targets:
    """Give what a ``target`` names."""
    found = Targets(anchors=[], quotations=[], addresses=[])
    for target in many(value):
        inner = target.get("items") if isinstance(target, dict) else None
        for one in many(inner) or [target]:
            _read(one, found)
    return found


def many(value: object) -> list[Any]:
    """Give what JSON-LD lets stand as one or as a list; nothing for none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_in(value: object) -> list[str]:
    """Give the text of a body: its value, or the address of what it is."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("value", "source", "id") if isinstance(value.get(key), str)), None)
    return [value] if isinstance(value, str) and value.strip() else []


def _read(target: object, found: Targets) -> None:
    source = target
    selectors: list[Form] = []
    if isinstance(target, dict):
        source = target.get("source", target.get("id"))
        if isinstance(source, dict):
            source = source.get("id")
        selectors = _selectors(target.get("selector"))
    quote: Form = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    position: Form = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    locator = _locator(source)
    if locator:
        assert isinstance(target, dict | str)
        if len(found.anchors) == MOST_TOGETHER:
            raise ImportRefused("many", MOST_TOGETHER)
        found.anchors.append(_anchor(locator, target if isinstance(target, dict) else {}, quote, position))
        return
    if _string(quote, "exact") and len(found.quotations) < MOST_WORDS:
        found.quotations.append(_string(quote, "exact")[:LONGEST_NAME])
    known = isinstance(source, str) and source.startswith((names.PUBLICATION, names.URN))
    if isinstance(source, str) and source.strip() and not known and len(found.addresses) < MOST_WORDS:
        found.addresses.append(source.strip()[:LONGEST_NAME])


def _anchor(locator: str, target: Form, quote: Form, position: Form) -> Form:
    exact = _string(quote, "exact")
    whole = target.get(names.WHOLE)
    start = _number(position, "start")
    return {
        "locator": locator, "edition": _string(target, names.EDITION)[:200].encode("utf-8", "replace").decode(), "exact": exact,
        "prefix": _string(quote, "prefix")[-LONGEST_NAME:], "suffix": _string(quote, "suffix")[:LONGEST_NAME],
        "start": start, "end": _number(position, "end") if position else len(exact),
        "position": _number(target, names.POSITION), "is_whole": whole if isinstance(whole, bool) else not exact,
    }  # fmt: skip


def _selectors(value: object) -> list[Form]:
    """Give the selectors of a target, and those that refine them."""
    found: list[Form] = []
    here = many(value)
    for _ in range(DEEPEST_REFINEMENT):
        forms = [one for one in here if isinstance(one, dict)]
        found += forms
        here = [below for one in forms for below in many(one.get("refinedBy")) + many(one.get("items"))]
    return found


def _locator(source: object) -> str:
    if not isinstance(source, str) or source[: len(names.PUBLICATION)].lower() != names.PUBLICATION:
        return ""
    name = unquote(source[len(names.PUBLICATION) :].partition("#")[0]).strip("/")
    # A section is no passage: it has one full stop, and what is about it is a note about the section.
    return name if len(name) <= 200 and name.count(".") > 1 and re.fullmatch(LOCATOR, name) else ""


def _string(form: Form, key: str) -> str:
    value = form.get(key)
    return value if isinstance(value, str) else ""


def _number(form: Form, key: str) -> int:
    value = form.get(key)
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_NUMBER
    return value if fits else 0  # type: ignore[return-value]  # a whole number, as just seen
