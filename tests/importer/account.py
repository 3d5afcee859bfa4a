"""The account in the README's data section: what `verify` says, without its long lists.

``python -m tests.importer.account`` writes it anew.
"""

from __future__ import annotations

import re
from pathlib import Path

from tipbrowser.importer.verify import verify

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=<!-- account -->\n).*(?=<!-- /account -->)", re.DOTALL)
_NUMBERED = re.compile(r"\d\. ")


def short_account() -> str:
    """Give the bundled database's account, by guarantee, as a Markdown block; fails if a guarantee is broken."""
    verification = verify(ROOT / "data" / "compendium.sqlite", ROOT / "data" / "source" / "tip-compendium-2024-en.txt")
    assert verification.holds, verification.breaches
    parts = [part.split("\n") for part in "\n".join(verification.account).split("\n\n")]
    kept = [_without_lists(part) for part in parts if _NUMBERED.match(part[0])]
    lines = "\n\n".join("\n".join(part) for part in kept)
    return f"\n`tipbrowser verify` says (a test keeps this true; `python -m tests.importer.account` writes it anew):\n\n```text\n{lines}\n```\n\n"


def _without_lists(part: list[str]) -> list[str]:
    """Leave out what is listed one by one: furniture of the pages, and each reference inside the text."""
    heading, *rest = part
    is_references = heading.startswith("6.")
    return [heading, *(line for line in rest if "page furniture," not in line and not (is_references and "->" in line))]


def readme_account() -> str:
    """Give what stands in the README between the marks."""
    found = _BLOCK.search(README.read_text("utf-8"))
    assert found is not None
    return found[0]


def update() -> None:
    """Write the account into the README."""
    text = README.read_text("utf-8")
    README.write_text(_BLOCK.sub(lambda _: short_account(), text), encoding="utf-8")


if __name__ == "__main__":
    update()
