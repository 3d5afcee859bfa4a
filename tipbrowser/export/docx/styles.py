"""The styles of a document: those of the template where name or id match, ours where it has none such."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

NAME, STYLE, STYLE_ID, TYPE, VALUE = qn("w:name"), qn("w:style"), qn("w:styleId"), qn("w:type"), qn("w:val")
BASE, NUMBERS = qn("w:basedOn"), f"{qn('w:pPr')}/{qn('w:numPr')}"
TABS, PLACE = f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}", qn("w:pos")
LINKING = (BASE, qn("w:next"), qn("w:link"))
ADDED = " (TIP)"
"""Behind the name of a style of ours whose name the template gives to another kind of style."""


class Styles:
    """Gives the ids of styles by their names, ``Numbered Paragraph 2`` for instance; one that is missing is added."""

    def __init__(self, document: DocumentObject, own: DocumentObject) -> None:
        """``own`` is our own template, which has all of them."""
        self._root = document.styles.element
        self._by_name: dict[tuple[str, str], Any] = {}
        self._by_id: dict[tuple[str, str], Any] = {}
        for style in self._root.findall(STYLE):
            kind = _kind(style)
            self._by_name.setdefault((kind, _name(style).casefold()), style)
            self._by_id.setdefault((kind, style.get(STYLE_ID, "").casefold()), style)
        self._taken = {style.get(STYLE_ID) for style in self._root.findall(STYLE)}
        self._own = {_name(style).casefold(): style for style in own.styles.element.findall(STYLE)}
        self._own_names = {style.get(STYLE_ID): name for name, style in self._own.items()}
        self._ids: dict[str, str] = {}

    def id(self, name: str) -> str:
        """Give the id of the style with a name, capitals or not; raises ``KeyError`` for a name that ours has not."""
        key = name.casefold()
        if key not in self._ids:
            found = self._in_template(key)
            self._ids[key] = self._add(key) if found is None else found.get(STYLE_ID)
        return self._ids[key]

    def numbers(self, name: str) -> bool:
        """Tell whether a style, or one that it is based on, counts its paragraphs: the template's may."""
        return any(style.find(NUMBERS) is not None for style in self._with_bases(name))

    def stops(self, name: str) -> list[str]:
        """Give where a style, or one that it is based on, has tab stops, in twentieths of a point."""
        tabs = [tab for style in self._with_bases(name) for tab in style.findall(TABS)]
        return list(dict.fromkeys(tab.get(PLACE, "") for tab in tabs if tab.get(VALUE) != "clear" and tab.get(PLACE)))

    def _with_bases(self, name: str) -> Iterator[Any]:
        """Give a style of the template's, and those that it is based on, or ours where it has none such."""
        style, seen = self._in_template(name.casefold()), set()
        if style is None:
            yield self._own[name.casefold()]
        while style is not None and style.get(STYLE_ID) not in seen:
            yield style
            seen.add(style.get(STYLE_ID))
            base = style.find(BASE)
            style = None if base is None else self._by_id.get((_kind(style), base.get(VALUE, "").casefold()))

    def _in_template(self, key: str) -> Any:  # noqa: ANN401  # an element
        own = self._own[key]
        by_name = self._by_name.get((_kind(own), key))
        found = by_name if by_name is not None else self._by_id.get((_kind(own), own.get(STYLE_ID).casefold()))
        return found if found is not None and found.get(STYLE_ID) else None

    def _add(self, key: str) -> str:
        style = deepcopy(self._own[key])
        id_ = style.get(STYLE_ID)
        while id_ in self._taken:
            id_ += "Tip"
        self._taken.add(id_)
        style.set(STYLE_ID, id_)
        # It is the document's own default that counts, and not that of ours.
        style.attrib.pop(qn("w:default"), None)
        if any(name == key for _, name in self._by_name):
            style.find(NAME).set(VALUE, f"{_name(style)}{ADDED}")
        self._ids[key] = id_
        self._root.append(style)
        for link in [child for child in style if child.tag in LINKING]:
            link.set(VALUE, self.id(self._own_names[link.get(VALUE)]))
        return str(id_)


def _kind(style: Any) -> str:  # noqa: ANN401  # an element
    return str(style.get(TYPE, "paragraph"))


def _name(style: Any) -> str:  # noqa: ANN401  # an element
    name = style.find(NAME)
    return "" if name is None else name.get(VALUE, "")
