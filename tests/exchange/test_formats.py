"""Each format says the same each time, and gives back what it was given."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given

from tests.exchange.collections import BINNED, EVERY, HIGHLIGHT, VERSIONS, WITH_ALL, collections, item
from tests.faults.hostile_documents import WORDS
from tipbrowser.domain.annotations import Item, Note
from tipbrowser.domain.exchanged import ENDINGS, FORMATS, Collection
from tipbrowser.domain.values import replace
from tipbrowser.exchange import formats
from tipbrowser.exchange.listing import ListingWords, listing
from tipbrowser.exchange.refusals import ImportRefused

GOLDEN = Path(__file__).parents[1] / "golden" / "annotations"
MORE = WITH_ALL
LONG = 10_000_000


def written(collection: Collection, form: str) -> bytes:
    """Give the file of a collection."""
    return b"".join(formats.written(collection, form, WORDS))


def kept(items: tuple[Item, ...]) -> list[Item]:
    """Give items without what only the reader's own file counts, in an order of their own."""
    return sorted((replace(one, change=0, revision=1) for one in items), key=lambda one: one.id)


def contents(content: bytes) -> dict[str, bytes]:
    """Give what is in a file: the members of an archive, for no two libraries pack alike; else all of it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_says_what_it_said_before(form: str) -> None:
    golden = GOLDEN / f"every{ENDINGS[form]}"
    assert contents(written(MORE, form)) == contents(golden.read_bytes())
    assert written(MORE, form) == written(MORE, form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_was_made_before_is_still_read(form: str) -> None:
    read = formats.read((GOLDEN / f"every{ENDINGS[form]}").read_bytes())
    assert kept(read.items) == kept((EVERY if form == "web" else MORE).items)


@pytest.mark.parametrize("form", ["dossier", "lines"])
def test_what_is_written_is_read_again_whole(form: str) -> None:
    assert formats.read(written(MORE, form)) == MORE


def test_web_annotations_are_read_again_without_bin_and_versions() -> None:
    read = formats.read(written(MORE, "web"))
    assert kept(read.items) == kept(EVERY.items)
    assert read.head == EVERY.head
    assert read.versions == ()


@given(collections())
def test_any_texts_come_back_from_lines(collection: Collection) -> None:
    assert formats.read(written(collection, "lines")) == collection


@given(collections())
def test_any_texts_come_back_from_a_dossier(collection: Collection) -> None:
    assert formats.read(written(collection, "dossier")) == collection


@given(collections())
def test_any_texts_come_back_from_web_annotations(collection: Collection) -> None:
    read = formats.read(written(collection, "web"))
    assert [one.body for one in kept(read.items)] == [one.body for one in kept(collection.items)]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_at_all_is_a_file_too(form: str) -> None:
    assert formats.read(written(Collection(head=EVERY.head), form)).items == ()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sign", ["a", "“\n", "\ud800"])
def test_a_note_of_ten_million_letters_comes_back(form: str, sign: str) -> None:
    long = Note(text=sign * (LONG // len(sign)), about="free")
    read = formats.read(written(Collection(head=EVERY.head, items=(item(1, long),)), form))
    assert read.items[0].body == long


def test_the_content_tells_the_format_whatever_the_file_is_called(tmp_path: Path) -> None:
    for form in FORMATS:
        (tmp_path / "file.xyz").write_bytes(written(EVERY, form))
        assert len(formats.read_file(tmp_path / "file.xyz").items) == len(EVERY.items)


def test_lines_may_come_without_a_head_and_with_empty_lines() -> None:
    lines = written(EVERY, "lines").split(b"\n")
    assert formats.read(b"\n\n".join(lines[1:])).items == EVERY.items


def test_web_annotations_on_one_line_are_no_lines_of_ours() -> None:
    flat = json.dumps(json.loads(written(EVERY, "web"))).encode()
    assert len(formats.read(flat).items) == len(EVERY.items)


def test_a_mark_of_the_byte_order_is_passed_over() -> None:
    assert formats.read(b"\xef\xbb\xbf" + written(EVERY, "lines")) == EVERY


@pytest.mark.parametrize(
    ("name", "creator", "origin"),
    [("mine.jsonl", "", ""), ("theirs.tipnotes", "", "theirs"), ("x.jsonl", "Ruritania", "Ruritania")],
)
def test_a_file_tells_from_whom_it_comes(name: str, creator: str, origin: str) -> None:
    collection = Collection(head=replace(EVERY.head, creator=creator))
    assert formats.likely_origin(collection, Path(name)) == origin


@pytest.mark.parametrize(("name", "reason"), [("nothing", "missing"), ("file/below", "missing"), ("folder", "folder")])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(ImportRefused) as raised:
        formats.read_file(tmp_path / name)
    assert (raised.value.reason, raised.value.detail) == (reason, "")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large").write_bytes(b"123456")
    monkeypatch.setattr(formats, "LARGEST", 5)
    with pytest.raises(ImportRefused) as raised:
        formats.read_file(tmp_path / "large")
    assert (raised.value.reason, raised.value.detail) == ("large", "6")


def test_a_path_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(ImportRefused) as raised:
        formats.read_file(Path("no\0file"))
    assert raised.value.reason == "unreadable"


def test_the_listing_of_a_dossier_can_be_read_by_anybody() -> None:
    kinds = dict.fromkeys(("note", "highlight", "bookmark", "search", "topic", "legend", "folder", "placement"), "All")
    text = listing(WITH_ALL, ListingWords(about=("A dossier.",), kinds=kinds, tags="Tags:"))
    for words in (
        "A dossier.", "A.II.36 · 2026-11-27\n    # Ours", "“words of it”", "Non-punishment (non-punishment OR",
        "Shelter, for men", "support: We agree", "Tags: b, a", "Delegation of Ruritania", "red_line", "A.II.38",
    ):  # fmt: skip
        assert words in text
    assert "Thrown away" not in text


def test_what_is_in_the_bin_goes_with_its_versions() -> None:
    assert BINNED in MORE.items
    assert formats.read(written(MORE, "lines")).versions == VERSIONS


def test_a_note_on_a_highlight_points_at_it_in_web_annotations() -> None:
    top = json.loads(written(EVERY, "web"))
    about = next(one for one in top["first"]["items"] if one.get("tip:about") == "highlight")
    assert about["target"].replace("-", "") == f"urn:uuid:{HIGHLIGHT.id}"
