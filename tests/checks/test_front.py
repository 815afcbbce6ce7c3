"""The checks of pages, front matter, grammar, links and shortcodes, each with its fault and without it."""

from datetime import date

import pytest

from sitekit.content import site
from sitekit.render import az, views
from sites import FRONT, SITE, TODAY, changed, fault, note, page, report, translation, write_site

FI, EN, AR = "docs/fi/index.md", "docs/en/index.md", "docs/ar/about.md"
RIGHTS = "docs/fi/programme/rights.md"
PLAN = "docs/fi/programme/plan.md"


def test_the_small_site_has_nothing_to_fix(tmp_path):
    assert report(write_site(tmp_path)) == "Nothing to fix."


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
        'docs/fi/about.md:18: the id "one" stands in line 14 already. Write another here.',
    ),
    "a menu entry without a page": (
        changed("mkdocs.yml", ("  - index.md\n", "  - index.md\n  - programme/plam.md\n")),
        'mkdocs.yml:4: there is no page "programme/plam.md" in docs/fi/. Did you mean "programme/plan.md"?'
        " Mend the name or take the line away.",
    ),
    "an entry of the footer without a page": (
        changed("mkdocs.yml", ("  about.md\n", "  about.md\n  privacy.md\n")),
        'mkdocs.yml:9: there is no page "privacy.md" in docs/fi/. Mend the name or take the line away.',
    ),
    "a menu entry twice": (
        changed("mkdocs.yml", ("      - programme/rights.md\n", "      - programme/rights.md\n      - index.md\n")),
        'mkdocs.yml:7: "index.md" stands in line 3 already. Keep one of them.',
    ),
    "a page in no menu": (
        {"docs/fi/lost.md": page()},
        'docs/fi/lost.md:1: no menu leads to this page. Add "lost.md" to nav: in mkdocs.yml'
        " (or to not_in_nav:, for the footer).",
    ),
    "a folder of an unknown language": (
        {"docs/so/index.md": translation()},
        'docs/so/index.md:1: "so" is no language of this site. Add it to plugins: i18n: languages: in mkdocs.yml,'
        " or move the folder out of docs/.",
    ),
}


@pytest.mark.parametrize(("files", "line"), PAGES.values(), ids=PAGES)
def test_pages_that_do_not_belong_together_are_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


