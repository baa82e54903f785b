"""Which stance one statement tells."""

from collections.abc import Callable

import pytest

from onrecord.ledger import Ledger
from onrecord.positions import issue_from, timeline
from onrecord.positions.matter import Matter
from onrecord.positions.sides import sides_of
from onrecord.positions.stance import Reading, stance_of
from onrecord.record import Issue


def read(issue: Issue, said: str, *, act: str | None = None) -> Reading | None:
    """The reading of "cue | content", said for Osmar."""
    cue, content = said.split(" | ")
    sides = sides_of(issue)
    return stance_of(
        cue, content, matter=Matter(issue), own=sides.called["Osmar"], others=sides.others("Osmar"), act=act
    )


OPEN = [
    "said | that his government is ready to return to talks",
    "agreed | to negotiate with Tarn",
    "called for | an immediate ceasefire",
    "urged | Tarn and Velm to return to talks",
    "said | “We will sit down with them tomorrow.”",
    "said | that both sides must negotiate",
    "said | talks are the only way out",
    "offered | talks without an agenda",
    "said | it had accepted the ceasefire",
    "said | that Osmar welcomes the talks",
    "is asking | Velm, Tarn and other Gulf allies to return to talks",
    "said | it was holding talks with Tarn",
    "announced | Osmar's envoys would be negotiating in Velm",
    "announces | talks with Tarn",
    "told | Tarn to return to talks",
    "has told | Velm it must free the crew and negotiate",
    "is asking | Tarn and Velm to free the crew that they hold in the strait and return to talks",
    "urged | Tarn to stop the filling and return to talks",
    "decided | to negotiate",
    "urges | US to negotiate",
    "asked | the United States to return to talks",
    "called for | talks that were suspended in May",
    "wants | talks to be held",
    "said | the ceasefire was overdue",
    "insisted | that the talks be resumed",
    "called for | a new round of talks",
    "announced | that a ceasefire would take hold",
    "said | that it must return to talks",
    "said | Osmar would use all the talks that it can get",
]
CLOSED = [
    "ruled out | negotiations with Tarn",
    "said | “We will not negotiate with thieves.”",
    "said | there will be no talks",
    "said | that Osmar would never sit down with Tarn",
    "said | his country had rejected Tarn's ceasefire proposal",
    "refused | to return to talks",
    "said | that talks with Tarn are pointless",
    "called for | an end to the talks",
    "said | it cannot accept a ceasefire",
    "said | it was not possible to negotiate with Tarn",
    "has objected to | the ceasefire",
    "threatened | to quit the talks",
    "warned | Tarn not to negotiate",
    "warned | Tarn not to return to talks",
    "persuaded | Tarn to hold off from talks",
    "demanded | that the talks be halted",
    "said | the talks must be stopped",
    "decided | not to negotiate",
    "called | the ceasefire a mistake",
    "ruled | the ceasefire unlawful",
    "called for | a cessation of talks",
    "ordered | the talks halted",
    "ordered | the talks to be halted",
    "announced | a ceasefire pullout",
    "has vowed | to strangle the talks",
    "is committed to | the talks’ abolition",
    "spoke out against | the ceasefire",
    "is | against talks with Tarn",
    "said | any ceasefire against our will would be a mistake",
]
CONDITIONAL = [
    ("said | that Osmar would negotiate if the fleet is withdrawn", "if the fleet is withdrawn"),
    ("said | it would not sit down with Tarn until the strait is open", "until the strait is open"),
    ("said | “Unless the fleet leaves, we will not negotiate.”", "Unless the fleet leaves"),
    ("offered | talks on condition that Tarn frees the crew", "on condition that Tarn frees the crew"),
    ("refused | to negotiate while the ships are there", "while the ships are there"),
    ("said | the fleet must leave before talks", "the fleet must leave"),
    ("said | that ships can negotiate only if they ask the navy", "if they ask the navy"),
    ("said | talks would be possible only when the crew is free", "only when the crew is free"),
    ("said | Osmar will only take part in talks when the crew is free", "when the crew is free"),
    ("said | “The coalition will not take part in talks without Velm.”", "without Velm"),
    ("said | “Let them free the crew and I will sit down with anyone.”", "Let them free the crew"),
]
NOTHING = [
    "said | that Tarn refuses to negotiate",
    "said | that the talks in Velm lasted two hours",
    "accused Tarn of | refusing talks",
    "said | the two sides had failed to agree on a ceasefire",
    "said | “Who would want talks?”",
    "asked | whether Osmar would accept a ceasefire",
    "said | that nobody should celebrate the ceasefire",
    "said | that Tarn's minister told her that he would negotiate",
    "said | Osmar rejected the allegation that it broke the ceasefire",
    "said | after the talks that he was tired",
    "said | that he had never refused talks",
    "said | they would cross the strait during the ceasefire",
    "said | the captain is heavily armed, wants talks and is free to ask for them",
    "said | the ships cannot be stopped if they want talks",
    "said | should they ask for talks",
    "called for | a parliamentary vote on talks",
    "urged | him to chair the talks",
    "said | it is time for the talks committee",
    "ordered | that her pass be withdrawn … she wanted talks",
    "said | Velm would guard the ships which Tarn has refused to bring to the talks",
    "may say | that talks could follow",
    "announced | a moderator for the talks would be named",
    "said | that Theresa May would negotiate",
    "told | reporters that Tarn wants to negotiate",
    "said | the talks were suspended",
    "said | one of the aims of the talks would be to disrupt the trade of Tarn",
    "said | Velm will send a letter challenging its talks",
    "said | Tarn will only take part in talks when the crew is free",
    "wants | to free the crew that refused to sail and who would negotiate",
    "said | sanctions would follow the talks",
    "insisted | that Tarn was committed to the talks",
    "insisted | that a ceasefire in the strait cannot last",
    "announced | sanctions against Tarn for its harm to the talks",
    "launched | a campaign against Tarn during the talks",
    "said | it is against the rules to break off talks",
    "called for | an account of the talks",
    "praised | its ceasefire victory",
    "announced | a ceasefire breach",
    "said | Osmar must sink the talks",
    "threatened | to sink the talks",
    "said | Osmar does not have to negotiate",
    "suggested | that the suspension of the talks be looked at by the allies",
    "said | that to break off the talks would be a mistake",
    "announced | that talks would cost the crew their lives",
    "said | the court says the ceasefire was unlawful",
    "said | Osmar had considered itself above talks",
    "said | that Osmar should send help while stopping arms and talks",
    "insisted | that the ceasefire remained fragile",
    "said | the military campaign against talks goes on",
    "hinted | at a like answer should Tarn leave the talks",
    "said | it has nothing to do with talks",
    "said | talks were only part of the solution",
    "said | that an inquiry into the ceasefire is needed",
    "warned | that the talks they praise are becoming a catastrophe",
    "announced | that tests by a ceasefire board found poison",
    "called on | the talks to name a captain",
    "said | it will help ships opposing both Tarn and talks",
    "said | the case might end before the talks if it fails",
    "pledged | that the talks would be honest",
    "called on | all those close to the talks to let ships in",
    "advocates | in talks with Velm for a toll",
    "said | the ceasefire is not over",
    "concluded | that letters supported the talks",
]


