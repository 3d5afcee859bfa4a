"""What is said of what does not exist: which piece it is, what is near, and which session was silent."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from tests.services.resolutions import understood
from tipbrowser.domain.names import SectionId
from tipbrowser.services.resolving import Resolver


@pytest.mark.parametrize(
    ("text", "found", "piece", "nearest"),
    [
        ("resolution 5/2, PP 10-14", "", "resolution 5/2, PP 10–14", "B.V.PP.11"),
        ("B.V.PP.10-14", "", "B.V.PP.10–14", "B.V.PP.11"),
        ("V.PP.11-18", "", "V.PP.11–18", "B.V.PP.11"),
        ("B.V.PP.6, 15", "B.V.PP.6", "15", "B.V.PP.11"),
        ("resolution 5/2, PP 6 and 12", "B.V.PP.6", "12", "B.V.PP.11"),
        ("B.XI.22", "", "B.XI.22", "B.XI.21 B.XI.20"),
        ("10/3 OP 30", "", "10/3 OP 30", "B.X.17 B.X.16"),
        ("A.II.36-B.IV.a", "", "A.II.36–B.IV.a", "A.II.36 B.IV.a"),
        ("A.I to B.XI", "", "A.I–B.XI", "A.I B.XI"),
        ("General Assembly resolution 5/2, para. 3", "", "General Assembly resolution 5/2", ""),
        ("Commission resolution 10/3", "", "Commission resolution 10/3", ""),
        ("B.X.PP.20-30", "", "B.X.PP.20–30", "B.X.PP.22"),
        ("A.II.99999", "", "A.II.99999", "A.II.58"),
        ("II.1-99999999999", "", "II.1–99999999999", "A.II.58"),
        ("B.X.PP.99999999999", "", "B.X.PP.99999999999", "B.X.PP.22"),
        ("A.II.x", "", "A.II.x", "A.II.10"),
        ("B.V.7, (z)", "B.V.7", "(z)", "B.V.7 B.V.7.e"),
        ("paras. 4–9 of CTOC/COP/WG.4/2013/5", "", "paras. 4–9", "A.V.1"),
        ("VI.PP.4", "", "VI.PP.4", "B.X.PP.4"),
        ("CTOC/COP/WG.4/2019/6, para. 21", "", "CTOC/COP/WG.4/2019/6, para. 21", "A.IX.21"),
        ("CTOC/COP/WG.4/2019/6, paras. 20 and 21", "", "CTOC/COP/WG.4/2019/6, paras. 20", "A.IX.20"),
        ("part B, sect. V to B.VII", "", "sect. V–B.VII", "B.V.chapeau B.V.PP.1"),
        ("II.36 nonsense", "A.II.36", "nonsense", ""),
        ("II.36 nonsense IV.1", "A.II.36 A.IV.1", "nonsense", ""),
        ("resolution 10/3 on trafficking, para. 13", "B.X B.X.13", "trafficking", ""),
    ],
)
def test_what_is_near_is_near_what_is_missing(
    resolver: Resolver, text: str, found: str, piece: str, nearest: str
) -> None:
    resolution = resolver.resolve(text)
    assert " ".join(resolution.locators) == found
    assert resolution.not_understood[0] == piece
    assert " ".join(resolution.nearest).startswith(nearest)


@pytest.mark.parametrize(
    ("text", "found", "missing"),
    [
        ("General Assembly resolutions 61/144, 5/2 and Conference resolution 5/2, para. 3", "B.V.3", 2),
        ("resolution 10/3, para. 4; General Assembly resolution 5/2, para. 3", "B.X.4", 2),
        ("General Assembly resolution 5/2 and decision 4/4 (o)", "B.IV.o", 1),
        ("Security Council resolution 5/2; CTOC/COP/WG.4/2010/6, para. 43", "A.II.36", 1),
        ("Commission resolution 10/3, II.36", "A.II.36", 1),
        ("Commission on Crime Prevention and Criminal Justice res. 10/3, para. 4", "", 3),
        ("Council of Europe Convention; resolution 5/2", "B.V", 1),
        ("the Commission; decision 4/4", "B.IV", 1),
        ("the Commission.\nDecision 4/4", "B.IV", 1),
        ("the Commission. Decision 4/4", "B.IV", 1),
        ("at the request of the Commission, resolution 5/2", "B.V", 1),
        ("The Commission noted. See resolution 5/2", "B.V", 1),
        ("Assembly hall, decision 4/4", "B.IV", 1),
        ("Recalling its resolution 5/2, the Council and decision 4/4", "B.V B.IV", 2),
    ],
)
def test_the_name_of_another_body_governs_what_is_counted_behind_it(
    resolver: Resolver, text: str, found: str, missing: int
) -> None:
    resolution = resolver.resolve(text)
    assert " ".join(resolution.locators) == found
    assert len(resolution.not_understood) == missing
    assert resolution.nearest == ()


@pytest.mark.parametrize("text", ["A.II.\u200b36", "\ufeffA.II.36", "resolution\u00ad 10/3", "A.\u2060II.36\u200e"])
def test_signs_that_are_not_seen_are_not_read(resolver: Resolver, text: str) -> None:
    resolution = resolver.resolve(text)
    assert resolution.locators in (("A.II.36",), ("B.X",))
    assert resolution.not_understood == ()


@pytest.mark.parametrize(
    ("text", "locators", "silent"),
    [
        ("B.VI, B.IX", "", "B.VI B.IX"),
        ("B.VI; B.VII", "", "B.VI B.VII"),
        ("B.VI-B.IX", "", "B.VI B.VII B.VIII B.IX"),
        ("B.V to B.VI", "B.V", "B.VI"),
        ("B.IV-VII", "B.IV B.V", "B.VI B.VII"),
        ("sixth session to tenth session", "B.X", "B.VI B.VII B.VIII B.IX"),
        ("B.VI.3, B.VI.4", "", "B.VI"),
    ],
)
def test_every_silent_session_that_is_asked_for_says_so(
    resolver: Resolver, text: str, locators: str, silent: str
) -> None:
    resolution = resolver.resolve(text)
    assert " ".join(resolution.locators) == locators
    assert " ".join(silence.session.section for silence in resolution.silent) == silent
    assert resolution.not_understood == ()
    headings = {silence.session.section: silence.headed for silence in resolution.silent if silence.headed}
    assert headings.items() <= {"B.VI": "B.X", "B.VII": "B.XI"}.items()


@pytest.mark.parametrize(
    "text",
    ["a." * 50_000, "A.II" + ".36" * 30_000, "1/" * 50_000, "a1" * 50_000, "II.99," * 16_000, "of " * 30_000,
     "sub-" * 25_000, "F.a" + "-b" * 50_000, "(" * 100_000, "10/3 " * 20_000, "PP " * 30_000],
    ids=lambda text: text[:9],
)  # fmt: skip
def test_a_hundred_thousand_letters_are_answered_in_the_time_of_a_few_pages(resolver: Resolver, text: str) -> None:
    steps = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        resolver.resolve(text)
    finally:
        sys.setprofile(None)
    assert steps < 1_500_000


@pytest.mark.parametrize("text", ["CTOC/COP/WG.4/2011/8, paras. 4 and 7", "A.IV.99 and 2"])
def test_a_number_counts_where_the_one_before_it_was_looked_for_in_vain(resolver: Resolver, text: str) -> None:
    resolution = resolver.resolve(text)
    assert resolution.locators == ("A.IV.2",)
    assert len(resolution.not_understood) == 1


@pytest.mark.parametrize("context", [None, "F", "Z.I"])
def test_a_bare_number_alone_means_nothing(resolver: Resolver, context: str | None) -> None:
    resolution = resolver.resolve("36", SectionId(context) if context else None)
    assert resolution.not_understood == ("36",)
    assert resolution.nearest == ()


@pytest.mark.parametrize("text", ["B.VI", "b.vi.3", "sixth session", "B.VI.1-4"])
def test_a_session_that_adopted_nothing_says_so_and_names_the_heading(resolver: Resolver, text: str) -> None:
    resolution = resolver.resolve(text)
    assert [(silence.session.section, silence.headed) for silence in resolution.silent] == [("B.VI", "B.X")]
    assert resolution.locators == resolution.not_understood == ()


def test_a_silent_session_whose_number_no_heading_bears_names_none(resolver: Resolver) -> None:
    resolution = resolver.resolve("B.IX")
    (silence,) = resolution.silent
    assert (silence.headed, silence.near) == (None, ("B.V", "B.X"))


def test_a_numeral_alone_is_the_meeting_where_the_session_is_silent(resolver: Resolver) -> None:
    assert understood(resolver.resolve("VI")) == "A.VI"


@pytest.mark.parametrize(
    ("text", "piece", "nearest"),
    [
        ("II.99", "II.99", "A.II.58 A.II.57"),
        ("II.30-99", "II.30–99", "A.II.58 A.II.57"),
        ("II.40-36", "II.40–36", "A.II.36"),
        ("A.XX.3", "A.XX.3", "A.XIII A.XII"),
        ("XX", "XX", "A.XIII A.XII"),
        ("B.V.PP.20", "B.V.PP.20", "B.V.PP.11 B.V.PP.10"),
        ("B.X.13.z", "B.X.13.z", "B.X.13 B.X.13.k B.X.13.j"),
        ("B.II.m.vi", "B.II.m.vi", "B.II.m B.II.m.iv B.II.m.iii"),
        ("A.II.36.a", "A.II.36.a", "A.II.36"),
        ("B.IV.aa", "B.IV.aa", ""),
        ("CTOC/COP/WG.4/2010/7", "CTOC/COP/WG.4/2010/7", "A.II A.I"),
        ("A/RES/55/25", "A/RES/55/25", ""),
        ("CTOC/COP/WG.4/2010/6, para. 200", "CTOC/COP/WG.4/2010/6, para. 200", "A.II.58 A.II.57"),
        ("CTOC/COP/WG.4/2010/6, recommendation 43", "CTOC/COP/WG.4/2010/6, recommendation 43", "A.II.36 A.II.35"),
        ("CTOC/COP/WG.4/2011/8, para. 51 (z)", "CTOC/COP/WG.4/2011/8, para. 51 (z)", "A.IV.46 A.IV.45"),
        ("resolution 10/4", "resolution 10/4", "B.X B.XI"),
        ("decision 10/3", "decision 10/3", "B.X B.XI"),
        ("F.zebra.1", "F.zebra.1", ""),
        ("F.intro", "F.intro", "F.introduction.1 F.introduction.2"),
        ("A.III.1", "A.III.1", "A.III.note"),
        ("A.III.1-4", "A.III.1–4", "A.III.note"),
        ("A.III.PP.1", "A.III.PP.1", "A.III.note"),
        ("F.introduction.9", "F.introduction.9", "F.introduction.6 F.introduction.5"),
        ("A.II.36–B.V.3", "A.II.36–B.V.3", ""),
        ("victims of trafficking", "victims of trafficking", ""),
    ],
)
def test_what_does_not_exist_is_named_with_what_is_near(
    resolver: Resolver, text: str, piece: str, nearest: str
) -> None:
    resolution = resolver.resolve(text)
    assert resolution.not_understood == (piece,)
    assert " ".join(resolution.nearest).startswith(nearest)
    assert bool(resolution.nearest) == bool(nearest) or text in ("A.II.36–B.V.3", "B.IV.aa")
    assert not resolution.locators


def test_what_is_understood_is_given_beside_what_is_not(resolver: Resolver) -> None:
    resolution = resolver.resolve("II.36, nonsense, IV.1")
    assert resolution.locators == ("A.II.36", "A.IV.1")
    assert resolution.not_understood == ("nonsense",)
