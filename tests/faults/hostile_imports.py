"""Proof of promise 12: hostile documents are imported by the thousand; ``python -m tests.faults.hostile_imports COUNT``."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.exchange.collections import EVERY
from tests.faults.hostile_documents import documents
from tipbrowser.domain.annotations import Item
from tipbrowser.exchange import formats
from tipbrowser.exchange.refusals import REASONS, ImportRefused
from tipbrowser.services.exchanging import compare
from tipbrowser.services.notebook import Notebook

LONG = 50_000
SEED = 20261127


def try_documents(folder: Path, count: int, seed: int) -> tuple[list[str], Counter[str]]:
    """Import so many documents into a file in ``folder``; gives what went wrong, and how often what came of them.

    Each is refused with a reason and leaves the file byte by byte as it was, or is compared, brought in whole, and
    leaves all as it was that the reader had.
    """
    draw = random.Random(seed)
    losses: list[str] = []
    came: Counter[str] = Counter()
    notebook = Notebook(folder)
    notebook.write(compare(notebook.path, EVERY, "").changes)
    mine = _read(notebook)
    for content in documents(draw, count):
        before = _state(notebook.path)
        try:
            comparison = compare(notebook.path, formats.read(content), "Somebody")
        except ImportRefused as refused:
            came[refused.reason] += 1
            if refused.reason not in REASONS or _state(notebook.path) != before:
                losses.append(f"{refused!r}: {content[:500]!r}")
            continue
        except Exception:  # noqa: BLE001  # whatever it is, it is what is looked for
            losses.append(f"{traceback.format_exc()}{content[:500]!r}")
            continue
        came["taken"] += 1
        # All that was taken is written where that is new; the reader's own is looked at again each time.
        if comparison.changes:
            came["written"] += 1
            losses += _write(notebook, comparison.changes, mine, content)
    losses += [] if _holds(notebook, mine) else ["the reader's own has changed"]
    notebook.close()
    return losses, came


def _write(notebook: Notebook, changes: object, mine: dict[str, Item], content: bytes) -> list[str]:
    try:
        written = notebook.write(changes)  # type: ignore[arg-type]
    except Exception:  # noqa: BLE001  # as above
        return [f"{traceback.format_exc()}{content[:500]!r}"]
    touched = [one for one in written if one.before is not None and one.before.id in mine]
    return [f"{touched!r}: {content[:500]!r}"] if touched else []


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


def _holds(notebook: Notebook, mine: dict[str, Item]) -> bool:
    now = _read(notebook)
    return all(now[id_] == item for id_, item in mine.items())


def _read(notebook: Notebook) -> dict[str, Item]:
    reader = notebook.reader
    assert reader is not None
    return {item.id: item for item in reader.every()}


def main(count: int, seed: int) -> int:
    """Print the figures; gives 1 if anything went wrong."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        losses, came = try_documents(Path(folder), count, seed)
    line = {
        "promise": "12 hostile imports", "runs": count, "losses": len(losses),
        "seconds": round(time.monotonic() - began, 1), "seed": seed, **dict(came.most_common()),
    }  # fmt: skip
    print(json.dumps(line))
    for loss in losses[:3]:
        print(loss, file=sys.stderr)
    return 1 if losses else 0


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*numbers, *[LONG, SEED][len(numbers) :]))
