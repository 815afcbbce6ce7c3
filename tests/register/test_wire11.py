"""Version 11 of the register as records: what is of a service, once, and nothing of a person. All data is invented."""

import json
from datetime import UTC, date, datetime
from random import Random

import pytest

from register_server import ADVICE, HALL, NAMED_PERSON, ORGANISATION, advice, channel, hall, hours, page, phone, text
from sitekit.register import wire11
from sitekit.register.record import LeftOut, Record


def read(*items: dict) -> tuple[Record, ...]:
    return wire11.page(page(*items), 1).records


def test_an_office_has_its_service_number_once_and_no_person():
    (record,) = read(hall())
    assert (record.id, record.kind, record.organisation) == (HALL, "ServiceLocation", ORGANISATION)
    assert record.names == {"sv": "Exempelby kommunkontor", "fi": "Esimerkkilän kunnantalo"}
    assert (record.name, record.also) == ("Esimerkkilän kunnantalo", ("Kunnantalo Esimerkki",))
    assert [(each.written, each.languages, each.charge) for each in record.phones] == [
        ("+358 160000001", ("fi", "sv"), "Chargeable")
    ]
    assert record.emails == ("kirjaamo@esimerkkila.example",)
    assert [each.url for each in record.websites] == ["https://www.esimerkkila.example/"]
    assert record.address.written == "Esimerkkitie 1 A, 00000 KEMI"
    assert record.address.code == "240"
    assert [each.written for each in record.hours] == [
        "Monday 08:00–11:00, Monday 12:00–16:00, Tuesday 08:00–24:00",
        "2026-12-24: closed",
    ]
    assert record.modified == datetime(2026, 3, 4, 14, 7, 4, 840480, tzinfo=UTC)
    assert record.day == date(2026, 3, 4)
    assert record.left_out == LeftOut(phones=1, emails=1, faxes=1)
    assert str(record.left_out) == "Left out: 1 number and 1 e-mail that may be of persons, 1 fax number."
    assert not any(word in repr(record) for word in NAMED_PERSON)


def test_a_telephone_service_keeps_calls_and_text_messages_apart():
    (record,) = read(advice())
    assert record.id == ADVICE
    assert [(each.kind, each.written, each.charge) for each in record.phones] == [
        ("Phone", "0800123456", "FreeOfCharge"),
        ("Sms", "+358 400000003", "Other"),
    ]
    assert record.emails == ("neuvonta@esimerkkila.example",)
    assert [each.written for each in record.hours] == ["Friday 18:00–Saturday 02:00"]
    assert str(record.left_out) == ""


def test_numbers_of_a_web_service_have_no_type_and_may_begin_with_their_country():
    numbers = [{k: v for k, v in phone("+358160000001").items() if k != "type"}]
    (record,) = read(channel(HALL, "Verkkopalvelu", "EChannel", supportPhones=numbers))
    assert [each.written for each in record.phones] == ["+358 160000001"]


@pytest.mark.parametrize(
    "key", ["phoneNumbers", "emails", "webPages", "addresses", "serviceHours", "serviceChannelNames"]
)
def test_every_list_may_be_null_or_missing(key):
    assert read(hall(**{key: None}))[0].id == HALL
    assert read({k: v for k, v in hall().items() if k != key})[0].id == HALL


def test_a_street_may_have_its_number_already_and_a_post_box_no_municipality():
    item = hall()
    street = item["addresses"][1]["streetAddress"]
    street |= {"street": [text("Esimerkkitie 1 A")], "municipality": None}
    (record,) = read(item)
    assert (record.address.written, record.address.code) == ("Esimerkkitie 1 A, 00000 KEMI", "")


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        (hours("DaysOfTheWeek", isAlwaysOpen=True), "always"),
        (hours("DaysOfTheWeek", isReservation=True), "by appointment"),
        (
            hours(
                "DaysOfTheWeek",
                ("Monday", "", "08:00:00", "12:00:00"),
                validFrom="2026-06-01T00:00:00",
                validTo="2026-08-31T00:00:00",
            ),
            "2026-06-01–2026-08-31: Monday 08:00–12:00",
        ),
        (
            hours("Exceptional", ("Monday", "Sunday", "10:00:00", "12:00:00"), validFrom="2026-12-23T00:00:00"),
            "2026-12-23: 10:00–12:00",
        ),
    ],
)
def test_hours_are_said_in_words(sets, words):
    assert [each.written for each in read(hall(serviceHours=[sets]))[0].hours] == [words]


