"""A dated notice has its place and its days, and is asked to be deleted when it is over."""

from datetime import date

import pytest

from sites import fault, note, report, write_site

PATH = "data/notices.yml"


def notice(**changed: str) -> dict[str, str]:
    """A file with one invented notice."""
    values = {"kind": "closed", "from": "2026-12-24", "to": "2026-12-26", "municipality": "[kemi]", "source": "puhelu"}
    lines = [f"  {key}: {value}\n" for key, value in (values | changed).items() if value]
    return {PATH: "holiday:\n" + "".join(lines)}


def test_a_notice_with_its_days_and_its_place_passes(tmp_path):
    assert report(write_site(tmp_path, notice(contact="kemi-city", page="[about.md]"))) == "Nothing to fix."


FAULTS = {
    "an end before the beginning": (
        notice(to="2026-12-23"),
        f'{PATH}:4: "holiday" ends on 2026-12-23, before it begins on 2026-12-24. Fix the days.',
    ),
    "a notice that stays": (
        notice(to="2027-12-24"),
        f'{PATH}:4: "holiday" lasts 365 days. Use at most 92. What lasts longer is written where it belongs:'
        " on the page, or in the contact.",
    ),
    "an unknown municipality": (
        notice(municipality="[torni]"),
        f'{PATH}:5: there is no municipality "torni". Did you mean "tornio"?',
    ),
    "an unknown page": (notice(page="[abut.md]"), f'{PATH}:7: there is no page "abut.md". Did you mean "about.md"?'),
    "no place": (notice(municipality=""), f'{PATH}:1: "holiday" is shown nowhere. Write municipality: or page:.'),
    "an unknown kind": (
        notice(kind="party"),
        f'{PATH}:2: holiday.kind: "party" is not known.'
        " Known: closed, phones-down, new-number, new-address, other-hours.",
    ),
    "no source": (notice(source=""), f"{PATH}:1: holiday has no source: say where you found it."),
}


@pytest.mark.parametrize(("files", "line"), FAULTS.values(), ids=FAULTS)
def test_a_notice_that_cannot_be_shown_is_named(tmp_path, files, line):
    assert report(write_site(tmp_path, files)) == fault(line)


def test_a_notice_of_a_contact_that_is_gone_is_named(tmp_path):
    assert report(write_site(tmp_path, notice(contact="toivola"))) == fault(
        f'{PATH}:7: Contact "toivola" no longer exists. Take its line away, or put the contact back.'
    )


def test_a_notice_that_is_over_is_to_be_deleted(tmp_path):
    root = write_site(tmp_path, notice())
    assert report(root, today=date(2026, 12, 26)) == "Nothing to fix."
    line = f'{PATH}:4: (for information) "holiday" was over on 2026-12-26, and pages no longer show it. Delete it.'
    assert line in report(root, today=date(2026, 12, 27)).split("\n")


def test_it_informs_only(tmp_path):
    past = notice(**{"from": "2026-10-01", "to": "2026-10-02"})
    assert report(write_site(tmp_path, past)) == note(
        f'{PATH}:4: "holiday" was over on 2026-10-02, and pages no longer show it. Delete it.'
    )
