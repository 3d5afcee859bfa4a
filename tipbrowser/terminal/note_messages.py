"""Every sentence that ``tipbrowser notes`` says beside its answers."""

from __future__ import annotations


def unusable_notes(kind: str, path: str, detail: str) -> str:
    """Say why the reader's file cannot be used; ``kind`` is as ``services.notebook.trouble_of`` gives it."""
    sentences = {
        "full": f"there is no room left where {path} is; nothing was changed.",
        "unwritable": f"{path} cannot be written ({detail}); nothing was changed.",
        "busy": f"another program is writing to {path}; try again once it has ended.",
        "unreadable": f"{path} cannot be read ({detail}); it was left as it is.",
        "foreign": f"{path} is no file of notes; it was left as it is.",
        "newer": f"{path} was made by a newer version of the program; use that version to change it.",
    }
    return sentences.get(kind, f"{path} is damaged ({detail}); “tipbrowser notes check” says what is whole.")
