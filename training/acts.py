"""Make the model of acts: read labelled sentences, cross-validate in five folds, fit on all, write plain numbers.

    python -m training.acts figures DATA      five-fold figures on all sets of sentences
    python -m training.acts export DATA       the same, then the weights into the package

The sentences: our own (`acts.tsv` beside this file: act, PLOVER type, and the sentence with its source <s>, cue <c> and
content <k>; and the statements of `data/passages-*.jsonl`), PLOVER's (columns marked_sentence, with <s> source and
<t> target, and gold_root), and statements of real articles (`checked_acts.json`: file, id, offsets and act); the texts
of the last two are not in this repository but in DATA. Each sentence is read in two forms: ours with source alone and
with source, cue and content; PLOVER's with and without target; those of articles in the last form alone. Forms of one
sentence are always in the same fold.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import numpy as np

from onrecord.resolution.acts.acts import ACTS, PERFORMED, beside_network, chosen, joint, pairs
from onrecord.resolution.acts.model import Floats, Linear, softmax
from onrecord.resolution.acts.network import Network, Token
from onrecord.resolution.acts.signs import Sign
from training.acts_fit import Vocabulary, fit, scores, vocabulary_of
from training.acts_read import Example, all_examples

WEIGHTS = Path(__file__).parents[1] / "src" / "onrecord" / "resolution" / "data" / "acts.npz"
FOLDS = 5
# How much one of our own sentences counts in the model of types, against one of PLOVER's.
OWN_FOR_TYPES = 0.2
# How far every act weighs the same: articles state more than they do anything else, our sentences don't.
BALANCE = 0.6


@dataclass(frozen=True)
class Fitted:
    """Both linear models and the signs that they know; and the network, where there are sentences for it."""

    vocabulary: Vocabulary
    acts: Linear
    types: Linear
    network: Network | None

    def scores(self, signs: Sequence[Sequence[Sign]], tokens: Sequence[Sequence[Token]] = ()) -> Scores:
        """The scores of acts and of types for each of these sentences; by the network too, where it has `tokens`."""
        vectors = self.vocabulary.vectors(signs)
        by_network = np.full((len(signs), len(ACTS)), np.nan, np.float32)
        for at, sentence in enumerate(tokens):
            if sentence and self.network:
                by_network[at] = self.network.probabilities(sentence)
        return Scores(scores(vectors, self.acts), scores(vectors, self.types), by_network, self.acts, self.types)


@dataclass(frozen=True)
class Scores:
    """Scores of n sentences for acts [n, 15] and types [n, k], and the models with their labels.

    `network` has the probabilities of acts by the network [n, 15]: not a number where it did not read the sentence.
    """

    acts: Floats
    types: Floats
    network: Floats
    of_act: Linear
    of_type: Linear

    def chances(self, act_heat: float = 1, type_heat: float = 1) -> Floats:
        """The probability of each of `pairs`, for each sentence."""
        alone = joint(softmax(self.acts / act_heat), softmax(self.types / type_heat), self.of_act, self.of_type)
        return np.where(np.isnan(self.network[:, :1]), alone, beside_network(alone, self.network))

    def __getitem__(self, kept: Sequence[int]) -> Scores:
        return Scores(self.acts[kept], self.types[kept], self.network[kept], self.of_act, self.of_type)


def fitted(examples: Sequence[Example]) -> Fitted:
    """The models of these sentences, not yet calibrated."""
    signs = [form for example in examples for form in example.forms]
    vocabulary = vocabulary_of([[sign for form in example.forms for sign in form] for example in examples])
    vectors = vocabulary.vectors(signs)

    def linear(labels: Sequence[str | None], own: float, balance: float) -> Linear:
        known = [at for at, label in enumerate(labels) if label]
        counts = [own if example.own else 1 for example in examples for _ in example.forms]
        return fit(
            [vectors[at] for at in known],
            [label for label in labels if label],
            len(vocabulary.rows),
            counts=np.array(counts, np.float32)[known],
            balance=balance,
        )

    return Fitted(
        vocabulary,
        acts=linear([example.act for example in examples for _ in example.forms], 1, BALANCE),
        types=linear([example.type for example in examples for _ in example.forms], OWN_FOR_TYPES, 1),
        network=_network(examples),
    )


def _network(examples: Sequence[Example]) -> Network | None:
    read = [(example.tokens, example.act) for example in examples if example.tokens and example.act]
    if not read:
        return None
    from training.acts_network import network_of  # PyTorch, which tests do without

    return network_of([tokens for tokens, _ in read], [act for _, act in read])


def folds_of(examples: Sequence[Example], seed: int) -> list[int]:
    """The fold of each sentence: what stands in one article together, all else with types and acts spread evenly."""
    random = np.random.default_rng(seed)
    folds = np.array([crc32(f"{seed} {example.article}".encode()) % FOLDS for example in examples])
    groups = [None if example.article else (example.own, example.type, example.act) for example in examples]
    for group in sorted(set(groups) - {None}, key=str):
        places = random.permutation([at for at, one in enumerate(groups) if one == group])
        folds[places] = (np.arange(len(places)) + random.integers(FOLDS)) % FOLDS
    return folds.tolist()


def unseen(examples: Sequence[Example], seed: int) -> tuple[Scores, Scores]:
    """The scores of the first and of the last form of each sentence, by models of folds that it is not in."""
    folds = np.array(folds_of(examples, seed))
    found: list[tuple[Floats, ...]] = []
    places: list[int] = []
    for fold in range(FOLDS):
        model = fitted([example for example, of in zip(examples, folds, strict=True) if of != fold])
        held = np.flatnonzero(folds == fold).tolist()
        first = model.scores([examples[at].forms[0] for at in held])
        last = model.scores([examples[at].forms[-1] for at in held], [examples[at].tokens for at in held])
        found.append((first.acts, first.types, first.network, last.acts, last.types, last.network))
        places += held
    columns = [np.concatenate(parts)[np.argsort(places)] for parts in zip(*found, strict=True)]
    return Scores(*columns[:3], model.acts, model.types), Scores(*columns[3:], model.acts, model.types)


def calibrated(examples: Sequence[Example], unseen_scores: Sequence[Scores]) -> tuple[float, float]:
    """By what to divide the scores of acts and of types so that what is answered for these sentences is likeliest."""
    wanted = np.array([[_fits(pair, example) for pair in pairs()] for example in examples])
    heats = [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0]

    def loss(act_heat: float, type_heat: float) -> float:
        return -sum(
            float(np.log((form.chances(act_heat, type_heat) * wanted).sum(axis=1) + 1e-9).sum())
            for form in unseen_scores
        )

    return min(((a, t) for a in heats for t in heats), key=lambda heat: loss(*heat))


def _fits(pair: tuple[str, str | None], example: Example) -> bool:
    """Whether this is a right answer: act and type where we know both, else the type alone."""
    act, kind = pair
    right_type = kind == (example.type if example.type in PERFORMED else None)
    return act == example.act and (right_type or act not in ("state",)) if example.own else right_type


def f1_of(gold: list[str | None], found: list[str | None], labels: Sequence[str]) -> dict[str, float]:
    """The F1 of each label."""
    result = {}
    for label in labels:
        right = sum(g == f == label for g, f in zip(gold, found, strict=True))
        result[label] = 2 * right / max(1, gold.count(label) + found.count(label)) if right else 0.0
    return result


@dataclass(frozen=True)
class Figures:
    """What five folds give: F1 of each type on PLOVER's sentences, with and without target, and acts on our own."""

    with_target: dict[str, float]
    without_target: dict[str, float]
    acts: dict[str, float]
    accuracy: float
    """The share of our own sentences whose act is right, cue and content given."""
    on_checked: float
    """The same of the statements of real articles."""
    precision: float
    recall: float
    """Of the acts but `state` that are read there, how many are right, and of those that are there, how many found."""
    of_articles: dict[str, float]
    """The F1 of each act there."""
    off: float
    """By how much, on average, probabilities differ from the share that is right (ten bins, real articles)."""
    heats: tuple[float, float]

    @property
    def macro(self) -> float:
        """The mean F1 of the types that words can perform, target given."""
        return sum(self.with_target.values()) / len(self.with_target)


