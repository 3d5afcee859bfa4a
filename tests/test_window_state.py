"""Where the reader left off: kept apart from the settings, checked field by field."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.window_state import WindowState, load_state, save_state, state_from

fields = st.sampled_from(list(WindowState.__dataclass_fields__))
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_the_state_survives_a_restart(tmp_path: Path) -> None:
    state = WindowState(
        page="A.II", locator="A.II.36", width=1024, height=640, maximized=True, columns=(250, 260, 514), rows=(1, 2),
        beside=(280, 0), open_levels=("A", "A.II"), folded=("contents",), tab="errata", all_of=("Children",),
        any_of=("Victims",), none_of=("Legislation",), listed="A.I.12.h", welcomed=True,
    )  # fmt: skip
    save_state(tmp_path, state)
    assert load_state(tmp_path)[0] == state


@given(st.dictionaries(fields, anything))
def test_whatever_a_file_holds_it_becomes_a_state(values: dict[str, object]) -> None:
    state = state_from(values)
    assert 0 <= state.width <= 100_000
    assert all(isinstance(key, str) for key in state.open_levels)
    assert all(size >= 0 for size in state.columns)
    assert state.tab


def test_settings_and_state_are_two_files(tmp_path: Path) -> None:
    save_state(tmp_path, WindowState())
    assert [one.name for one in tmp_path.iterdir()] == ["window.json"]
