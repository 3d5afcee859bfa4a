"""The thematic index as a table: its lines, freed of furniture, put back under their columns and topics."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tipbrowser.importer.draft import LineAccount
from tipbrowser.importer.errors import Truncated, UnplacedLine
from tipbrowser.importer.source import Line

COLUMNS = 6
_TAGS = re.compile(r"</?[ui]>")
_LOCATOR = re.compile(r"[IVXLCDM]+\.\w")
_PART = re.compile(r"Part ([AB])\b")
_CONTINUED = re.compile(r"\s*(?:<i>)?\(continued\)(?:</i>)?\s*$")
_HEADING_FIRST = re.compile(r"Topic\t.*\t+")
_HEADING_SECOND = re.compile(r"\t\tDocument symbol\t.*")
NOTE_BEGINS = "Notes:"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """A line of the index: its cells under their own columns."""

    line: Line
    topic: str
    continued: bool
    locators: str
    symbols: str
    instruments: str
    paragraphs: str
    recommendations: str

    @property
    def has_numbers(self) -> bool:
        """Tell whether the line names a document or a place in one."""
        return any((self.symbols, self.instruments, self.paragraphs, self.recommendations))


@dataclass(slots=True, kw_only=True)
class TopicBlock:
    """A topic with its lines; ``label`` is none while, and if, it has none."""

    label: str | None
    line: Line
    continued_from_nowhere: bool = False
    rows: list[tuple[str, TableLine]] = field(default_factory=list)
    """Part and line; a line that names no part stands in the part above it."""
    unmarked: list[TableLine] = field(default_factory=list)
    """Lines whose part heading is not there."""

    @property
    def parts(self) -> set[str]:
        """Give the parts for which there are rows."""
        return {part for part, _ in self.rows}


class IndexTable:
    """Reads the lines of the index into topics; its furniture is placed on the account."""

    def __init__(self, account: LineAccount, running_title: str) -> None:
        """Begin; ``running_title`` is the heading that some printed pages bear."""
        self.blocks: list[TopicBlock] = []
        self.notes: list[Line] = []
        self.page_starts: list[tuple[Line, bool]] = []
        """First line of each printed page's table, and whether the page bears the running title."""
        self._account = account
        self._running_title = running_title
        self._titled = False
        self._part = ""

    def read(self, lines: tuple[Line, ...]) -> None:
        """Read all lines; raises ``UnplacedLine``, or ``Truncated`` if there is no table."""
        for line in lines:
            if line.is_empty:
                continue
            if line.text.startswith(NOTE_BEGINS):
                self.notes.append(line)
            elif self._is_furniture(line):
                self._account.place(line, "page furniture")
            elif "\t" in line.text:
                self._account.place(line, "index row")
                self._read_row(_table_line(line))
            else:
                raise UnplacedLine(line.number, line.printed, "a row of the index")
        if not self.blocks:
            raise Truncated("the rows of the thematic index")
        for block in self.blocks:
            if not block.rows:
                raise UnplacedLine(block.line.number, block.line.printed, "a topic with rows below it")

    def _is_furniture(self, line: Line) -> bool:
        if line.text == self._running_title:
            self._titled = True
            return True
        if _HEADING_FIRST.fullmatch(line.text):
            self.page_starts.append((line, self._titled))
            self._titled = False
            return True
        return _HEADING_SECOND.fullmatch(line.text) is not None

    def _read_row(self, row: TableLine) -> None:
        if row.topic:
            self._open_topic(row)
        elif not self.blocks:
            raise UnplacedLine(row.line.number, row.line.printed, "a topic")
        elif row.locators.startswith("Part A") and "A" in self.blocks[-1].parts:
            self.blocks.append(TopicBlock(label=None, line=row.line))
            self._part = ""
        self._add_row(row)

    def _open_topic(self, row: TableLine) -> None:
        last = self.blocks[-1] if self.blocks else None
        if row.continued and last is not None and last.label == row.topic:
            return
        late = last is not None and last.label is None and row.locators.startswith("Part B") and not row.continued
        if late and last is not None and "B" not in last.parts:
            last.label = row.topic
            return
        self.blocks.append(TopicBlock(label=row.topic, line=row.line, continued_from_nowhere=row.continued))
        self._part = ""

    def _add_row(self, row: TableLine) -> None:
        block = self.blocks[-1]
        pieces = _PART.split(row.locators)
        if pieces[0].strip():
            if not self._part:
                block.unmarked.append(row)
                self._part = "A"
            block.rows.append((self._part, _with_locators(row, pieces[0])))
        elif len(pieces) == 1 and row.has_numbers:
            raise UnplacedLine(row.line.number, row.line.printed, "locators")
        for part, locators in zip(pieces[1::2], pieces[2::2], strict=True):
            self._part = part
            if locators.strip() or len(pieces) > 3:
                block.rows.append((part, _with_locators(row, locators)))


def _table_line(line: Line) -> TableLine:
    cells = [_TAGS.sub("", cell).strip() for cell in line.text.split("\t")]
    if _PART.match(cells[0]) or _LOCATOR.match(cells[0]):
        cells.insert(0, "")
    if any(cells[COLUMNS:]):
        raise UnplacedLine(line.number, line.printed, f"{COLUMNS} columns")
    cells += [""] * (COLUMNS - len(cells))
    topic = _CONTINUED.sub("", cells[0])
    if "<" in topic or ">" in topic:
        raise UnplacedLine(line.number, line.printed, "a topic's name without signs of the conversion")
    return TableLine(
        line=line,
        topic=topic,
        continued=topic != cells[0],
        locators=cells[1],
        symbols=cells[2],
        instruments=cells[3],
        paragraphs=cells[4],
        recommendations=cells[5],
    )


def _with_locators(row: TableLine, locators: str) -> TableLine:
    return TableLine(
        line=row.line,
        topic=row.topic,
        continued=row.continued,
        locators=locators.strip(),
        symbols=row.symbols,
        instruments=row.instruments,
        paragraphs=row.paragraphs,
        recommendations=row.recommendations,
    )
