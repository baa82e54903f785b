from onrecord.record import Name
from onrecord.resolution.scene.people import people_in
from onrecord.resolution.speakers.turns import turn_at, turns_in

MARKED = "((WN)) Why, Per Lund? ((Per Lund)) I like it. ((WN)) Really? ((Per Lund)) I do."
LINES = "Per Lund came.\n\nCourier: Why?\n\nLund: I like it.\n\nCourier: Really?\n\nLund: I do."


def holder(text: str, words: str) -> str | None:
    at = text.index("Per Lund")
    people = people_in(text, [Name(span=(at, at + 8), type="person")])
    turn = turn_at(turns_in(text, people), text.index(words))
    return turn.person.name if turn is not None and turn.person is not None else None


def test_marked_answer_is_the_person_s():
    assert holder(MARKED, "I do") == "Per Lund"


def test_surname_before_a_colon_opens_an_answer():
    assert holder(LINES, "I like") == "Per Lund"


def test_labels_may_be_in_capitals_and_behind_a_mark():
    shouted = LINES.replace("Courier:", "“COURIER:").replace("Lund: ", "“LUND: ")
    assert holder(shouted, "I like") == "Per Lund"


def test_a_label_may_be_the_initials_of_one_person_and_of_no_two():
    short = LINES.replace("Lund:", "PL:")
    assert holder(short, "I like") == "Per Lund"
    people = people_in(
        f"Pia Lorm left. {short}", [Name(span=(0, 8), type="person"), Name(span=(15, 23), type="person")]
    )
    assert not turns_in(f"Pia Lorm left. {short}", people)


def test_question_is_nobody_s():
    assert holder(MARKED, "Really") is None


def test_article_without_turns_has_none():
    assert holder("Per Lund came. Note: this is short.", "this") is None


def test_behind_a_headline_and_the_last_answer_the_article_goes_on():
    text = f"Lund: ‘I like it’\n\nIt rained.\n\n{LINES}\n\nHe would not say why."
    at = text.index("Per Lund")
    turns = turns_in(text, people_in(text, [Name(span=(at, at + 8), type="person")]))
    assert turns[0].end == text.index("\n")
    assert turns[-1].end == text.index("\n\nHe would")
    assert turns[1].end == text.index("Lund: I like it.")


QA = "Meet Per Lund, our new chief\n\nHe succeeds {}.\n\nQ: Why?\n\nA: I like it.\n\nQ: Really?\n\nA: I do."


def answering(text: str, *names: str) -> str | None:
    people = people_in(text, [Name(span=(text.index(n), text.index(n) + len(n)), type="person") for n in names])
    turn = turn_at(turns_in(text, people), text.index("I do"))
    return turn.person.name if turn is not None and turn.person is not None else None


def test_who_answers_is_the_one_person_named_before():
    assert answering(QA.format("nobody"), "Per Lund") == "Per Lund"


def test_of_several_people_named_before_the_one_in_the_headline_answers():
    assert answering(QA.format("Ana Roe"), "Per Lund", "Ana Roe") == "Per Lund"


def test_of_two_people_in_the_headline_nobody_is_known_to_answer():
    text = QA.format("nobody").replace("Per Lund", "Per Lund and Ana Roe")
    assert answering(text, "Per Lund", "Ana Roe") is None
