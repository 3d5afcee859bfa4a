"""A floor below SQLite and below Python's own files: each call that a file gets is told first, and can be refused.

SQLite's side is a layer over the file system of the very library that the program uses, made with ctypes: no other
SQLite, no compiler and no tracing program are needed. It is for processes that end soon after.
"""

from __future__ import annotations

import _sqlite3
import builtins
import ctypes
import errno
import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

OK, BUSY, IOERR, FULL, CANTOPEN = 0, 5, 10, 13, 14
IOERR_WRITE, IOERR_FSYNC, IOERR_DIR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE = (IOERR | n << 8 for n in (3, 4, 5, 6, 10))
IOERR_READ, IOERR_LOCK = (IOERR | n << 8 for n in (1, 15))
CREATE, DELETE_ON_CLOSE = 0x4, 0x8
SHARED = 1


@dataclass(frozen=True, slots=True)
class Call:
    """One call, before it is made."""

    kind: str
    """``open``, ``write``, ``truncate``, ``sync``, ``delete``, ``lock``, ``rename``, ``mkdir`` or ``syncdir``."""
    path: str
    offset: int = 0
    """Where a write begins; the new size of a file that is cut."""
    data: bytes = b""
    target: str = ""
    """What a file is renamed to."""
    lasts: bool = True
    """Whether a deletion is synced at once."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a call answers instead of being made."""

    code: int
    """SQLite's; of Python's own files it is an ``OSError`` of the same meaning."""
    short: bool = False
    """Of a write: half of it is written nevertheless."""
    done: bool = False
    """It was done nevertheless, and only its answer is an error."""
    deadly: bool = False
    """It is not answered any more: the process is killed."""


KILLED = Refusal(OK, deadly=True)
KILLED_HALFWAY = Refusal(OK, short=True, deadly=True)


Notice = Callable[[Call], "Refusal | None"]
"""Hears of a call; gives what it answers, or nothing where it is to be made."""
Told = Callable[[Call], None]


_installed: list[object] = []
"""SQLite goes on calling what it was once given."""


class _Methods(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        *(
            (name, ctypes.c_void_p)
            for name in (
                "close read write truncate sync size lock unlock reserved control sector device"
                " shm_map shm_lock shm_barrier shm_unmap fetch unfetch"
            ).split()
        ),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.c_void_p)]


class _System(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        *(
            (name, ctypes.c_void_p)
            for name in (
                "data open delete access full dl_open dl_error dl_sym dl_close random sleep time error time64"
                " set_call get_call next_call"
            ).split()
        ),
    ]


_Close = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_Write = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_Number = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_Open = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_Delete = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


