r"""The small language in which readers write how a source is cited, and how copied words stand around it.

``{number}``
    A field, filled with what it is called after; empty where there is nothing.
``[ of {date}]``
    A part that is left out when a field in it is empty. Parts may stand in parts.
``[{instrument}|{symbol}]``
    Of several ways the first one whose fields are all filled; nothing where there is none.
``\{ \} \[ \] \| \\``
    These signs themselves; ``\n`` begins a new line.

Outside of parts ``|`` is itself.
"""

from __future__ import annotations

from tipbrowser.domain.values import Value

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

DEEPEST = 8
"""Parts within parts."""
UNKNOWN, UNCLOSED_FIELD, UNCLOSED_PART, UNOPENED, ESCAPE, DEPTH = (
    "unknown field", "unclosed field", "unclosed part", "unopened", "escape", "depth",
)  # fmt: skip
_ESCAPED = {"{": "{", "}": "}", "[": "[", "]": "]", "|": "|", "\\": "\\", "n": "\n"}


class TemplateError(ValueError):
    """A template cannot be read."""

    def __init__(self, kind: str, position: int, words: str = "") -> None:
        """Say what is wrong, the number of the sign where, and the signs that are."""
        super().__init__(f"{kind} at {position}: {words}")
        self.kind = kind
        """``UNKNOWN``, ``UNCLOSED_FIELD``, ``UNCLOSED_PART``, ``UNOPENED`` (a closing sign), ``ESCAPE`` or ``DEPTH``."""
        self.position = position
        """In code points from 0."""
        self.words = words
        """The name of the unknown field; otherwise the sign."""


class Words(Value, kw_only=False):
    """What stands as it is."""

    text: str


class Field(Value, kw_only=False):
    """Something to fill in."""

    name: str


class Part(Value, kw_only=False):
    """What is left out when a field of it is empty; of several ways the first that is full stands."""

    ways: tuple[tuple[Piece, ...], ...]


Piece = Words | Field | Part


class Template(Value, kw_only=False):
    """A template as it was read."""

    pieces: tuple[Piece, ...]


def parse(text: str, fields: Container[str]) -> Template:
    """Give a template; raises ``TemplateError`` where it cannot be read or names a field that is not among ``fields``."""
    return _Reader(text, fields).template()


def printed(template: Template) -> str:
    """Give a template as it is typed; reading that gives it again."""
    return "".join(_print(template.pieces, within=False))


def fields_in(template: Template) -> frozenset[str]:
    """Give the names of all fields of a template."""
    return frozenset(_names(template.pieces))


def filled(template: Template, values: Mapping[str, str]) -> str:
    """Give the text; fields without a value are empty. Never raises."""
    return "".join(
        piece.text if isinstance(piece, Words) else values.get(piece.name, "") for piece in chosen(template, values)
    )


def chosen(template: Template, values: Mapping[str, str]) -> Iterator[Words | Field]:
    """Give the words and fields that stand, in order, parts that are left out being left out."""
    return _standing(template.pieces, values)


class _Reader:
    def __init__(self, text: str, fields: Container[str]) -> None:
        self._text = text
        self._fields = fields
        self._open: list[tuple[int, list[tuple[Piece, ...]], list[Piece]]] = []
        """Of the parts that are not closed yet: where, their other ways, what stands before them."""
        self._pieces: list[Piece] = []
        self._words: list[str] = []

    def template(self) -> Template:
        place = 0
        while place < len(self._text):
            place = self._read(place)
        if self._open:
            raise TemplateError(UNCLOSED_PART, self._open[-1][0], "[")
        return Template(self._end_of_way())

    def _read(self, place: int) -> int:
        """Take in what stands at a place, and give the next one."""
        sign = self._text[place]
        match sign:
            case "\\":
                return self._escape(place)
            case "{":
                return self._field(place)
            case "[":
                self._begin_part(place)
            case "]" | "|" if self._open:
                self._end_part(closing=sign == "]")
            case "]" | "}":
                raise TemplateError(UNOPENED, place, sign)
            case _:
                self._words.append(sign)
        return place + 1

    def _escape(self, place: int) -> int:
        sign = self._text[place + 1 : place + 2]
        if sign not in _ESCAPED:
            raise TemplateError(ESCAPE, place, f"\\{sign}")
        self._words.append(_ESCAPED[sign])
        return place + 2

    def _field(self, place: int) -> int:
        end = self._text.find("}", place)
        name = self._text[place + 1 : end]
        if end < 0 or "{" in name:
            raise TemplateError(UNCLOSED_FIELD, place, "{")
        if name not in self._fields:
            raise TemplateError(UNKNOWN, place, name)
        self._end_of_words()
        self._pieces.append(Field(name))
        return end + 1

    def _begin_part(self, place: int) -> None:
        if len(self._open) == DEEPEST:
            raise TemplateError(DEPTH, place, "[")
        self._end_of_words()
        self._open.append((place, [], self._pieces))
        self._pieces = []

    def _end_part(self, *, closing: bool) -> None:
        ways = self._open[-1][1]
        ways.append(self._end_of_way())
        if closing:
            self._pieces = self._open.pop()[2]
            self._pieces.append(Part(tuple(ways)))

    def _end_of_way(self) -> tuple[Piece, ...]:
        self._end_of_words()
        found, self._pieces = tuple(self._pieces), []
        return found

    def _end_of_words(self) -> None:
        if self._words:
            self._pieces.append(Words("".join(self._words)))
            self._words = []


def _print(pieces: tuple[Piece, ...], *, within: bool) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Words():
                yield "".join(_escape(sign, within=within) for sign in piece.text)
            case Field():
                yield f"{{{piece.name}}}"
            case Part():
                yield f"[{'|'.join(''.join(_print(way, within=True)) for way in piece.ways)}]"


def _escape(sign: str, *, within: bool) -> str:
    if sign == "\n":
        return "\\n"
    return f"\\{sign}" if sign in "{}[]\\" or (sign == "|" and within) else sign


def _names(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Field):
            yield piece.name
        elif isinstance(piece, Part):
            for way in piece.ways:
                yield from _names(way)


def _standing(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> Iterator[Words | Field]:
    for piece in pieces:
        if isinstance(piece, Part):
            full = (way for way in piece.ways if _is_full(way, values))
            yield from _standing(next(full, ()), values)
        else:
            yield piece


def _is_full(way: tuple[Piece, ...], values: Mapping[str, str]) -> bool:
    """Tell whether the fields of a part are filled; parts within it speak for themselves."""
    return all(values.get(piece.name) for piece in way if isinstance(piece, Field))
