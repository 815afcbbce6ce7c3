"""What readers see of a translation whose Finnish changed."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from lxml import html

import build
from conftest import copy_project, serving
from sitekit.markdown import blocks
from sitekit.translation import stamping

NOTE = {
    "en": "The Finnish text has changed. The translation is not ready yet.",
    "ar": "تغير النص الفنلندي. الترجمة ليست جاهزة بعد.",
}
PLAN = "docs/fi/programme/plan.md"
OLD = "Ensimmäinen suunnitelma kestää enintään 1 vuoden."
NEW = "Ensimmäinen suunnitelma kestää enintään 9 kuukautta."


def build_it(root: Path) -> None:
    assert build.main(["--root", str(root), "--today", "2026-11-24", "--processes", "1", "--quiet"]) == 0


def edit(root: Path, *changes: tuple[str, str], path: str = PLAN) -> None:
    text = (root / path).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / path).write_text(text, encoding="utf-8")


def article(root: Path, lang: str, page: str = "programme/plan") -> html.HtmlElement:
    path = root / "site" / lang / page / "index.html"
    return html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot().find(".//article")


FIXED = {  # a page of the tests' own: editors change the real one
    "fi": """---
description: Suunnitelma.
priority: 1
updated: 2026-11-24
---

# Mikä on suunnitelma? {#top}

Suunnitelma kertoo tavoitteesi.

## Kuka tekee suunnitelman? {#maker}

- **Työtön työnhakija:** asiantuntija. *Työllisyysalue* järjestää työnhakijan palvelut.
- **Muu:** oma kunta.

## Kuinka kauan suunnitelma kestää? {#duration .right}

Kesto riippuu sinusta. Ensimmäinen suunnitelma kestää enintään 1 vuoden.

Aikaa voidaan jatkaa.

## Mitä suunnitelmassa on? {#content}

Sovit tavoitteista.

## Mitä seuraavaksi? {#next}

- [Yhteystiedot](../contacts.md)
""",
    "en": """---
description: The plan.
---

# What is a plan? {#top}

The plan tells about your goals.

## Who makes the plan? {#maker}

- **An unemployed jobseeker:** an expert. The employment area (*työllisyysalue*{lang=fi}) organises services.
- **Others:** your municipality.

## How long does the plan last? {#duration}

It depends on you. The first plan lasts at most 1 year.

The time can be extended.

## What is in the plan? {#content}

You agree on goals.

## What next? {#next}

- [Contact details](../contacts.md)
""",
    "ar": """---
description: الخطة.
---

# ما هي الخطة؟ {#top}

تبين الخطة أهدافك.

## من يضع الخطة؟ {#maker}

- **باحث عن عمل بلا وظيفة:** خبير. تنظم منطقة التوظيف (*työllisyysalue*{lang=fi}) الخدمات.
- **الآخرون:** بلديتك.

## كم تستمر الخطة؟ {#duration}

يعتمد ذلك عليك. تستمر الخطة الأولى سنة واحدة (1) على الأكثر.

يمكن تمديد المدة.

## ماذا في الخطة؟ {#content}

تتفق على الأهداف.

## ماذا بعد ذلك؟ {#next}

- [معلومات الاتصال](../contacts.md)
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project with a page of the tests' own, whose translations are current."""
    root = copy_project(tmp_path_factory.mktemp("reading"))
    finnish = blocks.parse(FIXED["fi"])
    for lang, text in FIXED.items():
        done = text if lang == "fi" else stamping.stamp(text, finnish, today=date(2026, 11, 24)).text
        (root / "docs" / lang / "programme/plan.md").write_text(done, encoding="utf-8")
    return root


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(project, tmp_path / "copy"))


def test_a_changed_sentence_on_rights_shows_the_finnish_with_a_note_there_and_nowhere_else(copy, tmp_path, browser):
    edit(copy, (OLD, NEW))
    build_it(copy)
    for address in serving(copy / "site"):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        tab = context.new_page()
        tab.goto(address("ar/programme/plan/"))
        late = tab.locator("article .late")
        assert late.count() == 1
        assert late.locator("xpath=ancestor::section[1]").get_attribute("class") == "right"
        assert late.locator("> p").inner_text() == NOTE["ar"]
        finnish = late.locator("[lang=fi][dir=ltr]")
        assert NEW in finnish.inner_text()
        language = "e => { while (!e.lang) e = e.parentElement; return e.lang + ' ' + getComputedStyle(e).direction }"
        assert finnish.locator("p").evaluate(language) == "fi ltr"
        assert late.locator("> p").evaluate(language) == "ar rtl"
        assert "سنة واحدة (1)" not in late.inner_text()
        assert late.locator("details").count() == 0
        context.close()


