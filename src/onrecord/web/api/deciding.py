"""What people decide on what was read: the same calls as `onrecord review`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import Field

from onrecord.ledger import Ledger
from onrecord.ledger.corrections import FIELDS
from onrecord.ledger.reviewed import Verdict
from onrecord.record import Decision, Statement, plain
from onrecord.web.api.answers import json_answer, tagged
from onrecord.web.api.asked import Filters
from onrecord.web.api.bodies import NewDecisionBy, refusing_nobody
from onrecord.web.api.problems import NOT_MODIFIED, documented, refusing


class NewDecision(NewDecisionBy):
    """A verdict on a statement. `values` belong to a correction, by field: see docs/review.md."""

    verdict: Verdict
    values: dict[str, Any] | None = Field(
        None,
        description="What is right, by field. Spans are lists of pairs; null where the article does not tell.",
        json_schema_extra={"propertyNames": {"enum": list(FIELDS)}},
    )


class NewUndo(NewDecisionBy):
    """Who takes a decision back, and why."""


class AskedToReview(Filters):
    """What chooses statements to review. Filters go by what was read."""

    text: str | None = Field(None, description="Words of the content in a row; of the last, the beginning will do.")
    second_of: str | None = Field(None, description="What others decided on and this person has not.")
    limit: int = Field(50, ge=1, le=1000, description="So many.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReview:
    """Statements that nobody has decided on, the least confident first."""

    statements: tuple[Statement, ...]


def routes(ledger: Ledger) -> APIRouter:
    """`/to-review`, `/decisions` and what adds to them."""
    router = APIRouter(tags=["review"])

    @router.get("/to-review", response_model=ToReview, responses={**NOT_MODIFIED, **documented(422)})
    def to_review(request: Request, asked: Annotated[AskedToReview, Query()]) -> Response:
        """The statements that nobody has decided on, the least confident first."""

        def found() -> dict[str, Any]:
            with refusing():
                ids = ledger.to_review(**asked.filters(), second_of=asked.second_of, limit=asked.limit)
            return plain(ToReview(statements=tuple(ledger.statements_called(ids))))

        return tagged(request, ledger, found)

    @router.get("/decisions", response_model=list[Decision], responses={**NOT_MODIFIED, **documented(404, 422)})
    def decisions(
        request: Request,
        article: Annotated[str, Query(description="The article, as in /articles/{reference}.")],
        undone: Annotated[bool, Query(description="Those that were taken back too, and what did so.")] = False,
    ) -> Response:
        """The decisions on one article, in the order they were made."""
        return tagged(
            request, ledger, lambda: [plain(item) for item in ledger.decisions(article=article, undone=undone)]
        )

    @router.post(
        "/statements/{id}/decisions",
        status_code=201,
        response_model=Decision,
        responses=documented(400, 404, 410, 413, 422),
    )
    def decide(id: Annotated[str, Path(description="As lists give it: s12.")], sent: NewDecision) -> Response:
        """Accept, reject or correct a statement. Lists heed it at once; nothing that was read is changed."""
        with refusing():
            made = ledger.review(id, sent.verdict, who=sent.who, why=sent.why, values=sent.values)
        return json_answer(plain(made), status=201)

    @router.post(
        "/decisions/{number}/undo",
        status_code=201,
        response_model=Decision,
        responses=documented(400, 404, 409, 413, 422),
    )
    def undo(number: Annotated[int, Path(ge=1, le=2**53)], sent: NewUndo) -> Response:
        """Take a decision back, with a decision of its own; an undo can be undone too."""
        refusing_nobody(sent)
        with refusing(409):
            made = ledger.undo(number, who=sent.who, why=sent.why)
        return json_answer(plain(made), status=201)

    return router
