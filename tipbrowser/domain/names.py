"""The names of passages and sections: strings in canonical form, told apart by the type checker."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time

if TYPE_CHECKING:
    from typing import NewType

    Locator = NewType("Locator", str)
    SectionId = NewType("SectionId", str)
else:
    Locator = str
    """Canonical address of a passage: ``A.II.36``, ``B.IV.o.ii``, ``A.III.note``, ``F.introduction.1``."""

    SectionId = str
    """Address of a section: ``A.II`` (meeting) or ``B.X`` (session, by the Conference's own numbering)."""
