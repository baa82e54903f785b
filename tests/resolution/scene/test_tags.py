from onrecord.record import Article, Name
from onrecord.resolution.scene.names import given_names
from onrecord.resolution.scene.places import Places
from onrecord.resolution.scene.tags import mended, outlets_of


def kinds(text: str, *names: str, outlet: str | None = None) -> list[tuple[str, str]]:
    article = Article(text=text, outlet=outlet)
    tags = [Name(span=(text.index(n), text.index(n) + len(n)), type="person") for n in names]
    found = mended(article, tags, Places(text, given=given_names()), outlets_of(article))
    return [(text[slice(*name.span)], name.type) for name in found]


def test_country_of_no_table_is_a_place():
    assert kinds("Veldia waits. Veldian troops left.", "Veldia", "Veldian") == [
        ("Veldia", "place"),
        ("Veldian", "other"),
    ]


def test_end_of_an_outlets_name_is_no_person():
    text = "The daily Evening Bell said so. The Evening Bell also reported that it rained."
    tag = Name(span=(text.rindex("Bell"), text.rindex("Bell") + 4), type="person")
    (found,) = mended(Article(text=text), [tag], Places(text, given=given_names()), frozenset({"Evening Bell"}))
    assert (text[slice(*found.span)], found.type) == ("Evening Bell", "organization")


def test_name_of_a_body_that_a_tag_cut_off_is_whole():
    assert kinds("Ardmoor Lines said it regretted that.", "Ardmoor") == [("Ardmoor Lines", "organization")]
    assert kinds("The Sel Bakers’ Union thanked him.", "Sel Bakers") == [("Sel Bakers’ Union", "organization")]


def test_name_goes_as_far_as_the_letters_that_it_is_known_by():
    text = "The Institute of Tides, Weather and Ice (ITWI) said so. Tides, Weather and Ice (FOO) said so."
    tag = Name(span=(4, 22), type="organization")
    (found,) = mended(Article(text=text), [tag], Places(text, given=given_names()), frozenset())
    assert text[slice(*found.span)] == "Institute of Tides, Weather and Ice"


def test_tag_that_holds_a_person_and_his_body_is_two():
    text = "“No,” said Oskar Lindh of the Friends of the Quay."
    span = (text.index("Oskar"), len(text) - 1)
    found = mended(
        Article(text=text), [Name(span=span, type="organization")], Places(text, given=given_names()), frozenset()
    )
    assert [(text[slice(*name.span)], name.type) for name in found] == [
        ("Oskar Lindh", "person"),
        ("Friends of the Quay", "organization"),
    ]


def test_dam_is_a_place():
    assert kinds("They closed the Sel Dam.", "Sel Dam") == [("Sel Dam", "place")]


def test_outlet_of_a_dateline_is_no_person():
    assert kinds("KORVA, May 3 (Selwire) - He told Selwire.", "Selwire") == [("Selwire", "organization")]


def test_own_outlet_by_its_last_word_is_no_person():
    assert kinds("He told the Beacon.", "Beacon", outlet="The Korva Beacon") == [("Beacon", "organization")]


def test_town_before_a_name_is_no_part_of_it():
    assert kinds("At Korva Per Lund spoke.", "Korva", "Per Lund") == [("Korva", "place"), ("Per Lund", "person")]


def test_first_word_of_a_title_is_no_person():
    assert kinds("Foreign Minister Per Lund spoke.", "Foreign") == []


def test_staff_of_a_byline_is_no_person():
    assert kinds("By Our Diplomatic Staff\n\nIt rained.", "Diplomatic Staff") == []


def test_name_cut_off_at_its_ampersand_is_whole():
    assert kinds("KL&M waits for the wind.", "KL") == [("KL&M", "organization")]


def test_parts_of_a_name_that_stands_whole_elsewhere_are_one():
    text = "Ardmoor Net Services waits. They wrote to Ardmoor Net Services."
    spans = [(0, 20), (text.rindex("Ardmoor"), text.rindex("Ardmoor") + 7), (text.rindex("Net"), len(text) - 1)]
    tags = [Name(span=span, type="organization") for span in spans]
    found = mended(Article(text=text), tags, Places(text), frozenset())
    assert [text[slice(*name.span)] for name in found] == ["Ardmoor Net Services"] * 2


def test_name_ends_before_a_hyphen_a_slash_a_day_and_a_bracket():
    assert kinds("The Velm-based Board said so.", "Velm-") == [("Velm", "person")]
    assert kinds("A Post/Bell survey.", "Post/") == [("Post", "person")]
    text = "A report from Radio Velm on March 3 said so."
    tag = Name(span=(14, 33), type="organization")
    (found,) = mended(Article(text=text), [tag], Places(text, given=given_names()), frozenset())
    assert text[slice(*found.span)] == "Radio Velm"
    assert kinds("Ivo Tarn (Con, Velm) left.", "Ivo Tarn (Con") == [("Ivo Tarn", "person")]


def test_firm_of_two_names_of_which_one_is_tagged_is_whole():
    assert kinds("The broker Hallam & Stone said so.", "Stone") == [("Hallam & Stone", "organization")]


def test_nickname_in_marks_is_a_part_of_the_name():
    assert kinds("Ivo “Pip” Tarn left.", "Ivo “Pip", "Tarn") == [("Ivo “Pip” Tarn", "person")]


def test_name_of_a_person_does_not_reach_back_over_a_line() -> None:
    assert kinds("They left the U.S.\nIvo Tarn left.", "U.S.\nIvo Tarn") == [("Ivo Tarn", "person")]


def test_office_in_the_tag_of_a_body_is_no_part_of_its_name():
    text = "Harrel Steel CEO Ana Doe spoke."
    (found, *_) = mended(
        Article(text=text), [Name(span=(0, 16), type="organization")], Places(text, given=given_names()), frozenset()
    )
    assert text[slice(*found.span)] == "Harrel Steel"
