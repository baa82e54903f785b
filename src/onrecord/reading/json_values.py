"""Values of JSON that somebody else wrote."""

from __future__ import annotations

import json
from typing import Any

from onrecord.reading.errors import InputError


def parse(data: bytes, *, name: str) -> Any:
    """The JSON value of `data`, or InputError that says where it breaks off."""
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as problem:
        raise InputError(name, f"byte {problem.start + 1} is not UTF-8, which JSON must be; convert it") from None
    except json.JSONDecodeError as problem:
        where = f"{problem.msg.removesuffix(' at')} at character {problem.pos + 1}"
        raise InputError(name, f"is not complete JSON ({where}); check that it was not cut") from None
    except (RecursionError, ValueError):  # nested a thousand deep, or a number of a thousand digits
        raise InputError(name, "is JSON that no article needs, nested or numbered beyond measure; check it") from None


def string(value: object, *, most: int = 500) -> str | None:
    """`value` with its white space made single if it is a string that says something, or None."""
    return " ".join(value.split())[:most] or None if isinstance(value, str) else None
