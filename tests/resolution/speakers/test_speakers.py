import time

import pytest

from onrecord.record import Article, Marks, Name, SpanSet, Speaker
from onrecord.resolution.speakers.speakers import speakers_of


def speakers(text: str, *, names: dict[str, str] | None = None, outlet: str | None = None) -> list[Speaker]:
    """The speakers of a text whose sources stand in [[brackets]]; `names` are tagged wherever they stand."""
    sources, plain = [], ""
    for number, part in enumerate(text.replace("[[", "\0").replace("]]", "\0").split("\0")):
        if number % 2:
            sources.append((len(plain), len(plain) + len(part)))
        plain += part
    tags = []
    taken: set[int] = set()
    for name, kind in sorted((names or {}).items(), key=lambda item: -len(item[0])):
        at = plain.find(name)
        while at >= 0:
            if at not in taken and not plain[at + len(name) : at + len(name) + 1].isalnum():
                tags.append(Name(span=(at, at + len(name)), type=kind))
                taken |= set(range(at, at + len(name)))
            at = plain.find(name, at + 1)
    items = tuple(SpanSet(source=(s,), cue=(), content=((s[1], s[1] + 1),), confidence=1.0) for s in sources)
    marks = Marks(attributions=items, names=tuple(sorted(tags, key=lambda tag: tag.span)))
    return [voice.speaker for voice in speakers_of(Article(text=plain, outlet=outlet), marks)]


TARN = {"Ivo Tarn": "person", "Tarn": "person", "Veldia": "place"}


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("Palace spokesman Ivo Tarn", "Palace spokesman"),
        ("Ivo Tarn, the Palace spokesman,", "Palace spokesman"),
        ("The former Veldian Prime Minister, Ivo Tarn", "former Veldian Prime Minister"),
        ("Rep. Ivo Tarn (R-Ohio)", "Rep."),
        ("Ivo Tarn, a senior adviser to the king", "senior adviser to the king"),
        ("Ivo Tarn, who left in May,", None),
        ("Mr. Ivo Tarn", None),
    ],
)
def test_name_and_role_apart(source, role):
    (found,) = speakers(f"[[{source}]] said no.", names=TARN)
    assert (found.name, found.type, found.role) == ("Ivo Tarn", "person", role)


def test_role_found_once_holds_for_the_surname():
    found = speakers("[[Palace spokesman Ivo Tarn]] spoke. It was late, [[Tarn]] added.", names=TARN)
    assert (found[1].name, found[1].role) == ("Ivo Tarn", "Palace spokesman")


def test_surname_points_at_the_full_name_too():
    text = "The king sent Ivo Tarn. Nothing changed, [[Tarn]] said."
    (found,) = speakers(text, names=TARN)
    assert found.spans == ((14, 22), (41, 45))


def test_name_of_a_source_that_no_model_tagged():
    (found,) = speakers("[[Foreign Minister Orla Senn]] said no.", names={"Veldia": "place"})
    assert (found.name, found.role) == ("Orla Senn", "Foreign Minister")


def test_pronoun_is_the_source_before_it():
    found = speakers("[[Ivo Tarn]] met Per Lund. “No deal,” [[he]] said.", names={**TARN, "Per Lund": "person"})
    assert found[1].name == "Ivo Tarn"


def test_pronoun_keeps_to_the_gender():
    names = {**TARN, "Petra Lund": "person"}
    found = speakers("[[Ivo Tarn]] met Petra Lund. “No deal,” [[she]] said.", names=names)
    assert found[1].name == "Petra Lund"


def test_spokeswoman_is_she():
    names = {**TARN, "Oru Beln": "person"}
    found = speakers("Spokeswoman Oru Beln met [[Ivo Tarn]]. “No deal,” [[she]] said.", names=names)
    assert found[1].name == "Oru Beln"


def test_pronoun_is_who_stands_right_before_its_clause():
    text = "[[Per Lund]] said so. The toll had been lifted by Ivo Tarn as [[he]] said yes."
    assert speakers(text, names={**TARN, "Per Lund": "person"})[1].name == "Ivo Tarn"


def test_pronoun_is_who_is_introduced_in_its_sentence():
    text = (
        "They were left by Per Lund. The first care of Ivo Tarn, the harbour master, was the tide, which [[he]] feared."
    )
    assert speakers(text, names={**TARN, "Per Lund": "person"})[0].name == "Ivo Tarn"


def test_pronoun_is_not_whom_he_did_something_to():
    text = "[[Ivo Tarn]] drew the map. In March, he wrote to Per Lund about the tides. “They rise,” [[he]] said."
    assert speakers(text, names={**TARN, "Per Lund": "person"})[1].name == "Ivo Tarn"


def test_no_one_is_not_one_of_the_group_before():
    found = speakers("[[Sel fishermen]] came. [[No one]] knew why.", names={})
    assert (found[1].name, found[1].type, found[1].role) == (None, "unnamed", None)


def test_whose_doctor_it_is_is_not_told_by_who_stands_before():
    found = speakers("Ivo Tarn was ill. He lived by [[the doctor’s]] wish to help.", names=TARN)
    assert (found[0].name, found[0].role) == (None, "doctor")


def test_an_attorney_with_a_name_is_not_the_man_of_the_lead():
    text = "[[A Korva man]] has admitted to all of the seven thefts, the harbour court said on Monday morning.\n\n"
    found = speakers(text + "Sel Attorney [[Ivo Tarn]] said so.", names=TARN)
    assert [one.name for one in found] == [None, "Ivo Tarn"]


def test_pronoun_may_be_somebody_unnamed():
    found = speakers("Ivo Tarn left. [[A Palace official]] said so. “He is ill,” [[she]] added.", names=TARN)
    assert (found[1].type, found[1].name, found[1].role) == ("unnamed", None, "Palace official")


def test_pronoun_is_never_a_place():
    (found,) = speakers("Veldia is large. [[He]] said so.", names=TARN)
    assert (found.type, found.name) == ("unnamed", None)


def test_whose_deputy_is_not_the_deputy():
    names = {**TARN, "Per Lund": "person"}
    (found,) = speakers("Tarn’s deputy, Per Lund, was ill. [[He]] said so. Ivo Tarn left.", names=names)
    assert found.name == "Per Lund"


def test_who_is_the_name_before_it():
    (found,) = speakers("They met Sen. Ivo Tarn (R-Ohio), [[who]] said no.", names=TARN)
    assert found.name == "Ivo Tarn"


