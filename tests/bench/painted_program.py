"""The program as it starts, saying when the first page of text has painted, and then how much memory it takes.

Run as ``python -m tests.bench.painted_program MILLISECONDS DATA_FOLDER [DATABASE]``; the milliseconds are those
until it closes again.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Start the program as the command line does, with an ear at the text."""
    from tipbrowser.binding import load_binding

    load_binding()  # as the program does, before anything that needs it
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from tipbrowser import paths
    from tipbrowser.__main__ import main as start
    from tipbrowser.ui.page.page_view import PageView

    stay, folder, *database = sys.argv[1:]
    if database:
        paths.bundled_database = lambda: Path(database[0])
    paint = PageView.paintEvent
    painted: list[bool] = []

    def end() -> None:
        with open("/proc/self/status", encoding="ascii") as status:
            resident = next(line for line in status if line.startswith("VmRSS"))
        sys.stdout.write(f"resident {resident.split()[1]}\n")
        QApplication.quit()

    def listen(view: PageView, event: QPaintEvent) -> None:
        paint(view, event)
        if not painted and not view.document().isEmpty():
            painted.append(True)
            sys.stdout.write("painted\n")
            sys.stdout.flush()
            QTimer.singleShot(int(stay), end)

    PageView.paintEvent = listen  # type: ignore[method-assign, assignment]
    return start(["--data-dir", folder])


if __name__ == "__main__":
    sys.exit(main())
