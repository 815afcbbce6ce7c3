"""The register beside data/contacts: compare, find, import, and what stays as it is when the register fails.

The register is a server on loopback; all its channels are invented.
"""

import io
import json
import sys
from pathlib import Path

import pytest

import ptv
from register_server import (
    ADVICE,
    HALL,
    NAMED_PERSON,
    Answer,
    Server,
    address,
    advice,
    channel,
    elsewhere,
    hall,
    hours,
    page,
    phone,
    serving,
    text,
)
from sites import DATA, report, write_site

AREA = "ServiceChannel/list/area/Municipality/code/240?page={}"
OWN = "ServiceChannel/list/organization?code=0000000-0&page=1"
KEMI = "data/contacts/kemi.yml"
CONTACTS = """# Contacts in Kemi.
kemi-city: # the town
  name: Esimerkkilän kunnantalo
  municipality: [kemi]
  read: 2026-02-01
  # its own page
  website: {value: https://www.kemi.fi, state: official, source: https://www.kemi.fi}
  phones:
    - number: '016 259 111' # the desk
      purpose: vaihde
      state: official
      source: https://www.kemi.fi
    - {number: '016 000 0001', state: reported, source: invented, date: '2020–2023'}
  email: {value: vanha@kemi.fi, state: confirmed, source: call, date: 2026-11-02}

library:
  name: Kirjasto
  via: kemi-city
"""
HALL_LINE = f"{HALL}, 2026-03-04: Esimerkkilän kunnantalo · +358 160000001 · kirjaamo@esimerkkila.example"
HALL_LINE += " · Esimerkkitie 1 A, 00000 KEMI\n"
ADVICE_LINE = f"{ADVICE}, 2026-02-03: Esimerkkilän neuvontapuhelin · 0800123456 · +358 400000003"
ADVICE_LINE += " · neuvonta@esimerkkila.example\n"
HELD = "Left out: 1 number and 1 e-mail that may be of persons, 1 fax number.\n"
UNWRITTEN = "Hours that are not written: {}. Where they matter, write them in words (hours:), or as a notice"
UNWRITTEN += " (data/README.md).\n"
HALL_HOURS = UNWRITTEN.format("Monday 08:00–11:00, Monday 12:00–16:00, Tuesday 08:00–24:00; 2026-12-24: closed")


@pytest.fixture
def root(tmp_path) -> Path:
    return write_site(tmp_path, {KEMI: CONTACTS})


@pytest.fixture
def run(root, capsys):
    """Runs a command; gives its exit code and what it printed. Nothing waits."""

    def call(server: Server | None, *options: str) -> tuple[int, str]:
        base = ["--base", server.base] if server else []
        code = ptv.main(["--root", str(root), "--today", "2026-11-24", *options, *base], pause=lambda seconds: None)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out

    return call


def of_kemi(*items: dict, **more) -> dict:
    """The answers of a register whose list of Kemi has these channels."""
    return {AREA.format(1): page(*items), **{f"ServiceChannel/{item['id']}": item for item in items}, **more}


def lines_changed(root: Path, before: str = CONTACTS) -> list[str]:
    after = (root / KEMI).read_text(encoding="utf-8").splitlines()
    gone = [f"-{line}" for line in before.splitlines() if line not in after]
    return gone + [f"+{line}" for line in after if line not in before.splitlines()]


def test_what_differs_and_what_we_lack_is_named_with_line_id_and_date(run):
    with serving(of_kemi(hall(), advice(), elsewhere())) as server:
        code, out = run(server, "compare", "kemi")
    take = f"Ask which is right. To take the register's: ptv.py import {HALL} --as kemi-city"
    numbers, emails = (f"Left out: 1 {thing} that may be of persons. {take}\n" for thing in ("number", "e-mail"))
    own = f"{HALL}, 2026-03-04"
    assert out == (
        "Kemi: 3 channels.\n"
        f'{KEMI}:2: "kemi-city" lacks what the register has as address: Esimerkkitie 1 A, 00000 KEMI ({own}). {take}\n'
        f'{KEMI}:7: the register does not have the website https://www.kemi.fi of "kemi-city", but '
        f"https://www.esimerkkila.example/ ({own}). {take}\n"
        f'{KEMI}:9: the register does not have the number 016 259 111 of "kemi-city". {numbers}'
        f'{KEMI}:14: the register does not have the e-mail vanha@kemi.fi of "kemi-city", but '
        f"kirjaamo@esimerkkila.example ({own}). {emails}"
        f'{KEMI}:16: "library" is not in the register by its name, number or e-mail. Look for it: ptv.py find TEXT\n'
        "Not listed: 2 channels of bodies elsewhere that serve here too.\n"
        f"{HELD}4 to look at.\n"
    )
    assert code == 1


