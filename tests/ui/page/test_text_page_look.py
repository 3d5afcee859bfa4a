"""How the text page is set: its column, its sizes and colours, and that the place is kept through all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontInfo, QTextCursor, QTextLine
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PageOf
from tests.ui.contrast import contrast
from tests.ui.page_values import small_page
from tipbrowser.domain.markup import Run
from tipbrowser.domain.page import SectionPage
from tipbrowser.domain.publication import SectionId
from tipbrowser.ui.page.formats import PageFormats
from tipbrowser.ui.page.front_matter import contents_level
from tipbrowser.ui.page.laid_out import lay_out_all
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_view import PageView
from tipbrowser.ui.page.page_writer import PageWriter
from tipbrowser.ui.page.text_page import TextPage
from tipbrowser.ui.page.view_shelf import ViewShelf
from tipbrowser.ui.theme import DARK, LIGHT, Theme


@pytest.fixture
def page(qtbot: QtBot, fonts: None, page_of: PageOf) -> TextPage:
    """A shown page with the longest section."""
    page = TextPage()
    qtbot.addWidget(page)
    page.resize(760, 600)
    page.show()
    qtbot.waitExposed(page)
    page.show_page(page_of("B.XI"), "B.XI.9")
    return page


def top_passage(page: TextPage) -> str:
    """Give the passage at the top of the view."""
    view = page.view
    assert view.made is not None
    return str(view.made.text_map.nearest(view.cursorForPosition(QPoint(view.viewport().width() // 2, 4)).position()))


def lines_of(page: TextPage, locator: str) -> list[str]:
    """Give a passage's lines as they are broken on the screen."""
    position = page.position_at(locator, 0)
    assert position is not None
    block = page.view.document().findBlock(position)
    lay_out_all(page.view.document())
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [block.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines]


def test_a_full_line_has_sixty_to_eighty_characters(page: TextPage) -> None:
    full = lines_of(page, "B.XI.PP.5")[1:-1]
    assert full
    assert all(55 <= len(line) <= 80 for line in full)
    assert 60 <= sum(map(len, full)) / len(full) <= 75


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_the_text_size_keeps_the_place(page: TextPage, scale: int) -> None:
    before = top_passage(page)
    page.set_text_scale(scale)
    assert page.text_scale == scale
    assert page.current == "B.XI.9"
    assert top_passage(page) == before


@pytest.mark.parametrize(("asked", "given"), [(20, 80), (500, 200)])
def test_the_text_size_stays_within_its_bounds(page: TextPage, asked: int, given: int) -> None:
    page.set_text_scale(asked)
    assert page.text_scale == given


def test_the_text_grows_with_its_size(page: TextPage) -> None:
    page.set_text_scale(200)
    position = page.position_at("B.XI.9", 3)
    assert position is not None
    cursor = QTextCursor(page.view.document())
    cursor.setPosition(position)
    assert QFontInfo(cursor.charFormat().font()).pointSizeF() == pytest.approx(24, abs=0.5)


def test_another_theme_keeps_the_place_and_the_current_passage(page: TextPage) -> None:
    before = top_passage(page)
    page.set_theme(DARK)
    assert top_passage(page) == before
    assert page.current == "B.XI.9"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [330, 430, 560])
def test_no_line_is_cut_in_a_narrow_window(page: TextPage, width: int, scale: int) -> None:
    page.set_text_scale(scale)
    before = top_passage(page)
    page.resize(width, 600)
    assert top_passage(page) == before
    assert page.view.lineWrapColumnOrWidth() <= page.view.viewport().width()
    lay_out_all(page.view.document())
    assert page.view.document().idealWidth() <= page.view.viewport().width()


def test_a_wide_window_keeps_the_column_and_sets_it_in_the_middle(page: TextPage) -> None:
    before = page.view.lineWrapColumnOrWidth()
    page.resize(1600, 600)
    margins = page.view.viewportMargins()
    assert page.view.lineWrapColumnOrWidth() == before
    assert abs(margins.left() - margins.right()) <= 1
    assert margins.left() > 100