FRONTS = {
    "a key too many": (
        {PLAN: str(SITE[PLAN]).replace("priority: 1", "priority: 1\nupdate: x")},
        'docs/fi/programme/plan.md:4: unknown key "update". Did you mean "updated"?',
    ),
    "no description": (
        {FI: page().replace("description: Yksi lause.\n", "")},
        'docs/fi/index.md:2: "description" is missing in the file. Add it.',
    ),
    "a long description": (
        {RIGHTS: page(next_link="plan.md").replace("Yksi lause.", "a" * 151)},
        "docs/fi/programme/rights.md:2: description is 151 characters long. Use at most 150.",
    ),
    "a priority that is none": (
        {FI: page().replace("priority: 1", "priority: 4")},
        'docs/fi/index.md:3: priority: "4" is not known. Known: 1, 2, 3.',
    ),
    "a date in words": (
        {FI: page().replace("updated: 2026-11-24", "updated: eilen")},
        "docs/fi/index.md:4: updated must be a date such as 2026-12-31. Write it so.",
    ),
    "a day with an hour": (
        {FI: page().replace("updated: 2026-11-24", "updated: 2026-11-24 10:00:00")},
        "docs/fi/index.md:4: updated must be a date such as 2026-12-31. Write it so.",
    ),
    "a review with an hour": (
        {FI: page().replace("2040-01-01", "2026-12-24 10:00:00")},
        "docs/fi/index.md:5: review_by must be a date such as 2026-12-31. Write it so.",
    ),
    "a keyword that is no list": (
        {FI: page().replace("priority", "keywords: apua\npriority")},
        "docs/fi/index.md:3: keywords must be a list. Write it so.",
    ),
    "a title that is no text, in every language": (
        {
            "docs/fi/about.md": page().replace("priority", "title: true\npriority"),
            "docs/en/about.md": translation().replace("description", "title: A\ndescription"),
            "docs/ar/about.md": translation().replace("description", "title: A\ndescription"),
        },
        "docs/fi/about.md:3: title must be text (put it in quotes). Write it so.",
    ),
    "updated tomorrow": (
        {FI: page().replace("updated: 2026-11-24", "updated: 2026-11-25")},
        'docs/fi/index.md:4: "updated" is 2026-11-25: that day is still to come. Write the day of the last change.',
    ),
    "an unknown chapter": (
        {FI: page().replace("[plan]", "[plan, plam]")},
        'docs/fi/index.md:6: the chapter "plam" is not in data/vocabulary.yml. Did you mean "plan"?',
    ),
    "an unknown law": (
        {FI: page().replace("681/2023", "1/1900")},
        'docs/fi/index.md:7: the law "1/1900" is not in data/vocabulary.yml. Known: 681/2023.',
    ),
    "sources in a translation": (
        {EN: translation().replace("description", "sources: {}\ndescription")},
        'docs/en/index.md:2: unknown key "sources". Known keys: title, description, keywords.',
    ),
    "a title that Finnish lacks": (
        {EN: translation().replace("description", "title: Home\ndescription")},
        'docs/en/index.md:2: "title" stands here, but not in docs/fi/index.md. Delete it: the menu takes the heading.',
    ),
    "a title that the translation lacks": (
        {
            "docs/fi/about.md": page().replace("priority", "title: Tietoja\npriority"),
            "docs/en/about.md": translation().replace("description", "title: About\ndescription"),
        },
        'docs/ar/about.md:2: "title" is missing: docs/fi/about.md has one. Translate it: title: …',
    ),
}


@pytest.mark.parametrize(("files", "line"), FRONTS.values(), ids=FRONTS)
def test_a_fault_in_front_matter_is_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_what_is_of_a_wrong_kind_in_front_matter_is_as_if_it_were_absent(tmp_path):
    front = """---
title: 2026
description: Yksi lause.
priority: 5
updated: 2026-11-24 10:00:00
review_by: pian
keywords: [apua, 112, ""]
sources: {programme: plan, law: ["681/2023: 16 §"]}
---
"""
    loaded = site.load(write_site(tmp_path, {FI: page().replace(FRONT, front)}), TODAY)
    assert loaded.finnish["index.md"].front.value == {
        "description": "Yksi lause.",
        "priority": 5,
        "keywords": ["apua"],
        "sources": {"law": ["681/2023: 16 §"]},
    }
    assert loaded.finnish["index.md"].title == "Sivu"
    shown = views.view(loaded, "index.md", "fi")
    assert (shown.updated, shown.review_overdue, shown.programme) == (None, False, [])
    assert [topic.word for _, topics in az.topics(loaded, "fi") for topic in topics] == ["apua", "Sivu", "Suunnitelma"]


def test_a_review_that_is_due_informs_and_one_to_come_does_not(tmp_path):
    due = page().replace("2040-01-01", "2026-12-01")
    write_site(tmp_path, {FI: due})
    assert report(tmp_path, today=date(2026, 12, 1)) == "Nothing to fix."
    assert report(tmp_path, today=date(2026, 12, 2)) == note(
        "docs/fi/index.md:5: this page was to be reviewed by 2026-12-01."
        " Compare it with its sources, then set the next review_by."
    )


NO_SOURCES = ('sources: {programme: [plan],\n  law: ["681/2023: 16 §"]}\n', "")
UNTRUE_ONE_DAY = {
    "sources": (page(), "this page rests on the programme or a law"),
    "a right": (
        page("## Oikeus {#right .right}\n\nSaat sen.").replace(*NO_SOURCES),
        "this page states a right or a duty",
    ),
    "a contact": (page("{{ contact kemi-city }}").replace(*NO_SOURCES), "this page says what others do"),
}


