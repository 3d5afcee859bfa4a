"""Where the reader left off: kept apart from the settings, checked field by field."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.values import items
from tipbrowser.window_state import WindowState, load_state, save_state, state_from

fields = st.sampled_from([name for name, _ in items(WindowState())])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_the_state_survives_a_restart(tmp_path: Path) -> None:
    state = WindowState(
        page="A.II", locator="A.II.36", width=1024, height=640, maximized=True, columns=(250, 260, 514), rows=(1, 2),
        beside=(280, 0), second_beside=(0, 1), open_levels=("A", "A.II"), folded=("contents",), tab="errata", all_of=("Children",),
        tabs=("A.II.36", "F"), front_tab=1, second_tabs=("B.X",), second_front_tab=0, has_second=True, in_second=True,
        share=600, any_of=("Victims",), none_of=("Legislation",), listed="A.I.12.h", welcomed=True,
    )  # fmt: skip
    save_state(tmp_path, state)
    assert load_state(tmp_path)[0] == state


@given(st.dictionaries(fields, anything))
def test_whatever_a_file_holds_it_becomes_a_state(values: dict[str, object]) -> None:
    state = state_from(values)
    assert 0 <= state.width <= 10_000
    assert all(isinstance(key, str) for key in state.open_levels)
    assert all(size >= 0 for size in state.columns)
    assert max(len(state.tabs), len(state.second_tabs)) <= 100
    assert 0 <= state.share <= 1_000
    assert min(state.front_tab, state.second_front_tab) >= 0
    assert state.tab


def test_settings_and_state_are_two_files(tmp_path: Path) -> None:
    save_state(tmp_path, WindowState())
    assert [one.name for one in tmp_path.iterdir()] == ["window.json"]


def test_half_a_surrogate_pair_is_no_word() -> None:
    state = state_from({"locator": "\ud800", "all_of": ["Children", "\udfff"], "page": "A.II"})
    assert (state.locator, state.all_of, state.page) == ("", ("Children",), "A.II")


def test_of_an_endless_list_only_the_beginning_is_read() -> None:
    assert len(state_from({"open_levels": ["A"] * 300_000}).open_levels) <= 1_000


def test_a_window_that_no_screen_can_show_has_its_usual_size() -> None:
    assert state_from({"width": 99_999, "height": 99_999}).width == 0
