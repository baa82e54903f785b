"""Whether a noun holds what its class says it holds: JSON from outside may have a number where a name should be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def check_types(noun: Any, where: str = "") -> None:
    """Raise ValueError, with a sentence that names the field, unless every field of `noun` fits its annotation."""
    kind: Any = type(noun)
    for name, hint in _hints(kind).items():
        _check(getattr(noun, name), hint, f"{where}{name}")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _check(value: Any, hint: Any, where: str) -> None:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:  # what JSON holds
        return
    if origin in (Union, UnionType):
        some = [choice for choice in arguments if choice is not NoneType]
        if value is not None or len(some) == len(arguments):
            _check(value, some[0], where)
    elif origin is Literal:
        _require(value in arguments, value, where, f"one of {', '.join(map(str, arguments))}")
    elif origin is tuple:
        inner = arguments[:1] * len(value) if arguments[-1] is Ellipsis else arguments
        for number, (item, each) in enumerate(zip(value, inner, strict=True)):
            _check(item, each, f"{where}[{number}]")
    elif origin is not None:  # a mapping: `because` (rules by the name of a value), or JSON
        _require(isinstance(value, Mapping), value, where, "an object")
        for name, item in value.items():
            _check(item, arguments[1], f"{where}.{name}")
    elif hasattr(hint, "__slots__") and not issubclass(hint, str | float):
        _require(isinstance(value, hint), value, where, f"a {hint.__name__}")
        check_types(value, f"{where}.")
    else:
        wanted = {str: str, int: int, float: float | int, bool: bool}[hint]
        fits = isinstance(value, wanted) and (hint is bool or not isinstance(value, bool))
        _require(
            fits, value, where, {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}[hint]
        )


def _require(fits: bool, value: Any, where: str, wanted: str) -> None:
    if not fits:
        raise ValueError(f"{where} is {str(value)[:40]!r}, and not {wanted}")
