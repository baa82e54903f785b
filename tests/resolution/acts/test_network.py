"""The network that reads acts from words in their order."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.record import SpanSet
from onrecord.resolution.acts.acts import ACTS, act_in, chosen, pairs
from onrecord.resolution.acts.network import PLACES, Network, Token, load_network, product, tokens_of
from onrecord.resolution.acts.signs import ascribed

TEXT = "Later, Mayor Orrin has bluntly said: “We’re not going to pay 40 Crowns.”"


def item(**parts: str) -> SpanSet:
    at = {name: ((TEXT.index(words), TEXT.index(words) + len(words)),) for name, words in parts.items()}
    return SpanSet(**at, confidence=1.0)


def test_words_stand_in_the_order_source_cue_content_with_their_places() -> None:
    said = item(source="Mayor Orrin", cue="said", content="We’re not going to pay 40 Crowns")
    tokens = tokens_of(TEXT, said, *ascribed(TEXT, said))
    assert [token.form for token in tokens] == (
        ["«s»", "has", "bluntly", "said", "we", "'re", "not", "going", "to", "pay", "#", "crowns"]
    )
    assert [token.place for token in tokens] == ["source", "before", "before", "cue", *["content"] * 8]
    assert [token.form for token in tokens if token.capital] == ["we", "crowns"]


@pytest.fixture
def small() -> Network:
    """A network of random numbers: 3 words of 4 numbers, 2 numbers a place, 5 units, 3 labels."""
    random = np.random.default_rng(3)

    def numbers(*shape: int) -> np.ndarray:
        return random.standard_normal(shape).astype(np.float32)

    return Network(
        labels=("a", "b", "c"),
        rows={"": 0, "we": 1, "pay": 2},
        vectors=numbers(3, 4),
        places=numbers(len(PLACES), 2),
        units=numbers(3 * 7, 5),
        unit_bias=numbers(5),
        weights=numbers(5, 3),
        bias=numbers(3),
    )


def test_each_unit_looks_at_three_words_and_the_most_that_it_sees_counts(small: Network) -> None:
    tokens = [Token("we", "content", True), Token("never", "content", False), Token("pay", "cue", False)]
    read = [
        np.concatenate([small.vectors[row], small.places[PLACES.index(token.place)], [float(token.capital)]])
        for row, token in zip((1, 0, 2), tokens, strict=True)
    ]
    nothing = np.zeros(7)
    runs = [[nothing, *read[:2]], read, [*read[1:], nothing]]
    seen = np.max([np.concatenate(run) @ small.units + small.unit_bias for run in runs], axis=0)
    scores = np.exp(np.maximum(seen, 0) @ small.weights + small.bias)
    assert small.probabilities(tokens) == pytest.approx(scores / scores.sum(), rel=1e-4)


def test_without_words_it_has_probabilities_too(small: Network) -> None:
    assert small.probabilities([]).sum() == pytest.approx(1)


def test_the_one_that_ships_knows_every_act() -> None:
    network = load_network()
    assert network.labels == ACTS
    words = [("«s»", "source"), ("accused", "cue"), *((word, "content") for word in ("the", "council", "of", "lying"))]
    found = network.probabilities([Token(form, place, False) for form, place in words])  # type: ignore[arg-type]
    assert found.sum() == pytest.approx(1)
    assert ACTS[int(found.argmax())] == "accuse"


def test_who_only_states_has_no_type_but_that_people_met() -> None:
    def type_of(text: str, source: str, cue: str, content: str) -> tuple[str | None, str | None]:
        at = {
            name: ((text.index(words), text.index(words) + len(words)),)
            for name, words in {"source": source, "cue": cue, "content": content}.items()
        }
        reading = act_in(text, SpanSet(**at, confidence=1.0))
        return (reading.act, reading.plover) if reading else (None, None)

    held = "The ministry said he had met the envoys for talks on Tuesday."
    assert type_of(held, "The ministry", "said", "he had met the envoys for talks on Tuesday") == (
        ("state", "CONSULT/meet")
    )
    told = "A friend told me that he had burned part of his beard."
    assert type_of(told, "A friend", "told", "he had burned part of his beard") == ("state", None)


def test_plain_telling_gives_way_to_an_act_that_is_nearly_as_likely() -> None:
    def act_for(state: float, praise: float) -> str:
        of_act = {"state": state, "praise": praise, "deny": 1 - state - praise}
        chances = [of_act.get(act, 0) if kind is None or act != "state" else 0 for act, kind in pairs()]
        return pairs()[int(chosen(np.array(chances, np.float32)))][0]

    assert act_for(0.45, 0.3) == "praise"
    assert act_for(0.55, 0.3) == "state"


@pytest.mark.parametrize("rows", [1, 8, 9, 10, 200])
def test_a_product_by_some_rows_at_a_time_is_the_product(rows: int) -> None:
    drawn = np.random.default_rng(rows)
    left, right = drawn.standard_normal((rows, 219), np.float32), drawn.standard_normal((219, 128), np.float32)
    np.testing.assert_allclose(product(left, right), left @ right, rtol=1e-5, atol=1e-5)
