"""Parts A and B: from lines to paragraphs, by what a line begins with and what is still open."""

from __future__ import annotations

import re

from tipbrowser.domain.publication import Locator
from tipbrowser.importer.draft import Draft, LineAccount
from tipbrowser.importer.errors import Truncated, UnplacedLine
from tipbrowser.importer.inline import FOOTNOTE_LINE, begins_with_capital, footnote_number
from tipbrowser.importer.numbering import Numbering
from tipbrowser.importer.outline import Outline, SectionHeading
from tipbrowser.importer.source import Line

_NUMBERED = re.compile(r"(?P<number>[0-9]+)\. (?P<words>\S.*)")
_LETTERED = re.compile(r"\s*(?:- )?\(\*?(?P<letters>[a-z]+)\*?\) (?P<words>\S.*)")
_MARGIN_MARK = re.compile(r"PP (?P<count>[0-9]+)")
_INSTRUMENT = re.compile(r"(?:Decision|Resolution) [0-9]+/[0-9]+")
_FINISHED = ".;:"
_FINISHED_OTHERWISE = {"chapeau": ",:", "preambular": ",;", "note": ".:"}
"""The signs with which a passage can end, by kind."""


class SectionBody:
    """What was read of one meeting or session."""

    def __init__(self, heading: SectionHeading, line: Line) -> None:
        """Begin under this heading, printed on this line."""
        self.heading = heading
        self.line = line
        self.instrument: str | None = None
        self.instrument_title: str | None = None
        self.drafts: list[Draft] = []


