"""Documents that somebody made to do harm, or that something broke: mutations of each format that can be imported."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from tests.exchange.collections import WITH_ALL
from tipbrowser.domain.fingerprints import fingerprint_of_content
from tipbrowser.exchange import formats
from tipbrowser.exchange.listing import ListingWords

WORDS = ListingWords(about=("A dossier.",), kinds={"note": "Notes", "bookmark": "Bookmarks"}, tags="Tags:")
FOREIGN = json.dumps({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/anno1",
    "type": "Annotation",
    "motivation": ["commenting", "tagging"],
    "creator": {"id": "http://example.org/user1", "type": "Person", "name": "A reader"},
    "created": "2015-10-13T13:00:00+02:00",
    "body": [
        {"type": "TextualBody", "value": "<p>j'adore !</p>", "format": "text/html", "language": "fr"},
        {"type": "Choice", "items": ["http://example.org/note1", {"type": "TextualBody", "value": "love"}]},
        {"type": "TextualBody", "purpose": "tagging", "value": "love"},
    ],
    "target": [
        "http://example.com/page1",
        {"source": "tipbrowser:A.II.36", "selector": {"type": "TextQuoteSelector", "exact": "words", "prefix": "x"}},
        {"source": "http://example.org/page2", "selector": [
            {"type": "FragmentSelector", "value": "para5", "refinedBy": {"type": "TextQuoteSelector", "exact": "two"}},
        ]},
    ],
}).encode()  # fmt: skip
PIECES = (
    b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"\0", b"\n", b"\r", b"\xff", b"\xc3", b"\xed\xa0\x80", b"null",
    b"true", b"1e999", b"-0", b"NaN", b"Infinity", b"9" * 5000, b"[" * 3000, b'{"a":' * 3000, b'"\\ud800"', b"\\u0000",
    b"\xe2\x80\xae", b"\xe2\x80\xa8", b"PK\x05\x06", b"PK\x06\x07", b"PK\x03\x04", b"../../", b"<script>", b"tip:",
    b'"@context":', b'"type":"version",', b'"type":"item",', b'"id":"legend",', b"urn:uuid:", b"tipbrowser:",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53, 2**63, 2**64, 10**400, 0.5, -1.5, 1e300, "", "a", "\0", "\ud800", "\u202e",
    "x" * 3000, "legend", "note", "f" * 32, "0" * 31 + "1", "A.II.36", "A", "F", "../../etc", "<img src=file:///x>",
    "tipbrowser:A.II.36", "2026-99-99T00:00:00.000Z", "0001-01-01T00:00:00-23:59", "9999-12-31T23:59:59+00:00",
    [], {}, [[]], [None], [{}], {"": ""}, {"\ud800": 1}, {"items": [{"items": []}]}, ["commenting"], {"type": "Annotation"},
)  # fmt: skip


def documents(draw: random.Random, count: int) -> Iterator[bytes]:
    """Give so many documents."""
    sound = [b"".join(formats.written(WITH_ALL, form, WORDS)) for form in ("lines", "web")]
    sound.append(FOREIGN)
    makers: tuple[Callable[[random.Random, bytes], bytes], ...] = (_bytes, _bytes, _values, _values, _values, _archive)
    for _ in range(count):
        content = draw.choice(makers)(draw, draw.choice(sound))
        yield _packed_again(draw, content) if draw.random() < 0.15 else content


def _bytes(draw: random.Random, content: bytes) -> bytes:
    """Give a document with some of its bytes changed, lost, doubled or put in."""
    made = bytearray(content)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(made) + 1)
        length = draw.choice((1, 1, 3, 20, 400))
        match draw.randrange(5):
            case 0:
                made[at : at + 1] = bytes([draw.randrange(256)])
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length]
            case 3:
                made[at:at] = draw.choice(PIECES)
            case _:
                del made[at:]
    return bytes(made)


def _values(draw: random.Random, content: bytes) -> bytes:
    """Give a document of whole JSON in which some values are others, missing, doubled, or under other names."""
    lines = content.split(b"\n") if content.startswith(b'{"creator') or b'"type":"head"' in content[:300] else [content]
    at = draw.randrange(len(lines))
    try:
        value = json.loads(lines[at])
    except ValueError:
        return content[: draw.randrange(len(content))]
    for _ in range(draw.randint(1, 3)):
        value = _changed(draw, value)
    lines[at] = json.dumps(value, ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def _changed(draw: random.Random, value: Any) -> Any:  # noqa: ANN401  # JSON holds anything
    if isinstance(value, dict) and value and draw.random() < 0.9:
        key = draw.choice(list(value))
        match draw.randrange(8):
            case 0:
                return {one: other for one, other in value.items() if one != key}
            case 1:
                return {**value, draw.choice(("x", "\ud800", "tip:items", "next", "first", key.upper())): value[key]}
            case 2:
                return {**value, key: draw.choice(VALUES)}
            case _:
                return {**value, key: _changed(draw, value[key])}
    if isinstance(value, list) and value and draw.random() < 0.9:
        at = draw.randrange(len(value))
        match draw.randrange(6):
            case 0:
                return [*value, *value]
            case 1:
                return value[:at] + value[at + 1 :]
            case _:
                return [*value[:at], _changed(draw, value[at]), *value[at + 1 :]]
    return draw.choice(VALUES)


def _archive(draw: random.Random, content: bytes) -> bytes:
    """Give a sound dossier with some of its bytes changed."""
    return _bytes(draw, b"".join(formats.written(WITH_ALL, "dossier", WORDS)))


def _packed_again(draw: random.Random, content: bytes) -> bytes:
    """Give a document as the items of a dossier that says nothing wrong of them, or something."""
    manifest = {
        "format": "tipbrowser-dossier", "version": 1, "edition": "", "creator": "", "made": "", "counts": {},
        "versions": 0, "blake2b": fingerprint_of_content(content),
    }  # fmt: skip
    if draw.random() < 0.3:
        manifest = _changed(draw, manifest)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, member in (
            ("manifest.json", json.dumps(manifest).encode()), ("items.jsonl", content),
            (draw.choice(("README.txt", "../README.txt", "/etc/passwd", "manifest.txt", "link")), b"Read me."),
        ):  # fmt: skip
            if draw.random() < 0.95:
                archive.writestr(name, member, compress_type=draw.choice((0, 8)))
    return packed.getvalue()
