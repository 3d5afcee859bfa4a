"""Sources with words exchanged at random for what no compendium prints, to see that each is refused and none crashes."""

from __future__ import annotations

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tipbrowser.importer.build import read_records
from tipbrowser.importer.database import fill
from tipbrowser.importer.errors import ImportRefused
from tipbrowser.importer.repairs import Repairs
from tipbrowser.importer.source import PrintedText

STRANGE = (
    "", " ", "\t", "\t\t\t\t\t", "iv", "xl", "XL", "IIII", "MMMM.1", "0", "-1", "1999", "99999", "9" * 15, "9" * 5000,
    "²", "¹²", "٣", "(zz)", "(i)", "(٣)", "PP", "PP 0", "and", ",", ";", "-", "–", "*", "**", "[", "](#)", "\\", "A.", "B.",
    "I.1-99999", "I.a-zz", "I.2.a.i-MM", "Part A", "Part B", "(continued)", "<i>", "Contents", "sess\u0301ion", "\u202e",
    "first", "twenty-first", "31 February 2020", "Decision 0/0", "CTOC/COP/9",
)  # fmt: skip
_WORD = re.compile(r"\S+")


def strange_text(lines: tuple[str, ...], seed: int) -> PrintedText:
    """Give a text with up to four words, or whole lines, exchanged, doubled or dropped, chosen by ``seed``."""
    chance = random.Random(seed)
    bent = list(lines)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(bent))
        words = list(_WORD.finditer(bent[place]))
        deed = chance.choice(("word", "word", "word", "letters", "double", "drop", "line"))
        if deed in ("word", "letters") and words:
            word = chance.choice(words)
            start = word.start() if deed == "word" else chance.randint(word.start(), word.end())
            bent[place] = bent[place][:start] + chance.choice(STRANGE) + bent[place][word.end() :]
        elif deed == "double":
            bent.insert(place, bent[place])
        elif deed == "drop":
            del bent[place]
        else:
            bent[place] = chance.choice(STRANGE)
    return PrintedText(path=Path("strange.txt"), sha256="0" * 64, lines=tuple(bent))


def try_to_build(printed: PrintedText, repairs: Repairs) -> bool:
    """Tell whether a text makes a database or is refused; raises what is neither."""
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            fill(database, read_records(printed, repairs))
    except ImportRefused:
        return False
    return True
