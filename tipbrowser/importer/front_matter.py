"""What stands before part A and after the index: title, imprint, contents, introduction, colophon."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tipbrowser.domain.publication import Locator
from tipbrowser.importer.draft import Draft, LineAccount
from tipbrowser.importer.errors import Truncated, UnplacedLine
from tipbrowser.importer.inline import begins_with_capital
from tipbrowser.importer.outline import CONTENTS, Outline
from tipbrowser.importer.source import Line

COPYRIGHT_SIGN = "©"
DISPLAYED = ("title", "colophon")
"""Kinds whose lines stand together as they are set; elsewhere each line is a paragraph, or the rest of one."""


class FrontMatterReader:
    """Gathers blocks of lines into passages ``F.<kind>.<n>``."""

    def __init__(self, outline: Outline, account: LineAccount) -> None:
        """Read by this plan, and account for every line."""
        self._outline = outline
        self._account = account
        self._counts: dict[str, int] = {}
        self._drafts: list[Draft] = []

    def read_opening(self, lines: Iterable[Line]) -> list[Draft]:
        """Give the passages of all that stands before part A.

        Raises ``UnplacedLine``, and ``Truncated`` if a title that the contents promise does not come.
        """
        self._drafts = []
        kind, title = "title", None
        titles = [CONTENTS, *self._outline.other_titles[:-1]]
        for block in _blocks(lines, titles):
            first = block[0]
            if titles and first.text.strip() == titles[0]:
                title = titles.pop(0)
                kind = _kind_of(title)
                self._account.place(first, "heading")
                continue
            if first.text.startswith(COPYRIGHT_SIGN):
                kind = "imprint"
            self._gather(block, kind, title)
        if titles:
            raise Truncated(titles[0])
        return self._drafts

    def read_notes(self, lines: Iterable[Line], kind: str, title: str | None) -> list[Draft]:
        """Give the passages of loose blocks: the index's note, the colophon."""
        self._drafts = []
        for block in _blocks(lines, ()):
            self._gather(block, kind, title)
        return self._drafts

    def _gather(self, block: list[Line], kind: str, title: str | None) -> None:
        for group in [block] if kind in DISPLAYED else [[line] for line in block]:
            kind = "note" if group[0] is self._outline.note else kind
            draft = self._going_on(group[0], kind) or self._begin(kind, title)
            for line in group:
                words = line.text.strip().strip("*") if kind == "title" else line.text
                draft.add(line, words.replace("*", "\\*", 1) if kind == "note" else words)
                self._account.place(line, "contents" if kind == "contents" else "text")

    def _going_on(self, line: Line, kind: str) -> Draft | None:
        """Give the paragraph of running text that a page break has cut and this line goes on with, or none.

        Raises ``UnplacedLine`` for a line that neither goes on nor begins a paragraph.
        """
        last = self._drafts[-1] if self._drafts and self._drafts[-1].kind == kind else None
        if kind in (*DISPLAYED, "contents", "note", "imprint"):
            return None
        is_open = last is not None and not last.ends_with(".")
        if line.continues or (is_open and last and len(last.lines) == 1 and not begins_with_capital(line.text)):
            return last
        if is_open or not begins_with_capital(line.text):
            raise UnplacedLine(line.number, line.printed, f"whole sentences of the {kind}")
        return None

    def _begin(self, kind: str, title: str | None) -> Draft:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        locator = Locator(f"F.{kind.replace(' ', '-')}.{self._counts[kind]}")
        draft = Draft(locator=locator, part="F", section=None, kind=kind, title=title)
        self._drafts.append(draft)
        return draft


def _kind_of(heading: str) -> str:
    """Name the part of the front matter after the first word of its heading."""
    return heading.split(maxsplit=1)[0].lower()


def _blocks(lines: Iterable[Line], titles: Collection[str]) -> list[list[Line]]:
    """Give the lines between empty ones; a title is a block of its own."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.is_empty:
            blocks.append([])
        elif line.text.strip() in titles:
            blocks += [[line], []]
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]
