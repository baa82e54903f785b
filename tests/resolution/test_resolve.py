"""The whole of resolution: from marks to a record."""

from __future__ import annotations

from dataclasses import replace

from onrecord.record import Article, Attribution, Marks, Name, Published, Record, Span, SpanSet
from onrecord.resolution import resolve
from onrecord.resolution.spans.confidence import calibrated

TEXT = (
    "Bridge to open\n\n"
    "Mayor Ada Brook said the bridge was safe, Reuters reported on Thursday.\n\n"
    "The Springfield Gazette reported that officials had ruled out a toll.\n\n"
    "“It was never in doubt,” Brook said."
)
LINES = TEXT.split("\n\n")
ARTICLE = Article(text=TEXT, outlet="The Example", published=Published(value="2031-05-02", certainty="given"))
NAMES = tuple(
    Name(span=(TEXT.index(words), TEXT.index(words) + len(words)), type=kind)
    for words, kind in (("Ada Brook", "person"), ("Reuters", "organization"), ("Springfield Gazette", "organization"))
)


def item(source: str, cue: str, content: str, *, confidence: float = 0.9) -> SpanSet:
    start = TEXT.index(content)
    near = max(0, TEXT.rindex("\n", 0, start) - 0)

    def at(words: str) -> tuple[Span, ...]:
        begin = TEXT.index(words, near)
        return ((begin, begin + len(words)),) if words else ()

    return SpanSet(source=at(source), cue=at(cue), content=((start, start + len(content)),), confidence=confidence)


MAYOR = item("Mayor Ada Brook", "said", "the bridge was safe")
TAIL = item("Reuters", "reported", "Mayor Ada Brook said the bridge was safe")
GAZETTE = item("The Springfield Gazette", "reported", "that officials had ruled out a toll")
OFFICIALS = item("officials", "ruled out", "a toll")
QUOTE = item("Brook", "said", "“It was never in doubt,”")


def record(*items: SpanSet) -> Record:
    # A plain clause is put on record though nothing marks it: what no item stands in is left blank.
    text = "\n\n".join(line if any(_stands_in(i, line) for i in items) else "-" * len(line) for line in LINES)
    names = tuple(name for name in NAMES if text[slice(*name.span)] == TEXT[slice(*name.span)])
    made = resolve(replace(ARTICLE, text=text), Marks(attributions=items, names=names), model="test")
    made.check()
    return made


def _stands_in(item: SpanSet, line: str) -> bool:
    return bool(item.content) and TEXT[slice(*item.content[0])] in line


def test_numbers_follow_the_text() -> None:
    made = record(QUOTE, GAZETTE, MAYOR)
    assert [(a.id, a.content) for a in made.attributions] == [
        ("a1", MAYOR.content),
        ("a2", GAZETTE.content),
        ("a3", QUOTE.content),
    ]


def test_the_surer_of_two_of_the_same_words_is_kept() -> None:
    start, end = QUOTE.content[0]
    unsure = SpanSet(source=QUOTE.source, cue=(), content=((start + 1, end - 2),), confidence=0.3)
    assert [a.confidence for a in record(unsure, QUOTE).attributions] == [calibrated(0.9)]


def test_what_has_no_content_is_left_out() -> None:
    assert record(SpanSet(source=MAYOR.source, cue=MAYOR.cue, content=(), confidence=1.0)).attributions == ()


def test_a_tail_is_a_hop_and_no_attribution() -> None:
    (only,) = record(MAYOR, TAIL).attributions
    assert only.content == MAYOR.content
    assert [hop.name for hop in only.chain][1:] == ["Reuters", "The Example"]


def test_the_one_who_spoke_takes_the_place_of_a_tail() -> None:
    (only,) = record(TAIL).attributions
    assert (only.source, only.cue) == (MAYOR.source, MAYOR.cue)
    assert [hop.name for hop in only.chain][1:] == ["Reuters", "The Example"]


def test_what_stands_in_anothers_content_is_nested_in_it() -> None:
    outer, inner = record(OFFICIALS, GAZETTE).attributions
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_a_nested_chain_goes_on_through_the_parent() -> None:
    outer, inner = record(OFFICIALS, GAZETTE).attributions
    assert inner.chain[1:] == outer.chain
    assert inner.chain[0].span == OFFICIALS.source[0]


def test_speech_is_an_act_and_a_thought_is_none() -> None:
    said, thought = act_read("Lund rejected the offer.", "rejected"), act_read("Lund believed the offer.", "believed")
    assert (said.act, said.plover) == ("reject", "REJECT")
    assert (thought.mode, thought.act, thought.plover) == ("thought", None, None)


def test_an_act_says_which_words_told_it() -> None:
    (step,) = (act_read("Lund rejected the offer.", "rejected", because=True).because or {})["act"]
    assert step.values == ("reject",)
    assert any(start <= 5 < end for start, end in step.spans)


def act_read(text: str, cue: str, *, because: bool = False) -> Attribution:
    at = text.index(cue)
    spans = SpanSet(
        source=((0, 4),), cue=((at, at + len(cue)),), content=((at + len(cue) + 1, len(text) - 1),), confidence=1.0
    )
    (only,) = resolve(Article(text=text), Marks(attributions=(spans,)), model="m", because=because).attributions
    return only


def test_the_record_survives_its_json() -> None:
    made = record(MAYOR, TAIL, GAZETTE, OFFICIALS, QUOTE)
    assert Record.from_dict(made.to_dict()) == made


def test_no_marks_give_an_empty_record() -> None:
    assert record().attributions == ()
