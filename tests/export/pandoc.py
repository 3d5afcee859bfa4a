"""Markdown as pandoc reads it: paragraphs and footnotes as plain words."""

from __future__ import annotations

import json
import subprocess
from typing import Any

ALIKE = frozenset(("Emph", "Strong", "Superscript", "Subscript", "Strikeout", "Underline", "SmallCaps"))
BREAKS = {"Space": " ", "SoftBreak": "\n", "LineBreak": "\n"}


class Reading:
    """What pandoc found in a text; what is no paragraph, heading or quotation is named in pointed brackets."""

    def __init__(self, text: str) -> None:
        read = subprocess.run(
            ["pandoc", "--from", "markdown", "--to", "json"], input=text.encode(), capture_output=True, check=True
        )
        self.paragraphs: list[str] = []
        self.italics: list[str] = []
        self.footnotes: list[str] = []
        self._blocks(json.loads(read.stdout)["blocks"])

    def _blocks(self, blocks: list[Any]) -> None:
        for block in blocks:
            match block["t"]:
                case "Para" | "Plain":
                    self.paragraphs.append(self._words(block["c"]))
                case "Header":
                    self.paragraphs.append(self._words(block["c"][2]))
                case "BlockQuote":
                    self._blocks(block["c"])
                case other:
                    self.paragraphs.append(f"<{other}>")

    def _words(self, inlines: list[Any]) -> str:
        return "".join(self._word(inline["t"], inline.get("c")) for inline in inlines)

    def _word(self, kind: str, content: Any) -> str:  # noqa: ANN401  # whatever JSON holds
        if kind == "Str":
            return str(content)
        if kind in BREAKS:
            return BREAKS[kind]
        if kind in ALIKE:
            words = self._words(content)
            self.italics += [words] if kind == "Emph" else []
            return words
        if kind in ("Link", "Span"):
            return self._words(content[1])
        if kind == "Quoted":  # it writes them back as they were
            signs = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
            return f"{signs[0]}{self._words(content[1])}{signs[1]}"
        if kind == "Note":
            self.footnotes.append("".join(self._words(block["c"]) for block in content))
            return ""
        return f"<{kind}>"
