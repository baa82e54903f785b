import pytest

from onrecord.record import Article, Marks, Name
from onrecord.resolution.parties.allegiance import party_of_person
from onrecord.resolution.scene.scene import Scene


def party(text: str, name: str, *names: str, body: str = "") -> str | None:
    tags = [Name(span=(text.index(n), text.index(n) + len(n)), type="person") for n in (name, *names)]
    if body:
        tags.append(Name(span=(text.index(body), text.index(body) + len(body)), type="organization"))
    scene = Scene(Article(text=text), Marks(attributions=(), names=tuple(sorted(tags, key=lambda tag: tag.span))))
    found = party_of_person(scene, next(p for p in scene.people.persons if p.name == name))
    return found.name if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Veldia waits. Its foreign minister, Per Lund, spoke of Veldian troops.",
        "Veldia’s Per Lund spoke of Veldian troops.",
        "Veldia’s president refused; Veldian troops left.\n\nPresident Per Lund spoke.",
        "The Veldian foreign minister, Per Lund, said that Veldia waits.",
    ],
)
def test_country_that_the_words_around_a_role_tell(text):
    assert party(text, "Per Lund") == "Veldia"


def test_spokesman_speaks_for_whom_his_chief_speaks():
    text = "Kenyan President Ivo Tarn left. Tarn’s spokesman, Per Lund, stayed."
    assert party(text, "Per Lund", "Ivo Tarn") == "Kenya"


def test_minister_of_her_speaks_for_her_country():
    text = "Kenyan President Ana Tarn left, and her foreign minister, Per Lund, stayed."
    assert party(text, "Per Lund", "Ana Tarn") == "Kenya"


def test_spokesman_for_a_named_person():
    text = "Kenyan President Ivo Tarn left. Per Lund, a spokesman for President Ivo Tarn, stayed."
    assert party(text, "Per Lund", "Ivo Tarn") == "Kenya"


def test_secretary_of_a_body_named_before():
    text = "The Sel River Commission met. The commission’s secretary, Per Lund, spoke."
    assert party(text, "Per Lund", body="Sel River Commission") == "Sel River Commission"


def test_whose_spokesman_somebody_is():
    text = "The Sel Party, whose health spokesman is Per Lund, left."
    assert party(text, "Per Lund", body="Sel Party") == "Sel Party"


def test_company_whose_name_ends_like_a_region():
    text = "The power company Gale North paid. Per Lund, Gale North’s director of projects, spoke."
    assert party(text, "Per Lund", body="Gale North") == "Gale North"


def test_ambassador_whose_country_is_told_once():
    text = "Sel shut out the ambassador of Kenya.\n\nIt rained.\n\nIt rained.\n\nThe ambassador, Per Lund, left."
    assert party(text, "Per Lund") == "Kenya"


def test_minister_after_another_of_his_country():
    text = "Kenya’s defence minister, Ana Roe, came. Prime Minister Per Lund stayed."
    assert party(text, "Per Lund", "Ana Roe") == "Kenya"


def test_leader_of_a_groups_mission():
    text = "The relief group Open Hands stopped. “No,” said Per Lund, who leads the group’s mission."
    assert party(text, "Per Lund") == "Open Hands"


def test_title_between_a_role_and_its_name():
    assert party("The Sel Agency’s director, Dr Per Lund, spoke.", "Per Lund", body="Sel Agency") == "Sel Agency"


def test_director_of_a_council_that_has_no_name():
    text = "The city council accused him. The council’s finance director, Per Lund, spoke."
    assert party(text, "Per Lund") == "city council"


def test_minister_of_the_country_that_the_sentence_opens_in():
    text = "In Kenya, the paper reported that Prime Minister Per Lund had left."
    assert party(text, "Per Lund") == "Kenya"