def test_who_may_be_a_group():
    (found,) = speakers("It angered voters [[who]] said no.", names=TARN)
    assert (found.type, found.name) == ("group", "voters")


def test_they_are_the_last_group():
    found = speakers("[[Veldian officials]] said no. [[They]] added that talks were over.", names=TARN)
    assert (found[1].type, found[1].name) == ("group", "Veldian officials")


def test_it_is_the_last_body():
    found = speakers("[[The Veldian Foreign Ministry]] said no. [[It]] added that talks were over.", names=TARN)
    assert (found[1].type, found[1].name) == ("government", "Veldian Foreign Ministry")


def test_i_is_who_is_quoted():
    text = "“I think it is over,” Ivo Tarn said."
    inner = SpanSet(source=((1, 2),), cue=((3, 8),), content=((9, 19),), confidence=1.0)
    outer = SpanSet(source=((22, 30),), cue=((31, 35),), content=((0, 21),), confidence=1.0)
    found = speakers_of(Article(text=text), Marks(attributions=(inner, outer), names=()))
    assert [voice.speaker.name for voice in found] == ["Ivo Tarn", "Ivo Tarn"]


def test_we_is_nobody_known():
    (found,) = speakers("“[[We]] think it is over,” Ivo Tarn said.", names=TARN)
    assert (found.type, found.name) == ("unnamed", None)


def test_role_alone_is_who_bears_it():
    text = "Foreign Minister Ivo Tarn met Palace spokesman Per Lund. [[The foreign minister]] said no."
    (found,) = speakers(text, names={**TARN, "Per Lund": "person"})
    assert found.name == "Ivo Tarn"


def test_role_that_two_bear_names_nobody():
    text = "Senator Ivo Tarn met Senator Per Lund. [[The senator]] said no."
    (found,) = speakers(text, names={**TARN, "Per Lund": "person"})
    assert (found.type, found.name, found.role) == ("unnamed", None, "senator")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenyan President Ivo Tarn met Danish Prime Minister Per Lund.", "Ivo Tarn"),
        ("President Ivo Tarn met Finance Minister Per Lund.", "Ivo Tarn"),
        ("Kenyan President Ivo Tarn met Kenyan Prime Minister Per Lund.", None),
        ("President Ivo Tarn met Prime Minister Per Lund.", None),
        ("Danish Prime Minister Ivo Tarn met Per Lund.", None),
        ("Former Kenyan President Ivo Tarn met Per Lund.", None),
    ],
)
def test_a_countrys_leader_is_who_rules_it(text, name):
    (found,) = speakers(f"{text} [[The Kenyan leader]] said no.", names={"Ivo Tarn": "person", "Per Lund": "person"})
    assert found.name == name


@pytest.mark.parametrize(("title", "type_"), [("Ms", "organization"), ("Mr", "person"), ("Dr", "organization")])
def test_a_title_alone_is_no_name(title, type_):
    (found,) = speakers(f"[[{title}. Ivo Tarn]] said no.", names={title: type_, "Ivo Tarn": "person"})
    assert (found.name, found.type) == ("Ivo Tarn", "person")


def test_a_title_that_was_tagged_alone_gives_way_to_the_name():
    (found,) = speakers("[[Ms. Tarn]] said no.", names={"Ms": "organization"})
    assert (found.name, found.type) == ("Tarn", "person")


def test_he_is_nobody_from_whom_something_came_in_his_own_sentence():
    text = "Palace spokesman Ivo Tarn denied it. What his office had from Moss, [[he]] said, was a card."
    (found,) = speakers(text, names={"Ivo Tarn": "person", "Moss": "person"})
    assert found.name == "Ivo Tarn"


def test_the_courier_is_the_articles_outlet_and_no_courier():
    text = "Ana Doe left at noon. Asked by [[the Courier]] whether she was ill, she said no."
    (found,) = speakers(text, names={"Ana Doe": "person"}, outlet="The Korva Courier")
    assert (found.name, found.type) == ("Courier", "outlet")


def test_former_president_is_not_the_president():
    (found,) = speakers("Former President Ivo Tarn left. [[The president]] said no.", names=TARN)
    assert found.name is None


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("A senior official", "senior official"),
        ("another Palace official", "Palace official"),
        ("sources", "sources"),
        ("one diplomat familiar with the talks", "diplomat familiar with the talks"),
        ("two officials", "officials"),
        ("people familiar with the matter", "people familiar with the matter"),
        ("A spokesman for Mr. Tarn", "spokesman for Mr. Tarn"),
    ],
)
def test_unnamed_sources_keep_their_description(source, role):
    (found,) = speakers(f"[[{source}]] said no to Ivo Tarn.", names=TARN)
    assert (found.type, found.name, found.role) == ("unnamed", None, role)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Veldian officials", "Veldian officials"),
        ("The critics", "critics"),
        ("voters in Sel", "voters in Sel"),
        ("Republicans", "Republicans"),
        ("Ivo Tarn and Per Lund", "Ivo Tarn and Per Lund"),
        ("Tarn supporters", "Tarn supporters"),
    ],
)
def test_groups_are_named_as_the_text_has_them(source, name):
    (found,) = speakers(f"On Monday [[{source}]] said no.", names={**TARN, "Per Lund": "person"})
    assert (found.type, found.name) == ("group", name)


@pytest.mark.parametrize(
    ("source", "name", "party"),
    [
        ("The US", "United States", "United States"),
        ("Moscow", "Moscow", "Russia"),
        ("the White House", "White House", "United States"),
        ("The Kremlin", "Kremlin", "Russia"),
        ("Ukraine", "Ukraine", "Ukraine"),
        ("the Foreign Ministry", "Foreign Ministry", None),
    ],
)
def test_governments(source, name, party):
    (found,) = speakers(f"[[{source}]] said no.", names={source.removeprefix("the "): "place"})
    assert (found.type, found.name, found.party) == ("government", name, party)


def test_organisation():
    (found,) = speakers("[[Carrow Steel]] said no.", names={"Carrow Steel": "organization"})
    assert (found.type, found.name, found.party) == ("organization", "Carrow Steel", "Carrow Steel")


