"""What scripts add in a real browser: the reader's language, a voice, paper, and a way out. Nothing without asking."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }
    const set = () => { throw new DOMException('full', 'QuotaExceededError') }
    for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { value: new Proxy({}, { set }) })"""
STORED = "[...Object.entries(localStorage), ...Object.entries(sessionStorage)]"
SHIFTS = """window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().map((e) => e.value)))
    .observe({ type: 'layout-shift', buffered: true })"""
VOICES = """(voices) => { window.said = []; window.stopped = 0
    Object.defineProperty(window, 'speechSynthesis', { value: {
        voices, getVoices() { return this.voices },
        speak(part) { said.push([part.voice && part.voice.lang, part.text]); last = part },
        cancel() { stopped += 1 } } })
    window.SpeechSynthesisUtterance = function (text) { this.text = text } }"""


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab of a phone whose language is Finnish; other options through indirect parameters."""
    options = {"viewport": {"width": 360, "height": 740}, "locale": "fi-FI"} | getattr(request, "param", {})
    context = browser.new_context(**options)
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
    yield page
    context.close()


def speaks(*locales: str) -> pytest.MarkDecorator:
    """A test with browsers in these languages."""
    return pytest.mark.parametrize("tab", [{"locale": locale} for locale in locales], indirect=True, ids=locales)


def test_a_language_is_remembered_only_when_it_was_chosen_in_a_list(tab, server):
    tab.goto(server("en/programme/plan/"))
    tab.goto(server("ar/contacts/"))
    assert tab.evaluate(STORED) == []
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=en]").click()
    tab.wait_for_url("**/en/contacts/")
    assert tab.evaluate(STORED) == [["lang", "en"]]
    tab.goto(server("programme/plan/"))
    expect(tab).to_have_url(server("programme/plan/"))  # never redirected
    expect(tab.locator(".hint a")).to_have_text("Read this page in English")
    tab.goto(server("en/programme/plan/"))
    assert tab.locator(".hint").count() == 0


def test_the_list_on_the_home_page_is_remembered_too(tab, server):
    tab.goto(server(""))
    tab.locator("main .langs a[lang=ar]").click()
    tab.wait_for_url("**/ar/")
    assert tab.evaluate(STORED) == [["lang", "ar"]]


@speaks("ar-SY")
def test_the_language_of_the_browser_is_suggested_in_itself_and_never_forced(tab, server, axe):
    tab.goto(server("programme/plan/"))
    hint = tab.locator(".top .hint")
    assert (hint.get_attribute("lang"), hint.get_attribute("dir")) == ("ar", "rtl")
    expect(hint.locator("a")).to_have_text("قراءة هذه الصفحة بالعربية")
    assert hint.get_by_role("button", name="لا، شكرا").is_visible()
    assert tab.get_by_role("link", name="Kotona Meri-Lapissa").is_visible()
    assert axe.broken(tab) == []
    hint.locator("a").click()
    tab.wait_for_url("**/ar/programme/plan/")
    assert tab.locator(".hint").count() == 0
    assert tab.evaluate(STORED) == []


@speaks("zh-CN", "zh-Hans-CN", "zh-TW")
def test_a_language_with_a_script_is_suggested_to_whoever_reads_the_language(tab, server):
    as_chinese = lambda route: route.fulfill(body=route.fetch().text().replace('lang="ar"', 'lang="zh-Hans"'))  # noqa: E731
    tab.route("**/programme/plan/", as_chinese)
    tab.goto(server("programme/plan/"))
    assert tab.locator(".hint").get_attribute("lang") == "zh-Hans"
    tab.evaluate("localStorage.lang = 'en'")
    tab.reload()
    assert tab.locator(".hint").get_attribute("lang") == "en"


@speaks("en-GB")
def test_a_declined_suggestion_does_not_come_back_in_this_tab(tab, server):
    tab.goto(server("programme/plan/"))
    tab.get_by_role("button", name="No, thank you").click()
    assert tab.locator(".hint").count() == 0
    assert tab.evaluate("document.activeElement.className") == "brand"
    tab.goto(server("contacts/"))
    assert tab.locator(".hint").count() == 0
    assert tab.evaluate("localStorage.length") == 0


@speaks("fi-FI", "ja-JP")
def test_nothing_is_suggested_in_the_language_of_the_page_or_one_the_site_has_not(tab, server):
    tab.goto(server("programme/plan/"))
    assert tab.locator(".hint").count() == 0


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("path", ["programme/plan/", "ar/municipalities/kemi/", ""])
def test_a_suggestion_moves_nothing_and_fits(lettered, server, path, width):
    context = lettered.new_context(viewport={"width": width, "height": 740}, locale="en-GB")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(server(path), wait_until="networkidle")
    assert page.locator(".hint a").is_visible()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("shifts") == []
    assert page.locator(".brand span").bounding_box()["width"] > 100  # the site's name stays
    tools = page.locator(".tools").bounding_box()
    hint, bar = page.locator(".hint").bounding_box(), page.locator(".top").bounding_box()
    assert tools["y"] + tools["height"] <= hint["y"]
    assert bar["y"] <= hint["y"] and hint["y"] + hint["height"] <= bar["y"] + bar["height"]
    assert hint["x"] >= 0 and hint["x"] + hint["width"] <= width
    one_line = 50 if width >= 768 else 70  # on a desk the suggestion and the way to this page take a line each
    assert page.locator(".hint a").bounding_box()["height"] <= one_line
    assert not path or page.locator(".crumbs").bounding_box()["height"] <= (50 if width >= 768 else 100)
    for control in page.locator(".hint a, .hint button").all():
        assert control.bounding_box()["height"] >= 44
    context.close()


@pytest.mark.parametrize("weather", [FORBIDDEN, FULL], ids=["forbidden", "full"])
@speaks("en-GB")
def test_storage_that_is_forbidden_or_full_breaks_nothing(tab, server, weather):
    tab.add_init_script(weather)
    tab.goto(server("programme/plan/"))
    tab.get_by_role("button", name="No, thank you").click()
    assert tab.locator(".hint").count() == 0
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=ar]").click()
    tab.wait_for_url("**/ar/programme/plan/")
    assert tab.locator(".acts [value=print]").is_visible()


@pytest.mark.parametrize("tab", [{"java_script_enabled": False, "locale": "ar"}], indirect=True)
def test_without_javascript_no_button_stands_there_that_does_nothing(tab, server):
    tab.goto(server("programme/plan/"))
    assert tab.locator(".hint").count() == 0
    assert [button.is_visible() for button in tab.locator("button").all()] == [False] * tab.locator("button").count()
    assert tab.locator("article h1").is_visible()


def test_escape_closes_an_open_menu_and_gives_the_focus_back(tab, server):
    tab.goto(server("programme/plan/"))
    summary = tab.locator(".tools summary").last
    summary.click()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Escape")
    assert tab.locator(".top details[open]").count() == 0
    expect(summary).to_be_focused()


def test_a_click_elsewhere_closes_an_open_menu_and_one_inside_does_not(tab, server):
    tab.goto(server("programme/plan/"))
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .wrap").first.click(position={"x": 2, "y": 2})
    assert tab.locator(".top details[open]").count() == 1
    tab.mouse.click(180, 735)
    assert tab.locator(".top details[open]").count() == 0


# The urgent page, and an answer that nobody else should see.


@speaks("ar-SY")
@pytest.mark.parametrize("path", ["guidance/urgent/", "municipalities/kemi/trafficking/"])
def test_a_quiet_page_suggests_nothing_and_stores_nothing(tab, server, path):
    tab.goto(server(path))
    for part in (".hint", ".speak", ".acts", "[data-offline]", "[data-say]"):
        assert tab.locator(part).count() == 0, part
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=en]").click()
    tab.wait_for_url(f"**/en/{path}")
    assert tab.evaluate(STORED) == []
    assert tab.evaluate("document.cookie") == ""
    assert tab.evaluate("caches.keys()") == []
    assert tab.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert tab.context.cookies() == []


def elsewhere(tab: Page) -> list[dict]:
    """Answer for the neutral site, and note what it is told of where the reader comes from."""
    told: list[dict] = []

    def answer(route):
        told.append(route.request.all_headers())
        route.fulfill(body="<title>InfoFinland</title>", content_type="text/html")

    tab.route("https://www.infofinland.fi/**", answer)
    return told


LEAVING = {
    "click": lambda tab: tab.locator(".leave a").click(),
    "Escape twice": lambda tab: [tab.keyboard.press("Escape"), tab.keyboard.press("Escape")],
}


@pytest.mark.parametrize("way", LEAVING)
@pytest.mark.parametrize("lang", ["", "ar/"])
def test_the_urgent_page_is_left_at_once_and_the_back_button_does_not_lead_back(tab, server, way, lang):
    told = elsewhere(tab)
    tab.goto(server(f"{lang}contacts/"))
    tab.goto(server(f"{lang}guidance/urgent/"))
    LEAVING[way](tab)
    tab.wait_for_url("https://www.infofinland.fi/")
    assert ["referer" in headers for headers in told] == [False]
    tab.go_back()
    expect(tab).to_have_url(server(f"{lang}contacts/"))


def test_one_escape_does_not_leave_the_urgent_page_nor_two_with_another_key_between(tab, server):
    told = elsewhere(tab)
    tab.goto(server("guidance/urgent/"))
    for key in ("Escape", "Tab", "Escape", "Tab"):
        tab.keyboard.press(key)
    tab.wait_for_load_state("networkidle")
    assert tab.url == server("guidance/urgent/") and told == []


@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_the_way_out_is_a_plain_link_that_tells_nothing(tab, server):
    told = elsewhere(tab)
    tab.goto(server("guidance/urgent/"))
    tab.locator(".leave a").click()
    tab.wait_for_url("https://www.infofinland.fi/")
    assert ["referer" in headers for headers in told] == [False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_way_out_stays_in_sight_and_hides_no_focus(browser, server, axe, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    page.goto(server("guidance/urgent/"))
    assert axe.broken(page) == []
    page.locator("#next").scroll_into_view_if_needed()
    way = page.locator(".leave a")
    expect(way).to_be_in_viewport(ratio=1)
    assert way.bounding_box()["height"] >= 44
    bottom = page.locator(".leave").bounding_box()
    for link in reversed(page.locator("article a").all()):  # upwards, where the bar could cover it
        link.focus()
        assert link.bounding_box()["y"] >= bottom["y"] + bottom["height"] - 1
    context.close()


# Reading aloud, printing, sharing.


def test_a_page_is_read_aloud_by_a_voice_of_the_device_in_its_language_and_stopped(tab, server):
    voices = [{"lang": "en-GB", "localService": True}, {"lang": "ar_SA", "localService": True}]
    tab.add_init_script(f"({VOICES})({str(voices).replace('True', 'true')})")
    tab.goto(server("ar/programme/plan/"))
    button = tab.locator(".speak")
    assert button.inner_text() == "استماع"
    button.click()
    said = tab.evaluate("said")
    assert {lang for lang, _ in said} == {"ar_SA"}
    assert said[0][1] == tab.locator("h1").inner_text()
    text = " ".join(part for _, part in said)
    assert tab.locator("#duration").inner_text() in text
    assert tab.locator(".crumbs a").first.inner_text() not in text
    assert button.inner_text() == "إيقاف"
    before = tab.evaluate("stopped")
    button.click()
    assert tab.evaluate("stopped") == before + 1
    assert button.inner_text() == "استماع"
    button.click()
    tab.evaluate("last.onend()")
    assert button.inner_text() == "استماع"


@pytest.mark.parametrize(
    "voices", [[], [{"lang": "ar-SA", "localService": False}], [{"lang": "fi-FI", "localService": True}]]
)
def test_no_page_offers_a_voice_that_the_device_has_not_itself(tab, server, voices):
    tab.add_init_script(f"({VOICES})({str(voices).replace('True', 'true').replace('False', 'false')})")
    tab.goto(server("ar/programme/plan/"))
    assert not tab.locator(".speak").is_visible()


def test_a_voice_that_comes_late_is_offered_and_moves_nothing(tab, server):
    tab.add_init_script(f"({VOICES})([])")
    tab.add_init_script(SHIFTS)
    tab.goto(server("ar/programme/plan/"), wait_until="networkidle")
    assert not tab.locator(".speak").is_visible()
    tab.evaluate("speechSynthesis.voices = [{ lang: 'ar', localService: true }]; speechSynthesis.onvoiceschanged()")
    assert tab.locator(".speak").is_visible()
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert tab.evaluate("shifts") == []


def test_a_page_can_be_shared_where_the_device_can(tab, server):
    tab.add_init_script(
        "navigator.share = async (what) => { window.shared = what; throw new DOMException('', 'AbortError') }"
    )
    tab.goto(server("en/programme/plan/"))
    tab.get_by_role("button", name="Share").click()
    assert tab.evaluate("shared") == {"title": tab.title(), "url": server("en/programme/plan/")}


def test_a_page_is_not_offered_for_sharing_where_the_device_cannot(tab, server):
    tab.add_init_script("delete Navigator.prototype.share")
    tab.goto(server("en/programme/plan/"))
    assert tab.get_by_role("button", name="Print").is_visible()
    assert tab.get_by_role("button", name="Share").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_reports_nothing_with_every_button_shown(browser, server, axe, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, locale="en-GB")
    page = context.new_page()
    page.add_init_script(f"({VOICES})([{{ lang: 'ar', localService: true }}]); navigator.share = async () => {{}}")
    page.goto(server("ar/programme/plan/"))
    assert [page.locator(part).first.is_visible() for part in (".hint", ".speak", "[value=share]")] == [True] * 3
    assert axe.broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


@pytest.mark.parametrize(("folder", "to"), [("", "ar"), ("ar/", "en")])
def test_another_language_shows_the_place_that_was_read(tab, server, folder, to):
    tab.goto(server(f"{folder}programme/plan/"))
    tab.evaluate("document.querySelector('#review').scrollIntoView()")
    tab.evaluate(f"document.querySelector('.top .langs a[lang={to}]').click()")
    tab.wait_for_url(f"**/{to}/programme/plan/#review")
    expect(tab.locator("#review")).to_be_in_viewport()


def test_a_part_that_was_linked_stays_when_the_language_is_chosen_at_the_top(tab, server):
    tab.goto(server("programme/plan/#review"))
    tab.evaluate("scrollTo(0, 0)")
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=ar]").click()
    tab.wait_for_url("**/ar/programme/plan/#review")
    expect(tab.locator("#review")).to_be_in_viewport()


def scroll_to(tab: Page, part: str) -> None:
    """A part comes to the top of the view, and the page has heard of it."""
    tab.evaluate(
        """part => new Promise(heard => {
            addEventListener("scroll", heard, { once: true });
            document.getElementById(part).scrollIntoView();
        }).then(() => null)""",
        part,
    )


def test_the_part_that_was_read_before_scrolling_up_to_the_menu_is_shown_in_another_language(tab, server):
    tab.clock.install()
    tab.goto(server("programme/plan/"))
    scroll_to(tab, "review")
    tab.clock.run_for(1500)
    tab.evaluate("scrollTo(0, 0)")
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=ar]").click()
    tab.wait_for_url("**/ar/programme/plan/#review")


@pytest.mark.parametrize(("pause", "place"), [(1500, "review"), (5000, "maker")], ids=["in passing", "to read"])
def test_where_she_stood_still_on_the_way_up_to_the_menu_counts_only_when_she_read_there(tab, server, pause, place):
    tab.clock.install()
    tab.goto(server("programme/plan/"))
    for part, milliseconds in (("review", 1500), ("maker", pause)):
        scroll_to(tab, part)
        tab.clock.run_for(milliseconds)
    tab.evaluate("scrollTo(0, 0)")
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=ar]").click()
    tab.wait_for_url(f"**/ar/programme/plan/#{place}")


def test_a_part_that_was_opened_is_shown_in_another_language(tab, server):
    tab.goto(server("municipalities/kemi/"))
    tab.locator("summary:has(#orientation)").click()
    tab.evaluate("scrollTo(0, 0)")
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=ar]").click()
    tab.wait_for_url("**/ar/municipalities/kemi/#orientation")
    expect(tab.locator("details:has(> summary #orientation)")).to_have_attribute("open", "")


@speaks("ar-SY")
def test_the_suggestion_leads_to_the_same_part(tab, server):
    tab.goto(server("programme/plan/#review"))
    expect(tab.locator("#review")).to_be_in_viewport()
    tab.locator(".hint a").evaluate("link => link.click()")
    tab.wait_for_url("**/ar/programme/plan/#review")


@speaks("ar-SY")
def test_without_the_words_of_the_suggestion_the_name_of_the_language_stands(tab, server):
    tab.route("**/say.json*", lambda route: route.abort())
    tab.goto(server("programme/plan/"))
    assert tab.locator(".hint a").inner_text() == "العربية"


def test_from_the_top_of_a_page_another_language_begins_at_its_top(tab, server):
    tab.goto(server("programme/plan/"))
    tab.locator(".tools summary").first.click()
    tab.locator(".panel .langs a[lang=ar]").click()
    tab.wait_for_url("**/ar/programme/plan/")
    assert tab.evaluate("scrollY") == 0


def test_a_link_to_a_contact_stays_on_the_page_that_shows_its_card(tab, server):
    tab.goto(server("ar/municipalities/kemi/"))
    shown = tab.locator(".contact[id]").evaluate_all("cards => cards.map(card => card.id)")
    links = tab.locator("article a[href*='#c-']").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    here = [link for link in links if link.removeprefix("#") in shown]
    assert here and {link.partition("#")[2] for link in links if not link.startswith("#")}.isdisjoint(shown)
    link = tab.locator(f"article a[href='{here[0]}']").first
    if not link.is_visible():  # in a part that is folded until its name is pressed
        link.locator("xpath=ancestor::details[1]").locator("> summary").click()
    link.click()
    expect(tab.locator(here[0])).to_be_in_viewport()
    expect(tab).to_have_url(server(f"ar/municipalities/kemi/{here[0]}"))
