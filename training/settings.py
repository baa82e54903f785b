"""What a training run depends on, beside its data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """The numbers of a run; `settings.json` in its folder holds them."""

    epochs: float = 5
    steps: int = 0  # of which there are so many in all, where this is not 0, however long an epoch is
    batch: int = 8
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: int = 120
    decay: float = 0.01
    average: float = 0.995
    pointer_weight: float = 0.5
    name_weight: float = 0.2
    dropout: float = 0.1
    passages: int = 2  # how often an epoch reads each of our own passages
    seed: int = 1
    encoder: str = "minilm"  # or "mpnet", the teacher's
    layers: int = 6  # of MiniLM's
    features: bool = True  # whether it sees letter case and quotation marks
    taught: float = 0.0  # how much the teacher's beliefs weigh beside what people marked, 0 to 1
    before: str | None = None  # the digest of the weights that it goes on from