def test_body_before_a_role_is_the_party():
    names = {"Acme Corp.": "organization", "Orla Senn": "person"}
    (found,) = speakers("[[Acme Corp. chief executive Orla Senn]] said no.", names=names)
    assert (found.name, found.role, found.party) == ("Orla Senn", "Acme Corp. chief executive", "Acme Corp")


def test_outlet():
    (found,) = speakers("[[The Washington Post]] reported it.", names={"Washington Post": "organization"})
    assert (found.type, found.name, found.party) == ("outlet", "Washington Post", None)


def test_short_form_of_a_body():
    names = {"Central Bank": "organization"}
    (found,) = speakers("The Central Bank met in May. [[The bank]] said no.", names=names)
    assert found.name == "Central Bank"


def test_party_of_an_invented_country():
    (found,) = speakers("In Veldia, [[Veldian Foreign Minister Ivo Tarn]] said no.", names=TARN)
    assert found.party == "Veldia"


def test_document_is_nobody():
    (found,) = speakers("[[The new report]] said no.", names=TARN)
    assert (found.type, found.role) == ("unnamed", "new report")


def test_no_source_is_nobody():
    item = SpanSet(source=(), cue=((0, 3),), content=((4, 8),), confidence=1.0)
    (found,) = speakers_of(Article(text="Was told so."), Marks(attributions=(item,)))
    assert found.speaker == Speaker(name=None, type="unnamed")


def test_one_speaker_an_attribution_in_their_order():
    text = "Ivo Tarn said no. Per Lund said yes."
    items = tuple(SpanSet(source=(s,), cue=(), content=((9, 16),), confidence=1.0) for s in ((18, 26), (0, 8)))
    found = speakers_of(Article(text=text), Marks(attributions=items))
    assert [voice.speaker.name for voice in found] == ["Per Lund", "Ivo Tarn"]


@pytest.mark.parametrize(
    "text", ["", "”“\"'’" * 50, "[[]]", "[[,]] said", "[[he]]", "[[who]]", "[[\n]]", "[[‫שלום‬]] אמר", "[[I]] I"]
)
def test_odd_sources_do_not_break(text):
    for found in speakers(text):
        assert found.name is None or found.name


def test_long_article_takes_bounded_time():
    text = (
        "[[Palace spokesman Ivo Tarn]] met Per Lund in Veldia. “It is over,” [[he]] said. [[They]] said no.\n\n" * 2500
    )
    started = time.process_time()
    assert len(speakers(text, names={})) == 7500
    assert time.process_time() - started < 30


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Osmar Department of Ports official Ana Doe", "Ana Doe", "Osmar Department of Ports official"),
        ("Federal Senator from Osmar Ana Doe", "Ana Doe", None),
        ("Writer and co-author of the study Ana Doe", "Ana Doe", "Writer and co-author of the study"),
        ("The head of the council on tides Ana Doe", "Ana Doe", "head of the council on tides"),
        ("the office of Mayor Ana Doe", None, None),
    ],
)
def test_a_full_name_that_ends_its_description_is_the_speaker(source, name, role):
    text = f"{source} said so. Ana Doe left."
    item = SpanSet(source=((0, len(source)),), cue=((len(source) + 1, len(source) + 5),), content=(), confidence=1.0)
    at = text.index("Ana Doe")
    marks = Marks(attributions=(item,), names=(Name(span=(at, at + 7), type="person"),))
    (voice,) = speakers_of(Article(text=text), marks)
    speaker = voice.speaker
    assert (speaker.name if speaker.type == "person" else None) == name
    assert role is None or speaker.role == role


LUND = {"Per Lund": "person", "Lund": "person"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The finance minister was late. “We paid nothing,” [[Per Lund]] said.", "finance minister"),
        ("His chief of staff was calmer. “We paid nothing,” [[Per Lund]] said.", "chief of staff"),
        ("The town waited. “We paid nothing,” [[Per Lund]] said.", None),
        ("The finance minister, Ivo Tarn, was late. “We paid nothing,” [[Per Lund]] said.", None),
    ],
)
def test_role_in_the_sentence_before(text, role):
    found = speakers(text, names={**TARN, **LUND})
    assert (found[-1].name, found[-1].role) == ("Per Lund", role)


def test_role_before_its_name_is_whom_the_article_names_after():
    text = "[[Veldia's finance minister]] said no. “I am tired,” the minister, Per Lund, said."
    (found,) = speakers(text, names={**LUND, "Veldia": "place"})
    assert (found.name, found.role) == ("Per Lund", "Veldia's finance minister")


def test_name_in_apposition_after_the_source():
    (found,) = speakers("Then [[the Veldian president]], Per Lund, threatened to leave.", names=LUND)
    assert (found.name, found.type) == ("Per Lund", "person")


def test_source_that_is_the_apposition_of_the_name_before():
    (found,) = speakers("On Monday Per Lund, [[the guild's spokesman]], said no.", names=LUND)
    assert (found.name, found.role) == ("Per Lund", "guild's spokesman")


def test_spouse_is_told_by_the_first_description():
    (found,) = speakers("[[Ms. Tarn's husband, the novelist Per Lund,]] said no.", names={**TARN, **LUND})
    assert (found.name, found.role) == ("Per Lund", "Ms. Tarn's husband")


def test_wife_of_one_surname_is_not_her_husband():
    text = "Ivo Tarn left. Tarn's wife, Oda, stayed. [[Mrs. Tarn]] said no."
    (found,) = speakers(text, names={**TARN, "Oda": "person"})
    assert found.name == "Oda"


def test_firm_tagged_as_a_person_speaks_as_one_and_by_its_first_word():
    text = "Harrel Steel, which owns the yard, grew. [[Harrel]] said it would wait."
    (found,) = speakers(text, names={"Harrel Steel": "person", "Harrel": "person"})
    assert (found.name, found.type) == ("Harrel Steel", "organization")


def test_owner_in_apposition_is_the_firm():
    (found,) = speakers("[[The owner, Blue Sound Lines,]] said no.", names={"Blue Sound Lines": "organization"})
    assert (found.name, found.type) == ("Blue Sound Lines", "organization")


def test_acronym_is_the_body_that_the_article_explains():
    text = "The Skiff Guild Alliance (SGA) met. [[The SGA]] said no."
    (found,) = speakers(text, names={"Skiff Guild Alliance": "organization"})
    assert found.name == "Skiff Guild Alliance"


