"""An item as it was and is, and how the words changed between."""

from __future__ import annotations

from tipbrowser.domain.annotations import ItemId, Note, words_of
from tipbrowser.domain.changes import Put, TakeBack
from tipbrowser.wording.differences import differences

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.annotations import Body, Item, Version
    from tipbrowser.domain.changes import Change
    from tipbrowser.domain.word_pieces import Piece
    from tipbrowser.services.notebook import Notebook


class Versions:
    """Asks a notebook for one item at a time; what is asked may raise an ``AnnotationsError``."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def read(self, id: ItemId) -> tuple[Item | None, list[Version]]:  # noqa: A002  # the item's own word for it
        """Give an item as it is, none if there is none, and as it was, the latest first."""
        reader = self._notebook.reader
        return (None, []) if reader is None else (reader.item(id), reader.versions(id))


def text_of(body: Body) -> str:
    """Give the words that are compared."""
    return body.text if isinstance(body, Note) else words_of(body)


def changes_since(version: Version, item: Item) -> tuple[Piece, ...]:
    """Give how the words of a version became those of the item."""
    return differences(text_of(version.body), text_of(item.body))


def bringing_back(version: Version, item: Item) -> list[Change]:
    """Give the changes that make the item what it was; what it is now is kept as a version, whatever it may lose."""
    changes: list[Change] = [TakeBack(id=item.id, revision=item.revision)] if item.deleted is not None else []
    return [*changes, Put(id=item.id, revision=item.revision + len(changes), body=version.body, keeps=True)]