def test_one_number_written_in_two_ways_is_the_same(root, run):
    (root / KEMI).write_text(
        "kemi-city:\n  name: Kunnantalo Esimerkki\n  read: 2026-11-24\n  phones:\n"
        "    - {number: '016 000 0001', state: official, source: x}\n"
        "  address: {value: 'Esimerkkitie 1 A, Kemi', state: official, source: x}\n"
        "  website: {value: 'http://esimerkkila.example', state: official, source: x}\n"
        "  email: {value: Kirjaamo@esimerkkila.example, state: official, source: x}\n",
        encoding="utf-8",
    )
    numbers = [phone("0160000001")]
    with serving(of_kemi(hall(phoneNumbers=numbers, emails=[text("kirjaamo@esimerkkila.example")]))) as server:
        assert run(server, "compare", "kemi") == (0, "Kemi: 1 channel.\nNothing to look at.\n")


def test_channels_of_the_municipality_are_known_by_its_business_id_or_their_address(root, run):
    business = DATA["municipalities"].replace('code: "240"', 'code: "240", business_id: "0000000-0"')
    (root / "data/municipalities.yml").write_text(business, encoding="utf-8")
    place = channel(HALL, "Uusi toimisto", addresses=[address("Tie", "1", "240")])
    with serving(of_kemi(place, elsewhere(), **{OWN: page(advice())})) as server:
        code, out = run(server, "compare", "kemi")
        assert server.paths == [AREA.format(1), OWN]
    assert code == 1
    assert out.endswith(
        "The register has, and we do not. To take one over: ptv.py import ID\n"
        f"{ADVICE_LINE}{HALL}, 2026-02-03: Uusi toimisto · Tie 1, 00000 KEMI\n"
        "Not listed: 1 channel of bodies elsewhere that serve here too.\n"
        "2 to look at.\n"
    )


def test_a_business_id_that_the_register_does_not_have_is_named(root, run, tmp_path_factory):
    kept = str(tmp_path_factory.mktemp("kept"))
    business = DATA["municipalities"].replace('code: "240"', 'code: "240", business_id: "0000000-0"')
    (root / "data/municipalities.yml").write_text(business, encoding="utf-8")
    with serving(of_kemi(elsewhere())) as server:
        code, out = run(server, "compare", "kemi", "--record", kept)
    assert out.startswith(
        "data/municipalities.yml:1: the register has no organisation 0000000-0. Look up the business id.\n"
    )
    assert run(None, "compare", "kemi", "--recorded", kept) == (code, out) == (1, out)


def test_every_municipality_is_compared_with_all_pages_of_its_list(run):
    answers = {AREA.format(at): page(item, number=at, count=2) for at, item in ((1, hall()), (2, advice()))}
    answers |= {AREA.format(1).replace("240", code): page() for code in ("751", "851")}
    with serving(answers) as server:
        code, out = run(server, "compare")
        assert server.paths == [
            AREA.format(1),
            AREA.format(2),
            *(AREA.format(1).replace("240", code) for code in ("751", "851")),
        ]
    none = "0 channels.\nThat cannot be: look up its code {} in data/municipalities.yml.\n"
    assert out.startswith(f"Kemi: 2 channels.\nSimo: {none.format(751)}Tornio: {none.format(851)}{KEMI}:2: ")
    assert "tornio-office" not in out
    assert code == 1


