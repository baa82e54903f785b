import pytest

from onrecord.offices import office_of


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("Osmarian foreign minister", "foreign minister"),
        ("Osmar’s minister of foreign affairs", "foreign minister"),
        ("minister for foreign affairs", "foreign minister"),
        ("US defense secretary", "defence secretary"),
        ("secretary of state", "secretary of state"),
        ("Former U.S. Secretary of State", "former secretary of state"),
        ("then-president", "former president"),
        ("ex-mayor of Tarn", "former mayor"),
        ("Tarn Gov.", "governor"),
        ("deputy prime minister and government spokesman", "deputy prime minister"),
        ("Commission's secretary-general", "secretary general"),
        ("chairwoman of the port board", "chair"),
        ("Queen suspended parliament for five weeks yesterday", None),
        ("fierce supporter of the president", None),
        ("mother of five", None),
        ("", None),
        (None, None),
        ("minister " * 100, None),
    ],
)
def test_office_is_the_noun_and_what_says_which_one(role: str | None, office: str | None) -> None:
    assert office_of(role) == office
