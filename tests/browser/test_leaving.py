"""The urgent page, and an answer like it, in a real browser: who leaves it quickly does not find it by going back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

AWAY = "https://www.infofinland.fi/"


def press_escape_twice(tab: Page) -> None:
    """As the page says to; it says so as soon as it is seen."""
    expect(tab.locator(".esc")).to_be_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")


LEAVING = {"the button": lambda tab: tab.locator(".leave a").click(), "Escape twice": press_escape_twice}
INNER = ["article p a[href$='#leave-page']", ".here li:nth-child(2) a", ".skip"]
OTHER = {"": "ar", "ar/": "fi"}  # the folder of a language, and a language to switch to from it


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab of a phone in which the neutral site answers."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, **getattr(request, "param", {}))
    context.route(f"{AWAY}**", lambda route: route.fulfill(body="<title>-</title>", content_type="text/html"))
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    yield page
    context.close()


def open_from_home(tab: Page, server, folder: str) -> None:
    tab.goto(server(folder))
    tab.locator(".call a:not(.tel)").click()
    tab.wait_for_url("**/guidance/urgent/")


def follow_inner_links(tab: Page) -> None:
    """Three links that lead to other parts of the page."""
    for link in INNER:
        found = tab.locator(link)
        if link.startswith(".here"):
            tab.locator(".here").evaluate("menu => menu.open = true")
        before = tab.url
        if link == ".skip":
            found.focus()
            tab.keyboard.press("Enter")
        else:
            found.click()
        tab.wait_for_url(lambda url, before=before: url != before)


def switch(tab: Page, language: str) -> None:
    tab.evaluate("scrollTo(0, 0)")
    tab.locator(".tools summary").first.click()
    tab.locator(f".panel .langs a[lang={language}]").click()
    expect(tab.locator("html")).to_have_attribute("lang", language)


def never_seen_behind(tab: Page, home: str) -> None:
    """Back from the neutral site shows the home page, and nothing but what was there before it."""
    tab.wait_for_url(AWAY)
    tab.go_back()
    expect(tab).to_have_url(home)
    tab.go_back()
    expect(tab).to_have_url("about:blank")


@pytest.mark.parametrize("folder", OTHER)
@pytest.mark.parametrize("switched", ["before", "after"])
@pytest.mark.parametrize("way", LEAVING)
def test_back_never_shows_the_urgent_page_three_hops_deep(tab, server, way, switched, folder):
    open_from_home(tab, server, folder)
    hops = [follow_inner_links, lambda tab: switch(tab, OTHER[folder])]
    for hop in hops if switched == "after" else reversed(hops):
        hop(tab)
    LEAVING[way](tab)
    never_seen_behind(tab, server(folder))


@pytest.mark.parametrize("folder", OTHER)
@pytest.mark.parametrize("way", LEAVING)
def test_an_answer_that_nobody_else_should_see_is_left_in_the_same_way(tab, server, way, folder):
    tab.goto(server(f"{folder}municipalities/kemi/"))
    tab.locator("article a[href$='trafficking/']").first.click()
    tab.wait_for_url("**/trafficking/")
    LEAVING[way](tab)
    tab.wait_for_url(AWAY)
    tab.go_back()
    expect(tab).to_have_url(server(f"{folder}municipalities/kemi/"))


def test_escape_twice_leaves_while_the_page_still_comes(tab, server, site_folder):
    text = (site_folder / "guidance/urgent/index.html").read_text(encoding="utf-8")
    begun = text[: text.index('<p class="leave">')]
    tab.context.route("**/guidance/urgent/", lambda route: route.fulfill(body=begun, content_type="text/html"))
    open_from_home(tab, server, "")
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    tab.wait_for_url("about:blank")
    tab.go_back()
    expect(tab).to_have_url(server(""))


@pytest.mark.parametrize("folder", OTHER)
def test_a_page_reached_from_the_urgent_page_takes_its_place(tab, server, folder):
    open_from_home(tab, server, folder)
    tab.locator("#next ~ ul a[href$='contacts/']").click()
    tab.wait_for_url("**/contacts/")
    tab.go_back()
    expect(tab).to_have_url(server(folder))


def test_who_comes_back_from_another_page_and_leaves_finds_that_page_and_not_the_urgent_one(tab, server):
    open_from_home(tab, server, "")
    tab.locator(".crumbs a[href='../']").click()
    tab.wait_for_url("**/guidance/")
    tab.locator("article a[href='urgent/']").first.click()
    tab.wait_for_url("**/urgent/")
    LEAVING["the button"](tab)
    tab.wait_for_url(AWAY)
    tab.go_back()
    expect(tab).to_have_url(server("guidance/"))
    tab.go_back()
    expect(tab).to_have_url(server(""))


def test_another_site_opened_from_the_urgent_page_takes_its_place(tab, server):
    tab.context.route("https://nettiturvakoti.fi/**", lambda route: route.fulfill(body="-", content_type="text/html"))
    open_from_home(tab, server, "")
    tab.locator("article a[href^='https://nettiturvakoti.fi']").first.click()
    tab.wait_for_url("https://nettiturvakoti.fi/**")
    tab.go_back()
    expect(tab).to_have_url(server(""))


def test_with_the_script_nothing_says_to_close_the_tab(tab, server):
    tab.goto(server("guidance/urgent/"))
    expect(tab.get_by_text("Tai paina Esc-näppäintä kaksi kertaa.")).to_be_visible()
    expect(tab.get_by_text("Sulje sitten tämä välilehti.")).to_be_hidden()


WORDS = {
    "": "Sulje sitten tämä välilehti. Muuten selaimen paluupainike näyttää tämän sivun.",
    "en/": "Then close this tab. Otherwise the browser's Back button shows this page.",
    "ar/": "ثم أغلق علامة التبويب هذه. وإلا يعرض زر الرجوع في المتصفح هذه الصفحة.",
}


@pytest.mark.parametrize(("folder", "words"), WORDS.items())
@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_the_page_says_beside_the_button_to_close_the_tab(tab, server, folder, words):
    open_from_home(tab, server, folder)
    said = tab.get_by_text(words)
    assert said.is_visible()
    tab.locator("article h2[id]").last.scroll_into_view_if_needed()
    expect(said).to_be_in_viewport()
    assert tab.locator(".leave").bounding_box()["height"] < 160
    assert not tab.locator(".esc").is_visible()
    tab.locator(".leave a").click()
    tab.wait_for_url(AWAY)
    tab.go_back()
    expect(tab).to_have_url(server(f"{folder}guidance/urgent/"))  # as it says


def test_where_the_script_does_not_come_the_page_says_to_close_the_tab(tab, server):
    tab.context.route("**/leave.js*", lambda route: route.abort())
    tab.goto(server("guidance/urgent/"))
    expect(tab.get_by_text(WORDS[""])).to_be_visible()


def test_only_the_urgent_page_fetches_the_script(tab, server):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for path in ("", "guidance/", "guidance/urgent/"):
        assert not [url for url in asked if "leave.js" in url]
        tab.goto(server(path), wait_until="networkidle")
    assert len([url for url in asked if "leave.js" in url]) == 1
