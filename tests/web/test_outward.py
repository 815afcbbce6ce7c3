"""Every address of another site is found, with all its places and the pages and languages that show it."""

from lxml import html

from sitekit.content import site
from sitekit.web import outward
from sitekit.web.outward import Place
from sites import TODAY, changed, page, translation, write_site

ALL = ("fi", "en", "ar")


def every(tmp_path, files):
    return outward.every(site.load(write_site(tmp_path, files), TODAY))


def test_an_address_is_found_on_every_page_with_its_language(tmp_path):
    files = {
        "docs/fi/about.md": page("[Laki](https://laki.example.org/a)."),
        "docs/en/about.md": translation('Read [the *law*](https://laki.example.org/a "Law").'),
    }
    assert every(tmp_path, files)["https://laki.example.org/a"] == (
        Place("docs/fi/about.md", 14, ("fi",), ("about.md",)),
        Place("docs/en/about.md", 9, ("en",), ("about.md",)),
    )


def test_what_is_asked_has_no_mark_and_each_line_counts_once(tmp_path):
    text = "[A](https://a.example.org/x#1) ja [b](https://a.example.org/x#2)"
    found = every(tmp_path, {"docs/fi/about.md": page(text)})
    assert found["https://a.example.org/x"] == (Place("docs/fi/about.md", 14, ("fi",), ("about.md",)),)


def test_links_in_links_brackets_and_bare_addresses_are_found_code_and_mail_are_not():
    text = (
        "[![Kuva](https://a.example.org/k.png)](https://a.example.org/Simo_(kunta)), <https://b.example.org/> ja"
        " https://c.example.org/x. [s](mailto:a@example.org) [p](tel:112) [f](../index.md)"
    )
    assert list(outward.in_text(text)) == [
        "https://a.example.org/Simo_(kunta)",
        "https://a.example.org/k.png",
        "https://b.example.org/",
        "https://c.example.org/x",
    ]


def test_code_and_comments_are_no_links(tmp_path):
    found = every(tmp_path, {"docs/fi/about.md": page("`https://a.example.org`\n\n<!-- https://b.example.org -->")})
    assert not [each for each in found if "example.org" in each]


def test_websites_and_sources_of_data_are_found_with_the_pages_that_show_them(tmp_path):
    found = every(tmp_path, {"docs/fi/about.md": page("{{ contact kemi-city }}")})
    assert found["https://www.kemi.fi"] == (
        Place("data/contacts/kemi.yml", 4, ALL, ("about.md",)),
        Place("data/contacts/kemi.yml", 6, ALL, ("about.md",), source=True),
    )
    assert found["https://112.fi"] == (Place("data/contacts/urgent.yml", 4, ALL, (), source=True),)


def test_a_contact_is_on_the_pages_of_its_area(tmp_path):
    files = {"docs/fi/about.md": page("{{ contacts kemi }}"), "docs/fi/index.md": page("{{ contacts }}")}
    found = every(tmp_path, files)
    assert found["https://www.kemi.fi"][0].pages == ("about.md",)


def test_the_website_of_a_municipality_is_on_its_page(tmp_path):
    old = 'code: "240", page: about.md'
    files = changed("data/municipalities.yml", (old, f"{old}, website: https://kemi.example.org"))
    assert every(tmp_path, files)["https://kemi.example.org"] == (
        Place("data/municipalities.yml", 1, ALL, ("about.md",)),
    )


def test_a_law_is_on_the_pages_that_are_from_it(tmp_path):
    old = "681/2023: {title: Laki kotoutumisesta}"
    new = "681/2023: {title: Laki kotoutumisesta, url: https://laki.example.org}"
    found = every(tmp_path, changed("data/vocabulary.yml", (old, new)))["https://laki.example.org"]
    assert found[0].path == "data/vocabulary.yml" and "programme/plan.md" in found[0].pages


def test_the_site_itself_is_not_another_one(tmp_path):
    text = "[A](https://example.org/) [b](https://example.org) [c](https://example.org/x) [d](https://example.org.fi/)"
    found = every(tmp_path, {"docs/fi/about.md": page(text)})
    assert [each for each in found if "example.org" in each] == ["https://example.org.fi/"]
    assert not [each for each in found if "git." in each]


def test_data_that_cannot_be_read_has_no_addresses(tmp_path):
    found = every(tmp_path, {"data/contacts/kemi.yml": "- [", "data/vocabulary.yml": "12"})
    assert list(found) == ["https://112.fi"]


def test_every_other_site_that_the_built_pages_link_to_is_known(project, site_folder):
    known = outward.every(site.load(project, TODAY))
    linked = {
        href.partition("#")[0]
        for path in site_folder.rglob("*.html")
        for _, name, href, _ in html.fromstring(path.read_bytes()).iterlinks()
        if name in ("href", "src") and href.startswith(("http://", "https://"))
    }
    ours = ("https://example.org/", "https://git.example.org/")
    assert {each for each in linked if not each.startswith(ours)} - known.keys() == set()
    assert len(linked & known.keys()) > 20
