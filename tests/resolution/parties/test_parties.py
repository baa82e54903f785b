import pytest

from onrecord.resolution.known.countries import country_named, government_named
from onrecord.resolution.parties.parties import party_of, party_of_role
from onrecord.resolution.scene.places import Places

PLACES = Places("Talks in Veldia. Veldian troops left Korva; the Korvan king spoke in Paris.", ["Veldia", "Korva"])


@pytest.mark.parametrize(
    ("role", "party"),
    [
        ("Russian Foreign Minister", "Russia"),
        ("Kremlin spokesman", "Russia"),
        ("United States President", "United States"),
        ("White House press secretary", "United States"),
        ("former British Prime Minister", "United Kingdom"),
        ("spokeswoman for the French Foreign Ministry", "France"),
        ("Turkey’s president", "Turkey"),
        ("ambassador of Japan", "Japan"),
        ("Veldian foreign minister", "Veldia"),
        ("Korvan king", "Korva"),
        ("Carrow Steel spokesman", "Carrow Steel"),
        ("chief executive of Save the Rivers", "Save the Rivers"),
        ("spokesman for the National River Union", "National River Union"),
        ("Tarn campaign manager", "Tarn campaign"),
        ("Veldia’s president", "Veldia"),
        ("president of Veldia", "Veldia"),
        ("ambassador to the United Nations from Japan", None),
        ("UN envoy", "UN"),
        ("GOP chairman", None),
        ("commander of the Free Syrian Army", "Free Syrian Army"),
        ("UN’s special Syria envoy", "UN"),
        ("Kenyan director of Save the Rivers", "Save the Rivers"),
        ("vice president for policy for the Centre for River Progress", "Centre for River Progress"),
        ("governor of the National Bank of Sel", "National Bank of Sel"),
        ("Taoiseach", "Ireland"),
        ("coordinator for Kenya and Japan at Save the Rivers", "Save the Rivers"),
        ("Russian counterpart", "Russia"),
        ("senior vice president of Sales for Carrow Steel", "Carrow Steel"),
        ("deputy administrator for tides in Carrow Steel’s River Directorate", "Carrow Steel"),
    ],
)
def test_party_of_a_role(role, party):
    assert party_of_role(role, places=PLACES, organizations=frozenset({"Carrow Steel"})) == party


@pytest.mark.parametrize(
    "role",
    [
        "Russian novelist",
        "mayor of Paris",
        "Georgia Gov.",
        "ambassador to Syria",
        "New Mexico senator",
        "Republican senator",
        "foreign minister",
        "professor at Sel University",
        "UN ambassador",
        "Defence secretary",
        "coordinator for Kenya and Japan",
        "Washington state delegate",
        "former director of the National River Union",
        "Minister of Information",
        "regional director for the Middle East",
        "Police spokesman",
        "Speaker of the House",
        "presidential candidate of Kenya",
        "country director for Kenya",
        "director of debate at the University of Sel",
    ],
)
def test_role_that_tells_no_party(role):
    assert party_of_role(role, places=PLACES) is None


def test_government_speaks_for_its_country():
    assert party_of(name="Moscow", type="government", roles=(), places=PLACES) == "Russia"
    assert party_of(name="Veldian Foreign Ministry", type="government", roles=(), places=PLACES) == "Veldia"


def test_organisation_speaks_for_itself():
    assert party_of(name="Carrow Steel", type="organization", roles=(), places=PLACES) == "Carrow Steel"


def test_officials_speak_for_their_country_and_voters_do_not():
    assert party_of(name="Russian officials", type="group", roles=(), places=PLACES) == "Russia"
    assert party_of(name="Russian voters", type="group", roles=(), places=PLACES) is None


def test_outlet_has_no_party():
    assert party_of(name="Kyiv Post", type="outlet", roles=(), places=PLACES) is None


def test_bare_office_is_that_of_the_country_of_the_outlet():
    office = {"name": "Tarn", "type": "person", "roles": ["Prime Minister"], "places": PLACES}
    assert party_of(**office, outlet_country="United Kingdom") == "United Kingdom"
    assert party_of(**office, outlet_country="United States") is None
    assert party_of(**office) is None


def test_countries_go_by_many_names():
    assert {country_named(name) for name in ("the US", "U.S.", "America", "United States")} == {"United States"}
    assert government_named("Downing Street") == "United Kingdom"


def test_demonym_needs_its_place_in_the_article():
    assert PLACES.of_demonym("Veldians") == "Veldia"
    assert PLACES.of_demonym("Ostrian") is None
