"""What is given away, and what something from outside would bring: nothing of the reader's is ever changed by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.collections import (
    BINNED,
    BOOKMARK,
    EVERY,
    FOLDER,
    HIGHLIGHT,
    INNER,
    LEGEND_ITEM,
    MADE,
    NOTES,
    PLACEMENT,
    SEARCH,
    TOPIC,
    VERSIONS,
    WITH_ALL,
    anchor,
    id_,
    item,
    note,
)
from tipbrowser.domain.annotation_lines import UNDATED, Head
from tipbrowser.domain.annotations import (
    ROOT,
    Bookmark,
    Folder,
    Highlight,
    Item,
    Legend,
    Note,
    OwnTopic,
    Placement,
)
from tipbrowser.domain.changes import Bin, Put
from tipbrowser.domain.exchanged import Collection, Comparison, Selection
from tipbrowser.domain.names import Locator, SectionId
from tipbrowser.domain.values import replace
from tipbrowser.services.exchanging import compare, gather, is_own_place
from tipbrowser.services.notebook import Notebook, Overtaken

HEAD = Head(edition="2024-en-fc7a522b979c", creator="", made=MADE)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    """Give the reader's file, which does not exist yet."""
    return Notebook(tmp_path)


def write(notebook: Notebook, *items: Item) -> None:
    """Let the reader have some items of their own."""
    notebook.write([Put(id=one.id, revision=0, body=one.body) for one in items])


def bring(notebook: Notebook, *items: Item, origin: str = "Ruritania", **more: object) -> Comparison:
    """Import items, and give what they were compared to be."""
    comparison = compare(notebook.path, Collection(head=HEAD, items=items, **more), origin)  # type: ignore[arg-type]
    if comparison.changes:
        notebook.write(comparison.changes)
    return comparison


def kept(notebook: Notebook) -> dict[str, Item]:
    """Give all that is in the reader's file."""
    assert notebook.reader is not None
    return {one.id: one for one in notebook.reader.every()}


def ids(notebook: Notebook, **selection: object) -> set[str]:
    """Give the ids of what is chosen."""
    chosen = Selection(**selection)  # type: ignore[arg-type]  # as each test has it
    return {one.id for one in gather(notebook.path, chosen, HEAD).items}


class TestGathering:
    """What is given away."""

    @pytest.fixture(autouse=True)
    def filled(self, notebook: Notebook) -> None:
        bring(notebook, *WITH_ALL.items, origin="")

    def test_of_a_file_that_was_never_written_it_is_nothing(self, tmp_path: Path) -> None:
        assert gather(tmp_path / "none", Selection(), HEAD) == Collection(head=HEAD)

    def test_without_a_choice_it_is_everything_in_use(self, notebook: Notebook) -> None:
        assert ids(notebook) == {one.id for one in EVERY.items}

    def test_the_bin_and_the_versions_come_if_they_are_wished(self, notebook: Notebook) -> None:
        revision = kept(notebook)[NOTES[0].id].revision
        notebook.write([Put(id=NOTES[0].id, revision=revision, body=replace(NOTES[0].body, text=""))])
        collection = gather(notebook.path, Selection(with_bin=True, with_versions=True), HEAD)
        assert BINNED.id in {one.id for one in collection.items}
        assert NOTES[0].body in {one.body for one in collection.versions}

    def test_by_tag(self, notebook: Notebook) -> None:
        assert ids(notebook, tag="victims") == {NOTES[0].id}

    def test_by_kind_with_the_folders_that_they_lie_in(self, notebook: Notebook) -> None:
        assert ids(notebook, kinds=("bookmark",)) == {BOOKMARK.id, INNER.id, FOLDER.id}

    def test_by_folder_with_all_within_it(self, notebook: Notebook) -> None:
        assert ids(notebook, folder=FOLDER.id) == {BOOKMARK.id, INNER.id, FOLDER.id}

    def test_by_section(self, notebook: Notebook) -> None:
        found = ids(notebook, section=SectionId("A.II"), kinds=("note",))
        assert found == {NOTES[0].id, NOTES[2].id}

    def test_by_topic_of_the_index(self, notebook: Notebook) -> None:
        found = ids(notebook, topic="Children, protection of", locators=(Locator("A.II.36"),), kinds=("note",))
        assert found == {NOTES[0].id, NOTES[3].id}

    @pytest.mark.parametrize("name", ["Shelter", "Shelter, for men"])
    def test_by_own_topic(self, notebook: Notebook, name: str) -> None:
        assert ids(notebook, topic=name) == {TOPIC.id}

    def test_highlights_bring_their_names_and_where_they_were_put(self, notebook: Notebook) -> None:
        assert ids(notebook, kinds=("highlight",)) == {HIGHLIGHT.id, LEGEND_ITEM.id, PLACEMENT.id}

    def test_a_note_brings_the_highlight_that_it_is_about(self, notebook: Notebook) -> None:
        assert HIGHLIGHT.id in ids(notebook, kinds=("note",))

    def test_alone_nothing_else_comes(self, notebook: Notebook) -> None:
        collection = gather(notebook.path, Selection(kinds=("highlight",)), HEAD, alone=True)
        assert [one.id for one in collection.items] == [HIGHLIGHT.id]

    def test_without_what_came_from_others(self, notebook: Notebook) -> None:
        assert NOTES[4].id not in ids(notebook, own_only=True)

    def test_folders_that_lie_in_each_other_end_somewhere(self, notebook: Notebook) -> None:
        inside = replace(FOLDER.body, folder=INNER.id)
        notebook.write([Put(id=FOLDER.id, revision=1, body=inside)])
        assert ids(notebook, kinds=("bookmark",)) == {BOOKMARK.id, INNER.id, FOLDER.id}

    def test_it_can_be_ended_on_the_way(self, notebook: Notebook) -> None:
        def stop() -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            gather(notebook.path, Selection(), HEAD, stop)


