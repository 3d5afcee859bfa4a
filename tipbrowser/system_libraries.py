"""Whether Qt can start here: the libraries it takes from the system, and a display that answers.

Qt ends the program when one of these is missing, in a way that Python cannot catch; so they are tried before Qt is
imported, by loading them for real.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

# Name of the library, and the Debian package that holds it. Read from the NEEDED entries of Qt's own libraries.
# The rest of what Qt needs comes with these packages.
_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_FOR_WINDOWS = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_FOR_CALLS = {"libgssapi_krb5.so.2": "libgssapi-krb5-2"}
"""Of Qt's part for sockets, by which a second start calls the window; without it there is a second window."""
_PACKAGES = _ALWAYS | _FOR_WINDOWS | _FOR_CALLS


def missing_libraries(windowed: bool = True) -> list[str]:
    """Give the names of the system's libraries that Qt needs and cannot load, ``libEGL.so.1``.

    ``windowed`` tells whether a window is wanted, or only drawing off-screen. Nothing is ever missing on systems
    other than Linux, where Qt brings all it needs.
    """
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in (_ALWAYS | _FOR_WINDOWS if windowed else _ALWAYS) if not _loads(name)]


def missing_for_calls() -> list[str]:
    """Give the names of the libraries without which the window runs, and cannot be called by a second start."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in _FOR_CALLS if not _loads(name)]


def install_line(missing: Iterable[str]) -> str:
    """Give the line that installs ``missing`` (names of libraries) on Debian and its relatives."""
    return "sudo apt-get install --yes --no-install-recommends " + " ".join(packages_of(missing))


def packages_of(missing: Iterable[str]) -> list[str]:
    """Give the Debian packages that hold ``missing`` (names of libraries)."""
    return sorted({_PACKAGES[name] for name in missing})


def has_display(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether a window can be shown, by ``environment`` or else the process's own.

    A display that is named is also asked: a name left over from a closed session is no display. Whoever chooses
    another platform of Qt (``QT_QPA_PLATFORM=offscreen``) needs none.
    """
    names = os.environ if environment is None else environment
    if not sys.platform.startswith("linux") or not _wants_display(names):
        return True
    return _wayland_answers(names) or _x11_answers(names.get("DISPLAY", ""))


def draws_on_display(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether Qt will draw on a display, by ``environment`` or else the process's own.

    Only then it needs the libraries of windows: another platform of Qt (``QT_QPA_PLATFORM=offscreen``) does without
    them, and so does a machine whose display does not answer.
    """
    names = os.environ if environment is None else environment
    return _wants_display(names) and has_display(names)


def _wants_display(names: Mapping[str, str]) -> bool:
    """Tell whether the platform of Qt that ``names`` chooses is one of a display; an unnamed one is."""
    platform = names.get("QT_QPA_PLATFORM", "")
    return not platform or platform.startswith(("xcb", "wayland"))


def _wayland_answers(names: Mapping[str, str]) -> bool:
    if not names.get("WAYLAND_DISPLAY"):
        return False
    import ctypes

    socket = os.path.join(names.get("XDG_RUNTIME_DIR", ""), names["WAYLAND_DISPLAY"])  # noqa: PTH118 (no pathlib at the start)
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False  # Qt has the same library to ask with
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(os.fsencode(socket))
    if connection:
        wayland.wl_display_disconnect(connection)
    return bool(connection)


def _x11_answers(display: str) -> bool:
    if not display:
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        # Without the library nobody can ask; missing_libraries says what is wanted, so the display may count.
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _loads(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
