"""Tests of the rules for Word documents: each can be broken, and is seen to be."""

from __future__ import annotations

import pytest

from tests.export.test_docx import OWN, everything
from tests.export.test_formats import manuscripts
from tests.export.wordprocessing import Package, broken
from tipbrowser.export.docx.packing import packed
from tipbrowser.export.docx.writing import written
from tipbrowser.services.library import Library

UNUSED = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="styles.xml"/><Relationship '
)


class TestRules:
    """Each rule can be broken, and is seen to be."""

    @pytest.mark.parametrize(
        ("part", "old", "new", "rule"),
        [
            ("word/document.xml", '<w:footnoteReference w:id="1"/>', "", "footnotes_are_complete"),
            ("word/settings.xml", '<w:footnote w:id="0"/>', "", "footnotes_are_complete"),
            ("word/footnotes.xml", 'w:type="separator"', 'w:type="normal"', "footnotes_are_complete"),
            ("word/document.xml", '<w:commentRangeEnd w:id="200000"/>', "", "comments_are_complete"),
            ("word/footnotes.xml", 'w:footnote w:id="1"', 'w:footnote w:id="200000"', "comments_are_complete"),
            ("word/comments.xml", 'w:author="Ruritania"', 'w:author=""', "comments_are_complete"),
            ("word/document.xml", '<w:bookmarkEnd w:id="1"/>', "", "bookmarks_are_paired"),
            ("word/document.xml", 'w:anchor="p_A_I_1"', 'w:anchor="nowhere"', "bookmarks_are_paired"),
            ("word/document.xml", 'w:val="SourceLine"', 'w:val="None"', "styles_are_there"),
            ("word/styles.xml", '<w:name w:val="Quote"/>', '<w:name w:val="Title"/>', "styles_are_there"),
            ("word/document.xml", "<w:sectPr>", "<w:sectPr><w:cols/>", "elements_stand_in_their_order"),
            ("word/document.xml", ' xml:space="preserve"', "", "blanks_are_kept"),
            ("word/footer1.xml", 'w:fldCharType="end"', 'w:fldCharType="begin"', "fields_are_closed"),
            ("word/_rels/document.xml.rels", 'Target="comments.xml"', 'Target="gone.xml"', "relationships_lead_somewhere_and_are_used"),
            ("word/_rels/document.xml.rels", "<Relationship ", UNUSED, "relationships_lead_somewhere_and_are_used"),
            ("word/comments.xml", 'w:date="2026', 'w:date="soon', "comments_are_complete"),
            ("word/settings.xml", "<w:zoom", "<w:compat/><w:zoom", "elements_stand_in_their_order"),
            ("[Content_Types].xml", "/word/footnotes.xml", "/word/gone.xml", "every_part_is_well_formed_and_has_a_type"),
        ],
    )  # fmt: skip
    def test_it_is_seen(self, small: Library, part: str, old: str, new: str, rule: str) -> None:
        found = dict(Package(written(everything(small), OWN)).parts)
        text = found[part].decode()
        assert old in text
        found[part] = text.replace(old, new, 1 if new is UNUSED else -1).encode()
        assert any(one.startswith(rule) for one in broken(packed(found.items())))

    def test_tables_and_changes_are_looked_at_too(self, small: Library) -> None:
        for kind, old, new, rule in (
            ("table", "<w:tcPr>", "<w:tcPr><w:vAlign/>", "elements_stand_in_their_order"),
            ("topic", "<w:tblGrid>", "<w:tblGrid><w:gridCol/>", "rows_have_a_cell_for_each_column"),
            ("table", '<w:gridSpan w:val="3"/>', "", "rows_have_a_cell_for_each_column"),
            ("comparison", 'w:date="2026', 'w:date="soon', "changes_have_ids_of_their_own"),
            ("comparison", "w:delText", "w:t", "changes_have_ids_of_their_own"),
            ("comparison", 'w:id="100002"', 'w:id="100001"', "changes_have_ids_of_their_own"),
            ("comparison", 'w:author="Ruritania"', "", "changes_have_ids_of_their_own"),
            ("table", "</w:p></w:tc>", "</w:p><w:sdt/></w:tc>", "what_holds_text_ends_with_a_paragraph"),
        ):
            found = dict(Package(written(manuscripts(small)[kind], OWN)).parts)
            text = found["word/document.xml"].decode()
            assert old in text, (kind, old)
            found["word/document.xml"] = text.replace(old, new).encode()
            assert any(one.startswith(rule) for one in broken(packed(found.items()))), (kind, rule)

    def test_a_part_that_stands_twice_is_seen(self) -> None:
        assert any(
            one.startswith("names_stand_once")
            for one in broken(packed([*Package(OWN).parts.items(), ("WORD/styles.xml", b"<a/>")]))
        )