@pytest.mark.parametrize(("text", "why"), UNTRUE_ONE_DAY.values(), ids=UNTRUE_ONE_DAY)
def test_a_page_that_can_become_untrue_says_when_it_is_reviewed(tmp_path, text, why):
    assert report(write_site(tmp_path, {FI: text})) == "Nothing to fix."
    assert report(write_site(tmp_path, {FI: text.replace("review_by: 2040-01-01\n", "")})) == note(
        f'docs/fi/index.md:4: {why}, but has no "review_by".'
        " Write the day by which somebody compares it with its sources."
    )


def test_a_page_about_this_site_alone_needs_no_review(tmp_path):
    text = page().replace(*NO_SOURCES).replace("review_by: 2040-01-01\n", "")
    assert report(write_site(tmp_path, {FI: text})) == "Nothing to fix."


def test_a_page_without_front_matter_lacks_all_of_it(tmp_path):
    found = report(write_site(tmp_path, {EN: "# Page {#top}\n\nLead.\n"}))
    assert found == fault('docs/en/index.md:1: "description" is missing in the file. Add it.')


GRAMMAR = {
    "a tab": (FI, "A\tb.", "14: a tab stands in this line. Write spaces."),
    "a list under a paragraph": (
        EN,
        "Words:\n- one",
        "10: a list stands right under a paragraph. Put a blank line between them.",
    ),
    "a card within a sentence": (
        FI,
        "Soita {{ contact kemi-city }} heti.",
        "14: this shortcode is not alone on its line. Put it on a line of its own, between blank lines.",
    ),
}


@pytest.mark.parametrize(("path", "body", "line"), GRAMMAR.values(), ids=GRAMMAR)
def test_what_lies_outside_the_grammar_is_named(tmp_path, path, body, line):
    text = page(body) if path == FI else translation(body)
    assert report(write_site(tmp_path, {path: text})) == fault(f"{path}:{line}")


PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + bytes((0, 0, 0, 9, 0, 0, 0, 5))  # 9 pixels wide, 5 high
LINKS = {
    "[a]()": "a link leads nowhere. Write its address: [words](page.md).",
    "[a](plan.md)": 'there is no page "plan.md". Did you mean "programme/plan.md"?',
    "[a](programme/rihgts.md)": 'there is no page "programme/rihgts.md". Did you mean "programme/rights.md"?',
    "[a](zzzzzz.md)": 'there is no page "zzzzzz.md". Look it up in docs/fi/.',
    "[a](programme/)": 'there is no file "programme/". Did you mean "programme/plan.md"?',
    "[a](programme/plan.md#duratoin)": (
        '"programme/plan.md" has no heading with {#duratoin}. Did you mean "duration"?'
    ),
    "[a](#nowhere)": '"index.md" has no heading with {#nowhere}. Look it up in that page.',
    "![a](picture.png)": 'there is no file "picture.png". Look it up in docs/fi/.',
    "[![a](picture.png)](about.md)": 'there is no file "picture.png". Look it up in docs/fi/.',
    "[a](../en/about.md)": '"../en/about.md" leads into another language. Link the page in docs/fi/: about.md.',
    "[a](../../README.md)": 'there is no file "../../README.md". Look it up in docs/fi/.',
    "[a](/about/)": '"/about/" is no file. Write the path from this page, such as ../page.md, or begin with https://.',
    "[a](www.kemi.fi)": (
        '"www.kemi.fi" is no file. Write the path from this page, such as ../page.md, or begin with https://.'
    ),
    "[a](about page.md)": 'the address "about page.md" has a space in it. Rename the file, or write %20 for the space.',
    "[a](https://example.org/about/)": (
        '"https://example.org/about/" is an address of this site. Link the file of the page, such as ../page.md.'
    ),
    "[a](https:/kemi.fi)": '"https:/kemi.fi" is no address of the web. Copy it once more from the browser.',
    "[a](https://kemi)": '"https://kemi" is no address of the web. Copy it once more from the browser.',
    "[a](https://[kemi.fi)": '"https://[kemi.fi" is no address of the web. Copy it once more from the browser.',
    "[a](ftp://kemi.fi)": '"ftp://kemi.fi" may not be an address in <a>. Link a page, or an address that begins with https://.',
    "[a](TEL:112)": '"TEL:112" is written by hand. Write {{ phone ID }}: the number stands once, in data/contacts/.',
    "[a](mailto:x)": (
        '"mailto:x" is written by hand. Write {{ contact ID }}: the address stands once, in data/contacts/.'
    ),
    "[a](javascript:x)": '"javascript:x" may not be an address in <a>. Link a page, or an address that begins with https://.',
    "Katso https://kemi.fi.": 'the address "https://kemi.fi" stands bare in the text. Write [words](address).',
    "[b](about.md) [a] (about.md)": (
        "a space stands between the words of a link and its address. Write [words](address)."
    ),
}


