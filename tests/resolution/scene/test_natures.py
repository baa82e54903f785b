import pytest

from onrecord.resolution.scene.natures import Natures


@pytest.mark.parametrize(
    ("text", "name", "nature"),
    [
        ("Mr. Harrel left. Harrel said so.", "Harrel", "person"),
        ("Harrel, 61, denies it.", "Harrel", "person"),
        ("The company Harrel said so.", "Harrel", "organization"),
        ("Harrel, which owns two yards, said so.", "Harrel", "organization"),
        ("Shares of Harrel Steel rose.", "Harrel Steel", "organization"),
        ("The magazine Harrel printed it.", "Harrel", "outlet"),
        ("The operator, Harrel, said so.", "Harrel", "organization"),
        ("Harrel Sel Limited said so. Harrel left.", "Harrel", "organization"),
        ("It stood in the Post, a Harrel newspaper.", "Harrel", "place"),
        ("Harrel, a neighbouring country, asked for it.", "Harrel", "place"),
        ("They live in Harrel. The Harreli side objected.", "Harrel", "place"),
        ("They live in Harrel. The Harreli side objected.", "Harreli", "people"),
        ("A man called Harrel came.", "Harrel", None),
        ("As Harrel warned, war has its own logic. For Harrel, they left.", "Harrel", None),
        ("Harrel, in its report, said so.", "Harrel", "organization"),
        ("Harrel said that it would pay.", "Harrel", "organization"),
        ("Harrel put it bluntly.", "Harrel", None),
        ("The Speaker, who sat, said so.", "Speaker", None),
    ],
)
def test_evidence_of_the_article(text, name, nature):
    assert Natures(text).of(name) == nature


def test_surname_of_a_full_name_is_a_person_whatever_stands_beside_it():
    assert Natures("Mrs. Harrel, which surprised nobody, left.", persons=["Anna Harrel"]).of("Harrel") == "person"


def test_surname_after_a_particle_is_the_same_where_a_sentence_opens_with_it():
    assert Natures("Mr. Ivo al-Doe came. Al-Doe, which surprised him, left.", persons=["Ivo al-Doe", "Mr. al-Doe"]).of(
        "Al-Doe"
    ) == ("person")


def test_one_word_that_was_tagged_as_a_bodys_is_somebody_only_beyond_doubt():
    text = "President Harrel left. Harrel hid. For Republican Governor Doe, it rained."
    assert Natures(text, persons=["Harrel"], bodies=["Harrel"]).is_somebody("Harrel")
    assert not Natures(text, bodies=["Harrel"]).is_somebody("Harrel")
    assert not Natures(text + " Harrel, which owns two yards, said so.", persons=["Harrel"]).is_somebody("Harrel")
    assert not Natures(text, persons=["Republican"]).is_somebody("Republican")


def test_first_word_of_a_firm_is_the_firm():
    assert Natures("Harrel rose.", persons=["Harrel Steel"]).of("Harrel") == "organization"


def test_place_in_the_tags_of_bodies_is_land_only_beyond_doubt():
    assert Natures("In Korva it rained. In Korva they slept.").is_land("Korva")
    assert not Natures("In Parliament it rained. In Parliament they slept.").is_land("Parliament")
