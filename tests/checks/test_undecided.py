"""What a site needs before it goes out."""

from sites import changed, fault, note, page, report, write_site

BELOW = '"ar" has 6 % of everything current, not 60 %.'
MORE = changed("mkdocs.yml", ("rights: 0, all: 0", "rights: 0, all: 60"), ("[fi, en, ar]", "[fi, ar]"))


def test_before_publishing_a_language_below_a_gate_blocks(tmp_path):
    found = report(write_site(tmp_path, MORE), for_publishing=True).split("\n")
    assert f"mkdocs.yml:16: {BELOW} Take it out of published, or translate it." in found


def test_before_publishing_the_site_has_an_address_and_an_owner(tmp_path):
    files = changed("data/site.yml", ("owner: Kunta", "owner: null"), ("palaute@example.org", "null"))
    write_site(tmp_path, files)
    assert report(tmp_path) == "Nothing to fix."
    assert report(tmp_path, for_publishing=True) == fault(
        'data/site.yml:3: "owner" is not decided:'
        " readers must know who answers for the site. Write the name of the organisation.",
        'data/site.yml:4: "feedback" is not decided:'
        " readers must be able to report what is wrong. Write an e-mail address.",
    )


def test_before_publishing_a_page_that_says_what_is_no_longer_true_is_named(tmp_path):
    body = "Sivuston omistajaa ei ole vielä päätetty.\n\nPalautteen osoite: ei päätetty.\n\nPalvelinta ei ole päätetty."
    write_site(tmp_path, {"docs/fi/about.md": page(f"{body}\n\nOmistaja on kunta. Lakia ei ole päätetty.")})
    assert report(tmp_path) == "Nothing to fix."
    what = "this says that something is not decided, but data/site.yml has it. Write here what was decided."
    lines = [f"docs/fi/about.md:{line}: {what}" for line in (14, 16)]
    assert report(tmp_path, for_publishing=True) == note(*lines)
    files = {"docs/fi/about.md": page(body), **changed("data/site.yml", ("owner: Kunta", "owner: null"))}
    assert "docs/fi" not in report(write_site(tmp_path, files), for_publishing=True)


def test_a_site_that_is_decided_can_be_published(tmp_path):
    assert report(write_site(tmp_path), for_publishing=True) == "Nothing to fix."