def figures(examples: Sequence[Example], seed: int) -> Figures:
    """Five folds over all examples."""
    first, last = unseen(examples, seed)
    checked = [at for at, example in enumerate(examples) if example.checked]
    heats = calibrated([examples[at] for at in checked], (last[checked],))
    answers = [[pairs()[at] for at in chosen(form.chances(*heats))] for form in (first, last)]
    plover = [at for at, example in enumerate(examples) if not example.own]
    own = [at for at, example in enumerate(examples) if example.own and not example.checked]
    types: list[str | None] = [examples[at].type for at in plover]
    acts: list[str | None] = [examples[at].act for at in own]
    given: list[str | None] = [answers[1][at][0] for at in own]
    read = [(answers[1][at][0], examples[at].act) for at in checked]
    right = [act == other for act, other in read]
    of_checked = last[checked].chances(*heats)
    sure = of_checked[np.arange(len(checked)), chosen(of_checked)]
    done, there = [pair for pair in read if pair[0] != "state"], [pair for pair in read if pair[1] != "state"]
    return Figures(
        with_target=f1_of(types, [answers[0][at][1] for at in plover], PERFORMED),
        without_target=f1_of(types, [answers[1][at][1] for at in plover], PERFORMED),
        acts=f1_of(acts, given, ACTS),
        accuracy=sum(a == b for a, b in zip(acts, given, strict=True)) / max(1, len(own)),
        on_checked=sum(right) / max(1, len(right)),
        precision=sum(act == other for act, other in done) / max(1, len(done)),
        recall=sum(act == other for act, other in there) / max(1, len(there)),
        of_articles=f1_of([act for _, act in read], [act for act, _ in read], ACTS),
        off=_off(sure, np.array(right)),
        heats=heats,
    )


