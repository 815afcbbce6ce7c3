"""Names of pages and files that would meet something else in the built site."""

import pytest

from sites import changed, fault, page, report, write_site

RENAME = "Give the file, or its folder, another name."
MENU = ("  about.md\n", "  about.md\n  NAME\n")

PAGES = {
    "ar.md": f'"/ar" of the built site holds the pages of the language "ar". {RENAME}',
    "ar/plan.md": f'"/ar" of the built site holds the pages of the language "ar". {RENAME}',
    "work.md": f'"/work" of the built site holds the work list of translators. {RENAME}',
    "assets.md": f'"/assets" of the built site holds styles and scripts. {RENAME}',
    "courses/arabic.md": f'"/courses" of the built site holds the calendars of the courses. {RENAME}',
    "k/index.md": f'"/k" of the built site holds the short addresses of the pages. {RENAME}',
    "qr/index.md": f'"/qr" of the built site holds the QR codes of the pages. {RENAME}',
    "pagefind/more.md": f'"/pagefind" of the built site holds the search index. {RENAME}',
    "offline/ar.md": f'"/offline" of the built site holds what readers keep for a day without internet. {RENAME}',
    "about/index.md": f'this would lie at "/about/", where docs/fi/about.md lies. {RENAME}',
    "programme/README.md": "MkDocs takes README.md for index.md. Give the file another name.",
}


@pytest.mark.parametrize(("name", "what"), PAGES.items(), ids=PAGES)
def test_a_page_that_would_meet_something_else_is_named(tmp_path, name, what):
    files = changed("mkdocs.yml", (MENU[0], MENU[1].replace("NAME", name)))
    link = "../index.md" if "/" in name else "index.md"
    assert report(write_site(tmp_path, files | {f"docs/fi/{name}": page(next_link=link)})) == fault(
        f"docs/fi/{name}:1: {what}"
    )


FILES = {
    "docs/fi/contacts.json": f'"/contacts.json" of the built site holds open data. {RENAME}',
    "docs/404.html": f'"/404.html" of the built site holds the page for an address that does not exist. {RENAME}',
    "docs/assets/style.css": f'"/assets" of the built site holds styles and scripts. {RENAME}',
    "docs/fi/about/index.html": f'this would lie at "/about/", where docs/fi/about.md lies. {RENAME}',
}


@pytest.mark.parametrize(("path", "what"), FILES.items(), ids=FILES)
def test_a_file_that_would_meet_something_else_is_named(tmp_path, path, what):
    assert report(write_site(tmp_path, {path: "x"})) == fault(f"{path}:1: {what}")


def test_two_files_at_one_place_are_named(tmp_path):
    files = {"docs/images/a.svg": "<svg/>", "docs/fi/images/a.svg": "<svg/>"}
    what = f'this would lie at "/images/a.svg", where docs/fi/images/a.svg lies. {RENAME}'
    assert report(write_site(tmp_path, files)) == fault(f"docs/images/a.svg:1: {what}")


def test_other_names_and_the_page_about_offline_are_left_alone(tmp_path):
    files = changed("mkdocs.yml", ("  about.md\n", "  about.md\n  offline.md\n  working.md\n  programme/work.md\n"))
    files |= {f"docs/fi/{name}": page().replace("Yksi", name) for name in ("offline.md", "working.md")}
    files |= {"docs/fi/programme/work.md": page(next_link="plan.md"), "docs/images/a.svg": "<svg/>"}
    files |= {"docs/en/work/a.svg": "<svg/>", "docs/.DS_Store": "x", "docs/README.md": "# For editors\n"}
    assert report(write_site(tmp_path, files)) == "Nothing to fix."