def test_ministry_is_the_one_that_spoke_before():
    text = "[[The Veldian foreign ministry]] said no. [[The ministry]] accused him."
    found = speakers(text, names={"Veldia": "place", "Veldian": "other"})
    assert found[1].name == "Veldian foreign ministry"


def test_day_is_no_part_of_a_group():
    (found,) = speakers("According to [[officials on Saturday]], two died.")
    assert (found.name, found.type) == ("officials", "group")


def test_one_is_of_the_people_before():
    (found,) = speakers("Nurses were told to be silent. [[One]] said no.")
    assert (found.name, found.type, found.role) == (None, "unnamed", "Nurses")


def test_one_of_them_is_what_he_is_called():
    (found,) = speakers("Two brokers came. [[One of them, a former director,]] said no.")
    assert (found.name, found.type, found.role) == (None, "unnamed", "former director")


def test_they_may_be_groups_by_a_common_noun():
    (found,) = speakers("Supporters’ groups want more. [[They]] said so.")
    assert (found.name, found.type) == ("Supporters’ groups", "group")


def test_title_that_was_tagged_as_a_body_is_the_persons():
    names = {"Vice President": "organization", "Per Lund": "person"}
    (found,) = speakers("[[The Vice President, Per Lund,]] said no.", names=names)
    assert (found.name, found.role) == ("Per Lund", "Vice President")


def test_short_form_of_an_outlet_by_its_form():
    found = speakers("He told the Evening Lamp so. [[The Lamp]] said more.", names={"Lamp": "organization"})[-1]
    assert found.type == "outlet"


def test_spokesman_for_somebody_else_is_not_whom_the_article_names_later():
    text = "[[A spokesman for the harbour trust]] said no. Their transport spokesman, Per Lund, left."
    (found,) = speakers(text, names=LUND)
    assert (found.name, found.type) == (None, "unnamed")


def test_role_that_only_the_source_tells_may_tell_the_party():
    text = "The Sel Union waits. [[Its chairman, former Kenyan president Per Lund,]] said no."
    assert speakers(text, names={**LUND, "Sel Union": "organization"})[0].party == "Sel Union"


def test_example_is_not_the_speaker_of_many():
    (found,) = speakers("[[Several ministers, including Per Lund,]] said no.", names=LUND)
    assert (found.name, found.type) == ("Several ministers", "group")


def test_letter_speaks_for_who_signed_it():
    (found,) = speakers("[[The letter]], signed by the chief executive, Per Lund, says no.", names=LUND)
    assert found.name == "Per Lund"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Per Lund's resignation letter", "Per Lund"),
        ("Per Lund’s early-morning tweets", "Per Lund"),
        ("the Sel Union's official statement", "Sel Union"),
        ("The Sel Union's DMCA notice published by Per Lund", "Sel Union"),
        ("The Sel Union's lawyer's letter", None),
    ],
)
def test_document_speaks_for_whose_it_is_whatever_its_kind(source, name):
    (found,) = speakers(f"[[{source}]] says no.", names={**LUND, "Sel Union": "organization"})
    assert found.name == name


def test_letters_of_the_health_organization_are_no_pronoun():
    (found,) = speakers("[[WHO director-general Per Lund]] said no.", names=LUND)
    assert (found.name, found.role) == ("Per Lund", "director-general")
    (found,) = speakers("[[The WHO's website]] said no.", names={"WHO": "organization"})
    assert found.name == "WHO"


def test_epithet_is_the_person_of_the_sentence_before():
    text = "Few knew it better than Ivo Tarn. [[The hydrologist]] said no."
    (found,) = speakers(text, names=TARN)
    assert found.name == "Ivo Tarn"


def test_headline_president_is_not_some_director():
    text = "The council met in the capital to vote.\n\n[[The president]] said no. Ivo Tarn, director of a shop, left."
    (found,) = speakers(text, names=TARN)
    assert found.name is None


def test_he_in_the_words_of_somebody_is_whom_he_describes():
    text = "Ivo Tarn said an officer had called. “[[He]] said no.”, [[he]] said."
    items = speakers(text, names=TARN)
    assert items[-1].name == "Ivo Tarn"


def test_speaker_and_role_say_what_they_come_from():
    text = "Palace spokesman Ivo Tarn came with Per Lund. [[He]] said no."
    start = text.index("[[")
    plain = text.replace("[[", "").replace("]]", "")
    names = tuple(
        Name(span=(plain.index(name), plain.index(name) + len(name)), type="person")
        for name in ("Ivo Tarn", "Per Lund")
    )
    item = SpanSet(source=((start, start + 2),), cue=(), content=((start + 3, start + 10),), confidence=1.0)
    (voice,) = speakers_of(Article(text=plain), Marks(attributions=(item,), names=names))
    first, second = voice.because["speaker"][:2]
    assert (first.rule, first.values) == ("a pronoun for", ("he", "Ivo Tarn"))
    assert (second.rule, second.values) == ("rather than", ("Per Lund",))
    assert first.score is not None
    assert second.score is not None
    assert first.score > second.score
    (role,) = voice.because["role"]
    assert plain[slice(*role.spans[0])] == "Palace spokesman"


@pytest.mark.parametrize(
    ("text", "tag", "name"),
    [
        ("[[President Ivo Tarn of Veldia]] said no.", "Ivo Tarn of Veldia", "Ivo Tarn"),
        ("[[Minister Ivo Tarn-Lund]] said no.", "Ivo Tarn", "Ivo Tarn-Lund"),
        ("[[energy minister Bounthavy Tarn]] said no.", "Tarn", "Bounthavy Tarn"),
        ("[[the spokesperson, K.V.S. Tarn,]] said no.", "Tarn", "K.V.S. Tarn"),
        ("[[Beat von Tarn]] said no.", "von Tarn", "Beat von Tarn"),
    ],
)
def test_whole_name_of_a_person_whose_tag_is_not(text, tag, name):
    (found,) = speakers(text, names={tag: "person"})
    assert found.name == name


def test_surname_with_its_particles_is_the_person_named_before():
    text = "Per von der Aue left. [[Von der Aue]] said no."
    (found,) = speakers(text, names={"Per von der Aue": "person", "Von der Aue": "person"})
    assert found.name == "Per von der Aue"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A neighbour who gave his name only as Stipe", "Stipe"),
        ("An officer in Korva, who gave her name as Tove,", "Tove"),
        ("A neighbour who gave no name", None),
    ],
)
def test_half_a_name_is_a_name(source, name):
    (found,) = speakers(f"[[{source}]] said no.")
    assert found.name == name


