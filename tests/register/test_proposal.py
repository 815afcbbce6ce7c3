"""What a channel would change in the files of this project: its own contact alone, and nothing is written."""

from datetime import date

import pytest

from conftest import ROOT
from register_server import HALL, NAMED_PERSON, hall, phone
from sitekit import yamlfile
from sitekit.content import data
from sitekit.register import proposal, wire11

TODAY = date(2026, 11, 30)
FACTS, _ = data.load(ROOT)
RECORD = wire11.record(hall(phoneNumbers=[phone("160000001", "Vaihde"), phone("160000009", "Etunimi Sukunimi")]))


@pytest.mark.parametrize("area", FACTS.areas)
def test_every_contact_of_this_project_can_be_added_to(area):
    for key in FACTS[f"contacts/{area}"]:
        made = proposal.propose(ROOT, FACTS, RECORD, key, None, TODAY)
        before, after = made.change.before.decode().splitlines(), made.change.after.decode().splitlines()
        assert [line for line in before if line.lstrip().startswith("#") and line not in after] == []
        old, new = (yamlfile.parse("\n".join(lines), made.path)[0].value for lines in (before, after))
        assert HALL in str(new[key])
        assert list(new) == list(old)
        assert [each for each in old if new[each] != old[each]] == [key]
        assert not any(word in "\n".join(after) for word in NAMED_PERSON)


@pytest.mark.parametrize("area", FACTS.areas)
def test_a_contact_can_be_added_to_every_file_of_this_project(area):
    made = proposal.propose(ROOT, FACTS, RECORD, "quite-new", area, TODAY)
    before, after = made.change.before, made.change.after
    assert after.startswith(before.rstrip())
    assert list(yamlfile.parse(after.decode(), made.path)[0].value)[-1] == "quite-new"
