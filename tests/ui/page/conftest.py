"""A page that is shown, and what it says."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.page.actions import Counted
from tests.ui.page_values import small_page
from tipbrowser.ui.page.text_page import TextPage


@pytest.fixture
def page(qtbot: QtBot, fonts: None) -> TextPage:
    """A shown page of small made-up texts."""
    page = TextPage()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    qtbot.waitExposed(page)
    page.show_page(small_page())
    return page


@pytest.fixture
def changes(page: TextPage) -> Counted:
    """What current_changed said, in order."""
    said: Counted = []
    page.current_changed.connect(said.append)
    return said
