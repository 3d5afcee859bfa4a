"""Errata set for a terminal, and the sign by which a place refers to them."""

from __future__ import annotations

from tipbrowser.terminal.layout import wrapped

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tipbrowser.domain.edition import Erratum

LABEL_COLUMN = 9


def erratum_marks(errata: Iterable[Erratum]) -> str:
    """Give the signs of some errata, to stand behind the place that they concern: `` [‡3]``; empty for none."""
    return "".join(f" [‡{erratum.number}]" for erratum in errata)


def set_erratum(erratum: Erratum, begin: str) -> Iterator[str]:
    """Give the lines of an erratum; ``begin`` stands before the first, and the others are set in as far."""
    place = [erratum.place, erratum.locator, erratum.topic, f"line {erratum.source_line} of the source"]
    rest = " " * len(begin)
    yield from wrapped(", ".join(name for name in place if name), begin, rest)
    for label, text in (
        ("Kind:", erratum.kind),
        ("Printed:", erratum.published),
        ("Read as:", erratum.reading or "cannot be known"),
        ("Why:", erratum.reason),
    ):
        yield from wrapped(text, f"{rest}{label.ljust(LABEL_COLUMN)}")
