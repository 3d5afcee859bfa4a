"""The answers as JSON, in the form that the help page on the terminal describes."""

from __future__ import annotations

import json
import sys

from tipbrowser.domain.names import Locator
from tipbrowser.domain.page import Citations
from tipbrowser.domain.passages import Footnote, Passage
from tipbrowser.domain.values import Value, as_dict
from tipbrowser.services.excerpts import FOOTNOTE, Excerpt

Form = dict[str, object]
LEFT_OUT = ("position", "source_first", "source_last")
"""Of use to the verification alone."""


def write(answer: Form) -> None:
    """Put an answer on the standard output: JSON in UTF-8, whatever letters the terminal is set for."""
    text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def passage_form(excerpt: Excerpt) -> Form:
    """Give a passage with its parents' opening words, its footnotes and its sub-paragraphs."""
    lead = " ".join(parent.text for parent in excerpt.lead)
    return {"lead": lead, **_with_below(excerpt.passage, excerpt)}


def citation_form(locator: Locator, citations: Citations) -> Form:
    """Give the citations of a passage or section."""
    return {"locator": locator, **as_dict(citations)}


def value_form(value: Value) -> Form:
    """Give any of the domain's values by the names of its fields."""
    return as_dict(value)


def _with_below(passage: Passage, excerpt: Excerpt) -> Form:
    below = [_with_below(one, excerpt) for one in excerpt.below if one.parent == passage.locator]
    footnotes = [_footnote_form(note, excerpt) for note in excerpt.footnotes if note.locator == passage.locator]
    fields = {name: value for name, value in value_form(passage).items() if name not in LEFT_OUT}
    fields["citation"] = passage.citation or None
    errata = [erratum.number for erratum in excerpt.errata_of(passage.locator)]
    return {**fields, "footnotes": footnotes, "errata": errata, "subparagraphs": below}


def _footnote_form(footnote: Footnote, excerpt: Excerpt) -> Form:
    errata = [erratum.number for erratum in excerpt.errata_of(f"{FOOTNOTE}{footnote.number}")]
    fields = {"number": footnote.number, "offset": footnote.offset, "text": footnote.text, "markup": footnote.markup}
    return {**fields, "errata": errata}