def test_all_of_it_comes_into_an_empty_file(notebook: Notebook) -> None:
    comparison = bring(notebook, *WITH_ALL.items, origin="", versions=VERSIONS)
    assert len(comparison.new) == len(WITH_ALL.items)
    after = kept(notebook)
    for one in WITH_ALL.items:
        here = after[one.id]
        assert (here.body, here.created, here.modified, here.origin) == (
            one.body,
            one.created,
            one.modified,
            one.origin,
        )
    assert after[BINNED.id].deleted is not None
    assert notebook.reader is not None
    assert [version.body for version in notebook.reader.versions(BINNED.id)] == [
        VERSIONS[1].body, VERSIONS[0].body,
    ]  # fmt: skip


def test_what_has_no_origin_is_given_one(notebook: Notebook) -> None:
    bring(notebook, *NOTES)
    assert {one.origin for one in kept(notebook).values()} == {"Ruritania", "Delegation of Ruritania"}


def test_what_is_the_same_brings_nothing(notebook: Notebook) -> None:
    write(notebook, NOTES[0])
    comparison = bring(notebook, NOTES[0])
    assert (comparison.same, comparison.is_empty) == ((NOTES[0],), True)


def test_the_order_of_tags_and_the_place_among_bookmarks_make_no_difference(notebook: Notebook) -> None:
    write(notebook, BOOKMARK, NOTES[4])
    moved = replace(BOOKMARK, body=replace(BOOKMARK.body, folder=ROOT, order=9.0))
    other = replace(NOTES[4], body=replace(NOTES[4].body, tags=("a", "b")))
    assert bring(notebook, moved, other).is_empty


def test_what_differs_is_kept_beside_and_never_twice(notebook: Notebook) -> None:
    write(notebook, note(6, "Mine"))
    comparison = bring(notebook, note(6, "Theirs"))
    (pair,) = comparison.different
    after = kept(notebook)
    assert (pair.mine.body, pair.theirs.body) == (note(6, "Mine").body, note(6, "Theirs").body)
    assert after[id_(6)].body == note(6, "Mine").body
    assert (after[pair.theirs.id].body, after[pair.theirs.id].origin) == (note(6, "Theirs").body, "Ruritania")
    assert bring(notebook, note(6, "Theirs")).is_empty
    assert len(kept(notebook)) == 2


def test_what_is_under_one_name_and_of_another_kind_differs(notebook: Notebook) -> None:
    write(notebook, item(6, Highlight(colour="own")))
    assert len(bring(notebook, note(6)).different) == 1


def test_what_was_brought_and_changed_here_brings_nothing_again(notebook: Notebook) -> None:
    bring(notebook, note(6, "Theirs, in many words"))
    notebook.write([Put(id=id_(6), revision=1, body=note(6, "Theirs, in many words and mine").body)])
    comparison = bring(notebook, note(6, "Theirs, in many words"))
    assert comparison.is_empty
    assert len(comparison.same) == 1


def test_what_was_brought_beside_and_binned_stays_in_the_bin(notebook: Notebook) -> None:
    write(notebook, note(6, "Mine"))
    (pair,) = bring(notebook, note(6, "Theirs")).different
    notebook.write([Bin(id=pair.theirs.id, revision=1)])
    comparison = bring(notebook, note(6, "Theirs"))
    assert (comparison.is_empty, comparison.in_bin) == (True, 1)
    assert kept(notebook)[pair.theirs.id].deleted is not None


