"""What a batch costs the network: how far it is from what people marked, and from what a teacher believes."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.extraction.network_io import Floats
from training.batches import Items
from training.beliefs import targets
from training.corpus import IGNORED, batch_with_labels
from training.network import Network
from training.settings import Settings

# Half precision where the processor computes in it; elsewhere it is slower than single.
HALF = torch.cpu._is_avx512_bf16_supported()


def losses(network: Network, items: Items, settings: Settings) -> dict[str, Tensor]:
    """The weighted loss of each head on one batch."""
    batch, gold = batch_with_labels([(item.labelled, item.window) for item in items])
    soft = targets([(item.beliefs, item.window) for item in items], batch.ids.shape[1]) if settings.taught else None
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        outputs = network(*(torch.from_numpy(array) for array in batch))
    found = {}
    for name, scores, weight in zip(
        ("tags", "names", "cue", "source"),
        outputs,
        (1.0, settings.name_weight, settings.pointer_weight, settings.pointer_weight),
        strict=True,
    ):
        target = torch.from_numpy(getattr(gold, name)).view(-1)
        kept = target != IGNORED
        logits = scores.float().view(-1, scores.shape[-1])
        marked = F.cross_entropy(logits[kept], target[kept]) if kept.any() else logits.sum() * 0
        # Names are not taught: of news from abroad the teacher takes countries for persons.
        taught = settings.taught if soft is not None and name != "names" else 0.0
        found[name] = weight * (1 - taught) * marked
        if soft is not None and taught:
            told = soft.told if name == "tags" else getattr(soft, f"{name}_told")
            found[f"{name} taught"] = weight * taught * _taught(logits, getattr(soft, name), told)
    return found


def _taught(logits: Tensor, believed: Floats, told: Floats) -> Tensor:
    """The cross entropy [] of a head's logits [B * L, K] with what the teacher believes, over the pieces that count."""
    probabilities, counts = torch.from_numpy(believed).view(logits.shape), torch.from_numpy(told).view(-1)
    kept = counts > 0.01
    lost = -(probabilities[kept] * F.log_softmax(logits[kept], -1)).sum(-1)
    return (lost * counts[kept]).sum() / counts.sum().clamp(min=1.0)
