"""The nouns of onrecord and their JSON form. This module imports nothing of ours.

Offsets count Unicode code points in `Article.text` and are half-open. A `Span` is one `(start, end)`
pair; a role (source, cue, content) and `spans` are tuples of spans, in the order of the text. Dates are
EDTF strings (ISO 8601-2) and ISO 8601 weeks (`2022-W41`), with the precision that the words have.

`to_dict` gives what `json.dumps` needs for the published schema (`record.schema.json`); `from_dict` is
its inverse and raises `ValueError` with a sentence where a value does not fit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

SCHEMA = "1.1"

Span = tuple[int, int]
Spans = tuple[Span, ...]

Certainty = Literal["given", "stated", "read"]
Kind = Literal["direct", "mixed", "indirect"]
Mode = Literal["speech", "thought"]
NameType = Literal["person", "organization", "place", "other"]
SpeakerType = Literal["person", "organization", "government", "outlet", "group", "unnamed"]
Act = Literal[
    "offer-talks", "refuse-talks", "propose", "demand", "appeal", "promise", "agree", "reject",
    "accuse", "criticise", "threaten", "praise", "deny", "predict", "state",
]  # fmt: skip

PLOVER: Mapping[Act, str] = {
    "offer-talks": "AGREE",
    "refuse-talks": "REJECT",
    "propose": "REQUEST",
    "demand": "REQUEST",
    "appeal": "REQUEST",
    "promise": "AGREE",
    "agree": "AGREE",
    "reject": "REJECT",
    "accuse": "ACCUSE",
    "criticise": "ACCUSE",
    "threaten": "THREATEN",
    "praise": "SUPPORT",
}
"""The PLOVER type of each act that has one of its own, as PLOVER's codebook gives it."""

Stance = Literal["open", "conditional", "closed", "mediating", "unclear"]

UNREAD = "unread:"
"""How the `model` of a record begins that no model read; the language (ISO 639-1) of its text follows."""

