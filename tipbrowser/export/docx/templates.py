"""Templates: our own, put together from its parts, and the reader's, looked at before anything of it is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject

from tipbrowser.export.docx.packing import packed
from tipbrowser.export.docx.refusals import TemplateRefused

OWN_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package.rels",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document.rels",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
"""Names in the package, and the files in ``resources/export/template``."""
LARGEST, LARGEST_UNPACKED, MOST_PARTS = 20_000_000, 100_000_000, 2_000
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
COMPOUND = b"\xd0\xcf\x11\xe0"
"""How a compound file begins: an old document, or one that is locked by a password."""


def own_template(folder: Path) -> bytes:
    """Give our own template; ``folder`` holds its parts. Raises ``TemplateRefused``."""
    try:
        return packed([(name, (folder / file).read_bytes()) for name, file in OWN_PARTS.items()])
    except OSError as error:
        raise TemplateRefused("own", error.strerror or str(error)) from error


def read_template(path: Path) -> bytes:
    """Give the reader's own template; raises ``TemplateRefused``."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # a path that no file can have, with a NUL in it, is a ValueError
        raise TemplateRefused("unreadable", getattr(error, "strerror", "") or str(error)) from error
    return as_document(content)


def as_document(content: bytes) -> bytes:
    """Give a template as a document can be made from it; raises ``TemplateRefused`` for what is none."""
    if len(content) > LARGEST:
        raise TemplateRefused("large", len(content))
    if content.startswith(COMPOUND):
        raise TemplateRefused("encrypted")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS or sum(one.file_size for one in members) > LARGEST_UNPACKED:
                raise TemplateRefused("large", len(members))
            parts = [(one.filename, _member(archive, one)) for one in members if not one.is_dir()]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise TemplateRefused("foreign", type(error).__name__) from error
    return _as_document(parts)


def opened(content: bytes) -> DocumentObject:
    """Give the document that a template makes; raises ``TemplateRefused`` where something of it is missing."""
    try:
        document = Document(io.BytesIO(content))
        document.styles, document.settings, document.core_properties  # noqa: B018  # are they there
        if document.element.body is None:
            raise TemplateRefused("damaged", "w:body")
    except TemplateRefused:
        raise
    except Exception as error:  # whatever a broken package makes of the library that reads it
        raise TemplateRefused("damaged", type(error).__name__) from error
    return document


def _as_document(parts: list[tuple[str, bytes]]) -> bytes:
    if len({name.lower() for name, _ in parts}) < len(parts):
        raise TemplateRefused("damaged", "ZIP")
    for name, content in parts:
        # The standard forbids declarations of entities, with which a few bytes become many.
        if name.lower().endswith((".xml", ".rels")) and any(sign in content for sign in DECLARATIONS):
            raise TemplateRefused("damaged", name)
    types = next((content for name, content in parts if name == "[Content_Types].xml"), b"")
    if any(name.lower().endswith("vbaproject.bin") for name, _ in parts) or b"macroEnabled" in types:
        raise TemplateRefused("macros")
    if TEMPLATE_MAIN.encode() in types:  # a .dotx says so by this alone
        types = types.replace(TEMPLATE_MAIN.encode(), MAIN.encode())
        parts = [(name, types if name == "[Content_Types].xml" else content) for name, content in parts]
    if MAIN.encode() not in types:
        raise TemplateRefused("foreign", "DOCX")
    return packed(parts)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & 0x1:
        raise TemplateRefused("encrypted")
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise TemplateRefused("damaged", member.filename)
    return content