def test_half_a_name_counts_where_it_stands_behind_the_source():
    (found,) = speakers("[[A neighbour]], who gave only her first name, Tove, said no.")
    assert found.name == "Tove"


def test_words_that_a_headline_quotes_are_those_of_their_speaker_below():
    text = "‘A debt falling due’: the quarrel\n\nIt rained. “It is a debt falling due,” Ivo Tarn said."
    quote, again, name = (text.index(words) for words in ("‘A debt", "“It is", "Ivo Tarn"))
    items = (
        SpanSet(source=(), cue=(), content=((quote, text.index(":")),), confidence=1.0),
        SpanSet(source=((name, name + 8),), cue=(), content=((again, name - 1),), confidence=1.0),
    )
    marks = Marks(attributions=items, names=(Name(span=(name, name + 8), type="person"),))
    voices = speakers_of(Article(text=text), marks)
    assert [voice.speaker.name for voice in voices] == ["Ivo Tarn", "Ivo Tarn"]
    assert voices[0].because["speaker"][0].rule == "the same words in the article"


def test_an_office_for_two_things_is_one_persons():
    names = TARN | {"Veldian Roads": "organization", "Bridges": "organization", "Ana Doe": "person"}
    (found,) = speakers("It rained. [[Veldian Roads and Bridges Minister Ivo Tarn]] said no.", names=names)
    assert (found.name, found.role) == ("Ivo Tarn", "Bridges Minister")
    (both,) = speakers("It rained. [[Ana Doe and Prime Minister Ivo Tarn]] said no.", names=names)
    assert both.type == "group"


def test_a_source_that_begins_within_a_name_is_that_person():
    (found,) = speakers("President Per [[Ivo Tarn]] said no.", names={"Per Ivo Tarn": "person"})
    assert found.name == "Per Ivo Tarn"


def test_one_of_a_people_is_the_person_named_before():
    (found,) = speakers("Ivo Tarn left. [[The Italian]] said no.", names=TARN)
    assert found.name == "Ivo Tarn"


def test_a_person_in_a_relative_clause_is_not_who_speaks():
    names = TARN | {"Ana Doe": "person"}
    (found,) = speakers("Minister Ivo Tarn left. [[The minister, who spoke through Ana Doe,]] said no.", names=names)
    assert found.name == "Ivo Tarn"


def test_the_lead_is_about_whoever_leads_it_now():
    text = "[[The president of the World Rowing Council]] has denied misleading all of its members over a deal.\n\n"
    found = speakers(f"{text}[[Ivo Tarn, who has led it since May,]] came.", names=TARN)
    assert found[0].name == "Ivo Tarn"


def test_the_lead_may_call_by_a_general_word_who_is_named_next():
    text = "[[A senior Veldian diplomat]] said on Wednesday that the capital was ready to hold all of the talks.\n\n"
    found = speakers(f"{text}It rained, [[Deputy Foreign Minister Ivo Tarn]] said.", names=TARN)
    assert found[0].name == "Ivo Tarn"


def test_an_official_of_hers_is_not_she():
    text = "[[Ana Doe]] left. [[One official in her ministry]] said so.\n\nIn July [[she]] said no."
    found = speakers(text, names={"Ana Doe": "person"})
    assert found[2].name == "Ana Doe"


def test_a_verb_is_no_given_name_of_somebody_who_has_another():
    (found,) = speakers("Per Tarn left. Will [[Tarn]] stay?", names={"Per Tarn": "person", "Tarn": "person"})
    assert found.name == "Per Tarn"


def test_a_firm_shown_by_its_full_name_is_the_company():
    text = "It rained at Harbourline Sel Limited. Harbourline's managing director left.\n\n[[The company]] said no."
    (found,) = speakers(text, names={"Harbourline": "organization"})
    assert found.name == "Harbourline"


def test_its_own_record_is_not_the_body_that_it_means():
    text = "[[The Orra Commission]] said that [[its own record]] showed a dip. The cause, [[it]] added, was the pump."
    found = speakers(text, names={"Orra Commission": "organization"})
    assert found[2].name == "Orra Commission"


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("the Vienna newspaper Der Turm", "Der Turm", "outlet"),
        ("The Farmer, a Korva newspaper,", "Farmer", "outlet"),
        ("The Sel Ferrymen’s Alliance", "Sel Ferrymen’s Alliance", "organization"),
        ("the opposition Harbour Party", "Harbour Party", "organization"),
        ("the two ministers", "two ministers", "group"),
        ("the Institute for Tide Metrics and Evaluation", "Institute for Tide Metrics and Evaluation", "organization"),
        ("Photos and video from the pier", None, "unnamed"),
        ("two ministers", None, "unnamed"),
    ],
)
def test_body_by_its_own_name(source, name, kind):
    (found,) = speakers(f"[[{source}]] said no.", names={"Vienna newspaper Der Turm": "organization"})
    assert (found.name, found.type) == (name, kind)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("It is made at the Sel Institute in Korva, [[whose director, Ivo Tarn,]] said no.", "Sel Institute"),
        ("[[Ivo Tarn, who chairs the Sel Commission,]] said no.", "Sel Commission"),
        ("[[Ivo Tarn, a retired judge who chairs the Sel Commission,]] said no.", "Sel Commission"),
        ("[[Ivo Tarn, who has led the Sel Syndicate since May,]] said no.", "Sel Syndicate"),
        ("[[Ivo Tarn, who leads the drivers’ federation,]] said no.", "drivers’ federation"),
        ("[[Ivo Tarn, who runs Kenya’s economy ministry,]] said no.", "Kenya"),
        ("The federation waits. [[Its director, Ivo Tarn,]] said no.", None),
        (
            "The Sel Federation waits. The federation, based there, left. [[Its director, Ivo Tarn,]] no.",
            "Sel Federation",
        ),
        ("It will cost more, [[the Sel Bank]] said. [[Its president, Ivo Tarn,]] said no.", "Sel Bank"),
        ("His party, the Sel Front, left. [[Ivo Tarn, the party’s secretary-general,]] said no.", "Sel Front"),
        ("The largest backer, Sel Capital, is glad. [[Its chairwoman, Ivo Tarn,]] said no.", "Sel Capital"),
    ],
)
def test_body_that_somebody_speaks_for(text, party):
    names = dict.fromkeys(
        ("Sel Institute", "Sel Commission", "Sel Federation", "Sel Bank", "Sel Front"), "organization"
    )
    assert speakers(text, names={**names, "Sel Capital": "organization", "Ivo Tarn": "person"})[-1].party == party


