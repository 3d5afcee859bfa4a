"""Dossiers, ``.tipnotes``: a ZIP with a manifest, the items as lines, and the same to be read without this program."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections import Counter

from tipbrowser.domain.exchanged import Collection
from tipbrowser.domain.fingerprints import fingerprint_of_content
from tipbrowser.exchange import json_lines
from tipbrowser.exchange.forms import ManifestForm, check
from tipbrowser.exchange.limits import LARGEST, text_of, value_of
from tipbrowser.exchange.listing import ListingWords, listing
from tipbrowser.exchange.refusals import ImportRefused

FORMAT = "tipbrowser-dossier"
FORMAT_VERSION = 1
MANIFEST, ITEMS, README = MEMBERS = ("manifest.json", "items.jsonl", "README.txt")
SIZES = {MANIFEST: 100_000, ITEMS: LARGEST, README: LARGEST}
"""Bytes that a member may have, unpacked."""
RATIO = 100
"""How often smaller a member may be packed than unpacked."""
UNRATED = 1_000_000
"""Bytes below which nobody asks how well a member was packed."""
END = struct.Struct("<4s4H2LH")
END_MARK, LARGE_MARK = b"PK\x05\x06", b"PK\x06\x07"
LARGEST_DIRECTORY = 4096
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of all members: the same items give the same file."""


def written(collection: Collection, words: ListingWords) -> bytes:
    """Give the dossier of a collection; ``words`` are those of its listing."""
    lines = b"".join(json_lines.parts(collection))
    kinds = Counter(item.kind for item in collection.items)
    head = collection.head
    manifest = {
        "format": FORMAT, "version": FORMAT_VERSION, "edition": head.edition, "creator": head.creator,
        "made": head.made, "counts": dict(sorted(kinds.items())), "versions": len(collection.versions),
        "blake2b": fingerprint_of_content(lines),
    }  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        _add(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
        _add(archive, ITEMS, lines)
        _add(archive, README, listing(collection, words).encode("utf-8", "replace"))
    return packed.getvalue()


def read(content: bytes) -> Collection:
    """Give what a dossier holds; raises ``ImportRefused``. Nothing is unpacked before all sizes were looked at."""
    _look_at_end(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _look_at_members(archive.infolist())
            manifest, lines = _member(archive, MANIFEST), _member(archive, ITEMS)
    except _BROKEN as error:
        raise ImportRefused("damaged", type(error).__name__) from error
    form = value_of(text_of(manifest))
    version = form.get("version") if isinstance(form, dict) else None
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise ImportRefused("newer", version)
    check(ManifestForm, form)
    if form["blake2b"] != fingerprint_of_content(lines):
        raise ImportRefused("damaged", ITEMS)
    return json_lines.read(lines)


_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    OverflowError, KeyError, IndexError,
)  # fmt: skip
"""What the reading of a ZIP raises, by its documentation and by trying."""


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, EARLIEST)
    # A text that repeats itself packs so well that it would be taken for an attack.
    well = len(content) > UNRATED and len(zlib.compress(content)) * RATIO < 2 * len(content)
    member.compress_type = zipfile.ZIP_STORED if well else zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    archive.writestr(member, content)


def _look_at_end(content: bytes) -> None:
    """Refuse what lists more members than a dossier has, before anything of it is read."""
    start = len(content) - END.size
    if len(content) > LARGEST:
        raise ImportRefused("large", len(content))
    if start < 0 or content[start : start + 4] != END_MARK:
        raise ImportRefused("damaged", "ZIP")
    _, _, _, _, members, size, _, _ = END.unpack_from(content, start)
    if members > len(MEMBERS) or size > LARGEST_DIRECTORY or content[start - 20 : start - 16] == LARGE_MARK:
        raise ImportRefused("archive", members)


def _look_at_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if len(set(names)) != len(names) or not {MANIFEST, ITEMS} <= set(names) <= set(MEMBERS):
        raise ImportRefused("archive", ", ".join(names))
    for member in members:
        beyond = member.file_size > UNRATED and member.file_size > RATIO * member.compress_size
        encrypted = member.flag_bits & 0x1
        known = member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if member.file_size > SIZES[member.filename] or beyond or encrypted or not known:
            raise ImportRefused("archive", member.filename)


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        # No more than was said, whatever is packed in it.
        content = member.read(SIZES[name] + 1)
    if len(content) != archive.getinfo(name).file_size:
        raise ImportRefused("damaged", name)
    return content
