"""One spelling for words that are spelt in two ways: British and American, with a hyphen, in one word or in two.

Both what is searched in and what is searched for are brought into it, so a rule may take in words that have no second
spelling (``exercize``), as long as no two words become one.
"""

from __future__ import annotations

import re

_RULES = (
    # organise, organised, organisation; not: is, his, this, crisis
    (re.compile(r"([a-z]{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)"), r"\1iz\2"),
    (re.compile(r"(anal|paral|catal)ys(e|ed|es|er|ers|ing)"), r"\1yz\2"),
    # labour, favourable; not: four, hour, your, tour
    (re.compile(r"([a-z]{3,})our(s|ed|ing|able|ably|ite|ites|er|ers|less|ful|al|ism|hood|hoods)?"), r"\1or\2"),
    (re.compile(r"(cent|theat|lit|[a-z]*met)re(s?)"), r"\1er\2"),
    (re.compile(r"(def|off|lic)enc(e|es|ed|eless|ing)"), r"\1ens\2"),
    (re.compile(r"(program)m(?:e(s?)|(ed|ing|er|ers|atic))"), r"\1\2\3"),
    (re.compile(r"(travel|cancel|counsel|label|model|signal|channel|level|panel)l(ed|ing|er|ers|or|ors|ation)"), r"\1\2"),
    (re.compile(r"(catal|dial|monol|anal)ogue(s?)"), r"\1og\2"),
    (re.compile(r"paed([io][a-z]*)"), r"ped\1"),
)  # fmt: skip
_BEGINNINGS = (
    (re.compile(r"([a-z]{3,})is(|e|ed|es|er|ers|i|in|ing|a|at|ati|atio|ation)"), r"\1iz\2"),
    (re.compile(r"([a-z]{3,}o)u(r?)"), r"\1\2"),
    (re.compile(r"([a-z]{3,}o)ur([a-z]{1,5})"), r"\1r\2"),
    (re.compile(r"(def|off|lic)enc"), r"\1ens"),
    (re.compile(r"(cent|theat|lit|met)r"), r"\1er"),
    (re.compile(r"programm"), r"program"),
)
_WORDS = {
    "ageing": "aging", "judgement": "judgment", "judgements": "judgments", "acknowledgement": "acknowledgment",
    "grey": "gray", "cheque": "check", "cheques": "checks", "practise": "practice", "practises": "practices", "practised": "practiced",
    "practising": "practicing", "enrol": "enroll", "enrols": "enrolls", "enrolment": "enrollment",
    "fulfil": "fulfill", "fulfils": "fulfills", "fulfilment": "fulfillment", "instalment": "installment",
    "instalments": "installments", "wilful": "willful", "wilfully": "willfully", "skilful": "skillful",
    "sceptical": "skeptical", "artefact": "artifact", "artefacts": "artifacts", "learnt": "learned",
    "whilst": "while", "towards": "toward", "amongst": "among",
}  # fmt: skip
_BEFORE_HYPHENS = (
    "anti co counter cross cyber inter micro mid multi non over post pre re self socio sub trans under".split()
)
"""What stands before a hyphen, or without one before a word or as its beginning."""
SHORTEST_REST = 4


def one_spelling(word: str) -> str:
    """Give a word, in small plain letters, in the spelling that stands for both: ``labour`` as ``labor``."""
    if word in _WORDS:
        return _WORDS[word]
    for pattern, other in _RULES:
        found = pattern.fullmatch(word)
        if found:
            return found.expand(other)
    return word


def beginnings_of(word: str) -> list[str]:
    """Give the beginnings of a word, in small plain letters, in both spellings: ``organis`` is one of ``organiz`` too."""
    found = [(pattern.fullmatch(word), other) for pattern, other in _BEGINNINGS]
    changed = [match.expand(other) for match, other in found if match]
    return list(dict.fromkeys((word, one_spelling(word), *changed)))


def parts_of(word: str) -> tuple[str, str] | None:
    """Give the two words that a word in one would be in two: ``nonpunishment`` as ``non``, ``punishment``."""
    for beginning in _BEFORE_HYPHENS:
        rest = word[len(beginning) :]
        if word.startswith(beginning) and len(rest) >= SHORTEST_REST:
            return beginning, rest
    return None