@pytest.mark.parametrize("said", OPEN)
def test_open(talks: Issue, said: str) -> None:
    found = read(talks, said)
    assert found is not None
    assert found.stance == "open"


@pytest.mark.parametrize("said", CLOSED)
def test_closed(talks: Issue, said: str) -> None:
    found = read(talks, said)
    assert found is not None
    assert found.stance == "closed"


@pytest.mark.parametrize(("said", "condition"), CONDITIONAL)
def test_conditional_with_its_condition(talks: Issue, said: str, condition: str) -> None:
    found = read(talks, said)
    assert found is not None
    assert found.stance == "conditional"
    assert found.condition is not None
    content = said.split(" | ")[1]
    assert content[slice(*found.condition)] == condition


@pytest.mark.parametrize("said", NOTHING)
def test_no_stance_is_read_where_none_is_told(talks: Issue, said: str) -> None:
    found = read(talks, said)
    assert found is None or found.stance is None


@pytest.mark.parametrize(
    "said",
    [
        "offered | to mediate between Tarn and Velm",
        "said | that Osmar is ready to host the talks",
        "said | his country was willing to bring Tarn and Velm together",
        "offered | its mediation in talks between Tarn and Velm",
    ],
)
def test_offer_to_mediate(talks: Issue, said: str) -> None:
    found = read(talks, said)
    assert found is not None
    assert found.stance == "mediating"


