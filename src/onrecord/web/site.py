"""What every page has at hand: the ledger, what reads articles, and how pages are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord import __version__
from onrecord.ledger import Ledger
from onrecord.phrases import bearer, capacity, relays, who
from onrecord.web.dates import date_html, moment_html
from onrecord.web.escaping import clip, label_text, link_or_none, name_html, text_html
from onrecord.web.forms import FIELD, Forms
from onrecord.web.limits import Rate
from onrecord.web.matching_meanwhile import Matching
from onrecord.web.tallies import Tallies

if TYPE_CHECKING:
    from onrecord.extraction import Extractor
    from onrecord.reading.fetch import Fetcher

T = TypeVar("T")
KEPT = 64  # values that are made once for every state of the ledger
STYLE, SCRIPT, ICON = "onrecord.css", "onrecord.js", "onrecord.svg"


@dataclass
class Site:
    """One running application.

    `load` gives the extractor, which is loaded when an article is first read; `reader` is who decides in reviews where
    nobody gives another name.
    """

    ledger: Ledger
    load: Callable[[], Extractor]
    reader: str = ""
    forms: Forms = field(default_factory=Forms)
    extractions: Rate = field(default_factory=lambda: Rate(per_minute=60, burst=30))
    _kept: dict[str, tuple[str, object]] = field(default_factory=dict, init=False, repr=False)

    def page(self, request: Request, template: str, context: Any, *, status: int = 200) -> HTMLResponse:
        """The page that `template` makes of `context`, a dataclass that it knows as `page`."""
        html = self.templates.get_template(template).render(
            page=context,
            path=request.url.path,
            key=lambda: self.forms.key(request),
            ledger_name=self.ledger.name,
        )
        response = HTMLResponse(html, status_code=status)
        self.forms.remember(request, response)
        return response

    def kept(self, what: str, make: Callable[[], T]) -> T:
        """What `make` gives, or gave for `what` before, if nothing was put on record since."""
        head = self.ledger.head().digest
        if (known := self._kept.get(what)) is not None and known[0] == head:
            return cast(T, known[1])
        made = make()
        while len(self._kept) >= KEPT:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[what] = (head, made)
        return made

    @cached_property
    def fetcher(self) -> Fetcher:
        """What fetches addresses; one for all, since it keeps its distance from each host."""
        from onrecord.reading.fetch import Fetcher

        return Fetcher()

    @cached_property
    def tallies(self) -> Tallies:
        return Tallies(self.ledger)

    @cached_property
    def matching(self) -> Matching:
        return Matching(self.ledger)

    @cached_property
    def templates(self) -> Environment:
        made = Environment(
            loader=PackageLoader("onrecord.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        made.filters |= {
            "bearer": bearer,
            "capacity": capacity,
            "clip": clip,
            "count": counted,
            "date": date_html,
            "is_words": lambda text: any(letter.isalpha() for letter in text),
            "label": label_text,
            "link": link_or_none,
            "moment": moment_html,
            "name": name_html,
            "percent": lambda share: f"{share:.0%}",
            "relays": relays,
            "text": text_html,
            "who": who,
        }
        made.globals |= {
            "form_field": FIELD,
            "version": __version__,
            "style": f"/static/{STYLE}?{fingerprint(STYLE)}",
            "icon": f"/static/{ICON}?{fingerprint(ICON)}",
            "script": f"/static/{SCRIPT}?{fingerprint(SCRIPT)}",
        }
        return made


def static(name: str) -> bytes:
    """A file of ours that pages load."""
    return (files("onrecord.web") / "static" / name).read_bytes()


def fingerprint(name: str) -> str:
    """What changes in the address of such a file when the file does."""
    return sha256(static(name)).hexdigest()[:12]


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: 1 article, 1,200 articles."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