def test_the_contents_stand_in_the_width_of_the_window(page: TextPage, page_of: PageOf) -> None:
    page.show_page(page_of("F"), "F.contents.4")
    for width in (760, 500):
        page.resize(width, 600)
        assert len(lines_of(page, "F.contents.4")) == 1


def test_a_page_shown_before_the_window_is_seen_at_its_passage_then(qtbot: QtBot, page_of: PageOf) -> None:
    page = TextPage()
    qtbot.addWidget(page)
    page.resize(760, 600)
    page.show_page(page_of("B.XI"), "B.XI.9")
    assert page.view.verticalScrollBar().value() == 0
    page.show()
    qtbot.waitExposed(page)
    assert page.view.verticalScrollBar().value() > 0
    assert page.current == "B.XI.9"


def test_a_page_visited_again_is_the_one_laid_out_before(page: TextPage, page_of: PageOf) -> None:
    first = page.view
    page.show_page(page_of("A.II"))
    assert page.view is not first
    page.show_page(page_of("B.XI"), "B.XI.2")
    assert page.view is first
    assert page.current == "B.XI.2"


def test_the_keyboard_stays_in_the_text_when_the_page_changes(qtbot: QtBot, page: TextPage, page_of: PageOf) -> None:
    page.activateWindow()
    page.setFocus()
    page.show_page(page_of("A.II"))
    assert page.view.hasFocus()


def test_a_page_from_another_text_is_written_anew(page: TextPage) -> None:
    page.show_page(small_page())
    before = page.view.made
    page.show_page(small_page(errata=()))
    assert page.view.made is not before


def written(page: SectionPage) -> PageDocument:
    return PageWriter(PageFormats(LIGHT, 100), page, ("light", 100, 0)).write()


def test_the_shelf_lets_go_of_the_page_that_was_not_asked_for_longest(qtbot: QtBot, page: TextPage) -> None:
    shelf = ViewShelf(lambda: PageView(500, page), size=2)
    pages = [small_page(page=SectionId(name)) for name in ("A.I", "A.II", "A.IV")]
    look = ("light", 100, 0)
    shelf.put(written(pages[0]))
    oldest = shelf.put(written(pages[1]))
    assert shelf.find(pages[0], look) is not None
    former = oldest.made
    assert shelf.put(written(pages[2])) is oldest
    assert oldest.made is not former
    assert shelf.size == 2
    assert shelf.find(pages[1], look) is None
    assert shelf.find(pages[0], look) is not None
    assert shelf.find(pages[0], ("dark", 100, 0)) is None


@pytest.mark.parametrize("column", [300, 430, 900])
def test_a_label_keeps_off_its_text_at_every_width(page_of: PageOf, column: int, qapp: object) -> None:
    formats = PageFormats(LIGHT, 200, column)
    for name in ("A.II", "A.IV", "B.XI"):
        document = PageWriter(formats, page_of(name), ("light", 200, 0)).write().document
        document.setTextWidth(column)
        document.size()
        block, labels = document.begin(), 0
        while block.isValid():
            label, tab, _ = block.text().partition("\t")
            if tab:
                line = block.layout().lineAt(0)
                ends, begins = (cursor_x(line, place) for place in (len(label.rstrip()), len(label) + 1))
                assert begins - ends >= 0.2 * formats.em, (name, label)
                labels += 1
            block = block.next()
        assert labels > 20


def cursor_x(line: QTextLine, place: int) -> float:
    """Give where a character of a line begins."""
    found: object = line.cursorToX(place)
    x = found[0] if isinstance(found, tuple) else found
    assert isinstance(x, float)
    return x


def test_a_view_lets_go_of_every_page_that_it_showed_or_was_to_show(qtbot: QtBot, page: TextPage) -> None:
    view = PageView(500, page)
    view.hide()
    made = [written(small_page(page=SectionId(name))) for name in ("A.I", "A.II", "A.IV")]
    gone: list[int] = []
    for number, one in enumerate(made):
        one.document.destroyed.connect(lambda _=None, number=number: gone.append(number))
    view.show_document(made[0])
    view.show_document(made[1])
    qtbot.waitUntil(lambda: gone == [0])
    view.show()
    assert view.document() is made[1].document
    view.hide()
    view.show_document(made[2])
    assert view.document() is made[1].document
    view.show()
    assert view.document() is made[2].document
    qtbot.waitUntil(lambda: gone == [0, 1])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["F", "A.II", "B.IV"])
