"""What a page says where it cannot give what was asked for: one sentence, and the way on."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.ledger import LedgerError, TextRemoved
from onrecord.web.refusing import Refused, said
from onrecord.web.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """`heading` says what kind of problem it is, `sentence` what is wrong and what to do."""

    heading: str
    sentence: str


_HEADINGS = {
    400: "That cannot be done",
    403: "Nothing was changed",
    404: "Not on record",
    405: "Not a page to send to",
    409: "Nothing was changed",
    410: "Removed by law or request",
    413: "Too much at once",
    422: "That cannot be done",
    429: "A moment, please",
    500: "An error in onrecord",
    503: "The ledger does not answer",
}


def add_problem_pages(app: FastAPI, site: Site) -> None:
    """Have every problem end in a page."""

    def answer(request: Request, status: int, sentence: str, wait: int | None = None) -> Response:
        heading = _HEADINGS[429] if wait is not None else _HEADINGS.get(status, "That cannot be done")
        page = ProblemPage(heading=heading, sentence=said(sentence))
        response = site.page(request, "problem.html", page, status=status)
        if wait is not None:
            response.headers["Retry-After"] = str(wait)
        return response

    @app.exception_handler(Refused)
    def refused(request: Request, problem: Refused) -> Response:
        return answer(request, problem.status, problem.sentence, problem.wait)

    @app.exception_handler(TextRemoved)
    def removed(request: Request, problem: TextRemoved) -> Response:
        return answer(request, 410, str(problem.args[0]))

    @app.exception_handler(LookupError)
    def not_there(request: Request, problem: LookupError) -> Response:
        if isinstance(problem, KeyError | IndexError):  # an error of ours, and nothing that was looked for
            raise problem
        return answer(request, 404, str(problem.args[0]))

    @app.exception_handler(LedgerError)
    def no_ledger(request: Request, problem: LedgerError) -> Response:
        return answer(request, 503, str(problem))

    @app.exception_handler(RequestValidationError)
    def cannot_be(request: Request, problem: RequestValidationError) -> Response:
        names = ", ".join(sorted({str(error["loc"][-1]) for error in problem.errors()}))
        return answer(request, 422, f"this address or form has a value that cannot be read: {names}")

    @app.exception_handler(HTTPException)
    def by_framework(request: Request, problem: HTTPException) -> Response:
        if problem.status_code == 404:
            return answer(request, 404, f"there is no page at {request.url.path}")
        return answer(request, problem.status_code, str(problem.detail))

    @app.exception_handler(Exception)
    def ours(request: Request, problem: Exception) -> Response:
        return answer(request, 500, f"this page could not be made ({type(problem).__name__}): please report it")
