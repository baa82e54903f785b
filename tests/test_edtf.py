"""The days that a date of the record covers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.edtf import bounds, is_valid


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-10-13", "2022-10-13", "2022-10-13"),
        ("2022-W41", "2022-10-10", "2022-10-16"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-36", "2022-10-01", "2022-12-31"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022-03-03/2022-03-05", "2022-03-03", "2022-03-05"),
        ("1939/1945", "1939-01-01", "1945-12-31"),
        ("2022-10/..", "2022-10-01", "9999-12-31"),
        ("../2022-10", "0001-01-01", "2022-10-31"),
        ("1984~", "1984-01-01", "1984-12-31"),
        ("1984-06?/2004-06~", "1984-06-01", "2004-06-30"),
        ("9999-W52", "9999-12-27", "9999-12-31"),
        ("9999-24", "9999-12-01", "9999-12-31"),
    ],
)
def test_bounds(value, first, last):
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    ["", "22", "0000", "2022-02-30", "2021-W53", "2022-W00", "2022-20", "2022-1", "2022-10-13T10:00",
     "2022-13", "../..", "2022/", "2022-12/2022-10", "000X", "XXXX", "2022-10-13~~", "２０２２", "2022/2023/2024",
     "yesterday"],
)  # fmt: skip
def test_what_is_not_a_date_is_refused_with_a_sentence(value):
    assert not is_valid(value)
    with pytest.raises(ValueError, match="is not a date: "):
        bounds(value)


@given(st.dates())
def test_a_day_covers_itself(day):
    assert bounds(day.isoformat()) == (day, day)


@given(st.text(alphabet="0123456789-/WX.~?", max_size=24))
def test_any_text_has_bounds_in_order_or_is_refused(value):
    if is_valid(value):
        first, last = bounds(value)
        assert first <= last
