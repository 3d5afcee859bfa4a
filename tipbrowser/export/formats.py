"""The formats by their names: material in, the bytes of a file out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tipbrowser.domain.manuscript import Manuscript, Options, Words
from tipbrowser.domain.material import Material
from tipbrowser.export import bibliography, records
from tipbrowser.export.citing import Cite
from tipbrowser.export.composing import Differences, compose

ENDINGS = {
    "docx": ".docx", "markdown": ".md", "html": ".html", "text": ".txt", "csv": ".csv", "json": ".json",
    "ris": ".ris", "bibtex": ".bib", "csl": ".csl.json",
}  # fmt: skip
"""Formats, and how their files end."""
OTHERS = {".markdown": "markdown", ".htm": "html"}
RECORDS: Mapping[str, Callable[[Material], str]] = {
    "csv": records.csv_written,
    "json": records.json_written,
    "ris": bibliography.ris_written,
    "bibtex": bibliography.bibtex_written,
    "csl": bibliography.csl_written,
}
"""Those that hold the passages as data, whatever is wished of a text."""


class Templates:
    """What a Word document is made in: our own template, read when it is needed, and perhaps the reader's."""

    def __init__(self, own: Callable[[], bytes], readers: Callable[[], bytes] | None = None) -> None:
        """``own`` gives our own, ``readers`` the reader's; each may raise what ``export.docx`` says of templates."""
        self.own = own
        self.readers = readers


def format_of(name: str) -> str:
    """Give the format of a file by how its name ends; empty if that says nothing."""
    plain = name.lower()
    ends = {**{ending: form for form, ending in ENDINGS.items()}, **OTHERS}
    return next((ends[ending] for ending in sorted(ends, key=len, reverse=True) if plain.endswith(ending)), "")


def written(
    material: Material, form: str, options: Options, words: Words, templates: Templates, *, cite: Cite | None = None,
    differences: Differences | None = None, check: Callable[[], None] = lambda: None,
) -> bytes:  # fmt: skip
    """Give the file in a format, one of ``ENDINGS``; as ``compose`` otherwise.

    ``check`` is called in between, and may raise what ends it. Of a Word document a template may be refused.
    """
    check()
    if form in RECORDS:
        return RECORDS[form](material).encode()
    manuscript = compose(material, options, words, cite=cite, differences=differences)
    check()
    return _document(manuscript, form, templates, check)


def _document(manuscript: Manuscript, form: str, templates: Templates, check: Callable[[], None]) -> bytes:
    # Each late: one of them is needed, and what writes Word documents is large.
    if form == "docx":
        from tipbrowser.export.docx.writing import written as docx_written

        template = None if templates.readers is None else templates.readers()
        return docx_written(manuscript, templates.own(), template=template, check=check)
    if form == "html":
        from tipbrowser.export import html

        return html.written(manuscript).encode()
    if form == "markdown":
        from tipbrowser.export import markdown

        return markdown.written(manuscript).encode()
    from tipbrowser.export import plain

    return plain.written(manuscript).encode()