def _off(sure: Floats, right: np.ndarray) -> float:
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [
        abs(sure[bins == b].mean() - right[bins == b].mean()) * (bins == b).sum()
        for b in range(10)
        if (bins == b).any()
    ]
    return float(sum(gaps) / len(sure))


def export(model: Fitted, path: Path = WEIGHTS) -> None:
    """Write the models as plain numbers, each weight in steps of 1/127 of the largest of its column."""
    data: dict[str, np.ndarray] = {
        "keys": np.array(list(model.vocabulary.rows), np.uint32),
        "gains": model.vocabulary.gains.astype(np.float16),
    }
    for name, linear in (("acts", model.acts), ("types", model.types)):
        steps = np.abs(linear.weights).max(axis=0) / 127
        data |= {
            f"{name}_labels": np.array(linear.labels),
            f"{name}_weights": np.round(linear.weights / steps).astype(np.int8),
            f"{name}_steps": steps,
            f"{name}_bias": linear.bias,
            f"{name}_heat": np.array(linear.heat, np.float32),
        }
    with path.open("wb") as file:
        np.savez_compressed(file, **data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("figures", "export"))
    parser.add_argument("data", type=Path, help="the folder with plover/PLV_train.tsv and the articles")
    parser.add_argument("--seeds", type=int, default=1, help="how many times to cut into folds (default: 1)")
    options = parser.parse_args()
    examples = all_examples(options.data)
    every = [figures(examples, seed) for seed in range(options.seeds)]
    for seed, one in enumerate(every):
        print(
            f"folds {seed}: types {one.macro:.3f}, acts {one.accuracy:.3f} right, of articles {one.on_checked:.3f} "
            f"({one.precision:.3f} of those read but state, {one.recall:.3f} of those there), "
            f"probabilities off by {one.off:.3f}"
        )
    for title, rows in (
        ("type, target given", [one.with_target for one in every]),
        ("type, target not given", [one.without_target for one in every]),
        ("act, cue and content given", [one.acts for one in every]),
        ("act, of statements of articles", [one.of_articles for one in every]),
    ):
        means = {label: float(np.mean([row[label] for row in rows])) for label in rows[0]}
        print(f"\n{title}: {np.mean(list(means.values())):.3f}")
        print("\n".join(f"  {label:14}{value:.2f}" for label, value in means.items()))
    if options.what == "export":
        from training.acts_network import export as export_network

        heats = np.median([one.heats for one in every], axis=0).tolist()
        model = fitted(examples)
        export(replace(model, acts=replace(model.acts, heat=heats[0]), types=replace(model.types, heat=heats[1])))
        if model.network:
            export_network(model.network)
        print(f"\n{len(model.vocabulary.rows)} signs, {WEIGHTS.stat().st_size / 1000:.0f} kB, heats {heats}")


if __name__ == "__main__":
    main()
