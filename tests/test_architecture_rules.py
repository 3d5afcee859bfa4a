"""Each rule of the architecture can fail: given a module that breaks it, it says so; given a good one, it is silent."""

from __future__ import annotations

import pytest

from tests.architecture import conduct, layers, shape
from tests.architecture.source import Source
from tests.test_architecture import FOR_ALL, FOR_TESTS, FOR_THE_PROGRAM, Rule

LONG_FUNCTION = "def long() -> None:\n" + "    print()\n" * 40
LARGE_CLASS = "class Large:\n" + "".join(f"    def m{number}(self) -> None: ...\n" for number in range(21))

BAD = [
    (layers.layers_are_kept, "tipbrowser.ui.a", "from tipbrowser.store.compendium import Compendium"),
    (layers.layers_are_kept, "tipbrowser.ui.a", "def late():\n    import tipbrowser.services.reading"),
    (layers.layers_are_kept, "tipbrowser.domain.a", "from tipbrowser import paths"),
    (layers.layers_are_kept, "tipbrowser.services.a", "from tipbrowser.ui import theme"),
    (layers.layers_are_kept, "tipbrowser.terminal.a", "from tipbrowser.application import run"),
    (layers.layers_are_kept, "tipbrowser.terminal.a", "from tipbrowser.store.compendium import Compendium"),
    (layers.layers_are_kept, "tipbrowser.ui.a", "from tipbrowser.store.errors import CompendiumError"),
    (layers.layers_are_kept, "tipbrowser.logs", "from tipbrowser.domain import locators"),
    (layers.system_modules_stay_in_their_layers, "tipbrowser.ui.a", "import sqlite3"),
    (layers.system_modules_stay_in_their_layers, "tipbrowser.services.a", "from PySide6.QtCore import QObject"),
    (layers.system_modules_stay_in_their_layers, "tipbrowser.settings", "import platformdirs"),
    (layers.system_modules_stay_in_their_layers, "tipbrowser.models.a", "from PySide6.QtWidgets import QLabel"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.a", "import pickle"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.a", "from urllib.request import urlopen"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.a", "from urllib import request"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.a", "from PySide6.QtSql import QSqlDatabase"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.ui.a", "from PySide6 import QtSql"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.ui.a", "from PySide6.QtNetwork import QLocalServer"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.instance", "from PySide6.QtNetwork import QTcpSocket"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.ui.a", "from socket import AF_UNIX, socket"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.instance.a", "import socket"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.instance.a", "from socket import AF_INET"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.instance.a", "from socket import socket\nsocket()"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.a", "importlib.import_module('PySide6.QtSql')"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.a", "import_module(name='PySide6.QtSql')"),
    (layers.layers_are_kept, "tipbrowser.ui.a", "__import__('tipbrowser.store.compendium')"),
    (layers.imports_name_their_module, "tipbrowser.ui.a", "importlib.import_module(name)"),
    (layers.imports_name_their_module, "tipbrowser.ui.a", "__import__('PySide6.' + name)"),
    (layers.imports_are_absolute_and_named, "tipbrowser.ui.a", "from . import theme"),
    (layers.imports_are_absolute_and_named, "tipbrowser.ui.a", "from os import *"),
    (shape.functions_are_short, "a", LONG_FUNCTION),
    (shape.files_are_short, "a", "a = 1\n" * 401),
    (shape.classes_are_small, "a", LARGE_CLASS),
    (shape.names_say_something, "tipbrowser.utils", ""),
    (shape.names_say_something, "a", "class NoteManager: ..."),
    (shape.modules_begin_with_a_sentence, "a", "import os"),
    (shape.modules_begin_with_a_sentence, "a", '"""No full stop"""'),
    (shape.public_names_are_explained, "a", "def bare() -> None: ..."),
    (shape.public_names_are_explained, "a", "class Bare: ..."),
    (shape.public_names_are_explained, "a", 'class A(QWidget):\n    """A."""\n    def show_page(self) -> None: ...'),
    (conduct.no_code_is_read_from_data, "a", "eval('1')"),
    (conduct.no_code_is_read_from_data, "a", "exec('1')"),
    (conduct.no_code_is_read_from_data, "a", "os.system('ls')"),
    (conduct.no_code_is_read_from_data, "a", "run('ls', shell=True)"),
    (conduct.nothing_waits_on_the_clock, "a", "time.sleep(1)"),
    (conduct.nothing_waits_on_the_clock, "a", "QApplication.processEvents()"),
    (conduct.nothing_waits_on_the_clock, "a", "qtbot.wait(10)"),
    (conduct.threads_are_left_to_jobs, "tipbrowser.ui.a", "QThread()"),
    (conduct.threads_are_left_to_jobs, "tipbrowser.jobs", "class Worker(QThread): ..."),
    (conduct.errors_are_not_swallowed, "a", "try:\n    f()\nexcept:\n    g()"),
    (conduct.errors_are_not_swallowed, "a", "try:\n    f()\nexcept OSError:\n    pass"),
    (conduct.errors_are_not_swallowed, "a", "try:\n    f()\nexcept OSError:\n    ..."),
    (conduct.comments_leave_nothing_open, "a", "f()  # TO" + "DO later"),
    (conduct.comments_leave_nothing_open, "a", "f()  # type: " + "ignore"),
    (conduct.comments_leave_nothing_open, "a", "f()  # no" + "qa"),
    (conduct.every_test_runs, "a", "@pytest.mark.skip\ndef test_a(): ..."),
    (conduct.every_test_runs, "a", "def test_a():\n    pytest.xfail('so')"),
    (conduct.words_go_through_translation, "tipbrowser.ui.a", "label.setText('Topics')"),
    (conduct.words_go_through_translation, "tipbrowser.ui.a", "label.setText(f'{count} topics')"),
    (conduct.words_go_through_translation, "tipbrowser.ui.a", "QLabel('Topics')"),
    (conduct.layouts_have_no_left_and_right, "tipbrowser.ui.a", "Qt.AlignmentFlag.AlignLeft"),
]

GOOD = [
    (layers.layers_are_kept, "tipbrowser.ui.a", "from tipbrowser.domain.page import Place"),
    (layers.layers_are_kept, "tipbrowser.terminal.a", "from tipbrowser import __version__"),
    (layers.nothing_speaks_to_a_network, "tipbrowser.instance", "from PySide6.QtNetwork import QLocalServer"),
    (
        layers.nothing_speaks_to_a_network,
        "tipbrowser.instance.a",
        "from socket import AF_UNIX, socket\nsocket(AF_UNIX)",
    ),
    (layers.nothing_speaks_to_a_network, "tipbrowser.a", "from urllib.parse import quote"),
    (layers.imports_name_their_module, "tipbrowser.a", "importlib.import_module('json')"),
    (shape.functions_are_short, "a", LONG_FUNCTION.replace("    print()\n", "", 1)),
    (shape.classes_are_small, "a", LARGE_CLASS.rpartition("    def")[0]),
    (shape.public_names_are_explained, "a", 'class A(QWidget):\n    """A."""\n    def sizeHint(self): ...'),
    (shape.public_names_are_explained, "a", "def _own() -> None: ..."),
    (conduct.no_code_is_read_from_data, "a", "application.exec()"),
    (conduct.no_code_is_read_from_data, "a", "run(['ls'], shell=False)"),
    (conduct.threads_are_left_to_jobs, "tipbrowser.jobs", "QThreadPool()"),
    (conduct.errors_are_not_swallowed, "a", "try:\n    f()\nexcept OSError:\n    return None"),
    (conduct.comments_leave_nothing_open, "a", "f()  # type: ignore[misc]"),
    (conduct.words_go_through_translation, "tipbrowser.ui.a", "label.setText(self.tr('Topics'))"),
    (conduct.words_go_through_translation, "tipbrowser.ui.a", "label.setText('—')"),
    (
        conduct.layouts_have_no_left_and_right,
        "tipbrowser.ui.a",
        "def paint(view):\n    return Qt.AlignRight if view.isRightToLeft() else Qt.AlignLeft",
    ),
]


@pytest.mark.parametrize(("rule", "module", "text"), BAD)
def test_a_module_that_breaks_the_rule_is_found(rule: Rule, module: str, text: str) -> None:
    assert list(rule(Source(module, text)))


@pytest.mark.parametrize(("rule", "module", "text"), GOOD)
def test_a_module_that_keeps_the_rule_is_left_alone(rule: Rule, module: str, text: str) -> None:
    assert not list(rule(Source(module, text)))


def test_every_rule_is_shown_to_be_able_to_fail() -> None:
    assert {rule for rule, _, _ in BAD} == {*FOR_ALL, *FOR_THE_PROGRAM, *FOR_TESTS}
