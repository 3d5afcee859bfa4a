"""What a reader types or pastes to name passages, taken apart: any form of locator or official citation.

Only the form is looked at here; whether such a passage exists is for the resolver to say.
"""

from __future__ import annotations

from tipbrowser.domain.input_dates import end_of_date
from tipbrowser.domain.input_words import Word, visible, words_of
from tipbrowser.domain.locators import from_roman, roman
from tipbrowser.domain.ordinals import from_ordinal_word
from tipbrowser.domain.values import Value, replace

PREAMBLE_WORDS = frozenset(("pp", "pps", "preambular", "preamble"))
OPERATIVE_WORDS = frozenset(("op", "ops", "operative"))
PARAGRAPH_WORDS = frozenset(("para", "paras", "paragraph", "paragraphs"))
SUB_WORDS = frozenset(
    ("sub", "subpara", "subparas", "subparagraph", "subparagraphs", "sub-para", "sub-paras", "sub-paragraph",
     "sub-paragraphs")
)  # fmt: skip
RECOMMENDATION_WORDS = frozenset(("recommendation", "recommendations", "rec", "recs"))
INSTRUMENT_WORDS = {
    "resolution": "resolution", "resolutions": "resolution", "res": "resolution",
    "decision": "decision", "decisions": "decision", "dec": "decision",
}  # fmt: skip
FOREIGN_WORDS = frozenset(("assembly", "council", "commission"))
"""Of the names of bodies whose resolutions are numbered like the Conference's."""
NAME_WORDS = frozenset("on of the crime prevention criminal justice status women human rights narcotic drugs".split())
"""What else their names hold, or stands before the word for what they adopted."""
OWN_WORD = "conference"
SHORTENED = frozenset(
    ("res", "dec", "para", "paras", "rec", "recs", "subpara", "subparas", "sect", "sects", "op", "pp")
)
"""Words whose full stop ends no sentence."""
SECTION_WORDS = {"meeting": "A", "session": "B"}
HEADING_WORDS = frozenset(("sect", "sects", "section", "sections"))
REPORT_WORDS = frozenset(("report", "reports"))
NOISE_WORDS = frozenset(("the", "in", "on", "see", "its", "conference", "working", "group", "compendium"))
NAMED_PASSAGES = frozenset(("chapeau", "note"))
RANGE_SIGNS = frozenset("-‐‑‒–—−")
JOINING = {",": ",", "and": "&", "&": "&", "or": "&"}
LONGEST_STEP = 8
"""Letters of the longest numeral of a sub-paragraph that is thought of: ``xxxviii`` and one more."""
DEEPEST = 6
"""Steps of the deepest path that is thought of."""


class Container(Value, kw_only=False):
    """What a path is counted in.

    ``kind`` is ``section`` (``name`` is a numeral of the index's numbering), ``report`` (the report on such a section,
    by its own numbers), ``heading`` (a numeral of the printed headings), ``symbol`` (a report's), ``instrument``
    (``10/3``) or ``front`` (the front matter). ``part`` is empty where none is named; ``word`` is ``resolution`` or
    ``decision`` where that is said.
    """

    kind: str
    name: str
    part: str = ""
    word: str = ""


class Wish(Value, kw_only=False):
    """One thing asked for."""

    written: str
    container: Container | None = None
    """None where the path goes on in what was named before."""
    path: tuple[str, ...] = ()
    """Steps as in canonical locators: ``("13", "i")``, ``("PP", "6")``; empty for a whole section."""
    joined: str = ","
    """How it follows the wish before: ``,``, ``&`` (by a word), ``;`` or ``-`` (it is the end of a range)."""
    numbering: str = ""
    """``paragraph`` or ``recommendation`` where it is called so: that is what the report must number."""
    fresh: bool = False
    """It is called a paragraph, so it is none below the one before."""
    below: bool = False
    """It is called a sub-paragraph, or stands in brackets: it may be one of the paragraph before."""
    strange: bool = False
    """It holds words that belong to no locator."""


def parse_input(text: str) -> list[Wish]:
    """Give what a text asks for, in order; never raises, whatever the text."""
    return _Parser(visible(text)).wishes()


