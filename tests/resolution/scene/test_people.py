import pytest

from onrecord.record import Name
from onrecord.resolution.scene.people import People, people_in


def tagged(text: str, *names: str) -> list[Name]:
    found = []
    at = 0
    for name in names:
        at = text.index(name, at)
        found.append(Name(span=(at, at + len(name)), type="person"))
        at += len(name)
    return found


def who(people: People) -> list[str]:
    return [mention.person.name for mention in people.mentions]


def test_surname_is_the_full_name():
    text = "Ivo Tarn arrived. Tarn spoke."
    assert who(people_in(text, tagged(text, "Ivo Tarn", "Tarn"))) == ["Ivo Tarn", "Ivo Tarn"]


def test_full_name_may_come_later():
    text = "Tarn resigns. The minister, Ivo Tarn, left on Monday."
    assert who(people_in(text, tagged(text, "Tarn", "Ivo Tarn"))) == ["Ivo Tarn", "Ivo Tarn"]


def test_untagged_surname_is_found():
    text = "Ivo Tarn arrived. Later Tarn’s aides left."
    assert who(people_in(text, tagged(text, "Ivo Tarn"))) == ["Ivo Tarn", "Ivo Tarn"]


def test_title_and_possessive_are_no_part_of_the_name():
    text = "President Ivo Tarn’s aides left."
    people = people_in(text, [Name(span=(0, 20), type="person")])
    assert people.persons[0].name == "Ivo Tarn"


def test_title_tells_which_of_two_with_one_surname():
    text = "Ivo Tarn met Petra Tarn. Mrs. Tarn left. Mr. Tarn stayed."
    people = people_in(text, tagged(text, "Ivo Tarn", "Petra Tarn", "Tarn", "Tarn"))
    assert who(people)[2:] == ["Petra Tarn", "Ivo Tarn"]


@pytest.mark.parametrize(("came_up", "meant"), [("Copies of Ivo Tarn's letters", "Joe Tarn"), ("Ivo Tarn", "Ivo Tarn")])
def test_relative_of_whom_a_thing_is_named_is_not_meant_by_the_surname(came_up, meant):
    text = f"Joe Tarn spoke. Tarn won.\n\n{came_up} came up. Tarn denied it."
    people = people_in(text, tagged(text, "Joe Tarn", "Tarn", "Ivo Tarn", "Tarn"))
    assert who(people) == ["Joe Tarn", "Joe Tarn", "Ivo Tarn", meant]


def test_middle_initial_makes_no_second_person():
    text = "Ivo B. Tarn left. Ivo Tarn came back."
    assert len(people_in(text, tagged(text, "Ivo B. Tarn", "Ivo Tarn")).persons) == 1


def test_name_cut_off_by_the_model_is_mended():
    text = "On Monday Ivo Tarn left."
    people = people_in(text, tagged(text, "Ivo"))
    assert people.persons[0].name == "Ivo Tarn"


def test_roles_of_all_mentions_are_kept():
    text = "Tarn left. Palace spokesman Ivo Tarn, a friend of the king, came back."
    people = people_in(text, tagged(text, "Tarn", "Ivo Tarn"))
    assert [text[s:e] for s, e in people.persons[0].roles] == ["Palace spokesman", "friend of the king"]


def test_role_that_a_name_explains():
    text = "The Veldian president, Ivo Tarn, left."
    people = people_in(text, tagged(text, "Ivo Tarn"))
    assert [text[s:e] for s, e in people.persons[0].roles] == ["Veldian president"]


def test_pronouns_teach_the_gender():
    text = "Tarn said she was glad. Tarn lost her keys. Tarn left."
    assert people_in(text, tagged(text, "Tarn", "Tarn", "Tarn")).persons[0].gender == "f"


def test_without_tags_titles_show_persons():
    text = "Veldian Foreign Minister Orla Senn spoke. Senn left. The Veldian Central Bank was silent."
    assert who(people_in(text)) == ["Orla Senn", "Orla Senn"]


def test_empty_text_has_nobody():
    assert people_in("").mentions == []


def test_a_surname_without_its_accent_is_the_same_person() -> None:
    text = "President Ana Muñoz spoke on Monday. Munoz left early."
    names = [Name(span=(10, 19), type="person"), Name(span=(37, 42), type="person")]
    assert {mention.person.name for mention in people_in(text, names).mentions} == {"Ana Muñoz"}


def test_verbs_of_a_headline_in_capitals_are_no_part_of_a_name():
    text = "Ivo Tarn Finally Signs the Harbour Treaty\n\nIvo Tarn signed."
    assert who(people_in(text, tagged(text, "Ivo Tarn", "Ivo Tarn"))) == ["Ivo Tarn", "Ivo Tarn"]


def test_title_of_two_words_is_no_part_of_the_name():
    text = "Crown Prince Ivo bin Tarn left."
    assert who(people_in(text, tagged(text, "Crown Prince Ivo bin Tarn"))) == ["Ivo bin Tarn"]


def test_words_before_a_name_in_a_headline_are_no_part_of_it() -> None:
    text = "Networks Cut From Ivo Tarn To Air Ada Moss\n\nAda Moss spoke."
    assert who(people_in(text, tagged(text, "Ivo Tarn", "Ada Moss", "Ada Moss"))) == [
        "Ivo Tarn",
        "Ada Moss",
        "Ada Moss",
    ]
