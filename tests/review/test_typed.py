"""Values as a person types them."""

from typing import Any

import pytest

from onrecord.record import Record
from onrecord.review import values_from

# Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut.


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("content=30-37, 38-43", [[30, 37], [38, 43]]),
        ("content=the harbour", [[59, 70]]),
        ("cue=", []),
        ("speaker.name = Jon = Harrow", "Jon = Harrow"),
        ("speaker.role=", None),
        ("act=", None),
        ("negated=Yes", True),
        ("negated=false", False),
        ("negated=perhaps", "perhaps"),
        ("said_on=2031-05", "2031-05"),
        ("chain=Radio Velm > The Coast Bulletin", ["Radio Velm", "The Coast Bulletin"]),
        ("chain=Osmar (government)", [{"name": "Osmar", "type": "government", "span": None}]),
        ("chain=Anna Solvay (person)", [{"name": "Anna Solvay", "type": "person", "span": (0, 11)}]),
        ("chain=", []),
    ],
)
def test_a_value_is_read(record: Record, typed: str, value: Any) -> None:
    found = values_from(record, record.attributions[0], [typed])
    assert list(found.values()) == [value]


def test_the_words_of_a_date_stand_beside_it(record: Record) -> None:
    item = record.attributions[0]
    words = {"value": "2031-05-04", "span": [17, 27]}
    assert values_from(record, item, ["said_on=2031-05-04", "said_on.span=on Tuesday"]) == {"said_on": words}
    assert values_from(record, item, ["said_on.span=17-27"])["said_on"] == {"value": "2031-05-05", "span": [17, 27]}
    with pytest.raises(ValueError, match="need the date too"):
        values_from(record, record.attributions[1], ["said_on.span=17-27"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["act"], "says no value"),
        (["act=deny", "act=state"], "act is given twice"),
        (["cue=sang"], "'sang' does not stand in the text"),
        (["cue=a"], "'a' stands 7 times in the text: give offsets, near by 3-4, 9-10, "),
        (["said_on.span="], "does not stand in the text"),
        (["chain=A > > B"], "a bearer in the chain has no name"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(record: Record, typed: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        values_from(record, record.attributions[0], typed)
