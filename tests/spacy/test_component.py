"""onrecord as a component of spaCy, with a blank pipeline: tokens and nothing else."""

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from onrecord.reading import InputError
from tests.conftest import FakeExtractor

spacy = pytest.importorskip("spacy")

TEXT = """Vessen stays away

“We will not sit at that table,” Ilse Marrow said on Tuesday. Oren Halvik said “the gates stay”.
"""


@pytest.fixture
def nlp(fake_extractor: FakeExtractor) -> Any:
    import onrecord.spacy_component  # noqa: F401  (registers the factory where the package is not installed anew)

    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"outlet": "The Tarn Courier", "published": "2031-03-05"})
    return made


def test_who_said_what_has_spans_of_the_document(nlp: Any) -> None:
    doc = nlp(TEXT)
    first, second = doc._.attributions
    assert [span.text for span in first.source] == ["Ilse Marrow"]
    assert [span.text for span in first.cue] == ["said"]
    assert [span.text for span in first.content] == ["“We will not sit at that table,”"]
    assert first.content[0].doc is doc
    assert first.attribution.speaker.name == "Ilse Marrow"
    assert first.attribution.said_on.value == "2031-03-04"
    assert first.attribution.chain[-1].name == "The Tarn Courier"
    assert second.attribution.speaker.name == "Oren Halvik"


def test_spans_stand_in_a_group_for_displacy(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert [(span.label_, span.text) for span in doc.spans["onrecord"]][:3] == [
        ("source", "Ilse Marrow"), ("cue", "said"), ("content", "“We will not sit at that table,”"),
    ]  # fmt: skip


def test_a_span_within_a_token_has_the_whole_token(nlp: Any) -> None:
    from spacy.tokens import Doc

    doc = nlp(Doc(nlp.vocab, words=["“Stay,”", "Ana", "Ruiz", "saidx"], spaces=[True, True, True, False]))
    assert doc._.attributions == ()
    doc = nlp(Doc(nlp.vocab, words=["“Stay,”", "Ana", "Ruiz", "said-so"], spaces=[True, True, True, False]))
    ((said,),) = [doc._.attributions]
    assert [span.text for span in said.cue] == ["said-so"]
    assert [doc.text[start:end] for start, end in said.attribution.cue] == ["said"]


def test_each_document_may_say_what_it_is(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.article = {"outlet": "Radio Velm", "published": "2031-04-02"}
    first, _ = nlp(doc)._.attributions
    assert (first.attribution.chain[-1].name, first.attribution.said_on.value) == ("Radio Velm", "2031-04-01")
    doc = nlp.make_doc(TEXT)
    doc._.article = {"paper": "Radio Velm"}
    with pytest.raises(ValueError, match="paper"):
        nlp(doc)


def test_a_document_is_saved_and_read_again_with_its_attributions(nlp: Any) -> None:
    from spacy.tokens import Doc

    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [said.attribution for said in again._.attributions] == [said.attribution for said in doc._.attributions]
    assert len(again.spans["onrecord"]) == 6


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_is_said_in_an_empty_text(nlp: Any, text: str) -> None:
    assert nlp(text)._.attributions == ()


def test_a_text_that_cannot_be_read_is_an_error_that_a_pipe_may_pass_over(nlp: Any) -> None:
    with pytest.raises(InputError, match="NUL"):
        nlp("A\x00B said.")
    nlp.set_error_handler(spacy.util.ignore_error)
    assert [doc.text[:6] for doc in nlp.pipe(["A\x00B said.", TEXT])] == ["Vessen"]


def test_a_document_that_was_not_read_has_no_attributions(nlp: Any) -> None:
    assert nlp.make_doc(TEXT)._.attributions == ()


def test_spacy_finds_it_where_the_package_is_installed() -> None:
    import onrecord.spacy_component

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ((name, value),) = project["entry-points"]["spacy_factories"].items()
    assert name == "onrecord"
    assert EntryPoint(name, value, "spacy_factories").load() is onrecord.spacy_component.make_component
