"""Figures and what becomes of them; invented names."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest

from onrecord.matching.actors import joining
from onrecord.matching.actors.joining import Figure, joined
from onrecord.matching.actors.names import near_of

FRANCE, KENYA = "france", "kenya"


def figure(seq: int, name: str, *, party: str = "", office: str = "", statements: int = 5, **more: Any) -> Figure:
    key = name.lower()
    fields = {"type": "person", "article_seq": 0, "near": near_of(key), **more}
    return Figure(
        seq=seq, name_key=key, party_key=party, office=office, name=name, party=party or None, statements=statements,
        **fields,
    )  # fmt: skip


def actors(*figures: Figure, decided: dict[frozenset[int], bool] | None = None) -> list[set[int]]:
    """The figures by the actor that they are, and the same whatever order they come in."""
    places = joined(figures, decided or {})
    for order in list(permutations(figures))[:24]:
        assert joined(order, decided or {}) == places
    groups: dict[int, set[int]] = {}
    for seq, place in places.items():
        groups.setdefault(place.actor, set()).add(seq)
    assert all(min(group) == actor for actor, group in groups.items())
    return sorted(groups.values(), key=min)


def test_one_name_is_one_actor_in_all_offices() -> None:
    found = actors(figure(1, "Ada Moss", office="mayor"), figure(2, "Ada Moss"), figure(3, "Ada Moss", party=KENYA))
    assert found == [{1, 2, 3}]


def test_two_countries_are_not_one_person() -> None:
    assert actors(figure(1, "Ada Moss", party=KENYA), figure(2, "Ada Moss", party=FRANCE)) == [{1}, {2}]


def test_two_bodies_with_nothing_in_common_are_not_one_person() -> None:
    first = figure(1, "Ada Moss", party="tarn harbour union")
    assert actors(first, figure(2, "Ada Moss", party="velm choir")) == [{1}, {2}]
    assert actors(first, figure(2, "Ada Moss", party="harbour union")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Moss", party="thu")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Moss", party=KENYA)) == [{1, 2}]


def test_a_party_and_a_committee_or_campaign_are_one_persons() -> None:
    first = figure(1, "Ada Moss", party="harbour party")
    assert actors(first, figure(2, "Ada Moss", party="senate lock committee")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Moss", party="reed campaign")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Moss", party="velm choir")) == [{1}, {2}]
    assert actors(first, figure(2, "Ada Moss", party="tarn party")) == [{1, 2}]  # a word in common


def test_two_callings_are_not_one_person_unless_an_article_gives_both() -> None:
    pastor, senator = figure(1, "Ada Moss", office="pastor"), figure(2, "Ada Moss", office="senator")
    assert actors(pastor, senator) == [{1}, {2}]
    assert actors(pastor, senator, figure(3, "Ada Moss")) == [{1}, {2}, {3}]
    assert actors(pastor, figure(2, "Ada Moss", office="chair")) == [{1, 2}]
    assert actors(pastor, figure(2, "Ada B Moss", office="senator"), figure(3, "Ada B Moss")) == [{1}, {2, 3}]
    places = joined([pastor, senator, figure(3, "Ada Moss")], {}, {frozenset((1, 2))})
    assert {place.actor for place in places.values()} == {1}
    assert joining.SAME_ARTICLE in {place.rule for place in places.values()}


def test_where_the_party_is_not_told_the_name_goes_where_nearly_all_is() -> None:
    many, few = figure(1, "Ada Moss", party=KENYA, statements=40), figure(2, "Ada Moss", party=FRANCE, statements=2)
    assert actors(many, few, figure(3, "Ada Moss")) == [{1, 3}, {2}]
    half = figure(2, "Ada Moss", party=FRANCE, statements=30)
    assert actors(many, half, figure(3, "Ada Moss"), figure(4, "Ada Moss", office="chair")) == [{1}, {2}, {3, 4}]


def test_where_the_party_is_not_told_a_rare_office_tells() -> None:
    kenya = figure(1, "Ada Moss", party=KENYA, office="foreign minister", statements=5)
    france = figure(2, "Ada Moss", party=FRANCE, office="director", statements=5)
    assert actors(kenya, france, figure(3, "Ada Moss", office="former foreign minister")) == [{1, 3}, {2}]
    assert actors(kenya, france, figure(3, "Ada Moss", office="director")) == [{1}, {2}, {3}]


def test_another_spelling_needs_an_office_or_a_body_that_bears_it_out() -> None:
    first = figure(1, "Volodar Zelinsky", party=KENYA, office="president")
    assert actors(first, figure(2, "Volodar Zelinskyy", party=KENYA, office="president")) == [{1, 2}]
    assert actors(first, figure(2, "Volodar Zelinskyy", office="president")) == [{1, 2}]
    assert actors(first, figure(2, "Volodar Zelinskyy", party=KENYA)) == [{1}, {2}]
    assert actors(first, figure(2, "Volodar Zelinskyy", party=FRANCE, office="president")) == [{1}, {2}]


def test_a_middle_name_needs_any_office_or_party() -> None:
    first = figure(1, "Ada Moss", party=KENYA, office="director")
    assert actors(first, figure(2, "Ada Berit Moss", office="director")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Berit Moss", party=KENYA)) == [{1, 2}]
    assert actors(first, figure(2, "Ada Berit Moss")) == [{1}, {2}]


def test_a_middle_initial_will_do_where_there_is_one_alone() -> None:
    first, second = figure(1, "Ada Moss", office="director"), figure(2, "Ada B Moss")
    assert actors(first, second) == [{1, 2}]
    assert actors(first, second, figure(3, "Ada C Moss")) == [{1}, {2}, {3}]
    assert actors(first, figure(2, "Ada B Moss", office="pastor"), figure(3, "Ada Moss", office="nurse")) == [
        {1, 3},
        {2},
    ]


def test_titles_and_particles_make_no_other_name() -> None:
    assert actors(figure(1, "Omar Hadi"), figure(2, "Omar al Hadi"), figure(3, "Marine Gen Omar Hadi")) == [{1, 2, 3}]
    assert actors(figure(1, "Omar Hadi", party=KENYA), figure(2, "Omar al Hadi", party=FRANCE)) == [{1}, {2}]


def test_a_first_name_may_be_left_out() -> None:
    first = figure(1, "Rece Tayar Erdin", party=KENYA, office="president")
    assert actors(first, figure(2, "Tayar Erdin", party=KENYA, office="president")) == [{1, 2}]
    assert actors(first, figure(2, "Tayar Erdin")) == [{1}, {2}]


def test_a_short_form_needs_an_office_that_is_no_mere_place() -> None:
    first = figure(1, "Mike Moss", office="pollster")
    assert actors(first, figure(2, "Michael Moss", office="former pollster")) == [{1, 2}]
    assert actors(first, figure(2, "Michael Moss")) == [{1}, {2}]
    assert actors(figure(1, "Mike Moss", office="director"), figure(2, "Michael Moss", office="director")) == [{1}, {2}]


def test_a_misspelling_needs_a_rare_office_or_party_and_office() -> None:
    first = figure(1, "Ada Halvorsen", party=KENYA, office="president")
    assert actors(first, figure(2, "Ada Halvorsan", office="president")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Halvorsan", party=KENYA)) == [{1}, {2}]
    assert actors(first, figure(2, "Ada Halvorsan", party=FRANCE, office="president")) == [{1}, {2}]
    envoy = figure(3, "Ada Halvorsen", party=KENYA, office="envoy")
    assert actors(envoy, figure(4, "Ada Halvorsan", party=KENYA, office="envoy")) == [{3, 4}]


def test_what_contradicts_one_name_of_an_actor_contradicts_all_of_it() -> None:
    short = figure(1, "Mike Moss", party=KENYA, office="president", statements=9)
    full = figure(2, "Michael Moss", office="president", statements=8)
    other = figure(3, "Michael Moss", party=FRANCE, office="president", statements=7)
    assert actors(short, full, other) == [{1}, {2, 3}]


def test_a_junior_is_joined_in_an_office_that_no_son_has_after_his_father() -> None:
    vice = figure(1, "Jon Moss", party=KENYA, office="vice president")
    assert actors(vice, figure(2, "Jon B Moss Jr", party=KENYA, office="vice president")) == [{1, 2}]
    assert actors(vice, figure(2, "Jon Moss Jr", office="former vice president")) == [{1, 2}]
    assert actors(vice, figure(2, "Jon Moss Jr", party=KENYA)) == [{1}, {2}]
    director = figure(1, "Jon Moss", party=KENYA, office="director")
    assert actors(director, figure(2, "Jon Moss Jr", party=KENYA, office="director")) == [{1, 2}]
    of_a_firm = figure(1, "Jon Moss", party="moss mills", office="director")
    assert actors(of_a_firm, figure(2, "Jon Moss Jr", party="moss mills", office="director")) == [{1}, {2}]


@pytest.mark.parametrize(
    "office", ["senator", "representative", "governor", "mayor", "king", "prime minister", "owner"]
)
def test_a_father_and_his_son_in_one_office_are_two(office: str) -> None:
    father = figure(1, "Jon Moss", party=KENYA, office=office)
    assert actors(father, figure(2, "Jon Moss Jr", party=KENYA, office=office)) == [{1}, {2}]
    third = figure(3, "Jon Moss III", party=KENYA, office="vice president")
    assert actors(third, figure(4, "Jon Moss II", party=KENYA, office="vice president")) == [{3}, {4}]


def test_a_short_form_is_borne_out_by_whom_both_serve() -> None:
    short, full = figure(1, "Mike Moss", office="spokesperson"), figure(2, "Michael Moss", office="adviser")
    roles = {1: frozenset(["lind"]), 2: frozenset(["lind", "tarn lock board"]), 3: frozenset(["reed"])}

    def served(seqs: Sequence[int]) -> frozenset[str]:
        return frozenset(found for seq in seqs for found in roles[seq])

    assert {place.actor for place in joined([short, full], {}, served=served).values()} == {1}
    other = figure(3, "Michael Moss", office="adviser")
    assert {place.actor for place in joined([short, other], {}, served=served).values()} == {1, 3}
    of_another = [figure(1, "Mike Moss", party=KENYA), figure(2, "Michael Moss", party=FRANCE)]
    assert {place.actor for place in joined(of_another, {}, served=served).values()} == {1, 2}
    alike = [figure(1, "Ada Halvorsen"), figure(2, "Ada Halvorsan")]
    assert {place.actor for place in joined(alike, {}, served=served).values()} == {1, 2}


def test_who_is_told_no_body_goes_with_the_one_who_serves_the_same() -> None:
    lock, choir = figure(1, "Ada Moss", party="tarn lock board"), figure(2, "Ada Moss", party="velm choir")
    untold = figure(3, "Ada Moss", office="spokesperson")
    roles = {1: frozenset(["lind"]), 2: frozenset(["reed"]), 3: frozenset(["lind"])}
    found = joined([lock, choir, untold], {}, served=lambda seqs: frozenset().union(*(roles[seq] for seq in seqs)))
    assert (found[3].actor, found[3].rule, found[2].actor) == (1, joining.SAME_SERVED, 2)
    assert actors(lock, choir, untold) == [{1}, {2}, {3}]


def test_a_body_is_the_same_by_its_letters_with_another_word_and_by_letters_that_are_known() -> None:
    first = figure(1, "Ada Moss", party="tarn harbour union")
    assert actors(first, figure(2, "Ada Moss", party="thu s velm")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Moss", party="tha s velm")) == [{1}, {2}]
    health = figure(1, "Ada Moss", party="world health organization")
    assert actors(health, figure(2, "Ada Moss", party="who")) == [{1, 2}]


def test_a_junior_an_initial_and_a_surname_are_never_joined() -> None:
    first = figure(1, "Jon Moss", party=KENYA, office="president")
    for name, more in (("Jon Moss Jr", {}), ("J Moss", {"article_seq": 7}), ("Moss", {"article_seq": 7})):
        assert actors(first, figure(2, name, party=KENYA, office="president", **more)) == [{1}, {2}]


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    assert actors(figure(1, "Ada Moss"), figure(2, "Ada Moss", type="organization")) == [{1}, {2}]


def test_people_decide_before_rules_do() -> None:
    kenya, france = figure(1, "Ada Moss", party=KENYA), figure(2, "Ada Moss", party=FRANCE)
    assert actors(kenya, france, decided={frozenset((1, 2)): True}) == [{1, 2}]
    same = figure(3, "Ada Moss", office="mayor")
    assert actors(kenya, same, decided={frozenset((1, 3)): False}) == [{1}, {3}]
    assert joined([kenya, france], {frozenset((1, 2)): True})[2].rule == joining.BY_PERSON


def test_each_step_leads_to_the_name_that_speaks_most() -> None:
    places = joined(
        [
            figure(1, "Vladan V Orin", office="president", statements=29),
            figure(2, "Vladan Orin", party=KENYA, office="president", statements=20),
            figure(3, "Vladan Orin", statements=18),
        ],
        {},
    )
    assert (places[2].via, places[2].rule) == (None, None)
    assert places[3].via == 2
    assert places[1].via == 2
    assert places[1].rule == "the same name with a middle initial"


def test_the_names_of_one_body_are_one_actor_whatever_type_they_were_read_as() -> None:
    board = {"type": "organization", "near": None}
    found = actors(
        figure(1, "UNICEF", **board),
        figure(2, "UN children's fund", **board, statements=9),
        figure(3, "Tarn Board", **board),
        figure(4, "Tarn Board", type="outlet", near=None),
        figure(5, "French Tarn Board", **board),
        figure(6, "Ankara", type="government", near=None, party="turkey"),
        figure(7, "Turkish government", type="government", near=None, party="turkey"),
    )
    assert found == [{1, 2}, {3, 4}, {5}, {6, 7}]
    places = joined([figure(1, "UNICEF", **board), figure(2, "UN children's fund", **board, statements=9)], {})
    assert (places[1].via, places[1].rule) == (2, joining.ANOTHER_NAME)


def test_a_name_of_a_body_that_tells_nobody_by_itself_stays_with_its_article() -> None:
    board = {"type": "organization", "near": None}
    assert actors(figure(1, "Ministry", **board, article_seq=4), figure(2, "Ministry", **board)) == [{1}, {2}]


def test_a_middle_name_is_borne_out_by_an_office_that_is_past_in_one_article() -> None:
    first = figure(1, "Ada Rose Moss", office="secretary of state")
    assert actors(first, figure(2, "Ada Moss", office="former secretary of state")) == [{1, 2}]
    assert actors(first, figure(2, "Ada Moss", office="mayor")) == [{1}, {2}]
