"""From the model's scores to spans: tagged runs, linked to cues, and cues to sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.extraction.labels import NAME_TYPES, ROLES, begin
from onrecord.extraction.network_io import Scores
from onrecord.extraction.pieces import QUOTED, Pieces
from onrecord.extraction.windows import Window
from onrecord.record import Marks, Name, Span, SpanSet

SOURCE, CUE, CONTENT = range(len(ROLES))

# Chosen on dev (docs/model.md).
MIN_LINK = 0.2  # a content whose cue has less of its pointers founds an attribution without a tagged cue
MIN_CONFIDENCE = 0.25  # less is left out: +0.018 attribution F1, more than any other setting
SOURCE_SHARE = 0.3  # weight of the source's own pointer to the cue, beside the cue's pointer to the source

_SURE = 1e-9  # more than sums are rounded by

Doubles = NDArray[np.float64]
Run = tuple[int, int]


def decode(pieces: Pieces, windows: Sequence[Window], scores: Sequence[Scores]) -> Marks:
    """The attributions and names of one article, in the order of the text; windows must cover it without overlap."""
    if not len(pieces):
        return Marks(attributions=())
    tags = _log_softmax(np.concatenate([s.tags for s in scores]))
    names = _log_softmax(np.concatenate([s.names for s in scores]))
    path = _word_path(tags, pieces)
    runs = _runs(path)
    pointers = _Pointers(windows, scores)
    drafts = _link_contents(pieces, path, runs, pointers)
    _drop_other_lines(drafts, pieces)
    _link_sources(drafts, runs[SOURCE], pointers)
    attributions = [item for draft in drafts if (item := _span_set(pieces, draft, tags)).confidence >= MIN_CONFIDENCE]
    kinds = _runs(_word_path(names, pieces), len(NAME_TYPES))
    return Marks(
        attributions=tuple(sorted(attributions, key=lambda a: (a.content[0], a.source, a.cue))),
        names=tuple(
            sorted(
                (
                    Name(span=_span(pieces, run), type=NAME_TYPES[kind])
                    for kind, found in kinds.items()
                    for run in found
                ),
                key=lambda name: name.span,
            )
        ),
    )


def _log_softmax(logits: np.ndarray) -> Doubles:
    shifted: Doubles = logits.astype(np.float64) - logits.max(-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(-1, keepdims=True))
    return shifted


def best_path(scores: Doubles) -> list[int]:
    """The likeliest sequence of B/I/O tags in which every I follows a B or I of its kind (Viterbi, 1967).

    It is put together from stretches that do not depend on each other. In most of them the likeliest tag of each row
    fits the one before, and nothing needs to be searched.
    """
    likeliest = scores.argmax(axis=1)
    begun, going = scores[:, 1::2], scores[:, 2::2]
    # A row opens a stretch where no I can be worth it, even if the next row then has a B where it would have an I.
    opens = (
        scores.max(axis=1) - going.max(axis=1) > np.append(np.maximum((going - begun).max(axis=1)[1:], 0), 0) + _SURE
    )
    opens[0] = True
    before = np.append(0, likeliest[:-1])
    fits = (likeliest % 2 == 1) | (likeliest == 0) | (before == likeliest) | (before == likeliest - 1)
    starts = np.flatnonzero(opens)
    path: list[int] = likeliest.tolist()
    for at in np.flatnonzero(~np.logical_and.reduceat(fits, starts)).tolist():
        low, high = int(starts[at]), int(starts[at + 1]) if at + 1 < len(starts) else len(path)
        path[low:high] = _searched(scores[low:high])
    return path


def _searched(scores: Doubles) -> list[int]:
    # Plain lists: with so few tags, arrays cost more than they save.
    rows: list[list[float]] = scores.tolist()
    tags = range(scores.shape[1])
    inside = tags[2::2]
    total = [-np.inf if tag in inside else score for tag, score in zip(tags, rows[0], strict=True)]
    back: list[list[int]] = []
    for row in rows[1:]:
        top = max(total)
        came = [total.index(top)] * len(row)
        step = [top + score for score in row]
        # An I can follow only its own B or I; every other tag can follow anything.
        for tag in inside:
            begun, going = total[tag - 1], total[tag]
            came[tag] = tag - 1 if begun >= going else tag
            step[tag] = (begun if begun >= going else going) + row[tag]
        back.append(came)
        total = step
    path = [total.index(max(total))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _word_path(scores: Doubles, pieces: Pieces) -> list[int]:
    """The best path over words: a word goes by its first piece, so that no span begins or ends inside one."""
    words = np.flatnonzero(pieces.begins_word)
    starts = words.tolist()
    path: list[int] = []
    for tag, start, end in zip(best_path(scores[words]), starts, [*starts[1:], len(pieces)], strict=True):
        path.append(tag)
        path += [tag + tag % 2] * (end - start - 1)  # B is odd, and the I of its kind is the next one
    # Only a quotation goes on over a line's end, and then the next line opens with its mark.
    for at in np.flatnonzero(pieces.begins_line & ~pieces.opens_quote).tolist():
        path[at] -= path[at] > 0 and path[at] % 2 == 0
    return path


def _runs(path: Sequence[int], kinds: int = len(ROLES)) -> dict[int, list[Run]]:
    runs: dict[int, list[Run]] = {kind: [] for kind in range(kinds)}
    i = 0
    while i < len(path):
        j = i + 1
        if path[i]:
            kind = (path[i] - 1) // 2
            while j < len(path) and path[j] == begin(kind) + 1:
                j += 1
            runs[kind].append((i, j))
        i = j
    return runs


@dataclass
class _Draft:
    """An attribution in the making: runs of pieces, and how sure each link is.

    Where the text has no cue, `cue` is the word that the content points at, and not `spoken`.
    """

    cue: Run
    spoken: bool = True
    contents: list[Run] = field(default_factory=list)
    links: list[float] = field(default_factory=list)
    source: Run | None = None
    source_probability: float = 1.0


class _Pointers:
    """Pointer probabilities over the whole article, read from the window that holds the pointing piece."""

    def __init__(self, windows: Sequence[Window], scores: Sequence[Scores]) -> None:
        self._windows = windows
        self._scores = scores
        self._lows = [low for low, _ in windows]

    def _parts(self, run: Run) -> list[tuple[int, int, int, Scores]]:
        """The pieces of a run by window: (first, last + 1) inside it, its offset, its scores."""
        first = int(np.searchsorted(self._lows, run[0], side="right")) - 1
        parts = []
        for (low, high), scores in zip(self._windows[first:], self._scores[first:], strict=True):
            if low >= run[1]:
                break
            parts.append((max(run[0], low) - low, min(run[1], high) - low, low, scores))
        return parts

    def to_cues(self, run: Run) -> list[tuple[int, Doubles]]:
        """(offset, p): p[k] is the mean probability that the run's pieces point at piece offset + k."""
        return [
            (low, np.exp(_log_softmax(scores.cue[a:b])).sum(0) / (run[1] - run[0]))
            for a, b, low, scores in self._parts(run)
        ]

    def to_sources(self, run: Run) -> tuple[list[tuple[int, Doubles]], float]:
        """The same from a cue to its source's first piece, and the probability that it has none."""
        found, none = [], 0.0
        for a, b, low, scores in self._parts(run):
            p = np.exp(_log_softmax(scores.source[a:b])).sum(0) / (run[1] - run[0])
            none += float(p[0])
            found.append((low, p[1:]))
        return found, none


