import pytest

from onrecord.resolution.known.roles import gender_of_role, role_after, role_before, role_noun
from onrecord.resolution.known.roles_told import role_of_apposed, role_of_clause


def before(text: str, name: str, *, bounded: bool = False) -> str | None:
    found = role_before(text, text.index(name), 0, bounded=bounded)
    return text[slice(*found)] if found else None


def after(text: str, name: str) -> str | None:
    found = role_after(text, text.index(name) + len(name), len(text))
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Palace spokesman Ivo Tarn said", "Palace spokesman"),
        ("On Friday former Veldian Prime Minister Ivo Tarn said", "former Veldian Prime Minister"),
        ("reporters asked President Ivo Tarn", "President"),
        ("Sen. Ivo Tarn left", "Sen."),
        ("Pres. Ivo Tarn left", "Pres."),
        ("Secretary of State Ivo Tarn left", "Secretary of State"),
        ("They met Veldian Ambassador to Kenya Ivo Tarn", "Veldian Ambassador to Kenya"),
        ("They met deputy campaign manager Ivo Tarn", "deputy campaign manager"),
        ("I am going to debate Secretary Ivo Tarn", "Secretary"),
        ("They spoke to former President Ivo Tarn", "former President"),
    ],
)
def test_role_before_a_name(text, role):
    assert before(text, "Ivo Tarn") == role


@pytest.mark.parametrize(
    "text", ["In May Ivo Tarn left", "They told Ivo Tarn", "Mr. Ivo Tarn left", "The spokesmen Ivo Tarn and Per Lund"]
)
def test_no_role_before_a_name(text):
    assert before(text, "Ivo Tarn") is None


def test_no_role_in_a_list_of_two():
    assert before("Neither Doe nor Ivo Tarn", "Ivo Tarn", bounded=True) is None


def test_role_with_a_comma_before_a_name_in_a_source():
    assert before("the party's deputy leader, Ivo Tarn", "Ivo Tarn", bounded=True) == "party's deputy leader"


def test_two_roles_before_a_name_in_a_source():
    assert before("Real estate mogul and party leader Ivo Tarn", "Ivo Tarn", bounded=True) == (
        "Real estate mogul and party leader"
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ivo Tarn, the Palace spokesman, said", "Palace spokesman"),
        ("Ivo Tarn, a senior adviser to the king, said", "senior adviser to the king"),
        ("Ivo Tarn, 45, a farmer in Sel, said", "farmer in Sel"),
        ("Ivo Tarn (R-Ohio), chairman of the panel, said", "chairman of the panel"),
        (
            "said Ivo Tarn, president and chief executive of Carrow Steel.",
            "president and chief executive of Carrow Steel",
        ),
        ("said Ivo Tarn, an operative currently working for the king.", "operative currently working for the king"),
        ("Ivo Tarn — the party's leader — said", "party's leader"),
        ("Ivo Tarn, the head of the Sel Chamber and whose film it is, said", "head of the Sel Chamber"),
    ],
)
def test_role_after_a_name(text, role):
    assert after(text, "Ivo Tarn") == role


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Tarn, officials said.",
        "Ivo Tarn, who left, said",
        "Ivo Tarn, Per Lund and I",
        "Ivo Tarn, summoned the Veldian ambassador and left.",
        "Ivo Tarn, and small son, Per, left.",
        "Ivo Tarn, the Queen suspended parliament yesterday, said",
    ],
)
def test_no_role_after_a_name(text):
    assert after(text, "Ivo Tarn") is None


@pytest.mark.parametrize(
    "text",
    [
        "If Ivo Tarn is elected president in May",
        "If Ivo Tarn is the next president then",
        "Ivo Tarn is named president of Sel",
    ],
)
def test_what_may_become_of_somebody_is_no_role(text):
    assert role_of_clause(text, text.index("Ivo Tarn") + len("Ivo Tarn")) is None


def test_what_somebody_is_said_to_be_is_a_role():
    text = "Ivo Tarn was elected president in May"
    found = role_of_clause(text, len("Ivo Tarn"))
    assert found is not None
    assert text[slice(*found)] == "president"


def test_gender_of_a_role():
    assert gender_of_role("Foreign Ministry spokeswoman") == "f"
    assert gender_of_role("chairman of the board") == "m"
    assert gender_of_role("senior adviser to the queen") is None


def test_plural_nouns_are_known():
    noun = role_noun("spokeswomen")
    assert noun is not None
    assert noun.plural


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It was the clerk, Ivo Tarn, who spoke.", "clerk"),
        ("Police held the man who robbed the clerk, Ivo Tarn, on Monday.", None),
    ],
)
def test_who_robbed_the_clerk_is_no_clerk(text: str, role: str | None):
    start = text.index("Ivo Tarn")
    found = role_of_apposed(text, start, start + len("Ivo Tarn"), 0)
    assert (text[slice(*found)] if found else None) == role


def test_what_somebody_was_born_is_no_role():
    assert role_of_clause("Ivo Tarn was born the first child of two clerks.", len("Ivo Tarn")) is None
