"""Rules of the structure of Word documents, each looked at in a file; what breaks one is given as a sentence.

Sources: ISO/IEC 29500-1 (WordprocessingML, part 17) and ISO/IEC 29500-2 (packages).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
    " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData"
    " embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
    " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors"
    " hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles"
    " stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions"
    " doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme"
    " styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone"
    " doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
    " bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
    " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin"
    " doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne"
    " strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture"
    " doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText"
    " doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags"
    " alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids"
    " attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures"
    " forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags"
    " decimalSymbol listSeparator",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
}  # fmt: skip
"""Required orders of children (the sequences of the schema)."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NAMED = {"hyperlink", "image", "chart", "oleObject", "header", "footer", "diagramData"}
"""Relationships that the text has to name; the others hold for the document as a whole."""
Rule = Callable[["Package"], Iterator[str]]


class Package:
    """A document, part by part."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self._roots: dict[str, Any] = {}

    def root(self, name: str) -> Any:  # noqa: ANN401  # an element
        """Give the root of a part."""
        if name not in self._roots:
            self._roots[name] = ET.fromstring(self.parts[name])
        return self._roots[name]

    @property
    def xml(self) -> list[str]:
        """Names of the parts of Word's own."""
        return [name for name in self.names if name.startswith("word/") and name.endswith(".xml")]

    def relationships(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Give the relationships of a part: type, target, and whether that is outside."""
        folder, _, file = name.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if rels not in self.parts:
            return {}
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2], one.get("Target", ""), one.get("TargetMode") == "External"
            )
            for one in self.root(rels)
        }  # fmt: skip

    def part_of(self, kind: str) -> str:
        """Give the name of the part that the document has of a kind, ``footnotes`` for instance; empty without."""
        found = [target for one, target, _ in self.relationships("word/document.xml").values() if one == kind]
        name = posixpath.normpath(posixpath.join("word", found[0])) if found else ""
        return name if name in self.parts else ""


def broken(content: bytes) -> list[str]:
    """Give all that is wrong with a document."""
    package = Package(content)
    return [f"{rule.__name__}: {finding}" for rule in RULES for finding in rule(package)]


def every_part_is_well_formed_and_has_a_type(package: Package) -> Iterator[str]:
    """Find parts without a content type, or that are no XML."""
    types = package.root("[Content_Types].xml")
    defaults = {one.get("Extension") for one in types.iter(f"{TYPES}Default")}
    overrides = {one.get("PartName") for one in types.iter(f"{TYPES}Override")}
    for name in package.names:
        if name != "[Content_Types].xml" and f"/{name}" not in overrides and name.rpartition(".")[2] not in defaults:
            yield f"{name} has no type"
        if name.endswith((".xml", ".rels")):
            package.root(name)
    yield from (f"{name} is not there" for name in overrides if name and name[1:] not in package.parts)


def names_stand_once(package: Package) -> Iterator[str]:
    """Find parts that stand twice."""
    yield from (name for name, count in Counter(name.lower() for name in package.names).items() if count > 1)


def relationships_lead_somewhere_and_are_used(package: Package) -> Iterator[str]:
    """Find relationships to parts that are not there, ids that are not defined, and links that nothing uses."""
    for name in package.xml:
        defined = package.relationships(name)
        used = {value for one in package.root(name).iter() for key, value in one.attrib.items() if key.startswith(R)}
        yield from (f"{name}: {one} is not defined" for one in used - set(defined))
        for id_, (kind, target, outside) in defined.items():
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
            )
            if not outside and path not in package.parts:
                yield f"{name}: {target} is not there"
            if kind in NAMED and id_ not in used:
                yield f"{name}: {id_} is not used"


def footnotes_are_complete(package: Package) -> Iterator[str]:
    """Find marks without a footnote and the reverse, ids that stand twice, and separators that are missing."""
    marks = [one.get(f"{W}id") for one in package.root("word/document.xml").iter(f"{W}footnoteReference")]
    name = package.part_of("footnotes")
    if not name:
        if marks:
            yield "there is no part of footnotes"
        return
    notes = [(one.get(f"{W}id"), one) for one in package.root(name).iter(f"{W}footnote")]
    own = [id_ for id_, one in notes if one.get(f"{W}type") is None]
    if sorted(marks) != sorted(own) or len(set(own)) != len(own):
        yield f"marks {marks}, footnotes {own}"
    kinds = {one.get(f"{W}type"): id_ for id_, one in notes}
    if kinds.get("separator") != "-1" or kinds.get("continuationSeparator") != "0":
        yield "the separators are missing"
    named = [one.get(f"{W}id") for one in package.root("word/settings.xml").iter(f"{W}footnote")]
    if named != ["-1", "0"]:
        yield "the settings do not name the separators"
    yield from (
        f"footnote {id_} has no mark of its own" for id_, one in notes
        if one.get(f"{W}type") is None and one.find(f".//{W}footnoteRef") is None
    )  # fmt: skip


def comments_are_complete(package: Package) -> Iterator[str]:
    """Find comments whose beginning, end or mark is missing, and the reverse, or whose id a footnote has too.

    The standard allows the last; LibreOffice 7.4 reads no words of such a footnote.
    """
    document = package.root("word/document.xml")
    ids = {
        tag: sorted(one.get(f"{W}id") for one in document.iter(f"{W}{tag}"))
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    name = package.part_of("comments")
    comments = list(package.root(name).iter(f"{W}comment")) if name else []
    own = sorted(one.get(f"{W}id", "") for one in comments)
    if not all(found == own for found in ids.values()) or len(set(own)) != len(own):
        yield f"{ids}, comments {own}"
    yield from (f"footnote {one} has the id of a comment" for one in set(own) & set(_footnote_ids(package)))
    yield from (f"date {one.get(f'{W}date')}" for one in comments if not MOMENT.fullmatch(one.get(f"{W}date", "")))
    yield from (
        f"comment {one.get(f'{W}id')} has no author or date"
        for one in comments
        if not one.get(f"{W}author") or not one.get(f"{W}date")
    )


def _footnote_ids(package: Package) -> list[str]:
    name = package.part_of("footnotes")
    return [one.get(f"{W}id") for one in package.root(name).iter(f"{W}footnote")] if name else []


def bookmarks_are_paired(package: Package) -> Iterator[str]:
    """Find bookmarks that do not end, names that stand twice or are none, and links inside that lead nowhere."""
    document = package.root("word/document.xml")
    starts = [one.get(f"{W}id") for one in document.iter(f"{W}bookmarkStart")]
    ends = [one.get(f"{W}id") for one in document.iter(f"{W}bookmarkEnd")]
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
        yield f"begun {starts}, ended {ends}"
    names = [one.get(f"{W}name", "") for one in document.iter(f"{W}bookmarkStart")]
    yield from (f"bookmark {name}" for name, count in Counter(names).items() if count > 1)
    yield from (f"bookmark {name}" for name in names if not name[:1].isalpha() or len(name) > 40 or " " in name)
    anchors = {one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")} - {None}
    yield from (f"link to {anchor}" for anchor in anchors - set(names))


def changes_have_ids_of_their_own(package: Package) -> Iterator[str]:
    """Find tracked changes without author, date or an id of their own, and deleted words that are no such."""
    document = package.root("word/document.xml")
    changes = [one for tag in ("ins", "del") for one in document.iter(f"{W}{tag}")]
    dates = [one.get(f"{W}date", "") for one in changes]
    yield from (f"date {one}" for one in dates if not MOMENT.fullmatch(one))
    ids = [one.get(f"{W}id") for one in changes]
    if len(set(ids)) != len(ids):
        yield "ids stand twice"
    for one in changes:
        if not one.get(f"{W}author") or not one.get(f"{W}date"):
            yield "no author or date"
        wrong = f"{W}t" if one.tag == f"{W}del" else f"{W}delText"
        if one.find(f".//{wrong}") is not None:
            yield f"{wrong} in {one.tag}"


def styles_are_there(package: Package) -> Iterator[str]:
    """Find styles that are used, or built upon, and not defined; ids and names that stand twice."""
    styles = list(package.root("word/styles.xml").iter(f"{W}style"))
    ids = [one.get(f"{W}styleId") for one in styles]
    names = [one.find(f"{W}name").get(f"{W}val", "").casefold() for one in styles]  # type: ignore[union-attr]
    for some in (ids, names):
        yield from (f"{one} stands twice" for one, count in Counter(some).items() if count > 1)
    using = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    for name in package.xml:
        for tag in using:
            for one in package.root(name).iter(f"{W}{tag}"):
                if one.get(f"{W}val") not in ids:
                    yield f"{name}: {one.get(f'{W}val')} is not defined"


def elements_stand_in_their_order(package: Package) -> Iterator[str]:
    """Find properties that do not stand in the order of the schema."""
    for name in package.xml:
        for tag, order in ORDERS.items():
            places = {f"{W}{one}": number for number, one in enumerate(order.split())}
            for one in package.root(name).iter(f"{W}{tag}"):
                found = [places.get(child.tag, -1) for child in one if child.tag.startswith(W)]
                if found != sorted(found) or -1 in found:
                    yield f"{name}: {tag} {[child.tag.rpartition('}')[2] for child in one]}"


def what_holds_text_ends_with_a_paragraph(package: Package) -> Iterator[str]:
    """Find cells, footnotes, comments, headers and footers without a paragraph at their end, and a body without its section."""
    holding = ("tc", "footnote", "comment", "hdr", "ftr")
    for name in set(package.xml) - {"word/settings.xml"}:
        root = package.root(name)
        for tag in holding:
            for one in root.iter(f"{W}{tag}"):
                if not len(one) or one[-1].tag != f"{W}p":
                    yield f"{name}: {tag}"
    body = package.root("word/document.xml").find(f"{W}body")
    if body is None or body[-1].tag != f"{W}sectPr" or (len(body) > 1 and body[-2].tag == f"{W}tbl"):
        yield "the body does not end with a paragraph and its section"


def rows_have_a_cell_for_each_column(package: Package) -> Iterator[str]:
    """Find tables whose rows have more or fewer cells than columns."""
    for table in package.root("word/document.xml").iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        counts = {sum(_columns(cell) for cell in row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")}
        if counts != {columns}:
            yield f"{columns} columns, rows of {counts}"


def _columns(cell: ET.Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val", "1"))


def blanks_are_kept(package: Package) -> Iterator[str]:
    """Find texts whose blanks at their ends would be lost."""
    for name in package.xml:
        for tag in ("t", "delText", "instrText"):
            for one in package.root(name).iter(f"{W}{tag}"):
                text = one.text or ""
                if text != text.strip() and one.get(SPACE) != "preserve":
                    yield f"{name}: {text!r}"


def fields_are_closed(package: Package) -> Iterator[str]:
    """Find fields that do not begin, part and end."""
    for name in package.xml:
        signs = [one.get(f"{W}fldCharType") for one in package.root(name).iter(f"{W}fldChar")]
        if signs != ["begin", "separate", "end"] * (len(signs) // 3):
            yield f"{name}: {signs}"


RULES: tuple[Rule, ...] = (
    every_part_is_well_formed_and_has_a_type, names_stand_once, relationships_lead_somewhere_and_are_used,
    footnotes_are_complete, comments_are_complete, bookmarks_are_paired, changes_have_ids_of_their_own,
    styles_are_there, elements_stand_in_their_order, what_holds_text_ends_with_a_paragraph,
    rows_have_a_cell_for_each_column, blanks_are_kept, fields_are_closed,
)  # fmt: skip
