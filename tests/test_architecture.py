"""The tree keeps to its architecture: who imports whom, how big things are, what nobody does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import conduct, layers, shape
from tests.architecture.source import Source

ROOT = Path(__file__).parents[1]
Rule = Callable[[Source], Iterator[str]]

FOR_ALL: tuple[Rule, ...] = (
    shape.functions_are_short,
    shape.files_are_short,
    shape.classes_are_small,
    shape.names_say_something,
    shape.modules_begin_with_a_sentence,
    conduct.nothing_waits_on_the_clock,
    conduct.errors_are_not_swallowed,
    conduct.comments_leave_nothing_open,
    layers.imports_are_absolute_and_named,
)
FOR_THE_PROGRAM: tuple[Rule, ...] = (
    layers.layers_are_kept,
    layers.system_modules_stay_in_their_layers,
    layers.nothing_speaks_to_a_network,
    layers.imports_name_their_module,
    shape.public_names_are_explained,
    conduct.no_code_is_read_from_data,
    conduct.threads_are_left_to_jobs,
    conduct.words_go_through_translation,
    conduct.layouts_have_no_left_and_right,
)
FOR_TESTS: tuple[Rule, ...] = (conduct.every_test_runs,)


def sources(folder: str) -> list[Source]:
    """Read all modules of a folder of the tree."""
    return [Source.read(ROOT, path) for path in sorted((ROOT / folder).rglob("*.py"))]


def named(rule: Rule) -> str:
    """Give a rule's name for the list of tests."""
    return rule.__name__


@pytest.fixture(scope="module")
def program() -> list[Source]:
    """Give the modules of the program."""
    return sources("tipbrowser")


@pytest.fixture(scope="module")
def tests() -> list[Source]:
    """Give the modules of the tests and of packaging."""
    return sources("tests") + sources("packaging")


def findings(rule: Rule, found: list[Source]) -> list[str]:
    """Give all that a rule has to say, each with its module and line."""
    return [f"{source.module}:{finding}" for source in found for finding in rule(source)]


@pytest.mark.parametrize("rule", FOR_ALL + FOR_THE_PROGRAM, ids=named)
def test_the_program_keeps(rule: Rule, program: list[Source]) -> None:
    found = findings(rule, program)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", FOR_ALL + FOR_TESTS, ids=named)
def test_the_tests_keep(rule: Rule, tests: list[Source]) -> None:
    found = findings(rule, tests)
    assert not found, "\n".join(found)


def test_every_layer_of_the_program_is_in_the_picture(program: list[Source]) -> None:
    at_the_start = {"collecting", "lasting_constants", "paths", "system_libraries"}
    alone = {"", "instance", "json_file", "logs"} | at_the_start
    assert {source.layer for source in program} <= set(layers.ALLOWED) | alone


def test_the_picture_has_no_circle() -> None:
    seen: set[str] = set()
    waiting = dict(layers.ALLOWED)
    while ready := [name for name, below in waiting.items() if not (below & set(waiting))]:
        seen.update(ready)
        for name in ready:
            del waiting[name]
    assert waiting == {}


def test_only_the_start_of_the_program_and_tests_import_the_composition_root(program: list[Source]) -> None:
    importing = {
        source.module
        for source in program
        for _, name in source.imports()
        if name.startswith(("tipbrowser.application", "tipbrowser.starting"))
    }
    assert importing == {"tipbrowser.__main__", "tipbrowser.starting"}


class TestDependencies:
    """What the program stands on."""

    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]

    def test_there_are_at_most_eight(self) -> None:
        assert 1 <= len(self.project["dependencies"]) <= 8

    def test_each_has_its_reason(self) -> None:
        lines = self.text.splitlines()
        for dependency in self.project["dependencies"]:
            place = next(number for number, line in enumerate(lines) if f'"{dependency}"' in line)
            assert re.match(r"\s+# .{20,}\.$", lines[place - 1]), dependency

    def test_each_is_a_range(self) -> None:
        for dependency in self.project["dependencies"]:
            assert re.search(r">=[\d.]+,<\d+$", dependency), dependency

    def test_each_is_imported_by_the_program(self, program: list[Source]) -> None:
        imported = {name.split(".")[0].lower() for source in program for _, name in source.imports()}
        for dependency in self.project["dependencies"]:
            name = (
                re.split("[>=<]", dependency)[0]
                .lower()
                .removesuffix("-essentials")
                .removeprefix("python-")
                .replace("-", "_")
            )
            assert name in imported, dependency


@pytest.mark.parametrize("name", ["requirements.lock", "packaging/requirements.lock"])
class TestLock:
    """The exact versions."""

    def test_it_has_a_hash_for_everything(self, name: str) -> None:
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
        pinned = [entry for entry in entries if not entry.startswith("#")]
        assert pinned
        for entry in pinned:
            assert re.match(r"[a-z0-9.-]+==\S+ \\\n\s+--hash=sha256:[0-9a-f]{64}", entry), entry.partition("\n")[0]

    def test_it_names_no_host(self, name: str) -> None:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"://|index-url|find-links|trusted-host|@ ", text)


def test_the_lock_holds_every_dependency() -> None:
    locked = set(
        re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )
    wanted = {re.split("[>=<]", dependency)[0].lower() for dependency in TestDependencies.project["dependencies"]}
    assert wanted <= locked