class _Parser:
    """Goes through the words once, holding the wish that is being read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = words_of(text)
        self._at = 0
        self._done: list[Wish] = []
        self._named = False
        """Whether one of those done names what it is counted in."""
        self._joined = ","
        self._part = ""
        self._numbering = ""
        self._by_report = False
        self._backward = False
        self._foreign = ""
        """Whether another body's name governs the instruments read: ``named``, or ``counted`` behind one of them."""
        self._begin()

    def wishes(self) -> list[Wish]:
        """Read all words."""
        while self._at < len(self._words):
            self._at = end_of_date(self._words, self._at)
            if self._at == len(self._words):
                break
            word = self._words[self._at]
            self._loosen(word)
            self._at += 1
            if not self._separate(word):
                self._read(word)
        self._end(",")
        return self._done

    def _loosen(self, word: Word) -> None:
        """Let another body's name govern its own resolutions, and nothing that another clause says."""
        if not self._foreign:
            return
        before = self._words[self._at - 1]
        ended = "." in self._text[before.end : word.start] and before.text not in SHORTENED and not word.bound
        counted = self._foreign == "counted" and word.text != ";"
        goes_on = word.kind == "instrument" or word.text in INSTRUMENT_WORDS or word.text in FOREIGN_WORDS | NAME_WORDS
        named = goes_on or (word.text == "and" and before.text == "prevention")
        if ended or not (counted or named):
            self._foreign = ""

    def _begin(self) -> None:
        self._wish = Wish("")
        self._word_of_instrument = ""
        self._counting = False
        self._from = -1
        self._to = -1

    def _peek(self) -> Word | None:
        return self._words[self._at] if self._at < len(self._words) else None

    def _separate(self, word: Word) -> bool:
        """End the wish at a sign or a word that stands between two, and tell whether it was one."""
        if word.text in RANGE_SIGNS or (word.text == "to" and (self._wish.path or self._wish.container)):
            self._end("-")
        elif word.text == ";":
            self._end(";")
        elif word.text in JOINING:
            self._end(JOINING[word.text])
        elif word.text == "of" and not self._wish.strange:
            self._end(",")
            self._backward = not self._named
        else:
            return False
        return True

    def _end(self, joined: str) -> None:
        """Put the wish with the others; what follows is joined to it by ``joined``."""
        wish = self._wish
        if self._foreign == "counted" and wish.path and wish.container is None:
            wish = replace(wish, strange=True)  # a paragraph of the other body's
        if wish.container or wish.path or wish.strange:
            self._done.append(replace(wish, written=self._written(), joined=self._joined, numbering=self._numbering))
            self._named = self._named or wish.container is not None or wish.strange
            self._joined = joined
        elif joined in (";", "-") or self._joined == ",":
            self._joined = joined
        self._begin()

    def _written(self) -> str:
        """Give the wish as it stands in the text, a bracket that was opened closed."""
        first, last = self._from, self._to
        if self._text[first - 1 : first] == "(":
            first -= 1
        if self._text[last : last + 1] == ")":
            last += 1
        return self._text[first:last].strip()

    def _read(self, word: Word) -> None:
        self._from = word.start if self._from < 0 else self._from
        self._to = word.end
        if word.kind == "front":
            self._contain(word, Container("front", "F", "F"))
            self._wish = replace(self._wish, path=tuple(word.text.split(".")[1:]))
        elif word.kind in ("symbol", "instrument"):
            name = word.text.upper() if word.kind == "symbol" else word.text
            self._contain(word, Container(word.kind, name, word=self._word_of_instrument))
        elif word.kind == "number":
            self._read_number(word)
        elif word.kind == "sign":
            self._estrange(word)
        elif not (self._read_keyword(word) or self._read_ordinal(word)):
            self._read_letters(word)

    def _read_keyword(self, word: Word) -> bool:
        """Take a word that says what the next ones are."""
        text = word.text
        if text in PREAMBLE_WORDS:
            self._counting = True
            if "PP" not in self._wish.path:
                self._step("PP")
        elif text in SUB_WORDS:
            self._counting = True
            self._wish = replace(self._wish, below=not self._wish.path)
        elif text in RECOMMENDATION_WORDS or text in PARAGRAPH_WORDS or text in OPERATIVE_WORDS:
            self._count(text)
        elif text in INSTRUMENT_WORDS:
            self._word_of_instrument = INSTRUMENT_WORDS[text]
            self._foreign = "" if self._foreign == "counted" else self._foreign
        elif text in NAMED_PASSAGES:
            self._step(text)
        elif text in REPORT_WORDS:
            self._by_report = True
        elif text == "part" or text in HEADING_WORDS or text in SECTION_WORDS:
            self._read_section_name(word)
        else:
            self._foreign = "" if text == OWN_WORD else self._foreign
            return text in NOISE_WORDS
        return True

    def _count(self, text: str) -> None:
        """Take the word for what is counted, before its number."""
        self._counting = True
        if not self._wish.path and not self._wish.below:
            self._wish = replace(self._wish, fresh=True)
            if text not in OPERATIVE_WORDS:
                self._numbering = "paragraph" if text in PARAGRAPH_WORDS else "recommendation"

    def _read_section_name(self, word: Word) -> None:
        """Take ``part B``, ``sect. VI``, ``meeting II``."""
        following = self._peek()
        if following is None:
            self._wish = replace(self._wish, strange=True)
            return
        self._at += 1
        self._to = following.end
        number = from_roman(following.text) if following.kind == "letters" else _small(following)
        if word.text == "part" and following.text in ("a", "b"):
            self._part = following.text.upper()
        elif number and word.text != "part":
            kind = "heading" if word.text in HEADING_WORDS else "section"
            self._contain(word, Container(kind, roman(number), SECTION_WORDS.get(word.text, self._part)))
        else:
            self._wish = replace(self._wish, strange=True)

    def _read_ordinal(self, word: Word) -> bool:
        """Take ``tenth session``, ``second meeting`` or, without such a word, ``sixth``: preambular paragraph."""
        number = from_ordinal_word(word.text)
        following = self._peek()
        if number is None:
            return False
        if following is not None and following.text in SECTION_WORDS:
            self._at += 1
            self._to = following.end
            self._contain(word, Container("section", roman(number), SECTION_WORDS[following.text]))
        else:
            self._wish = replace(self._wish, path=("PP", str(number)))
        return True

    def _read_number(self, word: Word) -> None:
        ordinal = self._peek()
        if ordinal is not None and ordinal.start == word.end and from_ordinal_word(word.text + ordinal.text):
            self._at += 1
            self._to = ordinal.end
            self._read_ordinal(replace(word, text=word.text + ordinal.text))
            return
        if not word.bound and any(step.isdigit() for step in self._wish.path):
            self._begin_anew(word)
        self._step(word.text.lstrip("0") or "0")

    def _read_letters(self, word: Word) -> None:
        fresh = self._wish.container is None and not self._wish.path
        anew = word.dotted and not word.bound
        if (anew or (fresh and not self._counting)) and self._read_address(word):
            return
        if len(word.text) == 1 or (len(word.text) <= LONGEST_STEP and from_roman(word.text)):
            self._wish = replace(self._wish, below=self._wish.below or (word.bracketed and not self._wish.path))
            self._step(word.text)
        else:
            self._estrange(word)

    def _read_address(self, word: Word) -> bool:
        """Take ``A.II`` or ``II``, or ``F`` for the whole front matter, and tell whether it was one."""
        following = self._peek()
        number = from_roman(word.text)
        if word.bracketed and not word.dotted:
            return False
        if word.text == "f" and word.capital:
            self._contain(word, Container("front", "F", "F"))
            return True
        if word.text in ("a", "b") and following is not None and not following.bracketed:
            below = from_roman(following.text) if following.kind == "letters" else None
            if below:
                self._at += 1
                self._contain(word, Container("section", roman(below), word.text.upper()))
                self._to = following.end
                return True
        if number is None or self._goes_on(word):
            return False
        self._contain(word, Container("section", roman(number), self._part))
        return True

    def _goes_on(self, word: Word) -> bool:
        """Tell whether a lone small numeral goes on from a lettered path: the ``d`` of ``V.7.a, d``."""
        lettered = bool(self._done and self._done[-1].path and self._done[-1].path[-1].isalpha())
        following = self._peek()
        alone = following is None or following.kind == "sign" or following.text in ("and", "to", "of")
        return lettered and alone and not word.capital and not word.dotted

    def _contain(self, word: Word, container: Container) -> None:
        """Take what a path is counted in: before it, or behind it (``para. 43 of ...``)."""
        wish = self._wish
        if container.kind == "instrument" and self._foreign:
            self._foreign = "counted"
            self._wish = replace(wish, strange=True)
            return
        self._foreign = ""
        if self._by_report and container.kind == "section":
            container = replace(container, kind="report")
        self._by_report = False
        if wish.container is not None and not wish.path and container.kind == "section" and word.bracketed:
            self._wish = replace(wish, container=container)  # "sect. VI (tenth session)": the session is sure
        elif wish.container is not None or wish.strange or (wish.path and self._named):
            self._begin_anew(word)
            self._numbering = ""
            self._wish = replace(self._wish, container=container)
        elif self._backward and self._done and not wish.path:
            self._done[0] = replace(self._done[0], container=container)
            self._named = True
            self._begin()
        else:
            self._numbering = self._numbering if wish.path or not self._named else ""
            self._wish = replace(wish, container=container)
        self._backward = False

    def _begin_anew(self, word: Word) -> None:
        """Begin another wish at a word that no sign separates from the one before."""
        self._to = word.start
        self._end(",")
        self._from, self._to = word.start, word.end

    def _estrange(self, word: Word) -> None:
        """Take a word that belongs to no locator: what was understood before it stays understood."""
        self._foreign = "named" if word.text in FOREIGN_WORDS else self._foreign
        if (self._wish.container or self._wish.path) and not self._wish.strange and not word.bound:
            self._begin_anew(word)
        self._wish = replace(self._wish, strange=True)

    def _step(self, step: str) -> None:
        if len(self._wish.path) == DEEPEST:
            self._wish = replace(self._wish, strange=True)
        else:
            self._wish = replace(self._wish, path=(*self._wish.path, step))


def _small(word: Word) -> int | None:
    return int(word.text) or None if word.kind == "number" and len(word.text) < 4 else None
