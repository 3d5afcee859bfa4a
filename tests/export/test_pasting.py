"""What is pasted into LibreOffice Writer: numbers as typed, hanging indents, italics, the text of footnotes."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.export.manuscripts import WORDS, gathered, passage
from tipbrowser.domain.material import ChosenPassage
from tipbrowser.export.copying import Wished, copied
from tipbrowser.services.library import Library

pytestmark = pytest.mark.slow
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
CHOSEN: tuple[ChosenPassage, ...] = (passage("A.I.2"), passage("A.I.5"), passage("B.IV.o.ii"), passage("B.V.PP.3"))


class Writer:
    """A text as Writer took it over."""

    def __init__(self, folder: Path, source: str) -> None:
        (folder / "pasted.html").write_text(source, encoding="utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
             "odt:writer8", "--infilter=HTML (StarWriter)", "--outdir", str(folder), str(folder / "pasted.html")],
            check=True, capture_output=True, timeout=240,
        )  # fmt: skip
        with zipfile.ZipFile(folder / "pasted.odt") as package:
            root = ET.fromstring(package.read("content.xml"))
        self._styles = {one.get(f"{STYLE}name"): one for one in root.iter(f"{STYLE}style")}
        self._paragraphs = list(root.iter(f"{TEXT}p"))
        self.lists = list(root.iter(f"{TEXT}list"))

    @property
    def paragraphs(self) -> list[str]:
        """The words, blanks of every kind as one."""
        return [" ".join("".join(one.itertext()).split()) for one in self._paragraphs]

    @property
    def indents(self) -> list[tuple[float, float]]:
        """Start and first line of each paragraph, in points."""
        return [(self._points(one, "margin-left"), self._points(one, "text-indent")) for one in self._paragraphs]

    @property
    def italics(self) -> list[str]:
        """The words set in italics."""
        spans = [span for one in self._paragraphs for span in one.iter(f"{TEXT}span")]
        return ["".join(span.itertext()) for span in spans if self._is_italic(span)]

    def _points(self, paragraph: ET.Element, what: str) -> float:
        style = self._styles.get(paragraph.get(f"{TEXT}style-name"))
        found = None if style is None else style.find(f"{STYLE}paragraph-properties")
        inches = "0in" if found is None else found.get(f"{FO}{what}", "0in")
        return round(float(inches.removesuffix("in")) * 72)

    def _is_italic(self, span: ET.Element) -> bool:
        style = self._styles.get(span.get(f"{TEXT}style-name"))
        found = None if style is None else style.find(f"{STYLE}text-properties")
        return found is not None and found.get(f"{FO}font-style") == "italic"


def test_writer_takes_over_what_was_copied(bundled: Library, tmp_path: Path) -> None:
    found = copied(gathered(bundled, *CHOSEN), Wished(), WORDS)
    writer = Writer(tmp_path, found.html)
    lines = [" ".join(re.sub(r"\[(\d+)\]", r"\1", line).split()) for line in found.plain.split("\n")]
    wanted = [line for line in lines if line and not line.startswith("----")]
    assert [one for one in writer.paragraphs if one] == wanted
    assert writer.lists == []
    numbered = dict(zip(writer.paragraphs, writer.indents, strict=True))
    assert {indent for words, indent in numbered.items() if re.match(r"\d+\. |\(o\)", words)} == {(26, -26)}
    assert {indent for words, indent in numbered.items() if re.match(r"\((a|b|ii)\) ", words)} == {(52, -26)}
    assert {indent for words, indent in numbered.items() if words.startswith("Welcoming")} == {(0, 0)}
    assert "Treaty Series" in writer.italics
