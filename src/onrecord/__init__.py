"""onrecord: the record of who said what, on whose word, and where each party stands.

    import onrecord

    article = onrecord.read("article.html")              # a path or bytes, text or HTML
    record = onrecord.extract(article)                   # who said what in it, with the exact characters
    with onrecord.open_ledger("ledger.db") as ledger:
        ledger.add(record)
        for statement in ledger.statements(speaker="Guterres"):
            print(statement.said_on, statement.speaker.name, statement.content)

What reads, extracts and stores is imported at its first use, so that `import onrecord` stays quick.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.record import (
    SCHEMA,
    UNREAD,
    Article,
    Attribution,
    Because,
    Carrier,
    Decision,
    Hop,
    Marks,
    Name,
    Published,
    Record,
    Span,
    SpanSet,
    Speaker,
    Statement,
    Time,
)

if TYPE_CHECKING:
    from onrecord.extraction import Extractor
    from onrecord.ledger import Ledger, open_ledger
    from onrecord.reading import InputError, read, read_text
    from onrecord.resolution.acts.acts import ActReading, act_of

__version__ = "1.0.0"

__all__ = [
    "SCHEMA",
    "ActReading",
    "Article",
    "Attribution",
    "Because",
    "Carrier",
    "Decision",
    "Extractor",
    "Hop",
    "InputError",
    "Ledger",
    "Marks",
    "Name",
    "Published",
    "Record",
    "Span",
    "SpanSet",
    "Speaker",
    "Statement",
    "Time",
    "__version__",
    "act_of",
    "extract",
    "open_ledger",
    "read",
    "read_text",
]

_ROOMS = {
    "ActReading": "onrecord.resolution.acts.acts",
    "Extractor": "onrecord.extraction",
    "InputError": "onrecord.reading",
    "Ledger": "onrecord.ledger",
    "act_of": "onrecord.resolution.acts.acts",
    "open_ledger": "onrecord.ledger",
    "read": "onrecord.reading",
    "read_text": "onrecord.reading",
}


def extract(article: Article, *, extractor: Extractor | None = None, because: bool = False) -> Record:
    """Read `article` with the model: every attribution in it, resolved; with `because`, what each value came from.

    `extractor` is a loaded `Extractor` to use; without one the shipped model is loaded once and shared. Both are
    safe to use from several threads.

    What is not English is not read: its record has no attributions, and `unread` says which language it is in.
    """
    from onrecord.extraction import load_extractor
    from onrecord.reading.language import foreign_language
    from onrecord.resolution import resolve

    language = foreign_language(article.text)
    if language is not None:
        return Record(article=replace(article, language=language), model=UNREAD + language, attributions=())
    extractor = extractor or load_extractor()
    (marks,) = extractor.mark([article])
    return resolve(article, marks, model=extractor.model, because=because)


def __getattr__(name: str) -> object:
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
