"""Values: small records that cannot be changed, and that are equal when what is in them is.

They are what frozen dataclasses with slots are, but those are composed as source and compiled class by class: the
thirty that a start needs took an eighth of it.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, NoReturn, TypeVar, dataclass_transform

    V = TypeVar("V", bound="Value")
else:

    def dataclass_transform(**_options: bool) -> Callable[[type], type]:
        """Stand for what only the type checker reads."""
        return lambda made: made


class ValueType(type):
    """Makes the annotated names of a class its fields, after those of its base."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, kw_only: bool = True
    ) -> ValueType:
        """Give the class. Its fields are given by name, with ``kw_only=False`` also in their order."""
        own = tuple(namespace.get("__annotations__", ()))
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        base = bases[0] if bases else None
        namespace["__slots__"] = own
        namespace["__match_args__"] = (*getattr(base, "__match_args__", ()), *own)
        namespace["_defaults"] = {**getattr(base, "_defaults", {}), **defaults}
        namespace["_names"] = frozenset(namespace["__match_args__"])
        namespace["_most"] = 0 if kw_only else len(namespace["__match_args__"])
        namespace["read_all"] = staticmethod(_reader(namespace["__match_args__"]))
        return super().__new__(cls, name, bases, namespace)

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **_options: bool) -> None:
        """Take the options of the class statement."""
        super().__init__(name, bases, namespace)


def _reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Give what reads all that is in a value; attribute by attribute it would take three times as long."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value(metaclass=ValueType):
    """The base of all values: ``class Point(Value): x: int``."""

    if not TYPE_CHECKING:

        def __init__(self, *ordered: object, **named: object) -> None:
            """Take what is in the fields; raises ``TypeError`` for one that is missing, unknown or given twice."""
            names = self.__match_args__
            if ordered:
                if len(ordered) > self._most or named.keys() & names[: len(ordered)]:
                    raise TypeError(f"{type(self).__name__}: {len(ordered)} fields too many in their order")
                named.update(zip(names, ordered, strict=False))
            if len(named) < len(names):
                named = {**self._defaults, **named}
            if len(named) > len(names):
                raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(named.keys() - self._names))}")
            keep = object.__setattr__
            try:
                for name in names:
                    keep(self, name, named[name])
            except KeyError as missing:
                unknown = ", ".join(sorted(named.keys() - self._names))
                raise TypeError(
                    f"{type(self).__name__} has no {unknown}" if unknown else f"{type(self).__name__} lacks {missing}"
                ) from None

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a value cannot be changed."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: a value cannot be changed."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of the same class and has the same in it."""
        if type(self) is not type(other):
            return NotImplemented
        return self is other or contents(self) == contents(other)

    def __hash__(self) -> int:
        """Give the hash of what is in it; raises ``TypeError`` if that has none."""
        return hash(contents(self))

    def __reduce__(self) -> tuple[Callable[..., Value], tuple[type[Value], dict[str, Any]]]:
        """Let a value be copied, and sent to another process."""
        return _made, (type(self), dict(items(self)))

    def __repr__(self) -> str:
        """Give the expression that makes it."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in items(self))})"


def _made(kind: type[V], content: dict[str, Any]) -> V:
    return kind(**content)


def contents(value: Value) -> tuple[Any, ...]:
    """Give what is in the fields, in their order."""
    return type(value).read_all(value)  # type: ignore[attr-defined, no-any-return]


def items(value: Value) -> Iterator[tuple[str, Any]]:
    """Give name and content of each field, in their order."""
    return zip(type(value).__match_args__, contents(value), strict=True)  # type: ignore[attr-defined]


def replace(value: V, **changes: object) -> V:
    """Give a value with other content in the fields named; raises ``TypeError`` for one that it has not."""
    return type(value)(**{**dict(items(value)), **changes})


def as_dict(value: Value) -> dict[str, Any]:
    """Give a value as a dictionary by the names of its fields, the values within it too."""
    return {name: _plain(content) for name, content in items(value)}


def _plain(content: object) -> object:
    if isinstance(content, Value):
        return as_dict(content)
    if isinstance(content, tuple | list):
        return type(content)(_plain(one) for one in content)
    return content
