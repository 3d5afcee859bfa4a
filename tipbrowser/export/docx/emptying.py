"""A template without its own text: its page, its headers and footers and its styles stay."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

SECTION, CHANGE = qn("w:sectPr"), qn("w:sectPrChange")
ID = qn("r:id")
REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
BY_NAME = (
    "hyperlink image chart chartEx oleObject package control header footer aFChunk subDocument frame video audio"
    " printerSettings diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing"
).split()
"""Relationships that count only where the text names them; the others hold for a document as a whole."""


def empty(document: DocumentObject, own: DocumentObject) -> bool:
    """Take the text away, and let the last section have the page and the headers that hold at the end of the text.

    A template without a section gets that of ours; tells whether it had one.
    """
    body = document.element.body
    sections = body.xpath("./w:p/w:pPr/w:sectPr | ./w:sectPr")
    had_one = bool(body.findall(SECTION))
    last = sections[-1] if had_one else deepcopy(own.element.body.find(SECTION))
    for change in last.findall(CHANGE):
        last.remove(change)
    for section in (*sections, last):
        for one in [one for one in section if one.tag in REFERENCES and one.get(ID) not in document.part.rels]:
            section.remove(one)
    # What a section has no header of its own for, it has from the one before it.
    inherited = {_place(one): one for section in sections for one in section if one.tag in REFERENCES}
    for place in {_place(one) for one in last if one.tag in REFERENCES}:
        del inherited[place]
    for number, one in enumerate(inherited.values()):
        last.insert(number, one)
    for child in list(body):
        body.remove(child)
    body.append(last)
    _forget_endnotes(document)
    return had_one


def drop_unused(document: DocumentObject) -> None:
    """Drop the pictures, links and other parts that only the text of the template named."""
    part = document.part
    named = {value for one in document.element.iter("*") for value in one.attrib.values()}
    for key, one in list(part.rels.items()):
        if one.reltype.rpartition("/")[2] in BY_NAME and key not in named:
            del part.rels[key]


def _forget_endnotes(document: DocumentObject) -> None:
    """Endnotes hang on the text that has gone."""
    rels = document.part.rels
    for key in [key for key, one in rels.items() if one.reltype == RELATIONSHIP_TYPE.ENDNOTES]:
        del rels[key]
    settings = document.settings.element
    for one in settings.findall(qn("w:endnotePr")):
        settings.remove(one)


def _place(reference: object) -> tuple[str, str]:
    return (reference.tag, reference.get(qn("w:type")))  # type: ignore[attr-defined]  # an element
