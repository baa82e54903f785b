"""Fits the three numbers that make confidence a probability, and says how far off it is.

    python -m training.calibration DEV.jsonl [DIAGRAM.svg]

On every other article (in the order of their ids) a logistic regression on log p and log (1 - p) of what the network
says is fitted (beta calibration; Kull, Silva Filho and Flach, AISTATS 2017); on the articles between, the expected
calibration error is counted (ten bins), before and after. Copy RIGHT, WRONG and INTERCEPT of the odd articles into
`src/onrecord/resolution/spans/confidence.py`. The diagram is of the even ones, after.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

import onrecord
from onrecord.evaluation.reliability import Bin, bins_of, calibration_error
from onrecord.evaluation.scoring import judged

Judged = list[tuple[float, bool]]


def read(path: Path) -> tuple[Judged, Judged]:
    """What the network says of each attribution, and whether it is right: of every other article, and of the others."""
    gold = sorted((json.loads(line) for line in path.open(encoding="utf-8")), key=lambda row: row["id"])
    halves: tuple[Judged, Judged] = ([], [])
    with mock.patch("onrecord.resolution.calibrated", lambda confidence: confidence):
        for number, row in enumerate(gold):
            record = onrecord.extract(onrecord.read_text(row["text"], id=row["id"]))
            halves[number % 2].extend(judged([row], [record.to_dict()]))
    return halves


def fit(items: Judged) -> NDArray[np.float64]:
    """RIGHT, WRONG and INTERCEPT, by Newton's method on the likelihood."""
    signs, right = _signs(items), np.array([right for _, right in items], dtype=float)
    weights = np.zeros(3)
    for _ in range(50):
        sure = 1 / (1 + np.exp(-signs @ weights))
        bend = (signs * (sure * (1 - sure))[:, None]).T @ signs
        weights += np.linalg.solve(bend, signs.T @ (right - sure))
    return weights


def _signs(items: Judged) -> NDArray[np.float64]:
    sure = np.clip(np.array([confidence for confidence, _ in items]), 1e-4, 1 - 1e-4)
    return np.stack([np.log(sure), -np.log(1 - sure), np.ones_like(sure)], axis=1)


def diagram(bins: Sequence[Bin]) -> str:
    """A reliability diagram as SVG: the share that is right over confidence, one dot a bin, its area by how many."""
    size, edge = 300, 40
    total = sum(item.count for item in bins)

    def at(share: float) -> float:
        return round(edge + share * size, 1)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * edge} {size + 2 * edge}" width="380" '
        'role="img" font-family="sans-serif" font-size="11" aria-labelledby="t d">',
        '<title id="t">Share of attributions that are right, by confidence</title>',
        f'<desc id="d">{"; ".join(f"{b.confidence:.2f}: {b.right:.2f} of {b.count}" for b in bins)}</desc>',
        f'<rect width="{size + 2 * edge}" height="{size + 2 * edge}" fill="#fff"/>',
        f'<path d="M{at(0)} {at(1)}L{at(1)} {at(0)}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<path d="M{at(0)} {at(0)}V{at(1)}H{at(1)}" fill="none" stroke="#333"/>',
    ]
    for share in (0, 0.25, 0.5, 0.75, 1):
        lines.append(f'<text x="{at(share)}" y="{at(1) + 16}" text-anchor="middle">{share:g}</text>')
        lines.append(f'<text x="{at(0) - 6}" y="{at(1 - share) + 4}" text-anchor="end">{share:g}</text>')
    lines.append(f'<text x="{at(0.5)}" y="{at(1) + 32}" text-anchor="middle">confidence</text>')
    lines.append(f'<text x="{at(0)}" y="{at(0) - 12}">right</text>')
    for item in bins:
        radius = 2 + 22 * (item.count / total) ** 0.5
        where = f'cx="{at(item.confidence)}" cy="{at(1 - item.right)}"'
        lines.append(f'<circle {where} r="{radius:.1f}" fill="#1f5f8b" fill-opacity=".55" stroke="#123"/>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def main() -> None:
    first, second = read(Path(sys.argv[1]))
    for name, fitted_on, checked_on in (("even", first, second), ("odd", second, first)):
        weights = fit(fitted_on)
        after = 1 / (1 + np.exp(-_signs(checked_on) @ weights))
        pairs = [(float(sure), right) for sure, (_, right) in zip(after, checked_on, strict=True)]
        print(f"fitted on {len(fitted_on)} attributions of {name} articles: RIGHT, WRONG, INTERCEPT {weights.round(3)}")
        if name == "odd" and len(sys.argv) > 2:
            Path(sys.argv[2]).write_text(diagram(bins_of(pairs)), encoding="utf-8")
        before = calibration_error(bins_of(checked_on))
        print(
            f"on the {len(checked_on)} others: error {before:.3f} before, {calibration_error(bins_of(pairs)):.3f} after"
        )


if __name__ == "__main__":
    main()
