import csv
from importlib.resources import files

import pytest

from onrecord.matching.bodies import body_of
from onrecord.resolution.known.countries import countries

ONE = [
    [("WHO", None), ("World Health Organisation", "World Health Organisation"), ("the W.H.O.", None)],
    [("UN children’s fund", None), ("UNICEF", "UNICEF"), ("United Nations Children's Fund", None)],
    [("Ankara", "Turkey"), ("Turkey", "Turkey"), ("Turkish government", "Turkey"), ("government", "Turkey")],
    [("Syrian regime", "Syria"), ("government of Syria", None), ("Syria’s government", "Syria")],
    [("Pentagon", "United States"), ("US Department of Defense", None), ("Defense Department", "United States")],
    [("Iraqi foreign ministry", "Iraq"), ("Ministry of Foreign Affairs", "Iraq"), ("Foreign Ministry of Iraq", None)],
    [("Marrow’s campaign", None), ("Marrow campaign", "Marrow campaign")],
    [("AP", None), ("The Associated Press", None)],
    [("Tarn & Sons Ltd", None), ("Tarn and Sons", None)],
]


@pytest.mark.parametrize("names", ONE)
def test_names_of_one_body_have_one_key(names: list[tuple[str, str | None]]) -> None:
    assert len({body_of(name, party) for name, party in names}) == 1


def test_bodies_of_two_countries_or_two_names_have_two_keys() -> None:
    others = [
        *(names[0] for names in ONE), ("foreign ministry", "Kenya"), ("Iraqi defence ministry", "Iraq"),
        ("government", "Iraq"), ("Republican Party", "Moldova"), ("GOP", None), ("Downing Street", "United Kingdom"),
        ("ABC", None), ("ABC", "Australia"), ("Velm children’s fund", None), ("health ministry", None),
    ]  # fmt: skip
    assert len({body_of(name, party) for name, party in others}) == len(others)


def test_no_name_of_the_table_is_two_bodies_and_each_country_is_one() -> None:
    table = csv.DictReader(files("onrecord.matching").joinpath("data/bodies.csv").read_text("utf-8").splitlines())
    rows = list(table)
    names = [name.casefold() for row in rows for name in (row["name"], *row["aliases"].split("|"))]
    assert len({row["name"] for row in rows}) == len(rows) > 100
    assert {row["country"] for row in rows} <= {"", *(country.name for country in countries())}
    bodies = {}
    for row in rows:
        for name in (row["name"], *row["aliases"].split("|")):
            assert bodies.setdefault(body_of(name, None), row["name"]) == row["name"]
    assert "" not in names
