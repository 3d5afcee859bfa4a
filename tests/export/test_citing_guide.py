"""The guide's page on citations: it names every field and form, and its examples are what is written."""

from __future__ import annotations

import re

import pytest

from tipbrowser import paths
from tipbrowser.domain.citation_fields import FORMS, WHOLE_FIELDS, Cited, cite, fields_of, template_of
from tipbrowser.domain.citation_templates import parse
from tipbrowser.domain.names import Locator
from tipbrowser.services.library import Library

GUIDE = (paths.resources() / "help" / "citing.md").read_text(encoding="utf-8")


def test_every_field_and_form_is_named() -> None:
    assert set(re.findall(r"\{(\w+)\}", GUIDE)) == set(WHOLE_FIELDS)
    assert [form for form in FORMS if f"- `{form}`" not in GUIDE] == []


def test_every_template_of_it_can_be_read() -> None:
    found = re.findall(r"`([^`]*\{\w+\}[^`]*)`", GUIDE)
    assert len(found) > len(WHOLE_FIELDS)
    for one in found:
        parse(re.sub(r"^--source '|'$", "", one), WHOLE_FIELDS)


@pytest.mark.parametrize("form", ["official", "dated", "running"])
def test_the_forms_are_shown_as_they_are_written(bundled: Library, form: str) -> None:
    shown = re.search(rf"- `{form}`[^`]*`([^`]+)`", GUIDE)
    assert shown is not None
    assert cite([_cited(bundled, "B.V.3")], bundled.reading.edition(), template_of(form)) == shown[1]


@pytest.mark.parametrize("field", ["symbol", "spelled", "position", "locator", "meeting", "dates"])
def test_the_fields_are_shown_as_they_are_filled(bundled: Library, field: str) -> None:
    line = next(line for line in GUIDE.splitlines() if line.startswith(f"- `{{{field}}}`"))
    assert fields_of([_cited(bundled, "A.II.36")], bundled.reading.edition())[field] in line


def _cited(library: Library, locator: str) -> Cited:
    passage = library.reading.passage(Locator(locator))
    assert passage is not None
    section = next(one for one in library.reading.sections() if one.section == passage.section)
    return Cited(passage=passage, section=section)
