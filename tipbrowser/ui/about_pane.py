"""What the edition and the program are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tipbrowser.domain.publication import Edition
from tipbrowser.ui.labels import breakable, plain_label
from tipbrowser.ui.sheet_column import SheetColumn


class AboutPane(SheetColumn):
    """Edition, coverage, rights and versions; every word can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column.setSpacing(4)
        self.setAccessibleName(self.tr("About this edition and program"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # it is read by the arrow keys

    def show_about(self, edition: Edition | None, file: str, versions: Mapping[str, str]) -> None:
        """Show the edition (none without a database), its file if it is not the bundled one, and the versions by name."""
        self._clear()
        if edition is not None:
            self._add(self.tr("The publication"), _publication(edition))
            if file:
                other = self.tr("Another compendium than the one that comes with the program: {file}")
                self._add(self.tr("The file"), other.format(file=breakable(file)))
            self._add(self.tr("What it covers"), edition.covers)
            self._add(self.tr("Where the text comes from"), self._source(edition))
        self._add(self.tr("Rights"), self._rights(edition))
        self._add(self.tr("The program"), "\n".join(f"{name} {version}" for name, version in versions.items()))
        self._column.addStretch(1)

    def _add(self, heading: str, text: str) -> None:
        self._column.addWidget(plain_label(self._content, "sheet_heading", heading))
        label = plain_label(self._content, "sheet_text", text)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._column.addWidget(label)
        self._column.addSpacing(12)

    def _source(self, edition: Edition) -> str:
        return self.tr(
            "The database was built from the publication's text ({name}, {lines} lines), and each line is accounted"
            " for. The text's SHA-256 is {digest}."
        ).format(name=edition.source_name, lines=edition.source_lines, digest=_in_groups(edition.source_sha256))

    def _rights(self, edition: Edition | None) -> str:
        program = self.tr("The program's code is free software under the MIT licence.")
        faces = self.tr("The typefaces are IBM Plex, under the SIL Open Font License.")
        if edition is None:
            return f"{program} {faces}"
        text = self.tr("The publication's text: {copyright}. It is not covered by the program's licence.")
        return f"{text.format(copyright=edition.copyright.rstrip('.'))} {program} {faces}"


def _publication(edition: Edition) -> str:
    return f"{edition.title}\n{edition.publisher}, {edition.place}, {edition.year}"


def _in_groups(digest: str) -> str:
    """Give a digest in groups of eight, so that it wraps in a narrow window."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
