"""What can be wrong with the reader's own file; the sentences are made where they are shown."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from tipbrowser.domain.annotations import Item, ItemId


class AnnotationsError(Exception):
    """The file cannot be used as it was wished; ``path`` names it, ``detail`` is the system's own word.

    What was to be written stands where it stood before, and nothing of the file has changed.
    """

    def __init__(self, path: object, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = str(path)
        self.detail = detail


class AnnotationsMissing(AnnotationsError):
    """There is no such file yet: nothing has been written."""


class AnnotationsUnreadable(AnnotationsError):
    """The system does not let us read the file, or something else stands in its place."""


class AnnotationsUnwritable(AnnotationsError):
    """File or folder cannot be written: it is read-only, not ours, or gone."""


class AnnotationsFull(AnnotationsError):
    """There is no room left where the file is."""


class AnnotationsBusy(AnnotationsError):
    """Another program writes into the file and does not come to an end."""


class AnnotationsForeign(AnnotationsError):
    """The file is none of ours."""


class AnnotationsDamaged(AnnotationsError):
    """The file is ours, and parts of it cannot be read or are not what was written."""


class AnnotationsNewer(AnnotationsError):
    """The file was made by a newer version of the program; ``detail`` is the version of its schema. It can be read."""


class Overtaken(Exception):
    """An item was changed by somebody else meanwhile: nothing was written."""

    def __init__(self, id: ItemId, item: Item | None) -> None:  # noqa: A002  # the item's own word for it
        super().__init__(id)
        self.id = id
        self.item = item
        """As it is now; none if it is gone."""
