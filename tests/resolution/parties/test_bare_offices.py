"""Whose a bare office is: by its sentence, its paragraph, the headline and lead, the dateline."""

import pytest

from onrecord.record import Article, Marks
from onrecord.resolution.parties.bare_offices import at_home
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.scene.story import actor_of, story_country


def country(text: str, office: str, outlet: str | None = None) -> str | None:
    scene = Scene(Article(text=text, outlet=outlet), Marks(attributions=()))
    start = text.rindex(office)
    found = at_home(scene, office, (start, start + len(office)))
    assert found is None or found.because
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will send two ships to Peru, the health minister said.", "Kenya"),
        ("Kenya has sent two ships to Peru, the health minister said.", "Kenya"),
        ("Ships will go to Kenya, the health minister said.", None),
        ("Kenya and Peru will send ships, the health minister said.", None),
        ("Peru waits. Kenya denied it. The health minister said no.", "Kenya"),
        ("The Kenyan Foreign Ministry denied it. The health minister said no.", "Kenya"),
        ("Peru waits. In Nairobi, the health minister said no.", "Kenya"),
        ("Peru waits, and the health minister told lawmakers in the Kenyan capital.", "Kenya"),
    ],
)
def test_office_of_its_sentence_or_the_one_before(text, expected):
    assert country(text, "health minister") == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Kenya said on Sunday that it was ready to open the old bridge to the lorries that wait there.", "Kenya"),
        ("Kenya said on Sunday that Peru was ready to open the old bridge to the lorries that wait there.", None),
        ("The lorries wait on both sides of the old bridge, which nobody has opened since the spring of 2009.", None),
    ],
)
def test_office_of_the_government_that_the_paragraph_before_is_about(before, expected):
    lead = "Peru and Kenya do not agree on a bridge that both of them say they built."
    text = f"Lorries wait at bridge\n\n{lead}\n\n{before}\n\n“No,” the health minister said."
    assert country(text, "health minister") == expected


LEAD = "Kenya has left the talks on the bridge, so that Peru has to look for money without it this year."


@pytest.mark.parametrize(
    ("headline", "office", "rest", "expected"),
    [
        ("Kenya walks out of talks", "health minister", "The health minister said no.", "Kenya"),
        ("Kenya walks out of talks", "President", "“No,” said President Ana Doe.", "Kenya"),
        ("Kenya and Peru at odds", "health minister", "The health minister said no.", None),
        ("Kenya walks out of talks", "health minister", "For France the health minister said no.", None),
        ("Kenya walks out of talks", "President", "Washington was silent, and President Doe said no.", None),
    ],
)
def test_office_of_the_country_that_headline_and_lead_are_about(headline, office, rest, expected):
    then = "Nobody at the bridge was surprised when the last lorry had gone home that night."
    text = f"{headline}\n\n{LEAD}\n\n{then}\n\n{rest}"
    assert country(text, office) == expected


def test_office_of_the_capital_that_dates_the_article():
    text = "Nairobi (AFP) - Kenya and Peru are at odds over a bridge, and Kenya waits.\n\nThe health minister said no."
    assert country(text, "health minister", "AFP") == "Kenya"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya denied it.", "Kenya"),
        ("Kenya, whose harbours live from herring, denied it.", "Kenya"),
        ("Kenya’s government denied it.", "Kenya"),
        ("Kenyan officials denied it.", "Kenya"),
        ("Nairobi denied it.", "Kenya"),
        ("Kenya and Peru denied it.", None),
        ("Kenyan coffee is good.", None),
        ("In Kenya nobody denied it.", None),
    ],
)
def test_what_a_sentence_is_about(text, expected):
    scene = Scene(Article(text=text), Marks(attributions=()))
    actor = actor_of(scene, 0, len(text))
    assert (actor.country if actor else None) == expected


def test_story_of_two_countries_is_nobodys_alone():
    text = f"Peru says no\n\n{LEAD}"
    assert {actor.country for actor in story_country(Scene(Article(text=text), Marks(attributions=())))} == {
        "Kenya",
        "Peru",
    }