def test_a_channel_that_is_gone_from_the_lists_is_named(root, run):
    (root / KEMI).write_text(
        CONTACTS.replace("source: call", f"source: 'Palvelutietovaranto, {HALL}'"), encoding="utf-8"
    )
    with serving(of_kemi(advice())) as server:
        _, out = run(server, "compare", "kemi")
    assert f'{KEMI}:2: "kemi-city" is from channel {HALL}, which is not in these lists.' in out


def test_a_municipality_that_does_not_exist_is_named(run):
    with serving({}) as server:
        code, out = run(server, "compare", "kemmi")
        assert server.asked == []
    assert (code, out) == (
        1,
        'there is no municipality "kemmi". Did you mean "kemi"? Known: kemi, simo, tornio.\n',
    )


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("KUNNANTALO", HALL_LINE),
        ("016 000 0001", HALL_LINE),
        ("neuvonta@", ADVICE_LINE),
        (ADVICE, ADVICE_LINE),
        ("esimerkkilän", HALL_LINE + ADVICE_LINE),
    ],
)
def test_a_channel_is_found_by_what_is_shown_of_it(run, words, lines):
    with serving(of_kemi(hall(), advice(), elsewhere())) as server:
        code, out = run(server, "find", words, "--in", "kemi")
    held = HELD if HALL in lines else ""
    count = lines.count("\n")
    assert (code, out) == (0, f"{lines}{held}{count} channel{'s' if count > 1 else ''}.\n")


@pytest.mark.parametrize("words", NAMED_PERSON)
def test_a_person_is_not_found(run, words):
    with serving(of_kemi(hall())) as server:
        assert run(server, "find", words, "--in", "kemi") == (1, "Nothing found.\n")


def test_an_import_shows_the_change_and_writes_it_with_its_source_and_day(root, run):
    with serving(of_kemi(hall(phoneNumbers=[phone("160000001", "Vaihde"), phone("160000005")]))) as server:
        code, out = run(server, "import", HALL, "--yes")
    assert code == 0
    source = f"source: 'Palvelutietovaranto, {HALL}'"
    official = f"state: official, {source}, date: 2026-03-04, checked: 2026-11-24, by: register"
    assert lines_changed(root) == [
        "-  website: {value: https://www.kemi.fi, state: official, source: https://www.kemi.fi}",
        "-    - {number: '016 000 0001', state: reported, source: invented, date: '2020–2023'}",
        f"+  website: {{value: https://www.esimerkkila.example/, {official}}}",
        f"+    - {{number: '016 000 0001', {official}}}",
        "+    - number: '+358 160000005'",
        *(f"+      {each}" for each in (source, "date: 2026-03-04", "checked: 2026-11-24", "by: register")),
        "+  address:",
        "+    value: 'Esimerkkitie 1 A, 00000 KEMI'",
        "+    state: official",
        *(f"+    {each}" for each in (source, "date: 2026-03-04", "checked: 2026-11-24", "by: register")),
    ]
    assert out.startswith(HALL_LINE.replace("160000001", "160000001 · +358 160000005"))
    assert f"{KEMI}:9: the register does not have the number 016 259 111. It stays; delete it if it is wrong.\n" in out
    assert (
        f"{KEMI}:14: the e-mail vanha@kemi.fi is of 2026-11-02, the register's kirjaamo@esimerkkila.example of "
        "2026-03-04. Ours stays; delete it to take the register's.\n"
    ) in out
    assert "+    - number: '+358 160000005'\n" in out
    assert out.endswith(f'{KEMI}: "kemi-city" is written. Now: make check\n')
    assert report(root).endswith("Nothing to fix, 3 notes.")  # its words wait to be translated


def test_what_was_imported_before_is_brought_up_to_date_and_else_left(root, run):
    later = {**hall(phoneNumbers=[phone("160000001")]), "modified": "2026-11-20T00:00:00"}
    with serving(
        of_kemi(hall(), **{f"ServiceChannel/{HALL}": [Answer(hall()), Answer(hall()), Answer(later)]})
    ) as server:
        assert run(server, "import", HALL, "--as", "library", "--yes")[0] == 0
        first = (root / KEMI).read_text(encoding="utf-8")
        assert "  read: 2026-11-24\n" in first
        code, out = run(server, "import", HALL, "--as", "library", "--yes")
        assert (code, out) == (0, f'{HALL_LINE}{HALL_HOURS}{HELD}Nothing to write: "library" says all of it.\n')
        assert run(server, "import", HALL, "--as", "library", "--yes")[0] == 0
    assert (root / KEMI).read_text(encoding="utf-8") == first.replace("date: 2026-03-04", "date: 2026-11-20")