def test_who_chairs_it_is_its_chairwoman():
    text = "[[Ivo Tarn, who chairs the Sel Commission,]] said no. [[The chairwoman]] left."
    assert speakers(text, names=TARN)[-1].name == "Ivo Tarn"


def test_somebody_described_anew_is_not_whom_a_paragraph_before_described():
    text = "[[A spokeswoman for the premier]] said no.\n\n[[Ivo Tarn, who farms here,]] said yes."
    spokeswoman, tarn = speakers(text, names=TARN)
    assert (spokeswoman.type, tarn.role) == ("unnamed", None)


def test_one_of_several_who_speak_is_not_whom_a_paragraph_before_described():
    text = "[[The Kenyan prime minister]] said no.\n\n[[Two farmers, Ivo Tarn, and Per Lund]] said yes. [[Tarn]] left."
    assert speakers(text, names={**TARN, "Per Lund": "person"})[-1].role is None


def test_role_whose_owner_is_a_person_introduces_the_next_name():
    text = (
        "Kenyan minister Per Lund left. Mr Lund’s permanent secretary went further. In a letter [[Ivo Tarn]] said no."
    )
    found = speakers(text, names={**TARN, "Per Lund": "person", "Lund": "person"})[-1]
    assert (found.role, found.party) == ("Mr Lund’s permanent secretary", "Kenya")


@pytest.mark.parametrize(
    ("answer", "name"),
    [("dismissed the charge", "Ana Doe"), ("rejected that accusation", "Ana Doe"), ("left", "Ivo Tarn")],
)
def test_who_answers_a_charge_did_not_make_it(answer, name):
    text = f"The minister, Ana Doe, came.\n\n[[Ivo Tarn]] accused the minister of theft. [[She]] {answer} on Monday."
    assert speakers(text, names={"Ivo Tarn": "person", "Ana Doe": "person"})[-1].name == name or answer == "left"


def test_who_is_asked_about_somebody_is_not_he():
    text = "[[Ana Doe’s spokeswoman]] left. Asked whether Doe would go, [[she]] said no."
    assert speakers(text, names={"Ana Doe": "person", "Doe": "person"})[-1].role == "Ana Doe’s spokeswoman"


def test_she_is_not_who_was_he_in_the_same_sentence():
    text = "[[Sam Lund]] said that [[he]] had warned the mayor, Ana Doe, and that [[she]] had laughed."
    assert speakers(text, names={"Sam Lund": "person", "Ana Doe": "person"})[-1].name == "Ana Doe"


def test_she_may_be_the_office_whose_bearer_is_named_next():
    text = "[[Sam Lund]] said that [[he]] warned the mayor and that [[she]] laughed.\n\nMayor Ana Doe left."
    assert speakers(text, names={"Sam Lund": "person", "Ana Doe": "person"})[-1].name == "Ana Doe"


def test_neighbouring_is_no_part_of_a_country():
    text = "[[Neighbouring Ostrel]] condemned it. Its foreign minister left."
    (found,) = speakers(text, names={"Neighbouring Ostrel": "organization"})
    assert (found.name, found.type, found.party) == ("Ostrel", "government", "Ostrel")


def test_office_of_today_before_a_former_one():
    text = "Foreign Minister Ivo Tarn left. [[Tarn, a former ambassador,]] said no."
    (found,) = speakers(text, names=TARN)
    assert found.role == "Foreign Minister"


def test_who_after_a_body_takes_up_its_man():
    text = "[[Ivo Tarn of the Save the Sel Network, who]] said no."
    (found,) = speakers(text.replace("[[Ivo", "Ivo").replace(" who", " [[who"), names=TARN)
    assert found.name == "Ivo Tarn"


def test_it_is_not_the_town_in_a_clause():
    text = "[[The Kremlin, which keeps a base at Korva,]] said no. [[It]] did not say why."
    found = speakers(text, names={"Kremlin": "organization", "Korva": "organization"})[-1]
    assert found.name == "Kremlin"


def test_whoever_is_nobody():
    (found,) = speakers("[[Whoever]] says so lies.")
    assert (found.name, found.type) == (None, "unnamed")


def test_a_name_whose_tag_ends_at_an_apostrophe_is_whole():
    (found,) = speakers("The envoy [[Bashir Ja’ami]] said no.", names={"Bashir Ja": "person"})
    assert found.name == "Bashir Ja’ami"


def test_a_word_that_opens_a_sentence_is_no_body():
    (found,) = speakers("It was late. [[Some]] saw it so.", names={"Some": "organization"})
    assert (found.type, found.name) != ("organization", "Some")


def test_a_movement_is_no_government_wherever_it_holds_land():
    (found,) = speakers("[[Hamas]] said no.", names={"Hamas": "place"})
    assert (found.type, found.name, found.party) == ("organization", "Hamas", "Hamas")


def test_the_office_of_the_lead_is_of_whom_the_next_sentence_names() -> None:
    text = (
        "[[Iraq’s president]] has hit back at remarks that were made in Velm by Per Roe about a pier. A day later "
        "[[Ada Brook]] told a forum that it was safe."
    )
    first, second = speakers(text, names={"Per Roe": "person", "Ada Brook": "person", "Iraq": "place"})
    assert (first.name, first.party) == ("Ada Brook", "Iraq")
    assert (second.role, second.party) == ("Iraq’s president", "Iraq")


def test_who_has_an_administration_is_the_president_that_nobody_else_is() -> None:
    text = "[[Per Roe]] said it was late. The Roe administration has no plan. [[The French president]] did not ask."
    first, second = speakers(text, names={"Per Roe": "person"})
    assert (first.party, second.name) == ("France", "Per Roe")


def test_an_office_of_one_country_alone_is_of_it_where_the_article_speaks_of_it() -> None:
    text = "France and Britain disagreed. [[The foreign secretary, Ada Brook,]] said it was late."
    assert speakers(text, names={"Ada Brook": "person", "France": "place", "Britain": "place"})[0].party == (
        "United Kingdom"
    )
    text = "France and Spain disagreed. [[The foreign secretary, Ada Brook,]] said it was late."
    assert speakers(text, names={"Ada Brook": "person", "France": "place", "Spain": "place"})[0].party is None


