"""What is on record, in the forms that other programs read, and back in again.

    from onrecord.export import jsonl_lines, import_lines

    with onrecord.open_ledger("press.db") as ledger, open("press.jsonl", "w") as file:
        file.writelines(jsonl_lines(ledger.entries()))

| form | made from | by |
| --- | --- | --- |
| JSON Lines, which alone can be imported again | `ledger.entries()` | `jsonl_lines` |
| CSV | `ledger.statements()` | `csv_lines` |
| Parquet | `ledger.statements()` | `write_parquet` |
| JSON-LD | `ledger.readings()` | `jsonld_lines` |
| Markdown | `ledger.statements()` | `markdown_lines` |

Each is written as it is read, so that memory does not grow with the ledger. docs/export.md describes the forms.
"""

from onrecord.export.copying import copy_ledger
from onrecord.export.jsonl import jsonl_lines
from onrecord.export.jsonld import jsonld_lines
from onrecord.export.loading import Refused, import_lines
from onrecord.export.markdown import markdown_lines
from onrecord.export.parquet import write_parquet
from onrecord.export.statements_csv import csv_lines

__all__ = [
    "Refused",
    "copy_ledger",
    "csv_lines",
    "import_lines",
    "jsonl_lines",
    "jsonld_lines",
    "markdown_lines",
    "write_parquet",
]
