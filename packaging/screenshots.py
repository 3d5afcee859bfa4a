"""Draw the pictures of the README, off-screen, from the bundled compendium.

python packaging/screenshots.py FOLDER
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tipbrowser.domain.annotations import ROOT as ROOT_FOLDER  # noqa: E402  # the tree need not be installed
from tipbrowser.domain.annotations import Bookmark, Highlight, Note, OwnTopic  # noqa: E402
from tipbrowser.domain.changes import Put  # noqa: E402
from tipbrowser.domain.names import Locator  # noqa: E402
from tipbrowser.paths import bundled_database  # noqa: E402
from tipbrowser.services.anchoring import Anchoring  # noqa: E402
from tipbrowser.services.library import Library  # noqa: E402
from tipbrowser.services.notebook import Notebook, new_id  # noqa: E402

LARGE = ("--size", "1440x900")
PICTURES: dict[str, tuple[str, ...]] = {
    "light.png": ("--locator", "A.II.36", "--theme", "light", *LARGE),
    "dark.png": ("--locator", "B.X.13.i", "--theme", "dark", *LARGE),
    "topic.png": ("--topic", "Supply and demand, procurement", "--locator", "B.X.13.k", "--theme", "light", *LARGE),
    "search.png": ("--search", "children", "--locator", "A.IV.16", "--theme", "light", *LARGE),
    "notes.png": ("--locator", "A.II.36", "--theme", "light", *LARGE),
    "errata.png": ("--view", "errata", "--locator", "B.IV.chapeau", "--theme", "light", *LARGE),
    "small.png": ("--locator", "A.IV.46.j", "--theme", "light", "--size", "1024x640"),
    "large-text.png": ("--locator", "B.IV.o.ii", "--theme", "light", "--text-size", "200", *LARGE),
}


def write_notes(folder: Path) -> None:
    """Write into a data folder what a delegate might."""
    library = Library(bundled_database())
    anchoring = Anchoring(library.reading)
    whole = anchoring.anchors_of
    words = anchoring.anchor_of_span(Locator("A.II.36"), 22, 59)
    bodies = (
        Highlight(colour="support", anchors=(words,)),
        Highlight(colour="caution", anchors=(anchoring.anchor_of_span(Locator("A.II.37"), 75, 107),)),
        Note(
            text="Ask for a **deadline**; resolution 10/3, para. 13 (k) goes further. Our line: see II.38.",
            about="passage", anchors=whole([Locator("A.II.36")]), tags=("floor", "demand"),
        ),
        Note(text="Too weak for us?", about="passage", anchors=whole([Locator("A.II.37")]), tags=("demand",)),
        Note(text="The first meeting that named employers.", about="section", name="A.II"),
        Bookmark(name="", folder=ROOT_FOLDER, order=1.0, anchors=whole([Locator("A.II.36")])),
        OwnTopic(heading="Our priorities", anchors=whole([Locator("A.II.36"), Locator("B.X.13.k")])),
    )  # fmt: skip
    notebook = Notebook(folder)
    notebook.write([Put(id=new_id(), revision=0, body=body) for body in bodies])
    notebook.close()
    library.close()
    state = '{"welcomed": true, "notes_open": true, "tab": "notes"}'
    (folder / "window.json").write_text(state, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Draw every picture; gives the number of those that failed."""
    folder = Path(arguments[0]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    failures = 0
    for name, options in PICTURES.items():
        # An own data folder for each: a picture shows the program as it is installed.
        with tempfile.TemporaryDirectory() as data:
            if name == "notes.png":
                write_notes(Path(data))
            command = [sys.executable, "-m", "tipbrowser", "--data-dir", data, "--screenshot", str(folder / name)]
            failures += subprocess.run([*command, *options], cwd=ROOT, check=False).returncode != 0
    return failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