def test_a_leader_is_of_the_party_by_whose_name_he_is_called() -> None:
    assert speakers("[[Hearth leader Ada Brook]] said so.", names={"Ada Brook": "person"})[0].party == "Hearth"
    assert speakers("[[Opposition leader Ada Brook]] said so.", names={"Ada Brook": "person"})[0].party is None


def test_the_spokesman_has_the_party_of_the_one_who_spoke_before() -> None:
    first, second = speakers("[[An NTU spokesman]] said it was late. [[The spokesman]] added that it rained.")
    assert first.party == second.party == "NTU"


def test_us_officials_are_no_pronoun() -> None:
    assert speakers("It was pushed by US officials, [[who]] lobbied for it.")[0].name == "US officials"


def test_a_person_with_a_possessive_apposition_is_one_person() -> None:
    (one,) = speakers("[[Ivo Tarn, Brook’s chief of staff,]] left.", names={"Ivo Tarn": "person", "Brook": "person"})
    assert (one.name, one.type) == ("Ivo Tarn", "person")


def test_a_clause_after_a_name_is_no_role() -> None:
    text = "[[Ivo Tarn]], leaving the Korvan security adviser to wait, said no."
    assert speakers(text, names={"Ivo Tarn": "person"})[0].role is None


def test_a_partisan_epithet_is_whoever_spoke_last() -> None:
    text = "[[Ada Brook]] said no. [[The Ohio Republican]] said it was late."
    assert speakers(text, names={"Ada Brook": "person"})[1].name == "Ada Brook"


def test_a_name_with_based_is_no_speaker() -> None:
    (one,) = speakers("[[one of the Korva-based Harbour Institute]] said so.", names={"Korva": "place"})
    assert one.name != "Korva"


def test_a_character_does_not_speak() -> None:
    text = "[[Ada Brook]] was cast. Without the character of Ana Doe it failed. “It was good,” [[she]] said."
    assert speakers(text, names={"Ada Brook": "person", "Ana Doe": "person"})[1].name == "Ada Brook"


def test_an_office_that_a_town_has_too_is_of_no_country() -> None:
    text = "The United States voted. The Korva secretary of state waited. [[Secretary of State Ada Brook]] said so."
    assert speakers(text, names={"Ada Brook": "person", "Korva": "place"})[0].party is None


def test_third_of_those_just_spoken_of_is_nobody_named():
    text = "Ivo Tarn left. [[Two officials]] said so. A third was less sure: [[he]] said no."
    assert speakers(text, names=TARN)[-1].name is None


def test_nobody_who_is_not_there_is_she():
    text = "Ana Doe pours. There is no aide in the room.\n\n[[She]] said no."
    assert speakers(text, names={"Ana Doe": "person"})[-1].role != "aide"


def test_one_of_them_is_of_the_group_before():
    text = "Veldia waits; Veldian troops left. [[Veldian officials]] denied it. “No,” [[one of them]] said."
    assert speakers(text, names={"Veldia": "place"})[-1].party == "Veldia"


def test_one_is_of_those_whom_the_sentence_before_is_about():
    text = "Nurses were told by [[managers]] not to talk. [[One]] said no."
    assert speakers(text)[-1].role == "Nurses"


def test_officer_of_the_middle_of_an_article_is_not_the_one_named_later():
    before = "Rain fell.\n\nIt fell.\n\nIt rained.\n\nIt poured.\n\n"
    text = f"{before}[[An officer]] said no.\n\n[[The finance officer, Ivo Tarn,]] left."
    assert [found.name for found in speakers(text, names=TARN)] == [None, "Ivo Tarn"]


def test_two_names_with_an_ampersand_are_one_body():
    (found,) = speakers("[[Moss & Tarn]] said no.", names={"Moss": "person", "Tarn": "person"})
    assert (found.name, found.type) == ("Moss & Tarn", "organization")


def test_title_may_be_a_given_name():
    text = "[[Col Tarn, secretary of the bakers’ union,]] said no. [[Col Moss, an army doctor,]] left."
    found = speakers(text, names={"Col Tarn": "person", "Col Moss": "person"})
    assert [one.name for one in found] == ["Col Tarn", "Moss"]


def test_name_that_was_only_given_in_part():
    (found,) = speakers("[[A neighbour, who’d only give his name as Tove,]] said no.")
    assert (found.name, found.role) == ("Tove", "neighbour")


def test_whom_a_body_of_his_own_tells_is_not_the_official_before():
    text = "[[A senior official there, who asked not to be named,]] left.\n\n“No,” said [[Ivo Tarn]] at Moss Bank."
    assert speakers(text, names={**TARN, "Moss Bank": "organization"})[-1].role is None


def test_leader_of_theirs_is_of_whom_they_are():
    text = "[[Observers from the Sel League]] said so. It was slow, said [[their leader, Ivo Tarn]]."
    assert speakers(text, names={**TARN, "Sel League": "organization"})[-1].party == "Sel League"


def test_role_behind_a_rank_is_told_by_the_apposition():
    text = "[[Ivo Tarn]] said no. The army’s commander, Brigadier Ivo Tarn, left."
    assert speakers(text, names=TARN)[0].role == "army’s commander"


@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        ("[[Vice President Ivo Tarn Jr.]] said no.", "Ivo Tarn Jr", "person"),
        ("[[The secretary of the RW (Union of Rail, Water and Sea), Ivo Tarn,]] said no.", "Ivo Tarn", "person"),
        ("[[Ivo Tarn and Ana Doe, the parents of two of them,]] said no.", "Ivo Tarn and Ana Doe", "group"),
        ("[[Ivo Tarn and others who left]] said no.", "Ivo Tarn and others who left", "group"),
        ("It pleased the members in Veldia, [[who]] said no.", "members in Veldia", "group"),
        ("They heard claims from Veldia, [[who]] have said no.", "Veldia", "government"),
    ],
)
def test_whom_a_source_names_whatever_stands_beside_it(text, name, type):
    names = {"Ivo Tarn Jr.": "person", "Ivo Tarn": "person", "Ana Doe": "person", "Veldia": "place"}
    names |= {"RW": "organization", "Union of Rail": "organization", "Water": "organization"}
    (found,) = speakers(text + " Veldian troops left.", names=names)
    assert ((found.name or found.role or "").rstrip("."), found.type) == (name, type)


