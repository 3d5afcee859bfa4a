"""The hash of a row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tipbrowser.store.row_hash import row_hash


def test_it_is_that_of_blake2b_over_the_fields_with_their_lengths() -> None:
    # Made once by hashlib.blake2b(b"1:a-1:-2:10", digest_size=16).
    import hashlib

    assert row_hash("a", None, 10) == hashlib.blake2b(b"1:a-1:-2:10", digest_size=16).hexdigest()


def test_where_a_field_ends_counts() -> None:
    assert row_hash("ab", "c") != row_hash("a", "bc")
    assert row_hash("", None) != row_hash(None, "")
    assert row_hash("-") != row_hash(None)


@given(st.text(st.characters()))
def test_any_text_has_a_hash_of_32_digits(text: str) -> None:
    assert len(row_hash(text)) == 32


@given(st.binary(min_size=1, max_size=200), st.data())
def test_one_bit_makes_another_hash(written: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(written) * 8 - 1))
    turned = bytearray(written)
    turned[place // 8] ^= 1 << place % 8
    assert row_hash(written.decode("latin-1")) != row_hash(turned.decode("latin-1"))
