"""Tests of templates: an office's own styles, and what is none."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm

from tests.export.manuscripts import composed, gathered
from tests.export.test_docx import OWN, everything, paragraphs, style_names
from tests.export.wordprocessing import Package, R, W, broken
from tipbrowser.domain.manuscript import AS_FOOTNOTE, LETTER, STATEMENT
from tipbrowser.domain.values import replace
from tipbrowser.export.docx.packing import packed, repacked
from tipbrowser.export.docx.refusals import TemplateRefused
from tipbrowser.export.docx.templates import as_document, opened, own_template, read_template
from tipbrowser.export.docx.writing import written
from tipbrowser.services.library import Library

DECLARED = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
CORE = (
    '<Relationship Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"'
)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
"""One grey point."""


def with_styles(old: str, new: str, added: str = "") -> bytes:
    """Give our own template with other styles."""
    parts = dict(Package(OWN).parts)
    text = parts["word/styles.xml"].decode()
    assert old in text
    parts["word/styles.xml"] = text.replace(old, new).replace("</w:styles>", f"{added}</w:styles>").encode()
    return packed(parts.items())


def saved(document: DocumentObject) -> bytes:
    """Give a document of another hand as a template."""
    made = io.BytesIO()
    document.save(made)
    return as_document(made.getvalue())


@pytest.fixture
def office() -> bytes:
    """Give a template of an office: its own styles, page, header and text, made by another hand."""
    document = Document()
    document.add_paragraph("Our ministry's instructions, to be deleted.")
    document.sections[0].header.paragraphs[0].text = "Ministry of Foreign Affairs"
    document.styles["Quote"].font.name = "Garamond"
    return saved(document)


class TestTemplates:
    """What stays of the reader's own, and what goes."""

    def test_its_styles_page_and_header_stay_and_its_text_goes(self, small: Library, office: bytes) -> None:
        content = written(composed(gathered(small), variant=STATEMENT), OWN, template=office)
        assert broken(content) == []
        assert not any("instructions" in one for one in paragraphs(content))
        document = Document(io.BytesIO(content))
        assert document.sections[0].header.paragraphs[0].text == "Ministry of Foreign Affairs"
        assert document.styles["Quote"].font.name == "Garamond"
        assert document.sections[0].page_width == Document().sections[0].page_width
        assert "Source Line" in [style.name for style in document.styles]

    def test_a_document_of_ours_can_be_a_template_again(self, small: Library) -> None:
        before = written(everything(small), OWN)
        content = written(composed(gathered(small), citing=AS_FOOTNOTE), OWN, template=as_document(before))
        assert broken(content) == []
        assert "word/comments.xml" not in Package(content).parts

    def test_a_style_is_found_by_its_id_too(self, small: Library) -> None:
        content = written(composed(gathered(small)), OWN, template=with_styles('"Source Line"', '"Quelle"'))
        assert broken(content) == []
        assert "Quelle" in style_names(content)
        assert "Source Line" not in style_names(content)

    def test_an_id_and_a_name_that_another_kind_of_style_has_are_not_taken_again(self, small: Library) -> None:
        old = 'w:type="paragraph" w:styleId="SourceLine"'
        content = written(
            composed(gathered(small)), OWN, template=with_styles(old, old.replace("paragraph", "character"))
        )
        assert broken(content) == []
        assert "Source Line (TIP)" in style_names(content)

    def test_a_style_that_counts_does_not_count_the_sources_own_numbers(self, small: Library) -> None:
        counting = '<w:name w:val="Numbered Paragraph"/><w:basedOn w:val="Counted"/>'
        template = with_styles(
            '<w:name w:val="Numbered Paragraph"/>\n    <w:basedOn w:val="Normal"/>', counting,
            '<w:style w:type="paragraph" w:styleId="Counted"><w:name w:val="Counted"/><w:basedOn w:val="Counted"/>'
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        )  # fmt: skip
        content = written(composed(gathered(small)), OWN, template=template)
        assert broken(content) == []
        document = Package(content).root("word/document.xml")
        counted = {
            one.find(f"{W}pStyle").get(f"{W}val"): one.find(f"{W}numPr/{W}numId")  # type: ignore[union-attr]
            for one in document.iter(f"{W}pPr")
        }
        assert counted["NumberedParagraph"].get(f"{W}val") == "0"  # type: ignore[union-attr]  # it is there
        assert counted["NumberedParagraph2"] is None

    def test_the_pages_number_stands_at_the_right_whatever_stops_the_templates_footer_has(self, small: Library) -> None:
        document = Document()
        document.styles["Footer"].paragraph_format.tab_stops.add_tab_stop(Mm(30))
        package = Package(written(composed(gathered(small)), OWN, template=saved(document)))
        tabs = [(one.get(f"{W}val"), one.get(f"{W}pos")) for one in package.root("word/footer1.xml").iter(f"{W}tab")]
        stops = [one for one in tabs if one[1]]
        assert stops[-1] == ("right", "8640")
        assert ("clear", "1701") in stops
        assert {val for val, _ in stops[:-1]} == {"clear"}

    def test_styles_that_are_based_on_each_other_hang_nothing(self, small: Library) -> None:
        template = with_styles('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Quote"/>')
        assert broken(written(composed(gathered(small)), OWN, template=template)) == []

    def test_the_readers_language_stays_and_the_sources_words_have_theirs(self, small: Library) -> None:
        french = with_styles('w:lang w:val="en-GB"', 'w:lang w:val="fr-CH"')
        content = written(composed(gathered(small)), OWN, template=french)
        assert broken(content) == []
        package = Package(content)
        assert [one.get(f"{W}val") for one in package.root("word/styles.xml").iter(f"{W}lang")] == ["fr-CH"]
        words = {
            "".join(run.itertext()): run.find(f"{W}rPr/{W}lang")
            for part in ("word/document.xml", "word/footnotes.xml")
            for run in package.root(part).iter(f"{W}r")
        }
        for published in ("States should act.", "1.", "Note"):
            assert words[published].get(f"{W}val") == "en-GB"  # type: ignore[union-attr]  # it is there
        assert words["A new paragraph."] is None
        ours = written(replace(composed(gathered(small)), language="fr"), OWN)
        assert [one.get(f"{W}val") for one in Package(ours).root("word/styles.xml").iter(f"{W}lang")] == ["fr-FR"]
        assert not list(Package(ours).root("word/document.xml").iter(f"{W}lang"))

    def test_where_footnotes_stand_is_as_the_template_has_it(self, small: Library) -> None:
        parts = dict(Package(OWN).parts)
        name = "word/settings.xml"
        old = '<w:footnotePr><w:pos w:val="beneathText"/><w:footnote w:id="7"/></w:footnotePr><w:endnotePr/><w:compat>'
        parts[name] = parts[name].replace(b"<w:compat>", old.encode())
        content = written(composed(gathered(small)), OWN, template=packed(parts.items()))
        assert broken(content) == []
        settings = Package(content).root(name)
        assert [one.tag.removeprefix(W) for one in settings.find(f"{W}footnotePr")] == ["pos", "footnote", "footnote"]
        assert settings.find(f"{W}endnotePr") is None

    def test_the_separators_are_named_before_what_other_makers_add(self, small: Library) -> None:
        parts = dict(Package(OWN).parts)
        name = "word/settings.xml"
        before, _, behind = parts[name].decode().partition("<w:compat>")
        added = '<x:docId xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml"/>'
        parts[name] = f"{before}{added}{behind.partition('</w:compat>')[2]}".encode()
        settings = Package(written(composed(gathered(small)), OWN, template=packed(parts.items()))).root(name)
        assert [one.tag.rpartition("}")[2] for one in settings][-2:] == ["footnotePr", "docId"]

    def test_headers_of_earlier_sections_hold_at_the_end(self, small: Library) -> None:
        document = Document()
        document.sections[0].header.paragraphs[0].text = "Ministry"
        document.sections[0].first_page_header.paragraphs[0].text = "The first page"
        document.add_section()
        document.add_section().header.is_linked_to_previous = True
        content = written(composed(gathered(small)), OWN, template=saved(document))
        assert broken(content) == []
        (section,) = Document(io.BytesIO(content)).sections
        assert section.header.paragraphs[0].text == "Ministry"
        assert section.first_page_header.paragraphs[0].text == "The first page"
        assert section.footer.is_linked_to_previous

    def test_a_template_without_a_page_gets_ours(self, small: Library) -> None:
        document = Document()
        document.element.body.remove(document.element.body[-1])
        content = written(composed(gathered(small), paper=LETTER), OWN, template=saved(document))
        assert broken(content) == []
        (section,) = Document(io.BytesIO(content)).sections
        assert section.page_width == 7772400
        assert section.footer.paragraphs[0].text.startswith("Small Press")

    def test_a_change_of_the_page_that_was_tracked_goes(self, small: Library) -> None:
        parts = dict(Package(OWN).parts)
        change = '<w:sectPrChange w:id="1" w:author="X" w:date="2020-01-01T00:00:00Z"><w:sectPr/></w:sectPrChange></w:sectPr>'
        name = "word/document.xml"
        parts[name] = parts[name].replace(b"</w:sectPr>", change.encode())
        content = written(composed(gathered(small)), OWN, template=packed(parts.items()))
        assert b"sectPrChange" not in Package(content).parts[name]

    def test_what_only_its_text_named_goes(self, small: Library) -> None:
        document = Document()
        document.add_paragraph().add_run().add_picture(io.BytesIO(PICTURE))
        document.part.relate_to("https://example.org/instructions", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        endnotes = Part(PackURI("/word/endnotes.xml"), CONTENT_TYPE.WML_ENDNOTES, b"<a/>", document.part.package)
        document.part.relate_to(endnotes, RELATIONSHIP_TYPE.ENDNOTES)
        content = written(composed(gathered(small)), OWN, template=saved(document))
        assert broken(content) == []
        package = Package(content)
        assert not [name for name in package.names if "media" in name or "endnotes" in name]
        assert b"example.org" not in b"".join(package.parts.values())

    def test_a_template_file_is_as_good_as_a_document(self, small: Library) -> None:
        parts_of_template = dict(Package(OWN).parts)
        name = "[Content_Types].xml"
        parts_of_template[name] = parts_of_template[name].replace(b".document.main+xml", b".template.main+xml")
        content = written(composed(gathered(small)), OWN, template=as_document(packed(parts_of_template.items())))
        assert b".document.main+xml" in Package(content).parts[name]


class TestRefusals:
    """What cannot be a template."""

    @pytest.mark.parametrize(
        ("make", "reason"),
        [
            (lambda _: b"no zip at all", "foreign"),
            (lambda _: b"", "foreign"),
            (lambda _: packed([("a.txt", b"x")]), "foreign"),
            (lambda _: b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
            (lambda own: packed([*Package(own).parts.items(), ("word/vbaProject.bin", b"x")]), "macros"),
            (lambda own: own[:-40], "foreign"),
            (lambda own: packed([*Package(own).parts.items(), ("word/x.xml", DECLARED.encode())]), "damaged"),
            (lambda own: packed([*Package(own).parts.items(), ("word/x.rels", DECLARED.encode("utf-16"))]), "damaged"),
            (lambda own: packed([*Package(own).parts.items(), ("WORD/document.xml", b"<a/>")]), "damaged"),
            (lambda _: bytes(20_000_001), "large"),
            (lambda _: packed((f"{number}", b"") for number in range(2_001)), "large"),
        ],
    )
    def test_what_is_none_is_refused(self, make: Callable[[bytes], bytes], reason: str) -> None:
        with pytest.raises(TemplateRefused) as told:
            as_document(make(OWN))
        assert told.value.reason == reason

    def test_one_that_unpacks_beyond_reason_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tipbrowser.export.docx.templates.LARGEST_UNPACKED", 1000)
        with pytest.raises(TemplateRefused, match="large"):
            as_document(OWN)

    def test_a_locked_member_and_one_that_lies_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("x", b"abc")
        locked = bytearray(made.getvalue())
        locked[6] |= 1
        locked[locked.index(b"PK\x01\x02") + 8] |= 1
        with pytest.raises(TemplateRefused, match="encrypted"):
            as_document(bytes(locked))
        monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda *_: b"a")
        with pytest.raises(TemplateRefused, match="damaged"):
            as_document(made.getvalue())

    def test_one_of_which_something_is_missing_is_refused(self) -> None:
        without = {name: part for name, part in Package(OWN).parts.items() if name != "word/document.xml"}
        with pytest.raises(TemplateRefused, match="damaged"):
            opened(packed(without.items()))
        empty = {**Package(OWN).parts, "word/document.xml": DOCUMENT.encode()}
        with pytest.raises(TemplateRefused, match="w:body"):
            opened(packed(empty.items()))

    @pytest.mark.parametrize(
        ("part", "old", "new"),
        [
            ("word/document.xml", 'w:w="11906"', 'w:w="wide"'),
            ("_rels/.rels", '<Relationship Id="rId2"', f'{CORE} Id="rId3"/><Relationship Id="rId2"'),
        ],
    )
    def test_one_that_turns_out_to_be_damaged_is_refused(self, small: Library, part: str, old: str, new: str) -> None:
        parts = dict(Package(OWN).parts)
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())
        with pytest.raises(TemplateRefused, match="damaged"):
            written(composed(gathered(small)), OWN, template=packed(parts.items()))

    def test_what_ends_the_writing_is_not_the_templates_fault(self, small: Library, office: bytes) -> None:
        def end() -> None:
            raise InterruptedError

        with pytest.raises(InterruptedError):
            written(composed(gathered(small)), OWN, template=office, check=end)

    def test_a_header_that_is_not_there_is_not_asked_for(self, small: Library) -> None:
        parts = dict(Package(OWN).parts)
        name = "word/document.xml"
        header = f'<w:sectPr><w:headerReference xmlns:r="{R[1:-1]}" w:type="default" r:id="rId9"/>'
        parts[name] = parts[name].replace(b"<w:sectPr>", header.encode())
        assert broken(written(composed(gathered(small)), OWN, template=packed(parts.items()))) == []

    def test_it_is_read_from_a_file_or_told_why_not(self, tmp_path: Path) -> None:
        path = tmp_path / "office.docx"
        path.write_bytes(OWN)
        assert Package(read_template(path)).names == Package(OWN).names
        for wrong in (tmp_path / "none.docx", tmp_path, Path("a\0b")):
            with pytest.raises(TemplateRefused, match="unreadable"):
                read_template(wrong)

    def test_that_ours_is_missing_is_told_as_such(self, tmp_path: Path) -> None:
        with pytest.raises(TemplateRefused, match="own"):
            own_template(tmp_path)

    def test_a_package_does_not_hold_a_part_twice(self) -> None:
        with pytest.raises(ValueError, match="word/A"):
            repacked(packed([("word/a.xml", b""), ("word/A.xml", b"")]))