class BodyReader:
    """Reads the lines between the heading of part A and the index, one after the other."""

    def __init__(self, outline: Outline, account: LineAccount) -> None:
        """Read by this plan, and account for every line."""
        self.sections: list[SectionBody] = []
        self.footnotes: list[tuple[int, Draft]] = []
        self._account = account
        self._headings = list(outline.sections)
        self._parts = list(outline.parts)
        self._numbering = Numbering()
        self._preambular = 0

    def read(self, lines: tuple[Line, ...]) -> None:
        """Place every line; raises ``UnplacedLine`` and, if a promised heading never came, ``Truncated``."""
        for line in lines:
            if not line.is_empty:
                self._account.place(line, self._read_line(line))
        missing = [part.heading for part in self._parts] + [heading.heading for heading in self._headings]
        if missing:
            raise Truncated(missing[0])
        self._finish_section(next(line for line in reversed(lines) if not line.is_empty))

    def _read_line(self, line: Line) -> str:
        if self._is_heading(line):
            return "heading"
        if not self.sections:
            raise UnplacedLine(line.number, line.printed, "a heading")
        if footnote := FOOTNOTE_LINE.fullmatch(line.text):
            self._read_footnote(line, footnote)
            return "footnote"
        if mark := _MARGIN_MARK.fullmatch(line.text):
            self._check_margin_mark(line, int(mark["count"]))
            return "margin mark"
        self._read_words(line)
        return "text"

    def _is_heading(self, line: Line) -> bool:
        if self._parts and line.text == self._parts[0].heading:
            self._parts.pop(0)
            return True
        if self._headings and line.text == self._headings[0].heading:
            if self._parts and self._headings[0].part.part == self._parts[0].part:
                raise Truncated(self._parts[0].heading)
            self._finish_section(line)
            self.sections.append(SectionBody(self._headings.pop(0), line))
            self._numbering = Numbering()
            self._preambular = 0
            return True
        return self._is_instrument_heading(line)

    def _is_instrument_heading(self, line: Line) -> bool:
        if not self.sections or self._here.heading.kind != "session":
            return False
        if self._here.instrument is None and _INSTRUMENT.fullmatch(line.text):
            self._here.instrument = line.text
            return True
        if self._here.instrument is None:
            raise UnplacedLine(line.number, line.printed, "a decision or resolution")
        if self._here.instrument_title is None and not line.text.endswith(tuple(_FINISHED + ",")):
            self._here.instrument_title = line.text.strip()
            return True
        if self._here.instrument_title is None:
            raise UnplacedLine(line.number, line.printed, f"the title of {self._here.instrument}")
        return False

    def _read_footnote(self, line: Line, match: re.Match[str]) -> None:
        number = footnote_number(match[1])
        if number != len(self.footnotes) + 1:
            raise UnplacedLine(line.number, line.printed, f"footnote {len(self.footnotes) + 1}")
        draft = Draft(locator=Locator(f"footnote {number}"), part="F", section=None, kind="footnote")
        draft.add(line, match[2])
        self.footnotes.append((number, draft))

    def _check_margin_mark(self, line: Line, count: int) -> None:
        """The counting decides; a mark stands at its paragraph or one place early or late."""
        if not self._in_preamble or abs(count - (self._preambular + 1)) > 1:
            raise UnplacedLine(line.number, line.printed, f"the mark of preambular paragraph {self._preambular + 1}")

    def _read_words(self, line: Line) -> None:
        last = self._here.drafts[-1] if self._here.drafts else None
        if line.continues and last is not None:
            last.add(line, line.text)
        elif numbered := _NUMBERED.fullmatch(line.text):
            self._begin_numbered(line, numbered)
        elif lettered := _LETTERED.fullmatch(line.text):
            self._begin_lettered(line, lettered)
        elif last is None:
            self._begin_section(line)
        elif not last.ends_with(_FINISHED_OTHERWISE.get(last.kind, _FINISHED)):
            self._continue(line, last)
        elif self._in_preamble and begins_with_capital(line.text):
            self._begin_preambular(line, last)
        else:
            raise UnplacedLine(line.number, line.printed, "the next number or letter, or a paragraph still open")

    def _begin_numbered(self, line: Line, match: re.Match[str]) -> None:
        number = int(match["number"])
        if not self._numbering.is_next_number(number):
            raise UnplacedLine(line.number, line.printed, "the next number or letter")
        self._check_labels_may_come(line)
        kind = "operative" if self._here.heading.kind == "session" else "recommendation"
        path = self._numbering.open_number(number)
        self._add(line, match["words"], kind=kind, label=f"{number}.", path=path)

    def _begin_lettered(self, line: Line, match: re.Match[str]) -> None:
        is_list = bool(self._here.drafts) and self._here.drafts[-1].ends_with(":")
        path = self._numbering.open_letters(match["letters"], after_colon=is_list)
        is_decision = (self._here.instrument or "").startswith("Decision")
        if path is None or (len(path) == 1 and not is_decision) or (path[-1] == "a" and not is_list):
            raise UnplacedLine(line.number, line.printed, "the next number or letter")
        self._check_labels_may_come(line)
        kind = "decision" if len(path) == 1 else "subparagraph"
        self._add(line, match["words"], kind=kind, label=f"({match['letters']})", path=path)

    def _check_labels_may_come(self, line: Line) -> None:
        """What stands above must be finished, and of a kind under which numbers or letters stand."""
        drafts = self._here.drafts
        if drafts:
            self._check_finished(line, drafts[-1])
        if drafts[0:1] and drafts[0].kind == "note" and not drafts[0].ends_with(":"):
            raise UnplacedLine(line.number, line.printed, f"nothing after {drafts[0].locator}, which opens no list")
        if not drafts and self._here.heading.kind == "session":
            raise UnplacedLine(line.number, line.printed, f"the opening words of {self._here.instrument}")

    def _begin_section(self, line: Line) -> None:
        """Begin with a chapeau, whose subject is the organ, or with a meeting's note."""
        heading = self._here.heading
        kind = "chapeau" if heading.kind == "session" else "note"
        organ = heading.part.body.partition(" to the ")[0]
        if kind == "chapeau" and not line.text.startswith(f"The {organ}"):
            raise UnplacedLine(line.number, line.printed, f"opening words, “The {organ} …”")
        self._add(line, line.text, kind=kind, label=None, path=(kind,))

    def _begin_preambular(self, line: Line, last: Draft) -> None:
        if last.raw == line.text:
            raise UnplacedLine(line.number, line.printed, f"another paragraph than {last.locator} once more")
        self._preambular += 1
        path = ("PP", str(self._preambular))
        self._add(line, line.text, kind="preambular", label=f"PP {self._preambular}", path=path)

    def _continue(self, line: Line, last: Draft) -> None:
        """Join what follows a page break: it goes on within a sentence, and a paragraph is broken once at most.

        Anything else may be furniture of the page, or another paragraph's: a repair can say that it continues.
        """
        if len(last.lines) > 1 or begins_with_capital(line.text) or line.text.isdigit():
            self._check_finished(line, last)
        last.add(line, line.text)

    def _add(self, line: Line, words: str, *, kind: str, label: str | None, path: tuple[str, ...]) -> None:
        heading = self._here.heading
        parent = Locator(f"{heading.section}.{'.'.join(path[:-1])}") if kind == "subparagraph" else None
        draft = Draft(
            locator=Locator(f"{heading.section}.{'.'.join(path)}"),
            part=heading.part.part,
            section=heading.section,
            kind=kind,
            label=label,
            parent=parent,
            path=path,
        )
        draft.add(line, words)
        self._here.drafts.append(draft)

    @property
    def _here(self) -> SectionBody:
        return self.sections[-1]

    @property
    def _in_preamble(self) -> bool:
        """Tell whether a resolution's chapeau stands and its first numbered paragraph does not yet."""
        return (
            bool(self._here.drafts)
            and self._numbering.is_unopened
            and self._here.drafts[0].kind == "chapeau"
            and self._here.drafts[0].ends_with(",")
        )

    def _check_finished(self, line: Line, last: Draft, signs: str = "") -> None:
        if not last.ends_with(signs or _FINISHED_OTHERWISE.get(last.kind, _FINISHED)):
            begun = last.lines[-1].number
            raise UnplacedLine(line.number, line.printed, f"the rest of {last.locator}, which stops on line {begun}")

    def _finish_section(self, line: Line) -> None:
        if not self.sections:
            return
        if not self._here.drafts:
            raise UnplacedLine(line.number, line.printed, f"the paragraphs of {self._here.heading.heading}")
        self._check_finished(line, self._here.drafts[-1], ".")
