import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console

from onrecord.ledger import open_ledger
from onrecord.record import Marks, Record
from onrecord.terminal.review_session import Session

Run = Callable[..., Result]


@pytest.fixture
def filled(run: Run, articles: Path, fake_extractor: object) -> Run:
    """Marrow's and Halvik's words in one article (s1, s2), and Halvik's in another (s3)."""
    assert run("add", str(articles)).exit_code == 0
    return run


def test_a_rejection_is_heeded_by_lists_and_shown_with_who_and_why(filled: Run) -> None:
    result = filled("review", "one", "a1", "--reject", "--why", "a\x1b headline", "--by", "Mara")
    assert result.stdout.startswith("Decision 1 rejected by Mara on 20")
    assert "Marrow" not in filled("statements").stdout
    assert "Marrow" in filled("statements", "--machine").stdout
    assert "sit at that table" not in filled("search", "table").stdout
    assert "sit at that table" in filled("search", "table", "--machine").stdout
    shown = filled("show", "one").stdout
    assert "rejected by Mara" in shown
    assert "a␛ headline" in shown
    assert "Ilse Marrow" in shown
    assert "Mara" not in filled("show", "one", "--machine").stdout
    ids = [item["id"] for item in json.loads(filled("show", "one", "--json").stdout)["attributions"]]
    assert ids == ["a2"]
    assert filled("review", "--undo", "1").stdout == "Decision 1 is taken back (by decision 2).\n"
    assert "Marrow" in filled("statements").stdout


def test_a_correction_stands_beside_what_the_machine_read(filled: Run) -> None:
    result = filled("review", "one", "a1", "--set", "speaker.name=Una Marrow", "--set", "act=deny", "--by", "Mara")
    assert result.exit_code == 0
    shown = filled("show", "one").stdout
    assert "speaker.name: Una Marrow; the machine read Ilse Marrow" in shown
    assert "act: deny; the machine read" in shown
    assert "Una Marrow" in filled("statements", "--speaker", "Una").stdout
    assert "corrected" in filled("statements", "--speaker", "Una").stdout
    record = Record.from_dict(json.loads(filled("show", "one", "--json").stdout))
    assert record.attributions[0].chain[0].name == "Una Marrow"


def test_why_explains_the_machine_beside_corrections(filled: Run) -> None:
    filled("review", "one", "a1", "--set", "act=deny", "--by", "Mara")
    result = filled("show", "one", "--why")
    assert result.exit_code == 0
    assert "act: deny" in result.stdout
    assert result.stderr == ""


def test_json_tells_the_decision(filled: Run) -> None:
    made = json.loads(filled("review", "s1", "--accept", "--by", "Mara", "--json").stdout)
    assert (made["kind"], made["who"], made["target"]["attribution"]) == ("accept", "Mara", "a1")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("one", "a9", "--accept"), 1, "has no attribution 'a9'"),
        (("nowhere", "a1", "--accept"), 1, "No article on record"),
        (("one", "a1", "--set", "act=sing"), 1, "none of offer-talks"),
        (("one", "a1", "--set", "act"), 1, "says no value"),
        (("--undo", "7"), 1, "There is no decision 7"),
        (("one", "a1"), 2, "Say what to decide"),
        (("--accept",), 2, "Name the attribution"),
        (("one", "a1", "--accept", "--reject"), 2, "one thing at a time"),
        (("one", "a1", "--accept", "--by", " "), 2, "needs somebody"),
        ((), 2, "no terminal to ask in"),
        (("--list", "--since", "2031-05", "--until", "2031-04"), 2, "no day is both"),
        (("--export", "no/such/folder.jsonl"), 1, "cannot be written"),
    ],
)
def test_what_cannot_be_is_one_sentence(filled: Run, arguments: tuple[str, ...], status: int, said: str) -> None:
    result = filled("review", *arguments)
    assert result.exit_code == status
    assert said.casefold() in result.stderr.splitlines()[-1].casefold()


def test_the_list_is_what_is_to_be_reviewed(filled: Run) -> None:
    ids = [json.loads(line)["id"] for line in filled("review", "--list", "--json").stdout.splitlines()]
    assert ids == ["s1", "s2", "s3"]
    filled("review", "s1", "--accept", "--by", "Jon")
    result = filled("review", "--list", "--limit", "1")
    assert "Halvik" in result.stdout
    assert "The first 1; there are more" in result.stderr
    others = filled("review", "--list", "--others", "--by", "Mara", "--json").stdout
    assert json.loads(others)["id"] == "s1"
    assert filled("review", "--list", "--others", "--by", "Jon").stderr == "Nothing is to be reviewed.\n"


def test_agreement_is_printed(filled: Run) -> None:
    assert filled("review", "--agreement").stderr == "Nobody has decided on anything yet.\n"
    for who, verdict in (("Mara", "--accept"), ("Jon", "--reject")):
        filled("review", "s1", verdict, "--by", who, "--why", "so")
        filled("review", "s2", "--accept", "--by", who)
    text = filled("review", "--agreement").stdout
    assert "Jon, Mara" in text
    assert "50%" in text
    assert "rejected by Jon" in text.partition("They differ on:")[2]
    found = json.loads(filled("review", "--agreement", "--json").stdout)
    assert found["pairs"] == [{"a": "Jon", "b": "Mara", "both": 2, "agreement": 0.5, "kappa": 0.0}]


