"""Whether a name by itself tells who is meant, wherever it stands: *Ada Moss* does, *Moss* and *the police* do not."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import SpeakerType


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for lists that are read more easily as one."""
    return frozenset(words.split())


TITLES = word_set(
    "mr mrs ms miss dr prof professor sir dame lord lady sen senator rep gov governor gen general col colonel lt "
    "capt captain maj major sgt adm admiral rev reverend amb judge justice president minister king queen prince "
    "princess sheikh ayatollah imam hon pastor bishop archbishop cardinal father sister detective inspector officer "
    "secretary chancellor ambassador sheriff mayor coach councillor commissioner"
)
PARTICLES = word_set("al el de del della der den di da du van von bin ibn bint ben ter ten la le abu los las y")

_ALSO_GIVEN = word_set("al ben van della la lo di")  # particles that are first names too, and begin a name as such

# What many countries, cities and firms have one of.
COMMON = word_set(
    "police army military navy government governments administration ministry department office court supreme "
    "high constitutional appeal appeals parliament congress senate house assembly national federal state city "
    "county council commission committee board cabinet opposition coalition party campaign regime rebels forces "
    "force fire service rescue emergency health foreign interior defence defense justice finance education home "
    "affairs central bank prosecutor prosecutors company firm union university school hospital church group team "
    "club agency bureau authority authorities media press report study paper television radio news statement "
    "website lower upper security local regional provincial intelligence and of the for labour labor election "
    "electoral security times post journal tribune herald gazette courier chronicle register observer "
    "daily sunday star sun globe mail mirror express standard record dispatch bulletin review today world magazine "
    "newspaper newspapers website campaign foundation museum constitution air coast guard border special revolutionary "
    "democratic democrats republican republicans liberal liberals green greens conservative conservatives socialist "
    "communist progressive social christian workers independent libertarian people peoples convention pac pacs super"
)


# Letters for which bodies of several countries are known: broadcasters, parties, unions.
SHARED_LETTERS = word_set(
    "abc cbc sbs rtv mtv tv1 adc afl anc apc cgt ldp mdc nda ndc ndp npp pa pdp pds pld plp pnl pnp psd spd tuc unp upa"
)
_MISSIONS = word_set("embassy embassies consulate")  # which of many it is, the country that sent it does not tell


def is_telling(key: str, name: str, type: SpeakerType, *, party: bool) -> bool:
    """Whether a name, and its folded form `key`, tells who is meant. `party`: there is one, and not of the same name.

    Of a person, two words that are no titles or particles, the first more than an initial; of anything else, more than
    what many places have one of, or a party with it.
    """
    words = key.split()
    if type == "person":
        own = own_words(words)
        if name[:3].lower() == "al-":  # Al-Hadi is a surname, Al Hadi a person
            own = own[1:]
        return len(own) > 1 and len(own[0]) > 1 and len(own[-1]) > 1
    if not _MISSIONS.isdisjoint(words):
        return False
    if party:
        return True
    return not name[:1].islower() and key not in SHARED_LETTERS and not all(word in COMMON for word in words)


def own_words(words: Sequence[str]) -> list[str]:
    """The words of a person's name without titles before it, and without particles."""
    # A title goes with what stands before it, as in "Marine Gen Ada Moss"; the last two words are the name itself.
    last = max((at for at, word in enumerate(words[:-2]) if word in TITLES), default=-1)
    own = list(words[last + 1 :])
    if len(own) > 1 and own[0] in TITLES:
        own.pop(0)
    given = [own[0]] if len(own) > 1 and own[0] in _ALSO_GIVEN else []
    return given + [word for word in own[len(given) :] if word not in PARTICLES or len(own) == 1]
