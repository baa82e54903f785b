"""Article -> Marks: the encoder, its windows and its decoding."""

from onrecord.extraction.extractor import Extractor, ModelError, load_extractor

__all__ = ["Extractor", "ModelError", "load_extractor"]
