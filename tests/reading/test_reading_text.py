"""Plain text: what is read at its top, and that it is never altered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading import InputError, read_text
from onrecord.reading.errors import MAX_CHARACTERS
from onrecord.record import Published

STORY = "The ministry said on Monday that the bridge would stay shut. It gave no reason."


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_text_is_never_altered(text):
    try:
        article = read_text(text)
    except InputError:
        return
    assert article.text == text


def test_line_ends_and_spaces_are_kept():
    text = "\ufeff  A line\r\n\r\nAnother line.\r\u2028 "
    assert read_text(text).text == text


def test_title_is_a_short_first_line_before_a_blank_line():
    assert read_text(f"Bridge stays shut for a third week\n\n{STORY}").title == "Bridge stays shut for a third week"


def test_markdown_heading_is_a_title_without_its_mark():
    assert read_text(f"# Bridge stays shut\n\n{STORY}").title == "Bridge stays shut"


def test_a_sentence_is_no_title():
    assert read_text(f"The bridge stays shut.\n\n{STORY}").title is None


def test_a_first_line_without_a_blank_line_is_no_title():
    assert read_text(f"The bridge stays\n{STORY}").title is None


def test_a_single_line_is_no_title():
    assert read_text("Bridge stays shut").title is None


def test_given_title_goes_before_the_one_in_the_text():
    assert read_text(f"Bridge stays shut\n\n{STORY}", title="Other").title == "Other"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Petrel", "Ana Petrel"),
        ("BY ANA PETREL", "ANA PETREL"),
        ("Author: Ana Petrel", "Ana Petrel"),
        ("By Ana Petrel and Tom de Wit, Harbour Post", "Ana Petrel and Tom de Wit, Harbour Post"),
        ("By Ana Petrel | January 4, 2019", "Ana Petrel"),
        ("By Friday, January 4, 2019", None),
        ("By Ana Petrel in Port Elan", "Ana Petrel"),
        ("By the time the talks began", None),
        ("By Monday the bridge was shut.", None),
    ],
)
def test_byline(line, byline):
    assert read_text(f"Bridge stays shut\n\n{line}\n\n{STORY}").byline == byline


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Friday, January 4, 2019 ", "2019-01-04"),
        ("Published 4 January 2019", "2019-01-04"),
        ("Published: Jan. 4, 2019 at 10:42 a.m. EST", "2019-01-04"),
        ("4th of January 2019", "2019-01-04"),
        ("2019-01-04", "2019-01-04"),
        ("January 2019", "2019-01"),
        ("February 30, 2019", None),
        ("Updated January 4, 2019", None),
        ("4/1/2019", None),
        ("On January 4, 2019 the bridge was shut.", None),
    ],
)
def test_printed_date_at_the_top(line, value):
    certainty = "read" if value else None
    assert read_text(f"{line}\n\n{STORY}").published == Published(value=value, certainty=certainty)


def test_date_in_a_dateline():
    text = "PORT ELAN, January 4, 2019 (Harbour Wire) — The bridge stays shut, the ministry said."
    assert read_text(text).published == Published(value="2019-01-04", certainty="read")


def test_dateline_without_a_year_is_no_date():
    assert read_text("PORT ELAN, Jan. 4 (Harbour Wire) - The bridge stays shut.").published == Published()


def test_an_article_without_a_date_is_read():
    assert read_text(STORY).published == Published(value=None, certainty=None)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2019", "2019"),
        ("2019-01", "2019-01"),
        ("2019-01-04", "2019-01-04"),
        ("2019-01-04T23:30:00-08:00", "2019-01-04"),
    ],
)
def test_given_date(given, value):
    assert read_text(STORY, published=given).published == Published(value=value, certainty="given")


@pytest.mark.parametrize(
    "given", ["2019-02-30", "2019-13", "yesterday", "20190104", "0000-01-01", "0000", "3000", "1604", "٢٠١٩"]
)
def test_impossible_date_is_refused(given):
    with pytest.raises(InputError, match=r"^the text: .* is no date of publication[;,] "):
        read_text(STORY, published=given)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_empty_text_is_refused(text):
    with pytest.raises(InputError, match="is empty"):
        read_text(text)


@pytest.mark.parametrize("text", ["…", '"' * 1000, "12 345 +/- 6"])
def test_text_without_words_is_refused(text):
    with pytest.raises(InputError, match="holds no words"):
        read_text(text)


def test_nul_is_refused():
    with pytest.raises(InputError, match="NUL"):
        read_text("The bridge\x00 stays shut.")


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(InputError, match="surrogate"):
        read_text("The bridge \ud800 stays shut.")


def test_right_to_left_text_is_kept():
    text = "قال الوزير: «ستستمر المحادثات». \u202eabc\u202c"
    assert read_text(text).text == text


def test_an_odd_number_of_quotation_marks_is_kept():
    text = "“The bridge stays shut, he said. “So be it.”"
    assert read_text(text).text == text


def test_a_million_quotation_marks_are_kept():
    text = "The bridge stays shut. " + '"' * 1_000_000
    assert read_text(text).text == text


def test_text_over_the_limit_is_refused():
    with pytest.raises(InputError, match=r"2,000,001 characters are more than the 2,000,000"):
        read_text("a" * (MAX_CHARACTERS + 1))
