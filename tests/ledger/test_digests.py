"""The digests of rows and transactions: ledgers hold them for good, so what is here stands as it was first written."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest

from onrecord.ledger.digests import KEPT, REMOVED, WORDS, row_digest, transaction_digest, words_digest


def sha(canonical: str) -> str:
    return hashlib.sha256(canonical.encode()).hexdigest()


DECISION = {
    "seq": 4,
    "kind": "accept",
    "who": "Märta",
    "at": "2031-05-06T07:08:09.000000Z",
    "article_seq": 2,
    "undoes": None,
    "why": "as printed",
    "target": {"content": [[30, 43]], "attribution": "a1"},
    "value": {},
}
DECISION_WORDS = sha('{"target":{"attribution":"a1","content":[[30,43]]},"value":{},"why":"as printed"}')
REDACTION = {
    "seq": 1,
    "article_seq": 2,
    "who": "Mara",
    "why": "order 7",
    "at": "now",
    "words": {"articles": {"2": "ab"}},
}


def attribution(**values: Any) -> dict[str, Any]:
    return {**dict.fromkeys((*KEPT["attributions"], *WORDS["attributions"])), "confidence": 0.5, **values}


def test_a_row_is_digested_as_canonical_json_with_the_digest_of_its_words() -> None:
    assert words_digest("decisions", DECISION) == DECISION_WORDS
    assert row_digest("decisions", DECISION) == sha(
        '{"article_seq":2,"at":"2031-05-06T07:08:09.000000Z","kind":"accept","seq":4,"undoes":null,'
        f'"who":"M\\u00e4rta","words":"{DECISION_WORDS}"}}'
    )


def test_a_row_whose_words_were_removed_keeps_its_digest() -> None:
    removed = {**DECISION, **REMOVED["decisions"]}
    assert row_digest("decisions", removed) != row_digest("decisions", DECISION)
    assert row_digest("decisions", removed, words=DECISION_WORDS) == row_digest("decisions", DECISION)


def test_a_table_without_words_has_no_digest_of_them() -> None:
    assert words_digest("redactions", REDACTION) is None
    assert row_digest("redactions", REDACTION) == sha(
        '{"article_seq":2,"at":"now","seq":1,"who":"Mara","why":"order 7","words":{"articles":{"2":"ab"}}}'
    )


def test_a_whole_number_of_confidence_is_as_the_database_gives_it_back() -> None:
    assert row_digest("attributions", attribution(confidence=1)) == row_digest(
        "attributions", attribution(confidence=1.0)
    )
    assert row_digest("attributions", attribution(confidence=1)) != row_digest("attributions", attribution())
    kept = {name: attribution()[name] for name in KEPT["attributions"]}
    whole = {**kept, "words": words_digest("attributions", attribution())}
    assert row_digest("attributions", attribution()) == sha(json.dumps(whole, sort_keys=True, separators=(",", ":")))


def test_days_are_digested_as_iso_8601() -> None:
    day, written = attribution(dated_first=date(2031, 5, 6)), attribution(dated_first="2031-05-06")
    assert row_digest("attributions", day) == row_digest("attributions", written)


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^a row holds bytes, which has no canonical form$"):
        row_digest("redactions", {**REDACTION, "why": b"order 7"})


@pytest.mark.parametrize("table", sorted(KEPT))
def test_every_column_alters_the_digest(table: str) -> None:
    row: dict[str, Any] = dict.fromkeys((*KEPT[table], *WORDS.get(table, ())), 1)
    found = {row_digest(table, {**row, name: 2}) for name in row}
    assert len(found | {row_digest(table, row)}) == len(row) + 1


def test_a_transaction_is_digested_over_all_but_its_digest() -> None:
    row = {"seq": 2, "form": 1, "kind": "add", "at": "now", "previous": "00", "rows": [["articles", 1, "ab"]]}
    canonical = '{"at":"now","form":1,"kind":"add","previous":"00","rows":[["articles",1,"ab"]],"seq":2}'
    assert transaction_digest({**row, "digest": "of before"}) == sha(canonical)
