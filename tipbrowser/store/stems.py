"""The stems of English words as SQLite cuts them (M. F. Porter, An algorithm for suffix stripping, 1980)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cached_property

TYPE_CHECKING = False  # as in typing, whose import costs a command in the terminal a tenth of its time
if TYPE_CHECKING:
    from collections.abc import Iterable


class Stemmer:
    """Cuts words; of those that are typed letter by letter each is another one."""

    @cached_property
    def _database(self) -> sqlite3.Connection:
        """A table in memory, made at the first word: it takes ten times as long as to cut one."""
        database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        database.execute(
            "CREATE VIRTUAL TABLE one USING fts5 (word, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        database.execute("CREATE VIRTUAL TABLE stem USING fts5vocab(one, instance)")
        return database

    def stems(self, words: Iterable[str]) -> dict[str, str]:
        """Give the stem of each word, which is in small plain letters; what is no word stays as it is."""
        given = list(words)
        self._database.execute("BEGIN")
        try:
            self._database.executemany("INSERT INTO one (rowid, word) VALUES (?, ?)", enumerate(given, 1))
            cut = self._database.execute('SELECT doc, term FROM stem WHERE "offset" = 0').fetchall()
        finally:
            self._database.execute("ROLLBACK")
        return {**dict(zip(given, given, strict=True)), **{given[number - 1]: stem for number, stem in cut}}

    def stem(self, word: str) -> str:
        """Give the stem of one word."""
        return self.stems([word])[word]

    def close(self) -> None:
        """Let go of the table."""
        if "_database" in vars(self):
            self._database.close()


def stems_of(words: Iterable[str]) -> dict[str, str]:
    """Give the stems of many words, as ``Stemmer.stems``."""
    with closing(Stemmer()) as stemmer:
        return stemmer.stems(words)
