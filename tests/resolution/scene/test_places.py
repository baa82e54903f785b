import pytest

from onrecord.resolution.scene.places import Places


@pytest.mark.parametrize(
    "text",
    [
        "Orland refused. Orlandish officials shrugged.".replace("Orlandish", "Orlandian"),
        "Orland’s foreign minister refused.",
        "The prime minister of Orland refused.",
    ],
)
def test_word_in_political_use_is_a_country(text):
    assert Places(text).named("Orland") == "Orland"


@pytest.mark.parametrize(
    "text",
    [
        "Tarn refused. Tarnian poems are long.",
        "Ivo Tarn refused. Tarnian troops left.",
        "Texas refused. Texan officials shrugged.",
        "Tarn’s government refused.",
        "Mr. Tarn’s prime minister refused.",
    ],
)
def test_person_or_region_is_no_country(text):
    places = Places(text, given=["Ivo"])
    assert places.named("Tarn") is None
    assert places.named("Texas") is None


def test_capital_is_its_country_s_where_the_article_says_so():
    places = Places("Korva, the capital of Veldia, was quiet. Veldian troops left.")
    assert places.government("Korva") == "Veldia"


def test_the_capital_without_a_name_is_the_one_town_named_before():
    places = Places("Korva repeated this. In Korva a Veldian diplomat spoke from the Veldian capital. Veldia waits.")
    assert places.government("Korva") == "Veldia"


def test_people_are_no_town():
    assert "Veldian" not in Places("In Veldian eyes Veldia is right. Veldian troops left.").towns
