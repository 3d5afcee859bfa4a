"""How the parts of a page are set: faces, sizes, indents and space, from the theme and the size of the text."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextOption,
)

from tipbrowser.ui.fonts import interface_font, text_font
from tipbrowser.ui.named_values import solid_brush
from tipbrowser.ui.theme import TYPE, Theme

MEASURE = "in the light of the recommendations adopted by the Working Group, as appropriate, "
"""Words of this kind of text, to find how wide its average character is."""
CHARACTERS = 73
"""In a full line of a paragraph."""
NARROW = 31
"""Below so many ems a column has no room for wide indents."""
TINY = 20
"""Below so many ems it has none for hanging labels: they run on into the text."""


class PageFormats:
    """The formats of one look at one size; shared by all the blocks of a page."""

    def __init__(self, theme: Theme, scale: int, column: int | None = None) -> None:
        """``scale`` in per cent; ``column`` is the width to be filled in pixels, the ideal one if none is given."""
        self.theme = theme
        self.scale = scale
        font = text_font(TYPE.reading * scale / 100)
        self.em = float(QFontInfo(font).pixelSize())
        self.margin = round(self.em * 1.6)
        metrics = QFontMetricsF(font)
        self.label_column = 2.9 * self.em
        measure = metrics.horizontalAdvance(MEASURE) / len(MEASURE) * CHARACTERS
        self.ideal_column = round(measure + self.label_column + 2 * self.margin)
        self.column = min(column or self.ideal_column, self.ideal_column)
        self.narrow = self.column < NARROW * self.em
        if self.narrow:
            self.margin = round(self.em * 0.8)
            self.label_column = 2.6 * self.em
        self.tiny = self.column < TINY * self.em
        self.step = (1.95 if self.narrow else 2.2) * self.em
        self._block_formats: dict[str, QTextBlockFormat] = {}
        self._build_characters(font)

    def _build_characters(self, font: QFont) -> None:
        theme, scale = self.theme, self.scale / 100
        self.text = _characters(font, theme.text)
        self.italic = _characters(text_font(TYPE.reading * scale, italic=True), theme.text)
        self.label = _characters(font, theme.muted)
        self.margin_label = _characters(interface_font(TYPE.small * scale), theme.muted)
        self.note = _characters(text_font(TYPE.body * scale), theme.text)
        self.note_italic = _characters(text_font(TYPE.body * scale, italic=True), theme.text)
        self.eyebrow = _characters(interface_font(TYPE.small * scale), theme.muted)
        # What is large already grows by half as much: at 200 per cent a title still has room for its words.
        self.display = _characters(text_font(TYPE.display * (1 + scale) / 2, semibold=True), theme.text)
        self.title = _characters(text_font(TYPE.title * scale, semibold=True), theme.text)
        self.heading = _characters(interface_font(TYPE.body * scale, semibold=True), theme.accent)
        self.facts = _characters(interface_font(TYPE.body * scale), theme.muted)
        self.mark = _characters(interface_font(TYPE.reading * scale), theme.accent)
        self.mark.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        self.erratum = QTextCharFormat(self.mark)
        self.erratum.setForeground(solid_brush(QColor(theme.erratum)))

    def linked(self, plain: QTextCharFormat, href: str, hint: str, *, outside: bool = False) -> QTextCharFormat:
        """Give ``plain`` as a link to ``href``: accent and a line below; a dotted line and no accent if it leads outside."""
        linked = QTextCharFormat(plain)
        linked.setAnchor(True)
        linked.setAnchorHref(href)
        linked.setToolTip(hint)
        linked.setUnderlineColor(QColor(self.theme.muted if outside else self.theme.accent))
        if outside:
            linked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        else:
            linked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            linked.setForeground(solid_brush(QColor(self.theme.accent)))
        return linked

    def anchored(self, plain: QTextCharFormat, href: str, hint: str) -> QTextCharFormat:
        """Give ``plain`` as a link without a line below it, for marks that are a sign of their own."""
        anchored = QTextCharFormat(plain)
        anchored.setAnchor(True)
        anchored.setAnchorHref(href)
        anchored.setToolTip(hint)
        return anchored

    def paragraph(self, level: int) -> QTextBlockFormat:
        """Give the block of a labelled passage, its label hanging; ``level`` 0 for numbered paragraphs."""
        name = f"paragraph {level}"
        if name not in self._block_formats:
            space = 0.72 if level == 0 else 0.42
            hang = self.label_column if level == 0 else self.step
            indent = self.label_column + level * self.step
            block = self._block(space, indent=indent, hang=hang)
            if self.tiny:
                block = self._block(space, indent=level * 0.8 * self.em)
                stops = [QTextOption.Tab(half * self.em / 2, QTextOption.TabType.LeftTab) for half in range(2, 12)]
                block.setTabPositions(stops)
            self._block_formats[name] = block
        return self._block_formats[name]

    def plain(self, above: float, line: float = 1.5) -> QTextBlockFormat:
        """Give a block without a label, ``above`` ems below the one before it; ``line`` is its leading in ems."""
        return self._block(above, line=line)

    def hanging(self, above: float, line: float) -> QTextBlockFormat:
        """Give the block of one labelled passage by itself, its label hanging."""
        return self._block(above, indent=self.label_column, hang=self.label_column, line=line)

    def heading_block(self, above: float) -> QTextBlockFormat:
        """Give the block of a line of the heading, with the leading of its own size."""
        block = QTextBlockFormat()
        block.setTopMargin(above * self.em)
        block.setLineHeight(104, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block

    def note_block(self) -> QTextBlockFormat:
        """Give the block of a note at the page's end, its number hanging."""
        if "note" not in self._block_formats:
            self._block_formats["note"] = self._block(0.4, indent=1.8 * self.em, hang=1.8 * self.em, line=1.3)
        return self._block_formats["note"]

    def contents_line(self, level: int) -> QTextBlockFormat:
        """Give the block of a line of the contents: its page stands at the end of the line."""
        indent = level * 1.5 * self.em
        block = self._block(0.25 if level else 0.6, indent=indent, line=1.4)
        end = self.column - 2 * self.margin - indent - 1
        block.setTabPositions([QTextOption.Tab(end, QTextOption.TabType.RightTab)])
        return block

    def _block(self, above: float, *, indent: float = 0.0, hang: float = 0.0, line: float = 1.5) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setTopMargin(above * self.em)
        block.setLeftMargin(indent)
        if hang:
            block.setTextIndent(-hang)
            block.setTabPositions([QTextOption.Tab(hang, QTextOption.TabType.LeftTab)])
        block.setLineHeight(round(line * self.em), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return block


def _characters(font: QFont, colour: str) -> QTextCharFormat:
    characters = QTextCharFormat()
    characters.setFont(font)
    characters.setForeground(solid_brush(QColor(colour)))
    return characters
