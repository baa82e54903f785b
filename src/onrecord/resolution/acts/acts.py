"""Which act the words do: the speech act of a statement, and its PLOVER type and mode.

A type stands for what source did to target in PLOVER's sense (AGREE, REJECT, …). Each act but `state`, `deny` and
`predict` has its type (`TYPES`), and the act and the type that are answered always fit. An event that is no speech
act (an attack, an arrest, a visit) is `state`, with the type CONSULT where people met, else with none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.record import PLOVER as TYPES
from onrecord.record import Act, Because, Span, SpanSet
from onrecord.resolution.acts.model import Floats, Linear, Model, Vector, load_model
from onrecord.resolution.acts.named import named_acts, plea
from onrecord.resolution.acts.network import Token, load_network, tokens_of
from onrecord.resolution.acts.signs import ascribed, marked, signs_of
from onrecord.resolution.acts.words import Word, phrases_in, words_in

ACTS: tuple[Act, ...] = get_args(Act)
# The types that words can perform; all else is the background.
PERFORMED = ("AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
# Types that have modes, with the senses of `acts.csv` that do the act; the mode is told by what follows them.
_DOING = {
    "AGREE": {"agree", "promise", "ready"},
    "REQUEST": {"demand", "appeal", "propose"},
    "REJECT": {"reject"},
}
_MODES = {"talks": "meet", "aid": "assist", "change": "change", "yield": "yield"}
# Below this probability fewer than one in four acts are right (five folds): then the act is unknown.
_LEAST = 0.15
# Offers and refusals of talks are rare in articles, and frequent among the sentences that the model was fitted on: of
# eleven that stood below this in 232 articles none was right.
_TALKS: tuple[Act, ...] = ("offer-talks", "refuse-talks")
_LEAST_OF_TALKS = 0.3
# "state" is what nothing tells: it gives way to an act that is six tenths as likely.
_STATE = 0.6
# How far the network counts in the act beside the linear models: probabilities are multiplied, each to its share.
_NETWORK = 0.35
_MODE_WITHIN = 6  # words after the phrase that does the act
_DECIDING = 3  # phrases that an explanation shows

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActReading:
    """The act of one sentence: `plover` is "REJECT/meet" or null, `probability` that of both being right, calibrated.

    `spans` are the words that spoke most for it, the weightiest first, as offsets in the text.
    """

    act: Act
    plover: str | None
    probability: float
    spans: tuple[Span, ...] = ()

    @property
    def because(self) -> Because:
        """What the act was read from, as a record tells it."""
        if self.act == "state" and self.plover is None:  # what speaks for it is only that nothing tells another act
            return Because(rule="no words that tell another act", spans=(), values=(self.act,), score=self.probability)
        return Because(rule="words that tell the act", spans=self.spans, values=(self.act,), score=self.probability)


def act_of(text: str, source: Span | None, target: Span | None = None) -> ActReading:
    """The act of one sentence: what its `source` does, if anything, to its `target`.

    Spans are half-open offsets in code points. Raises ValueError where one does not lie in `text`.

        >>> act_of("Lund rejected the offer of talks.", source=(0, 4)).act
        'refuse-talks'
    """
    for span in (source, target):
        if span is not None and not 0 <= span[0] < span[1] <= len(text):
            raise ValueError(f"the span {list(span)} does not lie in the text (0..{len(text)})")
    return _read(marked(text, source, target), None)


def act_in(text: str, item: SpanSet, *, because: bool = False) -> ActReading | None:
    """The act of an attribution, or null where none is likely enough.

    The words that decided are looked for only where `because` asks for them.
    """
    words, content = ascribed(text, item)
    cue = [word for span in item.cue for word in words_in(text, *span)]
    # without a cue, the word before the content is the verb
    named = plea(text, cue, item.content[0][0]) if item.content else ()
    named = named or named_acts(cue) or named_acts(words[:content] if cue else words[max(0, content - 1) : content])
    reading = _read(words, content, named, tokens_of(text, item, words, content), because=because)
    if reading.probability < _LEAST:
        return None
    if reading.act == "state" and reading.plover and not reading.plover.startswith("CONSULT"):
        # who only states does none of what the other types stand for; most that stood there were wrong
        return replace(reading, plover=None)
    return reading


def _read(
    words: Sequence[Word],
    content: int | None,
    named: Sequence[Act] = (),
    tokens: Sequence[Token] = (),
    *,
    because: bool = True,
) -> ActReading:
    model = load_model()
    vector = model.read(signs_of(words, content))
    chances = joint(vector.probabilities(model.acts), vector.probabilities(model.types), model.acts, model.types)
    if tokens:
        chances = beside_network(chances, load_network().probabilities(tokens))
    if named:
        # what the verb names, however the rest of the sentence reads; no surer than the words are
        chances = np.where([act in named for act, _ in pairs()], chances + 1e-6, 0)
        chances = chances / chances.sum()
    best = int(chosen(chances))
    if pairs()[best][0] in _TALKS and chances[best] < _LEAST_OF_TALKS:
        chances = np.where([act in _TALKS for act, _ in pairs()], 0, chances)
        chances = chances / max(chances.sum(), 1e-9)
        best = int(chosen(chances))
    act, kind = pairs()[best]
    return ActReading(
        act=act,
        plover=kind and _with_mode(words, act, kind),
        probability=round(float(chances[best]), 4),
        spans=tuple(_deciding(words, model, vector, act, kind)) if because else (),
    )


@cache
def pairs() -> tuple[tuple[Act, str | None], ...]:
    """Every act with each type that it can have."""
    found: list[tuple[Act, str | None]] = [(act, TYPES.get(act)) for act in ACTS]
    return (*found, *(("state", kind) for kind in PERFORMED))


def joint(acts: Floats, types: Floats, of_act: Linear, of_type: Linear) -> Floats:
    """The probability of each of `pairs`, from those of acts and types; over the last axis."""
    act_columns, type_columns, background = _columns(of_act.labels, of_type.labels)
    rest = types[..., background].sum(axis=-1, keepdims=True)
    products = acts[..., act_columns] * np.concatenate([types, rest], axis=-1)[..., type_columns]
    result: Floats = products / np.maximum(products.sum(axis=-1, keepdims=True), 1e-9)
    return result


@cache
def _columns(acts: tuple[str, ...], types: tuple[str, ...]) -> tuple[Places, Places, Places]:
    """For each of `pairs` its columns among acts and among types, where the background's sum stands last."""
    background = [at for at, label in enumerate(types) if label not in PERFORMED]
    return (
        np.array([acts.index(act) for act, _ in pairs()]),
        np.array([len(types) if kind is None else types.index(kind) for _, kind in pairs()]),
        np.array(background),
    )


