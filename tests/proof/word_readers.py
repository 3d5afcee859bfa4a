"""Reading Word documents back by programs of other hands, and saying in the same form what was written."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tipbrowser.domain.manuscript import Block, Citation, Heading, Line, Manuscript, OwnText, Quoted, Table
from tipbrowser.export.docx.runs import bookmark_name
from tipbrowser.export.writable import writable

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"


@dataclass
class Said:
    """A paragraph as it is read: its words without blanks at their ends, and what hangs on them, in order."""

    level: int = 0
    words: str = ""
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    italics: str = ""
    comments: list[tuple[str, str, str]] = field(default_factory=list)
    changes: list[tuple[str, str]] = field(default_factory=list)

    def tidied(self) -> Said:
        """Give it with single blanks, since programs differ in how they set tabs and ends of lines."""
        return Said(
            level=self.level, words=_tidy(self.words), notes=[_tidy(one) for one in self.notes], links=self.links,
            italics="".join(self.italics.split()),
            comments=[(author, date[:19], _tidy(text)) for author, date, text in self.comments],
            changes=[(kind, _tidy(text)) for kind, text in self.changes],
        )  # fmt: skip


def tidied(paragraphs: Iterable[Said]) -> list[Said]:
    """Give paragraphs that hold something, tidied."""
    return [said for one in paragraphs if (said := one.tidied()) != Said(level=said.level)]


# -- What was written


def written_in(manuscript: Manuscript) -> list[Said]:
    """Give what a manuscript says, title and author apart."""
    every = [*_blocks(manuscript, manuscript.blocks), Said(words=manuscript.edition_line)]
    return tidied(every)


def _blocks(manuscript: Manuscript, blocks: Sequence[Block], *, in_table: bool = False) -> Iterator[Said]:
    for block in blocks:
        match block:
            case Table():
                yield from (Said(words=heading) for heading in block.headings)
                for row in block.rows:
                    for cell in row.cells:
                        yield from _blocks(manuscript, cell.blocks, in_table=True)
            case Heading():
                yield _line(manuscript, block.line, level=0 if in_table else block.level)
            case Quoted():
                said = _line(manuscript, block.line, label=block.label)
                comments = [manuscript.comments[one] for one in block.comments]
                said.comments = [(one.author, one.date, writable(one.text)) for one in comments]
                yield said
            case OwnText() | Citation():
                yield _line(manuscript, block.line)


def _line(manuscript: Manuscript, line: Line, *, label: str = "", level: int = 0) -> Said:
    said = Said(level=level, words=f"{label} " if label else "")
    for span in line:
        text = writable(span.text)
        if span.footnote is not None:
            said.notes.append("".join(one.text for one in manuscript.footnotes[span.footnote].line))
        if span.link:
            said.links.append(f"#{bookmark_name(span.link[1:])}" if span.link.startswith("#") else span.link)
        if span.italic:
            said.italics += text
        if span.change:
            said.changes.append((span.change, text))
        said.words += text
    return said


# -- By pandoc


class Pandoc:
    """Reads with pandoc, with all that was tracked."""

    def __init__(self, path: Path) -> None:
        command = ["pandoc", "-f", "docx", "--track-changes=all", "-t", "json", str(path)]
        self._tree = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        self.ids: set[str] = set()
        """Places that links inside may lead to."""

    def paragraphs(self) -> list[Said]:
        """Give what is read."""
        return tidied(self._blocks(self._tree["blocks"]))

    def title(self) -> str:
        """Give the title."""
        said = Said()
        self._inlines(self._tree["meta"]["title"]["c"], said)
        return _tidy(said.words)

    def _blocks(self, tree: Any) -> Iterator[Said]:  # noqa: ANN401  # a tree of JSON
        if isinstance(tree, list):
            for one in tree:
                yield from self._blocks(one)
        elif isinstance(tree, dict) and tree["t"] in {"Para", "Plain"}:
            yield self._said(tree["c"], 0)
        elif isinstance(tree, dict) and tree["t"] == "Header":
            self.ids.add(tree["c"][1][0])
            yield self._said(tree["c"][2], tree["c"][0])
        elif isinstance(tree, dict):
            yield from self._blocks(tree.get("c", []))

    def _said(self, inlines: list[Any], level: int) -> Said:
        said = Said(level=level)
        self._inlines(inlines, said)
        return said

    def _inlines(self, inlines: list[Any], said: Said) -> None:
        for one in inlines:
            self._inline(one["t"], one.get("c"), said)

    def _inline(self, kind: str, content: Any, said: Said) -> None:  # noqa: ANN401  # a tree of JSON
        match kind:
            case "Str":
                said.words += content
            case "Space" | "SoftBreak" | "LineBreak":
                said.words += " "
            case "Note":
                said.notes.append(" ".join(one.words for one in self._blocks(content)))
            case "Emph":
                inner = self._within(content, said)
                said.italics += inner.words
            case "Link":
                said.links.append(content[2][0])
                self._inlines(content[1], said)
            case "Span":
                self._span(content[0], content[1], said)
            case "Superscript":
                if content != [{"t": "Str", "c": ","}]:
                    self._inlines(content, said)
            case "Quoted" | "Strong" | "Underline":
                self._inlines(content[-1] if kind == "Quoted" else content, said)
            case _:
                raise ValueError(kind)

    def _span(self, attributes: Any, content: list[Any], said: Said) -> None:  # noqa: ANN401  # a tree of JSON
        id_, classes, pairs = attributes
        values = dict(pairs)
        if "comment-start" in classes:
            inner = self._within(content, Said())
            # Pandoc parts the paragraphs of a comment by this sign.
            said.comments.append((values["author"], values["date"], inner.words.replace("¶", " ")))
            return
        self.ids.add(id_)
        inner = self._within(content, said)
        for kind, name in (("insertion", "added"), ("deletion", "removed")):
            if kind in classes:
                said.changes.append((name, inner.words))

    def _within(self, content: list[Any], said: Said) -> Said:
        """Give the words of what is inside, and add all to what it is in."""
        inner = Said()
        self._inlines(content, inner)
        self._inlines(content, said)
        inner.words = _with_blanks(inner.words)
        return inner


# -- By LibreOffice


class LibreOffice:
    """Reads what LibreOffice has made of a document: its flat text format."""

    def __init__(self, path: Path) -> None:
        body = ET.parse(path).getroot().find(f"{OFFICE}body/{OFFICE}text")
        assert body is not None
        self._body = body
        self.ids = {one.get(f"{TEXT}name", "") for one in body.iter(f"{TEXT}bookmark-start")}

    def paragraphs(self) -> list[Said]:
        """Give what is read; title and author are paragraphs like others."""
        return tidied(self._paragraphs(self._body))

    def _paragraphs(self, element: ET.Element) -> Iterator[Said]:
        for child in element:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                said = Said(level=int(child.get(f"{TEXT}outline-level", 0)) if child.tag == f"{TEXT}h" else 0)
                self._walk(child, said)
                yield said
            elif child.tag != f"{TEXT}tracked-changes":
                yield from self._paragraphs(child)

    def _walk(self, element: ET.Element, said: Said) -> None:
        said.words += element.text or ""
        for child in element:
            match child.tag.rpartition("}")[2]:
                case "note":
                    inner = self._paragraphs(child[1])
                    said.notes.append(" ".join(one.words for one in inner))
                case "annotation":
                    text = " ".join(one.words for one in self._paragraphs(child))
                    said.comments.append((child.findtext(f"{DC}creator", ""), child.findtext(f"{DC}date", ""), text))
                case "a":
                    said.links.append(child.get(f"{XLINK}href", ""))
                    self._walk(child, said)
                case "s" | "tab" | "line-break":
                    said.words += " "
                case _:
                    self._walk(child, said)
            said.words += child.tail or ""


def converted(paths: Sequence[Path], ending: str, folder: Path) -> None:
    """Let LibreOffice convert documents into a folder, all by one start of it."""
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=600)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _with_blanks(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
