"""What an editor is told of an address: what is wrong, what to do, where it is written and who meets it."""

from datetime import date, timedelta

import pytest

from sitekit.content import site
from sitekit.web import listing
from sitekit.web.outward import Place
from sitekit.web.replies import NO_NAME, NO_ROAD, Answer
from sites import TODAY, write_site

A = "https://www.kunta.example/sivu"
NEW = "https://www.kunta.example/uusi"
FI = Place("docs/fi/about.md", 14, ("fi",), ("about.md",))
EN = Place("docs/en/about.md", 9, ("en",), ("about.md",))
FACT = Place("data/contacts/kemi.yml", 6, ("fi", "en", "ar"), ("contacts.md",), source=True)
MEET = " Readers meet it on about.md, in Finnish."
WAIT = "Open it in a browser. If it does not open there, tell those who keep it, or take the link away."
LOOK = "Look for the page on www.kunta.example: write its new address, or take the link away."
MENDED = "Browsers warn readers. Tell those who keep www.kunta.example; until it is mended, take the link away."
CASES = [
    (Answer("gone", "404"), f"is gone: the host answers 404. {LOOK}"),
    (Answer("gone", "410", NEW), f'leads to "{NEW}", which is gone: the host answers 410. {LOOK}'),
    (Answer("soft", "Sivua ei löydy"), f'is gone: its page says "Sivua ei löydy". {LOOK}'),
    (Answer("start", to=f"{NEW}/"), f'is gone: it leads to the start page "{NEW}/". {LOOK}'),
    (
        Answer("no-host"),
        'leads nowhere: nothing on the internet is called "www.kunta.example". Compare the name letter by letter.'
        " If it is right, the site is gone: take the link away.",
    ),
    (
        Answer("moved", to=NEW),
        f'has moved for good to "{NEW}". Open that. If it says the same, write it in place of this.',
    ),
    (Answer("expired"), f"has a certificate that has expired. {MENDED}"),
    (
        Answer("untrusted", "self-signed certificate"),
        f"has a certificate that browsers do not trust (self-signed certificate). {MENDED}",
    ),
    (
        Answer("inside", "10.0.0.1"),
        "leads into a network that readers cannot reach (10.0.0.1). It was not asked."
        " Write a public address, or take the link away.",
    ),
    (
        Answer("odd"),
        "is not an address of the web. Copy it once more from the browser, without a name and password.",
    ),
    (
        Answer("odd", "sends on"),
        "sends on to what is not an address. Copy it once more from the browser, without a name and password.",
    ),
    (Answer("refused"), f"is refused: the host is there, but nothing answers. {WAIT}"),
    (Answer("slow"), f"is too slow: no answer in time, again and again. {WAIT}"),
    (Answer("fault", "it answers 503"), f"does not work: it answers 503, again and again. {WAIT}"),
]


@pytest.fixture
def small(tmp_path):
    return site.load(write_site(tmp_path), TODAY)


def said(small, answer: Answer, *places: Place, fine: date | None = None) -> str:
    found = listing.troubles(small, {A: places or (FI,)}, {A: answer}, {A: fine} if fine else {})
    return listing.findings.report(each.finding() for each in found)


@pytest.mark.parametrize(("answer", "what"), CASES)
def test_each_fault_is_told_with_what_to_do(small, answer, what):
    assert said(small, answer) == f'docs/fi/about.md:14: "{A}" {what}{MEET}\n1 to fix.'


def test_what_only_a_person_can_see_stops_nobody(small):
    what = (
        "does not answer a program: it answers 403. Open it in a browser. If it shows what you mean, there is nothing"
    )
    line = f'docs/fi/about.md:14: (for information) "{A}" {what} to do.{MEET}'
    assert said(small, Answer("person", "it answers 403")) == f"{line}\nNothing to fix, 1 note."


def test_what_is_fine_is_not_told(small):
    assert said(small, Answer("fine")) == "Nothing to fix."


def test_every_kind_has_its_words():
    assert {answer.kind for answer, _ in CASES} | {"person"} == listing.KINDS.keys()


@pytest.mark.parametrize("answer", [Answer("slow"), Answer("refused"), Answer("fault", "it answers 500")])
def test_what_may_pass_stops_nobody_until_the_second_week(small, answer):
    assert said(small, answer, fine=TODAY - timedelta(days=13)).endswith("Nothing to fix, 1 note.")
    assert said(small, answer, fine=TODAY - timedelta(days=14)).endswith("1 to fix.")
    assert "It was last fine on 2026-11-11." in said(small, answer, fine=TODAY - timedelta(days=13))


