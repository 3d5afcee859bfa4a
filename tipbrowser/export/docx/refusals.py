"""Why a file cannot be the template of a document."""

from __future__ import annotations

REASONS = (
    "unreadable",  # what the system says of it
    "large",  # beyond what any template has, packed or unpacked
    "foreign",  # no DOCX
    "encrypted",  # a document with a password is no ZIP
    "macros",  # a document or template with programs in it
    "own",  # the program's own is not where it should be
    "damaged",  # a DOCX of which something is missing
)


class TemplateRefused(Exception):
    """A file is not taken as a template; nothing was written. The sentence is made where it is shown."""

    def __init__(self, reason: str, detail: object = "") -> None:
        """``reason`` is one of ``REASONS``; ``detail`` is what the sentence needs."""
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = str(detail)