def test_what_is_equal_is_checked_today_and_other_hours_of_ours_stay(root, run):
    ours = """kemi-city:
  name: Esimerkkilän kunnantalo
  read: 2026-11-01
  website: {value: https://www.esimerkkila.example, state: confirmed, source: call, date: 2026-11-02}
  hours: {times: [{days: [mon], from: '09:00', to: '10:00'}], state: official, source: its page}
"""
    (root / KEMI).write_text(ours, encoding="utf-8")
    item = hall(
        phoneNumbers=[],
        emails=[],
        addresses=[],
        serviceHours=[hours("DaysOfTheWeek", ("Monday", "", "08:00:00", "11:00:00"))],
    )
    with serving({f"ServiceChannel/{HALL}": item}) as server:
        code, out = run(server, "import", HALL, "--yes")
    assert f"{KEMI}:5: the register has these hours: Monday 08:00–11:00. Ours stay.\n" in out
    assert (root / KEMI).read_text(encoding="utf-8") == ours.replace(
        "date: 2026-11-02", "date: 2026-11-02, checked: 2026-11-24, by: register"
    )
    assert code == 0


def test_a_new_contact_is_written_at_the_end_of_its_municipality(root, run):
    names = (("fi", "Töiden talo"), ("sv", "Arbetshuset"), ("en", "House of work"))
    place = hall(
        serviceChannelNames=[{"language": tag, "value": name, "type": "Name"} for tag, name in names],
        serviceHours=[
            hours("DaysOfTheWeek", *((day, "", "08:00:00", "11:00:00") for day in ("Tuesday", "Monday"))),
            hours("Exceptional", validFrom="2026-12-24T00:00:00", isClosed=True),
            hours("Exceptional", ("Monday", "Sunday", "10:00:00", "12:00:00"), validFrom="2026-12-23T00:00:00"),
        ],
        phoneNumbers=[phone("160000006", "Vaihde"), *hall()["phoneNumbers"][1:3], phone("160000002", type="Fax")],
    )
    with serving({f"ServiceChannel/{HALL}": place}) as server:
        code, out = run(server, "import", HALL, "--yes")
    proof = ["state: official", f"source: 'Palvelutietovaranto, {HALL}'", "date: 2026-03-04"]
    proof += ["checked: 2026-11-24", "by: register"]
    four, six = ("\n".join(f"{' ' * depth}{line}" for line in proof) for depth in (4, 6))
    assert code == 0
    assert (root / KEMI).read_text(encoding="utf-8") == (
        f"""{CONTACTS}
toiden-talo:
  name: Töiden talo
  names: {{sv: Arbetshuset}}
  municipality: [kemi]
  read: 2026-11-24
  website:
    value: https://www.esimerkkila.example/
{four}
  phones:
    - number: '+358 160000006'
      purpose: Vaihde
{six}
  email:
    value: kirjaamo@esimerkkila.example
{four}
  address:
    value: 'Esimerkkitie 1 A, 00000 KEMI'
{four}
  hours:
    times:
      - days: [mon, tue]
        from: '08:00'
        to: '11:00'
    closed: [2026-12-24]
{four}
"""
    )
    assert 'Its English name: "House of work". Add it to names: with those of the other languages.\n' in out
    assert UNWRITTEN.format("2026-12-23: 10:00–12:00") in out
    assert HELD in out
    assert report(root).endswith("Nothing to fix, 3 notes.")
    assert not any(word in out + (root / KEMI).read_text(encoding="utf-8") for word in NAMED_PERSON)


