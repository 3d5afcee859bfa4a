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
        self, styles: Styles, *, link_to: Callable[[str], str], bookmarks: frozenset[str], author: str, stamp: str,
        language: str = "",
    ) -> None:  # fmt: skip
        """``link_to`` gives the relationship of an address outside; ``bookmarks`` are the places inside that there are.

        ``author`` and ``stamp`` stand at changes. ``language`` is that of the publication's words, where it is not the
        document's own.
        """
        self._styles = styles
        self._link_to = link_to
        self._bookmarks = bookmarks
        self._by = f"w:author={attribute(author or '?')} w:date={attribute(stamp)}"
        self._language = f"<w:lang w:val={attribute(language)}/>" if language else ""
        self._changes = 0

    def line(self, line: Line, *, is_published: bool = False) -> str:
        """Give the runs of a line; the publication's words are in its language, whatever the reader writes in."""
        language = self._language if is_published else ""
        found = []
        behind_mark = False
        for span in line:
            is_mark = span.footnote is not None
            if is_mark and behind_mark:
                # Two numbers side by side read as one.
                found.append(run(",", self._mark()))
            found.append(self._span(span, language))
            behind_mark = is_mark
        return "".join(found)

    def label(self, label: str) -> str:
        """Give the source's own number with the tab behind it; nothing if there is none."""
        return run(f"{label}\t", self._language) if label else ""

    def _span(self, span: Span, language: str) -> str:
        if span.footnote is not None:
            # Ids count from 1: -1 and 0 are the separators.
            return f'<w:r><w:rPr>{self._mark()}</w:rPr><w:footnoteReference w:id="{span.footnote + 1}"/></w:r>'
        link = self._open_link(span)
        properties = self._properties(span, linked=bool(link)) + language
        written = run(span.text, properties, deleted=span.change == "removed")
        if span.change:
            self._changes += 1
            tag = "w:ins" if span.change == "added" else "w:del"
            written = f'<{tag} w:id="{100_000 + self._changes}" {self._by}>{written}</{tag}>'
        return f"{link}{written}</w:hyperlink>" if link else written

    def _mark(self) -> str:
        return f'<w:rStyle w:val="{self._styles.id("footnote reference")}"/>'

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
