import pytest

from onrecord.english.telling import is_telling
from onrecord.ledger.folding import whole
from onrecord.record import SpeakerType


@pytest.mark.parametrize(
    ("name", "type", "party", "telling"),
    [
        ("Ada Moss", "person", False, True),
        ("Moss", "person", True, False),
        ("President Moss", "person", True, False),
        ("al-Moss", "person", True, False),
        ("Al Moss", "person", False, True),
        ("Ben Moss", "person", False, True),
        ("Ada T. King", "person", False, True),
        ("Pope Benno", "person", False, True),
        ("A Moss", "person", True, False),
        ("Tarn Harbour Union", "organization", False, True),
        ("Supreme Court", "organization", False, False),
        ("Supreme Court", "organization", True, True),
        ("The Times", "outlet", False, False),
        ("The Tarn Times", "outlet", False, True),
        ("ABC", "outlet", False, False),
        ("ABC", "organization", True, True),
        ("BBC", "outlet", False, True),
        ("Osmarian embassy", "government", True, False),
        ("police", "government", False, False),
        ("the harbour people", "organization", False, False),
        ("Veldia", "government", False, True),
    ],
)
def test_name_tells_who_is_meant(name: str, type: SpeakerType, party: bool, telling: bool) -> None:
    assert is_telling(whole(name) or "", name, type, party=party) is telling
