"""What can be wrong with a database; the sentences are made where they are shown."""

from __future__ import annotations


class CompendiumError(Exception):
    """The compendium database cannot be used; ``path`` names the file, ``detail`` is the system's own word."""

    def __init__(self, path: object, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = str(path)
        self.detail = detail


class CompendiumMissing(CompendiumError):
    """There is no such file."""


class CompendiumUnreadable(CompendiumError):
    """The file is there and the system does not let us read it."""


class CompendiumForeign(CompendiumError):
    """The file is not a compendium database."""


class CompendiumDamaged(CompendiumError):
    """The file is a compendium database, and parts of it cannot be read or were changed."""


class CompendiumInterrupted(CompendiumError):
    """A question was broken off because nobody waits for its answer any more."""


class CompendiumNewer(CompendiumError):
    """The file was built by a newer version of the program; ``detail`` is the version of its schema."""
