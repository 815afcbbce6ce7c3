"""The order of the pages: the menu, the footer, and those that another page lists."""

from sitekit.content import navigation, site
from sites import TODAY, changed, fault, page, report, write_site


def test_pages_come_in_the_order_of_the_menu_then_of_the_footer_and_a_lost_one_last(tmp_path):
    files = {f"docs/fi/{name}.md": page() for name in ("search", "help", "lost")}
    files |= changed("mkdocs.yml", ("  about.md\n", "  search.md\n\n  help.md\n  gone.md\n  about.md\n"))
    loaded = site.load(write_site(tmp_path, files), TODAY)
    assert navigation.footer(loaded) == ["help.md", "about.md"]
    assert navigation.outline(loaded) == [
        ("index.md", []),
        ("programme/plan.md", ["programme/rights.md"]),
        ("search.md", []),
        ("help.md", []),
        ("about.md", []),
        ("lost.md", []),
    ]
    assert len(list(navigation.pages(loaded))) == len(loaded.finnish)


WORDS = {f"docs/fi/words/{name}.md": page().replace("Yksi", name) for name in ("index", "kutsu", "kirje")}
LISTED = WORDS | changed("mkdocs.yml", ("  about.md\n", "  about.md\n  words/index.md\n  words/*\n"))


def test_pages_that_another_page_lists_stand_in_no_menu_and_no_footer_and_come_last(tmp_path):
    loaded = site.load(write_site(tmp_path, LISTED), TODAY)
    assert navigation.is_listed(loaded, "words/kutsu.md") and not navigation.is_listed(loaded, "about.md")
    assert navigation.footer(loaded) == ["about.md", "words/index.md"]
    assert [name for name, _ in navigation.outline(loaded)] == [
        "index.md",
        "programme/plan.md",
        "about.md",
        "words/index.md",
    ]
    assert list(navigation.pages(loaded))[-3:] == ["words/index.md", "words/kirje.md", "words/kutsu.md"]


def test_a_page_that_another_one_lists_needs_no_line_of_its_own(tmp_path):
    files = {path: text.replace("(index.md)", "(../index.md)") for path, text in WORDS.items()}
    assert report(write_site(tmp_path, LISTED | files)) == "Nothing to fix."
    files |= changed("mkdocs.yml", ("  about.md\n", "  about.md\n  words/index.md\n"))
    what = 'no menu leads to this page. Add "words/{}.md" to nav: in mkdocs.yml (or to not_in_nav:, for the footer).'
    lost = (f"docs/fi/words/{name}.md:1: {what.format(name)}" for name in ("kirje", "kutsu"))
    assert report(write_site(tmp_path, files)) == fault(*lost)


def test_a_page_of_the_menu_stays_in_it_whatever_a_pattern_says(tmp_path):
    files = changed("mkdocs.yml", ("  about.md\n", "  about.md\n  programme/*\n"))
    loaded = site.load(write_site(tmp_path, files), TODAY)
    names = list(navigation.pages(loaded))
    assert names == ["index.md", "programme/plan.md", "programme/rights.md", "about.md"]
