"""The OpenAPI document: what FastAPI makes of the routes, with the record as its published schema has it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

from onrecord.web.api.problems import SCHEMA

_REF, _DEFS = "$ref", "#/$defs/"


def describe(api: FastAPI) -> None:
    """Have `api` describe itself."""
    made = api.openapi

    def document() -> dict[str, Any]:
        if api.openapi_schema is None:
            found = made()
            found["servers"] = [{"url": "/api/v1"}]
            found["components"]["schemas"] |= {"Problem": dict(SCHEMA), **record_schemas()}
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
