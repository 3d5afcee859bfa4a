"""The styles of a document: those of the template where the names match, ours where it has none of the name."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

NAME, STYLE_ID, VALUE = qn("w:name"), qn("w:styleId"), qn("w:val")
LINKING = tuple(qn(f"w:{name}") for name in ("basedOn", "next", "link"))


class Styles:
    """Gives the ids of styles by their names, ``Numbered Paragraph 2`` for instance; one that is missing is added."""

    def __init__(self, document: DocumentObject, own: DocumentObject) -> None:
        """``own`` is our own template, which has all of them."""
        self._root = document.styles.element
        self._ids = _ids(self._root)
        self._taken = {style.get(STYLE_ID) for style in self._root.findall(qn("w:style"))}
        self._own = {_name(style).casefold(): style for style in own.styles.element.findall(qn("w:style"))}
        self._own_names = {style.get(STYLE_ID): name for name, style in self._own.items()}

    def id(self, name: str) -> str:
        """Give the id of the style with a name, capitals or not; raises ``KeyError`` for a name that ours has not."""
        key = name.casefold()
        if key not in self._ids:
            self._ids[key] = self._add(key)
        return self._ids[key]

    def _add(self, key: str) -> str:
        style = deepcopy(self._own[key])
        id_ = style.get(STYLE_ID)
        while id_ in self._taken:
            id_ += "Tip"
        self._taken.add(id_)
        style.set(STYLE_ID, id_)
        # It is the document's own default that counts, and not that of ours.
        style.attrib.pop(qn("w:default"), None)
        self._ids[key] = id_
        self._root.append(style)
        for link in [child for child in style if child.tag in LINKING]:
            wanted = self._own_names[link.get(VALUE)]
            link.set(VALUE, self.id(wanted))
        return str(id_)


def _ids(root: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in root.findall(qn("w:style")):  # type: ignore[attr-defined]  # an element
        found.setdefault(_name(style).casefold(), style.get(STYLE_ID))
    return found


def _name(style: object) -> str:
    name = style.find(NAME)  # type: ignore[attr-defined]  # an element
    return name.get(VALUE) if name is not None else ""
