"""The README says what is so: the views of the database, the rules of make, the files it names."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from tests.architecture.layers import ALLOWED
from tests.written_notes import Desk
from tipbrowser.domain.query_fields import FIELDS
from tipbrowser.services.library import Library

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def views() -> dict[str, list[str]]:
    """Give the columns of each view of the bundled database."""
    uri = (ROOT / "data" / "compendium.sqlite").as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
    found = {name: [column[1] for column in connection.execute(f"PRAGMA table_info({name})")] for name in names}
    connection.close()
    return found


def test_the_stable_views_are_documented_as_they_are(views: dict[str, list[str]]) -> None:
    documented = {name: columns.split(", ") for name, columns in re.findall(r"\| `(v_\w+)` \| `([\w, ]+)`", README)}
    assert documented == views


@pytest.mark.parametrize("rule", sorted(set(re.findall(r"`make (\w+)`", README))))
def test_every_rule_of_make_that_is_named_exists(rule: str) -> None:
    assert re.search(rf"^{rule}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:packaging|tests|data)/[\w./-]*)`|\]\((\w[\w./-]*)\)", README)))
)
def test_every_file_that_is_named_exists(name: tuple[str, str]) -> None:
    assert (ROOT / (name[0] or name[1])).exists()


@pytest.mark.parametrize("room", sorted(set(re.findall(r"^\| `([a-z]+)` \| ", README, re.MULTILINE))))
def test_every_room_of_the_picture_is_a_layer(room: str) -> None:
    assert room in ALLOWED
    assert (ROOT / "tipbrowser" / room / "__init__.py").exists()


def test_make_without_a_rule_lists_the_rules() -> None:
    listed = set(re.findall(r"@echo 'make (\w+)", MAKEFILE))
    assert {"run", "test", "data", "bench", "screenshots", "package", "proof"} <= listed


SEARCHED = re.findall(
    r"^\| [^|]+ \| `([^`]+)` \|$", README.partition("\n## Search\n")[2].partition("\n## ")[0], re.MULTILINE
)


def test_the_table_of_the_query_language_has_every_form() -> None:
    assert len(SEARCHED) == 16
    assert set(FIELDS) == {name for text in SEARCHED for name in re.findall(r"(\w+):", text)}


@pytest.mark.parametrize("text", SEARCHED)
def test_every_example_of_the_query_language_is_understood_and_finds_something(text: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.note("Consent cannot be given for this", "A.II.36")
    desk.close()
    with Library(ROOT / "data" / "compendium.sqlite", notes=lambda: tmp_path) as library:
        answer = library.searching.search(text)
    assert answer.hits
    assert not answer.is_nearest
    assert answer.remarks == ()