def beside_network(chances: Floats, of_act: Floats) -> Floats:
    """The probability of each of `pairs`, from that of the linear models and those of `ACTS` by the network.

    Both have their share in the act; its type is left to the linear models. Over the last axis.
    """
    alone = np.maximum(chances @ _act_columns(), 1e-6)
    weighed = chances * (((of_act / alone) ** _NETWORK) @ _act_columns().T)
    result: Floats = weighed / np.maximum(weighed.sum(axis=-1, keepdims=True), 1e-9)
    return result


def chosen(chances: Floats) -> NDArray[np.int64]:
    """Which of `pairs` is answered, by their probabilities over the last axis: the act first, and then its type."""
    columns = _act_columns()
    of_act = (chances @ columns) * _act_weights()
    result: NDArray[np.int64] = np.where(columns.T[of_act.argmax(axis=-1)] > 0, chances, -1).argmax(axis=-1)
    return result


@cache
def _act_columns() -> Floats:
    """[pairs, acts]: 1 where a pair is of an act."""
    return np.array([[pair[0] == act for act in ACTS] for pair in pairs()], np.float32)


@cache
def _act_weights() -> Floats:
    return np.array([_STATE if act == "state" else 1 for act in ACTS], np.float32)


def _with_mode(words: Sequence[Word], act: Act, kind: str) -> str:
    if act in _TALKS or kind == "CONSULT":
        return f"{kind}/meet"
    phrases = phrases_in(words)
    doing = next((phrase.end for phrase in phrases if _DOING.get(kind, set()) & set(phrase.senses)), None)
    if doing is not None:
        for phrase in phrases:
            if doing <= phrase.start < doing + _MODE_WITHIN:
                mode = next((mode for sense, mode in _MODES.items() if sense in phrase.senses), None)
                if mode:
                    return f"{kind}/{mode}"
    return kind


def _deciding(words: Sequence[Word], model: Model, vector: Vector, act: Act, kind: str | None) -> Iterator[Span]:
    """The stretches of words that speak most for the act, or, where it is `state`, for its type."""
    linear, label = (model.types, kind) if act == "state" and kind in model.types.labels else (model.acts, act)
    shares = np.zeros(len(words))
    for sign, share in zip(vector.signs, vector.shares(linear, label or act), strict=True):
        shares[sign.start : sign.end] += share / (sign.end - sign.start)
    least = 0.4 * shares.max(initial=0.0)
    stretches: list[tuple[float, int, int]] = []
    at = 0
    while at < len(words):
        start = at
        while at < len(words) and shares[at] > least and words[at].stem[0] != "«":
            at += 1
        if at > start:
            stretches.append((-float(shares[start:at].sum()), words[start].span[0], words[at - 1].span[1]))
        at += 1
    for _, start, end in sorted(stretches)[:_DECIDING]:
        if start < end:
            yield start, end