@pytest.mark.parametrize("answer", [page(), page(number=9, count=2), {"pageCount": 0, "itemList": None}])
def test_a_page_without_channels_is_empty(answer):
    assert wire11.page(answer, answer.get("pageNumber", 1)).records == ()


NOTE = "itemList[0].phoneNumbers[0].additionalInformation is a number, not a text"
DAY = "itemList[0].serviceHours[0].validFrom is not a date: '24.12.'"


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ([], "the answer is a list, not an object"),
        ({"items": [], "totalPages": 1}, "pageCount is missing"),
        ({"pageCount": 1}, "itemList is missing"),
        ({"pageCount": "1", "itemList": []}, "pageCount is a text, not a number"),
        ({"pageCount": True, "itemList": []}, "pageCount is true or false, not a number"),
        ({"pageCount": -1, "itemList": []}, "pageCount is below 0"),
        ({"pageCount": 2, "pageNumber": 2, "itemList": []}, "pageNumber is 2, page 1 was asked for"),
        ({"pageCount": 1, "itemList": {}}, "itemList is an object, not a list"),
        ({"pageCount": 1, "itemList": [None]}, "itemList[0] is null, not an object"),
        (page({"phoneChannel": advice()}), "itemList[0].id is missing"),
        (page(advice(), hall(id="7")), "itemList[1].id is not an id: '7'"),
        (page(hall(phoneNumbers="016")), "itemList[0].phoneNumbers is a text, not a list"),
        (page(hall(phoneNumbers=[phone("1", note=7)])), NOTE),
        (page(hall(modified="yesterday")), "itemList[0].modified is not a time: 'yesterday'"),
        (page(hall(modified=None)), "itemList[0].modified is missing"),
        (page(hall(serviceHours=[hours("Exceptional", validFrom="24.12.")])), DAY),
        (
            page(hall(serviceHours=[hours("DaysOfTheWeek", ("Monday", "", "8", "x"))])),
            "itemList[0].serviceHours[0].openingHour[0].from is not a time of day: '8'",
        ),
    ],
)
def test_another_shape_is_named_with_its_place(answer, what):
    with pytest.raises(wire11.Shape) as error:
        wire11.page(answer, 1)
    assert str(error.value) == what


def test_what_is_recorded_reads_as_the_same_records_and_has_no_person():
    before = wire11.page(page(hall(), advice(), count=3), 1)
    written = json.dumps(wire11.written(before))
    assert wire11.page(json.loads(written), 1) == before
    assert not any(word in written for word in NAMED_PERSON)


def test_what_nobody_sees_is_taken_from_a_text():
    (record,) = read(channel(HALL, "Esi\u202emerkki\ud800\x00\nla"))
    assert record.name == "Esimerkki la"


def damaged(value, random: Random):
    """The same JSON with one thing in it taken away, or another in its place."""
    places = list(insides(value))
    holder, key = random.choice(places)
    if random.random() < 0.3 and isinstance(holder, dict):
        del holder[key]
    else:
        holder[key] = random.choice(
            [None, True, -1, 1e999, "", "x" * 400, "\x00\u2028\ud800", [], [None], {}, {"a": 1}]
        )
    return value


def insides(value):
    """Every value within, as what holds it and under which key."""
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(each, dict | list):
            yield from insides(each)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_wrong_with_an_answer_it_is_read_or_named(seed):
    random = Random(seed)
    whole = json.dumps(page(hall(), advice()))
    for _ in range(250):
        answer = damaged(json.loads(whole), random)
        try:
            found = wire11.page(answer, 1)
        except wire11.Shape as error:
            assert str(error)
        else:
            kept = json.dumps(wire11.written(found), ensure_ascii=False).encode()
            assert not any(word.encode() in kept for word in NAMED_PERSON[:2])
