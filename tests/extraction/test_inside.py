"""Speech inside speech."""

from dataclasses import replace

import pytest

from onrecord.extraction import Extractor
from onrecord.extraction.inside import insides, nested
from onrecord.record import Article, Span, SpanSet


def span(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


def spans(text: str, source: str, cue: str, content: str, confidence: float = 1.0) -> SpanSet:
    return SpanSet(
        source=(span(text, source),), cue=(span(text, cue),), content=(span(text, content),), confidence=confidence
    )


def test_a_content_is_read_without_the_quotation_marks_around_it() -> None:
    text = "“Reed told them to wait for rain,” Moss said."
    outer = spans(text, "Moss", "said", "“Reed told them to wait for rain,”")
    assert [text[slice(*inside)] for inside in insides(text, outer)] == ["Reed told them to wait for rain,"]


def test_a_content_in_two_spans_is_read_as_one_where_only_a_space_parts_them() -> None:
    text = "The palace has told the council that the pier stays shut, Moss said."
    halves = span(text, "The palace has told the council"), span(text, "that the pier stays shut")
    outer = SpanSet(source=(span(text, "Moss"),), cue=(span(text, "said"),), content=halves, confidence=1)
    assert list(insides(text, outer)) == [(halves[0][0], halves[1][1])]


@pytest.mark.parametrize("content", ["that Reed told", "that the pier is green, long and old"])
def test_a_content_that_is_short_or_holds_no_word_of_speech_or_thought_is_not_read_again(content: str) -> None:
    text = f"Moss said {content}."
    assert list(insides(text, spans(text, "Moss", "said", content))) == []


@pytest.mark.parametrize(
    ("content", "read"), [("that the whole town hopes for rain", 1), ("that she hopes for rain", 0)]
)
def test_a_content_is_read_again_where_somebody_else_thinks(content: str, read: int) -> None:
    text = f"Moss said {content}."
    assert len(list(insides(text, spans(text, "Moss", "said", content)))) == read


def kept(inner: str, source: str, cue: str, content: str, confidence: float = 1.0) -> SpanSet | None:
    text = f"Moss claimed: {inner}"
    start = text.index(inner)
    found = spans(inner, source, cue, content, confidence)
    return nested(text, found, spans(text, "Moss", "claimed", inner, 0.9), start)


def test_offsets_are_those_of_the_article_and_confidence_that_of_both() -> None:
    found = kept("Reed said it would rain", "Reed", "said", "it would rain", 0.8)
    assert found is not None
    assert found.source == ((14, 18),)
    assert found.confidence == 0.72


def test_what_speakers_say_of_themselves_in_these_words_is_not_kept() -> None:
    assert kept("I urge the town to wait", "I", "urge", "the town to wait") is None


def test_what_speakers_say_that_they_said_before_is_kept() -> None:
    assert kept("I told the town to wait", "I", "told", "the town to wait")


def test_a_source_that_is_cut_off_is_not_kept() -> None:
    assert kept("the council asked for rain", "the", "asked", "for rain") is None


def test_what_could_be_said_is_not_kept() -> None:
    assert kept("a town could demand that it rain", "a town", "could demand", "that it rain") is None


@pytest.mark.parametrize(
    "cue", ["cannot demand", "ought to demand", "is free to demand", "to demand", "could not bear to demand"]
)
def test_what_was_not_said_is_not_kept(cue: str) -> None:
    assert kept(f"the town {cue} that it rain", "the town", cue, "that it rain") is None


@pytest.mark.parametrize("cue", ["would not say", "could not confirm"])
def test_what_somebody_refused_to_say_is_kept(cue: str) -> None:
    assert kept(f"the town {cue} whether it rained", "the town", cue, "whether it rained")


def test_what_speakers_say_that_others_think_is_kept() -> None:
    assert kept("the union hopes that it rains", "the union", "hopes", "that it rains")


@pytest.mark.parametrize("source", ["I", "he", "she", "they"])
def test_what_speakers_say_that_they_think_is_not_kept(source: str) -> None:
    assert kept(f"{source} hopes that it rains", source, "hopes", "that it rains") is None


def test_a_cue_that_no_list_holds_is_kept_where_the_model_is_sure() -> None:
    text = "the pilot had radioed that it rained"
    found = spans(text, "the pilot", "had radioed", "that it rained", 0.99)
    assert nested(text, found, spans(text, "the pilot", "had radioed", text), 0)
    assert nested(text, replace(found, confidence=0.9), spans(text, "the pilot", "had radioed", text), 0) is None


def test_a_claim_is_his_whose_it_is() -> None:
    assert kept("his claim that it would rain", "his", "claim", "that it would rain")
    assert kept("his wife said that it would rain", "his", "said", "that it would rain") is None


def test_reports_of_nobody_named_are_kept() -> None:
    inner = "reports that it would rain"
    found = SpanSet(
        source=(), cue=(span(inner, "reports"),), content=(span(inner, "that it would rain"),), confidence=1
    )
    assert nested(inner, found, spans(inner, "reports", "that", inner), 0)


def test_an_unsure_find_is_not_kept() -> None:
    assert kept("Reed said it would rain", "Reed", "said", "it would rain", 0.3) is None


def test_what_the_speaker_was_told_by_nobody_named_is_kept() -> None:
    inner = "they were told: ‘Wait for rain.’"
    found = SpanSet(
        source=(), cue=(span(inner, "were told"),), content=(span(inner, "‘Wait for rain.’"),), confidence=1
    )
    outer = spans(inner, "they", "told", inner)
    assert nested(inner, found, outer, 0)


def test_words_without_a_source_that_nobody_was_told_are_not_kept() -> None:
    inner = "and added that it would rain"
    found = SpanSet(source=(), cue=(span(inner, "added"),), content=(span(inner, "that it would rain"),), confidence=1)
    assert nested(inner, found, spans(inner, "and", "added", inner), 0) is None


def test_a_report_of_a_report_is_read_to_its_end() -> None:
    text = "The Harbour reported that Ada Reed had said that the union told her it would not sell the old pier."
    (marks,) = Extractor.load(threads=1).mark([Article(text=text)])
    assert "it would not sell the old pier" in [text[slice(*item.content[-1])] for item in marks.attributions]


def test_speech_in_speech_is_found_by_the_model() -> None:
    text = "The Harbour reported on Monday that officials have ruled out the idea of selling the old pier to the union."
    (marks,) = Extractor.load(threads=1).mark([Article(text=text)])
    contents = [text[slice(*item.content[0])] for item in marks.attributions]
    assert any(words.startswith("that officials have ruled out") for words in contents)
    assert "the idea of selling the old pier to the union" in contents


def test_who_was_called_to_a_fire_was_told_nothing() -> None:
    inner = "we were called at eight to a fire on the pier"
    found = SpanSet(
        source=(), cue=(span(inner, "were called"),), content=(span(inner, "a fire on the pier"),), confidence=1
    )
    assert nested(inner, found, spans(inner, "we", "called", inner), 0) is None
