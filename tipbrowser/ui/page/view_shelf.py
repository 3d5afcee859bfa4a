"""The pages visited last, each in a view of its own, ready to be shown again without being laid out anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from tipbrowser.domain.page import SectionPage
from tipbrowser.ui.page.page_document import PageDocument
from tipbrowser.ui.page.page_view import PageView

SHELF_SIZE = 24


class ViewShelf:
    """Views by the page that they show; the one that was not asked for longest goes.

    One view with changing documents would be simpler, but Qt lays a document out again each time
    it is put into a view, and that alone takes a frame. The views stand in no layout of Qt's: a
    stack asks all of them for their sizes whenever a word of the window changes.
    """

    def __init__(self, make: Callable[[], PageView], size: int = SHELF_SIZE) -> None:
        """``make`` gives a new view, connected and not yet shown."""
        self._make = make
        self._size = size
        self._views: OrderedDict[str, PageView] = OrderedDict()

    @property
    def size(self) -> int:
        """How many pages it holds now."""
        return len(self._views)

    def deselect(self) -> None:
        """Let nothing be selected in any view."""
        for view in self._views.values():
            start, end = view.selected
            if start != end:
                view.select(end, end)

    def find(self, page: SectionPage, look: tuple[str, int, int]) -> PageView | None:
        """Give the view of ``page`` if it was made for this look and from the same text."""
        view = self._views.get(page.page)
        made = None if view is None else view.made
        if view is None or made is None or made.look != look or (made.page is not page and made.page != page):
            return None
        self._views.move_to_end(page.page)
        return view

    def put(self, made: PageDocument, spare: PageView | None = None) -> PageView:
        """Give a view that shows ``made``.

        It is the page's own, else ``spare`` (one that shows nothing yet), else a new one, or on a full shelf the one
        that was not asked for longest.
        """
        view = self._views.pop(made.page.page, spare)
        if view is None:
            view = self._views.popitem(last=False)[1] if len(self._views) >= self._size else self._make()
        view.show_document(made)
        self._views[made.page.page] = view
        return view
