"""From the window to its state, and back at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tipbrowser.domain.page import Place
from tipbrowser.domain.topic_choice import TopicChoice
from tipbrowser.domain.values import replace
from tipbrowser.ui.main_window import MainWindow
from tipbrowser.window_state import WindowState

if TYPE_CHECKING:
    from tipbrowser.controllers.opened import Reader

FRAME = 36
"""Pixels for the title bar, which is not known before the window is shown."""


def restore_window(window: MainWindow, state: WindowState) -> None:
    """Give the window its sizes back."""
    if state.width and state.height:
        window.resize(state.width, state.height)
    restore_columns(window, state)


def restore_columns(window: MainWindow, state: WindowState) -> None:
    """Give the columns and what stands beside the text their sizes back."""
    window.area.plan_apparatus(state.beside)
    if len(state.columns) == 3:
        window.plan_columns(state.columns)


def fit_to_screen(window: MainWindow) -> None:
    """Make the window no larger than the screen that it will open on, its frame included."""
    room = window.screen().availableSize()
    window.resize(min(window.width(), room.width()), min(window.height(), room.height() - FRAME))


def restore_panes(window: MainWindow, state: WindowState) -> None:
    """Give the panes at the start side their heights, folds and tab back."""
    if len(state.rows) == 2:
        window.side.splitter.setSizes(list(state.rows))
    window.side.open_tab(state.tab)
    window.side.fold(state.folded)


def restored_choice(state: WindowState) -> TopicChoice:
    """Give the topics that were listed."""
    return TopicChoice(all_of=state.all_of, any_of=state.any_of, none_of=state.none_of)


def state_of(window: MainWindow, reader: Reader | None, former: WindowState) -> WindowState:
    """Give the state to be kept, of what ``reader`` shows if there is a compendium; ``former`` as below."""
    if reader is None or not window.is_built:
        return current_state(
            window, reader.places.place if reader is not None else None, restored_choice(former), former
        )
    return reader.with_what_was_done(current_state(window, reader.places.place, reader.topics.choice, former))


def current_state(window: MainWindow, place: Place | None, choice: TopicChoice, former: WindowState) -> WindowState:
    """Give the state to be kept; ``former`` holds what this start did not touch."""
    if not window.is_built:
        return former
    size = window.normalGeometry() if window.isMaximized() else window.geometry()
    state = replace(
        former,
        width=size.width(), height=size.height(), maximized=window.isMaximized(),
        columns=tuple(window.columns.sizes()), rows=tuple(window.side.splitter.sizes()),
        beside=window.areas[0].apparatus_sizes, folded=window.side.folded, tab=window.side.tab,
        all_of=choice.all_of, any_of=choice.any_of, none_of=choice.none_of, listed=window.entries.selected,
        open_levels=window.side.contents.open_levels or former.open_levels,
    )  # fmt: skip
    return replace(state, page=place.page, locator=place.locator or "") if place else state