def test_what_changed_stands_under_its_own_heading(copy):
    edit(copy, ("Aikaa voidaan jatkaa.", "Aikaa voi saada lisää."), ("## Mitä suunnitelmassa on?", "## Mitä siinä on?"))
    build_it(copy)
    sections = [article(copy, "en").xpath(f".//section[h2/@id='{each}']")[0] for each in ("duration", "content")]
    assert [" ".join(each.text_content().split()) for each in sections] == [
        "How long does the plan last? It depends on you. The first plan lasts at most 1 year."
        f" {NOTE['en']} Aikaa voi saada lisää.",
        f"What is in the plan? {NOTE['en']} Mitä siinä on? You agree on goals.",
    ]


def test_elsewhere_the_old_translation_is_folded_away(copy):
    edit(copy, ("*Työllisyysalue* järjestää työnhakijan palvelut.", "*Työllisyysalue* järjestää palvelut."))
    build_it(copy)
    (late,) = article(copy, "en").xpath(".//*[@class='note late']")
    assert late.find("p").text_content() == NOTE["en"]
    assert late.xpath("./div/@lang") == ["fi"]
    assert late.find("details/summary").text_content() == "Old translation. It may no longer be right."
    assert "employment area" in late.find("details").text_content().lower()


def test_a_changed_heading_on_rights_is_finnish_on_the_page_and_in_its_contents(copy):
    edit(copy, ("## Kuinka kauan suunnitelma kestää?", "## Miten pitkä suunnitelma on?"))
    build_it(copy)
    heading = article(copy, "ar").xpath(".//h2[@id='duration']/span")[0]
    assert (heading.text, heading.get("lang"), heading.get("dir")) == ("Miten pitkä suunnitelma on?", "fi", "ltr")
    entry = article(copy, "ar").xpath(".//details[@class='here']//a[@href='#duration']")[0]
    assert (entry.text, entry.get("lang"), entry.get("dir")) == ("Miten pitkä suunnitelma on?", "fi", "ltr")


def test_a_new_section_is_shown_in_finnish_at_its_place(copy):
    section = "## Uusi osa {#brand-new}\n\nUusi kappale.\n\n{{ contact kela-international }}\n\n"
    edit(copy, ("## Mitä seuraavaksi? {#next}", section + "## Mitä seuraavaksi? {#next}"))
    build_it(copy)
    page = article(copy, "ar")
    ids = page.xpath(".//h2/@id")
    assert ids[-2:] == ["brand-new", "next"]
    (late,) = page.xpath(".//*[@class='note late']")
    assert late.xpath("./div[@lang='fi']/p/text()") == ["Uusi kappale."]
    card = page.xpath(".//*[@class='contact']")[-1]
    assert not card.xpath("./ancestor::*[contains(@class, 'late')]")  # a card speaks the reader's language by itself


def test_a_removed_part_is_not_shown_and_said_to_be_removed(copy):
    edit(copy, ("Aikaa voidaan jatkaa.\n\n", ""))
    build_it(copy)
    (late,) = article(copy, "en").xpath(".//*[@class='note late']")
    assert late.text_content().strip() == "This part has been removed from the Finnish text."
    assert "The time can be extended" not in article(copy, "en").text_content()


def test_a_page_whose_parts_are_all_checked_has_no_line_about_a_machine(copy):
    path = copy / "docs/en/programme/plan.md"
    finnish = blocks.parse((copy / PLAN).read_text(encoding="utf-8"))
    done = stamping.checked(path.read_text(encoding="utf-8"), finnish, by="interpreter", today=date(2026, 11, 24))
    path.write_text(done.text, encoding="utf-8")
    build_it(copy)
    assert article(copy, "en").xpath(".//*[@class='machine']") == []
    assert len(article(copy, "ar").xpath(".//*[@class='machine']")) == 1


def test_a_page_with_changed_parts_still_passes_the_rules_of_access(copy, browser, axe):
    edit(copy, (OLD, NEW), ("*Työllisyysalue* järjestää työnhakijan palvelut.", "*Työllisyysalue* järjestää palvelut."))
    build_it(copy)
    for address in serving(copy / "site"):
        for width in (360, 1280):
            context = browser.new_context(viewport={"width": width, "height": 800})
            tab = context.new_page()
            tab.goto(address("ar/programme/plan/"))
            assert axe.broken(tab) == []
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            context.close()
