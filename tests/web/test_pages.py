"""The pages: what each shows, and what it says where it cannot."""

import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import onrecord
from onrecord.ledger import Ledger
from onrecord.web.dates import date_html
from onrecord.web.escaping import clip, link_or_none, text_html
from onrecord.web.limits import Rate
from onrecord.web.pages import adding
from onrecord.web.problems import add_problem_pages
from onrecord.web.site import Site
from tests.web.conftest import BASE, HOPES, RIVER, Add, form_key


def words(html: str) -> str:
    """The text of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_an_empty_ledger_says_how_to_begin(client: TestClient) -> None:
    html = client.get("/").text
    assert "onrecord demo" in html
    assert 'href="/add"' in html


def test_home_leads_to_what_was_added_last(client: TestClient, river: str, add: Add) -> None:
    second = add(HOPES, outlet="Radio Velm")
    html = client.get("/").text
    assert html.index(f"/articles/{second}") < html.index(f"/articles/{river}")
    assert "2 statements" in words(html)


def test_home_shows_one_statement_with_its_speaker_and_its_place(client: TestClient, river: str) -> None:
    section = client.get("/").text.partition('<section aria-labelledby="example">')[2].partition("</section>")[0]
    assert re.search(r"Ilse Marrow|Oren Halvik", section)
    assert "The Tarn Courier" in section
    assert f"/articles/{river}?at=a" in section


def test_an_article_has_its_words_marked_and_what_was_made_of_them_beside(client: TestClient, river: str) -> None:
    html = client.get(f"/articles/{river}").text
    assert (
        '<span class="content d0" data-n="1" id="t1">“We will not sit at that table,”</span><a class="ref" href="#n1"'
        in html
    )
    assert '<span class="source d0" data-n="1">Ilse Marrow</span>' in html
    assert re.search(r'<li class="note" id="n2".*?Oren Halvik.*?\d+% sure', html, re.S)
    assert '<time datetime="2031-03-05">5 March 2031</time>' in html
    assert html.count("<h1") == 1


def test_the_beginning_of_an_id_will_do(client: TestClient, river: str) -> None:
    assert client.get(f"/articles/{river[:8]}").status_code == 200


def test_a_statement_leads_to_its_place_in_the_article(client: TestClient, river: str) -> None:
    html = client.get("/statements/s2").text
    assert "the water is ours" in html
    assert '<svg class="chain"' in html
    (place,) = re.findall(r'class="place" href="([^"]+)"', html)
    assert place == f"/articles/{river}?at=a2"
    answer = client.get(place, follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{river}#t2"


def test_a_statement_leads_to_the_words_on_the_outlets_page(client: TestClient, add: Add) -> None:
    add(RIVER, url="https://courier.example/talks?a=1&b=2")
    page = client.get("/statements/s1").text
    assert 'href="https://courier.example/talks?a=1&amp;b=2#:~:text=We%20will%20not%20sit' in page


def test_an_address_that_is_none_of_the_web_is_no_link_to_words(client: TestClient, add: Add) -> None:
    add(RIVER, url="javascript:alert(1)")
    assert 'href="javascript' not in client.get("/statements/s1").text


def test_an_article_that_was_not_read_says_so(client: TestClient, add: Add) -> None:
    text = (
        "Der Rat von Tarn teilte am Montag mit, dass der Damm oberhalb der Stadt noch vor dem Frühjahr geleert wird und"
        " dass niemand sein Haus verlassen muss. Das Wasser steht höher als je zuvor, sagten die Ingenieure."
    )
    page = client.get(f"/articles/{add(text)}").text
    assert "not read: it is in another language than English" in page


def test_a_long_article_comes_in_parts_and_links_lead_to_the_right_one(client: TestClient, add: Add) -> None:
    id = add("\n\n".join([*("Nothing was said in this paragraph. " * 20 for _ in range(60)), RIVER]))
    first = client.get(f"/articles/{id}").text
    assert "Part 1 of 3" in first
    assert "Ilse Marrow" not in first
    answer = client.get(f"/articles/{id}?at=a1", follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{id}?part=3#t1"
    last = client.get(f"/articles/{id}?part=3").text
    assert "Ilse Marrow" in last
    assert client.get(f"/articles/{id}?part=4").status_code == 404


def test_revisions_can_be_picked_and_the_edit_is_shown(client: TestClient, add: Add) -> None:
    url = "https://tarn.example/river"
    first = add(RIVER, url=url)
    second = add(RIVER.replace("that table", "this table"), url=url)
    html = client.get(f"/articles/{second}").text
    assert f'href="/articles/{second}?revision=1"' in html
    assert f'href="/articles/{second}/diff?before=1&amp;after=2"' in html
    old = client.get(f"/articles/{second}?revision=1").text
    assert "that table" in old
    assert "there is a" in words(old)
    assert client.get(f"/articles/{second}?revision=7").status_code == 404
    diff = client.get(f"/articles/{second}/diff").text
    assert "<del>that</del> <ins>this</ins>" in diff
    assert client.get(f"/articles/{first}/diff").status_code == 404


def test_any_two_revisions_are_compared(client: TestClient, add: Add) -> None:
    url = "https://tarn.example/river"
    for table in ("that", "this", "the round"):
        id = add(RIVER.replace("that table", f"{table} table"), url=url)
    for page in (client.get(f"/articles/{id}").text, client.get(f"/articles/{id}/diff").text):
        form = page[page.index(f'action="/articles/{id}/diff"') :]
        assert re.search(r'<option value="2" selected>2, .*<option value="3" selected>3, ', form, re.S)
    first_to_last = client.get(f"/articles/{id}/diff?before=1&after=3").text
    assert "<del>that</del> <ins>the round</ins>" in first_to_last
    assert "From revision 1, date unknown to revision 3, date unknown" in words(first_to_last)
    assert "<del>this</del> <ins>that</ins>" in client.get(f"/articles/{id}/diff?before=2&after=1").text
    assert "<del>that</del> <ins>this</ins>" in client.get(f"/articles/{id}/diff?after=2").text
    for query in ("before=1&after=9", "after=1", "before=0&after=2"):
        assert client.get(f"/articles/{id}/diff?{query}").status_code in (404, 422)


@pytest.mark.parametrize("path", ["/articles", "/articles/{id}", "/articles/{id}/diff", "/statements/s1", "/search"])
def test_an_address_with_a_line_break_at_its_end_is_none(client: TestClient, river: str, path: str) -> None:
    assert client.get(path.format(id=river) + "%0A").status_code == 404


def test_a_removed_text_is_not_shown_and_said_to_be_removed(client: TestClient, ledger: Ledger, river: str) -> None:
    ledger.redact(river, why="a court's order", who="Mara")
    answer = client.get(f"/articles/{river}")
    assert answer.status_code == 410
    assert "a court’s order" in answer.text.replace("&#39;", "’")
    assert "removed by law or request" in client.get("/articles").text
    assert client.get("/statements/s1").status_code == 404


def test_a_search_is_its_address(client: TestClient, river: str, add: Add) -> None:
    add(HOPES, outlet="Radio Velm", published="2031-04-01")
    html = client.get("/search?q=water&speaker=Halvik&since=2031-03").text
    assert 'value="water"' in html
    assert 'value="Halvik"' in html
    assert html.count('<li class="statement">') == 1
    assert client.get("/search?speaker=Halvik").text.count('<li class="statement">') == 2
    assert client.get("/search?outlet=Radio+Velm").text.count('<li class="statement">') == 1
    assert "No statement on record fits" in client.get("/search?q=nothing").text


@pytest.mark.parametrize(
    "query", ["since=yesterday", "q=...", "speaker=%2B", "since=2031&until=2030", "q=a&page=x", "page=x"]
)
def test_what_cannot_be_looked_for_gets_a_sentence_and_the_form_back(
    client: TestClient, river: str, query: str
) -> None:
    answer = client.get(f"/search?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "<form" in answer.text


def test_lists_go_on_where_the_page_before_ended(client: TestClient, add: Add) -> None:
    for number in range(30):
        add(
            f"Day {number}\n\n“River {number},” Ilse Marrow said.\n",
            outlet="Radio Velm",
            published=f"2031-03-{number + 1:02}",
        )
    for start in ("/search?speaker=Marrow", "/search?q=river"):
        seen: list[str] = []
        address: str | None = start
        while address:
            html = client.get(address).text
            seen += re.findall(r'href="/statements/(s\d+)"', html)
            following = re.search(r'rel="next" href="([^"]+)"', html)
            address = following[1].replace("&amp;", "&") if following else None
        assert len(seen) == len(set(seen)) == 30


def test_why_says_what_each_value_came_from(client: TestClient, river: str) -> None:
    html = client.get(f"/articles/{river}?why=yes").text
    assert '<dl class="why">' in html
    assert "<dt>speaker</dt>" in html


def test_an_article_of_another_model_cannot_be_explained_and_says_so(
    client: TestClient, ledger: Ledger, river: str, fake_extractor
) -> None:
    fake_extractor.model = "fake-2"
    answer = client.get(f"/articles/{river}?why=yes")
    assert answer.status_code == 409
    assert "fake-1" in answer.text


def test_pasting_a_text_puts_it_on_record(client: TestClient, ledger: Ledger) -> None:
    key = form_key(client.get("/add").text)
    answer = client.post(
        "/add",
        data={
            "form_key": key,
            "text": RIVER.replace("\n", "\r\n"),
            "outlet": "The Tarn Courier",
            "published": "2031-03-05",
        },
    )
    assert answer.status_code == 200
    assert "We will not sit at that table" in answer.text
    (listed,) = ledger.articles()
    assert ledger.record(listed.id).article.text == RIVER
    again = client.post(
        "/add", data={"form_key": key, "text": RIVER, "outlet": "The Tarn Courier", "published": "2031-03-05"}
    )
    assert again.status_code == 200
    assert len(list(ledger.articles())) == 1


def test_a_file_is_read_as_from_the_command_line(client: TestClient, ledger: Ledger) -> None:
    key = form_key(client.get("/add").text)
    page = (
        b"<html><head><title>River</title></head><body><article><h1>River</h1>"
        + b"<p>\xe2\x80\x9cWe wait,\xe2\x80\x9d Ilse Marrow said in the long hall of the old mill on Tuesday.</p>" * 3
        + b"</article></body></html>"
    )
    answer = client.post("/add", data={"form_key": key}, files={"file": ("river.html", page, "text/html")})
    assert answer.status_code == 200, words(answer.text)
    assert "We wait" in answer.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "no article"),
        ({"text": "   "}, "no article"),
        ({"text": "A text.", "published": "soon"}, "soon"),
        ({"text": "…"}, "no words"),
    ],
)
def test_what_is_no_article_gets_a_sentence_and_the_form_back(
    client: TestClient, ledger: Ledger, given, said: str
) -> None:
    key = form_key(client.get("/add").text)
    answer = client.post("/add", data={"form_key": key, **given})
    assert answer.status_code == 400
    assert said in answer.text
    assert list(ledger.articles()) == []


def test_reading_very_many_articles_has_to_wait(ledger: Ledger, fake_extractor) -> None:
    site = Site(ledger, lambda: fake_extractor)
    site.extractions = Rate(per_minute=60, burst=2, clock=lambda: 0.0)
    app = FastAPI()
    app.include_router(adding.routes(site))
    add_problem_pages(app, site)
    client = TestClient(app, base_url=BASE, follow_redirects=False)
    key = form_key(client.get("/add").text)
    answers = [client.post("/add", data={"form_key": key, "text": f"Day {number}\n\nNothing."}) for number in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 429, 429]
    assert answers[-1].headers["retry-after"] == "1"
    assert 'role="alert"' in answers[-1].text


def test_a_wrong_speaker_is_corrected_and_taken_back(client: TestClient, ledger: Ledger, river: str) -> None:
    html = client.get("/review/s1").text
    given = {
        "form_key": form_key(html),
        "verdict": "correct",
        "speaker.name": "Jon Halvik",
        "why": "misheard",
        "who": "Ana",
    }
    answer = client.post("/review/s1", data=given)
    assert answer.status_code == 200
    assert "corrected" in words(answer.text)
    assert next(ledger.statements(speaker="Jon Halvik")).id == "s1"
    (decision,) = ledger.decisions()
    assert (decision.who, decision.why, dict(decision.value)) == (
        "Ana",
        "misheard",
        {"speaker.name": "Jon Halvik", "speaker.type": "person"},
    )
    assert "corrected by Ana" in words(client.get(f"/articles/{river}").text)
    undone = client.post(
        "/review/undo", data={"form_key": form_key(answer.text), "number": decision.number, "of": "s1"}
    )
    assert "is taken back" in words(undone.text)
    assert list(ledger.statements(speaker="Jon Halvik")) == []


def test_the_queue_goes_on_and_skips(client: TestClient, ledger: Ledger, river: str) -> None:
    first = client.get("/review").text
    assert 'action="/review/s1"' in first
    assert 'action="/review/s2"' in client.get("/review?skip=1").text
    after = client.post("/review/s1", data={"form_key": form_key(first), "verdict": "reject", "in_queue": "yes"})
    assert 'action="/review/s2"' in after.text
    assert [item.id for item in ledger.statements()] == ["s2"]
    assert "rejected by a person" in words(client.get(f"/articles/{river}").text)
    last = client.post("/review/s2", data={"form_key": form_key(first), "verdict": "accept", "in_queue": "yes"})
    assert "Nothing waits for review" in last.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "a value"),
        ({"speaker.type": "unnamed"}, "unnamed"),
        ({"content": "not in it"}, "does not stand"),
        ({"act": "bogus"}, "bogus"),
    ],
)
def test_a_correction_that_cannot_be_gets_a_sentence_and_its_values_back(
    client: TestClient, ledger: Ledger, river: str, given, said: str
) -> None:
    key = form_key(client.get("/review/s1").text)
    answer = client.post("/review/s1", data={"form_key": key, "verdict": "correct", "why": "so", **given})
    assert answer.status_code == 400
    assert said in answer.text
    assert 'value="so"' in answer.text
    assert ledger.decisions() == []


@pytest.mark.parametrize(
    "path",
    [
        "/statements/s99",
        "/statements/x",
        "/review/s99",
        "/review/x",
        "/articles/zzzz",
        "/nowhere",
        "/statements/s" + "9" * 30,
        "/review/s1%20a1",
    ],
)
def test_what_is_not_there_gets_a_page_that_says_so(client: TestClient, river: str, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text
    assert "<nav" in answer.text


def test_a_closed_list_of_addresses_may_be_links() -> None:
    assert link_or_none("https://tarn.example/a") == "https://tarn.example/a"
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        " javascript:alert(1)",
        "//evil.example",
        "https:",
        "http://[",
        None,
        "",
    ):
        assert link_or_none(address) is None


def test_dates_keep_their_precision() -> None:
    assert date_html("2031-03-05") == '<time datetime="2031-03-05">5 March 2031</time>'
    assert date_html("2031-03") == '<time datetime="2031-03">March 2031</time>'
    assert date_html("2031-W10") == '<time datetime="2031-W10">week 10 of 2031</time>'
    assert (
        date_html("2031-03/2031-05")
        == '<time datetime="2031-03">March 2031</time> to <time datetime="2031-05">May 2031</time>'
    )
    assert date_html("2031-21") == "2031-21"
    assert "unknown" in date_html(None)


def test_clipping_keeps_whole_words() -> None:
    assert clip("one two three", 9) == "one two …"
    assert clip("x" * 20, 10) == "x" * 10 + " …"
    assert clip("short", 10) == "short"


HOSTILE = (
    "<script>alert(1)</script> & <img src=x onerror=alert(1)>\n\n"
    "“<b onmouseover=alert(2)>We will</b> talk,” Ilse Marrow said. \u202eetar neht\u202c \x0b "
    "“</p></main><h1>Owned</h1>,” Ilse Marrow said.\n"
)


def test_a_hostile_article_is_text(client: TestClient, ledger: Ledger, fake_extractor) -> None:
    article = onrecord.read_text(
        HOSTILE,
        title="<svg onload=alert(1)>\u202e",
        outlet='"><script>x</script>',
        url="javascript:alert(1)",
        published="2031-03-05",
    )
    ledger.add(onrecord.extract(article))
    hostile_search = "/search?q=%3Cscript%3Ealert(1)%3C/script%3E"
    places = ["/", "/articles", f"/articles/{article.identity}", "/search?q=talk", "/statements/s1", "/review/s1"]
    for path in [*places, "/review", hostile_search, "/articles?outlet=%3Cscript%3E", "/%3Cscript%3E"]:
        html = client.get(path).text
        tags = re.findall(r"<[a-zA-Z/!][^>]*>", html)
        assert not [tag for tag in tags if re.search(r"\son\w+\s*=", tag)], path
        assert [tag for tag in tags if tag.startswith("<script")] == [
            tag for tag in tags if "/static/onrecord.js" in tag
        ]
        assert "<h1>Owned" not in html
        assert 'href="javascript:' not in html
        assert "<img" not in html
        for sign in re.finditer("[\u202a-\u202e\u2066-\u2069]", html):
            assert html[: sign.start()].endswith('">'), path
            assert html[sign.end() :].startswith("</bdi>"), path


def test_steering_characters_stay_in_the_text_and_have_nothing_to_steer() -> None:
    assert text_html("a\u202eb") == 'a<bdi class="steering" title="U+202E">\u202e</bdi>b'
    assert text_html("שלום <b>") == "שלום &lt;b&gt;"
    assert text_html("a\ud800b\x00c\x9bd") == "a\ufffdb␀c\ufffdd"


def test_five_megabytes_are_shown_in_parts_of_less_than_300_kb(client: TestClient, ledger: Ledger) -> None:
    from onrecord.record import Article, Record

    text = "<&\"'> " * 100_000 + "é" * 500_000 + "\n" * 10 + "<\n" * 300_000
    article = Article(text=text)
    ledger.add(Record(article=article, model="none-1", attributions=()))
    answer = client.get(f"/articles/{article.identity}")
    assert answer.status_code == 200
    assert len(answer.content) < 300_000
    middle = client.get(f"/articles/{article.identity}?part=60")
    assert middle.status_code == 200
    assert len(middle.content) < 300_000


def test_the_address_of_this_site_in_a_form_is_accepted(client: TestClient) -> None:
    key = form_key(client.get("/add").text)
    headers = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    assert client.post("/add", data={"form_key": key, "text": HOPES}, headers=headers).status_code == 200
