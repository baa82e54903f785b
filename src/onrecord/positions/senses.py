"""What a listed phrase tells where it stands and its words alone mislead: "insisted that it is so" asks for nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.positions.stance_phrases import Told, stems_of

_INSIST, _CONSIDER = ("insist", "that"), ("consider",)
# A verb that tells what is, and not what ought to be: "insists that the gates be shut" asks, "are shut" does not.
_TELLS_WHAT_IS = frozenset(
    ["is", "are", "was", "were", "has", "had", "does", "did", "will", "would", "can", "cannot", "could", "remains"]
)
_TELLS_WHAT_OUGHT = frozenset([*".;:?!—–", "must", "should", "be"])
# What may stand before an "against" that is no more than at whom: "sanctions against Tarn", "a campaign against Tarn".
_BEFORE_AGAINST = stems_of(
    "be out back up stand come speak vote rule advise decide act push lean go turn lobby side and or not both"
)
_FORMS_OF_VERBS = ("ed", "ing", "ly")
_MAYBE_NOUNS = stems_of("campaign protest")
_BEFORE_VERBS = stems_of("to will would must should can they we i he she who not")
# "Should they ask" is "if they ask"; who should do something stands before that.
_SHOULD, _SUBJECTS = ("should",), stems_of("the a an they he she it we i you this that these those any their his its")
_LAW = stems_of("law laws rules constitution odds")  # what is "against the law" is no stance on a law
_ONESELF = stems_of("itself himself herself themselves ourselves myself yourself")


def sense_there(phrase: Told, stems: Sequence[str], forms: Sequence[str], names: Collection[int]) -> str:
    """The sense of a phrase among words of these stems and, in small letters, these forms; `names` are names."""
    said = tuple(stems[phrase.start : phrase.end])
    if said == _INSIST and _tells_what_is(forms[phrase.end :]):
        return "report"
    if said == _CONSIDER and _ONESELF & set(stems[phrase.end : phrase.end + 1]):
        return "report"
    if said == _SHOULD and (phrase.end in names or _SUBJECTS & set(stems[phrase.end : phrase.end + 1])):
        return "void"
    if said == ("against",) and _LAW & set(stems[phrase.end : phrase.end + 2]):
        return "void"
    if said[-1] == "against" and phrase.start and _is_at_whom(phrase, stems, forms):
        return "void"
    return phrase.sense


def _tells_what_is(forms: Sequence[str]) -> bool:
    for form in forms:
        if form in _TELLS_WHAT_OUGHT:
            return False
        if form in _TELLS_WHAT_IS or form.endswith("ed"):
            return True
    return False


def _is_at_whom(phrase: Told, stems: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether "against" stands behind a noun, and tells no more than at whom that is."""
    before = stems[phrase.start - 1]
    if phrase.end - phrase.start > 1:
        verb = before in _BEFORE_VERBS or forms[phrase.start].endswith(_FORMS_OF_VERBS)
        return stems[phrase.start] in _MAYBE_NOUNS and not verb
    return (
        before[0].isalpha() and before not in _BEFORE_AGAINST and not forms[phrase.start - 1].endswith(_FORMS_OF_VERBS)
    )
