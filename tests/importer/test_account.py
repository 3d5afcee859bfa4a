"""The README tells of the data what `verify` proves of it."""

from __future__ import annotations

from tests.importer.account import account, readme_account


def test_the_readme_s_account_is_what_verify_says() -> None:
    """After a change to the data, ``python -m tests.importer.account`` writes the account anew."""
    assert readme_account() == account()
