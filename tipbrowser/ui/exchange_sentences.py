"""Sentences about exports and imports: what would come, what came, why not, and what was kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tipbrowser.domain.exchanged import Comparison


def sentence_about_refusal(reason: str, detail: str, line: int) -> str:
    """Say why a file is not taken; ``reason`` is as ``exchange.refusals.REASONS`` has it."""
    sentence = {
        "archive": _tr("It is an archive that this program would not have made ({detail})."),
        "damaged": _tr("It is damaged ({detail}): ask for it again."),
        "elsewhere": _tr("Its annotations stand on pages elsewhere, and nothing is fetched: ask for one whole file."),
        "empty": _tr("It is empty."),
        "field": _tr("Something in it is not as it should be ({detail})."),
        "folder": _tr("It is a folder: choose a file in it."),
        "foreign": _tr("It is neither a dossier nor Web Annotations nor lines of JSON."),
        "json": _tr("It is no valid JSON ({detail})."),
        "long": _tr("A text in it is longer than {detail} characters."),
        "missing": _tr("There is no such file."),
        "many": _tr("It holds more than {detail} things."),
        "deep": _tr("It holds lists within lists, more than {detail} of them."),
        "large": _tr("It is too large: {detail} bytes."),
        "newer": _tr("It was made by a newer version of the program: use that version to import it."),
        "text": _tr("It is not a text in UTF-8."),
        "twice": _tr("Two things in it have the same name ({detail})."),
    }.get(reason, _tr("It cannot be read: {detail}."))
    where = _tr("Line {line}: ").format(line=line) if line else ""
    return _tr("{where}{sentence} Nothing was changed.").format(where=where, sentence=sentence.format(detail=detail))


def sentence_about_comparison(comparison: Comparison) -> str:
    """Say what an import would bring."""
    if not (comparison.new or comparison.same or comparison.different or comparison.left):
        return " ".join([_tr("There is nothing in this file."), *_asides(comparison)])
    parts = [
        _count(_tr("%n new"), len(comparison.new)),
        _count(_tr("%n different from yours"), len(comparison.different)),
        _count(_tr("%n the same"), len(comparison.same)),
    ]
    sentence = _tr("{new}, {different}, {same}.").format(new=parts[0], different=parts[1], same=parts[2])
    told = [sentence]
    if comparison.different:
        told.append(_tr("What differs will be kept beside yours; nothing of yours is changed."))
    elif not comparison.changes:
        told.append(_tr("You have all of it: nothing is to be imported."))
    return " ".join([*told, *_asides(comparison)])


def sentence_about_import(count: int, different: int, *, undoable: bool) -> str:
    """Say what was imported."""
    told = [_tr("Imported: 1 thing.") if count == 1 else _count(_tr("Imported: %n things."), count)]
    if different:
        told.append(_count(_tr("Kept beside yours: %n."), different))
    if undoable:
        told.append(_tr("Undo takes all of it back."))
    return " ".join(told)


def sentence_about_export(count: int, path: str) -> str:
    """Say what was exported."""
    words = _tr("Written to {path}: 1 thing.") if count == 1 else _count(_tr("Written to {path}: %n things."), count)
    return words.format(path=path)


def sentence_about_unwritten(path: str, detail: str) -> str:
    """Say that a file could not be written."""
    return _tr("{path} cannot be written ({detail}): nothing was written, and what stood there was left.").format(
        path=path, detail=detail
    )


def dossier_about() -> tuple[str, ...]:
    """Give the first lines of the listing in a dossier."""
    return (
        _tr("Notes, bookmarks and highlights on the compendium on trafficking in persons, to be read by anybody."),
        _tr("The TIP Compendium Browser imports this dossier as a whole: Import notes and bookmarks."),
    )


def dossier_kinds() -> dict[str, str]:
    """Give what stands over the items of each kind in the listing."""
    return {
        "note": _tr("Notes"),
        "highlight": _tr("Highlights"),
        "bookmark": _tr("Bookmarks"),
        "search": _tr("Saved searches"),
        "topic": _tr("Own topics"),
        "tray": _tr("Trays"),
        "entry": _tr("In the trays"),
        "legend": _tr("What the colours mean"),
    }


def dossier_tags() -> str:
    """Give the word before tags in the listing."""
    return _tr("Tags:")


def _asides(comparison: Comparison) -> list[str]:
    told = []
    if comparison.left:
        told.append(_tr("The names of your colours stay as they are."))
    if comparison.in_bin:
        told.append(_count(_tr("In your bin, where they stay: %n."), comparison.in_bin))
    if comparison.cut:
        told.append(_count(_tr("Folders whose place makes no sense, put into the outermost: %n."), comparison.cut))
    if comparison.skipped:
        told.append(_count(_tr("Without anything to keep, left out: %n."), comparison.skipped))
    return told


def _count(words: str, count: int) -> str:
    return words.replace("%n", f"{count}")


def _tr(words: str) -> str:
    return QCoreApplication.translate("ExchangeSentences", words)
