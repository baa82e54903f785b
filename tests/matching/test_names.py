import pytest

from onrecord.matching.names import is_meant, same_name, same_speaker, speaks_for
from onrecord.record import Speaker


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Moss", "Ada Moss", True),
        ("President Ada Moss", "Moss", True),
        ("A. Moss", "Ada Moss", True),
        ("Ada B. Moss", "Ada Moss", True),
        ("Ada Moss", "Ian Moss", False),
        ("Moss", "Mosse", False),
        ("Ada", "Ada Moss", False),
        ("", "Ada Moss", False),
        ("ÁDA MOSS", "Ada Moss", True),
    ],
)
def test_names_that_may_be_one_persons(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def speaker(name: str | None, type: str = "person", **more: str) -> Speaker:
    return Speaker(name=name, type=type, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (speaker("Ada Moss"), speaker("Moss"), True),
        (speaker("Ada Moss"), speaker("Ian Reed"), False),
        (speaker("Ada Moss"), speaker(None, "unnamed"), None),
        (speaker("Harbour Board", "organization"), speaker("the Harbour Board", "organization"), True),
        (speaker("Harbour Board", "organization"), speaker("U.S. Harbour Board", "organization"), True),
        (speaker("French Harbour Board", "organization"), speaker("Spanish Harbour Board", "organization"), None),
        (
            speaker("French Harbour Board", "organization"),
            speaker("Harbour Board", "organization", party="Spain"),
            None,
        ),
        (
            speaker("Harbour Board", "organization", party="France"),
            speaker("U.S. Harbour Board", "organization", party="United States"),
            None,
        ),
        (speaker("Board", "organization"), speaker("French Board", "organization"), None),
        (speaker("BHL", "organization"), speaker("Board of Harbours and Locks", "organization"), True),
        (speaker("BH", "organization"), speaker("Board of Harbours", "organization"), None),
        (speaker("Harbour Board", "organization"), speaker("Velm", "government"), None),
        (speaker("the Board of Locks", "group"), speaker("U.S. Board of Locks", "organization"), True),
        (speaker("Board of Locks", "group"), speaker("Ada Moss"), None),
        (speaker("Velm voters", "group"), speaker("Velm voters", "group"), None),
        (speaker("Moss campaign", "organization"), speaker("Ada Moss’s campaign", "organization"), True),
        (speaker("Moss camp", "organization"), speaker("the Moss campaign", "organization"), True),
        (speaker("Moss campaign", "organization"), speaker("Reed campaign", "organization"), None),
        (speaker("Harbour Board", "organization"), speaker("Ada Moss", role="head of the Harbour Board"), None),
        (speaker("Harbour Board", "organization"), speaker("Ada Moss", role="mayor"), False),
    ],
)
def test_speakers_are_the_same_another_or_unknown(one: Speaker, other: Speaker, same: bool | None) -> None:
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


def test_a_body_is_meant_by_who_speaks_for_it() -> None:
    assert is_meant("Velm", speaker("Ada Moss", party="Velm"))
    assert is_meant("Moss", speaker("Ada Moss"))
    assert is_meant("Reed", speaker("Ada Moss")) is False
    assert is_meant("Reed", speaker(None, "unnamed")) is None


def test_a_campaign_and_who_speaks_for_it() -> None:
    campaign = speaker("Ada Moss's campaign", "organization")
    assert speaks_for(speaker("Ian Reed", party="Moss campaign"), campaign)
    assert not speaks_for(speaker("Ian Reed", party="Hill campaign"), campaign)
