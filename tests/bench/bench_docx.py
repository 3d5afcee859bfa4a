"""The whole compendium to a Word document: every section with its footnotes and its citations as footnotes.

Run as ``python -m tests.bench.bench_docx``. Each round is a process of its own that has read nothing before and loads
what it needs on its way, as the first export of a day does; time and memory are counted from the open compendium to the
file on the disk.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.measuring import ROOT
from tipbrowser import paths

ROUNDS = 7
SECONDS, MEGABYTES = 3.0, 150.0


def main() -> int:
    """Measure and print; 1 if a limit is missed."""
    if sys.argv[1:] == ["once"]:
        print(json.dumps(_once()))
        return 0
    command = [sys.executable, "-m", "tests.bench.bench_docx", "once"]
    rounds = [
        json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
        for _ in range(ROUNDS)
    ]
    seconds, memory = ([one[name] for one in rounds] for name in ("seconds", "megabytes"))
    holds = statistics.median(seconds) <= SECONDS and max(memory) <= MEGABYTES
    print(
        f"The whole compendium to DOCX, {rounds[0]['paragraphs']} paragraphs, {rounds[0]['footnotes']} footnotes,"
        f" {rounds[0]['bytes'] / 1000:.0f} kB: {'holds' if holds else 'MISSED'}"
    )
    print(
        f"    {_spread(seconds)} s (at most {SECONDS:g}); of that writing {_spread([one['writing'] for one in rounds])} s"
    )
    print(f"    {_spread(memory)} MB above the start (at most {MEGABYTES:g}); {ROUNDS} runs, min / median / max")
    return 0 if holds else 1


def _once() -> dict[str, float]:
    from tests.export.manuscripts import composed
    from tipbrowser.domain.manuscript import AS_FOOTNOTE
    from tipbrowser.domain.names import Locator
    from tipbrowser.services.gathering import Gathering
    from tipbrowser.services.library import Library
    from tipbrowser.whole_file import write_whole

    with Library(paths.bundled_database()) as library, tempfile.TemporaryDirectory() as folder:
        sections = [Locator("F"), *(Locator(one.section) for one in library.reading.sections())]
        before, start = _resident("VmRSS"), time.perf_counter()
        gathering = Gathering(library)
        manuscript = composed(gathering.material(gathering.chosen(sections)), citing=AS_FOOTNOTE)
        composing = time.perf_counter() - start
        from tipbrowser.export.docx.templates import own_template
        from tipbrowser.export.docx.writing import written

        content = written(manuscript, own_template(paths.resources() / "export" / "template"))
        write_whole(Path(folder) / "whole.docx", [content])
        seconds = time.perf_counter() - start
        return {
            "seconds": seconds,
            "writing": seconds - composing,
            "megabytes": _resident("VmHWM") - before,
            "paragraphs": len(manuscript.blocks),
            "footnotes": len(manuscript.footnotes),
            "bytes": len(content),
        }


def _resident(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def _spread(values: list[float]) -> str:
    return " / ".join(f"{value:.2f}" for value in (min(values), statistics.median(values), max(values)))


if __name__ == "__main__":
    sys.exit(main())
