import pytest

from onrecord.english.offices import calling_of, office_of


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
        ("Tarn lawyer representing Moss", "lawyer"),
        ("presidential candidate Dr.", "presidential candidate"),
        ("Retired neurosurgeon", "former surgeon"),
        ("UN special envoy for Osmar", "envoy"),
        ("special presidential envoy", "envoy"),
        ("mother of five", None),
        ("", None),
        (None, None),
        ("minister " * 100, None),
    ],
)
def test_office_is_the_noun_and_what_says_which_one(role: str | None, office: str | None) -> None:
    assert office_of(role) == office


@pytest.mark.parametrize(
    ("office", "calling"),
    [
        ("former foreign minister", "politics"),
        ("minister", None),
        ("attorney general", None),
        ("general", "forces"),
        ("pastor", "church"),
        ("former presidential candidate", "politics"),
        ("president", None),
        ("host", None),
        ("member of parliament", "politics"),
        ("police chief", "police"),
        ("", None),
    ],
)
def test_calling_is_told_by_the_noun_where_it_tells_one(office: str, calling: str | None) -> None:
    assert calling_of(office) == calling
