"""Lines as runs: italics, marks of footnotes, hyperlinks, tracked changes, highlights."""

from __future__ import annotations

from collections.abc import Callable

from tipbrowser.domain.manuscript import Line, Span
from tipbrowser.export.docx.styles import Styles
from tipbrowser.export.docx.xml import attribute, run

COLOURS = {"support": "CDEACB", "caution": "FBE7A1", "red_line": "F8CFC9", "own": "D5DCF6"}
"""Behind highlighted words."""
HTTPS = "https://"


class Runs:
    """Writes lines; gives each change an id of its own."""

    def __init__(
        self, styles: Styles, *, link_to: Callable[[str], str], bookmarks: frozenset[str], author: str, moment: str
    ) -> None:
        """``link_to`` gives the relationship of an address outside; ``bookmarks`` are the places inside that there are.

        ``author`` and ``moment`` stand at changes.
        """
        self._styles = styles
        self._link_to = link_to
        self._bookmarks = bookmarks
        self._by = f"w:author={attribute(author or '?')} w:date={attribute(moment)}"
        self._changes = 0

    def line(self, line: Line) -> str:
        """Give the runs of a line."""
        return "".join(self._span(span) for span in line)

    def _span(self, span: Span) -> str:
        if span.footnote is not None:
            style = self._styles.id("footnote reference")
            # Ids count from 1: -1 and 0 are the separators.
            return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{span.footnote + 1}"/></w:r>'
        link = self._open_link(span)
        written = run(span.text, self._properties(span, linked=bool(link)), deleted=span.change == "removed")
        if span.change:
            self._changes += 1
            tag = "w:ins" if span.change == "added" else "w:del"
            written = f'<{tag} w:id="{100_000 + self._changes}" {self._by}>{written}</{tag}>'
        return f"{link}{written}</w:hyperlink>" if link else written

    def _open_link(self, span: Span) -> str:
        if span.link.startswith(HTTPS):
            return f'<w:hyperlink r:id="{self._link_to(span.link)}" w:history="1">'
        if span.link and span.link[1:] in self._bookmarks:
            return f'<w:hyperlink w:anchor="{bookmark_name(span.link[1:])}" w:history="1">'
        return ""

    def _properties(self, span: Span, *, linked: bool) -> str:
        """Give the properties in the order of the schema: style, italics, shading."""
        found = f'<w:rStyle w:val="{self._styles.id("Hyperlink")}"/>' if linked else ""
        if span.italic:
            found += "<w:i/><w:iCs/>"
        if span.colour:
            fill = COLOURS.get(span.colour, COLOURS["own"])
            found += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        return found


def bookmark_name(place: str) -> str:
    """Give the name of a bookmark: it begins with a letter, and holds letters, digits and ``_`` alone."""
    return "p_" + "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in place)[:38]
