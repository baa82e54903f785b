"""The OpenAPI document is current, and nothing is answered that it does not say."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from docs.openapi import DOCUMENT, EXAMPLES, document, live_examples
from onrecord.ledger import open_ledger
from onrecord.web.api import make_api
from onrecord.web.limits import Rate
from tests.conftest import FakeExtractor
from tests.ledger.conftest import make_record
from tests.web.api.conftest import EDITED, URL


def _shape(described: dict[str, Any]) -> dict[str, Any]:
    """What of a document does not change with the library that wrote it."""
    return {
        f"{method} {path}": {
            "parameters": sorted(one["name"] for one in operation.get("parameters", [])),
            "answers": sorted(operation["responses"]),
            "description": operation["description"],
        }
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    } | {
        f"schema {name}": sorted(schema.get("properties", {}))
        for name, schema in described["components"]["schemas"].items()
    }


def test_the_document_is_current() -> None:
    written = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    assert _shape(written) == _shape(document()), "run make openapi"


def _form(value: Any) -> Any:
    """The names in an answer: what is read of a text gets better, and an example need not be the latest of it."""
    if isinstance(value, dict):
        return {name: _form(item) for name, item in value.items() if item not in (None, [], {})}
    return [_form(value[0])] if isinstance(value, list) and value else type(value)


def test_the_examples_are_what_is_answered() -> None:
    written = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    assert _form(written) == _form(live_examples()), "run make openapi"


def test_every_operation_has_an_example_and_says_what_it_does() -> None:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            assert operation["description"], (method, path)
            contents = [one["content"] for one in operation["responses"].values() if "content" in one]
            assert any("example" in kind for content in contents for kind in content.values()), (method, path)


class _App:
    """The interface on a ledger that is made when the tests run, and not when they are collected."""

    within: FastAPI | None = None

    async def __call__(self, scope: Any, *channels: Any) -> None:
        assert self.within is not None
        if scope["type"] == "http":
            scope = {**scope, "root_path": "/api/v1"}
        await self.within(scope, *channels)


app = _App()
schema = schemathesis.openapi.from_dict(json.loads(DOCUMENT.read_text(encoding="utf-8")))
schema.app = app
CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, unsupported_method,
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def interface(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    path: Path = tmp_path_factory.mktemp("ledger") / "ledger.db"
    with open_ledger(path) as ledger:
        for record in (make_record(url=URL, id="talks"), make_record(url=URL, text=EDITED), make_record(url=None)):
            ledger.add(record)
        ledger.review("s1", "accept", who="Mara")
        rate = Rate(per_minute=6000, burst=6000)
        app.within = make_api(ledger, load=FakeExtractor, rate=rate)  # type: ignore[arg-type]
        yield


@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_nothing_is_answered_that_is_not_documented(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)