@pytest.mark.parametrize(
    ("options", "item", "what"),
    [
        ([], advice(), "it is visited in none of our municipalities. Say where the contact belongs: --area AREA."),
        (
            ["--area", "kemmi"],
            advice(),
            '"kemmi" is not an area of contacts. Did you mean "kemi"? '
            "Known: kemi, simo, tornio, region, national, urgent.",
        ),
        (
            ["--area", "kemi"],
            advice(phoneNumbers=[phone("160000001")]),
            "kemi-city: this has its number or e-mail. Say which contact it is, or a new id: --as CONTACT_ID.",
        ),
        (
            ["--as", "library", "--area", "simo"],
            advice(),
            '"library" is a contact of kemi, not of simo. Leave --area out, or choose another id.',
        ),
        (
            ["--area", "region"],
            advice(phoneNumbers=[phone("160000009", "Etunimi Sukunimi")], supportEmails=[]),
            '"Esimerkkilän neuvontapuhelin" has no number, e-mail, website or address of a service. '
            "Left out: 1 number that may be of persons.",
        ),
        (
            ["--area", "region"],
            advice(serviceChannelNames=[{"language": "fi", "value": "!", "type": "Name"}]),
            'no id can be made of the name "!". Choose one: --as CONTACT_ID.',
        ),
    ],
)
def test_a_contact_that_cannot_be_made_says_why(root, run, options, item, what):
    with serving({f"ServiceChannel/{ADVICE}": item}) as server:
        code, out = run(server, "import", ADVICE, "--yes", *options)
    assert (code, out.splitlines()[1:]) == (1, [what, "Nothing was written."])


def test_a_number_that_cannot_be_dialled_is_left_to_an_editor(root, run):
    item = advice(phoneNumbers=[phone("0160000001"), phone("160000001")])
    with serving({f"ServiceChannel/{ADVICE}": item}) as server:
        code, out = run(server, "import", ADVICE, "--as", "library", "--yes")
    assert code == 0
    assert (
        'Not taken from the register: "+358 0160000001" cannot be dialled. Write it with its area code, such as '
        '"016 123 456", or with +358.\n'
    ) in out
    assert "    - number: '+358 160000001'\n" in (root / KEMI).read_text(encoding="utf-8")


