"""Whose a bare office is: by its sentence, its paragraph, the headline and lead, the dateline."""

import pytest

from onrecord.record import Article, Marks
from onrecord.resolution.parties.bare_offices import at_home, office_before
from onrecord.resolution.scene.scene import Scene
from onrecord.resolution.scene.story import actor_of, story_country
from tests.resolution.marked import marked

NO_MARKS = Marks(attributions=())


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


def marked_country(text: str, office: str, outlet: str | None = None) -> str | None:
    plain, items = marked(text)
    scene = Scene(Article(text=plain, outlet=outlet), Marks(attributions=items))
    start = plain.rindex(office)
    found = at_home(scene, office, (start, start + len(office)))
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Kenya is closing the bridge>, [the health minister] {said}. Peru waits.", None),
        ("<Kenya will close the bridge>, [the health minister] {said}. Peru waits.", "Kenya"),
        ("<Kenya will attack the bridge>, [the health minister] {said}. Peru waits.", None),
        ("<Kenya lies. It always did>, [the health minister] {said}. Peru waits.", None),
        ("<Kenya lies>, says minister\n\nAt the bridge Peru knew of no lorry that Kenya had stopped on Monday night."
         "\n\n“No,” [the health minister] {said}.", None),
    ],
)  # fmt: skip
def test_what_somebody_says_of_a_country_is_no_sign_that_it_is_his(text, expected):
    assert marked_country(text, "health minister") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru denied it. The Kenyan delegation left early, and the health minister said no.", "Kenya"),
        ("Peru denied it. The health minister told Kenyan lawmakers that it was true.", "Kenya"),
        ("Peru denied it. The health minister told Kenyan reporters that it was true.", "Peru"),
        ("Peru waits. In the Kenyan capital, Nairobi, a spokesman and the health minister said no.", "Kenya"),
    ],
)
def test_people_of_its_own_sentence_come_before_the_government_of_the_one_before(text, expected):
    assert country(text, "health minister") == expected


REST = "Nobody at the bridge was surprised when the last lorry had gone home that night, and nobody was glad."


@pytest.mark.parametrize(
    ("lead", "office", "expected"),
    [
        ("Two lorries were held in Kenya on Monday, and the Kenyan government has asked for calm at the bridge.",
         "prime minister", "Kenya"),
        ("Two lorries were held in Kenya on Monday, and the Kenyan government has asked for calm at the bridge.",
         "President", None),
        ("Two lorries were held in Kenya on Monday, and the president of Kenya has asked for calm at the bridge.",
         "President", "Kenya"),
        ("Two lorries were held in Peru on Monday, and the Kenyan government has asked for calm at the bridge.",
         "prime minister", None),
    ],
)  # fmt: skip
def test_office_of_the_only_state_that_the_article_speaks_of(lead, office, expected):
    text = f"{lead}\n\n{REST}\n\n“No,” said the {office}."
    assert country(text, office) == expected


def test_title_that_the_text_does_not_hold_tells_the_country():
    lead = "Two lorries were held at a bridge in Kenya on Monday, when a flood came down the old river bed."
    scene = Scene(
        Article(text=f"{lead}\n\n{REST}\n\nThe prime minister said no.", title="Kenya halts lorries"), NO_MARKS
    )
    assert [actor.country for actor in story_country(scene)] == ["Kenya"]


@pytest.mark.parametrize(
    ("before", "office", "expected"),
    [
        ("Ivo Tarn, former president of Kenya, is dead", "current president", "Kenya"),
        ("Kenya’s deputy prime minister denied it, and Peru did not", "prime minister", None),
    ],
)
def test_office_told_before(before, office, expected):
    text = f"{before}, the {office} said."
    scene = Scene(Article(text=text), NO_MARKS)
    start = text.index(office, len(before))
    found = office_before(scene, (start, start + len(office)))
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(("article", "expected"), [("a wary", None), ("the wary", "Kenya")])
def test_any_president_is_not_the_one_told_before(article, expected):
    text = f"Kenya’s president waits. Peru is far for {article} president who pledged to end the toll."
    scene = Scene(Article(text=text), NO_MARKS)
    start = text.rindex("president")
    found = office_before(scene, (start, start + len("president")))
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("lead", "office", "outlet", "expected"),
    [
        ("Two lorries were held in Kenya on Monday, and Kenya has asked for calm.", "health minister", None, "Kenya"),
        ("Two lorries were held in Kenya on Monday, and the drivers asked for calm.", "President", None, None),
        ("Two lorries were held in America on Monday, and Americans asked for calm.", "health minister", None, None),
        (
            "Two lorries were held in Nairobi on Monday, and the drivers asked for calm.",
            "President",
            "The Standard",
            None,
        ),
    ],
)
def test_office_of_the_country_of_the_lead(lead, office, outlet, expected):
    lead = f"{lead[:-1]} at the old bridge, which nobody has opened since."
    text = f"{lead}\n\n{REST}\n\nIn Peru it rained.\n\n“No,” said the {office}."
    assert country(text, office, outlet) == expected


def test_office_that_announces_what_its_country_will_do():
    text = "Kenya and Peru met. [The health minister] {said} <that Kenya would send two ships>."
    assert marked_country(text, "health minister") == "Kenya"
    text = "Kenya and Peru met. [The health minister] {said} <that Kenya would attack two ships>."
    assert marked_country(text, "health minister") is None


def test_bare_minister_is_of_the_government_of_the_sentence_before():
    assert (
        country("Peru waits. Kenya’s water ministry denied it. The minister, Ana Doe, said no.", "minister") == "Kenya"
    )


def test_office_is_nobodys_where_a_government_is_told_by_its_seat_alone():
    told = "Tin is taxed, the government in {} said. Ostrel’s envoy left.\n\n“No,” the trade minister said."
    assert country(told.format("Tamsk"), "trade minister") is None
    assert country(told.format("Ostrel"), "trade minister") == "Ostrel"


def test_a_head_of_government_in_his_own_house_is_of_the_place_that_opens_the_sentence():
    text = "NAIROBI, May 2 - It failed.\n\nIn Lima, Prime Minister Ana Doe told parliament that it was over."
    assert country(text, "Prime Minister") == "Peru"
