"""Line breaks that only wrap."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.wrapping import unwrapped

PARAGRAPHS = [
    "The harbour council of Lunde said on Tuesday that the new pier would open in May, a year later than it had "
    "promised when the old one was torn down.",
    "Council leader Ada Moss told reporters: “We have waited long enough, and so have the boats that lie in the outer "
    "harbour, where nobody can reach them in the winter.”",
    "Fishermen’s union chairman Bram Holt called the plan a mistake, and said that his members had not been asked.",
] * 2


@pytest.mark.parametrize(
    ("width", "between"), [(40, "\n"), (40, "\n\n"), (60, "\n"), (60, "\n\n"), (72, "\n\n"), (100, "\n\n")]
)
def test_wrapped_lines_are_joined_and_paragraphs_stay(width: int, between: str) -> None:
    text = between.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    expected = between.join(PARAGRAPHS)
    found = unwrapped(text)
    assert len(found) == len(text)
    # A last line may be so long that nothing tells it from a wrapped one, where no blank line follows.
    assert found == expected or between == "\n"
    assert found.count("\n") <= expected.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "MOSS: We have waited.\nHOLT: Nobody asked us.\nMOSS: The boats have waited too, and so has the town.\n"
        "HOLT: No.\nMOSS: It opens in May, whatever you say.\nHOLT: We shall see.",
        "Pier to open\nBy Ida Rook\nLunde, May 3\nThe pier will open.\nIt is late.",
        "- bread\n- milk\n- a very long loaf of the other bread\n- eggs\n- salt",
        "",
        "\n\n\n",
    ],
)
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet=st.sampled_from("ab \n“é"), max_size=400))
def test_nothing_but_line_breaks_changes(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(after == before or (before, after) == ("\n", " ") for before, after in zip(text, found, strict=True))
