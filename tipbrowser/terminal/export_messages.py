"""Every sentence that ``tipbrowser export`` says, and the words that it writes into documents."""

from __future__ import annotations

from tipbrowser.domain.manuscript import Words
from tipbrowser.terminal.messages import escaped, listed, quoted

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

TEMPLATES = {
    "unreadable": "it cannot be read ({detail})",
    "large": "it is larger than any template",
    "foreign": "it is no Word document (.docx, .dotx)",
    "encrypted": "it is an old Word document, or locked with a password; save it as .docx without one",
    "macros": "it holds macros; save it as .docx or .dotx",
    "damaged": "something in it is missing ({detail}); save it anew in Word",
}
CITATIONS = {
    "unknown field": "{words} is no field that there is",
    "unclosed field": "“{{” is never closed",
    "unclosed part": "“[” is never closed",
    "unopened": "{words} closes nothing; itself it is written {itself}",
    "escape": "{words} means nothing; a backslash itself is written “\\\\”",
    "depth": "too many parts stand in one another",
}


def words() -> Words:
    """Give the program's own words in a document."""
    return Words(
        table_columns=("Paragraph", "Source", "My comment"),
        topic_columns=(
            "Topic", "Paragraphs of the compendium", "Document symbol", "Resolution/decision", "Paragraphs",
            "Recommendations",
        ),
        ibid="(that is: {text})",
        reading="(read: {text})",
        untitled="From the compendium on trafficking in persons",
        edition="{publisher}, {title} ({place}, {year}). {covers} Check each quotation against the document symbol.",
        errata_columns=("Place", "As printed", "Read instead", "Why"),
        unknown="It cannot be known.",
        compared="{other}, compared with {first}",
        part="Part {part}",
    )  # fmt: skip


def refused_citation(kind: str, position: int, words: str) -> str:
    """Say what is wrong with a form of citations, and where; ``kind`` is as ``TemplateError`` has it."""
    itself = quoted("\\" + words)
    why = CITATIONS[kind].format(words=quoted(words), itself=itself)
    return f"the form of the citations is not understood at letter {position + 1}: {why}. Nothing was written."


def exported(path: str, count: int, what: str) -> str:
    """Say how many ``passages`` or ``errata`` were written."""
    one = {"passages": "passage", "errata": "erratum"}[what]
    return f"{escaped(path)}: {count} {one if count == 1 else what}."


def nothing_chosen() -> str:
    """Say that there is nothing to write."""
    return "nothing is chosen: name passages, a topic, a search that finds something, or a tray. Nothing was written."


def topic_needed() -> str:
    """Say that the table of a topic needs one topic alone."""
    return "the variant “topic” needs “--topic” and nothing beside it. Nothing was written."


def unknown_ending(path: str, formats: Sequence[str]) -> str:
    """Say that the file's name tells no format."""
    return f"the name {quoted(path)} tells no format; “--format” takes {', '.join(formats)}. Nothing was written."


def template_without_document(form: str) -> str:
    """Say that a template is for Word documents alone."""
    return f"a template is for Word documents, and not for {form}. Nothing was written."


def exists_already(path: str) -> str:
    """Say that a file is there."""
    return f"{quoted(path)} is there already; “--replace” replaces it. Nothing was written."


def open_elsewhere(path: str) -> str:
    """Say that the file is open in an office program."""
    return f"{quoted(path)} is open in another program; close it there, or choose another name. Nothing was written."


def own_place(path: str) -> str:
    """Say that the program's own folder is no place for exports."""
    return f"{quoted(path)} would stand among the program's own files; choose another folder. Nothing was written."


def unwritable_file(path: str, detail: str) -> str:
    """Say that a file cannot be written."""
    return f"{quoted(path)} cannot be written ({escaped(detail)}); what was there is unchanged."


def unreadable_notes(kind: str, path: str) -> str:
    """Say that the reader's notes cannot be read; ``kind`` is as ``services.notebook.trouble_of`` gives it."""
    return f"your notes in {quoted(path)} cannot be read now ({kind}); without notes and trays it would go. Nothing was written."


def refused_template(path: str, reason: str, detail: str) -> str:
    """Say why a file is no template."""
    if reason == "own":
        return (
            f"the program's own template is missing ({escaped(detail)}): install the program anew. Nothing was written."
        )
    why = TEMPLATES[reason].format(detail=escaped(detail))
    return f"the template {quoted(path)} is not taken: {why}. Nothing was written."


def no_tray(name: str, names: Sequence[str]) -> str:
    """Say that there is no tray of this name."""
    there = f"there are {listed(map(quoted, names))}" if names else "there are none yet"
    return f"there is no tray {quoted(name)}: {there}. Nothing was written."


def not_in_this_edition(locator: str) -> str:
    """Say that something in a tray is not in this edition."""
    return f"{locator}: not in this edition, and left out; in the tray it stays."


def no_date(written: str) -> str:
    """Say that a date is none."""
    return f"{quoted(written)} is no date; write it as 2026-11-27. Nothing was written."
