import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export import Refused, import_lines, jsonl_lines
from onrecord.ledger import Added, Ledger, open_ledger
from onrecord.record import Because, Record
from tests.ledger.conftest import make_record

Make = Callable[..., Record]
A = "Anna Solvay said on Tuesday: “We will talk.” Aides believe the harbour stays shut."
B = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
ELSEWHERE = "https://northern-star.example/1"


def everything(ledger: Ledger) -> list[Any]:
    """All that is on record, but for when the rows were added."""
    found: list[Any] = [replace(item, added_at="", read_at="") for item in ledger.readings()]
    found += [replace(item, added_at="") for item in ledger.articles()]
    return [*found, *ledger.statements(thoughts=True), ledger.counts()]


def test_an_empty_ledger_gets_the_same_on_record(ledger: Ledger, make: Make, tmp_path: Path) -> None:
    for record in (
        make(id="17"),
        make(url=ELSEWHERE, speaker=None, said_on=None),
        make(model="m2"),
        make(text=B),
        make(text=A),
        make(url=None, title=None),
        replace(make(url=ELSEWHERE + "/2"), attributions=()),
    ):
        ledger.add(record)
    lines = list(jsonl_lines(ledger.entries()))
    with open_ledger(tmp_path / "other.db") as other:
        outcomes = [item.outcome for item in import_lines(lines, other) if isinstance(item, Added)]
        assert outcomes == ["added", "added", "reread", "revision", "revision", "added", "added"]
        assert everything(other) == everything(ledger)
        before = everything(other)
        assert {item.outcome for item in import_lines(lines, other) if isinstance(item, Added)} == {"known"}
        assert everything(other) == before


def test_what_values_were_resolved_from_comes_along(ledger: Ledger, make: Make, tmp_path: Path) -> None:
    record = make()
    because = {"speaker": (Because(rule="the words of the source", spans=((0, 11),), values=("A", "B"), score=0.5),)}
    explained = replace(record.attributions[0], because=because)
    ledger.add(replace(record, attributions=(explained, record.attributions[1])))
    with open_ledger(tmp_path / "other.db") as other:
        assert all(isinstance(item, Added) for item in import_lines(jsonl_lines(ledger.entries()), other))
        assert everything(other) == everything(ledger)


# What JSON can hold: of two surrogates that make a pair it makes one character.
odd_texts = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x01\x1b\r\n\t\x85\u2028\u202e\u2066\ufeff\ufffe\ud800\udfff=+-@＝\"'\\,;|`<&"),
        st.characters(categories=["Cs"]),
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: json.loads(json.dumps(text)) == text)


@pytest.fixture(scope="module")
def two_ledgers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Ledger, Path]]:
    """Two ledgers, made once because that takes longer than a test, and a folder."""
    folder = tmp_path_factory.mktemp("odd")
    with open_ledger(folder / "one.db") as one, open_ledger(folder / "two.db") as two:
        yield one, two, folder


@settings(deadline=None, max_examples=80)
@given(body=odd_texts, title=odd_texts, outlet=odd_texts, name=odd_texts, url=odd_texts)
def test_odd_texts_come_back(
    two_ledgers: tuple[Ledger, Ledger, Path], body: str, title: str, outlet: str, name: str, url: str
) -> None:
    one, two, folder = two_ledgers
    record = make_record(
        text=A + body, title=title, outlet=outlet, speaker=name, party=name, model=name, id=title, url=url
    )
    one.add(record)
    *_, last = one.readings()
    (folder / "odd.jsonl").write_text("".join(jsonl_lines([last])), encoding="utf-8")
    with open(folder / "odd.jsonl", encoding="utf-8-sig", errors="surrogateescape") as lines:
        (added,) = import_lines(lines, two)
    assert isinstance(added, Added)
    if added.outcome != "known":
        *_, came = two.readings()
        assert came.record == last.record


def test_what_extract_writes_is_added(ledger: Ledger, make: Make) -> None:
    lines = [json.dumps(make(text=text).to_dict()) for text in (A, B, A)]
    assert [item.outcome for item in import_lines(lines, ledger) if isinstance(item, Added)] == [
        "added",
        "revision",
        "revision",
    ]


def test_a_bad_line_is_refused_and_the_others_go_on(ledger: Ledger, make: Make) -> None:
    good = json.dumps(make().to_dict())
    found = list(import_lines(["nonsense\n", "\n", good, "[]", good[:500]], ledger))
    assert [item.line for item in found if isinstance(item, Refused)] == [1, 4, 5]
    assert ledger.counts()["articles"] == 1


def changed(*path: str | int, value: object) -> str:
    """A line of an export in which one value is another."""
    data: Any = {**make_record().to_dict(), "occurrence": 1}
    inner = json.loads(json.dumps(data))
    whole = inner
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("{}", "not a record of onrecord: KeyError"),
        ("3", "not a record of onrecord, which is an object"),
        (changed("schema", value="2.0"), "has schema 2.0, and only"),
        (changed("text", value=None), "exported without its text"),
        (changed("text", value=A + "!"), "the digest of record .* does not fit its text"),
        (changed("text", value=5), "not a record"),
        (changed("title", value=5), "article.title is '5', and not a text"),
        (changed("title", value=["a"]), "article.title is .* and not a text"),
        (changed("url", value={"a": 1}), "article.url is"),
        (changed("outlet", value=True), "article.outlet is 'True', and not a text"),
        (changed("published", value="2031"), "not a record"),
        (changed("published", "value", value=2031), "article.published.value is '2031'"),
        (changed("model", value=None), "model is 'None', and not a text"),
        (changed("attributions", value=None), "not a record"),
        (changed("attributions", value={"a": 1}), "not a record"),
        (changed("attributions", 0, value=7), "not a record"),
        (changed("attributions", 0, "speaker", "role", value=7), r"attributions\[0\].speaker.role is '7'"),
        (changed("attributions", 0, "speaker", "type", value=[]), "is none of"),
        (changed("attributions", 0, "chain", value="ab"), "not a record"),
        (changed("attributions", 0, "negated", value=1), r"attributions\[0\].negated is '1', and not true or false"),
        (changed("attributions", 0, "confidence", value="high"), "does not hold together"),
        (changed("attributions", 0, "confidence", value=True), "confidence is 'True', and not a number"),
        (changed("attributions", 0, "confidence", value=float("nan")), "is not in 0..1"),
        (changed("attributions", 0, "content", value=[[0, 4000]]), "is not in the text"),
        (changed("attributions", 0, "content", value=[[0]]), "does not hold together: not enough"),
        (changed("attributions", 0, "words", value={}), "not a record"),
        (changed("attributions", 0, "because", value=[]), "not a record"),
        (changed("attributions", 0, "because", value={"x": [{"rule": 1, "spans": [], "values": [], "score": None}]}),
         r"because.x\[0\].rule is '1'"),
        (changed("times", value=[3]), "not a record"),
        (changed("occurrence", value=0), "occurrence is '0'"),
        (changed("occurrence", value="1"), "occurrence is '1'"),
    ],
)  # fmt: skip
def test_what_is_no_record_gets_a_sentence(line: str, why: str, two_ledgers: tuple[Ledger, Ledger, Path]) -> None:
    ledger = two_ledgers[0]
    before = ledger.counts()
    (found,) = import_lines([line], ledger)
    assert isinstance(found, Refused)
    assert re.search(why, found.why), found.why
    assert ledger.counts() == before


def test_an_export_without_texts_is_refused(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    (found,) = import_lines(jsonl_lines(ledger.entries(), text=False), ledger)
    assert isinstance(found, Refused)
    assert "without its text" in found.why
