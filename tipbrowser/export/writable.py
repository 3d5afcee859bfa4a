"""Letters that files and other programs take: what XML and UTF-8 cannot hold is replaced where it can be seen."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# XML 1.0, section 2.2: #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].
_REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    r"""Give a text in which what XML cannot hold (controls, half letters, U+FFFE) is U+FFFD, and lines end with ``\\n``."""
    return _REFUSED.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
