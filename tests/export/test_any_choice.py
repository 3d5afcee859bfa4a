"""Whatever is chosen and wished: each footnote has one mark in its order, no comment is lost, every format takes it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.export.manuscripts import WORDS, gathered, passage, with_highlight, with_notes
from tests.export.test_formats import FORMATS, PIECES
from tests.export.test_html import Reading
from tipbrowser.domain.citation_fields import FORMS, WHOLE_FIELDS
from tipbrowser.domain.citation_templates import Template, TemplateError, parse
from tipbrowser.domain.manuscript import AS_COMMENTS, CITING, NOTES, VARIANTS, Block, Manuscript, Options, Quoted, Table
from tipbrowser.domain.material import Chosen, ChosenHeading, ChosenText
from tipbrowser.export.composing import compose
from tipbrowser.export.copying import COPYING, Wished, copied
from tipbrowser.services.library import Library
from tipbrowser.wording.differences import differences

PLACES = (
    "F.title.1", "A.I.1", "A.I.2", "A.I.2.a", "A.I.2.a.i", "A.I.2.b", "A.I.3", "A.II.1", "A.II.2", "A.III.note",
    "B.II.PP.1", "B.II.PP.2", "B.II.1", "B.II.2", "B.II.2.a", "B.X.1",
)  # fmt: skip
CHOSEN: st.SearchStrategy[Chosen] = st.one_of(
    st.builds(passage, st.sampled_from(PLACES), with_lead=st.booleans()),
    st.builds(
        lambda place, start, length: passage(place, start=start, end=start + length),
        st.sampled_from(PLACES), st.integers(0, 8), st.integers(1, 9),
    ),
    st.builds(ChosenHeading, text=st.text(max_size=8), level=st.integers(1, 3)),
    st.builds(ChosenText, text=st.text("ab*_\n []#é\u202e", max_size=12)),
)  # fmt: skip
OPTIONS = st.builds(
    Options, variant=st.sampled_from(VARIANTS), citing=st.sampled_from(CITING), citation=st.sampled_from(list(FORMS)),
    notes=st.sampled_from(NOTES), together=st.booleans(), with_headings=st.booleans(), with_footnotes=st.booleans(),
    with_highlights=st.booleans(), title=st.text(max_size=5), date=st.sampled_from(["", "2026-11-27", "soon"]),
)  # fmt: skip


def paragraphs(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else []
        found += [one for cell in cells for one in paragraphs(cell.blocks)] or [block]
    return found


def marks(manuscript: Manuscript) -> list[int]:
    lines = [getattr(block, "line", ()) for block in paragraphs(manuscript.blocks)]
    return [span.footnote for line in lines for span in line if span.footnote is not None]


@given(chosen=st.lists(CHOSEN, max_size=8), options=OPTIONS)
def test_marks_comments_and_formats_hold(small: Library, chosen: list[Chosen], options: Options) -> None:
    material = with_highlight(with_notes(gathered(small, ChosenText(text=""), *chosen), "A.I.2", "Note"), "A.I.1", 0, 3)
    manuscript = compose(material, options, WORDS, differences=differences)
    assert marks(manuscript) == list(range(len(manuscript.footnotes)))
    hung = [one for block in paragraphs(manuscript.blocks) if isinstance(block, Quoted) for one in block.comments]
    assert hung == list(range(len(manuscript.comments)))
    assert not manuscript.comments or options.notes == AS_COMMENTS
    for write in (*FORMATS.values(), *PIECES.values()):
        write(manuscript).encode()
    found = Reading(FORMATS["html"](manuscript))
    assert found.faults == []
    assert len(set(found.ids)) == len(found.ids)
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


TEMPLATES = st.lists(
    st.sampled_from([*(f"{{{name}}}" for name in WHOLE_FIELDS), "{text}", "[", "]", "|", "\\n", " (", ") ", "“"]),
    max_size=8,
).map("".join)


def read(text: str) -> Template | None:
    try:
        return parse(text, WHOLE_FIELDS)
    except TemplateError:
        return None


@given(chosen=st.lists(CHOSEN, max_size=6), form=st.sampled_from(COPYING), template=TEMPLATES.map(read))
def test_anything_can_be_copied(small: Library, chosen: list[Chosen], form: str, template: Template | None) -> None:
    found = copied(gathered(small, ChosenText(text=""), *chosen), Wished(form=form, whole=template), WORDS)
    assert Reading(found.html).faults == []
    (found.plain + found.markdown).encode()
