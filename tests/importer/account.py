"""The account in the README's data section: all that `verify` says of the bundled database.

``python -m tests.importer.account`` writes it anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from tipbrowser.importer.verify import verify

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=<!-- account -->\n).*(?=<!-- /account -->)", re.DOTALL)


def account() -> str:
    """Give the bundled database's account as a Markdown block that opens; fails if a guarantee is broken."""
    verification = verify(ROOT / "data" / "compendium.sqlite", ROOT / "data" / "source" / "tip-compendium-2024-en.txt")
    assert verification.holds, verification.breaches
    lines = "\n".join(verification.account)
    return f"\n<details>\n<summary>All that <code>tipbrowser verify</code> says</summary>\n\n```text\n{lines}\n```\n\n</details>\n\n"


def readme_account() -> str:
    """Give what stands in the README between the marks."""
    found = _BLOCK.search(README.read_text("utf-8"))
    assert found is not None
    return found[0]


def update() -> None:
    """Write the account into the README."""
    text = README.read_text("utf-8")
    README.write_text(_BLOCK.sub(lambda _: account(), text), encoding="utf-8")


if __name__ == "__main__":
    update()
