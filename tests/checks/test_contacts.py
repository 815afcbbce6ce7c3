"""Every contact can be reached as it says, and how old its confirmation is."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sitekit.checks import registry
from sitekit.content import site
from sites import SITE, changed, fault, note, report, write_site

KEMI = "data/contacts/kemi.yml"
URGENT = "data/contacts/urgent.yml"
NUMBER = "'016 259 111'"
STATE = "state: official, source: https://www.kemi.fi}\n  phones"


def confirmed(day: str) -> dict:
    """The website of a contact, confirmed on a day."""
    return changed(KEMI, (STATE, f"state: confirmed, source: puhelu{day}}}\n  phones"))


def hours(text: str) -> dict:
    """A contact with opening hours."""
    return changed(KEMI, ("  phones:", f"  hours: {{{text}, state: official, source: a}}\n  phones:"))


CONTACTS = {
    "an unknown municipality": (
        changed(KEMI, ("[kemi]", "[kemi, torni]")),
        f'{KEMI}:3: there is no municipality "torni". Did you mean "tornio"?',
    ),
    "the same id twice": (
        changed("data/contacts/tornio.yml", ("tornio-office", "simo-office")),
        'data/contacts/tornio.yml:1: the id "simo-office" is in data/contacts/simo.yml already.'
        " Give one of the two another id.",
    ),
    "a short number with +358": (
        changed(URGENT, ("'112'", "'+358 112'")),
        f'{URGENT}:4: "+358 112" cannot be dialled: a short number has no +358. Write "112".',
    ),
    "a harmonised number with +358": (
        changed(URGENT, ("'112'", "'+358 116 117'")),
        f'{URGENT}:4: "+358 116 117" cannot be dialled: a short number has no +358. Write "116117".',
    ),
    "a free number with +358": (
        changed(KEMI, (NUMBER, "'+358 800 123 456'")),
        f'{KEMI}:6: "+358 800 123 456" is a free number. Write it without +358 and with 0, or add from_abroad: true.',
    ),
    "a number without its area code": (
        changed(KEMI, (NUMBER, "'259 111'")),
        f'{KEMI}:6: "259 111" cannot be dialled. Write it with its area code, such as "016 123 456", or with +358.',
    ),
    "a zero after +358": (
        changed(KEMI, (NUMBER, "'+358 016 259 111'")),
        f'{KEMI}:6: "+358 016 259 111" cannot be dialled. Write it with its area code, such as "016 123 456",'
        " or with +358.",
    ),
    "00 for +": (
        changed(KEMI, (NUMBER, "'00358 16 259 111'")),
        f'{KEMI}:6: "00358 16 259 111" cannot be dialled. Write it with its area code, such as "016 123 456",'
        " or with +358.",
    ),
    "a language without a name": (
        changed(KEMI, ("languages: [fi, ar]", "languages: [fi, xx]")),
        f'{KEMI}:6: CLDR does not know the language "xx". Use its code, such as so or fa.',
    ),
    "confirmed without a day": (
        confirmed(""),
        f"{KEMI}:4: The website of kemi-city has no date: write the day on which somebody confirmed it.",
    ),
    "a number without its source": (
        changed(KEMI, ("ar], state: official, source: https://www.kemi.fi", "ar], state: official")),
        f"{KEMI}:6: The first phone number of kemi-city has no source: say where you found it.",
    ),
    "confirmed in words": (
        confirmed(", date: 2020–2023"),
        f"{KEMI}:4: kemi-city.website.date must be a date such as 2026-12-31. Write it so.",
    ),
    "a number confirmed without a day": (
        changed(KEMI, ("languages: [fi, ar], state: official", "languages: [fi, ar], state: confirmed")),
        f"{KEMI}:6: The first phone number of kemi-city has no date: write the day on which somebody confirmed it.",
    ),
    "an address confirmed without a day": (
        changed(KEMI, ("  phones:", "  address: {value: Katu 1, state: confirmed, source: puhelu}\n  phones:")),
        f"{KEMI}:5: The address of kemi-city has no date: write the day on which somebody confirmed it.",
    ),
    "hours in words and in times": (
        hours("value: Kaikki, times: [{days: [mon], from: '09:00', to: '10:00'}]"),
        f"{KEMI}:5: opening hours have either value: (words) or times: (days and hours). Write one of the two.",
    ),
    "hours that end before they begin": (
        hours("times: [{days: [mon], from: '10:00', to: '09:00'}]"),
        f"{KEMI}:5: 09:00 is not after 10:00. Fix the hours.",
    ),
    "the same hours twice": (
        hours("times: [{days: [mon, mon], from: '09:00', to: '10:00'}]"),
        f"{KEMI}:5: mon is there twice. Keep one.",
    ),
    "a time that is none": (
        hours("times: [{days: [mon], from: '9:00', to: '10:00'}]"),
        f'{KEMI}:5: kemi-city.hours.times.0.from: "9:00" does not have the right form.'
        ' Write a time in quotes, such as "09:30".',
    ),
    "a spoken language that nobody knows": (
        changed(KEMI, ("  phones:", "  languages: {value: [fi, xq], state: official, source: a}\n  phones:")),
        f'{KEMI}:5: CLDR does not know the language "xq". Use its code, such as so or fa.',
    ),
    "checked by nobody": (
        changed(KEMI, (STATE, "state: official, source: a, checked: 2026-11-20}\n  phones")),
        f"{KEMI}:4: The website of kemi-city has no by: write body, register or editor:"
        " who said so on the day in checked.",
    ),
    "confirmed tomorrow": (
        confirmed(", date: 2026-11-25"),
        f"{KEMI}:4: the date 2026-11-25 is still to come. Write the day on which the fact was read or confirmed.",
    ),
}


@pytest.mark.parametrize(("files", "line"), CONTACTS.values(), ids=CONTACTS)
def test_a_contact_that_cannot_be_used_is_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_the_contact_that_the_guide_shows_passes_the_check(tmp_path):
    guide = (Path(__file__).parents[2] / "data/README.md").read_text(encoding="utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    found = report(write_site(tmp_path, {"data/contacts/simo.yml": example}))
    assert "data/" not in found and "Nothing to fix, 2 notes." in found  # its sentences wait for a translation


NAMES = changed("data/contacts/simo.yml", ("name: Toimisto", "name: Toimisto\n  names: {en: Office}"))
NAMELESS = 'data/contacts/simo.yml:3: "simo-office" has a name in "en", but none in "ar". Add ar: to its names.'


def test_a_contact_with_a_name_in_english_has_one_in_every_language_that_is_published(tmp_path):
    assert report(write_site(tmp_path, NAMES)) == fault(NAMELESS)
    assert report(write_site(tmp_path, NAMES | changed("mkdocs.yml", ("[fi, en, ar]", "[fi, en]")))) == note(NAMELESS)


@pytest.mark.parametrize("names", ["{en: Office, ar: مكتب}", "{sv: Kontor}"])
def test_a_contact_with_all_its_names_or_none_in_english_is_left_alone(tmp_path, names):
    files = changed("data/contacts/simo.yml", ("name: Toimisto", f"name: Toimisto\n  names: {names}"))
    assert report(write_site(tmp_path, files)) == "Nothing to fix."


AGES = [  # days after the last look, and what it means for readers
    (180, None),
    (181, "over 6 months ago: pages say so."),
    (365, "over 6 months ago: pages say so."),
    (366, "over 12 months ago: pages no longer show its numbers."),
]


@pytest.mark.parametrize(("days", "means"), AGES)
def test_a_confirmation_is_asked_for_again_before_readers_lose_it(tmp_path, days, means):
    write_site(tmp_path, confirmed(", date: 2026-10-24"))
    found = report(tmp_path, today=date(2026, 10, 24) + timedelta(days)).split("\n")
    own = [line for line in found if "was confirmed on" in line and KEMI in line]
    line = f'{KEMI}:4: (for information) "kemi-city" was confirmed on 2026-10-24, {means}'
    assert own == ([f"{line} Ask again, then write the new date."] if means else [])


@pytest.mark.parametrize(("days", "means"), AGES)
def test_sources_that_were_checked_one_by_one_are_asked_for_one_by_one(tmp_path, days, means):
    checked = "checked: 2026-11-20, by: editor"
    write_site(
        tmp_path, changed(KEMI, (", source: https://www.kemi.fi}", f", source: https://www.kemi.fi, {checked}}}"))
    )
    found = report(tmp_path, today=date(2026, 11, 20) + timedelta(days)).split("\n")
    own = [line for line in found if "was checked on" in line]
    assert all(line.endswith(f"{means} Ask again, then write the new date.") for line in own)
    assert bool(own) == bool(means)


def test_what_held_until_a_day_is_asked_for_after_it(tmp_path):
    write_site(tmp_path, confirmed(", date: 2026-11-01, valid_until: 2026-12-31"))
    assert "valid until" not in report(tmp_path, today=date(2026, 12, 31))
    assert (
        f"{KEMI}:4: (for information) this was valid until 2026-12-31, and pages no longer show it."
        " Find out what holds now, and write that."
    ) in report(tmp_path, today=date(2027, 1, 1)).split("\n")


SIMO = "data/contacts/simo.yml"
ENDS = "simo-office:\n  name: Toimisto\n  valid_until: 2026-12-31\n"


def test_a_contact_that_is_over_is_asked_for(tmp_path):
    write_site(tmp_path, {SIMO: f"{ENDS}  via: kemi-city\n"})
    assert report(tmp_path, today=date(2026, 12, 31)) == "Nothing to fix."
    assert (
        f'{SIMO}:3: (for information) "simo-office" was to end by 2026-12-31: pages say so, and name whom to ask.'
        " Find out whether it goes on. Then write its new last day, or delete the contact and what leads to it."
    ) in report(tmp_path, today=date(2027, 1, 1)).split("\n")


def test_an_urgent_contact_has_no_last_day(tmp_path):
    write_site(tmp_path, {URGENT: f"{SITE[URGENT]}  valid_until: 2026-12-31\n"})
    assert report(tmp_path) == fault(
        f'{URGENT}:6: "emergency" is urgent, so pages always show it.'
        " Take valid_until away, or the contact when its day comes."
    )


def test_what_will_be_over_says_whom_to_ask_then(tmp_path):
    way = "  website: {value: https://a.fi, state: official, source: https://a.fi}\n  read: 2026-11-24\n"
    write_site(tmp_path, {SIMO: ENDS + way})
    assert report(tmp_path) == fault(
        f'{SIMO}:3: nobody can be asked once "simo-office" is over. Write in via: which contact to ask then.'
    )


LACKS = "it has no number, e-mail, address or website. Add one, or write in via: which contact to ask."
VIAS = {
    "nobody to ask": ("name: A", f'{SIMO}:1: nobody can reach "simo-office": {LACKS}'),
    "nobody to ask in two of three": (
        "name: A\n  municipality: [simo, tornio, kemi]\n  via: {kemi: kemi-city}",
        f'{SIMO}:1: nobody can reach "simo-office" in simo, tornio: {LACKS}',
    ),
    "somebody that does not exist": (
        "name: A\n  via: kemi-sity",
        f'{SIMO}:3: there is no contact "kemi-sity". Did you mean "kemi-city"? Fix the id.',
    ),
    "somebody that nobody can reach": (
        "name: A\n  via: tornio-office",
        f'{SIMO}:3: "tornio-office" has no number, e-mail, address or website itself. Name another contact in via:.',
    ),
    "itself": (
        "name: A\n  via: simo-office",
        f'{SIMO}:3: "simo-office" has no number, e-mail, address or website itself. Name another contact in via:.',
    ),
    "a municipality that does not exist": (
        "name: A\n  via: {kemmi: kemi-city}",
        f'{SIMO}:3: there is no municipality "kemmi". Fix the name.',
    ),
}


@pytest.mark.parametrize(("fields", "line"), VIAS.values(), ids=VIAS)
def test_a_card_that_ends_with_nobody_to_reach_is_named(tmp_path, fields, line):
    assert report(write_site(tmp_path, {SIMO: f"simo-office:\n  {fields}\n"})) == fault(line)


@pytest.mark.parametrize(
    "fields",
    [
        "via: kemi-city",
        "municipality: [simo, kemi]\n  via: {simo: kemi-city, kemi: kemi-city}",
        "address: {value: Katu 1, state: official, source: kirje}\n  read: 2026-11-24",
        "email: {value: a@example.org, state: official, source: kirje}\n  read: 2026-11-24\n  via: kemi-city",
    ],
)
def test_a_card_with_a_way_or_somebody_to_ask_is_left_alone(tmp_path, fields):
    assert report(write_site(tmp_path, {SIMO: f"simo-office:\n  name: A\n  {fields}\n"})) == "Nothing to fix."


READ = "read: 2026-11-24"


@pytest.mark.parametrize(("days", "means"), AGES)
def test_sources_read_long_ago_are_to_be_opened_again(tmp_path, days, means):
    write_site(tmp_path)
    found = report(tmp_path, today=date(2026, 11, 24) + timedelta(days)).split("\n")
    line = f'{KEMI}:7: (for information) the sources of "kemi-city" were read on 2026-11-24, {means}'
    wanted = [f"{line} Open them, fix what has changed, then write the new day."] if means else []
    assert [line for line in found if "were read on" in line and KEMI in line] == wanted


def test_the_sources_of_an_urgent_contact_are_to_be_opened_again_too(tmp_path):
    files = changed(
        URGENT, ("state: confirmed", "state: official"), ("urgent: true", "urgent: true\n  read: 2020-01-01")
    )
    assert report(write_site(tmp_path, files)) == note(
        f'{URGENT}:6: the sources of "emergency" were read on 2020-01-01, over 12 months ago: the site may not be'
        " published. Open them, fix what has changed, then write the new day."
    )


def test_a_contact_that_nobody_confirmed_says_when_its_sources_were_read(tmp_path):
    assert report(write_site(tmp_path, changed(KEMI, (f"  {READ}\n", "")))) == note(
        f'{KEMI}:1: "kemi-city" does not say when its sources were read. Add read: with that day.'
    )


def test_sources_cannot_have_been_read_tomorrow(tmp_path):
    assert report(write_site(tmp_path, changed(KEMI, (READ, "read: 2026-11-25")))) == fault(
        f"{KEMI}:7: the date 2026-11-25 is still to come. Write the day on which the sources were read."
    )


def test_an_urgent_contact_is_asked_for_again_and_in_the_end_keeps_the_site_from_going_out(tmp_path):
    write_site(tmp_path, changed(URGENT, ("2026-11-01", "2026-05-01")))
    told = f'{URGENT}:4: (for information) "emergency" was confirmed on 2026-05-01, over 6 months ago: after 12 months'
    assert report(tmp_path) == f"{told} the site may not be published. Ask again, then write the new date.\n" + (
        "Nothing to fix, 1 note."
    )
    stopped = (
        f'{URGENT}:1: the urgent contact "emergency" was last looked at on 2026-05-01, over 12 months ago.'
        " Call it or open its source, then write the new day. The site may not be published before that."
    )
    last = date(2027, 5, 1)
    assert stopped not in map(str, registry.run(site.load(tmp_path, last), "publish"))
    late = registry.run(site.load(tmp_path, last + timedelta(1)), "publish")
    assert [each.text for each in late if each.path == URGENT and each.blocks] == [stopped.partition(": ")[2]]
