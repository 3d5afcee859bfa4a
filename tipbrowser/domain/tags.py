"""Tags as they are typed, separated by commas, and as they are kept."""

from __future__ import annotations

from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 60
"""Characters of a tag."""
MOST = 40
"""Tags of one thing."""
SEPARATORS = ",;\n"
"""What stands between tags; none of them can be part of one."""


class TypedTags(Value):
    """What was understood of a line of tags."""

    tags: tuple[str, ...]
    shortened: tuple[str, ...] = ()
    """Those that had to be cut, as they are now."""
    left_out: int = 0
    """How many more there were than one thing can have."""


def read_tags(text: str, known: Sequence[str] = ()) -> TypedTags:
    """Give the tags in a text, each once, in the order typed; one that is ``known`` is written as it is there."""
    spellings = {one.casefold(): one for one in reversed(known)}
    found: dict[str, str] = {}
    shortened = []
    for typed in _parts(text):
        tag = tag_of(typed)
        if not tag or tag.casefold() in found:
            continue
        if len(tag) < len(_whole(typed)):
            shortened.append(tag)
        found[tag.casefold()] = spellings.get(tag.casefold(), tag)
    tags = tuple(found.values())
    return TypedTags(tags=tags[:MOST], shortened=tuple(shortened), left_out=max(len(tags) - MOST, 0))


def tag_of(typed: str) -> str:
    """Give a single tag in its one form: plain blanks, composed letters, no sign that cannot be seen, not too long."""
    return _whole(typed)[:LONGEST].rstrip()


def written_tags(tags: Sequence[str]) -> str:
    """Give tags as one would type them."""
    return ", ".join(tags)


def _parts(text: str) -> list[str]:
    for separator in SEPARATORS:
        text = text.replace(separator, ",")
    return text.split(",")


def _whole(typed: str) -> str:
    # No file can hold half a letter, and no eye can tell a tag from one with a sign that is not seen.
    plain = typed.encode("utf-8", "ignore").decode()
    if not plain.isascii():
        from unicodedata import normalize  # late: most of what is typed is plain

        plain = normalize("NFC", plain)
    seen = "".join(sign if sign.isprintable() or sign.isspace() else "" for sign in plain)
    return " ".join(seen.split()).lstrip("#").strip()
