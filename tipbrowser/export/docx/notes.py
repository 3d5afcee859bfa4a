"""The parts of a document that hang on its text: footnotes, and comments in the margin."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml

from tipbrowser.domain.manuscript import Comment, FootnoteText
from tipbrowser.export.docx.body import without_marks
from tipbrowser.export.docx.moments import stamp_of
from tipbrowser.export.docx.runs import Runs
from tipbrowser.export.docx.styles import Styles
from tipbrowser.export.docx.xml import NAMESPACES, attribute, comment_id, paragraph, run
from tipbrowser.export.writable import writable

SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    '</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)  # fmt: skip
AFTER_FOOTNOTES = (
    "endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats"
    " doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults"
    " doNotEmbedSmartTags decimalSymbol listSeparator"
).split()
"""Elements of the settings behind the footnotes (CT_Settings, ISO/IEC 29500-1, 17.15.1.78); so is all of other makers."""


def put_footnotes(
    document: DocumentObject, footnotes: tuple[FootnoteText, ...], runs_for: Callable[[Part], Runs], styles: Styles
) -> None:
    """Let a document have these footnotes and no others; ``runs_for`` gives what writes lines for a part."""
    part = document.part
    for key in [key for key, one in part.rels.items() if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES]:
        del part.rels[key]
    root = parse_xml(f"<w:footnotes {NAMESPACES}>{SEPARATORS}</w:footnotes>")
    made = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)
    runs = runs_for(made)
    text, reference = styles.id("footnote text"), styles.id("footnote reference")
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteRef/></w:r>'
    written = "".join(
        f'<w:footnote w:id="{number}">'
        f"{paragraph(text, mark + run(' ') + runs.line(without_marks(one.line), is_published=one.number is not None))}</w:footnote>"
        for number, one in enumerate(footnotes, 1)
    )
    for footnote in list(parse_xml(f"<w:footnotes {NAMESPACES}>{written}</w:footnotes>")):
        root.append(footnote)
    _set_separators(document)


def put_comments(document: DocumentObject, comments: tuple[Comment, ...], styles: Styles) -> None:
    """Let a document have these comments and no others."""
    part = document.part
    for key in [key for key, one in part.rels.items() if "comments" in one.reltype.lower()]:
        del part.rels[key]
    if not comments:
        return
    text, reference = styles.id("annotation text"), styles.id("annotation reference")
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:annotationRef/></w:r>'
    written = "".join(
        f'<w:comment w:id="{comment_id(number)}" w:author={attribute(one.author or "?")} w:date={attribute(stamp_of(one.date))}'
        f" w:initials={attribute(_initials(one.author))}>"
        + "".join(
            paragraph(text, (mark if place == 0 else "") + run(row))
            for place, row in enumerate(writable(one.text).split("\n"))
        )
        + "</w:comment>"
        for number, one in enumerate(comments)
    )
    root = parse_xml(f"<w:comments {NAMESPACES}>{written}</w:comments>")
    made = XmlPart(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, root, part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.COMMENTS)


def _set_separators(document: DocumentObject) -> None:
    settings = document.settings.element
    made = parse_xml(f'<w:footnotePr {NAMESPACES}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    for old in settings.findall(qn("w:footnotePr")):
        # Where footnotes stand and how they are counted is as the template has it.
        kept = [child for child in old if child.tag != qn("w:footnote")]
        made[:0] = kept
        settings.remove(old)
    behind = {qn(f"w:{name}") for name in AFTER_FOOTNOTES}
    ours = f"{{{nsmap['w']}}}"
    place = next(
        (number for number, child in enumerate(settings) if child.tag in behind or not str(child.tag).startswith(ours)),
        len(settings),
    )
    settings.insert(place, made)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word)[:4] or "?"
