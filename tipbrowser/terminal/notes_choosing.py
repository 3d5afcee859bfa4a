"""Which of the reader's own things a command means: the options, and what they choose."""

from __future__ import annotations

from pathlib import Path

from tipbrowser.domain.annotations import KINDS, ROOT, Folder
from tipbrowser.domain.exchanged import Selection
from tipbrowser.domain.names import SectionId
from tipbrowser.terminal.exchange_messages import no_folder, several_folders
from tipbrowser.terminal.messages import unknown_topic

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from tipbrowser.domain.annotations import Item, ItemId
    from tipbrowser.domain.names import Locator
    from tipbrowser.services.notebook import Notebook

SEPARATOR = "/"


class NotChosen(Exception):
    """An option names nothing; the message is the sentence to be said."""


def add_choices(parser: ArgumentParser) -> None:
    """Add the options that choose."""
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only of this kind; may be repeated")
    parser.add_argument("--tag", metavar="TAG", default="", help="only with this tag")
    parser.add_argument(
        "--folder", metavar="NAME", help="only in this folder of bookmarks: its name, or its path by “/”"
    )
    parser.add_argument("--section", metavar="SECTION", help="only on this meeting or session: A.II")
    parser.add_argument("--topic", metavar="NAME", default="", help="only on this topic of the index, or own topic")
    parser.add_argument("--own", action="store_true", help="without what was imported from others")


def notebook_of(options: Namespace) -> Notebook:
    """Give the reader's file in the data folder that is meant."""
    from tipbrowser.paths import data_folder
    from tipbrowser.services.notebook import Notebook

    return Notebook(data_folder(Path(options.data_dir) if options.data_dir else None))


def selection_of(options: Namespace, notebook: Notebook) -> Selection:
    """Give what the options choose; raises ``NotChosen`` if one of them names nothing."""
    topic, locators = _topic(options.topic, notebook) if options.topic else ("", ())
    return Selection(
        kinds=tuple(options.kind or ()), tag=options.tag, topic=topic, locators=locators, own_only=options.own,
        folder=_folder(options.folder, notebook) if options.folder else None,
        section=SectionId(options.section.upper()) if options.section else None,
    )  # fmt: skip


def edition() -> str:
    """Give the name of the bundled edition."""
    from tipbrowser.domain.anchors import edition_name
    from tipbrowser.paths import bundled_database_name
    from tipbrowser.services.library import Library

    with Library(bundled_database_name()) as library:
        return edition_name(library.reading.edition())


def _topic(name: str, notebook: Notebook) -> tuple[str, tuple[Locator, ...]]:
    from tipbrowser.domain.topic_choice import TopicChoice
    from tipbrowser.domain.topic_words import topic_meant
    from tipbrowser.paths import bundled_database_name
    from tipbrowser.services.library import Library

    own = notebook.reader.of_kinds("topic") if notebook.reader is not None else []
    if any(name == getattr(item.body, "heading", "") for item in own):
        return name, ()
    with Library(bundled_database_name()) as library:
        topic, near = topic_meant(library.topics.topics(), name)
        if topic is None:
            raise NotChosen(unknown_topic(name, [one.topic for one in near]))
        return topic.topic, tuple(library.topics.locators(TopicChoice(all_of=(topic.topic,))))


def _folder(name: str, notebook: Notebook) -> ItemId:
    folders = {item.id: item for item in (notebook.reader.of_kinds("folder") if notebook.reader is not None else [])}
    paths = {id_: _path(item, folders) for id_, item in folders.items()}
    found = [id_ for id_, path in paths.items() if path == name or path.rpartition(SEPARATOR)[2] == name]
    exact = [id_ for id_ in found if paths[id_] == name]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if found:
        raise NotChosen(several_folders(name, [paths[id_] for id_ in found]))
    raise NotChosen(no_folder(name, sorted(paths.values())))


def _path(item: Item, folders: dict[ItemId, Item]) -> str:
    names: list[str] = []
    seen: set[ItemId] = set()
    here: Item | None = item
    while here is not None and here.id not in seen:
        seen.add(here.id)
        assert isinstance(here.body, Folder)
        names.insert(0, here.body.name)
        here = folders.get(here.body.folder) if here.body.folder != ROOT else None
    return SEPARATOR.join(names)
