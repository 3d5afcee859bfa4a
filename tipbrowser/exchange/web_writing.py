"""W3C Web Annotations, written: a collection with one page in it, each annotation whole in itself."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from tipbrowser.domain.anchors import Anchor
from tipbrowser.domain.annotation_lines import item_form
from tipbrowser.domain.annotations import Body, Bookmark, Highlight, Item, Note, OwnTopic
from tipbrowser.domain.exchanged import Collection
from tipbrowser.domain.fingerprints import fingerprint
from tipbrowser.exchange import web_names as names

Form = dict[str, Any]


def written(collection: Collection) -> bytes:
    """Give a collection as JSON-LD in UTF-8; without versions, and without what is in the bin.

    Source: Web Annotation Data Model, sections 3 (annotations), 4.2.4 and 4.2.5 (selectors), 5 (collections).
    """
    kept = [item for item in collection.items if item.deleted is None]
    annotations = [_annotation(item, collection.head.creator) for item in kept if item.kind in names.MOTIVATIONS]
    others = [item_form(item) for item in kept if item.kind not in names.MOTIVATIONS]
    id_ = names.iri_of(fingerprint("collection", collection.head.made, *(item.id for item in kept)))
    form: Form = {
        "@context": [names.CONTEXT, {names.PREFIX: names.NAMESPACE}],
        "id": id_,
        "type": "AnnotationCollection",
        "total": len(annotations),
        names.EDITION: collection.head.edition,
    }
    if collection.head.creator:
        form["creator"] = _person(collection.head.creator)
    if collection.head.made:
        form["created"] = collection.head.made
    if annotations:
        page = names.iri_of(fingerprint("page", id_))
        form["first"] = {
            "id": page, "type": "AnnotationPage", "partOf": id_, "startIndex": 0, "items": annotations,
        }  # fmt: skip
    if others:
        form[names.ITEMS] = others
    text = json.dumps(form, ensure_ascii=False, indent=1)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError:  # half a letter is written as a number
        return f"{json.dumps(form, indent=1)}\n".encode()


def _annotation(item: Item, creator: str) -> Form:
    form: Form = {
        "id": names.iri_of(item.id),
        "type": "Annotation",
        "motivation": names.MOTIVATIONS[item.kind],
        "created": item.created,
        "modified": item.modified,
    }
    if item.origin or creator:
        form["creator"] = _person(item.origin or creator)
    bodies = [*_bodies(item.body), *(_text(tag, names.PLAIN, "tagging") for tag in item.body.tags)]
    if bodies:
        form["body"] = bodies
    form["target"] = [_target(anchor) for anchor in item.body.anchors] or _other_target(item.body)
    return form | _own_words(item.body)


def _bodies(body: Body) -> list[Form]:
    match body:
        case Bookmark(name=name) if name:
            return [_text(name, names.PLAIN, "describing")]
        case Note():
            return [_text(body.text, names.MARKDOWN, "commenting")]
        case OwnTopic():
            name = ", ".join(part for part in (body.heading, body.subheading) if part)
            return [_text(name, names.PLAIN, "classifying")]
    return []


def _own_words(body: Body) -> Form:
    match body:
        case Bookmark():
            return {names.FOLDER: names.iri_of(body.folder) if body.folder else "", names.ORDER: body.order}
        case Note():
            return {names.ABOUT: body.about, names.NAME: body.name}
        case Highlight():
            return {names.COLOUR: body.colour}
    assert isinstance(body, OwnTopic)
    return {names.HEADING: body.heading, names.SUBHEADING: body.subheading}


def _target(anchor: Anchor) -> Form:
    return {
        "type": "SpecificResource",
        "source": f"{names.PUBLICATION}{anchor.locator}",
        "selector": [
            {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
        names.EDITION: anchor.edition,
        names.POSITION: anchor.position,
        names.WHOLE: anchor.is_whole,
    }


def _other_target(body: Body) -> str:
    if isinstance(body, Note) and body.about == "section":
        return f"{names.PUBLICATION}{quote(body.name, safe='.', errors='replace')}"
    if isinstance(body, Note) and body.about == "highlight" and len(body.name) == 32:
        return names.iri_of(body.name)
    return names.PUBLICATION


def _text(value: str, format_: str, purpose: str) -> Form:
    return {"type": "TextualBody", "value": value, "format": format_, "purpose": purpose}


def _person(name: str) -> Form:
    return {"type": "Person", "name": name}