def test_export_writes_records(filled: Run, tmp_path: Path) -> None:
    filled("review", "s1", "--accept", "--by", "Mara")
    assert filled("review", "--export", "train.jsonl").stderr == "1 attribution of 1 article.\n"
    (line,) = (tmp_path / "train.jsonl").read_text(encoding="utf-8").splitlines()
    assert [item.id for item in Record.from_dict(json.loads(line)).attributions] == ["a1"]
    assert filled("review", "--export", "-").stdout == line + "\n"


@pytest.mark.parametrize("listed", [(), ("one", "two")])
def test_reread_reports_and_keeps(
    filled: Run, fake_extractor: object, monkeypatch: pytest.MonkeyPatch, listed: tuple[str, ...]
) -> None:
    result = filled("reread")
    assert result.stderr == "0 read again by fake-1, 2 had been, 0 failed; 0 decisions kept, 0 waiting.\n"
    filled("review", "one", "a1", "--set", "act=deny", "--by", "Mara")
    monkeypatch.setattr(fake_extractor, "model", "fake-2")
    result = filled("reread", *listed)
    assert result.exit_code == 0
    assert "0 added, 0 dropped, 0 changed, 2 the same; decisions: 1 kept, 0 waiting" in result.stdout
    assert result.stderr == "2 read again by fake-2, 0 had been, 0 failed; 1 decision kept, 0 waiting.\n"
    assert "corrected" in filled("statements").stdout
    assert filled("review", "--queued").stderr == "No decision is waiting.\n"
    assert filled("verify").exit_code == 0


def test_reread_goes_on_after_a_bad_one(filled: Run, fake_extractor: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fake_extractor, "model", "fake-2")
    result = filled("reread", "nowhere", "two", "--json")
    assert result.exit_code == 1
    assert "Error: No article on record is called 'nowhere'" in result.stderr
    assert json.loads(result.stdout)["outcome"] == "reread"


def test_what_waits_is_listed(filled: Run, fake_extractor: object, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("review", "one", "a2", "--reject", "--by", "Mara")
    monkeypatch.setattr(fake_extractor, "model", "fake-2")
    monkeypatch.setattr(fake_extractor, "mark", lambda articles: [Marks(attributions=()) for _ in articles])
    text = filled("reread", "one").stdout
    assert "dropped     a2  Oren Halvik" in text
    assert "waiting   1 rejected by Mara" in text
    result = filled("review", "--queued")
    assert "a2, as fake-1 read it: 1 rejected by Mara" in result.stdout
    assert json.loads(filled("review", "--queued", "--json").stdout)["number"] == 1


def sitting(tmp_path: Path, keys: str, *answers: str, tty: bool = False) -> tuple[int, str]:
    """A sitting with these keys and answers: how many decisions stand, and what was printed."""
    given, answered = iter(keys), iter(answers)
    console = Console(width=100, force_terminal=tty, color_system=None, record=True, file=io.StringIO())
    with open_ledger(tmp_path / "ledger.db") as book:
        session = Session(
            book,
            book.to_review(),
            who="Mara",
            console=console,
            key=lambda: next(given),
            ask=lambda _: next(answered),
        )
        return session.run(), console.export_text()


@pytest.mark.usefixtures("filled")
def test_keys_decide_one_after_another(tmp_path: Path) -> None:
    count, text = sitting(tmp_path, "xasr", "as printed", "")
    assert count == 2
    assert "[“We will not sit at that table,”]a1 {Ilse Marrow}a1 <said>a1 on Tuesday. Oren Halvik said" in text
    assert "2 decisions made. Nothing more is to be reviewed." in text
    with open_ledger(tmp_path / "ledger.db") as book:
        assert [(item.kind, item.why) for item in book.decisions()] == [("accept", "as printed"), ("reject", None)]
        assert len(list(book.statements())) == 2


@pytest.mark.usefixtures("filled")
def test_undo_goes_back_to_what_was_decided(tmp_path: Path) -> None:
    count, text = sitting(tmp_path, "urusuq", "")
    assert (count, "no decision of this sitting" in text, "Decision 1 is taken back" in text) == (0, True, True)
    assert text.count("1 of 3") == 3


@pytest.mark.usefixtures("filled")
def test_an_edit_asks_for_fields_and_says_what_is_wrong(tmp_path: Path) -> None:
    answers = ("act", "sing", "", "")
    answers += ("shoe", "speaker.name", "Una Marrow", "act", "deny", "", "the caption says so")
    count, text = sitting(tmp_path, "eeq", *answers, tty=True)
    assert count == 1
    assert "Not corrected: the act 'sing' is none of" in text
    assert "There is no field 'shoe'" in text
    assert "it is Ilse Marrow" in text
    with open_ledger(tmp_path / "ledger.db") as book:
        (made,) = book.decisions()
        assert made.value == {"speaker.name": "Una Marrow", "act": "deny", "speaker.type": "person"}
