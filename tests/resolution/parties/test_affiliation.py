"""Whom somebody speaks for who has no office of state."""

import pytest

from onrecord import read_text
from onrecord.record import Marks, SpanSet
from onrecord.resolution.speakers.speakers import speakers_of


def speaker(text: str, source: str):
    """The speaker of a source that says the last word of the text."""
    start = text.index(source)
    item = SpanSet(
        source=((start, start + len(source)),), cue=(), content=((len(text) - 7, len(text) - 1),), confidence=1.0
    )
    marks = Marks(attributions=(item,), names=())
    return speakers_of(read_text(text, id="x"), marks)[0].speaker


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Ana Doe, a senior lecturer in lake ecology at the University of Sel,", "University of Sel"),
        ("Ana Doe of the University of Sel", "University of Sel"),
        ("Ana Doe, a markets strategist at Northgate Capital in Korva,", "Northgate Capital"),
        ("Ana Doe, a Syria expert at the Centre for a New Sel,", "Centre for a New Sel"),
        ("Sel University epidemiologist Ana Doe", "Sel University"),
        ("Ana Doe, director for games at Northgate Capital,", "Northgate Capital"),
        ("Ana Doe, head of the lakes and rivers programme at Sel House,", "Sel House"),
        ("Ana Doe, director of the non-state actors program at Centre for Sel Policy,", "Centre for Sel Policy"),
        ("Sel River Bank chief executive Ana Doe", "Sel River Bank"),
        ("Ana Doe, former head of the lakes programme at Sel House,", None),
        ("Ana Doe, an attorney for the Sel school district,", "Sel school district"),
        ("Ana Doe, a lawyer for Per Lund,", "Per Lund"),
        ("Per Lund’s lawyer, Ana Doe,", "Per Lund"),
        ("Ana Doe (NDC), the member for Sel North,", "NDC"),
        ("Rep. Ana Doe (R-KY)", "Republican Party"),
        ("Rep. Ana Doe, D-Ohio,", "Democratic Party"),
        ("Attorney General Ana Doe (D)", "Democratic Party"),
        ("Labour MP Ana Doe", "Labour"),
        ("Conservative Republican senator Ana Doe", "Republican Party"),
        ("Ana Doe, of the ruling New Sel Party,", "New Sel Party"),
        ("Sel Harbour Trust Research Director Ana Doe", "Sel Harbour Trust"),
        ("Norther Fenn CEO Ana Doe", "Norther Fenn"),
        ("Senate Republican leader Ana Doe", "Republican Party"),
        ("Libertarian presidential candidate Ana Doe", "Libertarian Party"),
        ("Presumptive GOP nominee Ana Doe", "Republican Party"),
        ("Democratic presidential front-runner Ana Doe", "Democratic Party"),
        ("Republican rival Ana Doe", "Republican Party"),
        ("Former Republican candidate Ana Doe", None),
        ("Ana Doe, a lawyer,", None),
        ("Ana Doe, a former lecturer at the University of Sel,", None),
        ("Ana Doe, an expert on Kenya,", None),
        ("Ana Doe, a nurse from Sel,", None),
        ("Ana Doe (left)", None),
    ],
)
def test_party_of_employer_client_and_parliamentary_group(source: str, party: str | None) -> None:
    assert speaker(f"{source} said it rained.", source).party == party


def test_a_president_is_not_the_party_of_his_spokesman() -> None:
    text = "Kenya’s president, Per Lund, left. Per Lund’s spokesman, Ana Doe, said it rained."
    assert speaker(text, "Per Lund’s spokesman, Ana Doe,").party == "Kenya"


def test_a_seat_beside_a_name_is_no_second_person() -> None:
    found = speaker("State Rep. Ana Doe, R-Findlay, said it rained.", "State Rep. Ana Doe, R-Findlay,")
    assert (found.name, found.type) == ("Ana Doe", "person")


def test_two_outlets_are_no_group_of_people() -> None:
    found = speaker("The AP and NBC News said it rained.", "The AP and NBC News")
    assert (found.name, found.type) == ("AP and NBC News", "outlet")


def test_a_poll_speaks_for_those_it_asked() -> None:
    found = speaker("A poll by CNN found it rained.", "A poll by CNN")
    assert (found.name, found.type, found.role) == (None, "unnamed", "poll by CNN")


def test_a_source_that_was_cut_off_at_a_bracket_keeps_none() -> None:
    found = speaker("A single EU country (Malta) said it rained.", "A single EU country (")
    assert found.role == "single EU country"


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Ana Doe, the Green Party presidential nominee,", "Green Party"),
        ("Ana Doe, who leads the steel team at the broker Holm & Pryce,", "Holm & Pryce"),
        ("Ana Doe, who chairs the Friends of the Aldous,", "Friends of the Aldous"),
        ("Ana Doe, the Director of National Intelligence,", None),
        ("Ana Doe, who heads a landing committee at Sel,", None),
        ("Ana Doe, New Jersey’s sitting governor,", None),
        ("Ana Doe, a two-term governor of New Mexico,", None),
    ],
)
def test_party_of_candidates_and_leaders(source: str, party: str | None) -> None:
    assert speaker(f"{source} said it rained.", source).party == party


def test_a_peoples_name_before_its_words_is_its_government() -> None:
    found = speaker("American assurances said it rained.", "American")
    assert (found.name, found.type, found.party) == ("United States", "government", "United States")


def test_whose_leader_it_is() -> None:
    text = "She left the Homeland League, whose leader said it rained."
    assert speaker(text, "whose leader").party == "Homeland League"


def test_who_explains_a_departments_name_is_no_aside() -> None:
    source = "a Kenyan Department of State spokesperson, Ana Doe,"
    assert speaker(f"Later, {source} said it rained.", source).name == "Ana Doe"
