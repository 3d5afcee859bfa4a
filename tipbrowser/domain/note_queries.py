"""What ``in:notes`` in a query asks: the reader's own words are searched beside the text."""

from __future__ import annotations

from tipbrowser.domain.folding import words_in
from tipbrowser.domain.query import All, Any, Field, Near, Not, Phrase, Query, Term, written
from tipbrowser.domain.query_fields import IN_NOTES

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable

    MaskOf = Callable[[Query, int], int]
    NoteMask = Callable[[Term | Phrase | Near | None], int]


def noted_mask(rest: Query | None, within: int, text_mask: MaskOf, note_mask: NoteMask) -> int:
    """Give the mask of what a query asks beside ``in:notes``; ``note_mask`` gives that of what the reader wrote.

    Each word may stand in the text or in the reader's own, and one of them at least in these.
    """
    if rest is None:
        return within & note_mask(None)
    kept: dict[Term | Phrase | Near, int] = {part: note_mask(part) for part in wanted_parts(rest)}
    own = 0 if kept else note_mask(None)
    for mask in kept.values():
        own |= mask

    def own_mask(part: Term | Phrase | Near) -> int:
        return kept[part] if part in kept else note_mask(part)

    return _mask(rest, within & own, text_mask, own_mask)


def _mask(part: Query, within: int, text_mask: MaskOf, own_mask: Callable[[Term | Phrase | Near], int]) -> int:
    match part:
        case Term() | Phrase() | Near():
            return text_mask(part, within) | (own_mask(part) & within)
        case Not():
            return within & ~_mask(part.part, within, text_mask, own_mask)
        case All():
            for one in part.parts:
                within = _mask(one, within, text_mask, own_mask)
            return within
        case Any():
            mask = 0
            for one in part.parts:
                mask |= _mask(one, within, text_mask, own_mask)
            return mask
        case Field():
            return text_mask(part, within)


def wanted_parts(query: Query) -> list[Term | Phrase | Near]:
    """Give the words that may be, not those that must not."""
    match query:
        case Term() | Phrase() | Near():
            return [query]
        case All() | Any():
            return [one for part in query.parts for one in wanted_parts(part)]
        case _:
            return []


def phrases_of(query: Query) -> list[Phrase]:
    """Give the phrases in a query, also those that must not be."""
    match query:
        case Phrase():
            return [query]
        case All() | Any() | Near():
            return [one for part in query.parts for one in phrases_of(part)]
        case Not():
            return phrases_of(query.part)
        case _:
            return []


def stands_in(phrase: Phrase, text: str) -> bool:
    """Tell whether a phrase stands in a text in this form, as in the publication: neither signs nor accents matter."""
    wanted = f" {' '.join(words_in(' '.join(phrase.words)))}{'' if phrase.is_prefix else ' '}"
    return wanted in f" {' '.join(words_in(text))} "


def in_notes(query: Query | None) -> tuple[Query | None, bool]:
    """Give what a query asks beside ``in:notes``, and whether it asks for that, as a condition for all of it."""
    if query == IN_NOTES:
        return None, True
    if not isinstance(query, All) or IN_NOTES not in query.parts:
        return query, False
    rest = tuple(part for part in query.parts if part != IN_NOTES)
    return (All(rest) if len(rest) > 1 else rest[0] if rest else None), True


def mentions_notes(query: Query | None) -> bool:
    """Tell whether a query asks anywhere whether there are notes."""
    match query:
        case Field():
            return query == IN_NOTES
        case All() | Any():
            return any(map(mentions_notes, query.parts))
        case Not():
            return mentions_notes(query.part)
        case _:
            return False


def words_for_pane(query: Query | None) -> str:
    """Give the words of a query as one types them above the list of notes."""
    rest, _ = in_notes(query)
    return "" if rest is None else " ".join(written(part).strip('"*') for part in wanted_parts(rest))
