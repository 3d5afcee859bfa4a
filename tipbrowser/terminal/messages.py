"""Every sentence that the terminal says beside its answers: what happened, and what to do."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tipbrowser.domain.hits import Answer
    from tipbrowser.domain.resolution import Silence
    from tipbrowser.importer.errors import ImportRefused
    from tipbrowser.importer.source import ForeignSource
    from tipbrowser.services.library import CompendiumError

NAMED_AT_MOST = 8
"""More names than this make no sentence."""

QUOTED_AT_MOST = 80
"""What was typed is given back no longer than this, in characters."""

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that would steer the terminal."""


def say(sentence: str) -> None:
    """Put a sentence on the error stream, with the program's name before it and nothing that steers the terminal."""
    lines = "\n".join(map(escaped, sentence.split("\n")))
    print(f"tipbrowser: {lines}", file=sys.stderr)


def escaped(text: str) -> str:
    r"""Give a text with each character that would steer the terminal written out: ``\x1b``."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text)


def unusable_database(error: CompendiumError, *, is_bundled: bool = True) -> str:
    """Say what is wrong with the compendium database, and what to do if it is the one that comes with the program."""
    again = "; install the program again, or build the database with “tipbrowser build”." if is_bundled else "."
    sentences = {
        "CompendiumMissing": f"there is no compendium database at {error.path}{again}",
        "CompendiumUnreadable": f"the compendium database at {error.path} cannot be read: {error.detail}.",
        "CompendiumForeign": f"the file at {error.path} is not a compendium database.",
        "CompendiumDamaged": f"the compendium database at {error.path} is damaged ({error.detail}){again}",
        "CompendiumNewer": f"the compendium database at {error.path} was built by a newer version of the program;"
        " install that version.",
    }
    return sentences[type(error).__name__]


def unwritable_answer(reason: str) -> str:
    """Say that the answer could not be written where it should go."""
    return f"the answer could not be written: {reason}."


def unexpected_fault(*, logged: str) -> str:
    """Say that the program has a fault; ``logged`` is the folder of the log, empty if that cannot be written."""
    written = f" The log in {logged} says where." if logged else " The log cannot be written either."
    return f"the program has met a fault of its own, and nothing was changed.{written}"


def not_understood(pieces: Sequence[str], nearest: Sequence[str]) -> str:
    """Say which pieces of the input name nothing, and what exists near them."""
    verb = "names" if len(pieces) == 1 else "name"
    hint = f" The nearest that exist: {listed(nearest)}." if nearest else " “tipbrowser sections” lists what exists."
    return f"{listed(map(quoted, pieces))} {verb} nothing in the compendium.{hint}"


def nothing_asked() -> str:
    """Say that the input names nothing at all."""
    return "no locator was given; try “tipbrowser show A.II.36”."


def nothing_to_open() -> str:
    """Say that no place was named for the window."""
    return "no place was given; try “tipbrowser open A.II.36”."


def both_parts(alternatives: Sequence[str]) -> str:
    """Say that both parts of the compendium have what was asked for."""
    return f"both parts have this: {listed(alternatives)}. All are given; type the part to have one."


def one_place_only(locators: Sequence[str]) -> str:
    """Say that a window shows one place at a time."""
    return f"the window shows one place; choose one of {listed(locators)}."


def silent_session(silence: Silence) -> str:
    """Say that a session adopted nothing, and which one the printed heading of that number is, or what is near."""
    session = silence.session
    numeral = session.section.rpartition(".")[2]
    other = f" The nearest with a text: {listed(silence.near)}." if silence.near else ""
    if silence.headed is not None:
        other = f" The heading numbered {numeral} in part B is that of {silence.headed}."
    title = session.title[:1].lower() + session.title[1:]
    return f"the {title} ({session.dates}) adopted nothing on trafficking in persons.{other}"


def unknown_topic(name: str, nearest: Sequence[str]) -> str:
    """Say that the index has no such topic, or several that could be meant."""
    if not nearest:
        return f"the index has no topic {quoted(name)}; “tipbrowser topics” lists them all."
    return f"the index has no single topic {quoted(name)}; it has {listed(f'“{topic}”' for topic in nearest)}."


def no_topics(words: str, nearest: Sequence[str]) -> str:
    """Say that no topic holds these words, and which come near."""
    if not nearest:
        return f"no topic of the index holds {quoted(words)}; “tipbrowser topics” lists them all."
    return f"no topic of the index holds {quoted(words)}; near are {listed(f'“{topic}”' for topic in nearest)}."


REASONS = {
    "topic": "topic",
    "lead": "in the opening words above",
    "footnote": "footnote",
    "place": "of",
    "note": "your note",
}
"""What else a passage was found by, beside its own words."""
_READ_OTHERWISE = {
    "quotation": "the quotation mark of {words} is not closed; it goes to the end",
    "bracket": "the bracket {words} is not closed; it goes to the end",
    "stray": "the bracket {words} closes nothing and is passed over",
    "beside": "{words} joins nothing and is passed over",
    "field": "{words} is no field, and is read as words; there are part, meeting, session, year, topic, symbol, kind,"
    " cites and in",
    "unread": "what you wrote cannot be read: “tipbrowser notes check” says what is wrong",
    "value": "{words} is no such value, and is read as words",
    "begun": "{words} is passed over, for no value follows it",
    "near": "{words} joins words and phrases alone; it is read as words",
    "long": "from {words} on the query is too long, and is not read",
}


def read_otherwise(kind: str, words: str) -> str:
    """Say what of a query could not be meant as it was typed, and how it was read."""
    return _READ_OTHERWISE[kind].format(words=quoted(words)) + "."


def found(answer: Answer) -> str:
    """Say how much was found, where the answer itself does not show it."""
    meant = f" Did you mean {quoted(answer.suggestions[0])}?" if answer.suggestions else ""
    if answer.is_nearest:
        return f"no passage has all of this; these have some of it.{meant}"
    if not answer.hits:
        return f"no passage has this.{meant}" if answer.query else "nothing is searched for."
    return f"{answer.total} passages were found; “--limit N” gives more than these {len(answer.hits)}."


def notes_elsewhere(count: int) -> str:
    """Say that notes were found which belong to no passage."""
    which = (
        "one more of your notes has this and belongs"
        if count == 1
        else f"{count} more of your notes have this and belong"
    )
    return f"{which} to no passage; the window's pane of notes lists them."


def misread_letter(typed: str, reading: str, number: int, taken: Sequence[str]) -> str:
    """Say that what was typed stands in the index for another locator, as one of the errata explains."""
    return (
        f"{quoted(typed)} is taken as {listed(taken)}. Where the index prints it so, {reading} is meant: see erratum"
        f" {number} by “tipbrowser errata”."
    )


def changed_text(path: object) -> str:
    """Say that the database is not the one that was built."""
    return (
        f"the compendium database at {path} was changed or damaged after it was built: do not quote from this answer,"
        " and install the program again."
    )


def unchecked_text(path: object, reason: str) -> str:
    """Say that nobody can tell whether the database is the one that was built."""
    return (
        f"whether the compendium database at {path} is still the one that was built could not be checked ({reason}):"
        " compare a quotation with the publication."
    )


def missing_libraries(missing: Sequence[str], line: str) -> str:
    """Say which libraries the window needs, and the line that installs them."""
    return f"the window needs {listed(missing)} from the system. On Debian and its relatives:\n{line}"


def silent_window() -> str:
    """Say that a window runs and does not answer."""
    return "the window that is open over the same data folder does not answer; close it, or end its program."


def no_display(picture: str) -> str:
    """Say that no window can be shown here, and what is done instead."""
    return f"there is no display to open a window on; a picture of the window is written to {picture} instead."


def built(path: str, sha256: str) -> str:
    """Say that a database was built."""
    return f"Built {escaped(path)}, SHA-256 {sha256}."


def foreign_source(source: str, foreign: ForeignSource) -> str:
    """Say that a text is not the one that the repairs were written for."""
    return (
        f"{source} is not the text that the repairs were written for; whether it is whole is not known"
        f" (its SHA-256 is {foreign.found}, theirs {foreign.expected})."
    )


def no_source() -> str:
    """Say that the text to compare with is not here."""
    return "the publication's text does not come with this installation; name it with --source."


def no_count(text: str) -> str:
    """Say that a number of things is none."""
    return f"{quoted(text)} is no number from 0 up"


def proved() -> str:
    """Say that a verification found nothing wrong."""
    return "Every guarantee holds."


def breached(count: int) -> str:
    """Say how many breaches a verification found."""
    return f"not every guarantee holds: {'one breach' if count == 1 else f'{count} breaches'}, listed above."


def refused_import(error: ImportRefused, source: str) -> str:
    """Say why no database was built or verified."""
    kind = type(error).__name__
    values = {name: str(value) for name, value in vars(error).items()}
    if kind in ("SourceUnreadable", "OutputRefused"):
        deed = "read" if kind == "SourceUnreadable" else "written"
        return f"{values['path']} cannot be {deed}: {values['detail']}."
    sentences = {
        "RepairsRefused": "{path} cannot be used for repairs: {detail}.",
        "NotText": "{source} is not a text in UTF-8.",
        "OtherDocument": "{source} is not a compendium of recommendations: it lacks {missing}.",
        "Truncated": "{source} breaks off: “{missing}” never comes.",
        "UnplacedLine": "line {number} of {source} cannot be placed: {text}",
        "RowRefused": "{source} cannot be stored as a compendium: {table}, {detail}.",
        "RepairDoesNotFit": "line {number} of {source} should hold a repair's “{was}” and does not.",
    }
    return sentences.get(kind, "{source} cannot be used: {detail}").format(
        **{"detail": str(error), **values, "source": source}
    )


def quoted(typed: str) -> str:
    """Give what was typed between quotation marks: shortened, and without characters that steer a terminal."""
    shown = typed if len(typed) <= QUOTED_AT_MOST else f"{typed[: QUOTED_AT_MOST - 1]}…"
    return f"“{''.join(sign if sign.isprintable() else UNPRINTABLE for sign in shown)}”"


def listed(names: Iterable[str]) -> str:
    """Give names as a list in a sentence, without a serial comma, long lists cut."""
    shown = list(names)
    if len(shown) > NAMED_AT_MOST:
        shown = [*shown[: NAMED_AT_MOST - 1], f"{len(shown) - NAMED_AT_MOST + 1} others"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