def test_what_does_not_pass_is_to_be_fixed_at_once(small):
    what = f"is gone: the host answers 404. It was last fine on 2026-11-23. {LOOK}"
    line = f'docs/fi/about.md:14: "{A}" {what}{MEET}'
    assert said(small, Answer("gone", "404"), fine=TODAY - timedelta(days=1)) == f"{line}\n1 to fix."


def test_all_places_and_all_languages_are_named(small):
    line = f'docs/fi/about.md:14: "{A}" is gone: the host answers 404. {LOOK} {listing.AS_SOURCE}'
    also = " Also in docs/en/about.md:9, data/contacts/kemi.yml:6."
    meet = " Readers meet it on about.md, contacts.md, in every language."
    assert said(small, Answer("gone", "404"), FI, EN, FACT) == f"{line}{also}{meet}\n1 to fix."
    assert said(small, Answer("expired"), FI, EN).endswith(" on about.md, in Finnish and English.\n1 to fix.")


def test_the_source_of_a_fact_that_is_gone_is_looked_for_and_not_taken_away(small):
    line = f'data/contacts/kemi.yml:6: "{A}" is gone: the host answers 404. {listing.AS_SOURCE}'
    meet = " Readers meet it on contacts.md, in every language."
    assert said(small, Answer("gone", "404"), FACT) == f"{line}{meet}\n1 to fix."


def test_of_many_pages_three_are_named(small):
    many = Place("data/vocabulary.yml", 3, ("fi", "en", "ar"), tuple(f"{name}.md" for name in "abcde"))
    assert "Readers meet it on a.md, b.md, c.md and 2 more, in every language." in said(small, Answer("expired"), many)


def test_a_fault_of_the_host_it_leads_to_is_that_of_that_host(small):
    what = said(small, Answer("expired", to="https://toinen.example/x"))
    assert f'"{A}" leads to "https://toinen.example/x", which has a certificate that has expired.' in what
    assert "Tell those who keep toinen.example;" in what


def test_the_address_that_others_wrote_cannot_become_something_else(small):
    what = said(small, Answer("moved", to='https://x.example/<b>"`\n- [x] closes #1'))
    assert 'moved for good to "https://x.example/%3Cb%3E%22%60%0A-%20%5Bx%5D%20closes%20#1".' in what


def test_the_list_for_an_issue_has_a_box_for_each_address_and_its_places(small):
    b, c = "https://b.example/", "https://c.example/"
    places = {A: (FI, EN, FACT), b: (FI,), c: (EN,)}
    answers = {A: Answer("gone", "404"), b: Answer("slow"), c: Answer("person", "it answers 403")}
    found = listing.troubles(small, places, answers, {b: TODAY - timedelta(days=7)})
    person = "Open it in a browser. If it shows what you mean, there is nothing to do."
    wanted = f"""# Links to other sites, 2026-11-24

12 addresses, of which 5 were asked. 1 to fix, 2 notes.

## Gone (1)

- [ ] <{A}> is gone: the host answers 404. {LOOK} {listing.AS_SOURCE}
    - `docs/fi/about.md:14`: on about.md, in Finnish
    - `docs/en/about.md:9`: on about.md, in English
    - `data/contacts/kemi.yml:6`: source, on contacts.md, in every language

## Too slow, perhaps only today (1)

- [ ] <{b}> is too slow: no answer in time, again and again. It was last fine on 2026-11-17. {WAIT}
    - `docs/fi/about.md:14`: on about.md, in Finnish

## Open these yourself (1)

- [ ] <{c}> does not answer a program: it answers 403. {person}
    - `docs/en/about.md:9`: on about.md, in English
"""
    assert listing.as_markdown(small, found, 12, 5) == wanted


def test_the_list_of_nothing_says_so(small):
    text = listing.as_markdown(small, [], 1, 1)
    assert text == "# Links to other sites, 2026-11-24\n\n1 address, of which 1 was asked. Nothing to fix.\n"


def test_a_machine_without_the_internet_is_known_by_the_silence_of_three_hosts():
    kinds = {"a": Answer("no-host"), "b": Answer("fault", NO_NAME), "c": Answer("fault", NO_ROAD)}
    silent = {f"https://{name}.example/": answer for name, answer in kinds.items()}
    assert listing.offline(silent)
    assert not listing.offline({**silent, "https://d.example/": Answer("gone", "404")})
    assert not listing.offline({f"https://a.example/{at}": Answer("slow") for at in range(9)})
    assert not listing.offline({**silent, "https://d.example/": Answer("fault", "it answers 503")})
    assert not listing.offline({})
