"""Whom "who", "which" and "that" take up."""

import pytest

from tests.resolution.speakers.test_speakers import TARN, speakers


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("It angered Norway, [[which]] has seen enough.", "Norway", "government"),
        ("There was outrage among Afro-Veldians, [[who]] said no.", "Afro-Veldians", "group"),
        ("That pleased experts in maritime law, [[who]] said no.", "experts in maritime law", "group"),
        ("He was criticised by child welfare advocates, [[who]] said no.", "child welfare advocates", "group"),
        ("He shed the party leaders and officials [[who]] said no.", "party leaders and officials", "group"),
        ("The case went to the lower courts, [[which]] said no.", "lower courts", "group"),
        ("They met Ivo Tarn, who led the raid and [[who]] said no.", "Ivo Tarn", "person"),
    ],
)
def test_a_name_or_a_people(text, name, type_):
    (found,) = speakers(text, names=TARN)
    assert (found.name, found.type) == (name, type_)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The memoirs of a former harbour spymaster [[who]] said no.", "former harbour spymaster"),
        ("It was at the request of the accused arsonist, [[who]] said no.", "accused arsonist"),
        ("It stars an eager impersonator [[who]] said no.", "eager impersonator"),
        ("He heard the prosecution, [[which]] said no.", "prosecution"),
        ("A president who led the raid and [[who]] said no left.", "president"),
    ],
)
def test_one_without_a_name(text, role):
    (found,) = speakers(text)
    assert (found.name, found.role) == (None, role)


@pytest.mark.parametrize(
    "text",
    [
        "He won a plurality among those [[who]] said no.",
        "It was a lead from some [[who]] said no.",
        "Those in the lower town [[who]] said no left.",
        "The luck of the draw. [[Who]] said no?",
        "He lost, compared with 30 percent [[who]] said no.",
        'An unaligned "harbour first" push, [[which]] said no.',
        "They are not the only ones [[who]] said no.",
    ],
)
def test_nobody_told(text):
    (found,) = speakers(text)
    assert (found.name, found.role) == (None, None)
