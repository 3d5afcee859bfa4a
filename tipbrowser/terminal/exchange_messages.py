"""Every sentence that ``tipbrowser notes list``, ``show``, ``export`` and ``import`` say beside their answers."""

from __future__ import annotations

from tipbrowser.terminal.messages import listed, quoted

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tipbrowser.domain.exchanged import Comparison
    from tipbrowser.exchange.listing import ListingWords
    from tipbrowser.exchange.refusals import ImportRefused

REFUSALS = {
    "archive": "it is an archive that this program would not have made ({detail})",
    "damaged": "it is damaged ({detail})",
    "elsewhere": "its annotations stand on pages elsewhere, and nothing is fetched",
    "empty": "it is empty",
    "field": "something in it is not as it should be ({detail})",
    "folder": "it is a folder",
    "foreign": "it is neither a dossier nor Web Annotations nor lines of JSON",
    "json": "it is no valid JSON ({detail})",
    "long": "a text in it is longer than {detail} characters",
    "missing": "there is no such file",
    "many": "it holds more than {detail} things",
    "deep": "it holds lists within lists, more than {detail} of them",
    "large": "it is too large, {detail} bytes",
    "newer": "it was made by a newer version of the program",
    "text": "it is not a text in UTF-8",
    "twice": "two things in it have the same name ({detail})",
    "unreadable": "{detail}",
}


def refused_notes(path: str, refused: ImportRefused) -> str:
    """Say why a file is not taken."""
    where = f" line {refused.line}:" if refused.line else ""
    return f"{path} cannot be imported:{where} {REFUSALS[refused.reason].format(detail=refused.detail)}. Nothing was changed."


def compared(comparison: Comparison) -> list[str]:
    """Say what an import would bring."""
    lines = [
        f"{len(comparison.new):>6}  new",
        f"{len(comparison.different):>6}  different from yours, to be kept beside them",
        f"{len(comparison.same):>6}  the same",
    ]
    for count, words in (
        (len(comparison.left), "names of colours, where yours stay"),
        (comparison.in_bin, "of the same lie in your bin, and stay there"),
        (comparison.cut, "folders whose place makes no sense, put into the outermost"),
        (comparison.skipped, "without anything to keep, left out"),
    ):
        if count:
            lines.append(f"{count:>6}  {words}")
    return lines


def not_applied() -> str:
    """Say that an import was only looked at."""
    return "nothing was changed; “--apply” imports it."


def nothing_to_import() -> str:
    """Say that there is nothing to be imported."""
    return "you have all of it: there is nothing to import."


def imported(count: int) -> str:
    """Say how much was imported."""
    return f"Imported: {count}."


def exported(path: str, count: int) -> str:
    """Say how much was written, and where."""
    return f"Written to {path}: {count}."


def exists_already(path: str) -> str:
    """Say that a file stands there and was left."""
    return f"{path} is there already and was left as it is; “--replace” replaces it."


def own_place(path: str) -> str:
    """Say that nothing is written among the program's own files."""
    return f"{path} is in the folder of the program's own files; choose another place."


def unwritable_file(path: str, detail: str) -> str:
    """Say that a file could not be written."""
    return f"{path} cannot be written: {detail}. What stood there was left as it is."


def overtaken() -> str:
    """Say that somebody wrote meanwhile."""
    return "something was written by another program meanwhile; nothing was imported. Try again."


def nothing_kept() -> str:
    """Say that there is nothing of this."""
    return "there is nothing of this among your notes."


def no_item(name: str) -> str:
    """Say that nothing has such a name or place."""
    return f"{quoted(name)} names nothing among your notes; “tipbrowser notes list” lists them with their names."


def several_items(name: str, names: Sequence[str]) -> str:
    """Say that several begin so."""
    return f"{quoted(name)} is the beginning of several names: {listed(names)}."


def no_folder(name: str, names: Sequence[str]) -> str:
    """Say that there is no such folder."""
    hint = f" There are {listed(map(quoted, names))}." if names else ""
    return f"there is no folder {quoted(name)}.{hint}"


def several_folders(name: str, names: Sequence[str]) -> str:
    """Say that several folders have this name."""
    return f"several folders are called {quoted(name)}: {listed(map(quoted, names))}."


def listing_words() -> ListingWords:
    """Give the words of the listing in a dossier."""
    from tipbrowser.exchange.listing import ListingWords

    return ListingWords(
        about=(
            "Notes, bookmarks and highlights on the compendium on trafficking in persons, to be read by anybody.",
            "The TIP Compendium Browser imports this dossier as a whole: Import notes and bookmarks.",
        ),
        kinds={
            "note": "Notes", "highlight": "Highlights", "bookmark": "Bookmarks", "search": "Saved searches",
            "topic": "Own topics", "tray": "Trays", "entry": "In the trays", "legend": "What the colours mean",
        },
        tags="Tags:",
    )  # fmt: skip