@pytest.mark.parametrize(("body", "what"), LINKS.items(), ids=LINKS)
def test_a_link_that_leads_nowhere_is_named(tmp_path, body, what):
    assert report(write_site(tmp_path, {FI: page(body)})) == fault(f"docs/fi/index.md:14: {what}")


def test_links_of_a_translation_are_looked_up_in_its_own_language(tmp_path):
    body = "[a](programme/plan.md#duration) [b](about.md#top) [c](../fi/about.md) [d](about.md#nowhere)"
    assert report(write_site(tmp_path, {EN: translation(body)})) == fault(
        'docs/en/index.md:9: "../fi/about.md" leads into another language. Link the page in docs/en/: about.md.',
        'docs/en/index.md:9: "about.md" has no heading with {#nowhere}. Look it up in that page.',
    )


def test_good_links_are_left_alone(tmp_path):
    body = (
        '[a](programme/plan.md#duration) [b](#next) [c](https://fi.wikipedia.org/wiki/Kemi_(kaupunki)?a=b#c "Otsikko")'
        " ![Kuva](kuva.png) ![Kuva](../yhteinen.png) [ohje](ohje.pdf)"
        " [ä](https://www.ääkköset.fi) `[x](nowhere.md)` [a] (b)"
    )
    files = {FI: page(body), "docs/fi/kuva.png": PNG, "docs/yhteinen.png": PNG, "docs/fi/ohje.pdf": b"%PDF"}
    assert report(write_site(tmp_path, files)) == "Nothing to fix."


def test_a_link_to_a_page_that_cannot_be_read_is_not_blamed(tmp_path):
    found = report(write_site(tmp_path, {PLAN: b"# Suunnitelm\xe4 {#top}\n"}))
    assert found == fault(
        'docs/fi/programme/plan.md:1: byte 0xe4 is not UTF-8. Save the file with the encoding "UTF-8".'
    )


def test_links_are_looked_at_while_the_address_of_the_site_is_no_text(tmp_path):
    files = changed("data/site.yml", ("https://example.org/", "123")) | {FI: page("[a](https://example.org/about/)")}
    assert report(write_site(tmp_path, files)) == fault(
        "data/site.yml:2: address must be text (put it in quotes) or empty. Write it so."
    )


KNOWN = (
    "Known: phone, contact, contacts, contact-list, amount, responsible, compare, coverage, offline, a-z, words,"
    " situations."
)
GONE = 'Contact "{}" no longer exists. Take its line away, or put the contact back.'
SHORTCODES = {
    "{{ fone kemi-city }}": f'unknown shortcode "fone". Did you mean "phone"? {KNOWN}',
    "{{ }}": f'unknown shortcode "". {KNOWN}',
    "{{ contact kemi-sity }}": 'there is no contact "kemi-sity". Did you mean "kemi-city"? Mend the id.',
    "{{ contact mikseri }}": GONE.format("mikseri"),
    "{{ contacts kemmi }}": 'there is no area "kemmi". Did you mean "kemi"?',
    "{{ amount fee }}": 'there is no amount "fee". Look it up in data/.',
    "{{ responsible plan }}": ('"responsible" takes 2 words, not 1. Write {{ responsible SERVICE MUNICIPALITY }}.'),
    "{{ responsible plan kemin }}": 'there is no municipality "kemin". Did you mean "kemi"?',
    "{{ compare plam }}": 'there is no service "plam". Did you mean "plan"?',
    "{{ phone kemi-office }}": GONE.format("kemi-office"),
    "{{ phone simo-office }}": (
        '"simo-office" has no known phone number. Use {{ contact simo-office }}: its card says what to do.'
    ),
    "{{ coverage }}": ('"coverage" works only in translations.md. Take it away here, or write a link to that page.'),
    "{{ offline }}": '"offline" works only in offline.md. Take it away here, or write a link to that page.',
    "{{ a-z }}": '"a-z" works only in a-z.md. Take it away here, or write a link to that page.',
    "Soita {{ phone kemi-city }.": (
        "a shortcode is not closed. It begins with {{ and ends with }}, with words between, all on one line."
    ),
}


