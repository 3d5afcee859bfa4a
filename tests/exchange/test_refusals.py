"""What is too large, too deep, broken or of another form is refused before anything is made of it."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.exchange.collections import EVERY, LEGEND_ITEM, NOTES
from tests.faults.hostile_documents import WORDS
from tipbrowser.domain.annotation_lines import item_form, version_line
from tipbrowser.domain.annotations import Version
from tipbrowser.domain.fingerprints import fingerprint_of_content
from tipbrowser.exchange import dossier, formats, json_lines, limits
from tipbrowser.exchange.refusals import REASONS, ImportRefused

HEAD = b'{"type":"head","format":"tipbrowser-annotations","version":1,"edition":"","creator":"","made":""}\n'
LINES = b"".join(formats.written(EVERY, "lines", WORDS))


def why(content: bytes) -> tuple[str, str, int]:
    """Give why a file is refused: reason, detail, line."""
    with pytest.raises(ImportRefused) as raised:
        formats.read(content)
    assert raised.value.reason in REASONS
    return raised.value.reason, raised.value.detail, raised.value.line


def line(**changes: Any) -> bytes:  # noqa: ANN401  # JSON holds anything
    """Give a file with the line of a note in which something is otherwise; ``body_…`` is in its body."""
    form = item_form(NOTES[0])
    for name, value in changes.items():
        inside = form["body"] if name.startswith("body_") else form
        inside[name.removeprefix("body_")] = value
    return HEAD + json.dumps(form).encode()


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (formats, limits, dossier):
        monkeypatch.setattr(module, "LARGEST", 10)
    assert why(b"x" * 11) == ("large", "11", 0)
    with pytest.raises(ImportRefused, match="large"):
        limits.text_of(b"x" * 11)
    with pytest.raises(ImportRefused, match="large"):
        dossier.read(b"x" * 11)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"), (b" \n ", "empty"), (b"Hello", "foreign"), (b'{"a": "\xff"}', "text"), (b'{"a": ', "json"),
        (b"[" * 100_000, "deep"), (b'{"a":' * 100_000, "deep"), (b'{"a": NaN}', "json"), (b'{"a": 1, "a": 2}', "json"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "json"), (b"[1, 2]", "foreign"), (b'{"type": "Other"}', "foreign"),
        (b"PK", "damaged"), (b"PK" + b"\0" * 100, "damaged"),
    ],
)  # fmt: skip
def test_what_is_none_of_the_formats_is_refused(content: bytes, reason: str) -> None:
    assert why(content)[0] == reason


def test_the_depth_is_measured_in_time_that_grows_with_the_length_alone() -> None:
    # Half a string, full of quotation marks that might begin one: looked at again from each it would take days.
    assert why(b'{"a": "' + b'\\"' * 5_000_000)[0] == "json"


@pytest.mark.parametrize("part", [b"[]", b"1", b'""'])
def test_parts_beyond_reason_are_refused_before_memory_is_full(part: bytes) -> None:
    assert why(b"[" + b",".join([part] * 13_000_000) + b"]")[0] == "many"


def test_texts_beyond_reason_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARTS", 10)
    assert why(b"[" * 5 + b'""' * 30)[0] == "many"


def test_brackets_in_a_text_are_no_depth() -> None:
    content = line(body_text="[" * 1000)
    assert len(formats.read(content).items) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": "x"}, "id"), ({"id": "legend"}, "id"), ({"kind": "legend"}, "body.names"), ({"kind": "virus"}, "kind"),
        ({"revision": 0}, "revision"), ({"revision": True}, "revision"), ({"change": -1}, "change"),
        ({"change": 2**60}, "change"), ({"created": "2026-02-30T00:00:00.000Z"}, "created"), ({"created": 5}, "created"),
        ({"created": "now"}, "created"), ({"origin": "x" * 201}, "origin"), ({"origin": "\ud800"}, "origin"),
        ({"deleted": 0}, "deleted"), ({"more": 1}, "more"), ({"\ud800": 1}, ""), ({"body": []}, "body"),
        ({"body_text": 5}, "body.text"), ({"body_tags": "a"}, "body.tags"), ({"body_tags": [None]}, "body.tags.0"),
        ({"body_about": "x"}, "body.about"), ({"body_more": 1}, "body.more"), ({"body_anchors": [{}]}, "body.anchors.0.locator"),
        ({"type": "other"}, "type"), ({"type": ["item"]}, "type"),
    ],
)  # fmt: skip
def test_a_field_of_another_form_is_named(changes: dict[str, Any], field: str) -> None:
    reason, detail, at = why(line(**changes))
    assert (reason, at) == ("field", 2)
    assert detail == field


@pytest.mark.parametrize("value", ["x" * (limits.LONGEST_NAME + 1), "\0" * (limits.LONGEST_NAME + 1)])
def test_a_name_beyond_reason_is_refused(value: str) -> None:
    assert why(line(body_name=value))[:2] == ("field", "body.name")


@pytest.mark.parametrize("locator", ["", "A", "A..B", "../x", "A.II.36\n", "A." + "x" * 300, "C.II.36", "A.II.٣"])
def test_a_locator_is_one(locator: str) -> None:
    anchor = {**item_form(NOTES[0])["body"]["anchors"][0], "locator": locator}
    assert why(line(body_anchors=[anchor]))[1] == "body.anchors.0.locator"


def test_a_line_that_is_no_object_is_refused() -> None:
    assert why(HEAD + b"[1]") == ("field", "", 2)


def test_the_same_name_twice_is_refused() -> None:
    assert why(LINES + LINES.split(b"\n")[1])[0] == "twice"


def test_the_same_version_twice_is_refused() -> None:
    version = Version(item=NOTES[0].id, revision=1, body=NOTES[0].body, modified=NOTES[0].modified, change=1)
    assert why(HEAD + version_line(version).encode() + b"\n" + version_line(version).encode())[0] == "twice"


def test_a_head_stands_at_the_beginning_alone() -> None:
    assert why(HEAD + HEAD) == ("field", "type", 2)


def test_a_file_of_a_newer_version_is_told_as_that() -> None:
    assert why(HEAD.replace(b'"version":1', b'"version":2')) == ("newer", "2", 1)


def test_a_file_of_no_version_is_refused() -> None:
    assert why(HEAD.replace(b'"version":1', b'"version":0'))[0] == "field"


def test_lines_beyond_reason_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MOST_ITEMS", 3)
    assert why(LINES) == ("many", "3", 0)


def test_the_names_of_colours_are_pairs() -> None:
    form = {**item_form(LEGEND_ITEM), "body": {"tags": [], "anchors": [], "names": [["support"]]}}
    assert why(HEAD + json.dumps(form).encode())[1] == "body.names.0"


def test_what_a_refusal_quotes_is_short_and_printable() -> None:
    detail = ImportRefused("field", "\u202e\x1b\0" + "x" * 1000).detail
    assert detail.isprintable()
    assert len(detail) == 120


Members = list[tuple[str, bytes]]


def packed(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give an archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, member in members:
            archive.writestr(name, member, compress_type=method)
    return content.getvalue()


def manifest(items: bytes, **changes: Any) -> bytes:  # noqa: ANN401  # JSON holds anything
    """Give the manifest of some lines."""
    return json.dumps({
        "format": "tipbrowser-dossier", "version": 1, "edition": "", "creator": "", "made": "", "counts": {},
        "versions": 0, "blake2b": fingerprint_of_content(items), **changes,
    }).encode()  # fmt: skip


def members(items: bytes = LINES, **changes: Any) -> Members:  # noqa: ANN401  # as above
    """Give the members of a sound dossier, or one with another manifest."""
    return [("manifest.json", manifest(items, **changes)), ("items.jsonl", items)]


def test_a_dossier_is_read_without_its_listing() -> None:
    assert formats.read(packed(members())) == EVERY


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed([*members(), ("../../evil", b"")]), "archive"),
        (packed([*members(), ("README.txt", b""), ("more", b"")]), "archive"),
        (packed(members()[:1]), "archive"),
        (packed(members(), zipfile.ZIP_BZIP2), "archive"),
        (packed(members(b"{" + b" " * 5_000_000)), "archive"),
        (packed([("manifest.json", b"x" * 200_000), members()[1]], zipfile.ZIP_STORED), "archive"),
        (packed(members(blake2b="0" * 64)), "damaged"),
        (packed(members(more=1)), "field"),
        (packed(members(version=2)), "newer"),
        (packed([("manifest.json", b"[]"), members()[1]]), "field"),
        (packed([("manifest.json", b"{"), members()[1]]), "json"),
        (packed(members()) + b"x", "damaged"),
        (packed(members())[:-30] + packed(members())[-22:], "damaged"),
    ],
)
def test_an_archive_that_is_no_sound_dossier_is_refused(content: bytes, reason: str) -> None:
    assert why(content)[0] == reason


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = packed([*members(), members()[1]])
    assert why(content)[0] == "archive"


def changed(content: bytes, change: Callable[[bytearray, int], None]) -> bytes:
    """Give an archive with something changed at its first entry of the directory."""
    made = bytearray(content)
    change(made, made.index(b"PK\x01\x02"))
    return bytes(made)


def test_an_encrypted_member_is_refused() -> None:
    def encrypt(content: bytearray, at: int) -> None:
        content[at + 8] |= 1

    assert why(changed(packed(members()), encrypt))[0] == "archive"


def test_a_member_that_says_to_be_huge_is_not_unpacked() -> None:
    def swell(content: bytearray, at: int) -> None:
        content[at + 24 : at + 28] = struct.pack("<L", 2**31)

    assert why(changed(packed(members()), swell))[0] == "archive"


def test_a_member_that_is_longer_than_it_says_is_damaged() -> None:
    def shrink(content: bytearray, at: int) -> None:
        content[at + 24 : at + 28] = struct.pack("<L", 10)

    assert why(changed(packed(members()), shrink))[0] == "damaged"


def test_a_member_that_is_shorter_than_it_says_is_damaged() -> None:
    def swell(content: bytearray, at: int) -> None:
        size = struct.unpack_from("<L", content, at + 24)[0]
        content[at + 24 : at + 28] = struct.pack("<L", size + 1)

    assert why(changed(packed(members(), zipfile.ZIP_DEFLATED), swell))[0] == "damaged"


def test_an_archive_that_lists_a_million_members_is_not_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 2**31, 0, 0)
    assert why(b"PK\x03\x04" + b"\0" * 100 + end)[0] == "archive"


def test_an_archive_of_the_large_kind_is_not_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 10, 0, 0)
    assert why(b"PK\x03\x04" + b"PK\x06\x07" + b"\0" * 16 + end)[0] == "archive"
