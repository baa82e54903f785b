"""The tools of assistants, in process and over standard input and output."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.assistants.server import NoAssistants, make_server
from onrecord.ledger import Ledger, open_ledger
from onrecord.matching.statements import catch_up
from onrecord.positions import put_issue
from onrecord.record import Issue
from tests.conftest import FakeExtractor
from tests.ledger.conftest import TEXT, make_record
from tests.support.carriers import carrying

mcp = pytest.importorskip("mcp")

URL = "https://bulletin.example/talks"
Call = Callable[..., Any]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        opened.add(make_record(url=URL))
        opened.add(make_record(url="https://velm.example/1", outlet="Radio Velm", speaker="Oren Halvik", said_on=None))
        yield opened


@pytest.fixture
def call(ledger: Ledger) -> Call:
    """Calls a tool through a client; what it answers, or the sentence that it refuses with."""
    server = make_server(ledger, load=FakeExtractor)  # type: ignore[arg-type]

    def asked(name: str, /, **arguments: Any) -> Any:
        async def ask() -> Any:
            async with mcp.Client(server) as client:
                return await client.call_tool(name, arguments)

        answer = asyncio.run(ask())
        return answer.content[0].text if answer.is_error else answer.structured_content

    return asked


def test_a_statement_comes_with_its_citation(call: Call) -> None:
    (found,) = call("search_statements", words='"we will"', speaker="Solvay")["statements"]
    (citation,) = found["citations"]
    assert citation["words"] == ["We will", "talk."]
    assert [TEXT[start:end] for start, end in citation["spans"]] == citation["words"]
    assert (citation["outlet"], citation["title"], citation["published"]) == (
        "The Coast Bulletin", "Harbour talks", "2031-05-06",
    )  # fmt: skip
    assert citation["link"] == f"{URL}#:~:text=We%20will&text=talk"
    assert [hop["name"] for hop in citation["chain"]] == ["Anna Solvay", "The Coast Bulletin"]
    assert found["markdown"].startswith("- **Anna Solvay**, harbour minister")


def test_without_words_statements_come_by_date_a_page_at_a_time(call: Call) -> None:
    first = call("search_statements", limit=1)
    second = call("search_statements", limit=1, page=first["next"])
    names = [page["statements"][0]["speaker"]["name"] for page in (first, second)]
    assert names == ["Anna Solvay", "Oren Halvik"]
    assert second["next"] is None


def test_evidence_has_the_text_around_the_words(call: Call, ledger: Ledger) -> None:
    said = call("actor_statements", actor="halvik")
    (found,) = said["statements"]
    assert (said["actor"]["name"], said["actor"]["statements"]) == ("Oren Halvik", 1)
    assert [office["office"] for office in said["actor"]["offices"]] == ["minister"]
    evidence = call("get_statement", id=found["id"])
    assert evidence["statement"] == found
    (around,) = evidence["around"]
    assert around["before"] + "We will talk." + around["after"] == TEXT
    ledger.redact("https://velm.example/1", why="a court order", who="the editor")
    assert "no statement" in call("get_statement", id=found["id"])


def test_a_quotation_is_checked(call: Call) -> None:
    found = call("check_quote", words="The harbour stays open and dry")
    assert (found["verdict"], found["matches"]) == ("not-found", [])
    found = call("check_quote", words="We will talk", speaker="Anna Solvay")
    assert found["verdict"] == "verbatim"
    assert found["matches"][0]["by_speaker"]
    assert found["matches"][0]["statement"]["citations"][0]["words"] == ["We will", "talk."]


SAID = "“We will not open the locks before the river has thawed and the ice has gone.”"


def test_the_wordings_of_a_statement_are_told_apart(call: Call, ledger: Ledger) -> None:
    for outlet, words, through in (
        ("A", SAID, ()),
        ("B", SAID.replace("thawed", "cleared"), ("A",)),
        ("C", SAID, ()),
    ):
        text = f"{words} Ada Moss said. {outlet}"
        ledger.add(carrying(text, ("Ada Moss", words), outlet=outlet, through=through))
    ledger.add(carrying(f"{SAID} Ian Reed said.", ("Ian Reed", SAID), outlet="D"))
    catch_up(ledger)
    found = call("compare_wordings", id="s6")
    first, second, third = found["wordings"]
    assert (found["speaker"]["name"], found["articles"], found["reports"]) == ("Ada Moss", 3, 2)
    assert [item["citation"]["words"] for item in (first, third)] == [[SAID], [SAID]]
    drift = SAID.strip("“”.").replace("thawed", "[-thawed-] {+cleared+}")
    assert (first["drift"], second["drift"]) == (None, drift)
    assert [item["copied_from"] for item in found["wordings"]] == [None, "A", None]
    assert [item["speaker"]["name"] for item in found["contradicted_by"]] == ["Ian Reed"]
    assert len(call("compare_wordings", id="s6", limit=1)["wordings"]) == 1
    evidence = call("get_statement", id="s6")
    assert [item["outlet"] for item in evidence["statement"]["citations"]] == ["A", "B", "C"]
    assert evidence["around"][1]["after"] == " Ada Moss said. B"
    (pair,) = call("find_contradictions", speaker="Reed")["contradictions"]
    assert (pair["kind"], pair["one"]["speaker"]["name"], pair["other"]["speaker"]["name"]) == (
        "speakers", "Ada Moss", "Ian Reed",
    )  # fmt: skip
    assert pair["other"]["citations"][0]["words"] == [SAID]
    assert call("find_contradictions", until="2030")["contradictions"] == []


def test_the_positions_on_an_issue_come_with_their_statements(call: Call, ledger: Ledger) -> None:
    issue = Issue(name="talks", title="Talks", parties={"Osmar": ()}, words=("talk",))
    put_issue(ledger, issue, who="Mara")
    assert call("list_issues")["result"] == [{"name": "talks", "title": "Talks", "parties": ["Osmar"]}]
    found = call("issue_positions", issue="talks")
    for position in found["positions"]:
        assert all(statement["citations"] for statement in position["statements"])
    assert [(one["party"], one["stance"]) for one in found["positions"]][:1] == [("Osmar", "open")]
    assert "no issue is called 'water'" in call("issue_positions", issue="water")


def test_a_text_is_read_and_nothing_is_put_on_record(call: Call, ledger: Ledger) -> None:
    head = ledger.head()
    text = "“We will not sit at that table,” Ilse Marrow said."
    (found,) = call("extract_from_text", text=text, outlet="The Tarn Courier", url=URL)["statements"]
    assert found["speaker"]["name"] == "Ilse Marrow"
    assert found["citations"][0]["words"] == ["“We will not sit at that table,”"]
    assert ledger.head() == head
    assert call("extract_from_text", text="Nobody spoke.")["statements"] == []


@pytest.mark.parametrize(
    ("name", "asked", "says"),
    [
        ("search_statements", {"words": "-no"}, "no word in it"),
        ("search_statements", {"since": "soon"}, "soon"),
        ("search_statements", {"limit": 51}, "50"),
        ("search_statements", {"page": "x"}, "no mark of a page"),
        ("get_statement", {"id": "s٣"}, "no statement"),
        ("get_statement", {"id": "s99999999999999999999"}, "no statement"),
        ("actor_statements", {"actor": "Nobody Known"}, "no speaker on record"),
        ("check_quote", {"words": "…"}, "no word in it"),
        ("compare_wordings", {"id": "s99"}, "no statement s99"),
        ("find_contradictions", {"since": "soon"}, "soon"),
        ("find_contradictions", {"page": "x"}, "no mark of a page"),
        ("issue_positions", {"issue": "talks"}, "none is on record"),
        ("extract_from_text", {"text": ""}, "the text"),
        ("extract_from_text", {"text": "A.", "published": "soon"}, "soon"),
        ("extract_from_text", {"text": "a" * 200_001}, "give a part"),
    ],
)
def test_what_cannot_be_answered_is_said(call: Call, name: str, asked: dict[str, Any], says: str) -> None:
    answer = call(name, **asked)
    assert isinstance(answer, str)
    assert says in answer


def test_half_of_a_surrogate_pair_does_not_break_an_answer(call: Call, ledger: Ledger) -> None:
    ledger.add(make_record(url="https://velm.example/2", text=TEXT.replace("talk", "t\ud800lk"), speaker="Ana"))
    (found,) = call("search_statements", speaker="Ana")["statements"]
    assert found["citations"][0]["words"] == ["We will", "t\ufffdlk."]


def test_without_mcp_it_says_what_to_install(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(NoAssistants, match=r"pip install 'onrecord\[mcp\]'"):
        make_server(ledger)


def test_an_assistant_starts_it_and_asks(ledger: Ledger) -> None:
    async def ask() -> Any:
        command = ["-m", "onrecord", "mcp", "--ledger", ledger.name]
        program = mcp.StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
        async with mcp.Client(program) as client:
            tools = await client.list_tools()
            answer = await client.call_tool("search_statements", {"words": "talk", "speaker": "Solvay"})
            return tools.tools, answer.structured_content

    tools, answer = asyncio.run(ask())
    assert {tool.name for tool in tools} == {
        "search_statements", "get_statement", "actor_statements", "check_quote", "list_issues", "issue_positions",
        "extract_from_text", "compare_wordings", "find_contradictions",
    }  # fmt: skip
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)
    assert answer["statements"][0]["citations"][0]["words"] == ["We will", "talk."]
