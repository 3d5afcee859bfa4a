"""The reader's own topics: put over paragraphs, shown beside those of the index and never among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tipbrowser.controllers.own_lists import TOPIC
from tipbrowser.controllers.undoable import Doing
from tipbrowser.domain.annotations import Item, OwnTopic
from tipbrowser.domain.locators import ancestors_of, short
from tipbrowser.services.notebook import AnnotationsError, new_id
from tipbrowser.ui.chosen_passages import chosen_passages

if TYPE_CHECKING:
    from tipbrowser.controllers.appearance import AppearanceController
    from tipbrowser.controllers.opened import Reader
    from tipbrowser.controllers.own_lists import OwnList, OwnLists
    from tipbrowser.controllers.own_topics_pane import OwnTopicsPaneController
    from tipbrowser.controllers.pen import Pen
    from tipbrowser.controllers.reading import OpenText
    from tipbrowser.controllers.undoable import Undoable
    from tipbrowser.domain.anchors import Anchor
    from tipbrowser.domain.changes import Written
    from tipbrowser.domain.names import Locator
    from tipbrowser.jobs import Jobs
    from tipbrowser.models.choices_model import Choice
    from tipbrowser.models.own_topics_model import OwnTopicsModel
    from tipbrowser.services.anchoring import Anchoring
    from tipbrowser.services.item_places import ItemPlaces
    from tipbrowser.services.notebook import Notebook
    from tipbrowser.ui.actions import WindowActions
    from tipbrowser.ui.floating_list import FloatingList
    from tipbrowser.ui.icons import Icons
    from tipbrowser.ui.main_window import MainWindow

JOB = "own topics"
NEW = "new "
"""Before the typed name of a topic that is still to be made, in the key of a choice."""


class OwnTopicsController(QObject):
    """Holds the entries; what shows them is made with the first of them."""

    gathering_requested = Signal(object)
    """Own topics whose paragraphs are to be put into the tray."""

    def __init__(
        self, notebook: Notebook, anchoring: Anchoring, places: ItemPlaces, *, pen: Pen, undoable: Undoable,
        lists: OwnLists, reader: Reader, window: MainWindow, actions: WindowActions, icons: Icons,
        appearance: AppearanceController, jobs: Jobs, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._notebook = notebook
        self._anchoring = anchoring
        self._places = places
        self._pen = pen
        self._undoable = undoable
        self._lists = lists
        self._reader = reader
        self._window = window
        self._action = actions.notes.own_topic
        self._icons = icons
        self._appearance = appearance
        self._jobs = jobs
        self._coming: list[Written] | None = None
        """What was written while all is being read; none while nothing is."""
        self._standing: dict[Locator, list[Item]] | None = None
        """Under which topics a passage stands itself; none until it is asked for."""
        self._chosen: Sequence[Anchor] = ()
        """What is to be put under a topic, while one is being chosen."""
        self._action.setEnabled(True)
        self._action.triggered.connect(self.choose)
        reader.places.text_moved.connect(self._show_beside)
        reader.own_topic_requested.connect(self.open)

    @cached_property
    def model(self) -> OwnTopicsModel:
        """The entries."""
        from tipbrowser.models.own_topics_model import OwnTopicsModel  # late: many readers have none

        return OwnTopicsModel((), self)

    @cached_property
    def pane(self) -> OwnTopicsPaneController:
        """The group above the topics of the index, made with the first entry."""
        from tipbrowser.controllers.own_topics_pane import OwnTopicsPaneController

        pane = OwnTopicsPaneController(
            self.model, self._window.side.topics, pen=self._pen, undoable=self._undoable, icons=self._icons,
            theme=self._appearance.theme, add=self._action, parent=self,
        )  # fmt: skip
        pane.opened.connect(self.open)
        pane.group.gathering_requested.connect(self._gather)
        return pane

    @property
    def is_read(self) -> bool:
        """Whether all that there is has been read."""
        return self._coming is None

    def read(self) -> None:
        """Read what there is, in place of what was read before."""
        self._coming = []
        notebook = self._notebook
        self._jobs.start(JOB, lambda _: notebook.read_apart("topic"), done=self._show, failed=self._fail)

    def take(self, written: tuple[Written, ...]) -> None:
        """Follow what was written by whomever; all is read anew where it is not known what."""
        if not written:
            self.read()
        elif self._coming is not None:
            self._coming.extend(written)
        elif any(_is_topic(item) for one in written for item in (one.before, one.after)) and self.model.take(written):
            self._follow()

    def open(self, key: str) -> None:
        """List the paragraphs of an entry, or of all under a heading."""
        self._lists.show(TOPIC + key, lambda: self._list_of(key))

    def _gather(self, keys: Sequence[str]) -> None:
        below = {item.id: item for key in keys for item in self.model.own.below(key)}
        self.gathering_requested.emit(list(below.values()))

    def choose(self) -> None:
        """Offer the entries for the paragraphs that are chosen; one in which all of them stand loses them."""
        from tipbrowser.models.bookmark_words import locators_in_words

        self._chosen = self._anchoring.anchors_of(chosen_passages(self._window))
        if not self._chosen:
            return
        self._chooser.open(
            self.tr("Own topic for {locators}").format(locators=locators_in_words(self._chosen)),
            [self._choice(item) for item in self.model.own.items],
            none_at_all=self.tr("You have no own topic yet. Type a name, with a comma before a subheading."),
            none_fits=self.tr("Type a name, with a comma before a subheading."),
            make=self._choice_of_new,
        )  # fmt: skip

    @cached_property
    def _chooser(self) -> FloatingList:
        chooser = self._window.make_floating_list(self._appearance.theme)
        chooser.chosen.connect(self._put)
        return chooser

    def _show(self, items: Iterable[Item]) -> None:
        coming, self._coming = self._coming or [], None
        found = list(items)
        if found or coming or "model" in self.__dict__:
            self.model.show_items(found)
            self.model.take(coming)
            self._follow()
            self._lists.list_again(TOPIC, lambda key: bool(self.model.own.below(key)), self.open)

    def _fail(self, error: Exception) -> None:
        self._coming = None
        if not isinstance(error, AnnotationsError):
            raise error  # what is wrong with the file is said where it is opened

    def _follow(self) -> None:
        self._standing = None
        if len(self.model.own):
            self.pane  # noqa: B018  # made now
        for text in self._reader.places.texts:
            self._show_beside(text)
        self._lists.refresh()

    def _choice(self, item: Item) -> Choice:
        from tipbrowser.domain.own_topics import body_of, topic_name
        from tipbrowser.models.choices_model import Choice

        count = str(len(item.body.anchors))
        detail = self.tr("stands under it · take out") if self._is_under(item, self._chosen) else count
        return Choice(key=item.id, name=topic_name(body_of(item)), detail=detail)

    def _choice_of_new(self, typed: str) -> Choice | None:
        from tipbrowser.domain.own_topics import parted
        from tipbrowser.models.choices_model import Choice

        heading, subheading = parted(typed)
        if not heading or self.model.own.find(heading, subheading) is not None:
            return None
        name = ", ".join(filter(None, (heading, subheading)))
        return Choice(key=NEW + name, name=name, detail=self.tr("new own topic"))

    def _put(self, key: str) -> None:
        chosen = self._chosen
        self._undoable.do(lambda: self._putting(key, chosen))

    def _putting(self, key: str, chosen: Sequence[Anchor]) -> Doing:
        from tipbrowser.domain.own_topics import body_of, topic_name
        from tipbrowser.models.bookmark_words import locators_in_words

        item = self.model.own.item(key)
        name = key.removeprefix(NEW) if item is None else topic_name(body_of(item))
        if item is not None and self._is_under(item, chosen):
            here = {one.locator for one in chosen}
            places = self._places.locators(item)
            changes = self.model.own.take_out(item, {number for number, one in enumerate(places) if one in here})
            said = self.tr("Taken out of “{topic}”: {locators}")
        else:
            changes = self.model.own.put(name, chosen, new_id)
            said = self.tr("Put under “{topic}”: {locators}")
        said = said.format(topic=name, locators=locators_in_words(chosen))
        return Doing(changes=changes, name=said, said=said, is_passing=True)

    def _is_under(self, item: Item, chosen: Sequence[Anchor]) -> bool:
        return {one.locator for one in chosen} <= set(self._places.known_locators(item))

    def _list_of(self, key: str) -> OwnList | None:
        from tipbrowser.controllers.own_lists import OwnList
        from tipbrowser.domain.own_topics import topic_name

        items = self.model.own.below(key)
        if not items:
            return None
        body = items[0].body
        assert isinstance(body, OwnTopic)
        empty = self.tr("Nothing stands under this own topic. {action}: {keys}").format(
            action=self._action.text(), keys=self._action.shortcut().toString()
        )
        own = self.model.own.item(key)
        title = topic_name(body) if own is not None else self.model.own.heading(key)
        alone = self.tr("Own topic: {name}").format(name=title)
        return OwnList(title=alone, items=tuple(items), empty=empty)

    def _show_beside(self, text: OpenText) -> None:
        """Show beside a text under which own topics its current paragraph stands, itself or by a parent."""
        if text.apparatus is None or "model" not in self.__dict__:
            return
        from tipbrowser.domain.own_topics import body_of, topic_name
        from tipbrowser.ui.apparatus_parts import LinkItem

        here = text.place.locator if text.place is not None else None
        lines: dict[str, LinkItem] = {}
        for place in () if here is None else (here, *ancestors_of(here)):
            detail = "" if place == here else self.tr("by {parent}").format(parent=short(place))
            for item in self._topics_at(place):
                lines.setdefault(item.id, LinkItem(key=item.id, text=topic_name(body_of(item)), detail=detail))
        text.apparatus.show_own_topics(list(lines.values()))

    def _topics_at(self, locator: Locator) -> Sequence[Item]:
        if self._standing is None:
            self._standing = {}
            for item in self.model.own.items:
                for place in dict.fromkeys(self._places.known_locators(item)):
                    if place is not None:
                        self._standing.setdefault(place, []).append(item)
        return self._standing.get(locator, ())


def _is_topic(item: Item | None) -> bool:
    return item is not None and isinstance(item.body, OwnTopic)
