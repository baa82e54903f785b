"""The pages of reference that are made from the code whenever the site is built.

The record, the ledger's tables, the HTTP interface and the configuration.
"""

from __future__ import annotations

import inspect
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from onrecord.cli import main
from onrecord.ledger import schema

_VARIABLE = re.compile(r'"(?P<name>ONRECORD_[A-Z_]+)"\n"""Environment variable: (?P<says>.*?)"""', re.S)


def pages() -> dict[str, str]:
    """The pages by name."""
    return {
        "record.md": record_page(),
        "tables.md": tables_page(),
        "interface.md": interface_page(),
        "configuration.md": configuration_page(),
    }


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


def interface_page() -> str:
    """The addresses of the HTTP interface with what they take, from the OpenAPI document."""
    form = json.loads(Path(__file__).with_name("openapi.json").read_text(encoding="utf-8"))
    lines = [
        "# Addresses of the HTTP interface",
        "",
        "Under `/api/v1` of what `onrecord serve` serves. How it is used: [The HTTP interface](http.md). "
        "This page is made from [openapi.json](openapi.json), which has the forms of all answers, with examples.",
    ]
    for path, methods in form["paths"].items():
        for method, told in methods.items():
            lines += ["", f"## {method.upper()} {path}", "", told.get("description", told["summary"])]
            if parameters := told.get("parameters"):
                lines += ["", "| parameter | form | |", "| --- | --- | --- |"]
            for one in parameters or ():
                form_ = one["schema"]
                shown = " or ".join(_type(kind) for kind in form_.get("anyOf", [form_]) if kind.get("type") != "null")
                if form_.get("default") not in (None, False):
                    shown += f", {form_['default']} if not given"
                lines.append(f"| `{one['name']}` | {_cell(shown)} | {_cell(one.get('description', ''))} |")
            lines += ["", f"Answers: {', '.join(sorted(told['responses']))}."]
    return "\n".join(lines) + "\n"


def configuration_page() -> str:
    """The environment variables: those that commands take for an option, and those that the code names."""
    options: dict[str, list[str]] = {}
    for command in _leaves(main):
        for parameter in command.params:
            if isinstance(parameter, click.Option) and isinstance(parameter.envvar, str):
                options.setdefault(parameter.envvar, []).append(max(parameter.opts, key=len))
    says = {}
    for path in sorted(Path(str(files("onrecord"))).rglob("*.py")):
        for found in _VARIABLE.finditer(path.read_text(encoding="utf-8")):
            says[found["name"]] = " ".join(found["says"].split())
    lines = [
        "# Configuration",
        "",
        "There is no configuration file. An option of a command beats an environment variable, which beats the "
        "default. This page is made from the code.",
        "",
        "| variable | option | what it is |",
        "| --- | --- | --- |",
    ]
    for name in sorted({*options, *says}):
        option = ", ".join(f"`{one}`" for one in sorted(set(options.get(name, ()))))
        lines.append(f"| `{name}` | {option} | {_cell(says[name])} |")
    lines += [
        "",
        "Variables of the system that count: `SSL_CERT_FILE` and `SSL_CERT_DIR` (whose certificates are believed when "
        "addresses are fetched), `COLUMNS` (the width of tables where there is no terminal), `NO_COLOR`, `PGPASSWORD` "
        "and PostgreSQL's others. The ledger stands in the platform's data directory where none is named (on Linux "
        "`~/.local/share/onrecord/ledger.db`, or below `XDG_DATA_HOME`), and so does what is watched beside a ledger "
        "in PostgreSQL.",
        "",
    ]
    return "\n".join(lines)


def _leaves(command: click.Command) -> list[click.Command]:
    if not isinstance(command, click.Group):
        return [command]
    return [leaf for one in command.commands.values() for leaf in _leaves(one)]


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
