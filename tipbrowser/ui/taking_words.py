"""What the program says in documents of its own, and of what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.manuscript import Words
from tipbrowser.ui.labels import breakable


def words() -> Words:
    """Give the program's own words in a document."""
    return Words(
        table_columns=(_tr("Paragraph"), _tr("Source"), _tr("My comment")),
        topic_columns=(
            _tr("Topic"), _tr("Paragraphs of the compendium"), _tr("Document symbol"), _tr("Resolution/decision"),
            _tr("Paragraphs"), _tr("Recommendations"),
        ),
        ibid=_tr("(that is: {text})"),
        reading=_tr("(read: {text})"),
        untitled=_tr("From the compendium on trafficking in persons"),
        edition=_tr(
            "{publisher}, {title} ({place}, {year}). {covers} Check each quotation against the document symbol."
        ),
        errata_columns=(_tr("Place"), _tr("As printed"), _tr("Read instead"), _tr("Why")),
        unknown=_tr("It cannot be known."),
        compared=_tr("{other}, compared with {first}"),
        part=_tr("Part {part}"),
    )  # fmt: skip


def sentence_about_written(count: int, path: str, missing: Sequence[str]) -> str:
    """Say how many paragraphs stand in a file, and what is not in this edition."""
    one, several = _tr("%n paragraph written to {path}.", 1), _tr("%n paragraphs written to {path}.", count)
    return breakable(" ".join([(one if count == 1 else several).format(path=path), *_missing(missing)]))


def sentence_about_printed(count: int, missing: Sequence[str]) -> str:
    """Say that it went to the printer."""
    one, several = _tr("%n paragraph sent to the printer.", 1), _tr("%n paragraphs sent to the printer.", count)
    return " ".join([one if count == 1 else several, *_missing(missing)])


def sentence_about_template(reason: str, path: str, detail: str) -> str:
    """Say why a file is no template."""
    why = {
        "unreadable": _tr("it cannot be read ({detail})"),
        "large": _tr("it is larger than any template"),
        "foreign": _tr("it is no Word document (.docx, .dotx)"),
        "encrypted": _tr("it is an old Word document, or locked with a password; save it as .docx without one"),
        "macros": _tr("it holds macros; save it as .docx or .dotx"),
        "damaged": _tr("something in it is missing; save it anew in Word"),
        "own": _tr("the program's own template is missing; install the program anew"),
    }[reason].format(detail=detail)
    return breakable(_tr("The template {path} is not taken: {why}. Nothing was written.").format(path=path, why=why))


def sentence_about_open(path: str) -> str:
    """Say that the file is open in an office program."""
    sentence = _tr("{path} is open in another program: close it there, or choose another name. Nothing was written.")
    return breakable(sentence.format(path=path))


def sentence_about_unwritten(path: str, detail: str) -> str:
    """Say that a file could not be written; a Word document that is open elsewhere may be the reason."""
    sentence = _tr(
        "{path} cannot be written: {detail}. What was there is unchanged; if it is open in another program, close it there,"
        " or choose another name."
    )
    return breakable(sentence.format(path=path, detail=detail))


def _missing(locators: Sequence[str]) -> list[str]:
    if not locators:
        return []
    return [_tr("Not in this edition, and left out: {locators}.").format(locators=", ".join(locators))]


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("TakingWords", text, "", count)
