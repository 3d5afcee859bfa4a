"""The forms of our own lines, checked field by field: nothing of another type, and nothing beside what is known."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from tipbrowser.domain.annotation_lines import FORMAT, FORMAT_VERSION, Head, of_form
from tipbrowser.domain.annotations import LEGEND, Item, Version
from tipbrowser.exchange.limits import LONGEST, LONGEST_NAME, MOST_TOGETHER
from tipbrowser.exchange.refusals import ImportRefused

LARGEST_NUMBER = 2**53
"""Beyond it, programs do not agree on what a number in JSON is."""
LOCATOR = r"[ABF](?:\.[A-Za-z0-9-]{1,40}){1,10}"
ID = r"[0-9a-f]{32}"
MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"


def _text(longest: int, pattern: str = "") -> PlainValidator:
    # Not pydantic's own: it takes no half letters, and a reader may have typed one.
    known = re.compile(pattern) if pattern else None

    def check(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError("no text")
        if len(value) > longest:
            raise ValueError("too long")
        if known is not None and known.fullmatch(value) is None:
            raise ValueError("not of this form")
        return value

    return PlainValidator(check)


def _moment(value: object) -> str:
    if not isinstance(value, str) or re.fullmatch(MOMENT, value) is None:
        raise ValueError("no moment")
    datetime.fromisoformat(value)  # raises ValueError for a day that no calendar has
    return value


Text = Annotated[str, _text(LONGEST)]
Name = Annotated[str, _text(LONGEST_NAME)]
Short = Annotated[str, _text(200, "[^\ud800-\udfff]*")]
Id = Annotated[str, _text(32, ID)]
Inside = Annotated[str, _text(32, f"(?:{ID})?")]
Place = Annotated[str, _text(200, LOCATOR)]
Moment = Annotated[str, PlainValidator(_moment)]
Count = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
Order = Annotated[float, Field(ge=-(2.0**53), le=2.0**53, allow_inf_nan=False)]
Names = Annotated[list[Name], Field(max_length=MOST_TOGETHER)]


class Form(BaseModel):
    """What all forms have in common."""

    model_config = ConfigDict(strict=True, extra="forbid")


class AnchorForm(Form):
    """An anchor."""

    locator: Place
    edition: Short
    exact: Text
    prefix: Name
    suffix: Name
    start: Count
    end: Count
    position: Count
    is_whole: bool


class BodyForm(Form):
    """What the bodies of all kinds have."""

    tags: Names
    anchors: Annotated[list[AnchorForm], Field(max_length=MOST_TOGETHER)]


class FolderForm(BodyForm):
    """A folder, or a bookmark: they have the same fields."""

    name: Name
    folder: Inside
    order: Order


class TopicChoiceForm(Form):
    """The topics that narrow a search."""

    all_of: Names
    any_of: Names
    none_of: Names


class NarrowingForm(Form):
    """What narrows a search."""

    part: Literal["", "A", "B", "F"]
    sections: Names
    kinds: Names
    topics: TopicChoiceForm


class SearchForm(FolderForm):
    """A saved search."""

    query: Name
    narrowing: NarrowingForm


class NoteForm(BodyForm):
    """A note."""

    text: Text
    about: Literal["passage", "section", "topic", "highlight", "free"]
    name: Name


class HighlightForm(BodyForm):
    """A highlight."""

    colour: Literal["support", "caution", "red_line", "own"]


class TopicForm(BodyForm):
    """An own topic."""

    heading: Name
    subheading: Name


class LegendForm(BodyForm):
    """The names of the colours."""

    names: Annotated[list[Annotated[list[Name], Field(min_length=2, max_length=2)]], Field(max_length=100)]


class PlacementForm(BodyForm):
    """An anchor that was put by hand."""

    item: Id
    number: Count
    edition: Short
    locator: Place
    position: Count
    start: Count
    end: Count


class TrayForm(BodyForm):
    """A tray."""

    name: Name
    order: Order


class EntryForm(BodyForm):
    """Something in a tray."""

    tray: Id
    order: Order
    form: Literal["passage", "heading", "text"]
    text: Text
    level: Annotated[int, Field(ge=1, le=3)]
    with_lead: bool


BODIES: dict[str, type[BodyForm]] = {
    "folder": FolderForm,
    "bookmark": FolderForm,
    "search": SearchForm,
    "note": NoteForm,
    "highlight": HighlightForm,
    "topic": TopicForm,
    "legend": LegendForm,
    "placement": PlacementForm,
    "tray": TrayForm,
    "entry": EntryForm,
}
Kind = Literal["folder", "bookmark", "search", "note", "highlight", "topic", "legend", "placement", "tray", "entry"]


class HeadForm(Form):
    """The first line of a file."""

    type: Literal["head"]
    format: Literal["tipbrowser-annotations"]
    version: Count
    edition: Short
    creator: Short
    made: Annotated[str, _text(24, f"(?:{MOMENT})?")]


class ItemForm(Form):
    """An item; its body is looked at by the form of its kind."""

    type: Literal["item"]
    kind: Kind
    body: dict[str, Any]
    id: Annotated[str, _text(32, f"{ID}|{LEGEND}")]
    created: Moment
    modified: Moment
    change: Count
    revision: Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
    deleted: Moment | None
    origin: Short


class VersionForm(Form):
    """An item as it was."""

    type: Literal["version"]
    kind: Kind
    body: dict[str, Any]
    item: Annotated[str, _text(32, f"{ID}|{LEGEND}")]
    revision: Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
    modified: Moment
    change: Count


class ManifestForm(Form):
    """The manifest of a dossier."""

    format: Literal["tipbrowser-dossier"]
    version: Count
    edition: Short
    creator: Short
    made: Annotated[str, _text(24, f"(?:{MOMENT})?")]
    counts: dict[Kind, Count]
    """Of the items of each kind."""
    versions: Count
    blake2b: Annotated[str, _text(64, "[0-9a-f]{64}")]
    """Of ``items.jsonl``, with 32 bytes."""


LINES: dict[object, type[Form]] = {"head": HeadForm, "item": ItemForm, "version": VersionForm}


def checked(form: object, line: int = 0) -> Head | Item | Version:
    """Give what a line of ours holds, by its plain data; raises ``ImportRefused``."""
    if not isinstance(form, dict):
        raise ImportRefused("field", "", line)
    kind = form.get("type")
    if kind == "head" and form.get("format") == FORMAT:
        version = form.get("version")
        if isinstance(version, int) and version > FORMAT_VERSION:
            raise ImportRefused("newer", version, line)
    check(LINES.get(kind if isinstance(kind, str) else "", ItemForm), form, line)
    if "body" in form:
        check(BODIES[form["kind"]], form["body"], line, "body.")
        if (form["kind"] == "legend") != (form.get("id", form.get("item")) == LEGEND):
            raise ImportRefused("field", "id", line)
    try:
        return of_form(form)
    except ValueError as error:
        raise ImportRefused("field", error, line) from error


def check(model: type[Form], form: object, line: int = 0, inside: str = "") -> None:
    """Check plain data against a form; raises ``ImportRefused`` with the first field that is wrong."""
    try:
        model.model_validate(form)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise ImportRefused("field", inside + ".".join(map(str, first["loc"])), line) from error
