"""What people come for, from the first page to the answer, in a real browser."""

from playwright.sync_api import Page, expect

PASTED = """Mayor rules out second bridge

LUNDAL, May 4 - “There will be no second bridge while I am mayor,” Ada Lund told the council on Sunday.

Her deputy, Per Holm, said the money had been promised to the schools.
"""


def test_paste_an_article_and_check_a_quote(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Add").click()
    page.get_by_label("Text").fill(PASTED)
    page.get_by_label("Outlet").fill("The Lundal Post")
    page.get_by_label("Published").fill("2031-05-04")
    page.get_by_role("button", name="Put it on record").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mayor rules out second bridge")
    note = page.locator(".note", has_text="Ada Lund").first
    expect(note).to_contain_text("The Lundal Post")
    number = note.get_attribute("data-n")
    expect(page.locator(f"#t{number}")).to_have_text("“There will be no second bridge while I am mayor,”")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Check").click()
    page.get_by_label("The quotation").fill("There will be a second bridge while I am mayor")
    page.get_by_label("By whom").fill("Lund")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".verdict")).to_have_text("On record in other words.")
    expect(page.locator(".match").first).to_contain_text("the meaning differs")
    expect(page.locator(".match del").first).to_have_text("no")
    page.locator(".match").first.get_by_role("link", name="Mayor rules out").click()
    expect(page.locator(f"#t{number}")).to_be_in_viewport()


def test_find_all_that_a_person_said_on_a_matter(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search the statements").fill("filling")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Speaker").fill("Solvat")
    page.get_by_role("button", name="Search").click()
    rows = page.locator("li.statement")
    assert rows.count() == 4
    for row in rows.all():
        expect(row.locator(".who")).to_contain_text("Solvat")
        expect(row).to_contain_text("filling")
    assert "speaker=Solvat" in page.url
    assert "q=filling" in page.url
    assert "party" not in page.url
    rows.first.locator(".place").click()
    expect(page.locator(".text .content:target")).to_be_in_viewport()


def test_from_the_timeline_to_the_words_in_their_article(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Talks over the Harl Dam, with every statement behind it").click()
    page.locator(".timeline a .mark").first.click()
    row = page.locator("li:target")
    expect(row).to_be_in_viewport()
    row.locator(".place").first.click()
    expect(page.locator(".text .content:target")).to_be_in_viewport()


def test_all_that_a_person_said_under_all_names(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=arbitration")
    page.locator("li.statement a.speaker", has_text="Irena Solvat").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Irena Solvat")
    expect(page.locator(".columns")).to_contain_text("foreign minister")
    assert page.locator("li.statement").count() > 5


def test_see_how_two_outlets_worded_it(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=telephone")
    page.locator("li.statement", has=page.locator(".more")).locator(".content-link").first.click()
    expect(page.locator("svg.chain g.first")).to_contain_text("first to carry it")
    wordings = page.locator(".wordings > li")
    assert wordings.count() >= 2
    outlets = wordings.locator(".source-line a").all_inner_texts()
    assert len(set(outlets)) >= 2
    expect(wordings.first).to_contain_text("first to carry it")
    expect(wordings.nth(1)).to_contain_text("joined to")
    expect(page.locator(".wordings .flag", has_text="copied from").first).to_be_visible()
    wordings.nth(1).locator(".place").click()
    expect(page.locator(".text .content:target")).to_be_in_viewport()


def test_split_a_carrier_off_a_statement_and_take_it_back(page: Page, site: str) -> None:
    page.goto(f"{site}/search?q=telephone")
    page.locator("li.statement", has=page.locator(".more")).locator(".content-link").first.click()
    wordings = page.locator(".wordings > li")
    before = wordings.count()
    page.get_by_text("Not the same statement?").first.click()
    form = page.locator(".deciding[open]")
    form.get_by_label("Why").fill("she said it again a week later")
    form.get_by_role("button", name="Split it off").click()
    expect(page.locator(".done")).to_contain_text("is on record")
    expect(page.locator(".decisions")).to_contain_text("Split by Mara")
    assert wordings.count() < before
    page.locator(".done").get_by_role("button", name="Undo").click()
    expect(page.locator(".done")).to_contain_text("is taken back")
    expect(wordings).to_have_count(before)


def test_see_what_an_edit_did(page: Page, site: str) -> None:
    page.goto(f"{site}/articles")
    page.locator("li.listed", has=page.locator(".revised")).locator(".headline a").click()
    page.get_by_role("link", name="What the edit changed").click()
    expect(page.locator("del, ins").first).to_be_visible()


def test_correct_a_wrong_speaker_and_undo_it_by_keys(page: Page, site: str) -> None:
    page.goto(f"{site}/review")
    was = page.locator(".subject .who").inner_text()
    page.keyboard.press("e")
    speaker = page.get_by_label("Speaker", exact=True)
    expect(speaker).to_be_focused()
    speaker.fill("Ottilie Brandt")
    page.get_by_label("What the speaker is").select_option("person")
    page.get_by_label("Why").fill("she signed the letter")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator(".done")).to_contain_text("is corrected")
    page.locator(".done").get_by_role("link").click()
    expect(page.locator(".subject .who")).to_contain_text("Ottilie Brandt")
    expect(page.locator(".decisions")).to_contain_text("Corrected by Mara")
    page.get_by_role("button", name="Undo decision").click()
    expect(page.locator(".done")).to_contain_text("taken back")
    assert page.locator(".subject .who").inner_text() == was


def test_keys_decide_on_one_after_another_and_can_be_turned_off(page: Page, site: str) -> None:
    page.goto(f"{site}/review")
    first = page.locator("#subject").inner_text()
    page.keyboard.press("a")
    expect(page.locator(".done")).to_contain_text("is accepted")
    assert page.locator("#subject").inner_text() != first
    page.keyboard.press("u")
    expect(page.locator(".done")).to_contain_text("taken back")
    page.goto(f"{site}/review")
    page.get_by_label("Single keys decide").uncheck()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("r")
    page.wait_for_timeout(300)
    assert page.locator(".done").count() == 0
    page.reload()
    expect(page.get_by_label("Single keys decide")).not_to_be_checked()


def test_a_note_and_its_words_light_up_together(page: Page, site: str) -> None:
    page.goto(f"{site}/articles")
    page.locator(".rows .headline a").last.click()
    page.locator('.note[data-n="2"]').hover()
    expect(page.locator('.text .content[data-n="2"]').first).to_have_class("content d0 lit")


def test_a_hostile_article_does_nothing(page: Page, site: str) -> None:
    page.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError("a script ran")))
    page.goto(f"{site}/add")
    page.get_by_label("Text").fill(
        "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> “<svg onload=alert(1)> We wait,” Ada Lund said. "
        "<a href='javascript:alert(1)'>here</a> \u202e“backwards,” she said.\n"
    )
    page.get_by_role("button", name="Put it on record").click()
    expect(page.locator("article")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("article img, article script").count() == 0
    assert page.evaluate("document.querySelectorAll('[onerror], [onload]').length") == 0
