import pytest

from onrecord.resolution.scene.places import Places


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("Korva, the Veldian capital, was calm. Veldia waits; Veldian troops left.", "Korva"),
        ("Korva was first. The capital of neighbouring Veldia called. Veldian troops left.", "Korva"),
        ("The reply from the Keep, the fortress from which Veldia is governed, came. Veldian troops left.", "Keep"),
        ("Korva began it. In April the Veldian government, which sits there, left. Veldia waits.", "Korva"),
        ("KORVA, May 2 (Wire) - Veldia said no. Korva denied more. Veldian troops left.", "Korva"),
        ("Korva denies it\n\nVeldia yesterday denied the charge. Veldian troops left.", "Korva"),
    ],
)
def test_city_or_house_that_stands_for_a_government(text, seat):
    assert Places(text, ["Korva"]).government(seat) == "Veldia"


def test_person_of_a_country_is_no_seat():
    places = Places("Per Lund, the president of Veldia, left. Veldian troops left.", given=["Per"])
    assert places.government("Per Lund") is None


def test_town_that_nothing_ties_to_a_country_is_none():
    assert Places("Sel denied it. Rain fell. Veldian troops left Veldia.", ["Sel"]).government("Sel") is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Brussels said no. The European Commission waits.", "European Union"),
        ("Brussels said no. Belgian police wait.", "Belgium"),
        ("Brussels said no. Belgian police and the European Union wait.", None),
        ("Brussels said no.", None),
    ],
)
def test_shared_seat_is_that_of_the_only_one_spoken_of(text, country):
    assert Places(text).government("Brussels") == country


def test_shared_name_is_that_of_the_only_one_spoken_of():
    assert Places("Congo waits; Kinshasa is calm.").named("Congo") == "Democratic Republic of the Congo"
    assert Places("Georgia voted.").named("Georgia") is None
    assert Places("Georgia voted. Tbilisi is calm.").named("Georgia") == "Georgia"
