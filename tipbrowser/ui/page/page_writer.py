"""Writes a section into a document, block by block, and records where every character of it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from tipbrowser.domain.markup import parse_markup
from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import CrossReference, Erratum, Footnote, Passage
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.front_matter import contents_level, is_main_title
from tipbrowser.ui.page.page_document import ERRATUM_MARK, PageDocument
from tipbrowser.ui.page.page_heading import heading_lines
from tipbrowser.ui.page.pieces import Link, Piece, links_of, pieces_of


class PageWriter:
    """Writes one page; made anew for each."""

    def __init__(self, formats: PageFormats, page: SectionPage, look: tuple[str, int, int]) -> None:
        self._formats = formats
        self._page = page
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(formats.text.font())
        self._made = PageDocument(page=page, document=document, look=look)
        self._cursor = QTextCursor(document)
        self._links = _links_by_passage(page)
        self._errata = _errata_by_place(page.errata)
        self._levels: dict[str, int] = {}

    def write(self) -> PageDocument:
        """Give the whole page: heading, passages, notes."""
        self._cursor.beginEditBlock()
        self._set_margins()
        for block, parts in heading_lines(self._formats, self._page):
            self._begin(block)
            for text, characters in parts:
                self._insert(text, characters)
        above = None
        for passage in self._page.passages:
            if self._page.section is None:
                self._write_front_matter(passage, above)
            else:
                self._write_passage(passage, above)
            above = passage
        self._write_notes(self._page.footnotes)
        self._write_following()
        self._cursor.endEditBlock()
        return self._made

    def _set_margins(self) -> None:
        frame = self._made.document.rootFrame()
        look = frame.frameFormat()
        margin = self._formats.margin
        look.setLeftMargin(margin)
        look.setRightMargin(margin)
        look.setTopMargin(1.6 * self._formats.em)
        look.setBottomMargin(4 * self._formats.em)
        frame.setFrameFormat(look)

    def _begin(self, block: QTextBlockFormat) -> None:
        """Begin a block; the one that every document starts with is used first."""
        if self._cursor.position() == 0:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)

    def _insert(self, text: str, characters: QTextCharFormat) -> None:
        """Write words that may be a link."""
        start = self._cursor.position()
        self._cursor.insertText(text, characters)
        if characters.isAnchor():
            self._made.add_anchor(start, self._cursor.position(), characters.anchorHref())

    def _write_passage(self, passage: Passage, above: Passage | None) -> None:
        level = self._level(passage)
        if passage.label is None:
            self._begin(self._formats.plain(0.4 if above is None else 1.0))
        else:
            self._begin(self._formats.paragraph(level))
            preambular = passage.kind == "preambular"
            self._write_label(passage, self._formats.margin_label if preambular else self._formats.label)
        self._write_text(passage, self._formats.text, self._formats.italic)

    def _write_front_matter(self, passage: Passage, above: Passage | None) -> None:
        formats = self._formats
        if passage.title and (above is None or above.title != passage.title):
            self._begin(formats.heading_block(2.4))
            self._cursor.insertText(passage.title, formats.title)
        if passage.kind == "contents":
            self._begin(formats.contents_line(contents_level(passage.text)))
            self._write_text(passage, formats.text, formats.italic)
        elif passage.kind == "title":
            main = is_main_title(passage, self._page.passages)
            self._begin(formats.heading_block(0.9 if main else 0.5))
            characters = formats.display if main else formats.facts
            self._write_text(passage, characters, characters)
        else:
            kin = above is not None and above.kind == passage.kind
            small = passage.kind in {"imprint", "note", "colophon"}
            self._begin(formats.plain(0.7 if kin or passage.title else 2.4, line=1.35 if small else 1.5))
            self._write_text(passage, formats.note if small else formats.text, formats.italic)

    def _level(self, passage: Passage) -> int:
        """Give 0 for a paragraph, 1 for its sub-paragraphs, 2 for theirs."""
        level = 0 if passage.parent is None else self._levels.get(passage.parent, 0) + 1
        self._levels[passage.locator] = level
        return level

    def _write_label(self, passage: Passage, characters: QTextCharFormat) -> None:
        # Where labels do not hang, one may end just before the next stop: the space keeps it off its text.
        label = f"{passage.label} \t" if self._formats.tiny else f"{passage.label}\t"
        start = self._cursor.position()
        self._cursor.insertText(label, characters)
        self._made.text_map.add_mark(start, self._cursor.position() - start, passage.locator, 0)

    def _write_text(self, passage: Passage, roman: QTextCharFormat, italic: QTextCharFormat) -> None:
        links = self._links.get(passage.locator, [])
        names = {id(link): self._name(link) for link in links}
        text_map, cursor = self._made.text_map, self._cursor
        position = cursor.position()
        for piece in pieces_of(passage, links):
            if piece.kind == "footnote":
                position = self._write_mark(passage, piece)
                continue
            characters = italic if piece.kind == "italic" else roman
            start, name = position, "" if piece.link is None else names[id(piece.link)]
            if piece.link is not None:
                characters = self._link_format(characters, piece.link, name)
            cursor.insertText(piece.text, characters)
            position = text_map.add(position, passage.locator, piece.offset, piece.text)
            if name:
                self._made.add_anchor(start, position, name)
        for erratum in self._errata.get(passage.locator, ()):
            position = self._write_erratum(erratum)
            text_map.add_mark(position - len(ERRATUM_MARK), len(ERRATUM_MARK), passage.locator, len(passage.text))

    def _write_mark(self, passage: Passage, piece: Piece) -> int:
        """Write a footnote's mark, and behind it those of the errata of the note."""
        number = int(piece.text)
        start = self._cursor.position()
        self._made.marks[number] = start
        self._insert(piece.text, self._formats.anchored(self._formats.mark, f"note:{number}", ""))
        for erratum in self._errata.get(f"footnote {number}", ()):
            self._write_erratum(erratum)
        end = self._cursor.position()
        return self._made.text_map.add_mark(start, end - start, passage.locator, piece.offset)

    def _write_erratum(self, erratum: Erratum) -> int:
        characters = self._formats.anchored(self._formats.erratum, f"erratum:{erratum.number}", "")
        self._insert(ERRATUM_MARK, characters)
        return self._cursor.position()

    def _name(self, link: Link) -> str:
        self._made.links.append(link)
        return f"link:{len(self._made.links) - 1}"

    def _link_format(self, plain: QTextCharFormat, link: Link, name: str) -> QTextCharFormat:
        if link.targets:
            hint = QCoreApplication.translate("PageWriter", "Go to {place}").format(place=", ".join(link.targets))
            return self._formats.linked(plain, name, hint)
        hint = QCoreApplication.translate("PageWriter", "Outside the compendium")
        return self._formats.linked(plain, name, hint, outside=True)

    def _write_notes(self, footnotes: Sequence[Footnote]) -> None:
        if not footnotes:
            return
        formats = self._formats
        self._begin(formats.heading_block(3))
        self._cursor.insertText(QCoreApplication.translate("PageWriter", "Notes"), formats.heading)
        for footnote in footnotes:
            self._begin(formats.note_block())
            self._made.notes[footnote.number] = self._cursor.position()
            back = QCoreApplication.translate("PageWriter", "Back to the text")
            number = formats.anchored(formats.note, f"mark:{footnote.number}", back)
            number.setForeground(formats.mark.foreground())
            self._insert(str(footnote.number), number)
            self._cursor.insertText("\t", formats.note)
            for run in parse_markup(footnote.markup):
                self._cursor.insertText(run.text, formats.note_italic if run.kind == "italic" else formats.note)
            for erratum in self._errata.get(f"footnote {footnote.number}", ()):
                self._write_erratum(erratum)

    def _write_following(self) -> None:
        """Lead on from the page's foot."""
        following = self._page.following
        if following is None:
            return
        words = QCoreApplication.translate("PageWriter", "Next: {title}").format(title=following.title)
        self._begin(self._formats.heading_block(3))
        self._insert(words, self._formats.linked(self._formats.facts, f"page:{following.page}", ""))


def _links_by_passage(page: SectionPage) -> dict[str, list[Link]]:
    by_passage: dict[str, list[CrossReference]] = {}
    for reference in page.references:
        by_passage.setdefault(reference.locator, []).append(reference)
    return {locator: links_of(references) for locator, references in by_passage.items()}


def _errata_by_place(errata: Sequence[Erratum]) -> dict[str, list[Erratum]]:
    """Sort errata by the footnote or the passage that bears their mark."""
    places: dict[str, list[Erratum]] = {}
    for erratum in errata:
        if erratum.place.startswith("footnote "):
            places.setdefault(erratum.place, []).append(erratum)
        elif erratum.locator is not None:
            places.setdefault(erratum.locator, []).append(erratum)
    return places
