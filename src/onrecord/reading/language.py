"""Which language a text is in, where that is not English: what is not English is not read.

English is told by its small words, which costs next to nothing. Only a text that lacks them is looked at by py3langid,
which is loaded then (its model is for 97 languages, BSD).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

_SAMPLE = 20_000  # characters
_WORD = re.compile(r"[^\W\d_]+")
# Small words that English has and its neighbours lack, but for a few (was, for, have) that they have seldom.
_SMALL = frozenset(
    {
        "the", "and", "that", "for", "with", "was", "said", "has", "from", "are", "his", "her", "by", "which", "were",
        "been", "who", "this", "have", "not", "they", "their", "will", "would", "could", "its", "after", "about", "had",
        "when", "than",
    }
)  # fmt: skip
# Of 1,408 English articles one had 0.066, two more under 0.1; the German news pages tried had 0.003 at most.
_ENGLISH = 0.06
_NAMES = 0.6  # of the words; German, which has capitals for all nouns, has about 0.35
_FEW_WORDS = 30
_PART, _PARTS = 600, 4  # characters
_AGREE = 0.75


def foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it is English, too short to tell, or not plain.

    A list of names or figures lacks the small words of any language, and may be taken for some: so most words must be
    no names, and parts of the text be of one language each by itself.
    """
    sample = text[:_SAMPLE]
    printed = _WORD.findall(sample)
    words = [word.lower() for word in printed]
    letters = sum(map(len, words))
    if len(words) < _FEW_WORDS and letters < 4 * _FEW_WORDS:  # languages without spaces have long "words"
        return None
    if sum(word in _SMALL for word in words) >= _ENGLISH * len(words):
        return None
    if sum(word[0].isupper() for word in printed) > _NAMES * len(printed):
        return None
    step = max(len(sample) // _PARTS, _PART)
    parts = [part for start in range(0, len(sample), step) if len((part := sample[start : start + _PART]).strip()) > 50]
    found = Counter(_identifier().classify(part)[0] for part in parts)
    language, count = found.most_common(1)[0] if found else ("en", 0)
    return language if language != "en" and count >= _AGREE * len(parts) else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
