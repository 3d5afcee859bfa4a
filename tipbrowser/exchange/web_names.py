"""The words of W3C's Web Annotations, and our own for what it has none for.

Sources: Web Annotation Data Model and Web Annotation Vocabulary, W3C Recommendations of 23 February 2017.
"""

from __future__ import annotations

from tipbrowser.domain.place_url import SCHEME

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""Says which words are W3C's; a name only, and never fetched."""
PREFIX = "tip"
NAMESPACE = "urn:x-tipbrowser:annotation:"
"""Of our own words; ``resources/help/exchange.md`` says what each of them means."""
PUBLICATION = SCHEME
"""The target of what belongs to no place in the publication."""
URN = "urn:uuid:"
MOTIVATIONS = {
    "bookmark": "bookmarking",
    "note": "commenting",
    "highlight": "highlighting",
    "topic": "classifying",
}
"""What becomes an annotation, and why it was made; items of other kinds stand in ``tip:items``."""
PLAIN, MARKDOWN = "text/plain", "text/markdown"
FOLDER, ORDER, COLOUR, ABOUT, NAME, HEADING, SUBHEADING, EDITION, POSITION, WHOLE, ITEMS = (
    f"{PREFIX}:{word}"
    for word in "folder order colour about name heading subheading edition position whole items".split()
)


def iri_of(id_: str) -> str:
    """Give the IRI of an item, by its 32 hexadecimal digits."""
    return f"{URN}{id_[:8]}-{id_[8:12]}-{id_[12:16]}-{id_[16:20]}-{id_[20:]}"
