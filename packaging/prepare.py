"""Make a machine ready: a virtual environment from the locks, Qt's libraries and named programs of the system.

Standard library only: it runs before anything is installed. Each part is left alone when it is there already.

    python3 packaging/prepare.py .venv requirements.lock [more.lock ...] [--programs strace Xvfb]
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tipbrowser.system_libraries import draws_on_display, missing_for_calls, missing_libraries, packages_of  # noqa: E402 (found by the line above)

OLDEST_PYTHON = (3, 11)
LIBPYTHON = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
PROGRAM_PACKAGES = {
    "strace": "strace",
    "unshare": "util-linux",
    "Xvfb": "xvfb",
    "objdump": "binutils",
    "libpython": LIBPYTHON,
    "desktop-file-validate": "desktop-file-utils",
    "pandoc": "pandoc",
    "soffice": "libreoffice-writer-nogui",
    "pdftotext": "poppler-utils",
}


class CannotPrepare(Exception):
    """Something that only the owner of the machine can do; the message is the sentence for them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is wanted by ``arguments``; 1 and one sentence if the machine's owner has to help."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("environment", type=Path, help="folder of the virtual environment")
    parser.add_argument("locks", nargs="+", type=Path, help="files of exact versions with their hashes")
    parser.add_argument("--programs", nargs="*", default=[], choices=sorted(PROGRAM_PACKAGES))
    wanted = parser.parse_args(arguments)
    try:
        check_python()
        install_packages(lacking_packages(wanted.programs))
        check_libraries()
        make_environment(wanted.environment, wanted.locks)
    except CannotPrepare as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def check_python() -> None:
    """Raise ``CannotPrepare`` if this Python is too old."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotPrepare(
            f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed, and this is {sys.version.split()[0]};"
            " name another with `make PYTHON=python3.12 ...`."
        )


def lacking_packages(programs: Sequence[str]) -> list[str]:
    """Give the Debian packages that this machine lacks: for Qt, for ``programs``, for virtual environments."""
    lacking = packages_of([*missing_libraries(windowed=draws_on_display()), *missing_for_calls()])
    lacking += [PROGRAM_PACKAGES[program] for program in programs if not _is_there(program)]
    # Debian's Python comes without what a virtual environment needs.
    if importlib.util.find_spec("ensurepip") is None:
        lacking.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return lacking


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian ``packages`` as root or by a sudo that asks nothing; else raise with the line to type."""
    if not packages:
        return
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        raise CannotPrepare(f"These are missing, by their Debian names; install your system's: {' '.join(packages)}")
    prefix = _as_root()
    if prefix is None:
        raise CannotPrepare(
            f"Some of the system's libraries or programs are missing. Please type:\n\n    sudo {' '.join(line)}\n"
        )
    print(f"Installing what the system lacks: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], line):
        if subprocess.run([*prefix, *command], env=environment, check=False).returncode:
            raise CannotPrepare(f"`{' '.join(command)}` failed; what it said stands above.")


def check_libraries() -> None:
    """Raise ``CannotPrepare`` if Qt would still end the program."""
    missing = missing_libraries(windowed=draws_on_display())
    if missing:
        raise CannotPrepare(f"These libraries still cannot be loaded: {' '.join(missing)}")


def make_environment(folder: Path, locks: Sequence[Path]) -> None:
    """Make the virtual environment and install each lock whose hash its stamp does not bear yet.

    An environment of another Python, or one that was broken off before it had pip, is made anew.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (
        not python.exists()
        or _python_of(folder) != _this_python()
        or (not all(_is_installed(folder, lock) for lock in locks) and _fails([str(python), "-m", "pip", "--version"]))
    ):
        _make_anew(folder)
    for lock in locks:
        if _is_installed(folder, lock):
            continue
        print(f"Installing {lock}, every file checked by its hash", flush=True)
        # A lock names everything. Left to find out what needs what, the pip that comes with Python 3.11 takes
        # `coverage[toml]` for another package than `coverage`, and the newest there is, whose hash no lock has.
        pip = [str(python), "-m", "pip"]
        _run([*pip, "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(lock)])
        _run([*pip, "check"])
        _stamp(folder, lock).write_text(_mark(lock), encoding="utf-8")


def _is_installed(folder: Path, lock: Path) -> bool:
    stamp = _stamp(folder, lock)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == _mark(lock)


def _stamp(folder: Path, lock: Path) -> Path:
    return folder / f"ready-{lock.with_suffix('').as_posix().replace('/', '-')}"


def _fails(command: Sequence[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode != 0


def _make_anew(folder: Path) -> None:
    print(f"Making the virtual environment {folder}", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", str(folder)])


def _this_python() -> str:
    return ".".join(map(str, sys.version_info[:3]))  # as venv writes it, without a suffix like rc1


def _python_of(folder: Path) -> str:
    """Give the version of Python that an environment was made with; empty where that cannot be told."""
    try:
        lines = (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    settings = dict(line.replace(" ", "").partition("=")[::2] for line in lines)
    return settings.get("version", "")


def _is_there(program: str) -> bool:
    if program != "libpython":
        return shutil.which(program) is not None
    # Debian's Python is built with its library and shipped without; the one-folder program has to carry it.
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    if ".so" not in name or (Path(str(sysconfig.get_config_var("LIBDIR"))) / name).exists():
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _mark(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest() + " " + _this_python()


def _run(command: Sequence[str]) -> None:
    if subprocess.run(command, check=False).returncode:
        raise CannotPrepare(f"`{' '.join(command)}` failed; what it said stands above.")


def _as_root() -> list[str] | None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


if __name__ == "__main__":
    sys.exit(main())
