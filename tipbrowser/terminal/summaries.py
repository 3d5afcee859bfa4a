"""The subcommands and what each is for; apart from what answers them, which the window does without."""

from __future__ import annotations

SUMMARIES = {
    "show": "show passages: any form of locator or official citation, lists and ranges too",
    "cite": "give the citation of passages",
    "open": "show a passage in the window that is open, or in a new one; takes tipbrowser:A.II.36 too",
    "search": "find passages by words, phrases and fields, or by a locator or citation",
    "topics": "list the topics of the thematic index, or those that hold certain words",
    "topic": "list the paragraphs that the index names under a topic",
    "sections": "list the meetings and the sessions",
    "errata": "list the places where the publication contradicts itself",
    "export": "write passages, a topic, a search or a tray into a Word document or another file",
    "notes": "check, back up and restore what you wrote: notes, bookmarks and highlights",
    "build": "build a compendium database from the publication's text",
    "verify": "prove that a compendium database says what the publication says",
}
