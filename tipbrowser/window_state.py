"""Where the reader left off, kept in ``window.json`` in the data folder, apart from the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tipbrowser.domain.values import Value, as_dict
from tipbrowser.domain.visits import Visit, visits_from
from tipbrowser.json_file import Loaded, load_object, save_object

FILE_NAME = "window.json"
MAXIMUM_LENGTH = 20_000
"""Characters of a text: as many as the box takes."""
MOST = 1_000
"""Entries of a list that are read; a window has fewer levels and topics."""
MOST_TABS = 100
"""Tabs of a text that are read."""
WHOLE = 1_000
LARGEST = 10_000
"""Pixels of a side; Qt cannot paint windows of more than 32,767."""


class WindowState(Value):
    """Place, sizes and what stood open when the window was last closed."""

    page: str = ""
    """Identifier of the page, ``A.II``; empty before the first reading."""
    locator: str = ""
    """Canonical locator of the current paragraph; empty if there was none."""
    width: int = 0
    """Of the window in pixels; 0 before the first closing, as is the height."""
    height: int = 0
    maximized: bool = False
    columns: tuple[int, ...] = ()
    """Widths of the panes from the start side to the end side, in pixels."""
    rows: tuple[int, ...] = ()
    """Heights of the two panes on the start side, in pixels."""
    beside: tuple[int, ...] = ()
    """Sizes of the first text's apparatus that the reader has chosen, as ``TextArea`` gives them, in pixels."""
    second_beside: tuple[int, ...] = ()
    """Those of the second text's."""
    open_levels: tuple[str, ...] = ()
    """Keys of the levels open in the contents."""
    folded: tuple[str, ...] = ()
    """Names of the panes that are collapsed."""
    tab: str = "topics"
    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    """Topics of the list in the middle."""
    own_list: str = ""
    """What of the reader's the list in the middle showed, as ``OwnLists`` names it."""
    listed: str = ""
    """Canonical locator of the list's selection."""
    search: str = ""
    """What was searched for, if the list showed what was found."""
    search_part: str = ""
    """The part that it was narrowed to."""
    search_sections: tuple[str, ...] = ()
    search_kinds: tuple[str, ...] = ()
    search_topics: tuple[str, ...] = ()
    """Of the topics above those that end with the search."""
    in_order: bool = False
    """Whether hits stand in the order of the publication."""
    searches: tuple[str, ...] = ()
    """What was searched for lately, the latest first."""
    visits: tuple[Visit, ...] = ()
    """The places of the day, the latest first."""
    tabs: tuple[str, ...] = ()
    """Canonical locators or pages of the first text's tabs in their order; ``locator`` is where one reads."""
    front_tab: int = 0
    """Which of them is in front."""
    second_tabs: tuple[str, ...] = ()
    """Those of the second text, also while it is put away."""
    second_front_tab: int = 0
    has_second: bool = False
    """Whether the second text stands beside the first."""
    in_second: bool = False
    """Whether one reads in the second text."""
    share: int = 0
    """The first text's part of the room in thousandths; 0 before two texts stood there."""
    notes_open: bool = False
    """Whether the notes below the text are shown, and not only their line."""
    notes_height: int = 0
    """Their height in pixels; 0 while the reader has chosen none."""
    open_folders: tuple[str, ...] = ()
    """Ids of the folders of bookmarks that are open."""
    tray: str = ""
    """Id of the tray that things are put into."""
    welcomed: bool = False
    """Whether the welcome was read and put away."""
    compendium: str = ""
    """File of the compendium that the reader has chosen; empty for the one that comes with the program."""


def state_from(values: Mapping[str, Any]) -> WindowState:
    """Give the state in ``values``; what is missing or malformed takes its default."""
    fields: dict[str, Any] = {
        name: _OWN_READERS.get(name, _READERS.get(kind, _word))(values.get(name))
        for name, kind in WindowState.__annotations__.items()
    }
    return WindowState(**fields)


def load_state(folder: Path) -> tuple[WindowState, Loaded]:
    """Read the state in a data folder, with what was wrong with the file."""
    loaded = load_object(folder / FILE_NAME)
    return state_from(loaded.values), loaded


def save_state(folder: Path, state: WindowState) -> None:
    """Keep the state; raises OSError where it cannot be written."""
    save_object(folder / FILE_NAME, as_dict(state))


def _word(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAXIMUM_LENGTH:
        return ""
    # JSON can hold half a surrogate pair, which neither a database nor a file takes.
    return "" if any("\ud800" <= letter <= "\udfff" for letter in value) else value


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(word for word in map(_word, value[:MOST]) if word)


def _places(value: object) -> tuple[str, ...]:
    """Give places of tabs; what is none stays as an empty word, for they are counted."""
    return tuple(map(_word, value[:MOST_TABS])) if isinstance(value, list) else ()


def _size(value: object) -> int:
    return value if type(value) is int and 0 <= value <= LARGEST else 0


def _sizes(value: object) -> tuple[int, ...]:
    return tuple(_size(one) for one in value[:MOST]) if isinstance(value, list) else ()


def _truth(value: object) -> bool:
    return value is True


def _tab(value: object) -> str:
    return _word(value) or WindowState().tab


def _share(value: object) -> int:
    return min(_size(value), WHOLE)


_READERS: Mapping[str, Callable[[object], object]] = {
    "str": _word, "int": _size, "bool": _truth, "tuple[str, ...]": _words, "tuple[int, ...]": _sizes,
}  # fmt: skip
"""What reads a field, by what it holds."""
_OWN_READERS: Mapping[str, Callable[[object], object]] = {
    "tab": _tab, "visits": visits_from, "tabs": _places, "second_tabs": _places, "share": _share,
}  # fmt: skip
"""What reads a field that is not as others of its kind."""
