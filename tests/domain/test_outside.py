"""Texts outside the compendium: whose resolution a bare number means, and where it is published."""

from __future__ import annotations

import pytest

from tipbrowser.domain.outside import outside_address, outside_name


@pytest.mark.parametrize(
    ("words", "kind", "name", "address"),
    [
        ("61/180", "general assembly", "General Assembly resolution 61/180", "https://undocs.org/A/RES/61/180"),
        (
            "General Assembly resolutions 61/144", "general assembly", "General Assembly resolution 61/144",
            "https://undocs.org/A/RES/61/144",
        ),
        (
            "General Assembly resolution 55/25, annex II", "general assembly",
            "General Assembly resolution 55/25, annex II", "https://undocs.org/A/RES/55/25",
        ),
        ("resolution 70/1", "general assembly", "General Assembly resolution 70/1", "https://undocs.org/A/RES/70/1"),
        ("2388 (2017)", "security council", "Security Council resolution 2388 (2017)",
         "https://undocs.org/S/RES/2388(2017)"),
        ("2015/23", "economic and social council", "Economic and Social Council resolution 2015/23",
         "https://undocs.org/E/RES/2015/23"),
        ("27/3", "commission", "Commission on Crime Prevention and Criminal Justice resolution 27/3",
         "Commission on Crime Prevention and Criminal Justice resolution 27/3"),
        ("that resolution", "general assembly", "that resolution", "that resolution"),
        ("paragraph 44 of General Assembly resolution 64/293", "general assembly",
         "paragraph 44 of General Assembly resolution 64/293", "paragraph 44 of General Assembly resolution 64/293"),
        ("article 6", "article", "article 6", "article 6"),
        ("Conference decision 4/1", "conference instrument outside", "Conference decision 4/1",
         "Conference decision 4/1"),
        ("E/2022/27, para. 1", "document", "E/2022/27, para. 1", "https://undocs.org/E/2022/27"),
        ("(CTOC/COP/2008/8)", "document", "(CTOC/COP/2008/8)", "https://undocs.org/CTOC/COP/2008/8"),
    ],
)  # fmt: skip
def test_a_text_outside_has_its_whole_name_and_its_address(words: str, kind: str, name: str, address: str) -> None:
    assert outside_name(words, kind) == name
    assert outside_address(words, kind) == address
