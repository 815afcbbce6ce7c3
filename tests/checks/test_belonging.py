"""Pages that belong together, and their names."""

import pytest

from sites import changed, fault, page, report, translation, write_site

FI, EN = "docs/fi/index.md", "docs/en/index.md"
PAGES = {
    "a translation of no page": (
        {"docs/en/programme/plam.md": translation().replace("index.md", "plan.md")},
        'docs/en/programme/plam.md:1: there is no Finnish page "programme/plam.md".'
        ' Did you mean "programme/plan.md"? Rename this file or delete it.',
    ),
    "a translation of no page, and nothing like it": (
        {"docs/ar/x.md": translation()},
        'docs/ar/x.md:1: there is no Finnish page "x.md". Rename this file or delete it.',
    ),
    "an id that Finnish does not have": (
        {EN: translation("## Why {#nextt}\n\nSo.")},
        'docs/en/index.md:9: the Finnish page has no id "nextt". Write the id of the Finnish heading.',
    ),
    "an id twice": (
        {"docs/fi/about.md": page("## Yksi {#one}\n\nA.\n\n## Kaksi {#one}\n\nB.")},
        'docs/fi/about.md:18: the id "one" is in line 14 already. Write another here.',
    ),
    "a menu entry without a page": (
        changed("mkdocs.yml", ("  - index.md\n", "  - index.md\n  - programme/plam.md\n")),
        'mkdocs.yml:4: there is no page "programme/plam.md" in docs/fi/. Did you mean "programme/plan.md"?'
        " Fix the name or take the line away.",
    ),
    "an entry of the footer without a page": (
        changed("mkdocs.yml", ("  about.md\n", "  about.md\n  privacy.md\n")),
        'mkdocs.yml:9: there is no page "privacy.md" in docs/fi/. Fix the name or take the line away.',
    ),
    "a menu entry twice": (
        changed("mkdocs.yml", ("      - programme/rights.md\n", "      - programme/rights.md\n      - index.md\n")),
        'mkdocs.yml:7: "index.md" is in line 3 already. Keep one of them.',
    ),
    "a page in no menu": (
        {"docs/fi/lost.md": page()},
        'docs/fi/lost.md:1: no menu leads to this page. Add "lost.md" to nav: in mkdocs.yml'
        " (or to not_in_nav:, for the footer).",
    ),
    "a folder of an unknown language": (
        {"docs/so/index.md": translation()},
        'docs/so/index.md:1: "so" is not a language of this site. Add it to plugins: i18n: languages: in mkdocs.yml,'
        " or move the folder out of docs/.",
    ),
}


@pytest.mark.parametrize(("files", "line"), PAGES.values(), ids=PAGES)
def test_pages_that_do_not_belong_together_are_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


NAMED = {
    "Uusi sivu ä.md": "uusi-sivu-a.md",
    "programme/my_plan.md": "programme/my-plan.md",
    "Ohje.md": "ohje.md",
}


@pytest.mark.parametrize(("name", "better"), NAMED.items(), ids=NAMED)
def test_the_name_of_a_page_is_plain(tmp_path, name, better):
    files = changed("mkdocs.yml", ("  about.md\n", f"  about.md\n  {name}\n"))
    link = "../index.md" if "/" in name else "index.md"
    what = f'"{name}" is also an address. Rename it: small letters a to z, digits and hyphens, such as {better}.'
    files |= {f"docs/fi/{name}": page(next_link=link)}
    assert report(write_site(tmp_path, files)) == fault(f"docs/fi/{name}:1: {what}")


def test_a_copied_page_needs_its_own_title_or_description(tmp_path):
    files = changed("mkdocs.yml", ("  about.md\n", "  about.md\n  more.md\n")) | {FI: page(), "docs/fi/more.md": page()}
    what = f"docs/fi/more.md:2: this page has the title and the description of {FI}. Write its own."
    assert report(write_site(tmp_path, files)) == fault(what)
    for old, new in (("# Sivu", "# Muuta"), ("Yksi lause.", "Kaksi lausetta.")):
        write_site(tmp_path, files | {"docs/fi/more.md": page().replace(old, new)})
        assert report(tmp_path) == "Nothing to fix."
