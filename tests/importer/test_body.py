"""Each line of parts A and B begins a paragraph, goes on with one, or stops the build."""

from __future__ import annotations

import pytest

from tests.importer.conftest import INVENTED_SOURCE, Bend
from tipbrowser.importer.draft import LineAccount
from tipbrowser.importer.errors import Truncated, UnplacedLine
from tipbrowser.importer.publication import Publication
from tipbrowser.importer.source import Line

SESSION = "II. Third session, 6 to 9 October 2030"
ORGAN = "The Conference of the Parties to the Convention on Coastal Lights"


def _texts(publication: Publication) -> dict[str, str]:
    return {draft.locator: words.text for draft, words in publication.passages}


def test_a_paragraph_goes_on_after_footnotes_and_page_break(bend: Bend) -> None:
    assert _texts(bend())["A.I.2.b"] == "Train keepers, in the light of paragraph 1 above, and pay them in full;"


def test_a_line_that_a_repair_continues_belongs_to_the_paragraph_above(bend: Bend) -> None:
    texts = _texts(bend())
    assert texts["A.II.1"].endswith("Towers should stand high. Where ships pass, they should be lit.")


def test_labels_go_on_beyond_z(bend: Bend) -> None:
    assert _texts(bend())["A.II.3.bb"] == "Spectacles."


def test_a_letter_after_a_colon_is_a_numeral(bend: Bend) -> None:
    assert _texts(bend())["A.I.2.c.ii"] == "Other ships by night."


def test_preambular_paragraphs_are_counted(bend: Bend) -> None:
    texts = _texts(bend())
    assert texts["B.III.PP.4"] == "Concerned at the price of oil, of wicks and of glass,"
    assert texts["B.III.PP.6"] == "Convinced that light is good,"


def test_a_section_is_numbered_by_the_organ_s_own_session(bend: Bend) -> None:
    assert [section.heading.section for section in bend().sections] == ["A.I", "A.II", "B.I", "B.III"]


def test_a_resolution_may_follow_a_decision_and_a_decision_a_resolution(bend: Bend) -> None:
    swapped = bend(
        ("Decision 1/2\n\nLights in", "Decision 1/9\n\nLights in"),
        ("Decision 1/2\t(a)", "Decision 1/9\t(a)"),
        ("Decision 1/2\t(b)", "Decision 1/9\t(b)"),
        ("Decision 1/2 Res", "Decision 1/9 Res"),
    )
    assert [section.instrument for section in swapped.sections] == [None, None, "Decision 1/9", "Resolution 3/1"]


@pytest.mark.parametrize(
    ("old", "new", "number_of"),
    [
        ("\nthem in full;", "\n12\n\nthem in full;", "12"),
        ("\nthem in full;", "\nA PAGE'S HEAD\n\nthem in full;", "A PAGE'S HEAD"),
        ("\nthem in full;", "\nthem in part\n\nthem in full;", "them in full;"),
        ("\nthem in full;", "\n", "(c) Count ships"),
        ("3. Keepers should", "4. Keepers should", "4. Keepers should"),
        ("3. Keepers should", "Keepers should", "Keepers should"),
        ("(c) Count ships", "(d) Count ships", "(d) Count ships"),
        (" - (a) Paint every tower;\n", "", " - (b) Train"),
        ("1. States should light", "States should light", "2. States parties should:"),
        ("1. States should light", "A note that ends.\n1. States should light", "1. States should light"),
        ("2. States parties should:", "(a) States parties should:", "(a) States parties should:"),
        ("Decision 1/2\n\nLights", "Lights", "Lights"),
        ("Lights in harbours\n\n", "", f"{ORGAN}:"),
        (f"{ORGAN}:\n\n", "", "(a) Decides"),
        (f"{ORGAN},\n\n", "", "*Recalling* its"),
        ("*Mindful* of the birds,", "*Mindful* of the birds,\n\n*Mindful* of the birds,", "*Mindful* of the birds,"),
        ("*Mindful* of the birds,", "*Mindful* of the birds,\n\nand of fish,", "and of fish,"),
        ("*Mindful* of the birds,", "*Mindful* of the birds.", "*Convinced*"),
        (f"{ORGAN},\n\n*Recalling*", "1. Recalling", "1. Recalling"),
        (
            "\n\nI. First meeting, 3 and 4 May 2028\n\n1.",
            "\n\nWords.\n\nI. First meeting, 3 and 4 May 2028\n\n1.",
            "Words.",
        ),
        ("PP 5", "PP 9", "PP 9"),
        ("3. Keepers should", "PP 5\n3. Keepers should", "PP 5"),
        ("(b) To publish the report.", "(b) To publish the report;", "⁴Ibid."),
        ("(b) To publish the report.", "(b) To publish the report.\n\nDecision 3/2", "Decision 3/2"),
        ("¹Treaty", "²Treaty", "²Treaty"),
        ("\n²*Ibid.*, vol. 13, No. 8.\n", "\n", "³E/2030/5"),
        ("\n⁴Ibid., vol. 14, No. 9.\n", "\n", "1. *Urges*"),
        ("coasts.¹", "coasts.", "¹Treaty"),
        ("coasts.¹", "*coasts.¹", "1. States should light"),
        ("3. Keepers should write the *Log of Lights*.\n", "", "4. The secretariat"),
    ],
)
def test_a_line_that_fits_nowhere_stops_the_build_with_its_text(old: str, new: str, number_of: str, bend: Bend) -> None:
    with pytest.raises(UnplacedLine) as refused:
        bend((old, new))
    assert refused.value.text.startswith(number_of) or number_of in refused.value.text
    assert refused.value.number > 0
    assert refused.value.expected


