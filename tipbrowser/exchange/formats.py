"""The formats by their names: a file's content in, a collection out, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tipbrowser.domain.exchanged import ENDINGS, Collection
from tipbrowser.exchange import dossier, json_lines, web_reading, web_writing
from tipbrowser.exchange.limits import LARGEST
from tipbrowser.exchange.listing import ListingWords
from tipbrowser.exchange.refusals import ImportRefused
from tipbrowser.whole_file import TooLarge, read_whole

_LINE = (b'"type":"head"', b'"type":"item"', b'"type":"version"')
_ARCHIVE = b"PK"


def written(collection: Collection, form: str, words: ListingWords) -> Iterator[bytes]:
    """Give the parts of a file; ``form`` is one of ``domain.exchanged.FORMATS``."""
    if form == "dossier":
        yield dossier.written(collection, words)
    elif form == "web":
        yield web_writing.written(collection)
    else:
        yield from json_lines.parts(collection)


def read(content: bytes) -> Collection:
    """Give what a file holds, whatever it is called: its content tells its format. Raises ``ImportRefused``."""
    if len(content) > LARGEST:
        raise ImportRefused("large", len(content))
    if content.startswith(_ARCHIVE):
        return dossier.read(content)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise ImportRefused("empty")
    if start[:1] not in (b"{", b"["):
        raise ImportRefused("foreign")
    return json_lines.read(content) if _is_line(start.partition(b"\n")[0]) else web_reading.read(content)


def read_file(path: Path) -> Collection:
    """Give what a file holds; raises ``ImportRefused``, also for one that cannot be read."""
    try:
        return read(read_whole(path, LARGEST))
    except TooLarge as error:
        raise ImportRefused("large", error.size) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImportRefused("missing") from error
    except (OSError, ValueError) as error:  # a path that no file can have, with a NUL in it, is a ValueError
        if path.is_dir():
            raise ImportRefused("folder") from error
        raise ImportRefused("unreadable", getattr(error, "strerror", "") or str(error)) from error


def likely_origin(collection: Collection, path: Path) -> str:
    """Give from whom a file seems to come: whom it names, else its own name; lines without a name are one's own."""
    return collection.head.creator or ("" if path.suffix == ENDINGS["lines"] else path.stem)


def _is_line(first: bytes) -> bool:
    """Tell whether a file begins with a line of ours; a Web Annotation has ``@context`` and other types."""
    compact = first.replace(b" ", b"")
    return b'"@context"' not in compact and any(mark in compact for mark in _LINE)
