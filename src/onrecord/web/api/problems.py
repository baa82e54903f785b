"""What goes wrong, as RFC 9457 has it: `application/problem+json`, with one sentence that says what to do.

    {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "…", "errors": [{"field", "problem"}]}

`title` is the name of the status, `detail` the sentence; `errors` is there where single fields are at fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from onrecord.ledger import LedgerError, TextRemoved

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = 5  # seconds that a program should wait for a ledger that does not answer

SCHEMA: Mapping[str, Any] = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "about:blank: the status says what kind of problem it is."},
        "title": {"type": "string", "description": "The name of the status."},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "A sentence that says what is wrong and what to do."},
        "errors": {
            "type": "array",
            "description": "The fields at fault, where single ones are.",
            "items": {
                "type": "object",
                "required": ["field", "problem"],
                "properties": {"field": {"type": "string"}, "problem": {"type": "string"}},
            },
        },
    },
}
"""The schema of a problem, for the OpenAPI document."""


NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "The caller has this answer already."}}
"""The answer to If-None-Match, for the OpenAPI document."""


class Refused(Exception):
    """An answer with this status; `sentence` says why and what to do, `wait` after how many seconds to try again."""

    def __init__(self, status: int, sentence: str, *, wait: int | None = None) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.wait = status, sentence, wait


@contextmanager
def refusing(status: int = 422) -> Iterator[None]:
    """Within it, what the ledger says cannot be is an answer of this status with the ledger's sentence."""
    try:
        yield
    except LedgerError:  # it is a ValueError too, and no fault of what was asked
        raise
    except ValueError as problem:
        raise Refused(status, str(problem)) from problem


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Answers of these statuses for the OpenAPI document, each a problem."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def told(status: int, detail: str) -> dict[str, Any]:
    """A problem as plain JSON."""
    return {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}


def problem(
    status: int,
    detail: str,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer that says what is wrong."""
    value = told(status, detail) | ({"errors": list(errors)} if errors else {})
    return Response(json.dumps(value), status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def answer_with_problems(api: FastAPI) -> None:
    """Have `api` answer with a problem wherever it refuses something."""

    @api.exception_handler(Refused)
    def refused(_: Request, found: Refused) -> Response:
        wait = {"Retry-After": str(found.wait)} if found.wait is not None else None
        return problem(found.status, found.sentence, headers=wait)

    @api.exception_handler(HTTPException)
    def by_framework(request: Request, found: HTTPException) -> Response:
        detail = _DETAILS.get(found.status_code, str(found.detail))
        headers = dict(found.headers or {})
        if found.status_code == 405:  # the framework names the methods of one route alone
            headers["Allow"] = ", ".join(_methods_at(api, request))
        return problem(found.status_code, detail, headers=headers)

    @api.exception_handler(RequestValidationError)
    def invalid(_: Request, found: RequestValidationError) -> Response:
        errors = [
            {"field": ".".join(map(str, error["loc"][1:])) or str(error["loc"][0]), "problem": error["msg"]}
            for error in found.errors()
        ]
        return problem(422, "; ".join(f"{one['field']}: {one['problem']}" for one in errors), errors=errors)

    @api.exception_handler(TextRemoved)
    def removed(_: Request, found: TextRemoved) -> Response:
        return problem(410, str(found.args[0]))

    @api.exception_handler(LookupError)
    def missing(_: Request, found: LookupError) -> Response:
        if isinstance(found, KeyError | IndexError):  # an error of ours, and nothing that was looked for
            raise found
        return problem(404, str(found.args[0]))

    @api.exception_handler(LedgerError)
    def unavailable(_: Request, found: LedgerError) -> Response:
        return problem(503, str(found), headers={"Retry-After": str(RETRY_AFTER)})


def _methods_at(api: FastAPI, request: Request) -> list[str]:
    """The methods that the address of a request takes."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    return sorted(
        method.upper()
        for template, methods in api.openapi()["paths"].items()
        if re.fullmatch(re.sub(r"\\{\w+\\}", ".+", re.escape(template)), path, re.DOTALL)
        for method in methods
    )


_DETAILS = {
    400: "the body cannot be read: send the JSON that openapi.json describes",
    404: "there is nothing at this address: openapi.json says what there is",
    405: "this address does not take that method: the Allow header says which it takes",
}
