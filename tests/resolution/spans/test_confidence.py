from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.spans.confidence import calibrated


@given(st.lists(st.floats(0, 1), min_size=2))
def test_it_is_a_probability_and_keeps_the_order(raw: list[float]) -> None:
    found = [calibrated(one) for one in sorted(raw)]
    assert all(0 < one < 1 for one in found)
    assert all(one <= after for one, after in pairwise(found))


def test_what_the_network_is_all_too_sure_of_is_less_sure() -> None:
    assert calibrated(0.99) < 0.98
    assert calibrated(0.02) > 0.03
