"""The page of what to confirm: which contacts, in which order, and the e-mail that asks."""

from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

from sitekit.content import confirming, site
from sites import TODAY, changed, write_site

KEMI, SIMO = "data/contacts/kemi.yml", "data/contacts/simo.yml"


def waiting(tmp_path, files=None, days=0) -> dict[str, list[confirming.Open]]:
    loaded = site.load(write_site(tmp_path, files or {}), TODAY + timedelta(days))
    return confirming.waiting(loaded)


def test_what_was_read_lately_does_not_wait_and_what_nobody_knows_does(tmp_path):
    found = waiting(tmp_path)
    assert "kemi" not in found and "urgent" not in found
    assert [(row.key, row.fields, row.missing) for row in found["simo"]] == [
        ("simo-office", (), ("phones", "email", "address"))
    ]


def test_after_half_a_year_it_waits_with_its_day(tmp_path):
    assert "kemi" not in waiting(tmp_path, days=180)
    kemi = waiting(tmp_path, days=181)["kemi"][0]
    assert [(kind, words) for kind, words, _ in kemi.fields] == [
        ("phones", "016 259 111"),
        ("website", "https://www.kemi.fi"),
    ]
    assert {day for _, _, day in kemi.fields} == {TODAY} and kemi.oldest == TODAY


def test_what_nobody_confirmed_waits_whenever_its_source_was_read(tmp_path):
    files = changed(KEMI, ("ar], state: official", "ar], state: reported"))
    assert [words for _, words, _ in waiting(tmp_path, files)["kemi"][0].fields] == ["016 259 111"]


def test_what_pages_lead_to_most_comes_first(tmp_path):
    rare = "a-office:\n  name: A\n  via: kemi-city\n"
    often = "b-office:\n  name: B\n  website: {value: https://b.fi, state: reported, source: b}\n"
    others = "".join(f"c-{at}:\n  name: C\n  via: b-office\n" for at in range(3))
    found = waiting(tmp_path, {SIMO: rare + often + others})["simo"]
    assert [(row.key, row.used) for row in found[:2]] == [("b-office", 3), ("a-office", 0)]


def test_the_e_mail_names_what_we_know_and_what_we_do_not(tmp_path):
    files = {SIMO: "simo-office:\n  name: Toimisto & Co\n  email: {value: a@example.org, state: reported, source: b}\n"}
    loaded = site.load(write_site(tmp_path, files), TODAY)
    address = confirming.letter(loaded, confirming.waiting(loaded)["simo"][0])
    assert address.startswith("mailto:a@example.org?subject=Yhteystietonne%20sivustolla%20Pieni%20sivusto&body=Hei")
    lines = unquote(parse_qs(urlsplit(address).query)["body"][0]).split("\r\n")
    assert lines[4:8] == ["Toimisto & Co", "- sähköposti: a@example.org", "", "Emme tiedä: puhelin, osoite."]


def test_the_e_mail_goes_to_the_contact_to_ask_where_no_own_address_is_known(tmp_path):
    files = changed(KEMI, ("  read:", "  email: {value: k@example.org, state: official, source: b}\n  read:"))
    loaded = site.load(write_site(tmp_path, files), TODAY)
    assert confirming.letter(loaded, confirming.waiting(loaded)["simo"][0]).startswith("mailto:k@example.org?")
    assert confirming.letter(
        site.load(write_site(tmp_path / "b"), TODAY), confirming.waiting(site.load(tmp_path / "b", TODAY))["simo"][0]
    ).startswith("mailto:?")
