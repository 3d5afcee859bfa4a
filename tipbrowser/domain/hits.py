"""What a search gives: passages, the places of the words in them, and why they were found."""

from __future__ import annotations

from tipbrowser.domain.names import Locator
from tipbrowser.domain.narrowing import Narrowing
from tipbrowser.domain.query import Query
from tipbrowser.domain.query_reading import Remark
from tipbrowser.domain.resolution import Resolution
from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Reason(Value):
    """Words beside the passage's own that were looked for."""

    kind: str
    """``topic``, ``lead`` (the parents' opening words), ``footnote``, ``place`` (meeting or session) or ``note``."""
    words: str
    """The topic's whole name; else the text that holds what was looked for, as it is searched."""
    marks: tuple[tuple[int, int], ...]
    """Start and end of what was looked for and the passage's own words lack, in ``words``; perhaps none of a note."""


class Hit(Value):
    """A passage that was found."""

    locator: Locator
    text: str
    marks: tuple[tuple[int, int], ...]
    """Start and end of what matched, in ``text``."""
    reasons: tuple[Reason, ...]
    """Why it was found, where its own words alone do not say; in a passage that has all the words, none."""


class Answer(Value):
    """What was found for a text."""

    named: tuple[Locator, ...]
    """What the text names as a locator or a citation; they come first."""
    query: str
    """What was searched for, as one would type it; empty if nothing was."""
    remarks: tuple[Remark, ...]
    """What could not be meant as it was typed."""
    total: int
    """How many passages there are."""
    hits: tuple[Hit, ...]
    """The best of them, the best first."""
    is_nearest: bool
    """No passage has all of it: these have some of the words."""
    suggestions: tuple[str, ...]
    """The text with words that the compendium has in place of those that it has not."""
    elsewhere: int = 0
    """With ``in:notes``: how many notes have what is asked for and belong to no passage."""


class Finding(Value):
    """What was understood of a text and found for it, as far as it is known yet."""

    text: str
    """As it was typed."""
    narrowing: Narrowing
    query: Query | None
    """None where the text asks for no words."""
    remarks: tuple[Remark, ...]
    resolution: Resolution
    """What was understood of the text as a whole as locators and citations."""
    named: tuple[Locator, ...]
    """Passages and sections that it names: as a whole, or among other words by what looks like nothing else."""
    is_nearest: bool
    """No passage has all of it: these have some of the words."""
    suggestions: tuple[str, ...]
    """The text with words that the compendium has in place of those that it has not."""
    is_provisional: bool
    """These are the first that were found; the order of all and their number are still to come."""
    positions: Sequence[int]
    """Places in the publication of the passages found, the best first."""
    total_without: int = 0
    """How many passages there are without what narrows it; 0 where nothing does, or while it is not known."""
    facets: Mapping[str, Mapping[str, int]]
    """How many of the passages have something in common, with the query and with what narrows it otherwise: first by
    ``part``, ``section``, ``kind`` or ``topic``, then by ``A``, ``A.II``, ``operative`` or the topic's whole name.

    Sections stand in the order of the publication, else the most frequent first; nothing while it is provisional.
    """

    elsewhere: int = 0
    """With ``in:notes``: how many notes have what is asked for and belong to no passage."""

    @property
    def total(self) -> int:
        """How many passages are known to have been found."""
        return len(self.positions)