def test_member_of_a_union():
    assert party("Per Lund of the Sel Growers’ Union spoke.", "Per Lund") == "Sel Growers’ Union"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Sel Council’s chairwoman, Judge Per Lund, spoke.", "Sel Council"),
        ("Per Lund, who leads the Sel Union, spoke.", "Sel Union"),
        ("Per Lund sits in parliament for the Sel Party.", "Sel Party"),
        ("Per Lund is co-chair of the Sel Council.", "Sel Council"),
        ("Per Lund, who had been Kenya’s chief negotiator, spoke.", "Kenya"),
        ("Per Lund, a retired envoy who was named on Monday as Kenya’s ambassador, spoke.", "Kenya"),
        ("The Sel Union refused. Spokesman Per Lund left.", "Sel Union"),
        ("Pope Per Lund spoke.", "Vatican"),
        ("Per Lund of the charity Open Hands spoke.", "Open Hands"),
        ("“No,” said Per Lund of the campaign group Clear Water. According to Lund, it leaks.", "Clear Water"),
        ("Per Lund, who heads the Sel bargemen’s guild, spoke.", "Sel bargemen’s guild"),
        ("Per Lund, chief executive of the Upper Sel hospital board, spoke.", "Upper Sel hospital board"),
        ("The Sel Union left. Chairman Per Lund stayed.", "Sel Union"),
        ("Kenyan troops left. The Kenyan army stayed. Gen. Per Lund, who commands the army’s rear, spoke.", "Kenya"),
        ("The Sel Rowing Federation met. A federation spokesman, Per Lund, spoke.", "Sel Rowing Federation"),
        ("The Sel Union’s envoy, Per Lund, a former foreign minister of Kenya, spoke.", "Sel Union"),
    ],
)
def test_body_or_country_that_the_words_beside_a_name_tell(text, told):
    assert party(text, "Per Lund") == told


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan opposition leader, Per Lund, spoke.",
        "Northmarch’s chief constable, Per Lund, spoke. Northmarch Council met.",
        "The Sel Party and the Hill Party met. A party spokesman, Per Lund, spoke.",
        "Kenya’s president refused. Sweden’s president refused.\n\nPresident Per Lund spoke.",
    ],
)
def test_no_party_is_guessed(text):
    assert party(text, "Per Lund") is None


def test_who_was_a_papers_manager_does_not_speak_for_it():
    text = "Per Lund, a former Sel Bank manager and owner of a shop, spoke. The Sel Bank left."
    assert party(text, "Per Lund", body="Sel Bank") is None


def test_agency_by_its_letters_beside_a_name():
    assert party("Per Lund of SELA spoke.", "Per Lund", body="SELA") == "SELA"


def test_challenger_does_not_speak_for_the_government_that_he_left():
    text = "Veldia votes; Veldian troops left. Former finance minister Per Lund spoke. Per Lund, the challenger, left."
    assert party(text, "Per Lund") is None


def test_deputy_leader_of_a_listed_movement_speaks_for_it():
    assert party("Hamas left. Hamas’s deputy leader, Per Lund, spoke.", "Per Lund") == "Hamas"


def test_spokesman_of_a_movement_speaks_for_its_members():
    assert party("The Houthis left. Houthi spokesman Per Lund spoke.", "Per Lund") == "Houthis"


def test_president_of_a_bank_by_its_title():
    text = "Sel Central Bank President Per Lund spoke."
    assert party(text, "Per Lund", body="Sel Central Bank") == "Sel Central Bank"


def test_union_that_only_an_apposition_tells():
    text = "Velmo, the actors’ union, left. Its general secretary, Per Lund, spoke."
    assert party(text, "Per Lund") == "Velmo"


def test_head_of_a_federation_that_has_no_other_name():
    assert party("The head of the builders’ federation, Per Lund, spoke.", "Per Lund") == "builders’ federation"


def test_campaign_manager_of_a_president_speaks_for_the_campaign_and_not_for_the_country():
    text = "Kenyan President Ivo Tarn left. His campaign manager, Per Lund, spoke."
    assert party(text, "Per Lund", "Ivo Tarn") == "Ivo Tarn's campaign"


def test_officer_of_a_council_that_a_paragraph_opens_with():
    text = "Rain fell.\n\nSel Harbour council denied it.\n\nThe council’s finance officer, Per Lund, spoke."
    assert party(text, "Per Lund") == "Sel Harbour council"
    text = "Rain fell.\n\nYesterday council staff left.\n\nThe council’s finance officer, Per Lund, spoke."
    assert party(text, "Per Lund") is None
