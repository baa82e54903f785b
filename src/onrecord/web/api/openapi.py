"""The OpenAPI document: what FastAPI makes of the routes, the record as its published schema has it, and examples.

The examples are live answers about invented articles; docs/openapi.py makes them (`make openapi`).
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

from onrecord.web.api.bodies import NEW_ARTICLE
from onrecord.web.api.problems import MEDIA_TYPE, SCHEMA

_REF, _DEFS = "$ref", "#/$defs/"


def describe(api: FastAPI) -> None:
    """Have `api` describe itself."""
    made = api.openapi

    def document() -> dict[str, Any]:
        if api.openapi_schema is None:
            found = made()
            found["servers"] = [{"url": "/api/v1"}]
            found["components"]["schemas"] |= {
                "Problem": dict(SCHEMA),
                "NewArticle": NEW_ARTICLE,
                **record_schemas(),
            }
            _add_examples(found["paths"])
        return api.openapi_schema or found

    api.openapi = document  # type: ignore[method-assign]


def record_schemas() -> dict[str, Any]:
    """The schemas of the record and of its parts, by name, as the document holds them."""
    schema = json.loads((files("onrecord") / "record.schema.json").read_text(encoding="utf-8"))
    parts = schema.pop("$defs")
    for name in ("$schema", "$id"):
        schema.pop(name, None)
    return {"Record": _renamed(schema), **{_name(part): _renamed(value) for part, value in parts.items()}}


def _name(part: str) -> str:
    return f"Record{part[:1].upper()}{part[1:]}"


def _renamed(value: Any) -> Any:
    """`value` with its references to parts of the record's schema turned into those of the document."""
    if isinstance(value, dict):
        return {
            name: f"#/components/schemas/{_name(item.removeprefix(_DEFS))}"
            if name == _REF and isinstance(item, str)
            else _renamed(item)
            for name, item in value.items()
        }
    return [_renamed(item) for item in value] if isinstance(value, list) else value


def _add_examples(paths: dict[str, Any]) -> None:
    """Put what was sent and answered beside the schemas of each operation."""
    examples = json.loads((files("onrecord.web.api") / "examples.json").read_text(encoding="utf-8"))
    for operation, example in examples.items():
        method, path = operation.split(" ")
        described = paths[path][method]
        for status, value in example.items():
            answer = described["requestBody"] if status == "request" else described["responses"][status]
            kind = "application/json" if "application/json" in answer["content"] else MEDIA_TYPE
            answer["content"][kind]["example"] = value
