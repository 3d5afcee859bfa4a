"""From the contents to the text, along the links, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.end2end.actions import click_place, click_topic, current, reader_of
from tipbrowser.application import Program
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.models.roles import Role
from tipbrowser.ui.page.page_places import top_of


def test_the_window_opens_at_part_a_meeting_i(program: Program) -> None:
    assert current(program) == "A.I.1"
    assert program.window.side.contents.view.currentIndex().data(Role.TARGET) == "A.I.1"


def test_a_click_on_a_meeting_opens_it(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II")
    assert current(program).startswith("A.II.")


def test_a_click_on_a_recommendation_makes_it_the_current_one(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    assert current(program) == "A.II.36"
    assert program.window.side.contents.view.currentIndex().data(Role.TARGET) == "A.II.36"


def test_a_click_on_the_front_matter_opens_it(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "F")
    assert current(program).startswith("F.")


def test_one_action_makes_one_change(program: Program, qtbot: QtBot) -> None:
    changes: list[object] = []
    reader_of(program).places.place_changed.connect(changes.append)
    click_place(qtbot, program, "B.X.13.i")
    program.window.area.page.next_passage()
    program.actions.back.trigger()
    assert len(changes) == 3


def test_views_follow_without_taking_the_keyboard(program: Program, qtbot: QtBot) -> None:
    program.window.side.contents.view.setFocus()
    click_place(qtbot, program, "B.X.13")
    assert program.window.focusWidget() is program.window.side.contents.view


@pytest.mark.parametrize("session", ["B.VI", "B.VII", "B.VIII", "B.IX"])
def test_a_session_that_adopted_nothing_says_so_and_the_text_stays(
    program: Program, qtbot: QtBot, session: str
) -> None:
    click_place(qtbot, program, session)
    assert "adopted nothing on trafficking in persons" in program.window.banners.sentence("silent")
    assert current(program) == "A.I.1"


def test_the_sentence_goes_when_one_reads_on(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "B.VII")
    click_place(qtbot, program, "A.II")
    assert program.window.banners.sentence("silent") == ""


def test_a_link_leads_to_its_target_and_back_leads_to_where_one_was(program: Program, qtbot: QtBot) -> None:
    program.window.area.page.link_requested.emit("B.IV")
    assert current(program).startswith("B.IV.")
    program.actions.back.trigger()
    assert current(program) == "A.I.1"
    program.actions.forward.trigger()
    assert current(program).startswith("B.IV.")


def test_a_backlink_leads_to_who_refers(program: Program) -> None:
    reading = reader_of(program).reading
    page = reading.page(reading.sections()[-1].section)
    assert page is not None
    referred = next(
        reference for reference in page.references if reference.target and reading.page_of(reference.target)
    )
    reader_of(program).places.go_to(str(referred.target))
    program.window.area.apparatus.locator_requested.emit(referred.locator)
    assert current(program) == referred.locator


def test_back_and_forward_are_faint_where_they_lead_nowhere(program: Program, qtbot: QtBot) -> None:
    assert not program.actions.back.isEnabled()
    click_place(qtbot, program, "A.II")
    assert program.actions.back.isEnabled()
    assert not program.actions.forward.isEnabled()
    program.actions.back.trigger()
    assert program.actions.forward.isEnabled()


def test_the_mouse_s_side_buttons_go_back_and_forward(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    viewport = program.window.side.contents.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.BackButton)
    assert current(program) == "A.I.1"
    qtbot.mouseClick(viewport, Qt.MouseButton.ForwardButton)
    assert current(program) == "A.II.36"


def test_two_quick_presses_of_a_side_button_go_back_twice(program: Program, qtbot: QtBot) -> None:
    for place in ("A.II.36", "B.X.13"):
        reader_of(program).places.go_to(place)
    viewport = program.window.side.contents.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.BackButton)
    qtbot.mouseDClick(viewport, Qt.MouseButton.BackButton)
    assert current(program) == "A.I.1"
    for place in ("A.II.36", "B.X.13"):
        reader_of(program).places.go_to(place)
    qtbot.mouseClick(program.window.area.page.view.viewport(), Qt.MouseButton.BackButton)
    qtbot.mouseDClick(program.window.area.page.view.viewport(), Qt.MouseButton.BackButton)
    assert current(program) == "A.I.1"


def test_the_side_buttons_work_over_the_text_of_every_page(program: Program, qtbot: QtBot) -> None:
    changes: list[object] = []
    click_place(qtbot, program, "A.II.36")
    click_place(qtbot, program, "B.X.13")
    reader_of(program).places.place_changed.connect(changes.append)
    qtbot.mouseClick(program.window.area.page.view.viewport(), Qt.MouseButton.BackButton)
    assert current(program) == "A.II.36"
    qtbot.mouseClick(program.window.area.page.view.viewport(), Qt.MouseButton.ForwardButton)
    assert current(program) == "B.X.13"
    assert len(changes) == 2


def test_a_step_back_puts_a_sheet_away_so_that_it_is_seen(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.help.trigger()
    program.actions.back.trigger()
    assert program.window.stack.currentWidget() is program.window.columns
    assert current(program) == "A.I.1"


def test_the_keyboard_goes_back_where_it_was_when_a_link_is_not_opened(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.contents.view
    tree.setFocus()
    program.window.area.apparatus.outside_link_requested.emit("https://undocs.org/CTOC/COP/WG.4/2010/6")
    button = program.window.focusWidget()
    assert button is not None
    assert program.window.banners.isAncestorOf(button)
    qtbot.keyClick(button, Qt.Key.Key_Escape)
    assert program.window.focusWidget() is tree


def test_the_bottom_line_says_where_one_is_and_what_the_edition_covers(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "B.X.13")
    labels = {
        label.objectName(): label.text()
        for label in program.window.status.findChildren(type(program.window.status.children()[1]))
    }
    assert labels["status_place"] == "Part B · X.13 · resolution 10/3, para. 13"
    assert "thirteenth meeting" in labels["status_coverage"]


def test_the_reading_view_shows_the_current_paragraph_and_moves_on(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "A.II.36")
    program.actions.reading.trigger()
    view = reader_of(program).floor.view
    assert view is not None
    assert "awareness-raising initiatives" in view.words
    view.next_requested.emit()
    assert current(program) == "A.II.37"
    assert "demand" in view.words
    view.close_requested.emit()
    assert not view.isVisible()
    program.actions.reading.trigger()
    assert view.isVisible()
    program.actions.reading.trigger()
    assert not view.isVisible()


def test_the_reading_view_keeps_its_size(program: Program) -> None:
    program.actions.reading.trigger()
    view = reader_of(program).floor.view
    assert view is not None
    view.larger()
    assert program.appearance.settings.reading_size == view.points == 32
    view.close_requested.emit()
    assert not view.isVisible()
    program.appearance.set_reading_size(24)
    assert reader_of(program).floor.prepare().points == 24


def test_the_reading_view_goes_on_in_the_next_meeting_and_back(program: Program) -> None:
    reader_of(program).places.go_to("A.II.58")
    program.actions.reading.trigger()
    view = reader_of(program).floor.view
    assert view is not None
    view.next_requested.emit()
    assert current(program) == "A.III.note"
    assert "third meeting" in view.words
    view.previous_requested.emit()
    assert current(program) == "A.II.58"


def test_the_last_and_the_first_passage_of_all_lead_nowhere(program: Program) -> None:
    for place, step in (("B.XI.21", 1), ("F", -1)):
        reader_of(program).places.go_to(place)
        first = current(program)
        program.window.area.page.end_reached.emit(step)
        assert current(program) == first


def test_the_foot_of_a_page_leads_to_the_next(program: Program) -> None:
    view = program.window.area.page.view
    assert view.made is not None
    assert view.made.anchors[-1].name == "page:A.II"
    view.anchor_followed.emit("page:A.II")
    assert current(program) == "A.II.1"
    assert program.window.area.page.view.verticalScrollBar().value() == 0


def test_a_page_asked_for_again_is_no_step(program: Program, qtbot: QtBot) -> None:
    places = reader_of(program).places
    for _ in range(3):
        places.go_to("A.I")
    assert not program.actions.back.isEnabled()
    places.go_to("A.I.9")
    places.go_to("A.I")
    assert program.window.area.page.view.verticalScrollBar().value() == 0
    program.actions.back.trigger()
    assert current(program) == "A.I.9"
    assert not program.actions.back.isEnabled() or program.actions.back.trigger() is None


def test_a_walk_through_a_list_by_key_is_one_step_back(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    view.setFocus()
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert current(program) != "A.I.1"
    program.actions.back.trigger()
    assert current(program) == "A.I.1"
    assert not program.actions.back.isEnabled()


def test_the_caret_says_how_it_is_used(program: Program, qtbot: QtBot) -> None:
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_F7)
    assert "Shift" in program.window.status.message
    qtbot.keyClick(program.window.area.page.view, Qt.Key.Key_F7)
    assert program.window.status.message == ""


def test_a_larger_text_keeps_the_current_passage_where_it_was(program: Program) -> None:
    reader_of(program).places.go_to("A.II.36")
    view = program.window.area.page.view

    def top() -> int:
        assert view.made is not None
        extent = view.made.text_map.extent("A.II.36")
        assert extent is not None
        return top_of(view, extent[0]) - view.verticalScrollBar().value()

    before = top()
    for percent in (120, 150, 200, 80):
        program.appearance.set_text_size(percent)
        view = program.window.area.page.view
        assert abs(top() - before) <= 2, percent


def test_the_reading_view_follows_the_theme_while_it_is_open(program: Program) -> None:
    program.actions.reading.trigger()
    view = reader_of(program).floor.view
    assert view is not None
    for theme in ("dark", "light", "dark"):
        program.appearance.set_theme(theme)
        image = view.grab().toImage()
        shades = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(image.height())}
        assert max(shades) - min(shades) > 150, theme
    view.close()


def test_an_address_goes_to_the_clipboard(program: Program) -> None:
    from PySide6.QtGui import QGuiApplication

    program.window.area.apparatus.copy_requested.emit("CTOC/COP/WG.4/2010/6, para. 43")
    assert QGuiApplication.clipboard().text() == "CTOC/COP/WG.4/2010/6, para. 43"


def test_back_leads_to_what_was_opened_on_the_way_through_a_list(program: Program) -> None:
    places = reader_of(program).places
    places.pass_by("A.II.1")
    places.pass_by("A.II.36")
    places.go_to("A.II.36")
    places.pass_by("A.IV.10")
    places.go_back()
    assert current(program) == "A.II.36"


def test_a_place_that_does_not_exist_is_said(program: Program) -> None:
    assert not reader_of(program).places.go_to("A.II.999")
    assert "A.II.999" in program.window.banners.sentence("silent")


def test_every_control_has_a_name(program: Program) -> None:
    reader_of(program).topics.show_choice(TopicChoice(all_of=("Corruption",)))
    named: set[str] = set()
    for sheet in ("", "settings", "help", "about"):
        if sheet:
            program.sheets.open(sheet)
        for widget in program.window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert name, (sheet, widget.objectName(), type(widget).__name__)
                named.add(name)
    assert len(named) > 30


def test_a_screen_reader_says_the_words_of_every_label(program: Program) -> None:
    reader_of(program).places.go_to("A.II.36")
    labels = [label for label in program.window.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(labels) > 12
    for label in labels:
        said = QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
        assert label.text() in said, label.objectName()


def test_a_page_asked_for_while_it_is_open_shows_its_beginning(program: Program) -> None:
    places = reader_of(program).places
    places.go_to("A.I.7.b")
    places.go_to("A.I")
    assert current(program) == "A.I.1"


def test_going_where_one_is_changes_nothing(program: Program) -> None:
    places = reader_of(program).places
    places.go_to("A.I.7.b")
    changes: list[object] = []
    places.place_changed.connect(changes.append)
    assert places.go_to("A.I.7.b")
    assert changes == []


def test_a_text_without_a_current_paragraph_is_cited_by_nothing(program: Program) -> None:
    program.window.area.page.current_changed.emit("")
    place = reader_of(program).places.place
    assert place is not None
    assert place.locator is None
    reader_of(program).floor.prepare()


def test_the_view_for_the_floor_takes_a_larger_size_from_the_settings(program: Program) -> None:
    program.appearance.set_reading_size(24)
    reader_of(program).floor.prepare()
    program.appearance.set_reading_size(32)
    assert reader_of(program).floor.prepare().points == 32
