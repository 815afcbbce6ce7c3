"""What a guidance worker does at a page: its code, its QR code on the screen, a message, a link to one part."""

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

LANGUAGES = {"fi": "", "ar": "ar/"}
SAID = {
    "fi": ("Anna eteenpäin", "Koodi 344", "Lue tämä: Kotoutumissuunnitelma https://example.org/k/344/"),
    "ar": ("مرّرها إلى غيرك", "الرمز 344", "اقرأ هذا: خطة الاندماج https://example.org/k/344/"),
}
PART = {"fi": "Linkki tähän kohtaan", "ar": "رابط إلى هذا الجزء"}


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A phone; further options of `browser.new_context` through indirect parameters."""
    options = {"viewport": {"width": 360, "height": 740}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


NO_SCRIPT = pytest.mark.parametrize("tab", [{}, {"java_script_enabled": False}], ids=["", "no script"], indirect=True)


def seen(page: Page) -> list[str]:
    """What a phone reads on the screen once the QR code of the open block is drawn."""
    page.locator(".give .say").scroll_into_view_if_needed()
    page.locator(".give img").evaluate("(image) => image.decode()")
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))]


@NO_SCRIPT
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_block_has_code_qr_code_and_message_and_is_folded_until_asked_for(tab, server, lang):
    tab.goto(server(LANGUAGES[lang] + "programme/plan/"))
    block = tab.locator(".give")
    name, code, message = SAID[lang]
    assert not block.locator("p").first.is_visible()
    block.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert block.locator("summary").inner_text() == name
    assert block.locator("p").first.inner_text() == f"{code} · example.org/k/344/"
    assert " ".join(block.locator(".say").inner_text().split()) == message
    assert seen(tab) == ["https://example.org/k/344/"]
    assert tab.locator("html").evaluate("(page) => page.scrollWidth") == 360


def test_the_qr_code_is_fetched_when_the_block_is_opened(tab, server):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(server("programme/plan/"), wait_until="networkidle")
    tab.keyboard.press("End")
    tab.wait_for_load_state("networkidle")
    assert [url for url in asked if "/qr/" in url] == []
    assert len([url for url in asked if "icon.svg" not in url and "say.json" not in url]) <= 4  # page, sheets, script
    with tab.expect_request("**/qr/344.svg"):
        tab.locator(".give summary").click()
    assert [url for url in asked if "/qr/" in url] == [server("qr/344.svg")]


def test_the_qr_code_can_be_read_on_a_dark_screen(browser, server):
    page = browser.new_page(color_scheme="dark")
    page.goto(server("programme/plan/"))
    page.locator(".give summary").click()
    assert seen(page) == ["https://example.org/k/344/"]
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_click_selects_the_whole_message(tab, server, lang):
    tab.goto(server(LANGUAGES[lang] + "programme/plan/"))
    tab.locator(".give summary").click()
    tab.locator(".give .say").click()
    assert " ".join(tab.evaluate("String(getSelection())").split()) == SAID[lang][2]


@NO_SCRIPT
def test_the_short_address_leads_to_the_page_in_every_language(tab, server):
    tab.goto(server("programme/plan/"))
    tab.locator(".give summary").click()
    tab.locator(".give a").click()
    tab.wait_for_url("**/k/344/")
    tab.get_by_role("link", name="خطة الاندماج").click()
    tab.wait_for_url("**/ar/programme/plan/")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_part_has_a_link_to_itself_that_a_keyboard_reaches(tab, server, lang):
    tab.goto(server(LANGUAGES[lang] + "programme/plan/"))
    heads = tab.locator("article :is(h2, h3)[id]")
    links = tab.get_by_role("link", name=PART[lang])
    expect(links).to_have_count(heads.count())
    first = heads.first.get_attribute("id")
    links.first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/#{first}")
    assert tab.locator("html").evaluate("(page) => page.scrollWidth") == 360


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_part_is_printed_alone_and_then_the_whole_page_again(tab, server, lang):
    tab.goto(server(LANGUAGES[lang] + "programme/plan/"))
    shown = "() => [...document.querySelectorAll('main :is(h1, h2)')].filter((head) => head.checkVisibility()).length"
    all_of_it = tab.evaluate(shown)
    section = tab.locator("section", has=tab.locator("#duration"))
    section.get_by_role("link", name=PART[lang]).first.click()
    button = section.get_by_role("button")
    tab.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    button.click()
    expect(tab.locator("main h1")).to_have_count(0)  # once the QR code of the paper is there
    assert tab.evaluate(shown) == 1
    assert section.locator("p").first.is_visible()
    tab.emulate_media(media="print")
    assert not button.is_visible()
    assert tab.locator(".top .paper").is_visible()
    tab.emulate_media(media="screen")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.evaluate(shown) == all_of_it > 1


@pytest.mark.parametrize("path", ["municipalities/kemi/", "contacts/", "ar/municipalities/tornio/", "guidance/urgent/"])
@pytest.mark.parametrize("tab", [{"viewport": {"width": 320, "height": 740}}], indirect=True)
def test_a_link_after_a_long_heading_makes_no_page_wider(tab, server, path):
    tab.goto(server(path))
    assert tab.locator("html").evaluate("(page) => page.scrollWidth") == 320


@pytest.mark.parametrize("path", ["guidance/urgent/", "municipalities/kemi/trafficking/"])
def test_nothing_on_a_quiet_page_is_to_be_handed_on(tab, server, path):
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(server(path))
    assert tab.locator(".give, .self").count() == 0
    assert faults == []


@pytest.mark.parametrize("typed", ["344", "٣٤٤", "۳۴۴"])
def test_a_code_that_is_typed_leads_on_in_the_digits_of_any_reader(tab, server, typed):
    tab.goto(server("k/"))
    tab.locator("#c").press_sequentially(typed)
    tab.wait_for_url("**/k/344/")


def test_while_a_code_is_typed_only_what_it_can_become_is_listed(tab, server):
    tab.goto(server("k/"))
    assert not tab.get_by_role("status").is_visible()
    tab.locator("#c").press_sequentially("61")
    shown = [link.inner_text() for link in tab.locator("main li a").all() if link.is_visible()]
    assert shown == ["613"]
    tab.locator("#c").press_sequentially("2")
    assert "There is no such code." in tab.get_by_role("status").inner_text()


@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_there_is_the_list_alone(tab, server):
    tab.goto(server("k/"))
    assert not tab.locator("#c").is_visible()
    tab.get_by_role("link", name="613").click()
    tab.wait_for_url("**/k/613/")


@pytest.mark.parametrize("path", ["k/", "k/344/", "k/613/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_codes_are_accessible_and_fit_a_phone(browser, server, axe, path, scheme):
    page = browser.new_page(viewport={"width": 320, "height": 740}, color_scheme=scheme)
    page.goto(server(path))
    assert axe.broken(page) == []
    assert page.locator("html").evaluate("(page) => page.scrollWidth") == 320
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_open_block_is_accessible(tab, server, axe, lang):
    tab.goto(server(LANGUAGES[lang] + "programme/plan/"))
    tab.locator(".give summary").click()
    assert axe.broken(tab) == []
