"""Tests of templates: an office's own styles, and what is none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.export.manuscripts import composed, gathered
from tests.export.test_docx import OWN, everything, paragraphs, style_names
from tests.export.wordprocessing import Package, broken
from tipbrowser.domain.manuscript import AS_FOOTNOTE, STATEMENT
from tipbrowser.export.docx.packing import packed
from tipbrowser.export.docx.refusals import TemplateRefused
from tipbrowser.export.docx.templates import as_document, opened, read_template
from tipbrowser.export.docx.writing import written
from tipbrowser.services.library import Library


class TestTemplates:
    """The reader's own."""

    @pytest.fixture
    def office(self) -> bytes:
        """Give a template of an office: its own styles, page, header and text, made by another hand."""
        document = Document()
        document.add_paragraph("Our ministry's instructions, to be deleted.")
        document.sections[0].header.paragraphs[0].text = "Ministry of Foreign Affairs"
        document.styles["Quote"].font.name = "Garamond"
        made = io.BytesIO()
        document.save(made)
        return as_document(made.getvalue())

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

    def test_an_id_that_is_taken_is_not_taken_again(self, small: Library) -> None:
        strange = {"word/styles.xml": Package(OWN).parts["word/styles.xml"].replace(b'"Source Line"', b'"Our Line"')}
        template = packed({**Package(OWN).parts, **strange}.items())
        content = written(composed(gathered(small)), OWN, template=template)
        assert broken(content) == []
        assert "Source Line" in style_names(content)

    def test_a_template_file_is_as_good_as_a_document(self, small: Library) -> None:
        parts_of_template = dict(Package(OWN).parts)
        name = "[Content_Types].xml"
        parts_of_template[name] = parts_of_template[name].replace(b".document.main+xml", b".template.main+xml")
        content = written(composed(gathered(small)), OWN, template=as_document(packed(parts_of_template.items())))
        assert b".document.main+xml" in Package(content).parts[name]

    @pytest.mark.parametrize(
        ("make", "reason"),
        [
            (lambda _: b"no zip at all", "foreign"),
            (lambda _: b"", "foreign"),
            (lambda _: packed([("a.txt", b"x")]), "foreign"),
            (lambda _: b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted"),
            (lambda own: packed([*Package(own).parts.items(), ("word/vbaProject.bin", b"x")]), "macros"),
            (lambda own: own[:-40], "foreign"),
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

    def test_it_is_read_from_a_file_or_told_why_not(self, tmp_path: Path) -> None:
        path = tmp_path / "office.docx"
        path.write_bytes(OWN)
        assert Package(read_template(path)).names == Package(OWN).names
        for wrong in (tmp_path / "none.docx", tmp_path, Path("a\0b")):
            with pytest.raises(TemplateRefused, match="unreadable"):
                read_template(wrong)
