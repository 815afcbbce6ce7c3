"""This site, built for https://example.org/: addresses, languages, weight and what each page carries."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from sitekit.content import site, special
from sitekit.outputs import compress, search, singlefile
from sitekit.render import views
from visits import FULL, allowed

CONTENT_SMALL, CONTENT_ALL, LISTS = 10_000, 14_000, 24_000  # bytes as published: HTML, CSS and JS at Brotli 11
FRAME = {"style.css", "more.css", "home.css", "site.js"}  # what a page looks like; tools of a few pages come beside it
SMALL_PAGE_WORDS, LONG_PAGE_WORDS = 400, 2_000  # shown on the English page


@pytest.fixture(scope="module")
def loaded(project: Path) -> site.Site:
    return site.load(project, date(2026, 11, 24))


def page_at(folder: Path, address: str) -> html.HtmlElement:
    return html.parse(str(folder / address / "index.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()


def every_page(loaded: site.Site) -> list[tuple[str, str]]:
    return [(name, language.tag) for name in loaded.names for language in loaded.languages]


def sample_of(loaded: site.Site) -> list[tuple[str, str]]:
    """Every page that is written for its own sake; of words and answers, which are many and alike, every tenth."""
    alike = {name for name in loaded.names if special.is_word(name) or name in loaded.made}
    many = [each for each in every_page(loaded) if each[0] in alike]
    return [each for each in every_page(loaded) if each[0] not in alike] + (many if FULL else many[::10])


def test_every_page_stands_in_every_language_with_its_language_and_direction(loaded, site_folder):
    for name, tag in every_page(loaded):
        root = page_at(site_folder, loaded.address(name, tag))
        assert root.get("lang") == loaded.language(tag).html, name
        assert root.get("dir") == ("rtl" if tag in ("ar", "fa", "ku-IQ") else "ltr"), name
        assert len(root.findall(".//h1")) == 1, (name, tag)


def test_finnish_lies_at_the_root_and_the_others_in_their_folders(site_folder):
    assert (site_folder / "programme/plan/index.html").is_file()
    assert (site_folder / "en/programme/plan/index.html").is_file()
    assert (site_folder / "ar/programme/plan/index.html").is_file()
    assert not (site_folder / "fi").exists()
    assert not (site_folder / "README").exists()


def test_a_page_names_its_canonical_address_and_leaves_its_translations_to_the_sitemap(site_folder):
    root = page_at(site_folder, "ar/programme/plan/")
    assert root.find(".//link[@rel='canonical']").get("href") == "https://example.org/ar/programme/plan/"
    assert root.findall(".//link[@rel='alternate']") == []
    assert root.find(".//meta[@property='og:url']").get("content") == "https://example.org/ar/programme/plan/"
    edit = root.xpath("//footer//a[starts-with(@href, 'https://git.example.org/')]/@href")
    assert edit == ["https://git.example.org/site/edit/main/docs/ar/programme/plan.md"]


def test_the_sitemap_says_all_translations_of_a_page(loaded, site_folder):
    urls = etree.parse(str(site_folder / "sitemap.xml")).findall(".//{*}url")
    own = next(url for url in urls if url.findtext("{*}loc") == "https://example.org/ar/programme/plan/")
    assert {each.get("hreflang"): each.get("href") for each in own.findall("{*}link[@rel='alternate']")} == {
        **{
            each.html: f"https://example.org/{loaded.address('programme/plan.md', each.tag)}"
            for each in loaded.published
        },
        "x-default": "https://example.org/programme/plan/",
    }


def test_the_sitemap_lists_every_real_translation_once(loaded, site_folder):
    found = etree.parse(str(site_folder / "sitemap.xml")).findall(".//{*}loc")
    wanted = {f"https://example.org/{loaded.address(n, e.tag)}" for n in loaded.kept for e in loaded.in_languages(n)}
    assert len(wanted) == len(loaded.kept) * len(loaded.published)  # answers are in every language too
    assert {element.text for element in found} == wanted
    assert len(found) == len(wanted)


def test_the_language_menu_keeps_the_page_and_shows_each_language_in_itself(site_folder):
    root = page_at(site_folder, "ar/programme/plan/")
    menu = root.xpath("//header//ul[@class='langs']//a")
    assert [(a.get("lang"), a.get("dir"), a.text, a.get("href")) for a in menu] == [
        ("fi", None, "Suomi", "../../../programme/plan/"),
        ("sv", None, "Svenska", "../../../sv/programme/plan/"),
        ("en", None, "English", "../../../en/programme/plan/"),
        ("ar", "rtl", "العربية", "./"),
        ("fa", "rtl", "فارسی / دری", "../../../fa/programme/plan/"),
        ("ckb", "rtl", "کوردیی ناوەندی", "../../../ku-IQ/programme/plan/"),
        ("ru", None, "Русский", "../../../ru/programme/plan/"),
        ("uk", None, "Українська", "../../../uk/programme/plan/"),
        ("th", None, "ไทย", "../../../th/programme/plan/"),
        ("zh", None, "中文", "../../../zh/programme/plan/"),
        ("et", None, "Eesti", "../../../et/programme/plan/"),
        ("es", None, "Español", "../../../es/programme/plan/"),
        ("fr", None, "Français", "../../../fr/programme/plan/"),
        ("sw", None, "Kiswahili", "../../../sw/programme/plan/"),
        ("so", None, "Soomaali", "../../../so/programme/plan/"),
        ("vi", None, "Tiếng Việt", "../../../vi/programme/plan/"),
        ("tr", None, "Türkçe", "../../../tr/programme/plan/"),
    ]


def test_every_translation_says_that_a_machine_made_it_in_its_own_language(loaded, site_folder):
    for name, tag in sample_of(loaded):
        lines = page_at(site_folder, loaded.address(name, tag)).xpath("//*[@class='machine']")
        assert len(lines) == views.view(loaded, name, tag).state.has_machine, (name, tag)
        if lines:
            assert lines[0].find(".//a").get("hreflang") == "fi"
            assert loaded.catalogues[tag].get("Suomenkielinen sivu on voimassa.").string in lines[0].text_content()


@pytest.mark.parametrize("lang", ["", "en/", "ar/"])
def test_the_home_page_is_a_reception_desk_in_every_language(loaded, site_folder, lang):
    main = page_at(site_folder, lang).find(".//main")
    assert len(main.xpath(".//ul[@class='langs']/li")) == len(loaded.published)
    assert len(main.xpath(".//svg[@class='map']/a")) == 6
    assert len(main.xpath(".//*[@class='region']//ul/li")) == 6
    tasks = main.xpath(".//ul[@class='tiles tasks']/li/a/@href")
    assert len(tasks) == 7 and "words/" in tasks
    assert main.xpath(".//*[@class='call']//a/@href") == ["tel:112", "guidance/urgent/"]


def test_the_footer_has_what_mkdocs_yml_keeps_out_of_the_menu_in_its_order(loaded, site_folder):
    names = [name for name in loaded.config.value["not_in_nav"].split() if name not in ("search.md", "words/*")]
    for name, tag in sample_of(loaded):
        links = page_at(site_folder, loaded.address(name, tag)).xpath("//footer//ul//a/@href")
        left_out = {"offline.md"} if views.view(loaded, name, tag).quiet else set()
        shown = [urljoin(f"http://x/{loaded.address(name, tag)}", link) for link in links if "://" not in link]
        assert shown == [f"http://x/{loaded.address(each, tag)}" for each in names if each not in left_out], name


def test_the_not_found_page_speaks_every_language(loaded, site_folder):
    root = html.parse(str(site_folder / "404.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()
    ways = {li.get("lang"): li.find(".//a").get("href") for li in root.xpath("//ul[@class='lost']/li")}
    assert ways == {each.html: "/" if each.tag == "fi" else f"/{each.tag}/" for each in loaded.published}
    assert root.find(".//link[@rel='stylesheet']").get("href").startswith("/assets/style.css")


@pytest.mark.parametrize("number", ["tel:112", "tel:116006", "tel:0800147111", "tel:+358206340200"])
@pytest.mark.parametrize("lang", ["", "en/", "ar/"])
def test_the_contacts_page_dials_numbers_as_their_owners_publish_them(site_folder, number, lang):
    assert number in page_at(site_folder, f"{lang}contacts/").xpath("//a[@class='tel']/@href")


def test_no_page_shows_the_number_that_may_not_work_in_lapland(loaded, site_folder):
    for name, tag in sample_of(loaded):
        text = page_at(site_folder, loaded.address(name, tag)).text_content()
        assert "116 117" not in text and "116117" not in text, (name, tag)


def test_a_municipality_page_leads_to_every_body_the_law_names(loaded, site_folder):
    for key, place in loaded.data["municipalities"].items():
        article = page_at(site_folder, f"municipalities/{key}/").find(".//article")
        cards = [found.text_content() for found in article.xpath(".//*[contains(@class, 'contact')]//h3")]
        assert {"Meri-Lapin työllisyysalue", "Lapin hyvinvointialue"} <= set(cards)
        assert f"Ohjelma ei kerro, kuka se on {place['in']}." in article.text_content()  # who receives referrals, 9 §


def test_the_municipality_or_the_employment_area_arranges_civic_orientation(loaded):
    actors, places = loaded.data["vocabulary"]["actors"], loaded.data["municipalities"]
    for key in places:
        for cell in loaded.data.cells("orientation", key):
            contacts = {actors[who]["contact"] for who in cell["who"]}
            assert contacts and contacts <= {"meri-lappi-employment-area", key, f"{key}-city"}


def test_who_reads_of_courses_reads_that_a_valid_plan_is_needed(loaded):
    cells = re.compile(r"\{\{ (?:responsible|compare) (?:orientation|training)\b")
    for name in loaded.finnish:
        text = (loaded.root / "docs/fi" / name).read_text(encoding="utf-8")
        assert text.count("Tarvitset voimassa olevan kotoutumissuunnitelman.") >= len(cells.findall(text)), name


def test_clubs_and_parishes_are_for_everyone(loaded):
    for key in loaded.data["municipalities"]:
        assert loaded.data.cells("other", key)[0]["group"] == "anyone"


def test_one_edit_of_a_contact_changes_every_language(loaded):
    number = loaded.data.contacts["kela-international"]["phones"][0]["number"]
    sources = [path for path in (loaded.root / "docs").rglob("*.md") if number in path.read_text(encoding="utf-8")]
    assert sources == []


def test_long_finnish_words_may_break_in_menus_and_nowhere_else(site_folder):
    html = (site_folder / "programme/plan/index.html").read_text(encoding="utf-8")
    word = "Kotoutumis\xadsuun\xadnitelma"
    assert html.count(f">{word}<") >= 1
    article = html[html.index("<article") : html.index("</article>")]
    contents = article[article.index('<details class="here">') : article.index("</details>")]
    assert "\xad" in contents and "\xad" not in article.replace(contents, "")
    assert "\xad" not in (site_folder / "offline/fi.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_long_finnish_words_may_break_in_cards_and_are_found_whole(site_folder, folder):
    page = page_at(site_folder, f"{folder}municipalities/kemi/")
    said = "".join(page.xpath("//blockquote//text()"))
    assert "kotoutumis\xadpal\xadvelujen" in said
    words = (site_folder / f"pagefind/words-{folder[:2] or 'fi'}.txt").read_text(encoding="utf-8").split("\n")
    assert ("kotoutumispalvelujen" in words) == (not folder) and not any("\xad" in word for word in words)


def test_every_class_has_a_style_or_a_script(loaded, site_folder):
    assets = (loaded.root / "overrides/assets").glob("*.*s")
    texts = [search.NOT_READ, *(path.read_text(encoding="utf-8") for path in assets)]
    known = {word for text in texts for word in re.findall(r"\.([\w-]+)", text)} | singlefile.CLASSES
    pages = [path for path in site_folder.rglob("*.html") if path.parent.name != "offline"]
    shown = {each for path in pages for value in html.parse(str(path)).xpath("//@class") for each in value.split()}
    assert shown - known == set()


def sheets_and_scripts(page: html.HtmlElement) -> list[str]:
    """The files that a page asks for before it is shown; the picture of the tab is not among them."""
    links = page.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    return [link.partition("?")[0].rpartition("/")[2] for link in links]


def limit_of(name: str, words: int, loaded: site.Site) -> int:
    """How many bytes a first visit to a page may take."""
    if name in ("contacts.md", "a-z.md", special.WORDS):
        return LISTS
    small = words <= SMALL_PAGE_WORDS or special.is_word(name) or name in loaded.made
    return (
        CONTENT_SMALL if small and name != "index.md" else CONTENT_ALL
    )  # the home page has the map, and its own style


def test_a_first_visit_is_light(loaded, site_folder, capsys):
    def published(path: Path) -> int:
        return len(compress.pack_small(path.read_bytes()))

    heavy, weights, shared = [], defaultdict(list), {}
    for name, tag in sample_of(loaded):
        path = site_folder / loaded.address(name, tag) / "index.html"
        files = sheets_and_scripts(page_at(site_folder, loaded.address(name, tag)))
        for each in set(files) - set(shared):
            shared[each] = published(site_folder / "assets" / each)
        weight = published(path) + sum(shared[each] for each in files if each in FRAME)
        words = len(page_at(site_folder, loaded.address(name, "en")).find(".//main").text_content().split())
        limit = limit_of(name, words, loaded)
        weights[limit].append((weight, words, f"{tag}/{name}"))
        if (
            weight > allowed(limit, loaded.language(tag)) and words <= LONG_PAGE_WORDS
        ):  # a longer text informs (check.py --built), never blocks
            heavy.append((weight, limit, words, f"{tag}/{name}"))
    with capsys.disabled():
        for limit, rows in sorted(weights.items()):
            weight, words, page = max(rows)
            print(f"\nlargest first visit of at most {limit} B: {weight} B, {page} ({words} words in English)")
    assert heavy == []


def test_a_first_visit_asks_four_times_at_most(loaded, site_folder):
    does_more = {special.SEARCH, special.OFFLINE, "guidance/urgent.md"}  # these work with scripts of their own
    does_more |= {name for name in loaded.made if name.endswith("/trafficking.md")}  # to leave at once
    for name, tag in sample_of(loaded):
        files = sheets_and_scripts(page_at(site_folder, loaded.address(name, tag)))
        assert len(files) <= 3 or name in does_more, (name, tag, files)
        assert len(files) <= 5, (name, tag, files)