def test_what_the_reader_has_binned_stays_in_the_bin(notebook: Notebook) -> None:
    write(notebook, note(6))
    notebook.write([Bin(id=id_(6), revision=1)])
    assert bring(notebook, note(6)).in_bin == 1
    assert kept(notebook)[id_(6)].deleted is not None


def test_what_another_has_binned_takes_nothing_away(notebook: Notebook) -> None:
    write(notebook, note(6, "Mine"))
    assert bring(notebook, note(6, "Theirs", deleted=MADE)).is_empty
    assert kept(notebook)[id_(6)].deleted is None


def test_moments_that_are_not_told_are_now(notebook: Notebook) -> None:
    bring(notebook, note(6, created=UNDATED, modified=UNDATED))
    assert kept(notebook)[id_(6)].created > MADE[:4]
    assert kept(notebook)[id_(6)].created != UNDATED


def test_a_note_follows_its_highlight_that_is_kept_beside(notebook: Notebook) -> None:
    write(notebook, replace(HIGHLIGHT, body=replace(HIGHLIGHT.body, colour="own")))
    comparison = bring(notebook, HIGHLIGHT, NOTES[1])
    (pair,) = comparison.different
    body = kept(notebook)[NOTES[1].id].body
    assert isinstance(body, Note)
    assert body.name == pair.theirs.id


class TestFolders:
    """Folders are merged by their ids, then by their names."""

    def test_one_that_is_known_by_its_id_stays_as_it_is_called_here(self, notebook: Notebook) -> None:
        write(notebook, replace(FOLDER, body=replace(FOLDER.body, name="Mine")))
        bring(notebook, FOLDER, INNER, BOOKMARK)
        assert getattr(kept(notebook)[FOLDER.id].body, "name", "") == "Mine"
        assert getattr(kept(notebook)[INNER.id].body, "folder", "") == FOLDER.id

    def test_one_of_the_same_name_in_the_same_place_is_the_same(self, notebook: Notebook) -> None:
        write(notebook, item(90, Folder(name="Victims", folder=ROOT, order=1.0)))
        bring(notebook, FOLDER, INNER, BOOKMARK)
        after = kept(notebook)
        assert FOLDER.id not in after
        assert getattr(after[INNER.id].body, "folder", "") == id_(90)
        assert bring(notebook, FOLDER, INNER, BOOKMARK).is_empty

    def test_one_that_the_reader_has_binned_comes_under_another_name(self, notebook: Notebook) -> None:
        write(notebook, FOLDER)
        notebook.write([Bin(id=FOLDER.id, revision=1)])
        (new,) = bring(notebook, FOLDER).new
        assert new.id != FOLDER.id
        notebook.write([Bin(id=new.id, revision=1)])
        assert bring(notebook, FOLDER, replace(BOOKMARK, body=replace(BOOKMARK.body, folder=FOLDER.id))).new
        assert getattr(kept(notebook)[BOOKMARK.id].body, "folder", "?") == ROOT

    def test_those_that_lie_in_each_other_are_cut(self, notebook: Notebook) -> None:
        one = replace(FOLDER, body=replace(FOLDER.body, folder=INNER.id))
        itself = item(92, Folder(name="Itself", folder=id_(92), order=1.0))
        comparison = bring(notebook, one, INNER, itself, BOOKMARK)
        assert comparison.cut == 2
        folders = {one.id: getattr(one.body, "folder", "") for one in kept(notebook).values() if one.kind == "folder"}
        assert folders == {FOLDER.id: ROOT, INNER.id: FOLDER.id, id_(92): ROOT}

    def test_those_that_lie_nowhere_lie_in_the_outermost(self, notebook: Notebook) -> None:
        assert bring(notebook, INNER, BOOKMARK).cut == 1
        assert getattr(kept(notebook)[INNER.id].body, "folder", "?") == ROOT

    def test_what_lies_in_a_folder_that_is_here_stays_there(self, notebook: Notebook) -> None:
        write(notebook, FOLDER)
        bring(notebook, INNER, replace(BOOKMARK, body=replace(BOOKMARK.body, folder=FOLDER.id)), SEARCH)
        assert getattr(kept(notebook)[INNER.id].body, "folder", "?") == FOLDER.id
        assert getattr(kept(notebook)[BOOKMARK.id].body, "folder", "?") == FOLDER.id

    def test_a_bookmark_without_its_folder_lies_in_the_outermost(self, notebook: Notebook) -> None:
        bring(notebook, BOOKMARK)
        assert getattr(kept(notebook)[BOOKMARK.id].body, "folder", "?") == ROOT

    def test_thousands_within_each_other_are_cut(self, notebook: Notebook) -> None:
        deep = [item(1, Folder(name="1", folder=ROOT, order=0.0))]
        deep += [item(n, Folder(name=f"{n}", folder=id_(n - 1), order=0.0)) for n in range(2, 3000)]
        assert bring(notebook, *deep).cut == 2999 // 40

    def test_one_from_a_bin_comes_into_the_bin(self, notebook: Notebook) -> None:
        bring(notebook, replace(FOLDER, deleted=MADE), INNER)
        assert kept(notebook)[FOLDER.id].deleted is not None
        assert getattr(kept(notebook)[INNER.id].body, "folder", "?") == ROOT


