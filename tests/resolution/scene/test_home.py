from onrecord.resolution.scene.home import home_of, is_office
from onrecord.resolution.scene.places import Places


def home(text: str, outlet: str | None = None, *tags: str) -> str | None:
    found = home_of(text, outlet, Places(text, tags))
    return found[0] if found else None


def test_outlet_named_after_its_country():
    assert home("Ostrel waits.", "Ostrel Today", "Ostrel") == "Ostrel"


def test_paper_is_named_after_a_town():
    assert home("A meeting in Sel.", "Sel Evening News", "Sel") is None


def test_country_that_is_no_neighbour_where_no_other_is_spoken_of():
    assert home("Ostrel’s central bank waits. Varre, a neighbouring republic, does not.") == "Ostrel"
    assert home("Ostrel’s central bank waits. Varre’s parliament does not.") is None


def test_no_home_where_a_people_has_no_country():
    assert home("The foreign minister of Ostrel spoke of Mezaran troops.") is None


def test_bare_offices_of_a_state():
    assert is_office("Finance Minister") == "office"
    assert is_office("President") == "head"
    assert is_office("president of Acme") is None
