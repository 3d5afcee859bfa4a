"""Putting passages into the tray and taking them out again: what lies there already is said, with a way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tipbrowser.controllers.undoable import KIND, Doing
from tipbrowser.domain.annotations import PASSAGE, ItemId, TrayEntry
from tipbrowser.domain.held import WHOLE
from tipbrowser.domain.locators import ancestors_of, short
from tipbrowser.domain.names import Locator
from tipbrowser.models.bookmark_words import NAMED, locators_in_words
from tipbrowser.services.notebook import new_id
from tipbrowser.ui.banners import BannerArea, Offer

if TYPE_CHECKING:
    from tipbrowser.controllers.gathered import Gathered
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.changes import Change
    from tipbrowser.domain.held import Held

SHOW = "show in tray"
"""The offer to go to what lies there already."""


class TrayPutting(QObject):
    """Makes steps that can be undone, once it is known what lies in the tray."""

    def __init__(
        self, gathered: Gathered, undoable: Undoable, banners: BannerArea, *,
        anchors_of: Callable[[Iterable[Locator]], Sequence[Anchor]], show: Callable[[Sequence[ItemId]], None],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """``anchors_of`` gives the anchors of passages and whole sections; ``show`` leads to entries of the tray."""
        super().__init__(parent)
        self._gathered = gathered
        self._undoable = undoable
        self._anchors_of = anchors_of
        self._show = show
        self._there: list[ItemId] = []
        """What the offer leads to."""
        banners.offer_chosen.connect(self._follow_offer)

    def put(self, anchors: Sequence[Anchor]) -> None:
        """Put passages, or words of them, at the end of the tray; what lies there already is not put there twice."""
        self._do(lambda: self._putting(anchors))

    def turn(self, keys: Sequence[str]) -> None:
        """Put passages and sections into the tray; if all of them lie there, take them out."""
        self._do(lambda: self._turning(keys))

    def _do(self, make: Callable[[], Doing | None]) -> None:
        step = self.tr("Put into the tray")
        self._gathered.when_read(
            lambda: self._undoable.do(make), lambda error: self._undoable.say_failure(step, error)
        )  # fmt: skip

    def _turning(self, keys: Sequence[str]) -> Doing | None:
        holding = self._gathered.holding
        if any(holding.of(key) != WHOLE for key in keys):
            missing = [key for key in keys if holding.of(key) != WHOLE]
            return self._putting(self._anchors_of(map(Locator, missing)))
        parents = [parent for key in keys if (parent := holding.by_parent(key)) is not None]
        leaving = [one for key in keys for one in holding.at(key)]
        if not leaving:
            sentence = self.tr("In the tray with its parent: {locators}. Take that out to have it no more.")
            self._say_there(sentence.format(locators=", ".join(map(short, dict.fromkeys(parents)))), parents)
            return None
        return self._taking(leaving)

    def _taking(self, leaving: Sequence[Held]) -> Doing:
        names = list(dict.fromkeys(short(one.locator) for one in leaving))
        words = ", ".join(names[:NAMED])
        if len(names) > NAMED:
            words = self.tr("{locators} and %n more", "", len(names) - NAMED).format(locators=words)
        return Doing(
            changes=self._gathered.trays.remove(one.id for one in leaving),
            name=self.tr("Take {locators} out of the tray").format(locators=words),
            said=self.tr("Taken out of “{tray}”: {locators}").format(tray=self._gathered.name, locators=words),
            is_passing=True,
        )

    def _putting(self, anchors: Sequence[Anchor]) -> Doing | None:
        trays, tray, name = self._gathered.trays, self._gathered.tray, self._gathered.name
        wanted = _each_once(anchors)
        there = trays.twice(tray, wanted) if tray is not None else []
        fresh = [one for one in wanted if one not in there]
        if not fresh:
            if there:
                sentence = self.tr("In the tray already: {locators}.").format(locators=locators_in_words(there))
                self._say_there(sentence, [one.locator for one in there])
            return None
        changes: list[Change] = []
        if tray is None:
            tray, name = new_id(), self.tr("Tray")
            changes += trays.begin(tray, name)
        bodies = [TrayEntry(tray=tray, order=0.0, form=PASSAGE, anchors=(one,)) for one in fresh]
        changes += trays.add(tray, bodies, new_id)
        below = self._gathered.holding.below(one.locator for one in fresh if one.is_whole)
        said = self._said(name, fresh, there, below)
        step = self.tr("Put {locators} into the tray").format(locators=locators_in_words(fresh))
        self._there = [*self._entries_of([one.locator for one in there]), *(one.id for one in below)]
        offers = [self._offer] if self._there else []
        return Doing(changes=changes, name=step, said=said, is_passing=not offers, offers=offers)

    def _said(self, tray: str, fresh: Sequence[Anchor], there: Sequence[Anchor], below: Sequence[Held]) -> str:
        said = self.tr("Put into “{tray}”: {locators}").format(tray=tray, locators=locators_in_words(fresh))
        if there:
            said = self.tr("{said}. There already: {locators}").format(said=said, locators=locators_in_words(there))
        if below:
            names = ", ".join(dict.fromkeys(short(one.locator) for one in below))
            said = self.tr("{said}. Parts of it lie there too: {locators}").format(said=said, locators=names)
        return said

    def _say_there(self, sentence: str, locators: Sequence[Locator]) -> None:
        self._there = self._entries_of(locators)
        self._undoable.say(sentence, [self._offer] if self._there else (), passing=True)

    @property
    def _offer(self) -> Offer:
        return Offer(SHOW, self.tr("Show in the tray"))

    def _entries_of(self, locators: Sequence[Locator]) -> list[ItemId]:
        """Give the entries by which passages lie in the tray: their own, or those of their parents."""
        meant = {one for locator in locators for one in (locator, *ancestors_of(locator))}
        return [one.id for one in self._gathered.held if one.locator in meant]

    def _follow_offer(self, kind: str, name: str) -> None:
        if (kind, name) == (KIND, SHOW):
            self._show(self._there)


def _each_once(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Give anchors without those whose passages come with a parent that is among them."""
    whole = {one.locator for one in anchors if one.is_whole}
    found = dict.fromkeys(
        one
        for one in anchors
        if whole.isdisjoint(ancestors_of(one.locator)) and (one.is_whole or one.locator not in whole)
    )
    return list(found)
