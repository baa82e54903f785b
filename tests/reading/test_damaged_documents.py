"""Documents of every form with bytes changed, taken out and put in: each is read, or is one sentence.

`make fuzz` tries many more of the same (tests/fuzz.py).
"""

import pytest

from tests.fuzz import READERS, broken


@pytest.mark.parametrize("reader", READERS)
def test_damaged_document_is_read_or_is_a_sentence(reader: str) -> None:
    assert list(broken(reader, range(300))) == []
