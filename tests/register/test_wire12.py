"""Version 12 of the register, as far as it is known: invented channels."""

import pytest

from sitekit.register import wire11, wire12

ITEM = {"kind": "TelephoneService", "languageVersions": {"fi": {}, "sv": {}}}


def test_a_page_has_its_channels_with_kind_and_languages():
    count, (item,) = wire12.page({"items": [ITEM], "totalPages": 7})
    assert (count, wire12.kind(item), wire12.languages(item)) == (7, "Phone", ("fi", "sv"))


def test_a_page_may_be_empty():
    assert wire12.page({"items": None, "totalPages": 0}) == (0, [])


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ([], "the answer is not an object"),
        ({"pageCount": 1, "itemList": []}, "totalPages is not a number"),
        ({"totalPages": 1, "items": ["x"]}, "items is not a list of objects"),
    ],
)
def test_another_shape_is_named(answer, what):
    with pytest.raises(wire11.Shape, match=what):
        wire12.page(answer)
