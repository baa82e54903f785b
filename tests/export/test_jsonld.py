import json
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.export import jsonld_lines
from onrecord.export.jsonld_context import typed_date
from onrecord.ledger import Ledger, open_ledger
from onrecord.record import Hop, Record, Speaker
from tests.ledger.conftest import make_record

rdflib = pytest.importorskip("rdflib")
pyld = pytest.importorskip("pyld.jsonld")
prov = pytest.importorskip("prov.model")

Make = Callable[..., Record]
OTHER_TEXT = "Anna Solvay said on Tuesday: “We won't talk.” Aides believe the harbour stays shut."
PREFIXES = """
PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX own: <urn:onrecord:terms:> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def relayed() -> Record:
    """Two reports between the speaker and the outlet."""
    record = make_record()
    said = record.attributions[0]
    hops = (Hop(name="Izmar Daily", type="outlet"), Hop(name="Northern Wire", type="outlet"))
    chain = (said.chain[0], *hops, said.chain[-1])
    return replace(record, attributions=(replace(said, chain=chain), record.attributions[1]))


@pytest.fixture
def revised(tmp_path: Any) -> Any:
    """A ledger with one article in two revisions."""
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(relayed())
        ledger.add(replace(relayed(), article=make_record(text=OTHER_TEXT).article))
        yield ledger


def document(ledger: Ledger, *, text: bool = True, **filters: Any) -> str:
    return "".join(jsonld_lines(ledger.readings(**filters), text=text))


def graph(ledger: Ledger, **filters: Any) -> Any:
    return rdflib.Graph().parse(data=document(ledger, **filters), format="json-ld")


def ask(graph: Any, query: str) -> list[tuple[str, ...]]:
    return [tuple(str(value) for value in row) for row in graph.query(PREFIXES + query)]


def no_network(url: str, options: Any) -> Any:
    raise AssertionError(f"{url} was asked for")


def test_pyld_expands_it_without_a_network(revised: Ledger) -> None:
    options = {"documentLoader": no_network}
    expanded = pyld.expand(json.loads(document(revised, thoughts=True)), options)
    kinds = [kind for node in expanded for kind in node["@type"]]
    assert kinds.count("https://schema.org/NewsArticle") == 2
    assert kinds.count("https://schema.org/Quotation") == kinds.count("http://www.w3.org/ns/oa#Annotation") == 2
    properties = {name for node in expanded for name in node}
    assert all(name.startswith(("@", "http", "urn:onrecord:terms:")) for name in properties)


def test_nothing_is_lost_in_expanding(revised: Ledger) -> None:
    """A term that the context lacked would be dropped without a word."""
    data = json.loads(document(revised, thoughts=True))
    options = {"documentLoader": no_network}
    for node in data["@graph"]:
        expanded = pyld.expand({"@context": data["@context"], **node}, options)
        compacted = pyld.compact(expanded, data["@context"], options)
        assert {**_single(compacted), "@context": 0} == {**_single(node), "@context": 0}


def _single(value: Any) -> Any:
    """`value` with lists of one item as that item, and lists in a fixed order, as compaction may have them."""
    if isinstance(value, dict):
        return {name: _single(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return _single(value[0]) if len(value) == 1 else sorted(map(_single, value), key=repr)
    return value


def test_rdflib_and_pyld_read_the_same_triples(revised: Ledger) -> None:
    text = document(revised)
    nquads = pyld.to_rdf(json.loads(text), {"documentLoader": no_network, "format": "application/n-quads"})
    one = rdflib.Graph().parse(data=nquads, format="nt")
    two = rdflib.Graph().parse(data=text, format="json-ld")
    assert len(one) == len(two) > 60


def test_selectors_find_the_words_in_the_article(revised: Ledger) -> None:
    found = ask(
        graph(revised),
        """SELECT ?body ?start ?end ?exact ?prefix ?suffix WHERE {
          ?a a oa:Annotation ; oa:hasTarget ?t . ?t oa:hasSource ?n ; oa:hasSelector ?p, ?q .
          ?n schema:articleBody ?body .
          ?p a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
          ?q a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix } ORDER BY ?start""",
    )
    assert [exact for _, _, _, exact, _, _ in found] == ["We won'", " talk"]
    for body, start, end, exact, prefix, suffix in found:
        assert body[int(start) : int(end)] == exact
        assert f"{prefix}{exact}{suffix}" in body
        assert len(prefix) <= 32 >= len(suffix)


def test_a_statement_is_quoted_from_its_article_and_attributed_to_its_speaker(revised: Ledger) -> None:
    query = """SELECT ?text ?headline ?name ?job ?party ?date WHERE { ?s a schema:Quotation ; schema:text ?text ;
      prov:wasQuotedFrom ?a ; prov:wasAttributedTo ?who ; schema:spokenByCharacter ?who ; schema:dateCreated ?date .
      ?a a schema:NewsArticle, prov:Entity ; schema:headline ?headline .
      ?who a schema:Person, prov:Person, prov:Agent ; schema:name ?name ; schema:jobTitle ?job ;
           prov:actedOnBehalfOf/schema:name ?party }"""
    assert ask(graph(revised), query) == [
        ("We won' …  talk", "Harbour talks", "Anna Solvay", "harbour minister", "Osmar", "2031-05-05")
    ]


def test_a_chain_is_a_path_of_reports(revised: Ledger) -> None:
    query = """SELECT ?near ?far WHERE { ?s a schema:Quotation ; prov:hadPrimarySource ?one ; prov:wasDerivedFrom ?two .
      ?two prov:wasQuotedFrom ?one . ?one prov:wasAttributedTo/schema:name ?near .
      ?two prov:wasAttributedTo/schema:name ?far }"""
    assert ask(graph(revised), query) == [("Izmar Daily", "Northern Wire")]


def test_without_relays_there_is_no_other_primary_source(ledger: Ledger, make: Make) -> None:
    ledger.add(make())
    assert ask(graph(ledger), "SELECT ?x WHERE { ?s prov:hadPrimarySource|prov:wasDerivedFrom ?x }") == []


def test_a_revision_is_a_revision_of_the_one_before(revised: Ledger) -> None:
    query = """SELECT ?v ?w ?outlet WHERE { ?a prov:wasRevisionOf ?b ; schema:version ?v ; prov:wasAttributedTo ?o .
      ?b schema:version ?w . ?o schema:name ?outlet }"""
    assert ask(graph(revised), query) == [("2", "1", "The Coast Bulletin")]


def test_statements_are_those_of_the_latest_revision_that_fit(revised: Ledger) -> None:
    count = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a schema:Quotation }"
    assert ask(graph(revised), count) == [("1",)]
    assert ask(graph(revised, thoughts=True), count) == [("2",)]
    assert ask(graph(revised, speaker="Nobody"), count) == [("0",)]


def test_what_was_not_said_is_attributed_to_nobody(revised: Ledger) -> None:
    query = """SELECT ?job WHERE { ?s own:negated true ; own:notSaidBy/schema:description ?job ; own:inside ?outer .
      ?outer a schema:Quotation FILTER NOT EXISTS { ?s prov:wasAttributedTo|schema:spokenByCharacter ?x } }"""
    assert ask(graph(revised, thoughts=True), query) == [("aides",)]


def test_two_speakers_of_one_name_stay_two(ledger: Ledger, make: Make) -> None:
    for number in range(2):
        ledger.add(make(url=f"https://bulletin.example/{number}"))
    assert (
        len(ask(graph(ledger), "SELECT DISTINCT ?who WHERE { ?s prov:wasAttributedTo ?who . ?who a prov:Person }")) == 2
    )


def test_prov_reads_entities_agents_and_derivations(revised: Ledger) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # prov names what is not of PROV
        found = prov.ProvDocument.deserialize(content=document(revised), format="rdf", rdf_format="json-ld")
    kinds = [type(item).__name__ for item in found.get_records()]
    assert kinds.count("ProvEntity") >= 5  # two revisions, a statement, two reports
    assert kinds.count("ProvAgent") >= 6  # the outlet twice, the speaker and the party, two relays
    assert kinds.count("ProvAttribution") == 5
    assert kinds.count("ProvDelegation") == 1


def test_without_texts_no_article_has_one(revised: Ledger) -> None:
    text = document(revised, text=False)
    assert not [node for node in json.loads(text)["@graph"] if "articleBody" in node]
    assert OTHER_TEXT not in text
    assert '"text": "We won\' …  talk"' in text


def test_odd_texts_are_json_ld(ledger: Ledger) -> None:
    odd = "a\x00b\ud800c\u202ed\"'<>{}\n\u2028%:#"
    record = make_record(title=odd, url=odd, outlet=odd, model=odd, speaker=odd, party=odd, id=odd)
    first = replace(record.attributions[0], id=odd, speaker=Speaker(name=odd, type="person", role=odd))
    ledger.add(replace(record, attributions=(first,)))
    text = document(ledger)
    text.encode("utf-8")
    expanded = pyld.expand(json.loads(text), {"documentLoader": no_network})
    assert len(expanded) == 3
    assert ask(graph(ledger), "SELECT ?h WHERE { ?a schema:headline ?h }") == [(odd.replace("\ud800", "\ufffd"),)]


def test_an_empty_ledger_is_an_empty_graph(ledger: Ledger) -> None:
    assert json.loads(document(ledger))["@graph"] == []


@pytest.mark.parametrize(
    ("value", "type"),
    [
        ("2031-03-04", "xsd:date"),
        ("2031-03", "xsd:gYearMonth"),
        ("2031", "xsd:gYear"),
        ("2031-21", "edtf:EDTF"),
        ("203X", "edtf:EDTF"),
        ("2031-03-01/2031-03-04", "edtf:EDTF"),
        ("2031-03~", "edtf:EDTF"),
    ],
)
def test_a_date_has_the_type_that_fits(value: str, type: str) -> None:
    assert typed_date(value) == {"type": type, "@value": value}


def test_a_week_is_a_text() -> None:
    assert typed_date("2031-W10") == "2031-W10"


def test_what_people_corrected_stands_corrected(revised: Ledger) -> None:
    article = next(revised.articles()).id
    revised.review(f"{article} a1", "correct", who="Mara", values={"speaker.name": "Bero Lind"})
    nodes = json.loads(document(revised, view="corrected"))["@graph"]
    (said,) = [node for node in nodes if "Quotation" in node["type"]]
    assert (said["wasAttributedTo"]["name"], said["review"]) == ("Bero Lind", "corrected")
    revised.review(f"{article} a1", "reject", who="Mara")
    assert not [n for n in json.loads(document(revised, view="corrected"))["@graph"] if "Quotation" in n["type"]]


def test_filters_go_by_what_people_corrected(revised: Ledger) -> None:
    article = next(revised.articles()).id
    revised.review(f"{article} a1", "correct", who="Mara", values={"speaker.name": "Bero Lind"})
    quotation = '"type": ["Quotation"'
    assert quotation in document(revised, view="corrected", speaker="Lind")
    assert quotation not in document(revised, view="corrected", speaker="Solvay")
    assert quotation in document(revised, speaker="Solvay")
