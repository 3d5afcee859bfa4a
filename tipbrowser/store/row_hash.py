"""The hash that stands on every row of the reader's file, by which a changed letter is found."""

from __future__ import annotations

from tipbrowser.domain.fingerprints import fingerprint

row_hash = fingerprint
"""Gives the hash of a row's fields, 32 hexadecimal digits."""