def _mass(parts: Sequence[tuple[int, Doubles]], run: Run) -> float:
    """How much of the pointers falls on a run."""
    mass = 0.0
    for low, p in parts:
        if low < run[1] and run[0] < low + len(p):
            mass += float(p[max(run[0] - low, 0) : run[1] - low].sum())
    return mass


def _near(starts: Sequence[int], parts: Sequence[tuple[int, Doubles]]) -> range:
    """Which of the runs that start there the pointers can reach, so that a long article costs no more a piece."""
    low, high = parts[0][0], parts[-1][0] + len(parts[-1][1])
    return range(max(bisect_left(starts, low) - 1, 0), bisect_left(starts, high))


def _link_contents(
    pieces: Pieces, path: Sequence[int], runs: dict[int, list[Run]], pointers: _Pointers
) -> list[_Draft]:
    """Give each content to the cue it points at; where it points at no tagged cue, the word it points at founds one."""
    cues = runs[CUE]
    starts = [cue[0] for cue in cues]
    drafts = [_Draft(cue) for cue in cues]
    founded: dict[int, _Draft] = {}
    for content in runs[CONTENT]:
        parts = pointers.to_cues(content)
        mass, best = max(((_mass(parts, cues[k]), k) for k in _near(starts, parts)), default=(0.0, -1))
        if mass >= MIN_LINK:
            draft = drafts[best]
        else:
            probability, at = max((float(p.max()), low + int(p.argmax())) for low, p in parts)
            holder = next((d for d in drafts if d.cue[0] <= at < d.cue[1]), None)
            if holder is None:
                end = at + 1
                while end < len(pieces) and not pieces.begins_word[end]:
                    end += 1
                holder = founded.setdefault(at, _Draft((at, end), spoken=path[at] == 0))
            draft, mass = holder, max(mass, probability)
        draft.contents.append(content)
        draft.links.append(mass)
    return [draft for draft in [*drafts, *founded.values()] if draft.contents]


