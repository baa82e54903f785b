"""Text from outside, made harmless for a terminal and for JSON read in one."""

import json
import re
from typing import Any

# A control picture for each C0 control but tab and newline (ESC shows as ␛, NUL as ␀), and for DEL.
_TABLE: dict[int, int] = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_TABLE[0x7F] = 0x2421
# C1 controls act as escape sequences; bidirectional embeddings, overrides and isolates reorder what stands beside them;
# lone surrogates cannot be written. None of them has a picture of its own.
for _low, _high in ((0x80, 0x9F), (0x202A, 0x202E), (0x2066, 0x2069), (0xD800, 0xDFFF)):
    _TABLE.update(dict.fromkeys(range(_low, _high + 1), 0xFFFD))
_TABLE.update({0x2028: 0x0A, 0x2029: 0x0A})

_ESCAPED_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` with controls made visible, of the same length, so that offsets still hold. Tabs and newlines stay."""
    return text.replace("\r\n", " \n").translate(_TABLE)


def one_line(text: str) -> str:
    """`text` made harmless, each run of white space in it a single space."""
    return " ".join(safe(text).split())


def json_text(value: Any, *, indent: int | None = None) -> str:
    """`value` as JSON that reads well; characters that steer a terminal or cannot be written are escaped."""
    dumped = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped)
