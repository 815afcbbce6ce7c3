"""Reading without internet, in a real browser: nothing without consent, what is saved is there, and it can go."""

import http.server
import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

import build
import serve
from conftest import copy_project
from sitekit.content import site, special
from sitekit.outputs import compress
from sitekit.outputs.singlefile import anchor

FILE_LIMIT = 120_000  # bytes of a language's file as it is published
WORKER_LIMIT = 2_048  # bytes of the service worker as it is served
LANGUAGES = {"fi": "", "en": "en/", "ar": "ar/"}
LOOKS = [(lang, scheme) for lang in LANGUAGES for scheme in ("light", "dark")]
STORED = """async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    local: localStorage.length,
})"""
ONLINE = """async (url) => {
    for (let tries = 0; tries < 200 && !await fetch(url, { cache: 'no-store' }).catch(() => null); tries++)
        await new Promise((done) => setTimeout(done, 50))
}"""
NOTHING = {"caches": [], "workers": 0, "local": 0}


@dataclass
class Weather:
    """What the server of a test does: holds every answer back, breaks, or sends `headers` with each."""

    go: threading.Event = field(default_factory=threading.Event)
    broken: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.go.set()

    def hold(self) -> None:
        self.go.clear()


@dataclass(frozen=True)
class Hosted:
    """A site in a folder of its server, as on a shared host."""

    root: str
    folder: Path
    weather: Weather

    def __call__(self, path: str) -> str:
        return self.root + path

    def publish(self, built: Path) -> None:
        """Put another build in place."""
        shutil.rmtree(self.folder)
        shutil.copytree(built, self.folder)


