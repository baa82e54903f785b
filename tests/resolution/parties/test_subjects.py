import pytest

from onrecord.record import Article, Marks, Name
from onrecord.resolution.parties.subjects import noun_before, subject_before
from onrecord.resolution.scene.scene import Scene


def scene(text: str, *bodies: str) -> Scene:
    tags = [Name(span=(text.index(b), text.index(b) + len(b)), type="organization") for b in bodies]
    return Scene(Article(text=text), Marks(attributions=(), names=tuple(tags)))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Sel Council backed nobody. It waits; its head left.", "Sel Council"),
        ("Dahl & Strome, which bakes, denied it. Its head left.", "Dahl & Strome"),
        ("SEL — The National Bank of Sel met.\n\n“No,” he said. Its head left.", "National Bank of Sel"),
        ("Kenya waits. Its head left.", "Kenya"),
    ],
)
def test_its_is_what_the_text_before_is_about(text, owner):
    found = subject_before(scene(text, *[o for o in ("Sel Council",) if o in text]), text.lower().index("its head"))
    assert (found and found.name) == owner


def test_a_person_is_not_what_its_means():
    text = "Ana Doe left. Its head stayed."
    assert subject_before(scene(text), text.index("Its")) is None


def test_body_that_a_noun_means():
    text = "The Sel Customs Service met. The service’s spokesman left."
    found = noun_before(scene(text), "service", text.index("service’s"))
    assert (found and found.name) == "Sel Customs Service"
