"""The contents as a tree: levels made when opened, every passage found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tipbrowser.domain.page import FRONT_MATTER
from tipbrowser.domain.publication import Passage, SectionId
from tipbrowser.models.contents_model import ContentsModel
from tipbrowser.models.contents_tree import ContentsSource
from tipbrowser.models.roles import Role
from tipbrowser.services.reading import Reading


class Counted:
    """Counts the sections that were read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.asked: list[str] = []

    def passages_of(self, section: SectionId) -> tuple[Passage, ...]:
        self.asked.append(section)
        page = self._reading.page(section)
        assert page is not None
        return page.passages


@pytest.fixture
def counted(reading: Reading) -> Counted:
    return Counted(reading)


@pytest.fixture
def model(reading: Reading, counted: Counted) -> ContentsModel:
    return ContentsModel(
        ContentsSource(
            sections=reading.sections, silent_sessions=reading.silent_sessions, front_matter=reading.front_matter,
            passages_of=counted.passages_of,
        )
    )  # fmt: skip


def open_all(model: QAbstractItemModel, parent: QModelIndex) -> int:
    if model.canFetchMore(parent):
        model.fetchMore(parent)
    rows = range(model.rowCount(parent))
    return len(rows) + sum(open_all(model, model.index(row, 0, parent)) for row in rows)


def test_it_keeps_qt_s_rules_while_every_level_is_opened(model: ContentsModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert open_all(model, QModelIndex()) > 500
    assert tester.model() is model


def test_every_row_can_be_read_in_full_where_it_is_cut(model: ContentsModel) -> None:
    open_all(model, QModelIndex())
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    for index in waiting:
        waiting.extend(model.index(row, 0, index) for row in range(model.rowCount(index)))
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            assert index.data(role), index.data()


def test_every_passage_has_its_row(model: ContentsModel, reading: Reading) -> None:
    pages = [FRONT_MATTER, *(section.section for section in reading.sections())]
    for name in pages:
        page = reading.page(name)
        assert page is not None
        for passage in page.passages:
            assert model.index_of(passage.locator).data(Role.TARGET) == passage.locator


def test_sections_are_read_only_when_they_are_opened(model: ContentsModel, counted: Counted) -> None:
    part = model.index_of("A")
    model.fetchMore(part)
    assert counted.asked == []
    model.fetchMore(model.index_of("A.II"))
    assert counted.asked == ["A.II"]


def test_a_session_that_adopted_nothing_stands_in_its_place_and_says_so(model: ContentsModel) -> None:
    silent = model.index_of("B.VII")
    assert silent.data(Role.ROW).silent
    assert not model.hasChildren(silent)
    assert silent.data(Role.DETAIL) == "nothing"
    assert "adopted nothing on trafficking in persons" in silent.data(Qt.ItemDataRole.AccessibleTextRole)
    before, after = silent.siblingAtRow(silent.row() - 1), silent.siblingAtRow(silent.row() + 1)
    assert (before.data(Role.KEY), after.data(Role.KEY)) == ("B.VI", "B.VIII")


def test_a_session_holds_its_instrument_and_that_its_paragraphs(model: ContentsModel) -> None:
    paragraph = model.index_of("B.X.13")
    assert paragraph.parent().data() == "Resolution 10/3"
    assert paragraph.parent().parent().data(Role.TARGET) == "B.X"
    assert not paragraph.parent().data(Role.ROW).strong
    assert model.index_of("B").data(Role.ROW).strong


def test_sub_paragraphs_stand_below_their_parents(model: ContentsModel) -> None:
    assert model.index_of("A.IV.46.j.iv").parent().parent().data(Role.TARGET) == "A.IV.46"


def test_what_does_not_exist_has_no_row(model: ContentsModel) -> None:
    assert not model.index_of("A.II.999").isValid()
    assert not model.index_of("Z.I").isValid()
    assert not model.index(99, 0).isValid()
    assert not model.parent(QModelIndex()).isValid()
    assert model.data(QModelIndex()) is None


def test_a_row_tells_its_year_its_level_and_its_whole_words(model: ContentsModel) -> None:
    section = model.index_of("A.II")
    assert section.data(Role.DETAIL) == "2010"
    assert section.data(Qt.ItemDataRole.ToolTipRole) == "Second meeting, 27 to 29 January 2010"
    assert section.data(Qt.ItemDataRole.AccessibleTextRole) == "II. Second meeting, 2010"
    assert model.index_of("A.II.36").data().startswith("36. States parties should develop awareness-raising")
    assert section.data(Qt.ItemDataRole.DecorationRole) is None


def test_the_parts_of_the_front_matter_have_a_row_each_and_lead_to_every_passage(model: ContentsModel) -> None:
    front = model.index_of("F")
    model.index_of("F.introduction.2")
    titles = [model.index(row, 0, front).data() for row in range(model.rowCount(front))]
    assert len(titles) == len(set(titles))
    assert model.index_of("F.introduction.2").parent().data() == "Introduction"
    assert model.index_of("F.colophon.9") == QModelIndex()


def test_a_level_without_anything_below_it_is_opened_in_vain() -> None:
    empty = ContentsModel(
        ContentsSource(sections=list, silent_sessions=list, front_matter=list, passages_of=lambda _section: ())
    )
    part = empty.index_of("A")
    assert empty.canFetchMore(part)
    empty.fetchMore(part)
    assert empty.rowCount(part) == 0
    assert not empty.canFetchMore(part)


def test_a_part_of_the_front_matter_with_one_passage_is_that_passage(model: ContentsModel) -> None:
    assert model.index_of("F.note.1").isValid()
    assert not model.hasChildren(model.index_of("F.note.1"))
