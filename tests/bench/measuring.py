"""Timing whole processes side by side, and knowing when the machine was disturbed."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = ROOT / "build" / "bench-floors.json"
"""The best floors this machine has shown; a figure of one machine, so never committed."""
DISTURBED = 1.3
ATTEMPTS = 3
MARKER = "painted"


@dataclass(frozen=True, slots=True)
class Series:
    """The times of one command, in milliseconds."""

    times: tuple[float, ...]

    @property
    def median(self) -> float:
        """Give the middle time."""
        return statistics.median(self.times)

    @property
    def spread(self) -> str:
        """Give minimum, median and maximum."""
        return f"{min(self.times):.1f} / {self.median:.1f} / {max(self.times):.1f} ms"


def interleaved(
    commands: Mapping[str, Sequence[str]], *, runs: int = 31, environment: Mapping[str, str] | None = None
) -> dict[str, Series]:
    """Run each command ``runs`` times in turn and time it until it prints the marker, or ends."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        _time(command, environment)
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(_time(command, environment))
    return {name: Series(tuple(values)) for name, values in times.items()}


def undisturbed(
    name: str,
    floor: str,
    commands: Mapping[str, Sequence[str]],
    *,
    runs: int = 31,
    environment: Mapping[str, str] | None = None,
) -> dict[str, Series]:
    """Run ``interleaved`` until the floor is at most 1.3 times the best that this machine has shown."""
    series: dict[str, Series] = {}
    for _ in range(ATTEMPTS):
        series = interleaved(commands, runs=runs, environment=environment)
        if not is_disturbed(name, series[floor].median):
            return series
        print(f"disturbed: the floor of {name} took {series[floor].spread}", file=sys.stderr)
    return series


def is_disturbed(name: str, floor: float) -> bool:
    """Tell whether a floor is too slow to be believed, and keep it if it is the best so far."""
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    best: float = min(floor, floors.get(name, floor))
    FLOORS.parent.mkdir(exist_ok=True)
    FLOORS.write_text(json.dumps(floors | {name: best}, indent=1), encoding="utf-8")
    return floor > DISTURBED * best


def report(title: str, subject: Series, floor: Series, limit: float) -> bool:
    """Print one ratio with its limit and both spreads; tells whether it holds.

    It is the median of the rounds' own ratios: in a round the two run one after the other, while the machine goes up
    and down by half from one round to another.
    """
    ratio = statistics.median(mine / its for mine, its in zip(subject.times, floor.times, strict=True))
    verdict = "holds" if ratio <= limit else "MISSED"
    print(f"{title}: {ratio:.2f} times the floor (at most {limit:.2f}): {verdict}")
    print(f"    subject {subject.spread}; floor {floor.spread}; {len(subject.times)} runs each, min / median / max")
    return ratio <= limit


def _time(command: Sequence[str], environment: Mapping[str, str] | None) -> float:
    # A warm start has its modules compiled: a shell that forbids Python to keep them would measure the compiler.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**variables, **(environment or {})}
    ) as process:
        elapsed = 0.0
        for line in process.stdout or ():
            if line.startswith(MARKER):
                elapsed = time.perf_counter() - start
        status = process.wait()
    if status:
        raise RuntimeError(f"{command} ended with {status}")
    return 1000 * (elapsed or time.perf_counter() - start)
