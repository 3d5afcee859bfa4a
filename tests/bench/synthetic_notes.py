"""A synthetic file of annotations: very many notes, highlights and bookmarks, written as the program writes them.

Run as ``python -m tests.bench.synthetic_notes FOLDER [COUNT]``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tipbrowser.domain.anchors import anchor_of_passage, anchor_of_words, edition_name
from tipbrowser.domain.annotations import COLOURS, ROOT, Body, Bookmark, Highlight, ItemId, Note
from tipbrowser.domain.changes import Put
from tipbrowser.domain.passages import Passage
from tipbrowser.paths import bundled_database
from tipbrowser.services.library import Library
from tipbrowser.services.notebook import Notebook

COUNT = 50_000
SEED = 20_244
TOGETHER = 5_000
"""Items in one change of the file."""
TAGS = tuple(f"tag {number}" for number in range(40))
WORDS = (12, 60)
"""Words of a note, at least and at most; they are the publication's own, in no order."""


def write_notes(folder: Path, count: int = COUNT, *, database: Path | None = None, seed: int = SEED) -> str:
    """Write ``count`` items into the file of ``folder``, which has none yet; gives the name of the edition."""
    with Library(database or bundled_database()) as library:
        edition = edition_name(library.reading.edition())
        pages = (library.reading.page(section.section) for section in library.reading.sections()[:60])
        passages = [passage for page in pages if page is not None for passage in page.passages]
    notebook = Notebook(folder)
    bodies = _bodies(passages, edition, random.Random(seed))
    for start in range(0, count, TOGETHER):
        some = range(start, min(start + TOGETHER, count))
        notebook.write([Put(id=ItemId(f"{number:032x}"), revision=0, body=next(bodies)) for number in some])
    notebook.close()
    return edition


def _bodies(passages: Sequence[Passage], edition: str, chance: random.Random) -> Iterator[Body]:
    """Give bodies without end: of ten things seven are notes, two highlights, one a bookmark."""
    words = [word for passage in passages for word in passage.text.split()]
    while True:
        passage = chance.choice(passages)
        tags = tuple(chance.sample(TAGS, chance.choice((0, 0, 1, 2))))
        kind = chance.random()
        whole = anchor_of_passage(passage, edition)
        if kind < 0.7:
            text = " ".join(chance.choices(words, k=chance.randint(*WORDS)))
            about = "free" if kind < 0.02 else "passage"
            yield Note(tags=tags, anchors=() if about == "free" else (whole,), text=text, about=about)
        elif kind < 0.9:
            end = chance.randint(1, len(passage.text))
            anchors = (anchor_of_words(passage, 0, end, edition),)
            yield Highlight(tags=tags, anchors=anchors, colour=chance.choice(COLOURS))
        else:
            yield Bookmark(tags=tags, anchors=(whole,), name="", folder=ROOT, order=chance.random())


if __name__ == "__main__":
    write_notes(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT)