def test_a_president_who_is_only_asked_about_or_no_longer_one_is_nobody_of_the_article() -> None:
    for question in ("Which past French president do you admire?", "He is the son of a former French president."):
        text = f"[[Per Roe]] said it was late. The Roe administration has no plan. {question}"
        assert speakers(text, names={"Per Roe": "person", "Roe": "person"})[0].role is None


def test_lead_on_somebody_who_does_not_speak_gives_the_office_of_who_does() -> None:
    text = (
        "A young teacher who left for Veldia in the spring should be allowed to come home, [[a former director]] has"
        " said.\n\nIt was late, [[Per Roe]] said."
    )
    assert speakers(text, names={"Per Roe": "person", "Veldia": "place"})[1].role == "former director"


def test_a_minister_and_others_are_a_group() -> None:
    text = "The president, Ivo Tarn, left. [[The president and foreign and defence ministers]] said no."
    (found,) = speakers(text, names=TARN)
    assert (found.name, found.type) == ("president and foreign and defence ministers", "group")


def test_a_senator_of_one_party_is_not_named_by_one_of_another() -> None:
    text = "[[A Democratic senator]] said so. Rain fell.\n\n[[Senator Ivo Tarn]], the No. 2 {}, was late."
    names = {"Ivo Tarn": "person"}
    assert speakers(text.format("Republican in the Senate"), names=names)[0].name is None
    assert speakers(text.format("in the Senate"), names=names)[0].name == "Ivo Tarn"


def test_what_befell_somebody_is_no_role() -> None:
    (found,) = speakers("[[Ivo Tarn]], after losing his brother and his minister, said no.", names=TARN)
    assert found.role is None


def test_the_commission_is_the_one_that_spoke_whatever_it_is_on() -> None:
    text = "[[The Commission on Harbour Dues]] met. It was late, [[the commission]] said."
    names = {"Commission": "organization"}
    found = speakers(text, names=names)
    assert [speaker.name for speaker in found] == ["Commission on Harbour Dues"] * 2


def test_a_body_of_a_university_is_itself_and_no_university_named_before():
    text = "Sel University was shut. According to [[the University of Korva's Institute for Tides]] it is late."
    names = {
        "Sel University": "organization",
        "University of Korva": "organization",
        "Institute for Tides": "organization",
    }
    (found,) = speakers(text, names=names)
    assert (found.name, found.type) == ("Institute for Tides", "organization")


def test_role_of_a_source_that_was_cut_off():
    (found,) = speakers("They sued [[the mayor of Sel for]] refusing it.", names={"Sel": "place"})
    assert found.role == "mayor of Sel"


@pytest.mark.parametrize("source", ["the tests", "the party crisis", "The bylaws", "two analyses of the budget"])
def test_what_is_no_people_is_no_group(source):
    (found,) = speakers(f"[[{source}]] showed that it was late.")
    assert (found.name, found.type) == (None, "unnamed")


def test_a_geological_survey_is_a_body():
    (found,) = speakers(
        "[[the Veldian Geological Survey]] said so.", names={"Veldian Geological Survey": "organization"}
    )
    assert (found.name, found.type) == ("Veldian Geological Survey", "organization")


def test_it_is_none_of_many_things():
    text = "[[The Sel Palace]] spoke. [[The proposals]] show nothing. It was late, [[it]] said."
    found = speakers(text, names={"Sel Palace": "organization"})
    assert found[2].name == "Sel Palace"


def test_a_council_and_a_government_are_two():
    text = "The Sel Council met. [[Both the council and the government]] said so."
    (found,) = speakers(text, names={"Sel Council": "organization"})
    assert (found.name, found.type) == ("council and the government", "group")


def test_both_is_no_part_of_a_name():
    (found,) = speakers("[[both Tarn and Lund]] said so.", names={"Tarn": "person", "Lund": "person"})
    assert (found.name, found.type) == ("Tarn and Lund", "group")


def test_a_constable_is_no_part_of_a_name():
    (found,) = speakers("[[Sel Constable Ivo Tarn]] said so.", names=TARN)
    assert (found.name, found.role) == ("Ivo Tarn", "Sel Constable")


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("In a letter on Friday, the Veldian foreign minister", "Veldian foreign minister"),
        ("In a talk with the foreign minister", None),
    ],
)
def test_office_before_a_name_without_a_comma_after_it(before, role):
    (found,) = speakers(f"{before}, [[Ivo Tarn]] said so.", names=TARN)
    assert found.role == role


@pytest.mark.parametrize(
    "source",
    [
        "Sel University data",
        "A Sel University report released in May",
        "the Sel University study",
        "The new Sel University report",
    ],
)
def test_what_a_body_finds_are_its_words(source):
    (found,) = speakers(f"[[{source}]] showed that it was late.", names={"Sel University": "organization"})
    assert (found.name, found.type) == ("Sel University", "organization")


def test_a_poll_is_not_its_makers_words():
    (found,) = speakers("[[A Sel University poll]] showed a lead.", names={"Sel University": "organization"})
    assert (found.name, found.type) == (None, "unnamed")


def test_he_is_who_spoke_and_not_who_is_told_of_in_his_words():
    text = "Per Lund said Ivo Tarn hopes for rain. He said it was late."

    def at(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    items = tuple(
        SpanSet(source=at(source), cue=at(cue), content=at(content), confidence=1.0)
        for source, cue, content in (
            ("Per Lund", "said", "Ivo Tarn hopes for rain"),
            ("Ivo Tarn", "hopes", "for rain"),
            ("He", "said it", "was late"),
        )
    )
    names = tuple(Name(span=at(name)[0], type="person") for name in ("Per Lund", "Ivo Tarn"))
    voices = speakers_of(Article(text=text), Marks(attributions=items, names=names))
    assert [voice.speaker.name for voice in voices] == ["Per Lund", "Ivo Tarn", "Per Lund"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("News 12", "News 12"),
        ("the AFP news agency", "Agence France-Presse"),
        ("A USA TODAY analysis of the tides", "USA TODAY"),
    ],
)
def test_an_outlet_that_no_tag_holds(source, name):
    (found,) = speakers(f"It rained. [[{source}]] said so.")
    assert (found.name, found.type) == (name, "outlet")
