"""The facts for machines: contacts.json, responsibilities.json, JSON-LD in pages; and smaller styles and scripts."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from lxml import html

from conftest import ROOT, copy_project
from sitekit.content import gettext, site
from sitekit.outputs import opendata
from sitekit.render import jobs, jsonld, views
from sites import TODAY, changed, po, translation, write_site


@pytest.fixture(scope="module")
def loaded(project: Path) -> site.Site:
    return site.load(project, date(2026, 11, 24))


def read(folder: Path, name: str) -> dict:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def linked(folder: Path, address: str) -> list[dict]:
    """The JSON-LD of a built page, by kind."""
    root = html.parse(str(folder / address / "index.html"), parser=html.HTMLParser(encoding="utf-8")).getroot()
    scripts = root.xpath("//script[@type='application/ld+json']")
    return [thing for script in scripts for thing in json.loads(script.text)["@graph"]]


def test_the_files_say_their_version_date_source_language_and_licence(site_folder):
    head = {"version": 1, "date": "2026-11-24", "source": "fi", "licence": "CC-BY-4.0"}
    for name in ("contacts.json", "responsibilities.json"):
        value = read(site_folder, name)
        assert {key: value[key] for key in head} == head
    status = read(site_folder, "status.json")
    assert {key: status.get(key) for key in head} == head | {"licence": None}


def test_contacts_json_has_every_contact_with_how_sure_each_field_is(loaded, site_folder):
    contacts = read(site_folder, "contacts.json")["contacts"]
    assert list(contacts) == list(loaded.data.contacts)
    tags = [language.html for language in loaded.published]
    for key, contact in loaded.data.contacts.items():
        found = contacts[key]
        assert found["name"]["fi"] == contact["name"]
        assert key in loaded.data[f"contacts/{found['area']}"]
        numbers = [
            (p["number"], loaded.data.numbering.dialled(p["number"]), p["state"], p["source"])
            for p in contact["phones"] or []
        ]
        assert [(p["number"], p["dial"], p["state"], p["source"]) for p in found.get("phones", [])] == numbers
        for field in ("email", "address", "website"):
            assert found.get(field, {}).get("value") == (contact[field] or {}).get("value")
        if contact["does"]:
            assert list(found["does"]) == tags
            assert found["does"]["fi"] == contact["does"]
        assert None not in found.values()
    assert contacts["kela-international"]["phones"][0]["dial"].startswith("+358")


def test_responsibilities_json_explains_every_id_and_leads_to_the_pages(loaded, site_folder):
    value = read(site_folder, "responsibilities.json")
    tags = [language.html for language in loaded.published]
    assert len(value["cells"]) == len(loaded.data["responsibilities"])
    contacts = read(site_folder, "contacts.json")["contacts"]
    for cell in value["cells"]:
        assert cell["municipality"] in value["municipalities"] and cell["service"] in value["services"]
        assert cell["group"] in value["groups"] and cell["source"]["chapter"] in value["chapters"]
        for key in ("who", "with", "may_join", "partners"):
            assert set(cell.get(key, [])) <= set(value["actors"])
        for key in ("conditions", "how", "request"):
            assert set(cell.get(key, [])) <= set(value["phrases"])
    assert {actor["contact"] for actor in value["actors"].values() if "contact" in actor} <= set(contacts)
    for service in value["services"].values():
        assert list(service["name"]) == tags and not {"icon", "courses"} & service.keys()
        assert list(service["page"]) == tags
        assert all((site_folder / address / "index.html").is_file() for address in service["page"].values())


def test_a_text_that_is_not_translated_is_left_out_rather_than_shown_as_arabic(tmp_path):
    loaded = site.load(write_site(tmp_path, {"locales/ar/LC_MESSAGES/messages.po": None}), TODAY)
    services = json.loads(opendata.responsibilities(loaded))["services"]
    assert services["plan"]["name"] == {"fi": "Kotoutumissuunnitelma", "en": "Integration plan"}


def test_what_is_translated_on_pages_is_translated_for_machines_too(tmp_path):
    texts = {"does": "Kaikki", "ask": "Kaikki", "office": "Kaupunki", "say": "Kaupunki"}
    fields = "".join(f"  {key}: {text}\n" for key, text in texts.items())
    hours = "  hours: {value: Kaikki, state: official, source: Kaikki}\n"
    root = write_site(tmp_path, {"data/contacts/kemi.yml": f"kemi-city:\n  name: Kaikki\n{fields}{hours}"})
    found = json.loads(opendata.contacts(site.load(root, TODAY)))["contacts"]["kemi-city"]
    every = {"fi": "Kaikki", "en": "Everyone", "ar": "الجميع"}
    city = {"fi": "Kaupunki", "en": "City", "ar": "المدينة"}
    assert {key: found[key] for key in texts} == {"does": every, "ask": every, "office": city, "say": city}
    assert (found["hours"]["value"], found["hours"]["source"], found["name"]) == (every, "Kaikki", {"fi": "Kaikki"})


def test_only_what_is_shown_is_translated():
    words = {text for path in (ROOT / "data").rglob("*.yml") for text in words_of(path)}
    assert "Kotoutumissuunnitelma" in words
    laws = yaml.safe_load((ROOT / "data/vocabulary.yml").read_text(encoding="utf-8"))["laws"]
    amounts = yaml.safe_load((ROOT / "data/amounts.yml").read_text(encoding="utf-8"))
    assert words.isdisjoint(law["title"] for law in laws.values())
    assert words.isdisjoint(amount["what"] for amount in amounts.values())


def words_of(path: Path) -> set[str]:
    place = path.relative_to(ROOT).as_posix()
    return {text for _, text in gettext.extract_data(path.read_text(encoding="utf-8"), place)}


def test_names_stand_under_the_same_tags_as_all_other_texts(tmp_path):
    languages = ("{locale: ar, name: ar, build: true}", "{locale: ku-IQ, name: ku-IQ, build: true}")
    files = changed("mkdocs.yml", languages, ("[fi, en, ar]", "[fi, en, ku-IQ]"))
    files |= {"docs/ku-IQ/index.md": translation(), "locales/ku-IQ/LC_MESSAGES/messages.po": po(1)}
    phones = "[{number: '016 259 111', languages: [ckb], state: official, source: x}]"
    contact = "{name: Kaupunki, names: {ckb: Shar, sv: Stad}, does: Kaupunki, phones: " + phones + "}"
    loaded = site.load(write_site(tmp_path, {**files, "data/contacts/kemi.yml": f"kemi-city: {contact}\n"}), TODAY)
    found = json.loads(opendata.contacts(loaded))["contacts"]["kemi-city"]
    assert found["name"] == {"fi": "Kaupunki", "ckb": "Shar", "sv": "Stad"}
    assert found["does"] == {"fi": "Kaupunki", "en": "City", "ckb": "المدينة"}


def test_marks_of_finnish_words_are_taken_out_of_the_texts(site_folder):
    for name in ("contacts.json", "responsibilities.json"):
        assert "*" not in (site_folder / name).read_text(encoding="utf-8")


def test_every_page_but_the_home_page_says_where_it_stands(loaded, site_folder):
    for name in loaded.finnish:
        for language in loaded.languages:
            address = loaded.address(name, language.tag)
            lists = [thing for thing in linked(site_folder, address) if thing["@type"] == "BreadcrumbList"]
            assert len(lists) == (name != "index.md"), address
            for crumbs in lists:
                *above, here = crumbs["itemListElement"]
                assert here["name"] == loaded.page(name, language.tag).title and "item" not in here
                assert above[0]["item"] == f"https://example.org/{loaded.address('index.md', language.tag)}"
                for position, crumb in enumerate(above, start=1):
                    assert crumb["position"] == position
                    assert (site_folder / crumb["item"].removeprefix("https://example.org/") / "index.html").is_file()


@pytest.mark.parametrize(("lang", "name"), [("", "Kotoutumisen palvelut: Kemi"), ("en/", "Integration services: Kemi")])
def test_a_municipality_page_names_its_services_and_no_number_that_nobody_vouches_for(site_folder, lang, name):
    things = linked(site_folder, f"{lang}municipalities/kemi")
    assert [thing for thing in things if thing["@type"] == "GovernmentService"] == [
        {"@type": "GovernmentService", "name": name, "areaServed": {"@type": "AdministrativeArea", "name": "Kemi"}}
    ]
    assert not [
        thing for thing in linked(site_folder, f"{lang}municipalities") if thing["@type"] == "GovernmentService"
    ]


PAGE = {
    "docs/fi/municipalities/kemi.md": "---\ndescription: Kemi.\n---\n\n# a </script> & b {#top}\n",
    **changed("data/municipalities.yml", ('"240", page: about.md', '"240", page: municipalities/kemi.md')),
}


@pytest.mark.parametrize(("state", "shown"), [("confirmed", True), ("official", True), ("reported", False)])
def test_a_sure_number_stands_in_a_municipality_page_as_a_contact_point(tmp_path, state, shown):
    phone = f"phones: [{{number: '016 000 000', state: {state}, source: kunta, date: 2026-11-01}}]"
    contact = {"data/contacts/kemi.yml": f"kemi-city:\n  name: Kaupunki\n  {phone}\n"}
    loaded = site.load(write_site(tmp_path, {**PAGE, **contact}), TODAY)
    text = jsonld.linked(loaded, views.view(loaded, "municipalities/kemi.md", "fi"), "Etusivu", "Palvelut")
    service = json.loads(text)["@graph"][1]
    point = {"@type": "ContactPoint", "telephone": "+35816000000"}
    channels = [{"@type": "ServiceChannel", "name": "Kaupunki", "servicePhone": point}]
    assert service.get("availableChannel", []) == (channels if shown else [])


def test_no_title_can_end_the_script_it_stands_in(tmp_path):
    loaded = site.load(write_site(tmp_path, PAGE), TODAY)
    text = jsonld.linked(loaded, views.view(loaded, "municipalities/kemi.md", "fi"), "Etusivu", "Palvelut")
    assert "<" not in text
    assert "a </script> & " in json.loads(text)["@graph"][0]["itemListElement"][-1]["name"]


@pytest.mark.parametrize("name", ["style.css", "offline.css", "search.css"])
def test_a_browser_reads_the_smaller_stylesheet_as_it_reads_the_source(browser, site_folder, name):
    rules = """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css)
        return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\\s/g, '')) }"""
    source, built = ROOT / "overrides/assets" / name, site_folder / "assets" / name
    page = browser.new_page()
    read = [page.evaluate(rules, file.read_text(encoding="utf-8")) for file in (source, built)]
    page.context.close()
    shorter = [rule.replace("background:0px0px;", "background:none;") for rule in read[1]]  # no picture, no colour
    assert read[0] == shorter != []
    assert built.stat().st_size < source.stat().st_size


def test_scripts_are_made_smaller(site_folder):
    script = (site_folder / "assets/site.js").read_text(encoding="utf-8")
    assert "// " not in script and len(script) < 0.75 * (ROOT / "overrides/assets/site.js").stat().st_size


@pytest.mark.parametrize("name", ["style.css", "site.js", "icon.svg"])
def test_browsers_fetch_style_script_and_icon_anew_when_one_of_them_changes(tmp_path, name):
    root = copy_project(tmp_path)
    before = jobs.Job(site.load(root, TODAY)).renderer("fi", root).asset("style.css")
    path = root / "overrides/assets" / name
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    after = jobs.Job(site.load(root, TODAY)).renderer("fi", root).asset("style.css")
    assert before != after
