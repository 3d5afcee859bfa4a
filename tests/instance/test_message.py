"""What a second start asks for, as a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.instance.message import FIELDS, LONGEST, LONGEST_TEXT, PATH, message_from, message_of


def test_a_message_asks_for_what_there_is() -> None:
    assert message_from(b'{"locator": "II.36"}\n') == {**dict.fromkeys(FIELDS, ""), "locator": "II.36"}
    for wrong in (b"", b"{}", b"[]\n", b'{"locator": 5}\n', b'{"locator": "a\\u0007"}\n', b'{"other": ""}\n', b"{\n"):
        assert message_from(wrong) is None
    assert message_from(b'{"locator": "' + b"a" * LONGEST + b'"}\n') is None
    assert message_from(b"[" * 9_000 + b"\n") is None


@given(st.binary(max_size=200))
def test_no_bytes_raise(line: bytes) -> None:
    message = message_from(line + b"\n")
    assert message is None or set(message) == FIELDS


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.none() | st.text(max_size=2 * LONGEST_TEXT)))
def test_whatever_is_asked_for_makes_a_message(asked: dict[str, str | None]) -> None:
    assert message_from(message_of(asked)) is not None


def test_a_path_arrives_as_it_is_whatever_it_is_called() -> None:
    for path in ("/a/b  c\n.sqlite", "/\udcff.sqlite", "/" + "n" * 4_000):
        told = message_from(message_of({"compendium": path}))
        assert told is not None
        assert told["compendium"] == path
    assert message_from(b'{"compendium": "no digits"}\n') is None
    told = message_from(message_of({"compendium": "/\ud800"}))
    assert told is not None
    assert told["compendium"] == ""


def test_a_message_holds_the_longest_and_the_strangest_texts() -> None:
    strange = "\U0001f600" * 1_000_000
    assert message_from(message_of(dict.fromkeys(FIELDS, strange))) == {
        **dict.fromkeys(FIELDS, strange[:LONGEST_TEXT]), PATH: "",
    }  # fmt: skip
    told = message_from(message_of({"locator": " A.II\n.36\t\udcff\x00 ", "topic": None}))
    assert told is not None
    assert told["locator"] == "A.II .36 \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"