View = Literal["corrected", "machine"]
"""What is listed: what people made of the machine's reading, or the machine's reading alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was published: an EDTF date or null, and how we know it.

    `certainty` is `given` (by the caller), `stated` (by metadata), `read` (in the text), or null with the value.
    """

    value: str | None = None
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text at one moment. `id` is the caller's, or else `identity`."""

    text: str
    id: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
    retrieved: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.identity)

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8, as 64 hexadecimal digits."""
        return _digest(self.text)

    @property
    def place(self) -> str | None:
        """The digest of where the text stands: its url; else its outlet, date and title together; else null."""
        if self.url:
            return _digest(json.dumps(["url", self.url]))
        if self.outlet and self.published.value and self.title:
            return _digest(json.dumps(["title", self.outlet, self.published.value, self.title]))
        return None

    @property
    def identity(self) -> str:
        """What makes two articles the same one: place and text, as 32 hexadecimal digits."""
        return identity_of(self.place, self.sha256)


def identity_of(place: str | None, sha256: str) -> str:
    """The identity of the article at `place` whose text has this digest."""
    return _digest(json.dumps([place, sha256]))[:32]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanSet:
    """What the model found of one attribution: its spans, before anything is resolved."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name in the text, as the model tagged it."""

    span: Span
    type: NameType


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All that extraction marks in one article, in the order of the text."""

    attributions: tuple[SpanSet, ...]
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A calendar expression: where it stands, and its EDTF value or null."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The resolved source. Where nobody is named, `type` is `unnamed`, `name` null, and `role` what the text tells."""

    name: str | None
    type: SpeakerType
    role: str | None = None
    party: str | None = None
    spans: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One bearer of the words on their way from the speaker (first hop) to the article's outlet (last hop)."""

    name: str | None
    type: SpeakerType
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One step of what a value was resolved from.

    `rule` says how ("a pronoun for"), `spans` where the text shows it, `values` what was compared (what stands there,
    and what it was taken for), and `score` the probability or weight where one decided.
    """

    rule: str
    spans: Spans = ()
    values: tuple[str, ...] = ()
    score: float | None = None


Reasons = Mapping[str, tuple[Because, ...]]
"""The steps by the name of the value that they led to: speaker, role, party, chain, said_on, act, mode, negated, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said what in one article: source, cue and content spans, and what was resolved from them.

    `because` is null unless it was asked for.
    """

    id: str
    parent: str | None = None
    kind: Kind
    mode: Mode = "speech"
    negated: bool = False
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker
    chain: tuple[Hop, ...]
    said_on: Time | None = None
    act: Act | None = None
    plover: str | None = None
    confidence: float
    because: Reasons | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article read by one model; or stored and not read, for its language, and then without attributions."""

    article: Article
    model: str
    attributions: tuple[Attribution, ...]
    times: tuple[Time, ...] = ()

    @property
    def unread(self) -> str | None:
        """The language (ISO 639-1) for which the text was not read, or null where it was."""
        return self.model.removeprefix(UNREAD) if self.model.startswith(UNREAD) else None

    def confident(self, least: float) -> Record:
        """The record with the attributions of this confidence (0..1) or more, and not what stands in one left out."""
        gone = {item.id for item in self.attributions if item.confidence < least}
        while inside := {item.id for item in self.attributions if item.parent in gone} - gone:
            gone |= inside
        return replace(self, attributions=tuple(item for item in self.attributions if item.id not in gone))

    def to_dict(self) -> dict[str, Any]:
        a = self.article
        return {
            "schema": SCHEMA,
            "model": self.model,
            "id": a.id,
            "url": a.url,
            "outlet": a.outlet,
            "title": a.title,
            "byline": a.byline,
            "language": a.language,
            "published": {"value": a.published.value, "certainty": a.published.certainty},
            "retrieved": a.retrieved,
            "sha256": a.sha256,
            "text": a.text,
            "attributions": [plain(item) for item in self.attributions],
            "times": [plain(item) for item in self.times],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Record:
        """The record that `to_dict` wrote. Raises ValueError where a field is absent or does not fit."""
        try:
            if str(data["schema"]).split(".")[0] != SCHEMA.split(".")[0]:
                raise ValueError(f"this record has schema {data['schema']}, and only {SCHEMA} can be read")
            article = Article(
                **{
                    name: data[name]
                    for name in ("id", "url", "outlet", "title", "byline", "language", "retrieved", "text")
                },
                published=Published(**data["published"]),
            )
            if data["sha256"] != article.sha256:
                raise ValueError(f"the digest of record {article.id} does not fit its text")
            record = cls(
                article=article,
                model=data["model"],
                attributions=tuple(attribution_from(item) for item in data["attributions"]),
                times=tuple(_time(item) for item in data["times"]),
            )
        except (KeyError, TypeError, AttributeError) as problem:
            raise ValueError(f"this is not a record of onrecord: {problem!r}") from problem
        record.check()
        return record

    def check(self) -> None:
        """Raise ValueError unless ids are unique, parents known, closed values in their lists and spans in the text."""
        where = f"record {self.article.id}"
        known = {item.id for item in self.attributions}
        if len(known) < len(self.attributions):
            raise ValueError(f"an attribution's id stands twice in {where}")
        certainty = self.article.published.certainty
        if certainty not in (*get_args(Certainty), None) or (certainty is None) != (
            self.article.published.value is None
        ):
            raise ValueError(f"the publication date of {where} does not fit its certainty {certainty!r}")
        for item in self.attributions:
            if item.parent is not None and item.parent not in known:
                raise ValueError(f"attribution {item.id} of {where} has an unknown parent {item.parent}")
            for value, allowed in (
                (item.kind, Kind),
                (item.mode, Mode),
                (item.speaker.type, SpeakerType),
                (item.act, Act),
            ):
                if value not in get_args(allowed) and (value, allowed) != (None, Act):
                    choice = ", ".join(get_args(allowed))
                    raise ValueError(f"attribution {item.id} of {where}: {value!r} is none of {choice}")
            if not 0 <= item.confidence <= 1:
                raise ValueError(f"attribution {item.id} of {where}: confidence {item.confidence} is not in 0..1")
        length = len(self.article.text)
        for start, end in self.spans():
            if not 0 <= start < end <= length:
                raise ValueError(f"span [{start}, {end}] of {where} is not in the text (0..{length})")

    def spans(self) -> Iterable[Span]:
        """Every span that the record points at."""
        for item in self.attributions:
            yield from item.source + item.cue + item.content + item.speaker.spans
            yield from (hop.span for hop in item.chain if hop.span)
            if item.said_on:
                yield item.said_on.span
            yield from (span for steps in (item.because or {}).values() for step in steps for span in step.spans)
        yield from (item.span for item in self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One article that carries a statement: the attribution it was read from, its words there and their chain.

    `cue` and `content` are the words of these spans; `spans` are the content's.
    """

    article: str
    attribution: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    cue: str
    content: str
    spans: Spans
    chain: tuple[Hop, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One utterance and the articles that carry it, the earliest first.

    `review` is null where nobody decided on it, else whether it was accepted as it was read, or corrected.
    """

    id: str
    speaker: Speaker
    content: str
    kind: Kind
    mode: Mode
    negated: bool
    said_on: str | None
    act: Act | None
    plover: str | None
    carriers: tuple[Carrier, ...]
    review: Literal["accepted", "corrected"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person or a machine decided about what is on record: a row of its own, which changes no other.

    `kind` says what was decided, `target` on what (as JSON: content spans, ids) and `value` the outcome (as JSON);
    `article` is the id of the article it is about, `undoes` the number of the decision that it takes back, `at` in UTC.
    """

    number: int
    kind: str
    who: str
    at: str
    why: str | None
    article: str | None
    target: Mapping[str, Any]
    value: Any
    undoes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question that a user tracks, as they defined it.

    `words` are what a party can be for or against, `about` what has to stand near (where given), `examples`
    sentences that are on the issue; `parties` has, by party, who else speaks for it.
    """

    name: str
    title: str
    parties: Mapping[str, tuple[str, ...]]
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A statement that a position rests on: the stance it tells, the words that tell it, and its condition.

    Spans are of the article of the carrier at `place` among the statement's, from 0.
    """

    statement: Statement
    stance: Stance
    words: Spans
    condition: Span | None = None
    place: int = 0

    @property
    def carrier(self) -> Carrier:
        """What carries the words that tell the stance."""
        return self.statement.carriers[self.place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A party's stance on an issue at a date, with the statements that bear it out.

    `date` is EDTF: when it was said, or with `published` true, when the first article that carries it was published
    (it was said by then). `conditions` are verbatim.
    """

    party: str
    stance: Stance
    date: str | None
    published: bool
    conditions: tuple[str, ...]
    support: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name that an actor speaks under, with the party it stands with, and the step by which it was joined to another.

    `because` is null for the name that the others were joined to; its `values` are this name and that other one.
    `first` and `last` are days (ISO 8601), null where no statement under this name is dated.
    """

    name: str
    party: str | None
    statements: int
    first: str | None
    last: str | None
    because: Because | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office that articles give an actor: from the first statement dated so to the last; then as a former one.

    Days are ISO 8601 and null where nothing dated says so; `statements` counts those that give the office, held or
    former.
    """

    office: str
    first: str | None
    last: str | None
    former_from: str | None
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who speaks, across articles: a person or body under all the names that were joined.

    `id` holds within its ledger. `name` and `party` are those that most of the statements have; `names` and `offices`
    have all, each with how often. `single` is the article of an actor whose name alone tells nobody from others
    (*Moss*), so that it is looked for in no other article; null for any other.
    """

    id: str
    name: str
    type: SpeakerType
    party: str | None
    statements: int
    first: str | None
    last: str | None
    names: tuple[Alias, ...]
    offices: tuple[Tenure, ...]
    single: str | None = None


def plain(noun: Any) -> dict[str, Any]:
    """A noun as plain dictionaries, lists and strings, with the field names of the schema."""
    return {name: _plain(getattr(noun, name)) for name in noun.__slots__}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if hasattr(value, "__slots__"):
        return plain(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def attribution_from(data: Mapping[str, Any]) -> Attribution:
    """The attribution that `plain` wrote; KeyError or TypeError where it is not one."""
    speaker, said_on = data["speaker"], data["said_on"]
    return Attribution(
        **{
            **data,
            **{role: spans(data[role]) for role in ("source", "cue", "content")},
            "speaker": Speaker(**{**speaker, "spans": spans(speaker["spans"])}),
            "chain": tuple(Hop(**{**hop, "span": hop["span"] and _span(hop["span"])}) for hop in data["chain"]),
            "said_on": said_on and _time(said_on),
            "because": _reasons(data.get("because")),
        }
    )


def _reasons(data: Mapping[str, Any] | None) -> Reasons | None:
    if data is None:
        return None
    return {
        name: tuple(
            Because(**{**step, "spans": spans(step["spans"]), "values": tuple(step["values"])}) for step in steps
        )
        for name, steps in data.items()
    }


def spans(pairs: Iterable[Iterable[int]]) -> Spans:
    """Spans from the lists that JSON holds."""
    return tuple(_span(pair) for pair in pairs)


def _span(pair: Iterable[int]) -> Span:
    start, end = pair
    return int(start), int(end)


def _time(data: Mapping[str, Any]) -> Time:
    return Time(span=_span(data["span"]), value=data["value"])
