"""W3C Web Annotations, read: our own as they were, those of other programs as far as they can be understood.

Nothing that they name is fetched, and what is no text stays one: markup is kept as the letters that it is made of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tipbrowser.domain.annotation_lines import UNDATED, Head
from tipbrowser.domain.annotations import Item
from tipbrowser.domain.exchanged import Collection
from tipbrowser.domain.fingerprints import fingerprint
from tipbrowser.domain.times import written_time
from tipbrowser.exchange import web_names as names
from tipbrowser.exchange.forms import checked
from tipbrowser.exchange.limits import LONGEST, LONGEST_NAME, MOST_ITEMS, text_of, value_of
from tipbrowser.exchange.refusals import ImportRefused
from tipbrowser.exchange.web_targets import Targets, many, targets_of, text_in

Form = dict[str, Any]
MOST_PAGES = 10_000


def read(content: bytes) -> Collection:
    """Give what a file of annotations holds; raises ``ImportRefused``."""
    top = value_of(text_of(content))
    outer = top if isinstance(top, dict) else {}
    is_ours = _has_our_words(outer.get("@context"))
    head = Head(
        edition=_short(outer.get(names.EDITION)) if is_ours else "",
        creator=_name(outer.get("creator")),
        made=_moment(outer.get("created")),
    )
    items: dict[str, Item] = {}
    skipped = 0
    for form in _annotations(top):
        made = _own(form) if is_ours else _foreign(form)
        if made is None:
            skipped += 1
        else:
            _keep(items, made, form, head, is_ours=is_ours)
    for form in many(outer.get(names.ITEMS)) if is_ours else ():
        found = checked(form)
        if not isinstance(found, Item) or found.id in items:
            raise ImportRefused("twice" if isinstance(found, Item) else "field", getattr(found, "id", names.ITEMS))
        items[found.id] = found
    return Collection(head=head, items=tuple(items.values()), skipped=skipped)


def _annotations(top: object) -> Iterator[Form]:
    """Give the annotations of a collection, a page, a list or one alone; pages that stand elsewhere are not fetched."""
    found = 0
    waiting = [top]
    pages = 0
    while waiting:
        form = waiting.pop()
        kinds = _types(form)
        if isinstance(form, list):
            waiting += reversed(form)
        elif "AnnotationCollection" in kinds or "AnnotationPage" in kinds:
            pages += 1
            assert isinstance(form, dict)
            if isinstance(form.get("first") or form.get("next"), str) or pages > MOST_PAGES:
                raise ImportRefused("elsewhere")
            waiting += reversed([*many(form.get("items")), *many(form.get("first")), *many(form.get("next"))])
        elif "Annotation" in kinds:
            found += 1
            if found > MOST_ITEMS:
                raise ImportRefused("many", MOST_ITEMS)
            assert isinstance(form, dict)
            yield form
        else:
            raise ImportRefused("foreign")


def _own(form: Form) -> Form:
    """Give the body of an annotation that this program wrote, as a line has it, with its kind; strict as that."""
    motivation = form.get("motivation")
    kind = next((kind for kind, word in names.MOTIVATIONS.items() if word == motivation), "")
    bodies = [one if isinstance(one, dict) else {} for one in many(form.get("body"))]
    tags = [one.get("value") for one in bodies if one.get("purpose") == "tagging"]
    first = next((one.get("value") for one in bodies if one.get("purpose") != "tagging"), "")
    body: Form = {"tags": tags, "anchors": targets_of(form.get("target")).anchors}
    match kind:
        case "bookmark":
            folder = _id(form.get(names.FOLDER)) if form.get(names.FOLDER) else ""
            body |= {"name": first, "folder": folder, "order": form.get(names.ORDER)}
        case "note":
            body |= {"text": first, "about": form.get(names.ABOUT), "name": form.get(names.NAME)}
        case "highlight":
            body |= {"colour": form.get(names.COLOUR)}
        case "topic":
            body |= {"heading": form.get(names.HEADING), "subheading": form.get(names.SUBHEADING)}
        case _:
            raise ImportRefused("field", "motivation")
    return {"kind": kind, "body": body}


def _foreign(form: Form) -> Form | None:
    """Give what comes near to an annotation of another program; none if there is nothing in it."""
    targets = targets_of(form.get("target"))
    texts, tags = _texts(form.get("body"))
    texts += text_in(form.get("bodyValue"))
    motivations = many(form.get("motivation"))
    if "tagging" in motivations and not tags:
        texts, tags = [], [text[:LONGEST_NAME] for text in texts]
    body: Form = {"tags": list(dict.fromkeys(tag for tag in tags if tag)), "anchors": targets.anchors}
    if texts or not targets.anchors:
        text = _with_targets(texts, targets)
        if not text and not tags:
            return None
        about = "passage" if targets.anchors else "free"
        return {"kind": "note", "body": body | {"text": text, "about": about, "name": ""}}
    if "highlighting" in motivations and not all(anchor["is_whole"] for anchor in targets.anchors):
        return {"kind": "highlight", "body": body | {"colour": "own"}}
    return {"kind": "bookmark", "body": body | {"name": "", "folder": "", "order": 0}}


def _with_targets(texts: list[str], targets: Targets) -> str:
    """Give the texts of a note with what it was about where that is nothing of ours: quotations and addresses."""
    quotations = ["\n".join(f"> {line}" for line in quotation.splitlines()) for quotation in targets.quotations]
    text = "\n\n".join([*texts, *quotations, *targets.addresses])
    if len(text) > LONGEST:
        raise ImportRefused("long", LONGEST)
    return text


def _keep(items: dict[str, Item], made: Form, form: Form, head: Head, *, is_ours: bool) -> None:
    id_ = _id(form.get("id")) if form.get("id") else ""
    if not is_ours and (not id_ or id_ in items):
        # The same again, or another one under the same name: what is in it names it.
        id_ = fingerprint("annotation", id_, json.dumps(form, sort_keys=True))
        if id_ in items:
            return
    if id_ in items:
        raise ImportRefused("twice", id_)
    created = _moment(form.get("created")) or head.made or UNDATED
    creator = _name(form.get("creator"))
    found = checked({
        "type": "item", "id": id_, "kind": made["kind"], "body": made["body"], "created": created,
        "modified": _moment(form.get("modified")) or created, "change": len(items) + 1, "revision": 1,
        "deleted": None, "origin": creator if creator != head.creator else "",
    })  # fmt: skip
    assert isinstance(found, Item)
    items[id_] = found


def _texts(value: object) -> tuple[list[str], list[str]]:
    """Give the texts of bodies, and those that are tags."""
    texts: list[str] = []
    tags: list[str] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict) and "items" in one:
            waiting += reversed(many(one["items"]))
        elif isinstance(one, dict) and one.get("purpose") == "tagging":
            tags += [tag[:LONGEST_NAME] for tag in text_in(one)]
        else:
            texts += text_in(one)
    return texts, tags


def _has_our_words(context: object) -> bool:
    return any(isinstance(one, dict) and one.get(names.PREFIX) == names.NAMESPACE for one in many(context))


def _types(form: object) -> list[object]:
    return many(form.get("type", form.get("@type"))) if isinstance(form, dict) else []


def _id(value: object) -> str:
    """Give the item's id of an IRI: its own digits, or what stands for another one."""
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
    digits = text.removeprefix(names.URN).replace("-", "").lower()
    if text.startswith(names.URN) and re.fullmatch("[0-9a-f]{32}", digits):
        return digits
    return fingerprint("iri", text)


def _moment(value: object) -> str:
    """Give a moment as the reader's file has it; empty for what is none."""
    if not isinstance(value, str) or not 10 <= len(value) <= 40:
        return ""
    try:
        moment = datetime.fromisoformat(value)
        written = written_time((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return ""
    return written if len(written) == len(UNDATED) else ""


def _name(value: object) -> str:
    """Give the name of an agent."""
    for one in many(value):
        found = one if isinstance(one, str) else one.get("name", one.get("id")) if isinstance(one, dict) else None
        if isinstance(found, list) and found:
            found = found[0]
        if isinstance(found, str) and found.strip():
            return _short(" ".join(found.split()))
    return ""


def _short(value: object) -> str:
    # Without half letters: these names stand in columns of their own.
    return value[:200].encode("utf-8", "replace").decode() if isinstance(value, str) else ""
