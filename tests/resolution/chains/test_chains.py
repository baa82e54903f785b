"""Through whom the words came."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Hop, Name, Span, SpanSet, Speaker
from onrecord.resolution.chains.chains import chain_of


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return ((start, start + len(words)),) if words else ()


def item_in(text: str, source: str, cue: str, content: str) -> SpanSet:
    return SpanSet(source=at(text, source), cue=at(text, cue), content=at(text, content), confidence=1.0)


def speaker_of(text: str, source: str) -> Speaker:
    return Speaker(name=source or None, type="person" if source else "unnamed", spans=at(text, source))


def chain(
    text: str, source: str, cue: str, content: str, *, outlet: str | None = "The Example", names: tuple[Name, ...] = ()
) -> tuple[Hop, ...]:
    article = Article(text=text, outlet=outlet)
    return chain_of(article, item_in(text, source, cue, content), speaker_of(text, source), names).hops


def relays(
    text: str, source: str = "Ada Brook", cue: str = "said", content: str = "“We will open it,”"
) -> list[str | None]:
    return [hop.name for hop in chain(text, source, cue, content)[1:-1]]


def test_without_relays_the_chain_is_the_speaker_and_the_outlet() -> None:
    text = "“We will open it,” Ada Brook said on Monday."
    assert chain(text, "Ada Brook", "said", "“We will open it,”") == (
        Hop(name="Ada Brook", type="person", span=(19, 28)),
        Hop(name="The Example", type="outlet", span=None),
    )


def test_an_unknown_outlet_is_a_hop_without_a_name() -> None:
    text = "“We will open it,” Ada Brook said."
    assert chain(text, "Ada Brook", "said", "“We will open it,”", outlet=None)[-1] == Hop(name=None, type="outlet")


def test_a_hop_points_at_the_outlets_name() -> None:
    text = "“We will open it,” Ada Brook said, as quoted by the Elbonian newspaper Vremya."
    hop = chain(text, "Ada Brook", "said", "“We will open it,”")[1]
    assert hop.span is not None
    assert text[slice(*hop.span)] == "Vremya"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("said, Reuters reported on Thursday.", ["Reuters"]),
        ("said, as Reuters reported.", ["Reuters"]),
        ("said, as quoted by the state news agency TASS.", ["TASS"]),
        ("said, according to TASS.", ["TASS"]),
        ("said, according to a report in The Guardian.", ["The Guardian"]),
        ("said in an interview with the Springfield Gazette.", ["Springfield Gazette"]),
        ("said in an interview published on Friday by Kommersant.", ["Kommersant"]),
        ("said in remarks carried by state broadcaster KBS.", ["KBS"]),
        ("said Sunday on CNN.", ["CNN"]),
        ("said in a BBC interview.", ["BBC"]),
        ("said in an interview with Izvestia, Reuters reported.", ["Izvestia", "Reuters"]),
        ("said, Reuters reported, citing Interfax.", ["Interfax", "Reuters"]),
        ("said, according to a Reuters poll.", []),
        ("said. Reuters is a news agency.", []),
        ("said, as CNN reported that rain was near.", []),
        ("said near the office of Reuters.", []),
        ("said on the Hill.", []),
        ("said, as was reported by Reuters as breaking news.", []),
        ("said, as quoted by the agency Kavra.", ["Kavra"]),
        ("said in remarks carried by Radio Elbonia.", ["Radio Elbonia"]),
        ("said in a message carried by the Elbonian state agency, Kavra.", ["Kavra"]),
        ("said on state television.", ["state television"]),
        ("said, via the news agency Kavra.", ["Kavra"]),
        ("said in comments published on Jan. 12 by The Guardian.", ["The Guardian"]),
        ("said in a study published in the American Journal of Bridges.", []),
        ("said in a post on Telegram.", []),
    ],
)
def test_tails(tail: str, expected: list[str]) -> None:
    assert relays(f"“We will open it,” Ada Brook {tail}") == expected


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“We will open it,” Ada Brook was quoted as saying by the Daily Trumpet.", "was quoted as saying"),
        ("Ada Brook was quoted by the Daily Trumpet as saying “We will open it,” again.", "quoted"),
        ("Ada Brook, in remarks carried by the Daily Trumpet, said “We will open it,” again.", "said"),
        ("The Daily Trumpet quoted Ada Brook as saying “We will open it,” again.", "quoted"),
    ],
)
def test_an_outlet_that_quotes_is_a_relay(text: str, cue: str) -> None:
    assert relays(text, cue=cue) == ["Daily Trumpet"]


def test_an_outlet_that_was_told_is_a_relay() -> None:
    assert relays("“We will open it,” Ada Brook told Reuters.", cue="told") == ["Reuters"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kalin daily Vremya asked. “We will open it,” Ada Brook told the paper.",
        "Radio Elbonia asked. “We will open it,” Ada Brook told the evening news on Radio Elbonia.",
        "Ada Brook, speaking to Radio Elbonia’s breakfast programme on Monday, said “We will open it,” again.",
        "Yet in a 2017 interview with Radio Elbonia, Ada Brook said “We will open it,” again.",
        "In a 2006 interview with magazine Vremya, Ada Brook said “We will open it,” again.",
        "Asked by Radio Elbonia about it, Ada Brook said “We will open it,” again.",
    ],
)
def test_more_ways_of_being_told(text: str) -> None:
    assert relays(text, cue="told" if " told " in text else "said") in (["Vremya"], ["Radio Elbonia"])


def test_the_staff_of_an_outlet_is_not_the_outlet() -> None:
    assert relays("“We will open it,” Ada Brook told Reuters shareholders.", cue="told") == []


def test_each_relay_says_what_it_was_read_from() -> None:
    text = "“We will open it,” Ada Brook told Reuters."
    found = chain_of(
        Article(text=text), item_in(text, "Ada Brook", "told", "“We will open it,”"), speaker_of(text, "Ada Brook"), ()
    )
    (step,) = found.because
    assert (step.rule, text[slice(*step.spans[0])], step.values) == ("told", "told Reuters", ("Reuters",))


def test_who_was_told_by_another_cue_is_none() -> None:
    text = "Ada Brook told Reuters that rain was near, and said “We will open it,” too."
    assert relays(text) == []


def test_words_at_the_head_of_the_sentence_are_read_too() -> None:
    assert relays("In an interview with Politico, Ada Brook said “We will open it,” again.") == ["Politico"]


def test_an_outlet_whose_clause_holds_the_speaker_is_a_relay() -> None:
    assert relays("Reuters reported on Monday that Ada Brook said “We will open it,” again.") == ["Reuters"]


def test_an_outlet_in_the_content_is_never_a_relay() -> None:
    text = "Ada Brook said the mayor had lied, Reuters reported falsely."
    content = "the mayor had lied, Reuters reported falsely"
    assert relays(text, content=content) == []


def test_an_outlet_that_reports_other_words_is_no_relay() -> None:
    text = "Ada Brook said rain was near, and CNN reported that the bridge was shut."
    article = Article(text=text)
    item = item_in(text, "Ada Brook", "said", "rain was near")
    other = item_in(text, "CNN", "reported", "that the bridge was shut")
    assert len(chain_of(article, item, speaker_of(text, "Ada Brook"), (), others=(other,)).hops) == 2


def test_the_next_sentence_is_not_read() -> None:
    assert relays("“We will open it,” Ada Brook said. She was quoted by Reuters.") == []


def test_the_articles_outlet_is_not_repeated() -> None:
    text = "“We will open it,” Ada Brook told The Washington Post."
    hops = chain(text, "Ada Brook", "told", "“We will open it,”", outlet="The Washington Post")
    assert [hop.name for hop in hops] == ["Ada Brook", "The Washington Post"]


def test_an_outlet_that_speaks_in_itself_is_one_hop() -> None:
    text = "Reuters said rain was near."
    speaker = Speaker(name="Reuters", type="outlet", spans=((0, 7),))
    hops = chain_of(
        Article(text=text, outlet="Reuters"), item_in(text, "Reuters", "said", "rain was near"), speaker, ()
    ).hops
    assert hops == (Hop(name="Reuters", type="outlet", span=(0, 7)),)


def test_a_short_name_stands_for_the_outlet_named_before() -> None:
    text = "The Jakarta Post asked. “We will open it,” Ada Brook told the Post."
    names = (Name(span=(4, 16), type="organization"), Name(span=(43, 52), type="person"))
    hops = chain(text, "Ada Brook", "told", "“We will open it,”", names=names)
    assert [hop.name for hop in hops] == ["Ada Brook", "Jakarta Post", "The Example"]


def test_what_the_article_calls_an_agency_is_one_when_told() -> None:
    text = "News agency Kavra asked. “We will open it,” Ada Brook told Kavra."
    names = (Name(span=(12, 17), type="organization"), Name(span=(len(text) - 6, len(text) - 1), type="organization"))
    assert chain(text, "Ada Brook", "told", "“We will open it,”", names=names)[1].name == "Kavra"


def test_an_organization_that_holds_an_interview_is_an_outlet() -> None:
    text = "“We will open it,” Ada Brook said in an interview with Kavra."
    names = (Name(span=(len(text) - 6, len(text) - 1), type="organization"),)
    assert chain(text, "Ada Brook", "said", "“We will open it,”", names=names)[1].name == "Kavra"


def test_an_organization_that_is_told_is_none() -> None:
    text = "“We will open it,” Ada Brook told Congress."
    names = (Name(span=(len(text) - 9, len(text) - 1), type="organization"),)
    assert len(chain(text, "Ada Brook", "told", "“We will open it,”", names=names)) == 2


def test_a_persons_name_is_no_outlet() -> None:
    text = "“We will open it,” Ada Brook told Jane Post."
    names = (Name(span=at(text, "Jane Post")[0], type="person"),)
    assert len(chain(text, "Ada Brook", "told", "“We will open it,”", names=names)) == 2


def test_a_short_name_is_the_outlet_that_reported_before_though_it_was_tagged_as_a_person() -> None:
    text = "The Kalin Courier reported it. “We will open it,” Ada Brook told the Courier."
    names = (Name(span=at(text, "Kalin Courier")[0], type="person"),)
    assert chain(text, "Ada Brook", "told", "“We will open it,”", names=names)[1].name == "Kalin Courier"


@pytest.mark.parametrize(
    "head", ["KALIN, March 3 (Reuters) — ", "KALIN, March 3. /TASS/. ", "KALIN, March 3 (Kavra) - "]
)
def test_a_credit_line_is_a_relay_of_all(head: str) -> None:
    text = f"Bridge to open\n\n{head}Rain fell.\n\nMore rain fell.\n\n“We will open it,” Ada Brook said."
    assert relays(text) in (["Reuters"], ["TASS"], ["Kavra"])


def test_a_credit_of_the_articles_own_outlet_is_none() -> None:
    text = "KALIN (Reuters) - “We will open it,” Ada Brook said."
    assert len(chain(text, "Ada Brook", "said", "“We will open it,”", outlet="Reuters")) == 2


def test_a_long_text_without_sentences_is_read_in_bounds() -> None:
    text = "“We will open it,” Ada Brook said " + "and again (Reuters) " * 50_000
    assert len(chain(text, "Ada Brook", "said", "“We will open it,”")) == 2


def test_an_agencys_capitals_are_no_person_whatever_the_tag() -> None:
    text = "“We will open it,” Ada Brook said, according to TASS."
    (start, end), *_ = at(text, "TASS")
    hops = chain(text, "Ada Brook", "said", "“We will open it,”", names=(Name(span=(start, end), type="person"),))
    assert [hop.name for hop in hops] == ["Ada Brook", "TASS", "The Example"]


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("Ada Brook said, as quoted by AFP.", ["AFP"]),
        ("Ada Brook told the daily Clarín.", ["Clarín"]),
        ("Agence France-Presse came. “We will open it,” Ada Brook told AFP.", ["Agence France-Presse"]),
        ("Ada Brook told BBC Radio Scotland.", ["BBC Radio Scotland"]),
        ("Ada Brook told South Korea’s Yonhap News Agency.", ["Yonhap News Agency"]),
        ("Ada Brook told broadcaster Canal 7 later in the day.", ["Canal 7"]),
        ("Ada Brook warned on state broadcaster MBC.", ["MBC"]),
        ("Ada Brook told Radio Sarandí.", ["Radio Sarandí"]),
        ("Ada Brook told Kossuth Rádió.", ["Kossuth Rádió"]),
    ],
)
def test_a_hop_bears_the_name_that_the_article_has(text: str, hops: list[str]) -> None:
    cue = next(word for word in ("told", "said", "warned") if word in text)
    text = text if "“" in text else f"“We will open it,” {text}"
    assert relays(text, cue=cue) == hops


def test_a_station_is_not_the_house_that_publishes() -> None:
    text = "“We will open it,” Ada Brook told BBC Radio Scotland."
    hops = chain(text, "Ada Brook", "told", "“We will open it,”", outlet="BBC News")
    assert [hop.name for hop in hops[1:]] == ["BBC Radio Scotland", "BBC News"]