def test_without_a_terminal_and_without_yes_nothing_is_written(root, run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    with serving(of_kemi(hall())) as server:
        code, out = run(server, "import", HALL)
    assert out.endswith(
        "Nothing was written: there is no terminal to ask at. Read the change, then run this again with --yes.\n"
    )
    assert (code, lines_changed(root)) == (1, [])


def test_an_urgent_contact_is_changed_by_a_person_alone(root, run):
    before = (root / "data/contacts/urgent.yml").read_bytes()
    with serving(of_kemi(hall())) as server:
        code, out = run(server, "import", HALL, "--as", "emergency", "--yes")
    assert out.endswith('Nothing was written: "emergency" is urgent. A person looks at it: run this without --yes.\n')
    assert (code, (root / "data/contacts/urgent.yml").read_bytes()) == (1, before)


@pytest.mark.parametrize(("typed", "written"), [("yes\n", True), ("no\n", False), ("", False)])
def test_a_person_at_a_terminal_decides(root, run, monkeypatch, typed, written):
    terminal = io.StringIO(typed)
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", terminal)
    with serving(of_kemi(hall())) as server:
        code, out = run(server, "import", HALL)
    assert f"Write this into {KEMI}? Type yes: " in out
    assert (code, bool(lines_changed(root))) == (int(not written), written)


def test_a_file_that_changes_while_somebody_decides_is_not_written_over(root, run, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

        def readline(self, *_) -> str:
            (root / KEMI).write_text(CONTACTS + "# newer\n", encoding="utf-8")
            return "yes\n"

    monkeypatch.setattr(sys, "stdin", Terminal())
    with serving(of_kemi(hall())) as server:
        code, out = run(server, "import", HALL)
    assert out.endswith(f"{KEMI}:1: this was changed meanwhile. Nothing was written. Run this again.\n1 to fix.\n")
    assert (code, lines_changed(root)) == (1, ["+# newer"])


def test_a_contact_in_a_form_that_cannot_be_added_to_is_left_to_an_editor(root, run):
    (root / KEMI).write_text("{kemi-city: {name: Kemi, via: x}, x: {name: X}}\n", encoding="utf-8")
    with serving(of_kemi(hall())) as server:
        code, out = run(server, "import", HALL, "--as", "new-one", "--yes")
    what = "this is written in a way that nothing can be put into with certainty."
    assert out.endswith(f"{KEMI}:1: {what} Write it by hand: ptv.py find {HALL}\nNothing was written.\n")
    assert code == 1


GIVEN_UP = "127.0.0.1: {}, 5 times in a row. Try again later."
NOT_JSON = "127.0.0.1 answers with text/html instead of JSON. Nothing was read of it."
BROKEN = {
    "html": (Answer(b"<html>", 200, "text/html"), NOT_JSON),
    "429": (Answer(b"x", 429, "text/plain"), GIVEN_UP.format("the answer is 429 (Too Many Requests)")),
    "500": (Answer({"errorMessage": "x"}, 500), GIVEN_UP.format("the answer is 500 (Internal Server Error)")),
    "504": (Answer(b"<html>", 504, "text/html"), GIVEN_UP.format("the answer is 504 (Gateway Timeout)")),
    "cut": (Answer(page(hall()), cut=True), GIVEN_UP.format("the connection was cut")),
}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("command", [("compare", "kemi"), ("find", "x"), ("import", HALL, "--yes")], ids=lambda c: c[0])
def test_a_register_that_fails_gets_one_line_and_nothing_is_written(root, run, fault, command, tmp_path_factory):
    answer, line = BROKEN[fault]
    kept = tmp_path_factory.mktemp("none") / "kept"
    answers = {AREA.format(1): page(advice(), count=2), AREA.format(2): answer, f"ServiceChannel/{HALL}": answer}
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with serving(answers) as server:
        assert run(server, *command, "--record", str(kept)) == (1, f"{line}\n")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert not kept.exists()


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        (
            {AREA.format(1): {"items": [], "totalPages": 1}},
            "The register's answer has another shape than version 11: Kemi, page 1: pageCount is missing. "
            "Nothing was written. Tell a maintainer.",
        ),
        (
            {AREA.format(1): page(advice(), count=3), AREA.format(2): page(number=2, count=3)},
            "Kemi: page 2 of 3 is empty: the register was changed meanwhile. Run this again.",
        ),
        (
            {AREA.format(1): page(advice(), count=201)},
            "Kemi: the register has 201 pages; more than 200 are not asked for.",
        ),
        ({}, "127.0.0.1: the answer is 404 (Not Found: Not found)."),
    ],
)
def test_a_list_that_is_not_whole_is_not_compared(run, answers, line):
    with serving(answers) as server:
        assert run(server, "compare", "kemi") == (1, f"{line}\n")


GONE = "the register has no such channel: the id is wrong, or the channel is archived. Look it up: ptv.py find TEXT"
SHAPE = "The register's answer has another shape than version 11: {}. Nothing was written. Tell a maintainer."


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (None, f'"{HALL}": {GONE}'),
        (advice(), SHAPE.format(f"id is {ADVICE}, {HALL} was asked for")),
        (page(hall()), SHAPE.format("id is missing")),
    ],
)
def test_a_channel_that_is_not_there_is_not_imported(root, run, item, line):
    with serving({f"ServiceChannel/{HALL}": item} if item else {}) as server:
        assert run(server, "import", HALL, "--yes") == (1, f"{line}\n")
    assert lines_changed(root) == []


def test_pages_of_a_megabyte_are_compared(run):
    many = [
        channel(f"00000000-0000-4000-8000-{at:012x}", f"Toimisto {at}", phoneNumbers=[phone(f"17{at:07}", "Neuvonta")])
        for at in range(100)
    ]
    for item in many:
        item["serviceChannelDescriptions"] = [{"language": "fi", "value": "a" * 13_500, "type": "Description"}]
    assert len(json.dumps(page(*many))) > 1_400_000
    with serving(of_kemi(*many)) as server:
        code, out = run(server, "compare", "kemi")
    assert out.startswith("Kemi: 100 channels.\n")
    assert out.endswith("Not listed: 100 channels of bodies elsewhere that serve here too.\nNothing to look at.\n")
    assert code == 0


