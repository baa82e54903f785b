"""Reading: files, pages, JSON Lines and streams to Article. Where something is no article, one sentence says so."""

from onrecord.reading.errors import MAX_BYTES, MAX_CHARACTERS, InputError
from onrecord.reading.inputs import read_inputs
from onrecord.reading.one import read
from onrecord.reading.text import read_text

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "InputError", "read", "read_inputs", "read_text"]
