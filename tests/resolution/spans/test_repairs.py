"""The model's spans put right before anything is resolved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.record import Article, Marks, Span, SpanSet
from onrecord.resolution.spans.repairs import repaired


def at(text: str, *pieces: str) -> tuple[Span, ...]:
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def item_in(text: str, source: str, cue: str, *content: str) -> SpanSet:
    return SpanSet(
        source=at(text, source) if source else (),
        cue=at(text, cue) if cue else (),
        content=at(text, *content),
        confidence=0.9,
    )


def mended(text: str, *items: SpanSet) -> list[tuple[list[str], list[str], list[str]]]:
    found = repaired(Article(text=text, outlet="The Example"), Marks(attributions=items)).attributions
    return [
        (
            [text[a:b] for a, b in item.source],
            [text[a:b] for a, b in item.cue],
            [text[a:b] for a, b in item.content],
        )
        for item in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        (
            "“It is open,” Ann Lee said, according to Reuters.",
            "Reuters",
            "according to",
            ["“It is open,”"],
            (["Ann Lee"], ["said"], ["“It is open,”"]),
        ),
        (
            "“It is open,” Ann Lee said in Lund, Reuters reported.",
            "Reuters",
            "reported",
            ["“It is open,” Ann Lee said in Lund"],
            (["Ann Lee"], ["said"], ["“It is open,”"]),
        ),
        (
            "“It is open,” said Ann Lee, Reuters reported.",
            "Reuters",
            "reported",
            ["“It is open,” said Ann Lee,"],
            (["Ann Lee"], ["said"], ["“It is open,”"]),
        ),
        (
            "The ministry said that the bridge was open, Reuters reported.",
            "Reuters",
            "reported",
            ["The ministry said that the bridge was open"],
            (["The ministry"], ["said"], ["the bridge was open"]),
        ),
        (
            "Ann Lee, the mayor, said the bridge was open, Reuters reported.",
            "Reuters",
            "reported",
            ["Ann Lee, the mayor, said the bridge was open"],
            (["Ann Lee, the mayor,"], ["said"], ["the bridge was open"]),
        ),
        (
            "The bridge will not open this year, its owner has said, Reuters reports.",
            "Reuters",
            "reports",
            ["The bridge will not open this year, its owner has said"],
            (["its owner"], ["has said"], ["The bridge will not open this year,"]),
        ),
        (
            "“It is open,” Ann Lee, the mayor, was quoted as saying by the Reuters agency.",
            "Reuters",
            "was quoted as saying",
            ["“It is open,”"],
            (["Ann Lee, the mayor,"], ["was quoted as saying"], ["“It is open,”"]),
        ),
        (
            "Ann Lee was quoted by Reuters as saying that it was open.",
            "Reuters",
            "was quoted by",
            ["Ann Lee", "as saying that it was open"],
            (["Ann Lee"], ["was quoted by", "as saying"], ["that it was open"]),
        ),
        (
            "Reuters, quoting a diplomat, said it was open.",
            "Reuters",
            "said",
            ["it was open"],
            (["a diplomat"], ["quoting", "said"], ["it was open"]),
        ),
        (
            "The magazine, quoting a former clerk, said it was open.",
            "The magazine",
            "said",
            ["it was open"],
            (["a former clerk"], ["quoting", "said"], ["it was open"]),
        ),
    ],
)
def test_who_spoke_takes_the_place_of_an_outlet_in_a_tail(
    text: str, source: str, cue: str, content: list[str], expected: tuple[list[str], ...]
) -> None:
    assert mended(text, item_in(text, source, cue, *content)) == [expected]


def test_a_source_in_the_headline_gives_way_to_the_subject_of_the_cue() -> None:
    text = "Council Denies Delay\nThe harbour council on Tuesday denied that it was late."
    item = item_in(text, "Council", "denied", "that it was late")
    assert mended(text, item) == [(["The harbour council"], ["denied"], ["that it was late"])]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The bridge is open, Reuters reported.", "Reuters", "reported", "The bridge is open"),
        ("The bridge, which the town opened, is open, Reuters reported.", "Reuters", "reported", "The bridge, which"),
        ("Reuters reported that Ann Lee said it was open.", "Reuters", "reported", "that Ann Lee said it was open"),
        ("According to Reuters, Ann Lee said it was open.", "Reuters", "According to", "Ann Lee said it was open"),
        ("Ann Lee said it was open, the police reported.", "the police", "reported", "Ann Lee said it was open"),
        ("The law gives the town a bridge, according to Reuters.", "Reuters", "according to", "The law gives the town"),
    ],
)
def test_where_no_clause_says_so_the_source_stays(text: str, source: str, cue: str, content: str) -> None:
    assert mended(text, item_in(text, source, cue, content)) == [([source], [cue], [content])]


def test_a_tail_falls_away_where_another_attribution_has_the_clause() -> None:
    text = "The ministry said that the bridge was open, Reuters reported."
    outer = item_in(text, "Reuters", "reported", "The ministry said that the bridge was open")
    inner = item_in(text, "The ministry", "said", "that the bridge was open")
    assert mended(text, inner, outer) == [(["The ministry"], ["said"], ["that the bridge was open"])]


def test_a_cue_ends_before_the_tail_that_follows_it() -> None:
    text = "“It is open,” Ann Lee said, according to Reuters."
    item = item_in(text, "Ann Lee", "said, according to", "“It is open,”")
    assert mended(text, item) == [(["Ann Lee"], ["said"], ["“It is open,”"])]


def test_whom_the_source_told_is_no_content() -> None:
    text = "Ann Lee told the Gazette that it was open."
    item = item_in(text, "Ann Lee", "told", "the Gazette", "that it was open")
    assert mended(text, item) == [(["Ann Lee"], ["told"], ["that it was open"])]


@pytest.mark.parametrize("who", ["its former chairwoman,", "Orlo,"])
def test_who_the_source_is_is_no_content(who: str) -> None:
    text = f"According to Ann Lee, {who} it was open."
    assert mended(text, item_in(text, "Ann Lee", "According to", who, "it was open"))[0][2] == ["it was open"]


def test_when_it_was_so_is() -> None:
    text = "According to Ann Lee, as of May, it was open."
    assert len(mended(text, item_in(text, "Ann Lee", "According to", "as of May,", "it was open"))[0][2]) == 2


@pytest.mark.parametrize("content", ["a story", "the end of it all"])
def test_what_the_source_told_is(content: str) -> None:
    text = f"Ann Lee told {content} “as it was”."
    item = item_in(text, "Ann Lee", "told", content, "“as it was”")
    assert mended(text, item)[0][2] == [content, "“as it was”"]


def test_as_saying_is_no_content_of_what_was_quoted() -> None:
    text = "“It is open,” Ann Lee was quoted as saying by the Gazette."
    item = item_in(text, "Ann Lee", "was quoted", "“It is open,”", "as saying")
    assert mended(text, item) == [(["Ann Lee"], ["was quoted as saying"], ["“It is open,”"])]


def test_a_bare_word_is_no_content() -> None:
    text = "He asked who, if anyone, was there."
    assert mended(text, item_in(text, "He", "asked", "who")) == []


@pytest.mark.parametrize("cue", ["endorses", "is critical of", "has backed", "voted against", "largely agreed with"])
def test_whom_somebody_stands_for_or_against_is_content_by_one_name(cue: str) -> None:
    text = f"The dockers’ union {cue} Moss."
    assert mended(text, item_in(text, "The dockers’ union", cue, "Moss"))[0][2] == ["Moss"]


@pytest.mark.parametrize(
    ("source", "cue", "word"),
    [
        ("Bram Holt", "endorses", "it"),  # whom, the words alone do not tell
        ("Bram Holt", "told", "Moss"),
        ("the coast guard", "attacked", "Orlo"),  # with guns, as like as not
        ("", "criticism of", "Moss"),  # whose?
    ],
)
def test_one_bare_word_of_other_cues_and_what_is_no_name_is_no_content(source: str, cue: str, word: str) -> None:
    text = f"There {source} {cue} {word}."
    assert mended(text, item_in(text, source, cue, word)) == []


def test_a_quoted_word_is_content() -> None:
    text = "“Never,” he said."
    assert mended(text, item_in(text, "he", "said", "“Never,”")) == [(["he"], ["said"], ["“Never,”"])]


@pytest.mark.parametrize(("cue", "expected"), [("(", []), ("—", []), (":", [":"])])
def test_a_mark_is_no_cue_but_a_colon_is(cue: str, expected: list[str]) -> None:
    text = f"Ann Lee {cue} the bridge is open"
    assert mended(text, item_in(text, "Ann Lee", cue, "the bridge is open"))[0][1] == expected


def test_a_surname_is_no_cue_but_a_verb_in_a_headline_is() -> None:
    text = "They buried him where his successor, Haro bin Tam Al Said, had said so near fields outside town, quickly."
    assert mended(text, item_in(text, "Haro bin Tam Al", "Said", "his successor")) == []
    headline = "Mayor Lund Said Bridge Was Safe\n\nIt was not, and everybody knew that from their own eyes."
    assert len(mended(headline, item_in(headline, "Mayor Lund", "Said", "Bridge Was Safe"))) == 1


def test_a_comma_before_the_content_is_none_of_it() -> None:
    text = "According to reports, the bridge is open."
    assert mended(text, item_in(text, "reports", "According to", ", the bridge is open"))[0][2] == [
        "the bridge is open"
    ]


def test_long_text_takes_no_long_time() -> None:
    text = "a, " * 200_000 + "Reuters reported"
    item = SpanSet(source=((600_000, 600_007),), cue=((600_008, 600_016),), content=((0, 599_999),), confidence=0.9)
    assert len(mended(text, *[item] * 50)) == 50


def test_an_outlet_that_was_told_is_no_content() -> None:
    text = "Ann Lee told Agence France-Presse it was open."
    item = item_in(text, "Ann Lee", "told", "Agence France-Presse it was open")
    assert mended(text, item) == [(["Ann Lee"], ["told"], ["it was open"])]


def test_a_cue_that_tells_nothing_needs_to_be_sure():
    text = "Police arrested a man over the theft."
    sure = SpanSet(source=((0, 6),), cue=((7, 15),), content=((16, 36),), confidence=0.85)
    unsure = replace(sure, confidence=0.7)
    told = replace(unsure, content=((16, 21), (22, 36)), cue=())
    kept = repaired(Article(text=text), Marks(attributions=(sure, unsure, told))).attributions
    assert kept == (sure, told)


def test_an_act_before_an_outlets_tail_is_of_who_did_it() -> None:
    text = "Harbour minister Ada Brook accused the owners of “selling a seat twice,” Reuters reported on Friday."
    content = text[: text.index(" Reuters")]
    tail = SpanSet(source=at(text, "Reuters"), cue=at(text, "reported"), content=at(text, content), confidence=0.9)
    (mended,) = repaired(Article(text=text), Marks(attributions=(tail,))).attributions
    assert [text[slice(*mended.source[0])], text[slice(*mended.cue[0])]] == ["Harbour minister Ada Brook", "accused"]
    assert text[slice(*mended.content[0])].startswith("the owners of")


def test_whom_an_outlet_quotes_as_saying_it_is_the_source() -> None:
    text = "Reuters quoted Ada Brook as saying that the pier was closed."
    quoted = SpanSet(source=at(text, "Reuters"), cue=at(text, "quoted"), content=at(text, text[15:-1]), confidence=0.9)
    (mended,) = repaired(Article(text=text), Marks(attributions=(quoted,))).attributions
    assert text[slice(*mended.source[0])] == "Ada Brook"
    assert text[slice(*mended.content[0])] == "that the pier was closed"