class SqliteCalls:
    """While it is installed, SQLite opens its files through it."""

    def __init__(self, notice: Notice, told: Told | None = None) -> None:
        """``notice`` hears of each call before, ``told`` after it was made."""
        self._notice = notice
        self._told = told or (lambda _call: None)
        self._library = ctypes.CDLL(_sqlite3.__file__)
        find, self._register = self._library.sqlite3_vfs_find, self._library.sqlite3_vfs_register
        find.restype = ctypes.c_void_p
        self._register.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self._beneath: int = find(None)
        self._system = _System.from_buffer_copy(_System.from_address(self._beneath))
        self._files: dict[int, tuple[str, _Methods]] = {}
        self._tables: dict[int, _Methods] = {}
        self._kept: list[Any] = []
        self._system.name = b"told"
        self._real_open, self._real_delete = _Open(self._system.open), _Delete(self._system.delete)
        self._system.open = self._keep(_Open(self._open))
        self._system.delete = self._keep(_Delete(self._delete))
        self._own = {
            "close": self._keep(_Close(self._close)),
            "write": self._keep(_Write(self._write)),
            "truncate": self._keep(_Truncate(self._truncate)),
            "sync": self._keep(_Number(self._sync)),
            "lock": self._keep(_Number(self._lock)),
        }

    def install(self) -> None:
        """Let all files that are opened from now on be opened through it."""
        _installed.append(self)
        self._register(ctypes.addressof(self._system), 1)

    def remove(self) -> None:
        """Let files be opened as before; those that are open stay with it."""
        self._register(self._beneath, 1)

    def _keep(self, made: Any) -> int | None:  # noqa: ANN401  # ctypes has no type for a function of any kind
        self._kept.append(made)
        return ctypes.cast(made, ctypes.c_void_p).value

    def _open(self, system: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        path = ctypes.string_at(name).decode() if name else ""
        call = Call("open", path)
        refusal = self._notice(call) if path and flags & CREATE else None
        if refusal is not None:
            _File.from_address(file).methods = None
            return _answer(refusal)
        code = self._real_open(system, name, file, flags, out)
        if code == OK and path:
            head = _File.from_address(file)
            assert head.methods is not None
            self._files[file] = (path, _Methods.from_address(head.methods))
            head.methods = ctypes.addressof(self._table(head.methods))
            if flags & CREATE:
                self._told(call)
        return int(code)

    def _table(self, real: int) -> _Methods:
        if real not in self._tables:
            table = _Methods.from_buffer_copy(_Methods.from_address(real))
            for name, own in self._own.items():
                setattr(table, name, own)
            self._tables[real] = table
        return self._tables[real]

    def _close(self, file: int) -> int:
        _path, methods = self._files.pop(file)
        return int(_Close(methods.close)(file))

    def _write(self, file: int, data: int, amount: int, offset: int) -> int:
        path, methods = self._files[file]
        call = Call("write", path, offset, ctypes.string_at(data, amount))
        refusal = self._notice(call)
        real = _Write(methods.write)
        if refusal is not None:
            if refusal.short:
                real(file, data, amount // 2, offset)
            return _answer(refusal)
        return self._tell(call, real(file, data, amount, offset))

    def _truncate(self, file: int, size: int) -> int:
        path, methods = self._files[file]
        return self._make(Call("truncate", path, size), lambda: _Truncate(methods.truncate)(file, size))

    def _sync(self, file: int, flags: int) -> int:
        path, methods = self._files[file]
        return self._make(Call("sync", path), lambda: _Number(methods.sync)(file, flags))

    def _lock(self, file: int, level: int) -> int:
        path, methods = self._files[file]
        return self._make(Call("lock", path, level), lambda: _Number(methods.lock)(file, level))

    def _delete(self, system: int, name: int, sync: int) -> int:
        call = Call("delete", ctypes.string_at(name).decode(), lasts=bool(sync))
        return self._make(call, lambda: self._real_delete(system, name, sync))

    def _make(self, call: Call, real: Callable[[], int]) -> int:
        refusal = self._notice(call)
        if refusal is None:
            return self._tell(call, real())
        if refusal.done:
            self._tell(call, real())
        return _answer(refusal)

    def _tell(self, call: Call, code: int) -> int:
        if code == OK:
            self._told(call)
        return int(code)


def _answer(refusal: Refusal) -> int:
    if refusal.deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return refusal.code


class PythonCalls:
    """While it is installed, what Python does to files by its own is told too, for backups and exports."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice

    def install(self) -> None:
        """Begin, for good: the process ends soon after."""
        for name, kind in (
            ("replace", "rename"), ("rename", "rename"), ("link", "rename"), ("unlink", "delete"), ("remove", "delete"),
            ("fsync", "sync"), ("mkdir", "mkdir"), ("truncate", "truncate"), ("ftruncate", "truncate"),
        ):  # fmt: skip
            setattr(os, name, self._told_first(kind, getattr(os, name)))
        real_write = os.write

        def write(descriptor: int, data: bytes) -> int:
            self._ask(Call("write", "", data=bytes(data)), lambda half: real_write(descriptor, half))
            return real_write(descriptor, data)

        os.write = write  # type: ignore[assignment]
        self._tell_of_files()

    def _told_first(self, kind: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def made(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # as what it stands for
            self._ask(Call(kind, str(given[0])), lambda _half: None)
            return real(*given, **named)

        return made

    def _ask(self, call: Call, write_half: Callable[[bytes], object]) -> None:
        refusal = self._notice(call)
        if refusal is not None:
            if refusal.short:
                write_half(call.data[: len(call.data) // 2])
            number = errno.ENOSPC if _answer(refusal) == FULL else errno.EIO
            raise OSError(number, os.strerror(number), call.path)

    def _tell_of_files(self) -> None:
        ask = self._ask

        class ToldFile(io.FileIO):
            def write(self, data: Any, /) -> int:  # noqa: ANN401  # as FileIO's own
                ask(Call("write", str(self.name), data=bytes(data)), super().write)
                return super().write(data)

        real_open = io.open

        def opened(  # as the function it stands for
            file: int | str, mode: str = "r", buffering: int = -1, encoding: str | None = None,
            errors: str | None = None, newline: str | None = None, closefd: bool = True,
            opener: Callable[[str, int], int] | None = None,
        ) -> object:  # fmt: skip
            if not set(mode) & set("wax+"):
                return real_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
            raw = ToldFile(file, mode.replace("b", "").replace("t", ""), closefd, opener)
            whole: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
            if "b" in mode:
                return raw if buffering == 0 else whole
            return io.TextIOWrapper(whole, encoding, errors, newline, line_buffering=buffering == 1)

        io.open = opened  # type: ignore[assignment]
        builtins.open = opened  # type: ignore[assignment]