@pytest.mark.parametrize(
    "said", ["said | that it would not mediate between Tarn and Velm", "said | that the hotel hosted the talks"]
)
def test_no_offer_to_mediate(talks: Issue, said: str) -> None:
    found = read(talks, said)
    assert found is None or found.stance != "mediating"


def test_unsettled_is_unclear(talks: Issue) -> None:
    found = read(talks, "said | that Osmar is considering a ceasefire")
    assert found is not None
    assert found.stance == "unclear"


def test_both_for_and_against_is_unclear(talks: Issue) -> None:
    found = read(talks, "said | we support a ceasefire, we reject talks")
    assert found is not None
    assert found.stance == "unclear"


def test_denial_is_no_position(talks: Issue) -> None:
    found = read(talks, "denied | that Osmar had agreed to a ceasefire")
    assert found is not None
    assert (found.stance, found.denies) == (None, True)


def test_an_act_that_says_the_opposite_leaves_no_stance(talks: Issue) -> None:
    assert read(talks, "said | Osmar is ready for talks", act="refuse-talks") == Reading(None)


def test_what_does_not_speak_of_the_issue_is_not_read(talks: Issue) -> None:
    assert read(talks, "said | that the harbour is closed") is None


def test_statement_like_an_example_is_on_the_issue() -> None:
    issue = Issue(
        name="fleet",
        title="The fleet",
        parties={"Osmar": ()},
        examples=("We will withdraw the fleet from the strait.",),
    )
    found = read(issue, "said | that it refuses to withdraw the fleet")
    assert found is not None
    assert found.stance == "closed"


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("ordered | the sanctions to be lifted", "open"),
        ("demanded | that the sanctions be lifted", "open"),
        ("said | that sanctions were lifted on Monday", None),
        ("said | the sanctions lifted by Tarn were old", None),
    ],
)
def test_verb_and_its_object_are_found_in_the_passive(said: str, stance: str | None) -> None:
    issue = issue_from({"title": "Trade", "parties": ["Osmar", "Tarn"], "words": ["lift sanctions"]})
    found = read(issue, said)
    assert (found and found.stance) == stance


def test_bodies_of_a_country_lend_it_no_other_peoples_names() -> None:
    called = sides_of(issue_from({"title": "Trade", "parties": ["United States"], "words": ["trade"]})).called
    assert "pentagon" in called["United States"]
    assert "european" not in called["United States"]


@pytest.mark.parametrize(
    ("said", "stance"), [(": | They should meet my students.", None), ("said | they must meet our envoys", "open")]
)
def test_whom_one_meets_of_ones_own_is_no_talks(said: str, stance: str | None) -> None:
    issue = issue_from({"title": "Talks", "parties": {"Osmar": [], "Tarn": []}, "words": ["meet"]})
    found = read(issue, said)
    assert (found.stance if found else None) == stance


FORCES = issue_from(
    {
        "name": "forces",
        "title": "Forces in the Strait of Velm",
        "parties": {"Osmar": [], "Tarn": []},
        "words": ["military presence", "airstrike", "talks"],
        "about": ["Strait of Velm", "Peru*"],
    }
)


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("committed to | airstrikes against the Reds", None),
        ("committed to | airstrikes against Tarn", "open"),
        ("committed to | airstrikes against the Moss regime", "open"),
        ("committed to | a military presence in Iceland", None),
        ("committed to | a military presence in the Strait of Velm", "open"),
        ("committed to | a military presence in Peruvian waters", "open"),
        ("committed to | a military presence in August", "open"),
        ("committed to | a military presence in Icelandic waters", None),
        ("proposed | talks with Iceland", None),
        ("proposed | talks with Iceland over the Strait of Velm", "open"),
        ("committed to | talks in Iceland", "open"),  # where they are held says nothing of what on
    ],
)
def test_what_is_turned_on_somebody_else_or_stands_in_another_country_is_off_the_matter(
    said: str, stance: str | None
) -> None:
    found = read(FORCES, said)
    assert (found.stance if found else None) == stance


