"""Copies of single paragraphs, each gathered and put together anew, and the whole compendium with everything in it.

Run as ``python -m tests.bench.bench_copying``. Each copy makes plain text, HTML and Markdown of a paragraph with its
source; the clipboard itself is not in it. The first copies read the pages that later ones find read.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from tests.export.manuscripts import WORDS, composed
from tipbrowser import paths
from tipbrowser.domain.material import ChosenPassage
from tipbrowser.domain.names import Locator
from tipbrowser.export import html, markdown, plain
from tipbrowser.export.copying import WITH_SOURCE, Wished, copied
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library

COPIES = 500
LIMIT = 5.0
"""Milliseconds of the 95th percentile: with the clipboard a copy has 16."""
WHOLE_LIMIT = 500.0
SEED = 20265


def main() -> int:
    """Measure and print; 1 if a limit is missed."""
    chance = random.Random(SEED)
    print(f"seed {SEED}; {COPIES} copies")
    with Library(paths.bundled_database()) as library:
        sections = [Locator(one.section) for one in library.reading.sections()]
        every = [one.locator for one in Gathering(library).chosen(sections)]
        locators = [chance.choice(every) for _ in range(COPIES)]
        times = [_timed(partial(_copy, library, one)) for one in locators]
        whole = _timed(lambda: _whole(library, sections))
    late = statistics.quantiles(times, n=20)[-1]
    print(
        f"a copy: {statistics.median(times):.2f} / {late:.2f} / {max(times):.2f} ms (limit of the second {LIMIT:.0f} ms)"
    )
    print(f"the whole compendium in three formats: {whole:.0f} ms (limit {WHOLE_LIMIT:.0f} ms)")
    return 0 if late <= LIMIT and whole <= WHOLE_LIMIT else 1


def _copy(library: Library, locator: Locator) -> None:
    material = Gathering(library).material([ChosenPassage(locator=locator)])
    copied(material, Wished(form=WITH_SOURCE), WORDS)


def _whole(library: Library, sections: Sequence[Locator]) -> None:
    gathering = Gathering(library)
    manuscript = composed(gathering.material(gathering.chosen(sections)))
    for write in (plain.written, html.written, markdown.written):
        write(manuscript)


def _timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


if __name__ == "__main__":
    sys.exit(main())
