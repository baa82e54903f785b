import pytest

from onrecord.record import Article, Marks, Name, Speaker
from onrecord.resolution.parties.speaking_for import party_of_speaker
from onrecord.resolution.scene.scene import Scene


def party(text: str, source: str, speaker: Speaker, *people: str) -> str | None:
    tags = [Name(span=(text.index(p), text.index(p) + len(p)), type="person") for p in people]
    scene = Scene(Article(text=text), Marks(attributions=(), names=tuple(sorted(tags, key=lambda tag: tag.span))))
    start = text.rindex(source)
    found = party_of_speaker(scene, speaker, None, [], ((start, start + len(source)),))
    assert found is None or found.because
    return found.name if found else None


def unnamed(role: str) -> Speaker:
    return Speaker(name=None, type="unnamed", role=role)


def body(name: str) -> Speaker:
    return Speaker(name=name, type="organization")


def group(name: str) -> Speaker:
    return Speaker(name=name, type="group")


def test_unnamed_minister_of_its_country():
    text = "Veldia waits; Veldian troops left. They could fly, its foreign minister said."
    assert party(text, "its foreign minister", unnamed("foreign minister")) == "Veldia"


def test_spokeswoman_for_an_office_is_its_bearers():
    text = "The Kenyan president, Ana Doe, left. A spokeswoman for the president said no."
    assert party(text, "A spokeswoman for the president", unnamed("spokeswoman for the president"), "Ana Doe") is None
    text = "Kenyan Prime Minister Ana Doe left. Doe’s spokeswoman said no."
    assert party(text, "Doe’s spokeswoman", unnamed("Doe’s spokeswoman"), "Ana Doe") == "Kenya"


def test_one_of_its_deputies_speaks_for_it():
    text = "The Sel Party rejected the charge, and one of its deputies said that it would vote."
    assert party(text, "one of its deputies", unnamed("deputies")) == "Sel Party"


def test_spokesperson_of_a_council_that_has_no_name():
    text = "The inquiry criticised the city council. A council spokesperson said sorry."
    assert party(text, "A council spokesperson", unnamed("council spokesperson")) == "city council"


def test_spokesman_for_a_body_without_a_name():
    text = "A spokesman for the harbour trust said no."
    assert (
        party(text, "A spokesman for the harbour trust", unnamed("spokesman for the harbour trust")) == "harbour trust"
    )


def test_ministry_whose_country_is_told_elsewhere():
    text = "The Kenyan Interior Ministry spoke. The Interior Ministry said no."
    assert party(text, "The Interior Ministry", body("Interior Ministry")) == "Kenya"


@pytest.mark.parametrize("name", ["Kurds", "home secretary Ana", "Sel Square", "House of", "Fifth Amendment", "Kenyan"])
def test_words_that_are_no_body_have_no_party(name):
    assert party(f"The {name} said no.", name, body(name)) is None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kenyan officials", "Kenya"),
        ("US military spokesmen and US sources", "United States"),
        ("officials from Kenya and France", None),
        ("US military and Arab states", None),
        ("US Republican senators", None),
        ("Kenyan voters", None),
    ],
)
def test_group_speaks_for_one_country_or_none(name, country):
    assert party(f"The {name} said no.", name, group(name)) == country


def test_officials_of_hers_speak_for_her_country():
    text = "The Kenyan minister, Ana Doe, left. Her officials said no."
    assert party(text, "Her officials", group("Her officials"), "Ana Doe") == "Kenya"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Observers from the Harbour Union", "Harbour Union"),
        ("Monitors from the Sel Commission", "Sel Commission"),
        ("Voters from the Harbour Union", None),
        ("Observers from the hills", None),
    ],
)
def test_people_whom_a_body_sent_speak_for_it(name, body):
    assert party(f"{name} said no.", name, group(name)) == body


def test_plural_officials_without_a_name_speak_for_their_country():
    text = "Two Kenyan officials with knowledge of it said no."
    assert party(
        text, "Two Kenyan officials with knowledge of it", unnamed("Kenyan officials with knowledge of it")
    ) == ("Kenya")


@pytest.mark.parametrize("name", ["United People’s Front", "Farmers’ Union", "UN’s refugee agency"])
def test_body_with_a_possessive_in_its_name_speaks_for_itself(name):
    assert party(f"The {name} said no.", name, body(name)) == name


def test_ministry_is_of_the_country_with_which_it_was_last_named():
    text = "The Kenyan finance ministry asked. “Never,” a spokesman for the ministry said."
    assert party(text, "a spokesman for the ministry", unnamed("spokesman for the ministry")) == "Kenya"


def test_officials_of_a_ministry_speak_for_the_country_at_home():
    text = "Veldia waits; Veldian troops left. They could fly, finance ministry officials said."
    assert party(text, "finance ministry officials", group("finance ministry officials")) == "Veldia"


def test_office_of_a_president_speaks_for_whom_he_does():
    text = "President Per Lund of Veldia left, with Veldian troops. The president’s office said no."
    assert party(text, "The president’s office", body("president’s office"), "Per Lund") == "Veldia"


def test_air_force_of_the_only_country():
    text = "Veldia waits; Veldian troops left. They could fly, the Air Force said."
    assert party(text, "the Air Force", body("Air Force")) == "Veldia"


def test_spokesman_for_somebody_is_not_his_own_party_by_a_title():
    text = "Ana Doe left. A spokesman for Ms Doe said no."
    assert party(text, "A spokesman for Ms Doe", unnamed("spokesman for Ms Doe"), "Ana Doe") == "Ana Doe"


def test_delegation_of_a_people_speaks_for_its_country():
    text = "Veldia waits; Veldian troops left. The Veldian delegation said no."
    assert party(text, "The Veldian delegation", body("Veldian delegation")) == "Veldia"


def test_guards_of_a_people_speak_for_its_country():
    text = "Veldia waits; Veldian troops left. Veldian border guards said no."
    assert party(text, "Veldian border guards", group("Veldian border guards")) == "Veldia"


def test_diplomat_in_a_capital_is_not_its_own():
    text = "Kenya waits. A Western diplomat in Nairobi said no."
    assert party(text, "A Western diplomat in Nairobi", unnamed("Western diplomat in Nairobi")) is None


@pytest.mark.parametrize("role", ["Velmo spokesman", "Velmo military commander"])
def test_spokesman_of_a_party_by_one_word_speaks_for_it(role):
    text = f"The opposition Velmo party left. A {role} said no."
    assert party(text, f"A {role}", unnamed(role)) == "Velmo"


def test_office_of_a_prime_minister_speaks_for_whom_she_does():
    text = "Veldia waits; Veldian troops left. The prime minister’s office said no."
    assert party(text, "The prime minister’s office", body("prime minister’s office")) == "Veldia"


def test_a_ministry_is_of_the_country_that_it_is_in():
    ministry = Speaker(name="foreign ministry", type="government")
    assert party("The foreign ministry in Kenya said no.", "The foreign ministry in Kenya", ministry) == "Kenya"


def test_a_spokesman_behind_what_a_body_denied_is_its_own():
    text = "The Sel Union denied it. A spokesman said no."
    assert party(text, "A spokesman", unnamed("spokesman")) == "Sel Union"
    assert party("The Sel Union denied it. The spokesman said no.", "The spokesman", unnamed("spokesman")) is None
