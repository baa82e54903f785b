"""The OpenAPI document with examples from live answers: `make openapi` writes both into the repository.

    python -m docs.openapi

The examples (src/onrecord/web/api/examples.json) are what the interface answers on a ledger of a few invented articles;
moments and digests, which differ each time, are replaced. docs/openapi.json is the document that `/api/v1/openapi.json`
then gives. A test fails where the two are not what this makes.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi.testclient import TestClient

from onrecord.ledger import open_ledger
from onrecord.matching.statements import catch_up
from onrecord.positions import put_issue
from onrecord.record import Article, Attribution, Hop, Issue, Marks, Published, Record, Speaker, Time
from onrecord.web.api import make_api

DOCUMENT = Path(__file__).with_name("openapi.json")
EXAMPLES = Path(str(files("onrecord"))) / "web" / "api" / "examples.json"

URL, OUTLET = "https://courier.example/river-talks", "The Tarn Courier"
TEXT = (
    "Gates stay open until Friday\n\n“The gates stay open until Friday,” Ilse Marrow, Vessen’s water minister, said on "
    "Tuesday.\n"
)
ISSUE = Issue(name="river-gates", title="River gates", parties={"Vessen": ()}, words=("gates",))
NEW_ISSUE = {
    "title": "Water levels", "parties": {"Vessen": ["Ilse Marrow"], "Velm": []}, "words": ["water", "levels"],
    "who": "Mara Lind",
}  # fmt: skip
DECISION = {"verdict": "correct", "who": "Mara Lind", "why": "as printed", "values": {"speaker.role": "water minister"}}
_STEADY = {
    **dict.fromkeys(("at", "added_at", "read_at"), "2031-03-05T09:00:00.000000Z"),
    "digest": "3b1f0c8e5d7a4c2e9f60718293a4b5c6d7e8f90123456789abcdef0123456789",
}


class _Nothing:
    """Stands in for the model: the examples show what an answer is like, and not how well articles are read."""

    model = "example-1"

    def mark(self, articles: list[Article]) -> list[Marks]:
        return [Marks(attributions=()) for _ in articles]


def record(text: str, *, url: str = URL, through: tuple[str, ...] = (), outlet: str = OUTLET) -> Record:
    """What is on record from the invented article, or from one of another outlet that has it through others."""

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    speaker = "Oren Halvik" if "Oren Halvik" in text else "Ilse Marrow"
    role = "Vessen’s water minister"
    name, content = span(speaker), (text.index("“"), text.index("”") + 1)
    return Record(
        article=Article(
            text=text, url=url, outlet=outlet, title=text.partition("\n")[0], language="en",
            published=Published(value="2031-03-05", certainty="given"),
        ),
        model="example-1",
        attributions=(
            Attribution(
                id="a1", kind="direct", source=(name,), cue=(span("said"),), content=(content,),
                speaker=Speaker(name=speaker, type="person", role=role, party="Vessen", spans=(name,)),
                chain=(
                    Hop(name=speaker, type="person", span=name),
                    *(Hop(name=one, type="outlet") for one in (*through, outlet)),
                ),
                said_on=Time(span=span("Tuesday"), value="2031-03-04"), act="promise", plover="AGREE", confidence=0.94,
            ),
        ),
        times=(Time(span=span("Tuesday"), value="2031-03-04"),),
    )  # fmt: skip


def live_examples() -> dict[str, dict[str, Any]]:
    """By operation, what was sent (`request`) and what was answered (by status)."""
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        ledger.add(record(TEXT))
        shut = TEXT.replace("stay open", "stay shut")
        ledger.add(record(shut))
        copied = shut.replace("until Friday", "until Friday at least")
        ledger.add(record(copied, url="https://velm.example/gates", through=(OUTLET,), outlet="Radio Velm"))
        other = shut.replace("Ilse Marrow", "Oren Halvik")
        ledger.add(record(other, url="https://standard.example/gates", outlet="The Vessen Standard"))
        catch_up(ledger)
        put_issue(ledger, ISSUE, who="Mara Lind")
        client = TestClient(make_api(ledger, load=_Nothing), base_url="http://localhost")  # type: ignore[arg-type]
        article = ledger.record(URL).article.identity
        sent = {"text": "Rain fell on Velm.\n", "outlet": "Radio Velm", "published": "2031-03-06"}
        undo = {"who": "Mara Lind", "why": "the first reading was right"}
        asked: list[tuple[str, str, str, Any]] = [
            ("get", "/statements", "/statements?speaker=Marrow", None),
            ("get", "/statements/{id}", "/statements/s2", None),
            ("get", "/statements/{id}/tellings", "/statements/s3/tellings", None),
            ("get", "/search", "/search?words=gates", None),
            ("get", "/contradictions", "/contradictions", None),
            ("get", "/check", "/check?words=The+gates+stay+open&speaker=Marrow", None),
            ("get", "/actors", "/actors", None),
            ("get", "/actors/{reference}", "/actors/Marrow", None),
            ("get", "/candidates", "/candidates", None),
            ("get", "/outlets", "/outlets", None),
            ("get", "/outlets/{name}", "/outlets/Radio%20Velm", None),
            ("get", "/issues", "/issues", None),
            ("get", "/issues/{name}", "/issues/river-gates", None),
            ("get", "/issues/{name}/positions", "/issues/river-gates/positions", None),
            ("get", "/issues/{name}/brief", "/issues/river-gates/brief?since=2031-03", None),
            ("put", "/issues/{name}", "/issues/water-levels", NEW_ISSUE),
            ("post", "/issues/{name}/drop", "/issues/water-levels/drop", {"who": "Mara Lind", "why": "a duplicate"}),
            ("get", "/articles", "/articles", None),
            ("get", "/articles/{reference}", f"/articles/{article}", None),
            ("get", "/articles/{reference}/revisions", f"/articles/{article}/revisions", None),
            ("get", "/diff", f"/diff?a={article}", None),
            ("get", "/to-review", "/to-review", None),
            ("get", "/counts", "/counts", None),
            ("get", "/head", "/head", None),
            ("get", "/verify", "/verify", None),
            ("post", "/statements/{id}/decisions", "/statements/s2/decisions", DECISION),
            ("get", "/articles/{reference}/review", f"/articles/{article}/review", None),
            ("get", "/decisions", f"/decisions?article={article}", None),
            ("post", "/decisions/{number}/undo", "/decisions/4/undo", undo),
            ("post", "/statements/{id}/split", "/statements/s2/split", {"other": "s3", "who": "Mara Lind"}),
            ("post", "/statements/{id}/join", "/statements/s2/join", {"other": "s3", "who": "Mara Lind"}),
            (
                "post",
                "/actors/{reference}/join",
                "/actors/Ilse%20Marrow/join",
                {"other": "Oren Halvik", "who": "Mara Lind"},
            ),
            (
                "post",
                "/actors/{reference}/split",
                "/actors/Ilse%20Marrow/split",
                {"other": "Oren Halvik", "who": "Mara Lind"},
            ),
            ("post", "/articles", "/articles", sent),
        ]
        found: dict[str, dict[str, Any]] = {}
        for method, path, address, body in asked:
            answer = client.request(method, address, json=body)
            assert answer.status_code < 300, (address, answer.text)
            example = {str(answer.status_code): _steady(answer.json())}
            found[f"{method} {path}"] = {"request": body, **example} if body else example
        # What is read of a text changes as reading gets better; a record is the same kind of answer everywhere.
        shown = found["get /articles/{reference}"]["200"]
        about = {name: shown[name] for name in ("text", "url", "outlet")} | {"published": shown["published"]["value"]}
        found["post /extract"] = {"request": about, "200": shown}
        missing = client.get("/statements/s99")
        found["get /statements/{id}"]["404"] = missing.json()
        return found


def _steady(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _STEADY.get(name, _steady(item)) if item else item for name, item in value.items()}
    return [_steady(item) for item in value] if isinstance(value, list) else value


def document() -> dict[str, Any]:
    """What `/api/v1/openapi.json` gives."""
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        return make_api(ledger).openapi()


def main() -> None:
    EXAMPLES.write_text(json.dumps(live_examples(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    DOCUMENT.write_text(json.dumps(document(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
