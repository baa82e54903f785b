"""Bodies, towns and groups as speakers."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Marks
from onrecord.resolution import resolve
from onrecord.resolution.scene.scene import short_forms
from tests.resolution.marked import marked
from tests.resolution.speakers.who import speaker


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("It rained. [The Alliance to Save Our Weirs]", "Alliance", "Alliance to Save Our Weirs"),
        ("It rained. [The Committee for a Responsible Harbour]", "Committee", "Committee for a Responsible Harbour"),
        ("It rained. [Harbour45]", "Harbour", "Harbour45"),
        ("The Alliance to Save Our Weirs (ASOW) met. [ASOW]", "Alliance", "Alliance to Save Our Weirs"),
        ("[Former Lund House Doctor]", "Lund House", None),
        ("It rained. [Lund Sans Murs]", "Sans Murs", "Lund Sans Murs"),
        ("It rained. [The Supreme Court of the Lower Isles]", "Supreme Court of", "Supreme Court of the Lower Isles"),
        ("It rained. [The militant group, the Front of Sel and the Isles,]", "Sel", "Front of Sel and the Isles"),
        ("It rained. [The Sel harbour defence, a rescue organisation,]", "Sel", "Sel harbour defence"),
        (
            "The Sel Observatory for Tides met. [The Observatory]",
            "Sel Observatory for Tides",
            "Sel Observatory for Tides",
        ),
        ("[1The Court of Sel] {1said} <1that it was late>. [This Court]", "Court of Sel", "Court of Sel"),
        ("It rained. [A HARBO press release]", "HARBO", "HARBO"),
        ("It rained. [A March 14, 2031 HARBO press release]", "HARBO", "HARBO"),
        ("It rained. Harbour Corp. [International]", "Harbour Corp. International", "Harbour Corp. International"),
        ("It rained. [The Harbour Service website]", "Harbour Service", "Harbour Service"),
    ],
)
def test_a_body_has_its_whole_name(text: str, tagged: str, name: str | None) -> None:
    assert speaker(text, bodies=(tagged,)).name == name


def test_the_alliance_is_the_one_that_spoke() -> None:
    text = "[1The Alliance to Save Our Weirs] {1said} <1that it had been too late>. [0The alliance]"
    assert speaker(text.replace("[0", "["), bodies=("Alliance to Save Our Weirs",)).name == "Alliance to Save Our Weirs"


def test_a_party_is_no_institute() -> None:
    said = "[1Harbour Communities for Change] {1said} <1that it had been too late>. [The party]"
    assert speaker(said, bodies=("Harbour Communities for Change",)).name is None


@pytest.mark.parametrize(
    ("source", "kind"), [("[Sun, a maker of sails,]", "organization"), ("[The Sun]", "outlet"), ("[the Sun]", "outlet")]
)
def test_a_firm_is_no_outlet_of_a_like_name(source: str, kind: str) -> None:
    text = f"Sun Sails Inc. lost. {source}" if kind == "organization" else f"It rained. {source}"
    assert speaker(text, bodies=("Sun Sails Inc",)).type == kind


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("It rained. [Queen Ana II]", "Queen Ana II", "Ana II"),
        ("It rained. [Coast Guard Commander Maria Roe]", "Coast Guard Commander Maria Roe", "Maria Roe"),
        ("It rained. [The General Assembly]", "General Assembly", "General Assembly"),
    ],
)
def test_a_body_that_is_a_title_and_a_name_is_a_person(text: str, tagged: str, name: str) -> None:
    found = speaker(text, bodies=(tagged,))
    assert (found.name, found.type) == (name, "person" if name != tagged else "organization")


@pytest.mark.parametrize(
    "source",
    [
        "House of Commons Speaker Ana Doe",
        "Member of Parliament (MP) Ana Doe of the Sel Party",
        "Former secretary of state Ana Doe, who praised Bo Roe",
        "Minister of Information Ana Doe, and was",
        "Ana Doe a senior fellow in tides at the Sel Institute",
    ],
)
def test_whom_a_source_names_behind_an_office_is_who_speaks(source: str) -> None:
    assert speaker(f"It rained. [{source}]", "Ana Doe", "Bo Roe").name == "Ana Doe"


def test_a_complaint_is_not_by_whom_the_next_sentence_names() -> None:
    plain, items = marked(
        "It rained. {According to} [a complaint], <Ana Doe left too early>. She saw a note released and made by Bo Roe."
    )
    found = resolve(Article(text=plain), Marks(attributions=items, names=()), model="none")
    assert [item.speaker.name for item in found.attributions] == [None]


def test_the_police_of_a_town_are_not_its_country() -> None:
    assert speaker("It rained, [police in Cork, Ireland]", bodies=("Cork", "Ireland")).name == "police in Cork"


def test_a_state_speaks_through_its_agency() -> None:
    assert speaker("Kenya waits. [Kenya's National Police Agency]", bodies=("National Police Agency",)).party == "Kenya"


def test_a_spokesman_of_letters_speaks_for_what_they_stand_for() -> None:
    text = "The Sel National Coalition met. [An SNC spokesman]"
    assert speaker(text, bodies=("Sel National Coalition", "SNC")).party == "Sel National Coalition"


def test_a_union_is_no_company() -> None:
    said = "[1{}] {{1said}} <1that it had been too late>. [The union]"
    assert speaker(said.format("Gale Energy"), bodies=("Gale Energy",)).name is None
    assert speaker(said.format("United Dockers Workers"), bodies=("United Dockers Workers",)).name is not None


def test_a_town_is_a_government() -> None:
    found = speaker("It rained. [The city of Lund]", bodies=("Lund",))
    assert (found.name, found.type) == ("city of Lund", "government")


def test_an_administration_speaks_for_the_country_of_its_head() -> None:
    assert speaker("Kenyan President Ana Doe left. [The Doe administration]", "Ana Doe").party == "Kenya"
    assert speaker("Mayor Ana Doe left. [The Doe administration]", "Ana Doe").party is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The family, protesters and civic leaders", "family, protesters and civic leaders"),
        ("A number of tax experts we spoke to this week", "tax experts"),
        ("Dozens of papers ranging", "Dozens of papers"),
        ("The government and the pro-Lund camp", "government and the pro-Lund camp"),
        ("Neither the Lund Union nor the Sel Bank", "Lund Union nor the Sel Bank"),
        ("Only about 83% of voters", "83% of voters"),
        ("A lot of people", "people"),
    ],
)
def test_a_group_has_all_its_words_and_no_more(source: str, name: str) -> None:
    found = speaker(f"It rained. [{source}]")
    assert (found.name, found.type) == (name, "group")


@pytest.mark.parametrize(
    ("text", "tagged", "name"),
    [
        ("It rained. [the US or UK]", "US", "US or UK"),
        ("It rained. [the UK, US, France and other western powers]", "UK", "UK, US, France and other western powers"),
        ("It rained. [Some EU countries, notably France,]", "France", "Some EU countries"),
        ("It rained. [The US military, and Arab states,]", "US", "US military, and Arab states"),
        ("It rained. [More than 1,100 letters]", "More", "More than 1,100 letters"),
        ("It rained. [Harbour Act No. 3846]", "Harbour Act No", None),
    ],
)  # fmt: skip
def test_letters_lists_and_laws(text: str, tagged: str, name: str | None) -> None:
    assert speaker(text, bodies=(tagged,)).name == name


def test_syllables_in_brackets_stand_for_a_body() -> None:
    text = "According to the Sel Institute of Tides (Seltide) it rose; the Lund Society (Harbour) met. In March (Sel)."
    assert short_forms(text) == {"Seltide": "Sel Institute of Tides"}


def test_his_manager_is_one_with_him_in_no_group() -> None:
    assert speaker("It rained. [Ana Doe, Roes' campaign manager,]", "Ana Doe", "Roes").name == "Ana Doe"


def test_a_fellow_of_a_society_is_a_person() -> None:
    tagged = "Royal Society Research Fellow Peter Doe"
    assert speaker(f"It rained. [{tagged}]", bodies=(tagged,)).name == "Peter Doe"


def test_the_speaker_of_a_house_with_its_country() -> None:
    assert speaker("It rained. [United States House of Representatives Speaker Ana Doe]", "Ana Doe").name == "Ana Doe"