def test_what_was_recorded_gives_the_same_without_a_connection_and_has_no_person(root, run, tmp_path_factory):
    kept = tmp_path_factory.mktemp("kept")
    with serving(of_kemi(hall(), advice(), elsewhere())) as server:
        online = run(server, "compare", "kemi", "--record", str(kept))
        run(server, "import", HALL, "--record", str(kept))
    assert run(None, "compare", "kemi", "--recorded", str(kept)) == online
    assert run(None, "import", HALL, "--yes", "--recorded", str(kept))[0] == 0
    assert len(list(kept.iterdir())) == 2
    assert not any(word in each.read_text(encoding="utf-8") for each in kept.iterdir() for word in NAMED_PERSON)
    assert run(None, "find", "x", "--recorded", str(kept)) == (
        1,
        f"{kept}/ServiceChannel-list-area-Municipality-code-751-page-1.json: this was not recorded. "
        "Record it while there is a connection: the same command with --record.\n",
    )


def test_progress_goes_beside_what_is_printed(root, capsys):
    with serving(of_kemi(hall())) as server:
        ptv.main(["--root", str(root), "find", "x", "--in", "kemi", "--base", server.base])
    assert capsys.readouterr().err == "Kemi: page 1 …\n"


def test_version_12_is_asked_for_one_page_with_the_key_of_the_environment(run, monkeypatch):
    path = "service-channel/search?page=1&pageSize=10"
    items = [
        {"type": "EService", "languageVersions": {"fi": {}}},
        {"type": "Other", "languageVersions": {"fi": {}, "sv": {}}},
    ]
    monkeypatch.setenv("PTV_API_KEY", "invented")
    with serving({path: {"items": items, "totalPages": 40}}) as server:
        code, out = run(server, "v12")
        assert {name.lower(): value for name, value in server.asked[0][1].items()}["x-api-key"] == "invented"
    assert (code, out) == (
        0,
        "40 pages; the first has 2 channels: EChannel 1, another kind 1; fi 2, sv 1.\n"
        "Names, numbers and addresses of version 12 are not read yet: see scripts/sitekit/register/wire12.py.\n",
    )
    with serving({path: page()}) as server:
        assert run(server, "v12") == (
            1,
            "The answer has another shape than is known of version 12: totalPages is not a number. "
            "Tell a maintainer.\n",
        )


def test_a_key_that_is_none_gets_one_line_without_it(run, monkeypatch):
    monkeypatch.setenv("PTV_API_KEY", "ääkkönen")
    with serving({}) as server:
        code, out = run(server, "v12")
    assert out == (
        f"{server.base}service-channel/search?page=1&pageSize=10 cannot be asked (UnicodeEncodeError). "
        "Look at --base, and at the variables of proxies and keys.\n"
    )
    assert code == 1


def test_version_12_without_a_key_says_where_it_goes(run, monkeypatch):
    monkeypatch.delenv("PTV_API_KEY", raising=False)
    assert run(None, "v12") == (
        1,
        "Version 12 needs a key. Ask for one at the register, and set the variable PTV_API_KEY.\n",
    )


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["import", "7"], 'argument ID: "7" is not an id of the register. Look it up: ptv.py find TEXT'),
        (
            ["import", HALL, "--as", "Kemi City"],
            'argument --as: "Kemi City" is not an id of a contact. Use lower-case letters, digits and hyphens.',
        ),
        (
            ["compare", "--base", "ftp://x/"],
            'argument --base: "ftp://x/" is not an address of the interface. It begins with https:// and ends with /.',
        ),
        (["compare", "--record", "a", "--recorded", "b"], "argument --recorded: not allowed with argument --record"),
    ],
)
def test_a_wrong_option_gets_one_line(root, capsys, options, line):
    with pytest.raises(SystemExit) as end:
        ptv.main(["--root", str(root), *options])
    assert end.value.code == 2
    assert capsys.readouterr().err.partition(": ")[2] == f"{line}\n"


def test_the_help_says_when_version_11_ends_and_where_the_key_of_12_goes(capsys):
    with pytest.raises(SystemExit):
        ptv.main(["--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert "phases it out in spring 2027" in out
    assert "PTV_API_KEY" in out
    assert "No call to the register itself was ever made" in out
