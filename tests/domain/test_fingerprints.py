"""Fingerprints tell texts apart."""

from __future__ import annotations

import hashlib

from tipbrowser.domain.fingerprints import fingerprint, fingerprint_of_content


def test_the_same_fields_give_the_same() -> None:
    assert fingerprint("a", 1, None) == fingerprint("a", 1, None)


def test_no_two_ways_to_part_a_text_give_the_same() -> None:
    found = {fingerprint(*parts) for parts in (("ab",), ("a", "b"), ("", "ab"), ("ab", ""), ("ab", None), ("\ud800",))}
    assert len(found) == 6


def test_that_of_a_file_is_what_others_compute() -> None:
    assert fingerprint_of_content(b"words") == hashlib.blake2b(b"words", digest_size=32).hexdigest()