@pytest.fixture
def hosted(tmp_path: Path, site_folder: Path) -> Iterator[Hosted]:
    """This site under /sub/path/ of a server of its own."""
    weather = Weather()

    class Handler(serve.Handler):
        def do_GET(self) -> None:
            weather.asked.append(self.path)
            weather.go.wait(60)
            if weather.broken:
                self.send_error(502)
            else:
                super().do_GET()

        def end_headers(self) -> None:
            for name, value in weather.headers.items():
                self.send_header(name, value)
            super().end_headers()

    folder = tmp_path / "www/sub/path"
    shutil.copytree(site_folder, folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path / "www")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Hosted(f"http://127.0.0.1:{server.server_port}/sub/path/", folder, weather)
    weather.go.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def newer(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later build, in which one Arabic sentence differs."""
    root = tmp_path_factory.mktemp("newer") / "project"
    shutil.copytree(project, root)  # with what was built: only the languages that change are built again
    about = root / "docs/ar/about.md"
    about.write_text(about.read_text(encoding="utf-8").replace("MIT", "MIT."), encoding="utf-8")
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    return root / "site"


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser that has never seen the site; options of `browser.new_context` through indirect parameters."""
    made = browser.new_context(viewport={"width": 360, "height": 740}, **getattr(request, "param", {}))
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


def words(site_folder: Path, lang: str) -> dict[str, str]:
    """What the offline page of a language can say."""
    tree = html.parse(str(site_folder / LANGUAGES[lang] / "offline/index.html"), html.HTMLParser(encoding="utf-8"))
    return json.loads(tree.find(".//div[@class='keep']").get("data-words"))


def listed(site_folder: Path, lang: str) -> dict:
    return json.loads((site_folder / f"offline/{lang}.json").read_text(encoding="utf-8"))


def start(sentence: str) -> str:
    """A sentence up to what is filled in."""
    return sentence.partition("{")[0]


def save(tab: Page, hosted: Hosted, lang: str = "ar") -> None:
    """Press the button and wait until the page says that it is done."""
    tab.goto(hosted(f"{LANGUAGES[lang]}offline/"))
    tab.locator(".keep button").first.click()
    expect(tab.locator(".keep [role=status]")).to_contain_text(start(words(hosted.folder, lang)["saved"]))
    tab.wait_for_function("navigator.serviceWorker.controller")


# Consent


def test_nothing_is_stored_and_no_worker_is_fetched_before_the_reader_asks(tab, hosted):
    for path in ("ar/", "ar/contacts/", "ar/offline/", "offline/unsaved.html"):
        tab.goto(hosted(path), wait_until="networkidle")
        assert tab.evaluate(STORED) == NOTHING, path
    assert [path for path in hosted.weather.asked if path.endswith("sw.js")] == []


@pytest.mark.parametrize("path", ["guidance/urgent", "municipalities/kemi/trafficking"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_quiet_page_never_speaks_of_saving(site_folder, lang, path):
    page = html.parse(str(site_folder / LANGUAGES[lang] / path / "index.html")).getroot()
    links = page.xpath("//main//a/@href | //footer//a/@href")
    assert [link for link in links if "offline" in link] == []
    assert page.xpath("//*[@data-offline]") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_other_page_leads_to_the_offline_page_from_its_footer(project, site_folder, lang):
    for name in site.load(project, site.today_from("2026-11-24")).finnish:
        if name not in ("guidance/urgent.md", "offline.md"):
            address = LANGUAGES[lang] + name.removesuffix("index.md").removesuffix(".md")
            page = html.parse(str(site_folder / address / "index.html")).getroot()
            assert len(page.xpath("//footer//a[@data-offline]")) == 1, name


# Saved


def test_arabic_is_saved_and_five_pages_and_the_contacts_are_read_without_internet(tab, context, hosted):
    save(tab, hosted)
    context.set_offline(True)
    copy = listed(hosted.folder, "ar")["copy"]
    paths = ("", "programme/plan/", "programme/rights/", "training/", "municipalities/tornio/", "guidance/urgent/")
    for path in (*paths, "contacts/"):
        tab.goto(hosted(f"ar/{path}"))
        assert tab.evaluate("document.documentElement.lang") == "ar", path
        assert tab.locator("main h1").is_visible(), path
        assert tab.evaluate("getComputedStyle(document.querySelector('.top')).position") == "relative", path  # styled
        if path != "guidance/urgent/":
            expect(tab.locator("main > [role=status]")).to_contain_text(copy)
    assert tab.locator("article a.tel").count() > 10
    tab.locator("article a[href]:not([href^='tel:'])").first.wait_for()
    tab.goto(hosted("ar/guidance/urgent/"), wait_until="load")
    assert tab.locator("main > [role=status]").count() == 0


def test_a_slow_network_gives_way_to_the_saved_page_which_says_so(tab, hosted):
    save(tab, hosted)
    hosted.weather.hold()
    tab.goto(hosted("ar/programme/plan/"))
    expect(tab.locator("main > [role=status]")).to_contain_text(listed(hosted.folder, "ar")["copy"])


def test_a_server_that_fails_gives_way_to_the_saved_page(tab, hosted):
    save(tab, hosted)
    hosted.weather.broken = True
    tab.goto(hosted("ar/training/"))
    expect(tab.locator("main > [role=status]")).to_contain_text(listed(hosted.folder, "ar")["copy"])


def test_a_saved_page_that_the_site_took_away_is_gone(tab, hosted):
    save(tab, hosted)
    shutil.rmtree(hosted.folder / "ar/contacts")
    answer = tab.goto(hosted("ar/contacts/"))
    assert answer and answer.status == 404


def test_with_internet_a_saved_language_is_read_from_the_network(tab, hosted, newer):
    save(tab, hosted)
    hosted.publish(newer)
    tab.goto(hosted("ar/about/"))
    assert "MIT." in tab.locator("article").inner_text()


@pytest.mark.parametrize(("path", "lang"), [("en/contacts/", "en"), ("contacts/", "fi"), ("ar/no/such/page/", "ar")])
def test_what_is_not_saved_is_explained_in_the_readers_language(tab, context, hosted, axe, path, lang):
    save(tab, hosted)
    context.set_offline(True)
    tab.goto(hosted(path))
    shown = tab.locator(".unsaved > section:visible")
    expect(shown).to_have_count(1 if lang == "ar" else 2)  # hers, and the one she saved
    assert shown.first.get_attribute("lang") == lang
    assert tab.evaluate("document.documentElement.lang") == lang
    assert shown.first.locator("h2").inner_text() == tab.title()
    assert shown.first.locator("li").all_inner_texts() == ["العربية"]
    assert tab.locator("a[href='tel:112']").is_visible()
    assert axe.broken(tab) == []
    shown.first.locator("li a").click()
    tab.wait_for_url(hosted("ar/"))
    assert tab.locator("main h1").is_visible()
    context.set_offline(False)
    context.service_workers[0].evaluate(ONLINE, hosted("ar/"))  # the browser tells its worker a moment later
    tab.goto(hosted(path))
    assert tab.locator(".unsaved").count() == 0


def test_a_new_build_is_noticed_told_and_taken_when_the_reader_wants(tab, context, hosted, newer):
    save(tab, hosted)
    old = tab.evaluate(STORED)["caches"]
    tab.goto(hosted("ar/contacts/"), wait_until="networkidle")
    assert tab.locator("main > [role=status]").count() == 0
    hosted.publish(newer)
    tab.goto(hosted("ar/contacts/"))
    notice = tab.locator("main > [role=status]")
    expect(notice).to_contain_text(listed(newer, "ar")["fresh"])
    assert tab.evaluate(STORED)["caches"] == old
    tab.goto(hosted("ar/guidance/urgent/"), wait_until="networkidle")
    assert notice.count() == 0
    tab.goto(hosted("ar/contacts/"))
    notice.locator("a").click()
    tab.wait_for_url(hosted("ar/offline/"))
    status = tab.locator(".keep [role=status]")
    expect(status).to_contain_text(start(words(newer, "ar")["fresh"]))
    assert "24 نوفمبر 2026" in status.inner_text()
    tab.get_by_role("button", name=words(newer, "ar")["update"]).click()
    expect(status).to_contain_text(start(words(newer, "ar")["saved"]))
    new = tab.evaluate(STORED)["caches"]
    assert len(new) == 1 and new != old
    context.set_offline(True)
    tab.goto(hosted("ar/about/"))
    assert "MIT." in tab.locator("article").inner_text()


def test_removing_frees_the_storage_and_takes_the_worker_away(tab, hosted):
    save(tab, hosted)
    assert len(tab.evaluate(STORED)["caches"]) == tab.evaluate(STORED)["workers"] == 1
    tab.locator(".keep button").last.click()
    expect(tab.locator(".keep [role=status]")).to_have_text(words(hosted.folder, "ar")["removed"])
    assert tab.evaluate(STORED) == NOTHING
    tab.reload()
    expect(tab.locator(".keep button").first).to_be_visible()
    expect(tab.locator(".keep button").last).to_be_hidden()
    assert tab.evaluate(STORED) == NOTHING


def test_removing_one_of_two_languages_leaves_the_other(tab, context, hosted):
    save(tab, hosted, "ar")
    save(tab, hosted, "en")
    tab.locator(".keep button").last.click()
    expect(tab.locator(".keep [role=status]")).to_have_text(words(hosted.folder, "en")["removed"])
    left = tab.evaluate(STORED)
    assert left["workers"] == len(left["caches"]) == 1 and " ar " in left["caches"][0]
    context.set_offline(True)
    tab.goto(hosted("ar/contacts/"))
    assert tab.locator("main h1").is_visible()


def test_another_site_on_the_same_host_keeps_what_is_its_own(tab, hosted):
    tab.goto(hosted("ar/offline/"))
    tab.evaluate("caches.open('somebody else')")
    save(tab, hosted)
    tab.locator(".keep button").last.click()
    expect(tab.locator(".keep [role=status]")).to_have_text(words(hosted.folder, "ar")["removed"])
    assert tab.evaluate(STORED) == {**NOTHING, "caches": ["somebody else"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_button_says_how_many_kilobytes_travel(site_folder, lang):
    sent = 0
    for address in listed(site_folder, lang)["files"]:
        path = address.partition("?")[0]
        sent += (site_folder / f"{path}{'index.html' if path.endswith('/') or not path else ''}.br").stat().st_size
    shown = words(site_folder, lang)["save"]
    said = int("".join(filter(str.isdigit, shown)))
    assert abs(said * 1000 - sent) < 1500, (shown, sent)  # the page itself changes by the digits of the number


def test_only_a_changed_language_has_a_new_version(site_folder, newer):
    changed = [lang for lang in LANGUAGES if listed(site_folder, lang)["version"] != listed(newer, lang)["version"]]
    assert changed == ["ar"]


def test_the_worker_is_small_and_the_site_asks_for_it_only_on_the_offline_page(project, site_folder):
    assert (site_folder / "sw.js").stat().st_size <= WORKER_LIMIT
    users = [path for path in site_folder.rglob("*.html") if b"offline.js" in path.read_bytes()]
    assert {path.relative_to(site_folder).as_posix() for path in users} == {
        *(
            f"{each.tag}/offline/index.html".removeprefix("fi/")
            for each in site.load(project, date(2026, 11, 24)).languages
        ),
        "offline/unsaved.html",
    }


# Bad weather


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_without_space_is_told_so_and_nothing_stays_behind(tab, context, hosted, lang):
    tab.goto(hosted(f"{LANGUAGES[lang]}offline/"))
    origin = tab.evaluate("location.origin")
    context.new_cdp_session(tab).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 20_000})
    tab.locator(".keep button").first.click()
    expect(tab.locator(".keep [role=status]")).to_have_text(words(hosted.folder, lang)["full"])
    assert tab.evaluate(STORED) == NOTHING
    assert tab.locator(".keep [download]").is_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_browser_that_forbids_storage_is_told_so(tab, hosted, lang):
    hosted.weather.headers["Content-Security-Policy"] = "sandbox allow-scripts"  # an origin that may store nothing
    tab.goto(hosted(f"{LANGUAGES[lang]}offline/"))
    expect(tab.locator(".keep [role=status]")).to_have_text(words(hosted.folder, lang)["forbidden"])
    assert tab.locator(".keep button:visible").count() == 0
    assert tab.locator(".keep [download]").is_visible()


@pytest.mark.parametrize("context", [{"service_workers": "block"}], indirect=True)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_browser_that_forbids_service_workers_is_told_so_and_nothing_stays_behind(tab, hosted, lang):
    tab.goto(hosted(f"{LANGUAGES[lang]}offline/"))
    tab.locator(".keep button").first.click()
    expect(tab.locator(".keep [role=status]")).to_have_text(words(hosted.folder, lang)["worker"])
    assert tab.evaluate("caches.keys()") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_browser_without_service_workers_gets_no_button(tab, hosted, lang):
    tab.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })")
    tab.goto(hosted(f"{LANGUAGES[lang]}offline/"))
    expect(tab.locator(".keep [role=status]")).to_have_text(words(hosted.folder, lang)["worker"])
    assert tab.locator(".keep button:visible").count() == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_network_that_breaks_while_saving_is_told_and_nothing_stays_behind(tab, context, hosted, lang):
    tab.goto(hosted(f"{LANGUAGES[lang]}offline/"))
    shutil.rmtree(hosted.folder / LANGUAGES[lang] / "training/other")
    tab.locator(".keep button").first.click()
    status = tab.locator(".keep [role=status]")
    expect(status).to_have_text(words(hosted.folder, lang)["network"])
    assert tab.evaluate(STORED) == NOTHING
    context.set_offline(True)
    tab.locator(".keep button").first.click()
    expect(status).to_have_text(words(hosted.folder, lang)["network"])
    assert tab.evaluate(STORED) == NOTHING


def test_a_failed_update_keeps_the_old_copy(tab, hosted, newer):
    save(tab, hosted)
    old = tab.evaluate(STORED)["caches"]
    hosted.publish(newer)
    tab.goto(hosted("ar/offline/"))
    update = tab.get_by_role("button", name=words(newer, "ar")["update"])
    update.wait_for()
    shutil.rmtree(hosted.folder / "ar/training/other")
    update.click()
    expect(tab.locator(".keep [role=status]")).to_have_text(words(newer, "ar")["network"])
    assert tab.evaluate(STORED)["caches"] == old


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_the_page_offers_the_file(tab, hosted):
    tab.goto(hosted("ar/offline/"))
    assert tab.locator(".keep button:visible").count() == 0
    with tab.expect_download() as download:
        tab.locator(".keep [download]").click()
    assert download.value.suggested_filename == "kotona-meri-lapissa-ar.html"


@pytest.mark.parametrize(("lang", "scheme"), LOOKS if os.environ.get("FULL") else [("ar", "light"), ("fi", "dark")])
def test_axe_reports_nothing_before_and_after_saving(browser, hosted, axe, lang, scheme):
    context = browser.new_context(viewport={"width": 320, "height": 740}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto(hosted(f"{LANGUAGES[lang]}offline/"))
    expect(tab.locator(".keep button").first).to_be_visible()
    assert axe.broken(tab) == []
    save(tab, hosted, lang)
    assert axe.broken(tab) == []
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert tab.evaluate("document.querySelector('main').scrollWidth") <= 320
    context.close()


# The file


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_holds_every_page_and_every_link_in_it_works(project, site_folder, capsys, lang):
    data = (site_folder / f"offline/{lang}.html").read_bytes()
    size = len(compress.pack_small(data))
    with capsys.disabled():
        print(f"\noffline/{lang}.html: {size} B compressed, {len(data)} B")
    assert size <= FILE_LIMIT
    root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    assert (root.get("lang"), root.get("dir")) == (lang, "rtl" if lang == "ar" else "ltr")
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [link for link in root.xpath("//@href") if link.startswith("#")]
    assert len(inner) > 200
    assert [link for link in inner if unquote(link[1:]) not in ids] == []
    others = {link.partition(":")[0] for link in root.xpath("//@href") if not link.startswith("#")}
    assert others <= {"http", "https", "tel", "mailto"}
    assert root.xpath("//script | //link | //img | //iframe | //form | //@src | //@onclick") == []
    loaded = site.load(project, site.today_from("2026-11-24"))
    articles = root.xpath("//article/@id")
    wanted = {name.removesuffix(".md").replace("/", "-") for name in loaded.kept} - {"offline", "search"}
    assert set(articles) == wanted
    for name in loaded.finnish:
        if special.is_word(name):  # the list of words leads to it
            assert root.xpath("//article[@id='words-index']//a/@href[. = $link]", link=f"#{anchor(name)}")
        elif name not in special.NEEDS_THE_SITE:
            assert loaded.page(name, lang).title in root.xpath("string(//nav[@id='contents'])")
    head = root.xpath("string(//main/div[@class='note'])")
    assert loaded.language(lang).date(loaded.today) in head
    assert f"https://example.org/{LANGUAGES[lang]}" in head
    assert len(root.findall(".//h1")) == 1


@pytest.mark.parametrize(("lang", "scheme"), LOOKS if os.environ.get("FULL") else [("ar", "light")])
def test_the_file_opens_from_disk_fits_and_asks_nothing_of_the_network(lettered, site_folder, tmp_path, lang, scheme):
    context = lettered.new_context(viewport={"width": 320, "height": 740}, color_scheme=scheme)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    alone = tmp_path / "received.html"
    shutil.copy(site_folder / f"offline/{lang}.html", alone)
    tab.goto(alone.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.locator("nav#contents a[href='#programme-plan']").click()
    expect(tab).to_have_url(re.compile("#programme-plan$"))
    assert tab.evaluate("document.querySelector('#programme-plan').getBoundingClientRect().top") < 100
    assert asked == [alone.as_uri()]
    context.close()


@pytest.mark.skipif(not os.environ.get("FULL"), reason="half a minute for each; what is in it was looked at as pages")
@pytest.mark.parametrize(("lang", "scheme"), LOOKS)
def test_the_file_is_accessible(browser, site_folder, axe, lang, scheme):
    context = browser.new_context(viewport={"width": 320, "height": 740}, color_scheme=scheme)
    tab = context.new_page()
    tab.goto((site_folder / f"offline/{lang}.html").as_uri())
    assert axe.broken(tab) == []
    context.close()


def test_without_an_address_the_file_names_none(tmp_path):
    root = copy_project(tmp_path)
    (root / "docs/ar/programme/plan.md").unlink()
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    text = (root / "site/offline/ar.html").read_text(encoding="utf-8")
    page = html.document_fromstring(text)
    assert page.xpath("//main/div[@class='note']//a") == []
    article = page.get_element_by_id("programme-plan")
    assert (article.get("lang"), article.get("dir")) == ("fi", "ltr")
    assert page.xpath("//nav[@id='contents']//a[@href='#programme-plan']/span/@lang") == ["fi"]
    assert page.xpath("//a[not(starts-with(@href, '#'))][not(contains(@href, ':'))]") == []


def test_a_site_without_the_page_keeps_nothing(tmp_path):
    root = copy_project(tmp_path)
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("  offline.md\n", ""), encoding="utf-8")
    for lang in LANGUAGES:
        (root / f"docs/{lang}/offline.md").unlink()
        privacy = root / f"docs/{lang}/privacy.md"
        privacy.write_text(privacy.read_text(encoding="utf-8").replace("](offline.md", "](about.md"), encoding="utf-8")
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0
    assert not (root / "site/offline").exists()
