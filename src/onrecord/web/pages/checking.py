"""Check: is a quotation on record, word for word, by whom, and did anybody deny it? One, or those of a whole draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from onrecord.ledger import LedgerError
from onrecord.matching import Checked, check, check_draft
from onrecord.pipeline import Failed, record_of
from onrecord.reading import InputError, read_text
from onrecord.web.forms import FIELD
from onrecord.web.refusing import Refused, said
from onrecord.web.site import Site

MATCHES, IN_DRAFT = 5, 3
LONGEST_DRAFT = 50_000  # characters; more would be a book
SENTENCES = {
    "verbatim": "Word for word on record",
    "altered": "On record in other words",
    "paraphrase": "On record only as a reporter’s words, not as a quotation",
    "other-speaker": "On record by somebody else",
    "denied": "On record only as what was denied, or not said",
    "not-found": "In no statement on record",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """What was asked for (`words` by `speaker`, or a `draft`), and what the record has on each quotation of it.

    `checked` is null where nothing was asked; `problem` says what cannot be checked.
    """

    words: str = ""
    speaker: str = ""
    draft: str = ""
    checked: tuple[Checked, ...] | None = None
    problem: str | None = None

    def sentence(self, checked: Checked) -> str:
        """The verdict as a sentence."""
        return SENTENCES[checked.verdict]


def routes(site: Site) -> APIRouter:
    router = APIRouter()

    @router.get("/check")
    def words(request: Request, words: str = "", speaker: str = "") -> Response:
        if not words.strip():
            return site.page(request, "check.html", CheckPage(speaker=speaker))
        try:
            found = check(site.ledger, words, speaker=speaker.strip() or None, limit=MATCHES)
        except LedgerError:
            raise
        except ValueError as problem:
            page = CheckPage(words=words, speaker=speaker, problem=said(str(problem)))
            return site.page(request, "check.html", page, status=400)
        return site.page(request, "check.html", CheckPage(words=words, speaker=speaker, checked=(found,)))

    @router.post("/check")
    def draft(
        request: Request, key: Annotated[str, Form(alias=FIELD)] = "", draft: Annotated[str, Form()] = ""
    ) -> Response:
        site.forms.check(request, key)
        try:
            if len(draft) > LONGEST_DRAFT:
                raise InputError("the draft", f"is longer than {LONGEST_DRAFT:,} characters; check a part of it")
            article = read_text(draft.replace("\r\n", "\n"))
        except InputError as problem:
            page = CheckPage(draft=draft[:LONGEST_DRAFT], problem=f"The draft: {problem.problem}.")
            return site.page(request, "check.html", page, status=400)
        if wait := site.extractions.wait():
            raise Refused(429, "many texts were just read; check this one again in a moment", wait=wait)
        record = record_of(article, site.load())
        if isinstance(record, Failed):
            raise Refused(500, record.sentence)
        found = check_draft(site.ledger, article, record=record, limit=IN_DRAFT)
        page = CheckPage(draft=draft, checked=tuple(quote.checked for quote in found))
        return site.page(request, "check.html", page)

    return router