class TestColours:
    """What the colours mean is the reader's."""

    def test_the_names_of_another_stay_away(self, notebook: Notebook) -> None:
        assert bring(notebook, LEGEND_ITEM).left == (LEGEND_ITEM,)
        assert not notebook.exists

    def test_other_names_stay_away(self, notebook: Notebook) -> None:
        write(notebook, replace(LEGEND_ITEM, body=Legend(names=(("support", "Mine"),))))
        assert bring(notebook, LEGEND_ITEM, origin="").left == (LEGEND_ITEM,)

    def test_the_readers_own_come_back(self, notebook: Notebook) -> None:
        assert bring(notebook, LEGEND_ITEM, origin="").new == (LEGEND_ITEM,)


class TestPlacements:
    """What was put by hand in another edition goes with what it belongs to."""

    def test_it_comes_with_a_highlight_that_is_new(self, notebook: Notebook) -> None:
        bring(notebook, HIGHLIGHT, PLACEMENT)
        assert kept(notebook)[PLACEMENT.id].body == PLACEMENT.body

    def test_it_follows_a_highlight_that_is_kept_beside(self, notebook: Notebook) -> None:
        write(notebook, replace(HIGHLIGHT, body=replace(HIGHLIGHT.body, colour="own")))
        (pair,) = bring(notebook, HIGHLIGHT, PLACEMENT).different
        body = kept(notebook)[PLACEMENT.id].body
        assert isinstance(body, Placement)
        assert body.item == pair.theirs.id

    def test_it_changes_nothing_of_the_readers_own(self, notebook: Notebook) -> None:
        write(notebook, HIGHLIGHT)
        assert bring(notebook, HIGHLIGHT, PLACEMENT).is_empty


def test_own_topics_of_one_name_are_kept_beside_each_other(notebook: Notebook) -> None:
    write(notebook, item(80, OwnTopic(heading="Shelter", subheading="for men", anchors=(anchor("A.I.1"),))))
    bring(notebook, TOPIC)
    assert {id_(80), TOPIC.id} <= set(kept(notebook))


def test_names_that_were_made_up_to_meet_are_written_once(notebook: Notebook) -> None:
    write(notebook, note(6, "Mine"))
    collection = Collection(head=HEAD, items=(note(6, "Theirs"),))
    (pair,) = compare(notebook.path, collection, "").different
    made_up = replace(note(7, "Made up"), id=pair.theirs.id)
    bring(notebook, note(6, "Theirs"), made_up)
    assert len(kept(notebook)) == 2


def test_anchors_of_other_editions_stay_as_they_are(notebook: Notebook) -> None:
    other = replace(anchor(), edition="2030-fr-000000000000", locator=Locator("A.XX.99"))
    body = Bookmark(name="", folder=ROOT, order=1.0, anchors=(other,))
    bring(notebook, item(50, body))
    assert kept(notebook)[id_(50)].body == body


def test_half_letters_are_kept_in_tags_names_and_texts(notebook: Notebook) -> None:
    strange = item(51, Note(text="\ud800\0", about="topic", name="\udfff", tags=("\ud83d",)))
    bring(notebook, strange)
    assert kept(notebook)[id_(51)].body == strange.body


def test_all_or_nothing(notebook: Notebook) -> None:
    write(notebook, note(20))
    before = kept(notebook)

    changes = compare(notebook.path, EVERY, "").changes
    with pytest.raises(Overtaken):
        notebook.write([*changes, changes[0]])
    assert kept(notebook) == before


@pytest.mark.parametrize(
    ("path", "own"), [("x", True), ("inside/../x", True), ("../elsewhere", False), ("no\0file", False)]
)
def test_the_programs_own_folder_is_known(tmp_path: Path, path: str, own: bool) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    assert is_own_place(folder / path, folder) is own
