import pytest

from onrecord.resolution.sentences.kinds import kind_of, quotations


def kind(text: str, *parts: str) -> str:
    return kind_of(text, tuple((text.index(part), text.index(part) + len(part)) for part in parts))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We will rebuild the bridge,” Tarn said.", "“We will rebuild the bridge,”"),
        ('"We will rebuild the bridge," Tarn said.', '"We will rebuild the bridge,"'),
        (
            "'We will rebuild the bridge, and it won't take long,' Tarn said.",
            "'We will rebuild the bridge, and it won't",
        ),
        ("‘The ministers’ plan isn’t ours,’ Tarn said.", "‘The ministers’ plan isn’t ours,’"),
        ("„Das ist unser Fluss“, sagte Tarn.", "„Das ist unser Fluss“"),
        ("``We will rebuild the bridge,'' Tarn said.", "``We will rebuild the bridge,''"),
        ("``It isn't `ours' to sell,'' Tarn said.", "It isn't `ours' to sell"),
        ("Tarn: «Nous restons ici.»", "«Nous restons ici.»"),
    ],
)
def test_every_style_of_marks_is_direct(text, content):
    assert kind(text, content) == "direct"


def test_small_words_before_a_quotation_are_not_the_reporters():
    assert kind("She said only: “It leaks.”", "only: “It leaks.”") == "direct"
    assert kind("She described it as “a leak”.", "as “a leak”") == "direct"
    assert kind("She said that “it leaks”.", "that “it leaks”") == "mixed"


def test_marks_just_outside_the_span_count():
    assert kind("“We will rebuild the bridge,” Tarn said.", "We will rebuild the bridge") == "direct"


def test_split_quotation_is_direct():
    text = "“We will rebuild,” Tarn said, “and we will do it by May.”"
    assert kind(text, "“We will rebuild,”", "“and we will do it by May.”") == "direct"


def test_no_marks_is_indirect():
    assert kind("Tarn said the bridge would be rebuilt by May.", "the bridge would be rebuilt by May") == "indirect"


def test_some_words_in_marks_are_mixed():
    assert kind("Tarn said he has “no plans” to rebuild it.", "he has “no plans” to rebuild it") == "mixed"


def test_two_small_marks_quote_as_one_and_end_where_they_end():
    text = "He called it ``a leak'' and left the ``old'' pier."
    assert [text[start:end] for start, end in quotations(text)[0]] == ["a leak", "old"]


def test_apostrophes_are_no_marks():
    text = "Tarn said it isn't the officials' fault that the '90s bridge fell."
    assert kind(text, "it isn't the officials' fault that the '90s bridge fell") == "indirect"


def test_paragraphs_that_open_again_are_direct():
    text = "“We have waited for years.\n\n“We will wait no longer,” Tarn said."
    assert kind(text, "“We have waited for years.\n\n“We will wait no longer,”") == "direct"


def test_quotation_without_its_closing_mark_ends_with_the_paragraph():
    text = "Tarn said: “We will rebuild.\n\nThe bridge fell in May, officials said."
    assert kind(text, "“We will rebuild.") == "direct"
    assert kind(text, "The bridge fell in May") == "indirect"


def test_stray_closing_mark_changes_nothing_else():
    text = "Tarn left early.”\n\nThe bridge fell, officials said."
    assert kind(text, "The bridge fell") == "indirect"


def test_indirect_speech_inside_a_quotation_is_indirect():
    text = "“Tarn told me that the bridge would be closed,” Orsa said."
    assert kind(text, "that the bridge would be closed") == "indirect"


def test_quote_within_a_quotation_is_direct():
    text = "“And then Tarn told me: ‘The bridge stays closed,’” Orsa said."
    assert kind(text, "‘The bridge stays closed,’") == "direct"


def test_inner_quote_may_end_in_a_straight_mark():
    text = "“Then the city was told: ‘It’s too soon to decide, Mr. Tarn,'” he said."
    assert kind(text, "It’s too soon to decide, Mr. Tarn") == "direct"


def test_a_million_marks_are_read_in_one_pass():
    assert len(quotations('"a" ' * 250_000)[0]) == 250_000


def test_empty_content_is_indirect():
    assert kind_of("“Yes.”", ()) == "indirect"


def test_a_quotation_in_single_marks_holds_those_in_double_marks() -> None:
    text = "‘“Two hours,” I told my staff, “and then we go,”’ he said."
    assert kind_of(text, ((0, text.index(" he")),)) == "direct"


def test_words_of_the_reporters_own_before_a_long_quotation_make_it_mixed() -> None:
    text = "He said Elbonia was “perfectly situated for looking at all the other parts of the old harbour town”."
    assert kind_of(text, ((text.index("Elbonia"), len(text) - 1),)) == "mixed"
