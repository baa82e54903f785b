"""onrecord in a spaCy pipeline: `nlp.add_pipe("onrecord")`, and `doc._.attributions` says who said what in a text.

    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord", config={"outlet": "The Tarn Courier"})
    doc = nlp("“We stay,” Ilse Marrow said.")
    [(said.attribution.speaker.name, said.content[0].text) for said in doc._.attributions]

What was read is kept in `doc._.onrecord` as plain JSON, so that documents can be saved and sent between processes. The
spans stand in `doc.spans["onrecord"]` too, labelled source, cue and content, for displaCy. docs/python.md says more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span

import onrecord
from onrecord.reading import read_text
from onrecord.record import Attribution, Spans, attribution_from, plain

NAME = "onrecord"
ROLES = ("source", "cue", "content")
ABOUT = ("outlet", "published", "title", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocAttribution:
    """An attribution in a document: its spans as spaCy's, and in `attribution` all that was resolved.

    A span that begins or ends within a token has the whole token; the exact characters are those of `attribution`.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    attribution: Attribution


class OnRecord(Pipe):
    """Reads each document. `outlet` and `published` (EDTF) are of all documents; `doc._.article` goes before them."""

    def __init__(self, name: str, *, outlet: str | None, published: str | None) -> None:
        self.name = name
        self._about = {"outlet": outlet, "published": published}

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with what is said in it. Raises InputError, with a sentence, for a text that cannot be read."""
        doc._.onrecord = _read(doc, self._about) if doc.text.strip() else {"model": None, "attributions": []}
        doc.spans[NAME] = [
            Span(doc, span.start, span.end, label=role)
            for said in attributions_of(doc)
            for role in ROLES
            for span in getattr(said, role)
        ]
        return doc


@Language.factory(
    NAME,
    default_config={"outlet": None, "published": None},
    assigns=["doc._.attributions", "doc._.onrecord", "doc.spans"],
)
def make_component(nlp: Language, name: str, outlet: str | None, published: str | None) -> OnRecord:
    """What `nlp.add_pipe("onrecord")` adds."""
    return OnRecord(name, outlet=outlet, published=published)


def attributions_of(doc: Doc) -> tuple[DocAttribution, ...]:
    """Who said what in a document, in the order of the text; none where it was not read."""
    items = [attribution_from(item) for item in (doc._.onrecord or {}).get("attributions", [])]
    return tuple(
        DocAttribution(
            source=_spans(doc, item.source),
            cue=_spans(doc, item.cue),
            content=_spans(doc, item.content),
            attribution=item,
        )
        for item in items
    )


def _read(doc: Doc, about: dict[str, str | None]) -> dict[str, Any]:
    own = doc._.article or {}
    if unknown := own.keys() - set(ABOUT):
        raise ValueError(f"doc._.article has {', '.join(sorted(unknown))}: it takes {', '.join(ABOUT)}")
    record = onrecord.extract(read_text(doc.text, **{**about, **own}))
    return {"model": record.model, "attributions": [plain(item) for item in record.attributions]}


def _spans(doc: Doc, spans: Spans) -> tuple[Span, ...]:
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return tuple(span for span in found if span is not None)


def _extend() -> None:
    for name, how in (
        ("onrecord", {"default": None}),
        ("article", {"default": None}),
        ("attributions", {"getter": attributions_of}),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, **how)


_extend()
