"""Which person of an article bears a role that stands without a name: "the Veldian minister"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.resolution.allegiance import party_of_person
from onrecord.resolution.people import Person
from onrecord.resolution.roles import BREAKS, head_of, tokens_in, word_set
from onrecord.resolution.scene import Scene

_SETS_APART = word_set("former ex vice deputy assistant then acting prime")


def bearer(scene: Scene, phrase: str, whole: str = "") -> Person | None:
    """The one person of the article who bears the role that `phrase` tells, or None where none or several do.

    A country in it ("the Veldian minister") must be the party of the person; `whole` is the phrase with what follows
    ("director of the Korva Institute"), whose names must stand in the role too.
    """
    country = scene.places.within(phrase)
    wanted = [
        token
        for token in tokens_in(phrase, 0, len(phrase))
        if not (country and token.capital and scene.places.within(token.text) == country)
    ]
    if not wanted:
        return None
    words = {token.word for token in wanted}
    beyond = {token.word for token in tokens_in(whole, len(phrase), len(whole)) if token.capital}
    found = []
    for person, borne, heads in _roles_borne(scene):
        if wanted[-1].word not in heads or not words <= borne or not (borne & _SETS_APART) <= words:
            continue
        found_party = party_of_person(scene, person)
        party = found_party.name if found_party else None
        if (country and party != country) or not beyond <= borne | {(party or "").lower()}:
            continue
        found.append(person)
    found = list(dict.fromkeys(found))
    return found[0] if len(found) == 1 else None


def _roles_borne(scene: Scene) -> list[tuple[Person, set[str], set[str]]]:
    if scene.roles_borne is None:
        scene.roles_borne = []
        for person in scene.people.persons:
            for start, end in dict.fromkeys(person.roles):
                tokens = tokens_in(scene.text, start, end)
                heads = {token.word for token in tokens[: head_of(tokens, scene.text) + 1][-1:]}
                heads |= {b.word for a, b in pairwise(tokens) if a.word == "and"} | (
                    {tokens[-1].word} if all(t.word not in BREAKS - {"and"} for t in tokens) else set()
                )
                scene.roles_borne.append((person, {token.word for token in tokens}, heads))
    return scene.roles_borne
