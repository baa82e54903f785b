"""From scores to spans, with scores made by hand."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extraction import decoding
from onrecord.extraction.decoding import best_path, decode
from onrecord.extraction.labels import NAME_TAGS, TAGS
from onrecord.extraction.network_io import Scores
from onrecord.extraction.pieces import NEW_LINE, Pieces
from onrecord.record import Span

WORDS = ["“", "Rain", "”", "Moss", "said", "“", "today", "”", "and", "Reed", "agreed", "it", "was", "so"]
TEXT = " ".join(WORDS)
SURE = 12.0


def span(first: int, last: int) -> Span:
    starts = list(itertools.accumulate((len(word) + 1 for word in WORDS), initial=0))
    return starts[first], starts[last] + len(WORDS[last])


def pieces() -> Pieces:
    size = len(WORDS)
    spans = [span(k, k) for k in range(size)]
    zeros = np.zeros(size, np.int64)
    return Pieces(
        ids=zeros, starts=np.array([s for s, _ in spans]), ends=np.array([e for _, e in spans]), shapes=zeros,
        contexts=zeros, begins_word=np.ones(size, bool),
    )  # fmt: skip


def scores(tags: dict[str, list[tuple[int, int]]], cue: dict[int, int], source: dict[int, int]) -> Scores:
    """Scores sure of inclusive runs a role, the cue that each piece points at, and each cue's source (-1: none)."""
    size = len(WORDS)
    tag = np.zeros((size, len(TAGS)), np.float32)
    tag[:, 0] = SURE
    for role, runs in tags.items():
        for first, last in runs:
            tag[first : last + 1] = 0
            tag[first, TAGS.index(f"B-{role}")] = SURE
            tag[first + 1 : last + 1, TAGS.index(f"I-{role}")] = SURE
    names = np.zeros((size, len(NAME_TAGS)), np.float32)
    names[:, 0] = SURE / 2
    names[3, NAME_TAGS.index("B-person")] = SURE
    to_cue, to_source = np.zeros((size, size), np.float32), np.zeros((size, size + 1), np.float32)
    for piece, target in cue.items():
        to_cue[piece, target] = SURE
    for piece, target in source.items():
        to_source[piece, target + 1] = SURE
    return Scores(tag, names, to_cue, to_source)


def test_a_split_quotation_is_one_attribution() -> None:
    found = decode(
        pieces(), [(0, len(WORDS))],
        [scores({"content": [(0, 2), (5, 7)], "source": [(3, 3)], "cue": [(4, 4)]},
                dict.fromkeys((0, 1, 2, 3, 5, 6, 7), 4), {4: 3})],
    )  # fmt: skip
    (only,) = found.attributions
    assert only.content == (span(0, 2), span(5, 7))
    assert (only.source, only.cue) == ((span(3, 3),), (span(4, 4),))
    assert only.confidence > 0.95


def test_one_source_may_serve_two_cues() -> None:
    found = decode(
        pieces(), [(0, len(WORDS))],
        [scores({"content": [(0, 2), (11, 13)], "source": [(3, 3)], "cue": [(4, 4), (10, 10)]},
                {0: 4, 1: 4, 2: 4, 3: 4, 11: 10, 12: 10, 13: 10}, {4: 3, 10: 3})],
    )  # fmt: skip
    assert [a.source for a in found.attributions] == [(span(3, 3),)] * 2


def test_a_cue_may_have_no_source() -> None:
    found = decode(
        pieces(), [(0, len(WORDS))],
        [scores({"content": [(0, 2)], "source": [(3, 3)], "cue": [(4, 4)]}, {0: 4, 1: 4, 2: 4, 3: 4}, {4: -1})],
    )  # fmt: skip
    assert found.attributions[0].source == ()


def test_a_content_that_points_at_itself_has_no_cue() -> None:
    found = decode(
        pieces(), [(0, len(WORDS))],
        [scores({"content": [(0, 2)], "source": [(3, 3)]}, {0: 0, 1: 0, 2: 0, 3: 0}, {0: 3})],
    )  # fmt: skip
    assert found.attributions[0].cue == ()
    assert found.attributions[0].source == (span(3, 3),)


def test_a_cue_without_content_is_nothing() -> None:
    assert decode(pieces(), [(0, len(WORDS))], [scores({"cue": [(4, 4)]}, {}, {})]).attributions == ()


def test_names_are_read_beside_attributions() -> None:
    found = decode(pieces(), [(0, len(WORDS))], [scores({}, {}, {})])
    assert [(name.span, name.type) for name in found.names] == [(span(3, 3), "person")]


def test_nothing_is_decoded_from_nothing() -> None:
    empty = Pieces(*(np.zeros(0, np.int64) for _ in range(5)), begins_word=np.zeros(0, bool))
    assert decode(empty, [], []).attributions == ()


@settings(max_examples=50)
@given(st.integers(1, 5), st.randoms(use_true_random=False))
def test_the_best_path_is_the_best_of_all_lawful_ones(length: int, random: object) -> None:
    rng = np.random.default_rng(random.randrange(2**32))  # type: ignore[attr-defined]
    values = rng.normal(size=(length, 5))

    def lawful(path: tuple[int, ...]) -> bool:
        return all(tag not in (2, 4) or (i and path[i - 1] in (tag - 1, tag)) for i, tag in enumerate(path))

    def total(path: tuple[int, ...]) -> float:
        return float(sum(values[i, tag] for i, tag in enumerate(path)))

    best = max((p for p in itertools.product(range(5), repeat=length) if lawful(p)), key=total)
    assert tuple(best_path(values)) == best


@settings(max_examples=50)
@given(st.integers(1, 40), st.sampled_from([0.05, 0.3, 1.0]), st.integers(0, 2**32 - 1))
def test_the_best_path_in_stretches_is_that_of_the_whole(length: int, evenness: float, seed: int) -> None:
    chances = np.random.default_rng(seed).dirichlet([evenness] * 7, size=length)
    values = np.log(chances + 1e-12)
    assert best_path(values) == decoding._searched(values)


def test_words_of_another_line_than_the_cue_are_left_out() -> None:
    found = pieces()
    found.contexts[3] = NEW_LINE
    both = scores(
        {"content": [(0, 1), (5, 7)], "source": [(3, 3)], "cue": [(4, 4)]},
        dict.fromkeys((0, 1, 3, 5, 6, 7), 4), {4: 3},
    )  # fmt: skip
    assert [a.content for a in decode(found, [(0, len(WORDS))], [both]).attributions] == [(span(5, 7),)]


def test_a_span_does_not_run_on_over_a_line_end() -> None:
    found = pieces()
    found.contexts[11] = NEW_LINE
    one = scores(
        {"content": [(9, 12)], "source": [(3, 3)], "cue": [(8, 8)]}, dict.fromkeys((3, 9, 10, 11, 12), 8), {8: 3}
    )
    assert [a.content for a in decode(found, [(0, len(WORDS))], [one]).attributions] == [(span(9, 10),)]