def _drop_other_lines(drafts: Sequence[_Draft], pieces: Pieces) -> None:
    """Leave out words of another line than the cue (a heading above it, say), unless quoted or all there is."""
    line = np.cumsum(pieces.begins_line)
    quoted = (pieces.contexts & QUOTED) > 0
    for draft in drafts:
        near = [run for run in draft.contents if line[run[0]] == line[draft.cue[0]] or quoted[run[0]]]
        if near and len(near) < len(draft.contents):
            draft.links = [link for run, link in zip(draft.contents, draft.links, strict=True) if run in near]
            draft.contents = near


def _link_sources(drafts: Sequence[_Draft], sources: Sequence[Run], pointers: _Pointers) -> None:
    """Let each cue choose its source or none; one source may serve several cues."""
    back = [pointers.to_cues(source) for source in sources]
    starts = [source[0] for source in sources]
    for draft in drafts:
        parts, none = pointers.to_sources(draft.cue)
        best, score, probability = None, none, none
        for k in _near(starts, parts):
            own = _mass(parts, sources[k])
            joint = own + SOURCE_SHARE * _mass(back[k], draft.cue)
            if joint > score:
                best, score, probability = sources[k], joint, own
        draft.source, draft.source_probability = best, probability


def _span(pieces: Pieces, run: Run) -> Span:
    return int(pieces.starts[run[0]]), int(pieces.ends[run[1] - 1])


def _span_set(pieces: Pieces, draft: _Draft, tags: Doubles) -> SpanSet:
    return SpanSet(
        source=() if draft.source is None else (_span(pieces, draft.source),),
        cue=(_span(pieces, draft.cue),) if draft.spoken else (),
        content=tuple(_span(pieces, run) for run in sorted(draft.contents)),
        confidence=_confidence(draft, tags),
    )


def _confidence(draft: _Draft, tags: Doubles) -> float:
    """The chance that tags, links and source are right: a product of the model's own probabilities."""
    rows = np.concatenate([tags[low:high, begin(CONTENT) : begin(CONTENT) + 2] for low, high in draft.contents])
    tagged = float(np.exp(rows).sum(1).mean())
    return round(min(tagged * min(draft.links) * draft.source_probability, 1.0), 4)