def test_an_instrument_without_a_word_under_it_stops_the_build(bend: Bend) -> None:
    body = "1. States should build upon"
    with pytest.raises(UnplacedLine, match="line"):
        bend(
            (
                f"I. Second meeting, 30 June to 2 July 2029\n\n{body}",
                f"I. Second meeting, 30 June to 2 July 2029\n\nX {body}",
            )
        )


def test_a_section_without_paragraphs_stops_the_build(bend: Bend) -> None:
    second = "II. Second meeting, 30 June to 2 July 2029\n\n"
    with pytest.raises(UnplacedLine) as refused:
        bend(("I. First meeting, 3 and 4 May 2028\n\n1.", f"I. First meeting, 3 and 4 May 2028\n\n{second}1."))
    assert refused.value.text.startswith("II. Second meeting")


@pytest.mark.parametrize("heading", ["\nII. Second meeting, 30 June to 2 July 2029\n\n1.", f"\n{SESSION}\n\nRes"])
def test_a_promised_heading_that_does_not_come_stops_the_build(heading: str, bend: Bend) -> None:
    label = heading[-3:].strip()
    with pytest.raises((Truncated, UnplacedLine)):
        bend((heading, f"\n{label}"))


def test_a_part_without_its_heading_stops_the_build(bend: Bend) -> None:
    heading = (
        "B. Resolutions and decisions adopted by the Conference of the Parties to the Convention on Coastal Lights"
    )
    with pytest.raises(Truncated) as refused:
        bend((f"Spectacles.\n\n{heading} at its first 3 sessions\n", "Spectacles.\n"))
    assert refused.value.missing.startswith("B. Resolutions")


def test_a_source_without_its_last_session_is_truncated(bend: Bend) -> None:
    text = INVENTED_SOURCE.read_text("utf-8")
    session = text[text.rindex(SESSION) : text.rindex("Thematic index")]
    with pytest.raises(Truncated) as refused:
        bend((session, ""))
    assert refused.value.missing == SESSION


def test_a_line_is_placed_once_and_every_line_is_placed() -> None:
    lines = (Line(number=1, printed="a", text="a"), Line(number=2, printed="b", text="b"))
    account = LineAccount(lines)
    account.place(lines[0], "text")
    with pytest.raises(UnplacedLine) as twice:
        account.place(lines[0], "heading")
    with pytest.raises(UnplacedLine) as never:
        account.kinds()
    assert (twice.value.number, never.value.number) == (1, 2)


def test_a_line_that_a_repair_empties_is_furniture_of_the_page(bend: Bend) -> None:
    whole = bend()
    foot = next(line.number for line in whole.source.lines if line.printed == "COASTAL LIGHTS 4")
    assert whole.line_kinds[foot] == "page furniture"
