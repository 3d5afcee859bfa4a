"""The reader's settings: checked field by field."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.domain.looks import READING_SIZES, TEXT_SIZES, THEMES
from tipbrowser.settings import Settings, load_settings, save_settings, settings_from

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
names = st.sampled_from(["theme", "text_size", "reading_size", "confirm_outside_links"]) | st.text()


def test_settings_survive_a_restart(tmp_path: Path) -> None:
    settings = Settings(theme="dark", text_size=150, reading_size=38, confirm_outside_links=False)
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path)[0] == settings


@given(st.dictionaries(names, anything))
def test_whatever_a_file_holds_the_settings_are_within_their_ranges(values: dict[str, object]) -> None:
    settings = settings_from(values)
    assert settings.theme in THEMES
    assert settings.text_size in TEXT_SIZES
    assert settings.reading_size in READING_SIZES
    assert isinstance(settings.confirm_outside_links, bool)


def test_one_wrong_field_does_not_cost_the_others() -> None:
    assert settings_from({"theme": "pink", "text_size": 130}) == Settings(text_size=130)


def test_true_is_no_size() -> None:
    assert settings_from({"text_size": True}).text_size == 100
