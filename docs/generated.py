"""The pages of reference that are made from the code whenever the site is built: the record and the ledger's tables."""

from __future__ import annotations

import inspect
import json
import re
from importlib.resources import files
from typing import Any

from onrecord.ledger import schema

PAGES = "record.md", "tables.md"


def record_page() -> str:
    """The record's fields, from the JSON Schema that ships."""
    form = json.loads((files("onrecord") / "record.schema.json").read_text(encoding="utf-8"))
    lines = [
        "# The record",
        "",
        form["description"],
        "",
        "`onrecord schema` prints the JSON Schema that this page is made from.",
        "",
    ]
    lines += _fields(form)
    for name, part in form["$defs"].items():
        lines += ["", f"## {name}", "", part.get("description", ""), ""]
        lines += _fields(part) if "properties" in part else [f"Form: `{_type(part)}`."]
    return "\n".join(lines) + "\n"


def tables_page() -> str:
    """The ledger's tables and columns, with what the code says of them."""
    lines = [
        "# The ledger's tables",
        "",
        (schema.__doc__ or "").strip(),
        "",
        f"Version of the schema: {schema.VERSION}.",
        "",
    ]
    source = inspect.getsource(schema)
    for table in schema.metadata.sorted_tables:
        above = re.search(rf"((?:^# .*\n)+){table.name} = Table\(", source, re.M)
        lines += [f"## {table.name}", ""]
        if above:
            lines += [re.sub(r"^# ?", "", above[1], flags=re.M).strip(), ""]
        lines += ["| column | type | null | |", "| --- | --- | --- | --- |"]
        for column in table.columns:
            comment = re.search(rf'Column\("{column.name}".*?\),?[ ]*# (.*)', _body(source, table.name))
            notes = ["key"] if column.primary_key else []
            notes += [f"row of {key.column.table.name}" for key in column.foreign_keys]
            notes += [_cell(comment[1])] if comment else []
            lines.append(
                f"| `{column.name}` | {_sql(column.type)} | {'yes' if column.nullable else ''} | {'; '.join(notes)} |"
            )
        lines.append("")
    return "\n".join(lines)


def _body(source: str, name: str) -> str:
    found = re.search(rf"^{name} = Table\((.*?)^\)", source, re.M | re.S)
    return found[1] if found else ""


def _sql(kind: Any) -> str:
    return str(getattr(kind, "impl", kind)).lower()


def _fields(part: dict[str, Any]) -> list[str]:
    lines = ["| field | form | |", "| --- | --- | --- |"]
    for name, field in part["properties"].items():
        always = "" if name in part.get("required", ()) else " (may be absent)"
        lines.append(f"| `{name}` | {_cell(_type(field))}{always} | {_cell(field.get('description', ''))} |")
    return lines


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in field or "oneOf" in field:
        return " or ".join(_type(one) for one in field.get("anyOf") or field["oneOf"])
    if "const" in field:
        return json.dumps(field["const"])
    if "enum" in field:
        return ", ".join("null" if one is None else str(one) for one in field["enum"])
    if field.get("type") == "array" and isinstance(field.get("items"), dict):
        return f"list of {_type(field['items'])}"
    kinds = field.get("type", "any")
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
