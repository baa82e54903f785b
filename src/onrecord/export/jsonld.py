"""What is on record as one JSON-LD 1.1 document (https://www.w3.org/TR/json-ld11/), a node a line in its `@graph`.

| node | types | it says |
| --- | --- | --- |
| article | schema:NewsArticle, prov:Entity | a revision; `wasRevisionOf` the one before; `wasAttributedTo` its outlet |
| statement | schema:Quotation, prov:Entity | the words; `wasQuotedFrom` its article; `wasAttributedTo` its speaker |
| annotation | oa:Annotation | `body` the statement, `target` its characters in the article, by selectors |

A chain of relays becomes reports: the statement `wasDerivedFrom` the last report, each `wasQuotedFrom` the one before
it, and `hadPrimarySource` is the report nearest to the speaker. Without relays there is none: the article has it from
the speaker. What somebody is reported *not* to have said is `notSaidBy` them, and attributed to nobody.

Every revision is there as an article, so that the path of revisions is whole; statements are those that
`Ledger.statements` lists; where people accepted or corrected one, `review` says so. Names of nodes are made of the
article's id, revision, model and attribution, and are the same in every export. Lone surrogates, which no RDF can hold,
become U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from onrecord.export.agents import agent, speaking_agent
from onrecord.export.jsonld_context import CONTEXT, typed_date
from onrecord.export.selectors import specific_resource
from onrecord.record import Attribution, Hop
from onrecord.safe import json_text
from onrecord.words import encodable, text_of

if TYPE_CHECKING:
    from onrecord.ledger import Reading


def jsonld_lines(readings: Iterable[Reading], *, text: bool = True) -> Iterator[str]:
    """The document in pieces; without `text`, articles have no `articleBody`, and statements still have their words."""
    yield f'{{"@context": {json_text(CONTEXT)},\n"@graph": ['
    before = "\n"
    for reading in readings:
        if reading.newest:
            for node in _nodes(reading, text=text):
                yield before + json_text(node)
                before = ",\n"
    yield "\n]}\n"


def _nodes(reading: Reading, *, text: bool) -> Iterator[dict[str, Any]]:
    yield _article(reading, text=text)
    if reading.latest:
        for item in reading.record.attributions:
            if item.id in reading.fits:
                yield _statement(reading, item)
                yield _annotation(reading, item)


def _article(reading: Reading, *, text: bool) -> dict[str, Any]:
    article = reading.record.article
    name = _article_name(article.identity, reading.revision)
    told = {
        "headline": article.title,
        "creditText": article.byline,
        "inLanguage": article.language,
        "url": article.url,
        "publishedCertainty": article.published.certainty,
        "retrieved": article.retrieved,
        "articleBody": article.text if text else None,
    }
    node: dict[str, Any] = {
        "id": name,
        "type": ["NewsArticle", "Entity"],
        "identifier": article.identity,
        "version": reading.revision,
        "sha256": article.sha256,
        "addedAt": reading.added_at,
        **{key: encodable(value) for key, value in told.items() if value is not None},
    }
    if article.published.value is not None:
        node["datePublished"] = typed_date(encodable(article.published.value))
    if article.outlet is not None:
        outlet = agent(Hop(name=article.outlet, type="outlet"), f"{name}#outlet")
        node |= {"publisher": outlet, "wasAttributedTo": outlet["id"]}
    if reading.previous is not None:
        node["wasRevisionOf"] = _article_name(reading.previous, reading.revision - 1)
    return node


def _statement(reading: Reading, item: Attribution) -> dict[str, Any]:
    text, article = reading.record.article.text, _article_name(reading.record.article.identity, reading.revision)
    name = _statement_name(reading, item.id)
    speaker = speaking_agent(item.speaker, f"{name}#speaker")
    node: dict[str, Any] = {
        "id": name,
        "type": ["Quotation", "Entity"],
        "text": encodable(text_of(text, item.content)),
        "wasQuotedFrom": article,
        "isPartOf": article,
        "kind": item.kind,
        "mode": item.mode,
        "negated": item.negated,
        "confidence": item.confidence,
        **({"notSaidBy": speaker} if item.negated else _said_by(speaker)),
        **_reports(name, item.chain),
        "sourceWords": [specific_resource(article, text, span) for span in item.source],
        "cueWords": [specific_resource(article, text, span) for span in item.cue],
    }
    if item.said_on and item.said_on.value is not None:
        node["dateCreated"] = typed_date(encodable(item.said_on.value))
    if item.parent is not None:
        node["inside"] = _statement_name(reading, item.parent)
    told = {"act": item.act, "plover": item.plover, "review": reading.reviews.get(item.id)}
    return node | {key: value for key, value in told.items() if value is not None}


def _said_by(speaker: dict[str, Any]) -> dict[str, Any]:
    return {"wasAttributedTo": speaker, "spokenByCharacter": speaker["id"]}


def _reports(statement: str, chain: tuple[Hop, ...]) -> dict[str, Any]:
    """The reports through which the words came: the hops between the speaker and the article's outlet."""
    report: dict[str, Any] | None = None
    for number, hop in enumerate(chain[1:-1], 1):
        name = f"{statement}#report-{number}"
        earlier = {"wasQuotedFrom": report} if report else {}
        types = ["CreativeWork", "Entity"] if hop.type == "outlet" else ["Entity"]
        report = {"id": name, "type": types, "wasAttributedTo": agent(hop, f"{name}-by"), **earlier}
    return {"wasDerivedFrom": report, "hadPrimarySource": f"{statement}#report-1"} if report else {}


def _annotation(reading: Reading, item: Attribution) -> dict[str, Any]:
    article = _article_name(reading.record.article.identity, reading.revision)
    name, model = _statement_name(reading, item.id), reading.record.model
    return {
        "id": f"{name}#annotation",
        "type": "Annotation",
        "motivation": "oa:identifying",
        "body": name,
        "target": [specific_resource(article, reading.record.article.text, span) for span in item.content],
        "created": reading.read_at,
        "generator": {"id": f"urn:onrecord:model:{_quoted(model)}", "type": "SoftwareAgent", "name": encodable(model)},
    }


def _article_name(id: str, revision: int) -> str:
    return f"urn:onrecord:article:{id}:{revision}"


def _statement_name(reading: Reading, id: str) -> str:
    article = f"{reading.record.article.identity}:{reading.revision}"
    return f"urn:onrecord:statement:{article}:{_quoted(reading.record.model)}:{_quoted(id)}"


def _quoted(value: str) -> str:
    return quote(value, safe="", errors="surrogatepass")
