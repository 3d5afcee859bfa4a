"""What stands before part A and after the index: title, imprint, contents, introduction, colophon."""

from __future__ import annotations

from collections.abc import Iterable

from tipbrowser.domain.publication import Locator
from tipbrowser.importer.draft import Draft, LineAccount
from tipbrowser.importer.outline import CONTENTS, Outline
from tipbrowser.importer.source import Line

COPYRIGHT_SIGN = "©"


class FrontMatterReader:
    """Gathers blocks of lines into passages ``F.<kind>.<n>``."""

    def __init__(self, outline: Outline, account: LineAccount) -> None:
        """Read by this plan, and account for every line."""
        self._outline = outline
        self._account = account
        self._counts: dict[str, int] = {}
        self._drafts: list[Draft] = []

    def read_opening(self, lines: Iterable[Line]) -> list[Draft]:
        """Give the passages of all that stands before part A."""
        self._drafts = []
        kind, title = "title", None
        contents = {line.number for line in self._outline.entries}
        for block in _blocks(lines):
            first = block[0]
            if first.text.strip() == CONTENTS:
                kind, title = "contents", CONTENTS
            elif first.text.strip() in self._outline.other_titles:
                kind, title = _kind_of(first.text), first.text.strip()
            else:
                if first.text.startswith(COPYRIGHT_SIGN):
                    kind = "imprint"
                self._gather(block, kind, title, contents)
                continue
            self._account.place(first, "heading")
            self._gather(block[1:], kind, title, contents)
        return self._drafts

    def read_notes(self, lines: Iterable[Line], kind: str, title: str | None) -> list[Draft]:
        """Give the passages of loose blocks: the index's note, the colophon."""
        self._drafts = []
        for block in _blocks(lines):
            self._gather(block, kind, title, set())
        return self._drafts

    def _gather(self, block: list[Line], kind: str, title: str | None, contents: set[int]) -> None:
        if block and block[0] is self._outline.note:
            kind = "note"
        groups = [[line] for line in block] if block and block[0].number in contents else [block]
        for group in groups:
            if not group:
                continue
            draft = self._begin(kind, title)
            for line in group:
                words = line.text.strip().strip("*") if kind == "title" else line.text
                draft.add(line, words.replace("*", "\\*", 1) if kind == "note" else words)
                self._account.place(line, "contents" if line.number in contents else "text")

    def _begin(self, kind: str, title: str | None) -> Draft:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        locator = Locator(f"F.{kind.replace(' ', '-')}.{self._counts[kind]}")
        draft = Draft(locator=locator, part="F", section=None, kind=kind, title=title)
        self._drafts.append(draft)
        return draft


def _kind_of(heading: str) -> str:
    """Name the part of the front matter after the first word of its heading."""
    return heading.split(maxsplit=1)[0].lower()


def _blocks(lines: Iterable[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.is_empty:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]
