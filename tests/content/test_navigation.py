"""The order of the pages: the menu, the footer, and those that another page lists."""

from sitekit.content import navigation, site
from sites import TODAY, changed, page, write_site


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
