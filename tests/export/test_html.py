"""HTML read back: whole, without scripts and outside resources, every link leading somewhere, pasted as it was set."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tests.export.manuscripts import composed, gathered, passage, with_notes
from tests.export.test_formats import manuscripts
from tipbrowser.domain.manuscript import AS_TEXT, NO_CITATION, Manuscript, Quoted
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.export import html
from tipbrowser.export.lines import plain
from tipbrowser.services.gathering import Gathering
from tipbrowser.services.library import Library

ALONE = frozenset(("meta", "br", "col", "hr"))
INSIDE = frozenset(("style", "title"))


class Reading(HTMLParser):
    """What stands in a file: paragraphs with the marks left out, ids, links, and what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self.styles: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"{tag} is open" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        self.faults += [
            f"{tag} {name}" for name in values if name in {"src", "srcset", "data"} or name.startswith("on")
        ]
        if tag in {"script", "link", "img", "iframe", "object", "base"}:
            self.faults.append(tag)
        if tag == "p":
            self.paragraphs.append("")
            self.styles.append(values.get("style", ""))
        if tag not in ALONE:
            self._open.append(tag)
        if tag == "br" and self.paragraphs:
            self.paragraphs[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if "p" in self._open and "sup" not in self._open:
            self.paragraphs[-1] += data


def wanted(manuscript: Manuscript) -> list[str]:
    quoted = [block for block in manuscript.blocks if isinstance(block, Quoted)]
    return [f"{one.label} {plain(one.line)}" if one.label else plain(one.line) for one in quoted]


def everything(library: Library) -> Manuscript:
    gathering = Gathering(library)
    sections = [Locator(one.section) for one in library.reading.sections()]
    material = gathering.material(gathering.chosen([Locator("F"), *sections]))
    return composed(material, citing=NO_CITATION, title="", author="", date="")


def test_every_passage_is_a_paragraph_in_its_order(bundled: Library) -> None:
    manuscript = everything(bundled)
    count = len(wanted(manuscript))
    for write in (html.written, html.fragment):
        found = Reading(write(manuscript))
        assert found.paragraphs[:count] == wanted(manuscript)
        notes = found.paragraphs[count : count + len(manuscript.footnotes)]
        assert [note.lstrip("0123456789").strip() for note in notes] == [
            plain(one.line) for one in manuscript.footnotes
        ]


def test_files_are_whole_and_bring_nothing_from_outside(small: Library) -> None:
    for name, manuscript in manuscripts(small).items():
        for write in (html.written, html.fragment):
            assert Reading(write(manuscript)).faults == [], name
    assert "url(" not in html.STYLE
    assert "@import" not in html.STYLE


@given(data=st.data())
def test_every_link_inside_leads_to_one_place(bundled: Library, data: st.DataObject) -> None:
    gathering = Gathering(bundled)
    pages = [bundled.reading.page(SectionId(one)) for one in ("A.I", "A.IV", "B.V", "B.X", "B.XI")]
    every = [one.locator for page in pages if page is not None for one in page.passages]
    chosen = data.draw(st.lists(st.sampled_from(every), max_size=12))
    material = gathering.material([passage(one, with_lead=data.draw(st.booleans())) for one in chosen])
    found = Reading(html.written(composed(material)))
    assert len(set(found.ids)) == len(found.ids)
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


def test_what_is_pasted_names_its_looks_in_points_and_leads_nowhere_inside(small: Library) -> None:
    material = with_notes(gathered(small), "A.I.1", "Keep")
    found = Reading(html.fragment(composed(material, notes=AS_TEXT)))
    assert found.ids == []
    assert not [link for link in found.links if link.startswith("#")]
    assert all("margin" in style and "em" not in style for style in found.styles)
