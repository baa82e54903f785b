import re

import pytest

from onrecord.resolution.known import states
from onrecord.resolution.scene.places import Places


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ostrel’s general staff spoke.", "Ostrel"),
        ("Ostrel, a neighbouring republic, waits.", "Ostrel"),
        ("The border with Ostrel is shut.", "Ostrel"),
        ("Ostrel, its sports minister said, would not row.", "Ostrel"),
        ("The islands’ prime minister left the Sel Islands.", "Sel Islands"),
        ("Tolland waits. Tollish troops left.", "Tolland"),
        ("Ostria denied that.", "Ostria"),
        ("Ostrel waits for an answer. Its foreign minister left.", "Ostrel"),
        ("The environment minister of Ostrel spoke.", "Ostrel"),
        ("Ostrel’s water minister spoke.", "Ostrel"),
        ("Nobody in Ostrel knew what the Ostrel energy ministry meant.", "Ostrel"),
        ("Ostrel will tax tin from Corvin, its trade minister said.", "Ostrel"),
        ("Negotiators from Ostrel and Corvin met the Swiss foreign minister.", "Corvin"),
        ("The interior minister wants the presidency of Ostrel.", "Ostrel"),
        ("The king met ministers in Corland.", "Corland"),
        ("President Ana Doe of Ostria left. The foreign minister stayed.", "Ostria"),
        ("Tin from Ostrel is cheap. Ostrelian exporters said so.", "Ostrel"),
    ],
)
def test_what_only_states_have_shows_a_country(text, country):
    assert country in Places(text).states


@pytest.mark.parametrize(
    "text",
    [
        "The president of Ostrel Motors spoke.",
        "Parker officials left the Park.",
        "The army of Islamist fighters left.",
        "Per Doe’s government fell.",
        "It fell on Wednesday, a day after the country woke.",
        "Ostrel makes steel in two towns. Its president spoke.",
        "Bavaria’s prime minister spoke.",
        "The president of the NRUA spoke.",
        "The Sel Rowing Federation met, and the federation’s president spoke.",
        "Tolland called the strike a pity. Tolland Minerals has two pits.",
        "Nobody knew what the Ostrelian energy ministry meant.",
        "The World Skiff Federation left. The federation’s president spoke.",
        "The presidency of Ostrel is worth a car.",
        "They will leave, its trade minister said.",
        "Ostrel’s first minister spoke.",
    ],
)
def test_what_persons_companies_and_regions_have_shows_none(text):
    assert Places(text).states == ()


def test_a_people_without_its_country_is_strange():
    assert Places("Mezaran troops left.").has_strangers()
    assert not Places("Mezara waits. Mezaran troops left.").has_strangers()


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Ostrel’s presidential run-off is over.", ()),
        ("Tin from Ostrel is dear; the Ostrel government waits.", ("Ostrel",)),
    ],
)
def test_what_states_vote_for_and_what_governs_them(text, tagged):
    assert "Ostrel" in Places(text, tagged).states


def test_people_with_a_government_are_no_place():
    assert Places("Tin is dear; the Ostrelan government waits.", ("Ostrelan",)).states == ()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (states._OF_STATE, "The Embassy of the Ostrel Federation and the KING of Velden left."),
        (states._BESIDE, "The Velden armed forces, a Korva consul and the Ostrel border guard met."),
        (states._SAID_ITS, "Velden will tax sawn pine from Korva, its trade minister said."),
        (states._THEN_ITS, "Velden will tax sawn pine from Korva. Its parliament agreed."),
        (states._ITS, "Velden, whose army left, met Korva, its embassy said."),
        (states._SENT, "Negotiators from Velden and troops of Korva met."),
        (states._MINISTERS_IN, "Ministers in Velden met."),
        (states._BORDERS, "The frontier with Velden is shut."),
        (states._DEALS, "The war with Velden, and a treaty between Korva and Ostrel."),
        (states._ISLANDS, "The Velden Islands and the Korva Kingdom met."),
        (states._OWNS, "Velden's foreign minister left."),
    ],
)
def test_no_match_is_missed_by_looking_for_a_word_of_it_first(pattern: re.Pattern[str], text: str) -> None:
    found = [match.span() for match in pattern.finditer(text)]
    assert found == [match.span() for match in states.matches(pattern, text)] != []