def test_every_character_has_the_contrast_of_wcag_aa(page_of: PageOf, theme: Theme, name: str, qapp: object) -> None:
    made = PageWriter(PageFormats(theme, 100), page_of(name), (theme.name, 100, 0)).write()
    colours = set()
    block = made.document.begin()
    while block.isValid():
        for run in block.textFormats():
            colours.add(run.format.foreground().color().name())
        block = block.next()
    assert len(colours) >= 2
    assert all(contrast(colour, theme.surface) >= 4.5 for colour in colours)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_bar_beside_the_current_passage_is_seen_in_both_looks(page: TextPage, theme: Theme) -> None:
    page.set_theme(theme)
    image = page.view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(30) for y in range(0, image.height(), 5)}
    assert QColor(theme.mark).name() in colours


def test_a_screen_reader_hears_what_the_text_is(page: TextPage) -> None:
    accessible = QAccessible.queryAccessibleInterface(page.view)
    assert accessible.text(QAccessible.Text.Name) == "Text: Eleventh session"
    assert accessible.textInterface() is not None


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Introduction\tiv", 0),
        ("A. Recommendations adopted\t2", 1),
        ("XIII. Thirteenth meeting\t37", 2),
        ("I. First session\t39", 2),
        ("The end. Really", 0),
    ],
)
def test_a_line_of_the_contents_is_indented_by_its_number(line: str, level: int) -> None:
    assert contents_level(line) == level


def test_a_very_narrow_column_breaks_no_words_of_a_sub_paragraph(page: TextPage, page_of: PageOf) -> None:
    page.show_page(page_of("A.IV"), "A.IV.46.j.ii")
    page.set_text_scale(200)
    page.resize(400, 600)
    lines = lines_of(page, "A.IV.46.j.ii")
    assert lines[0].startswith("(ii) \tCosts")
    assert all(line.endswith((" ", ";", "-")) for line in lines)


def test_a_note_opens_inside_the_page_and_goes_above_where_there_is_no_room_below(page: TextPage) -> None:
    corner = page.mapToGlobal(page.rect().bottomRight())
    popup = page._links.popup
    popup.show_note("Note 1", [Run("text", "Words of a note. " * 20, 0)], QRect(corner, QSize(4, 20)))
    assert popup.geometry().right() <= corner.x() + 1
    low = popup.screen().availableGeometry().bottom() - 10
    popup.show_note("Note 1", [Run("text", "Words of a note. " * 20, 0)], QRect(corner.x(), low, 4, 8))
    assert popup.geometry().bottom() < low


def test_the_link_that_the_tab_key_reached_wears_a_ring(qtbot: QtBot, page: TextPage) -> None:
    page.show_page(small_page())
    page.activateWindow()
    page.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    place = page.view.place_of_link()
    at = QRect(page.view.viewport().mapFromGlobal(place.topLeft()), place.size())
    image = page.view.viewport().grab().toImage()
    for y in (at.top(), at.center().y(), at.bottom()):
        left = {image.pixelColor(x, y).name() for x in range(at.left() - 5, at.left())}
        right = {image.pixelColor(x, y).name() for x in range(at.right() + 1, at.right() + 6)}
        assert QColor(LIGHT.mark).name() in left & right
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    after = page.view.viewport().grab().toImage()
    assert QColor(LIGHT.mark).name() not in {
        after.pixelColor(x, at.center().y()).name() for x in range(at.left() - 5, at.left())
    }


def test_a_page_set_anew_lets_go_of_the_document_before(qtbot: QtBot, page: TextPage) -> None:
    before = page.view.document()
    with qtbot.waitSignal(before.destroyed):
        page.set_text_scale(120)
    assert page.view.document() is not before