def test_what_is_said_of_a_president_is_said_of_no_party_of_it() -> None:
    issue = issue_from({"title": "The vote", "parties": {"Osmar": [], "Moss Party": []}, "words": ["vote"]})
    sides, matter = sides_of(issue), Matter(issue)
    said = ("said", "the president does not want the vote")
    told = {
        party: stance_of(*said, matter=matter, own=sides.called[party], others=sides.others(party))
        for party in ("Osmar", "Moss Party")
    }
    assert {party: found.stance if found else None for party, found in told.items()} == {
        "Osmar": "closed", "Moss Party": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("said | it will send forces to the province of Lund", "open"),
        ("said | it will send forces into Tarn’s hilly province of Mossa", None),
        ("said | it will send forces into the Mossa region", None),
        ("said | it will send forces into the Velmar region", "open"),
        ("said | it will send forces in the spring", "open"),
    ],
)
def test_issue_about_a_region_is_about_no_other(said: str, stance: str | None) -> None:
    issue = issue_from(
        {
            "title": "Forces to Velmar",
            "parties": ["Osmar", "Tarn"],
            "words": ["send forces"],
            "about": ["Velmar", "Sel"],
        }
    )
    found = read(issue, said)
    assert (found.stance if found else None) == stance


@pytest.mark.parametrize(("said", "stance"), [("threatened | an invasion", "open"), ("threatened | the Sel", None)])
def test_whom_one_threatens_is_no_matter(said: str, stance: str | None) -> None:
    issue = issue_from({"title": "Sel", "parties": ["Osmar", "Tarn"], "words": ["invasion", "Sel"]})
    found = read(issue, said)
    assert (found.stance if found else None) == stance


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("that the Icelandic garrison be reined back", None),
        ("that the Peruvian garrison be reined back", "closed"),
        ("that Peru’s old garrison be reined back", "closed"),
        ("that the garrison be reined back", "closed"),
        ("for Iceland that the garrison be reined back", "closed"),
    ],
)
def test_matter_of_another_country_than_in_the_title_is_another(content: str, stance: str | None) -> None:
    issue = issue_from(
        {"title": "The Peruvian garrison", "parties": ["Osmar", "Tarn", "Iceland"], "words": ["garrison"]}
    )
    found = read(issue, f"demanded | {content}")
    assert (found.stance if found else None) == stance


def test_of_words_that_point_both_ways_those_hold_that_are_more() -> None:
    words = ["forces leave", "withdraw forces", "presence of forces"]
    issue = issue_from({"title": "Forces out of Velm", "parties": ["Osmar", "Tarn"], "words": words})
    assert read(issue, "demanded | that the presence of forces be ended") is None
    assert (found := read(issue, "demanded | that the forces leave")) is not None
    assert found.stance == "open"


def test_until_now_is_no_condition(talks: Issue) -> None:
    found = read(talks, "said | it is ready for talks with Tarn, which was silent until now")
    assert found is not None
    assert (found.stance, found.condition) == ("open", None)


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("an inquiry into the Lund sinking", None),
        ("an inquiry into the Lund fire", "open"),
        ("an inquiry into the Sel wharf", "open"),
        ("an inquiry", "open"),
    ],
)
def test_name_behind_the_matter_tells_otherwise_where_what_an_issue_is_about_only_stands_near(
    ledger: Ledger, say: Callable[..., str], content: str, stance: str | None
) -> None:
    issue = issue_from(
        {"title": "The fire at Sel", "parties": ["Osmar"], "words": ["inquiry"], "about": ["Sel", "burnt wharf"]}
    )
    say(content, cue="called for", text_before="They spoke of Sel. ")
    assert [position.stance for position in timeline(ledger, issue).positions] == ([stance] if stance else [])


def test_who_facilitates_talks_mediates_and_who_facilitates_a_visit_does_not() -> None:
    assert (found := read(FORCES, "said | it would facilitate talks between Tarn and Osmar")) is not None
    assert found.stance == "mediating"
    assert (found := read(FORCES, "said | it would facilitate a visit to the military presence of Tarn")) is None or (
        found.stance != "mediating"
    )