@pytest.mark.parametrize(("body", "what"), SHORTCODES.items(), ids=SHORTCODES)
@pytest.mark.parametrize("path", [FI, AR])
def test_a_shortcode_we_do_not_know_is_named(tmp_path, path, body, what):
    text, line = (page(body), 14) if path == FI else (translation(body), 9)
    assert report(write_site(tmp_path, {path: text})) == fault(f"{path}:{line}: {what}")


def test_a_shortcode_in_a_heading_or_description_is_named(tmp_path):
    text = page("## Soita {{ phone kemi-city }} {#call}\n\nHeti.", next_link="plan.md")
    text = text.replace("Yksi lause.", '"Soita {{ phone kemi-city }}."')
    what = "a shortcode stands in a heading, a title or a description, where it stays as it is. Put it into the text."
    assert report(write_site(tmp_path, {RIGHTS: text})) == fault(f"{RIGHTS}:2: {what}", f"{RIGHTS}:14: {what}")


def test_shortcodes_in_code_are_left_alone_and_good_ones_too(tmp_path):
    body = "Kirjoita `{{ phone x }}`. Soita {{ phone kemi-city }}, maksu {{amount missed-fee}}.\n\n"
    body += "{{ contact simo-office }}\n\n{{ contacts urgent }}\n\n```\n{{ nothing }}\n```"
    assert report(write_site(tmp_path, {FI: page(body)})) == "Nothing to fix."


@pytest.mark.parametrize(("name", "body"), [("translations", "coverage"), ("offline", "offline"), ("a-z", "a-z")])
def test_a_shortcode_of_one_page_is_right_there_in_every_language(tmp_path, name, body):
    files = changed("mkdocs.yml", ("  about.md\n", f"  about.md\n  {name}.md\n"))
    files |= {f"docs/fi/{name}.md": page(f"{{{{ {body} }}}}"), f"docs/en/{name}.md": translation(f"{{{{ {body} }}}}")}
    assert report(write_site(tmp_path, files)) == "Nothing to fix."


def test_front_matter_that_is_no_group_of_keys_is_one_finding(tmp_path):
    text = page().replace(FRONT, "---\n- a\n---\n")
    found = report(write_site(tmp_path, {FI: text}))
    assert found == fault("docs/fi/index.md:2: the front matter must be lines of `key: value`. Mend it.")


@pytest.mark.parametrize("first", ["", "--\n", "----\n", "—-\n", "---a\n", "-- -\n", " ---\n"])
@pytest.mark.parametrize(("path", "text"), [(FI, page()), ("docs/en/index.md", translation())])
def test_a_damaged_first_line_is_one_finding(tmp_path, path, text, first):
    files = {path: text.replace("---\n", first, 1)}
    assert report(write_site(tmp_path, files)) == fault(f"{path}:1: The first line must be ---. Put it back.")


def test_a_page_that_begins_with_its_heading_has_no_damaged_first_line(tmp_path):
    found = report(write_site(tmp_path, {"docs/en/index.md": translation().split("---\n")[2].lstrip() + "\n---\n"}))
    assert "The first line must be" not in found


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
