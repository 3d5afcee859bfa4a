"""Topics: one, several, filtered, and their errata."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.end2end.actions import (
    click_mode,
    click_place,
    click_row,
    click_topic,
    current,
    find_row,
    listed,
    reader_of,
    words,
)
from tipbrowser.application import Program
from tipbrowser.domain.topic_choice import TopicChoice, wide_headings
from tipbrowser.models.roles import Role
from tipbrowser.ui.chip import Chip


def printed_rows(program: Program) -> list[QLabel]:
    """Give the labels of the index's own rows."""
    return [one for one in program.window.entries.findChildren(QLabel, "printed_row") if one.isVisible()]


def test_a_topic_lists_its_paragraphs_and_says_how_many(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    assert listed(program) == reader_of(program).index.locators(TopicChoice(all_of=("Children",)))
    assert words(program, "pane_title") == "Children"
    assert words(program, "pane_detail") == "28 paragraphs in 10 meetings"


def test_a_click_in_the_list_opens_the_paragraph(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    click_row(qtbot, view, find_row(view, Role.TARGET, "A.II.5"))
    assert current(program) == "A.II.5"
    assert program.window.entries.selected == "A.II.5"


def test_keys_in_the_list_open_paragraphs_one_by_one(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    click_row(qtbot, view, find_row(view, Role.TARGET, "A.II.5"))
    changes: list[object] = []
    reader_of(program).places.place_changed.connect(changes.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert current(program) == "A.II.56"
    assert len(changes) == 1
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert current(program) == "A.II.56"


def test_every_key_moves_in_the_list_until_its_end(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    rows = [row for row in range(view.model().rowCount()) if view.model().index(row, 0).data(Role.TARGET)]
    keys = {
        Qt.Key.Key_Home: rows[0],
        Qt.Key.Key_PageUp: rows[0],
        Qt.Key.Key_End: rows[-1],
        Qt.Key.Key_PageDown: rows[-1],
    }
    for row in rows:
        for key, end in keys.items():
            view.setCurrentIndex(view.model().index(row, 0))
            qtbot.keyClick(view, key)
            came = view.currentIndex().row()
            assert came in rows
            assert row == end or (came < row if end == rows[0] else came > row), (row, key)
            if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
                assert came == end


def test_another_list_begins_at_its_top(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Legislation")
    program.window.entries.view.scrollToBottom()
    click_place(qtbot, program, "F")
    click_topic(qtbot, program, "Children")
    assert program.window.entries.view.verticalScrollBar().value() == 0


def test_a_mode_chosen_by_key_leaves_the_keyboard_in_the_tree(program: Program, qtbot: QtBot) -> None:
    tree = program.window.side.topics.view
    tree.setFocus()
    for mode in ("any", "none", "all", "only"):
        button = program.window.side.topics.findChild(QAbstractButton, f"mode_{mode}")
        assert button is not None
        with qtbot.waitSignal(button.released):
            button.animateClick()
        assert button.isChecked()
        assert tree.hasFocus(), mode


def test_where_one_click_activates_it_is_still_one_change(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    view = program.window.entries.view
    changes: list[object] = []
    reader_of(program).places.place_changed.connect(changes.append)
    index = find_row(view, Role.TARGET, "A.II.5")
    click_row(qtbot, view, index)
    view.activated.emit(index)  # as Qt does with every click on such a desktop
    assert len(changes) == 1


def test_the_list_says_that_the_current_paragraph_is_not_in_it_and_keeps_its_own(
    program: Program, qtbot: QtBot
) -> None:
    click_topic(qtbot, program, "Children")
    assert "I.1, is not in this list" in words(program, "pane_note")
    view = program.window.entries.view
    click_row(qtbot, view, find_row(view, Role.TARGET, "A.II.5"))
    assert words(program, "pane_note") == ""
    click_place(qtbot, program, "A.II.36")
    assert "II.36, is not in this list" in words(program, "pane_note")
    assert program.window.entries.selected == "A.II.5"


def test_a_sub_paragraph_stands_in_the_list_by_its_paragraph(program: Program, qtbot: QtBot) -> None:
    click_place(qtbot, program, "B.X.13.i")
    reader_of(program).topics.show_topic("Forms of trafficking in persons, emerging")
    assert "X.13.i, stands in this list by X.13" in words(program, "pane_note")
    assert program.window.entries.selected == "B.X.13"
    assert current(program) == "B.X.13.i"


def test_two_topics_are_required_together(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    click_mode(qtbot, program, "all")
    click_topic(qtbot, program, "Awareness-raising")
    both = TopicChoice(all_of=("Children", "Awareness-raising"))
    assert reader_of(program).topics.choice == both
    assert listed(program) == reader_of(program).index.locators(both)
    assert words(program, "pane_title") == "Topics combined"


def test_the_two_topics_of_a_heading_required_together_keep_their_names(program: Program) -> None:
    topics = reader_of(program).topics
    heading = next(names for names in wide_headings(reader_of(program).index.topics()).values() if len(names) == 2)
    topics.show_choice(TopicChoice(all_of=heading))
    assert words(program, "pane_title") == "Topics combined"
    chips = [chip.toolTip() for chip in program.window.entries.chips.findChildren(Chip)]
    assert [f"Take out: {name}" for name in heading] == chips


def test_a_topic_alone_then_or_means_one_or_the_other(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    click_mode(qtbot, program, "any")
    click_topic(qtbot, program, "Awareness-raising")
    assert reader_of(program).topics.choice == TopicChoice(any_of=("Children", "Awareness-raising"))


def test_a_topic_is_excluded_and_let_in_again(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    click_mode(qtbot, program, "none")
    click_topic(qtbot, program, "Awareness-raising")
    assert reader_of(program).topics.choice.none_of == ("Awareness-raising",)
    click_topic(qtbot, program, "Awareness-raising")
    assert reader_of(program).topics.choice == TopicChoice(all_of=("Children",))


def test_a_chip_takes_its_topic_out_and_clearing_closes_the_list(program: Program, qtbot: QtBot) -> None:
    topics = reader_of(program).topics
    topics.show_choice(TopicChoice(all_of=("Children", "Awareness-raising"), none_of=("Legislation",)))
    chips = program.window.entries.chips
    chip = next(one for one in chips.findChildren(Chip) if "Awareness" in one.text())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert topics.choice == TopicChoice(all_of=("Children",), none_of=("Legislation",))
    clear = chips.findChildren(QPushButton, "chip_clear")[-1]
    qtbot.waitUntil(clear.isVisible)
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert topics.choice.is_empty
    assert not program.window.entries.isVisible()


def test_a_combination_that_holds_nothing_says_why_and_what_to_do(program: Program) -> None:
    every = tuple(topic.topic for topic in reader_of(program).index.topics())
    reader_of(program).topics.show_choice(TopicChoice(all_of=every))
    assert "Take a topic out" in words(program, "empty_state")
    assert not program.window.entries.view.isVisible()


def test_a_heading_lists_what_stands_under_any_of_its_subheadings(program: Program, qtbot: QtBot) -> None:
    view = program.window.side.topics.view
    topics = reader_of(program).index.topics()
    names = tuple(topic.topic for topic in topics if topic.heading == "Considerations")
    click_row(qtbot, view, find_row(view, Role.TOPICS, names))
    assert reader_of(program).topics.choice == TopicChoice(any_of=names)
    assert words(program, "pane_title") == "Considerations"
    assert not program.window.entries.chips.isVisible()


def test_a_heading_among_others_is_one_chip_that_takes_all_its_topics_out(program: Program, qtbot: QtBot) -> None:
    topics = reader_of(program).index.topics()
    names = tuple(topic.topic for topic in topics if topic.heading == "Considerations")
    reader_of(program).topics.show_choice(TopicChoice(all_of=("Children",), any_of=names))
    chips = program.window.entries.chips.findChildren(Chip)
    assert [chip.text() for chip in chips if chip.isVisible()] == ["Children", f"Considerations, all {len(names)}"]
    qtbot.mouseClick(chips[-1], Qt.MouseButton.LeftButton)
    assert reader_of(program).topics.choice == TopicChoice(all_of=("Children",))


def test_the_filter_leaves_matching_topics_and_enter_goes_to_the_first(program: Program, qtbot: QtBot) -> None:
    box = program.window.side.topics.filter_box
    qtbot.keyClicks(box, "children")
    view = program.window.side.topics.view
    assert view.model().rowCount() < 4
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert reader_of(program).topics.choice == TopicChoice(all_of=("Children",))


def test_enter_in_the_filter_goes_to_the_topic_that_holds_the_words_and_not_to_its_heading(
    program: Program, qtbot: QtBot
) -> None:
    box = program.window.side.topics.filter_box
    qtbot.keyClicks(box, "reflec")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(program.window.side.topics.view, Qt.Key.Key_Return)
    assert reader_of(program).topics.choice == TopicChoice(all_of=("Victims, reflection period",))


def test_enter_in_a_filter_that_leaves_nothing_stays_there(program: Program, qtbot: QtBot) -> None:
    box = program.window.side.topics.filter_box
    box.setFocus()
    qtbot.keyClicks(box, "zzz")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.hasFocus()


def test_a_filter_that_leaves_nothing_says_so(program: Program, qtbot: QtBot) -> None:
    box = program.window.side.topics.filter_box
    qtbot.keyClicks(box, "zebra")
    assert not program.window.side.topics.view.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box.clear()
    assert program.window.side.topics.view.isVisible()


def test_a_topic_of_the_current_paragraph_opens_in_the_list(program: Program) -> None:
    program.window.area.apparatus.topic_requested.emit("International cooperation")
    assert words(program, "pane_title") == "International cooperation"
    assert program.window.side.topics.view.currentIndex().data(Role.KEY) == "International cooperation"


def test_the_rows_are_shown_as_printed_on_demand(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    printed = next(one for one in program.window.entries.findChildren(QToolButton) if one.isCheckable())
    qtbot.mouseClick(printed, Qt.MouseButton.LeftButton)
    rows = printed_rows(program)
    assert len(rows) == len(reader_of(program).index.rows("Children"))
    assert any("XIII.8.a–d and XIII.9.a–e" in row.text() and "CTOC/COP/WG.4/2023/5" in row.text() for row in rows)


def test_an_erratum_of_a_topic_leads_to_the_errata_and_back(program: Program, qtbot: QtBot) -> None:
    reader = reader_of(program)
    erratum = next(one for one in reader.reading.errata() if one.topic)
    reader.topics.show_topic(str(erratum.topic))
    mark = next(one for one in program.window.entries.findChildren(QToolButton) if erratum.reason in one.toolTip())
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert program.window.side.tab == "errata"
    view = program.window.side.errata.view
    assert view.currentIndex().data(Role.KEY) == str(erratum.number)
    reader.close_list()
    click_row(qtbot, view, view.currentIndex())
    assert words(program, "pane_title") == erratum.topic
    marked = [row for row in printed_rows(program) if row.property("marked")]
    assert [row.text().startswith(erratum.published.split()[0]) for row in marked] == [True]


def test_an_erratum_shows_the_row_that_it_concerns_among_those_of_its_line(program: Program) -> None:
    reader = reader_of(program)
    erratum = next(one for one in reader.reading.errata() if one.kind == "missing symbol")
    assert len([row for row in reader.index.rows(str(erratum.topic)) if row.source_line == erratum.source_line]) > 1
    reader.errata._lead(erratum)
    marked = [row for row in printed_rows(program) if row.property("marked")]
    assert [row.text().split("\n")[0] for row in marked] == ["XII.7.a and XII.7.b"]


def test_every_erratum_of_a_topic_is_named(program: Program) -> None:
    reader = reader_of(program)
    topic = "Victims, information and legal assistance"
    errata = [one for one in reader.reading.errata() if one.topic == topic]
    assert len(errata) == 3
    reader.topics.show_topic(topic)
    mark = next(one for one in program.window.entries.findChildren(QToolButton) if errata[0].reason in one.toolTip())
    for erratum in errata:
        assert erratum.published in mark.toolTip()
        assert erratum.reason in mark.accessibleDescription()
    assert mark.accessibleName() == "Errata of this topic: 3"
    index = program.window.side.topics.view.currentIndex()
    assert "errata: 3" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_topic_without_a_name_says_what_became_of_it(program: Program) -> None:
    lost = next(topic for topic in reader_of(program).index.topics() if topic.label_lost)
    reader_of(program).topics.show_topic(lost.topic)
    assert words(program, "pane_title") == "Name lost in print (source line 1611)"


def test_an_erratum_of_the_text_leads_to_its_place(program: Program, qtbot: QtBot) -> None:
    program.actions.errata.trigger()
    view = program.window.side.errata.view
    erratum = next(one for one in reader_of(program).reading.errata() if one.locator and not one.topic)
    click_row(qtbot, view, find_row(view, Role.ROW, erratum))
    assert current(program) == erratum.locator


def test_a_mark_in_the_text_leads_to_its_erratum(program: Program) -> None:
    program.window.area.page.erratum_requested.emit(3)
    assert program.window.side.errata.view.currentIndex().data(Role.KEY) == "3"


def test_the_list_is_closed_by_key(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    program.window.entries.view.setFocus()
    program.actions.close_list.trigger()
    assert not program.window.entries.isVisible()
    assert program.window.area.page.view.hasFocus()


def test_the_list_closes_without_taking_the_keyboard_from_elsewhere(program: Program, qtbot: QtBot) -> None:
    click_topic(qtbot, program, "Children")
    program.window.side.topics.view.setFocus()
    program.actions.close_list.trigger()
    assert program.window.side.topics.view.hasFocus()
