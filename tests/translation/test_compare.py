"""What the stamps of a translated page say about it, and what the commands make of them."""

from collections import Counter
from datetime import date

import pytest

from sitekit.markdown import blocks
from sitekit.markdown.units import Unit
from sitekit.translation import stamping
from sitekit.translation.places import stamps_of
from sitekit.translation.stamps import Pair, Stamp

TODAY = date(2026, 12, 1)

FI = """---
description: Suunnitelman kesto.
---
# Suunnitelma {#top}

Saat suunnitelman.

## Kesto {#duration .right}

Kestää 1 vuoden.

- yksi
- kaksi

Soita: {{ phone kela-international }}.

## Seuraavaksi {#next}

- [Oikeudet](rights.md)
"""

EN = """---
description: How long the plan lasts.
---
# Plan {#top}

You get a plan.

## Length {#duration}

It lasts 1 year.

- one
- two

Call: {{ phone kela-international }}.

## Next {#next}

- [Rights](rights.md)
"""

FINNISH = blocks.parse(FI)
STAMPED = stamping.stamp(EN, FINNISH, today=TODAY).text
UNCLEAR = (
    "it cannot be told which Finnish this block translates. Put the blocks in the Finnish order, one for one, "
    "or delete the stamp in line {} to pair the section again (its checks lapse)."
)
UNTOUCHED = "unchanged since the Finnish changed: translate it."


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each first string replaced by the second; each must stand there once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def states(finnish: str, text: str) -> list[str]:
    """The states of all rows, in the Finnish order."""
    return [row.state for row in stamping.compare(blocks.parse(finnish), blocks.parse(text)).rows]


def state(finnish: str, text: str, words: str) -> str:
    """The state of the row whose Finnish or translation has these words."""
    rows = stamping.compare(blocks.parse(finnish), blocks.parse(text)).rows
    return next(row.state for row in rows if any(words in unit.text for unit in (row.finnish, row.unit) if unit))


def checked_page(section: str | None = None) -> str:
    """The English page with every unit, or those of a section, checked."""
    return stamping.checked(STAMPED, FINNISH, by="interpreter", today=TODAY, section=section).text


def stamp_in(text: str, section: int) -> Stamp:
    """The stamp of a section, by its index."""
    return stamps_of(blocks.parse(text))[section][1]


# comparing


def test_a_stamped_page_is_current_and_a_page_without_stamps_is_missing():
    assert states(FI, STAMPED) == ["machine"] * 9
    assert Counter(states(FI, EN)) == {"new": 9, "unstamped": 9}


def test_a_person_checks_each_unit():
    assert states(FI, checked_page()) == ["checked"] * 9
    assert states(FI, checked_page("next")) == ["machine"] * 7 + ["checked"] * 2


def test_only_the_unit_whose_finnish_changed_is_outdated():
    finnish = changed(FI, ("1 vuoden", "2 vuotta"))
    assert states(finnish, checked_page()) == ["checked"] * 4 + ["outdated"] + ["checked"] * 4


def test_a_check_lapses_for_the_edited_unit_alone():
    text = changed(checked_page(), ("It lasts", "It takes"))
    assert states(FI, text) == ["checked"] * 4 + ["machine"] + ["checked"] * 4


def test_an_edited_unit_whose_finnish_changed_is_reworked():
    text = changed(checked_page(), ("It lasts 1 year", "It lasts 2 years"))
    assert state(changed(FI, ("1 vuoden", "2 vuotta")), text, "It lasts") == "reworked"


def test_new_finnish_stands_in_its_place_and_removed_finnish_leaves_a_removed_unit():
    finnish = changed(FI, ("Kestää 1 vuoden.\n\n", ""), ("Soita", "Uusi kappale.\n\nSoita"))
    rows = stamping.compare(blocks.parse(finnish), blocks.parse(STAMPED)).rows
    assert [row.state for row in rows[3:8]] == ["machine", "removed", "machine", "new", "machine"]
    assert [row.unit and row.unit.text for row in rows[4:7]] == ["It lasts 1 year.", "- one\n- two", None]


def test_a_block_that_moved_in_finnish_is_current_and_shown_at_its_finnish_place():
    finnish = changed(FI, ("Kestää 1 vuoden.\n\n", ""), ("- [Oik", "Kestää 1 vuoden.\n\n- [Oik"))
    rows = stamping.compare(blocks.parse(finnish), blocks.parse(checked_page())).rows
    assert [row.state for row in rows] == ["checked"] * 9
    assert [row.unit.text for row in rows if row.moved] == ["It lasts 1 year."]
    assert rows[-2].moved


def test_a_block_moved_by_the_translator_alone_is_current_at_its_finnish_place():
    text = changed(checked_page(), ("It lasts 1 year.\n\n", ""), ("- [Rights", "It lasts 1 year.\n\n- [Rights"))
    rows = stamping.compare(FINNISH, blocks.parse(text)).rows
    assert [row.state for row in rows] == ["checked"] * 9
    assert rows[4].unit.text == "It lasts 1 year."


def test_equal_blocks_are_matched_one_to_one():
    finnish = changed(FI, ("Soita", "Kestää 1 vuoden.\n\nSoita"))
    assert states(finnish, STAMPED).count("new") == 1


def test_a_heading_is_matched_by_the_id_of_its_section_and_never_moves():
    finnish = changed(FI, ("## Kesto {#duration .right}", "## Kuinka kauan {#duration .right}"))
    assert state(finnish, checked_page(), "## Length") == "outdated"
    finnish = changed(FI, ("## Kesto {#duration .right}", "## Kesto {#time .right}"))
    assert [state(finnish, STAMPED, w) for w in ("## Length", "## Kesto", "1 year")] == ["removed", "new", "machine"]


@pytest.mark.parametrize("line_ends", ["\n", "\r\n", "\r"])
def test_harmless_edits_change_no_state(line_ends: str):
    finnish = changed(
        FI,
        ("Saat suunnitelman.", "Saat\n**suunnitelman**."),
        ("- yksi\n- kaksi", "* yksi\n\n* kaksi"),
        ("1 vuoden", "1\u00a0vuoden"),
        ("{#duration .right}", "{#duration}"),
    )
    assert states(finnish, checked_page().replace("\n", line_ends)) == ["checked"] * 9


def test_a_title_that_comes_or_goes_moves_no_other_pair():
    title = ("description: S", "title: Suunnitelma\ndescription: S")
    finnish = changed(FI, title)
    assert states(finnish, checked_page()) == ["new"] + ["checked"] * 9
    english = changed(STAMPED, ("description: H", "title: Plan\ndescription: H"))
    assert states(finnish, english) == ["unstamped", "new"] + ["machine"] * 9
    both = stamping.stamp(english, blocks.parse(finnish), today=TODAY).text
    assert states(finnish, both) == ["machine"] * 10
    assert states(FI, both) == ["removed"] + ["machine"] * 9
    without = changed(both, ("title: Plan\n", ""), ("# Plan", "# The plan"))
    assert states(FI, without) == ["machine"] * 9


# what cannot be


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("# Plan {#top}\n<!-- fi:", "# Plan {#top}\n<!-- fi: "), 5,
         "this stamp is not well formed. Undo the change to it, or delete it and stamp the page: its checks lapse."),
        (("You get a plan.", "You get a plan.\n\n<!-- fi:82e158-1f0a2b -->"), 9,
         "this section has a stamp in line 5 already. Delete one."),
        (("# Plan {#top}\n", "# Plan {#top}\n<!-- a note -->\n"), 6,
         "this stamp is not right under its heading. Move it there."),
        (("{#duration}", "{#duratoin}"), 9,
         'the Finnish page has no id "duratoin". Did you mean "duration"? Write the id of the Finnish heading.'),
        (("description:", "title: Plan\ndescription:"), 2,
         'the Finnish page has no "title" in its front matter. Delete this one.'),
    ],
)  # fmt: skip
def test_a_claim_that_cannot_be_is_a_fault(change: tuple[str, str], line: int, message: str):
    text = changed(STAMPED, change)
    assert stamping.faults(FINNISH, blocks.parse(text), former_ids=[]) == [(line, message)]
    assert stamping.faults(FINNISH, blocks.parse(STAMPED), former_ids=[]) == []


def test_a_copied_stamp_is_a_fault():
    stamp = str(stamp_in(STAMPED, 1))
    text = changed(STAMPED, (str(stamp_in(STAMPED, 2)), stamp))
    message = "the same stamp is in line 10. Delete the one that was copied."
    assert stamping.faults(FINNISH, blocks.parse(text)) == [(20, message)]


def test_an_unknown_id_is_a_fault_unless_the_finnish_page_had_it():
    unstamped = changed(EN, ("{#duration}", "{#other}"))
    message = 'the Finnish page has no id "other". Write the id of the Finnish heading.'
    assert stamping.faults(FINNISH, blocks.parse(unstamped)) == [(8, message)]
    assert stamping.faults(FINNISH, blocks.parse(unstamped), former_ids={"other"}) == []
    stamped = changed(STAMPED, ("{#duration}", "{#other}"))
    assert stamping.faults(FINNISH, blocks.parse(stamped)) == []


def test_a_mark_of_a_check_and_who_checked_stand_together():
    stamp = stamp_in(STAMPED, 2)
    marks = Stamp(tuple(Pair(pair.source, pair.target, True) for pair in stamp.pairs))
    claim = Stamp(stamp.pairs, "2026-12-01", "interpreter")
    marked = changed(STAMPED, (str(stamp), str(marks)))
    claimed = changed(STAMPED, (str(stamp), str(claim)))
    assert stamping.faults(FINNISH, blocks.parse(marked)) == [
        (20, 'this stamp has "=" but does not say who checked. Write "-", or add: checked now ROLE.')
    ]
    assert stamping.faults(FINNISH, blocks.parse(claimed)) == [
        (20, 'this stamp says "checked 2026-12-01" of nothing. Write: checked now interpreter.')
    ]


# stamp


def test_stamping_puts_one_pair_for_each_unit_under_its_heading():
    assert STAMPED.split("\n")[3:6] == ["# Plan {#top}", str(stamp_in(STAMPED, 0)), ""]
    assert [len(stamp_in(STAMPED, at).pairs) for at in range(3)] == [3, 4, 2]


def test_stamping_shows_each_new_pair_beside_its_finnish():
    done = stamping.stamp(EN, FINNISH, today=TODAY)
    assert [(a.text, b.text) for a, b in done.paired][3:5] == [
        ("## Kesto {#duration .right}", "## Length {#duration}"),
        ("Kestää 1 vuoden.", "It lasts 1 year."),
    ]
    assert (done.left, done.refused) == ((), False)


def test_stamping_an_up_to_date_page_changes_nothing():
    assert stamping.stamp(checked_page(), FINNISH, today=date(2027, 1, 1)) == stamping.Done(checked_page())


def test_an_edited_unit_gets_a_new_target_and_loses_its_check():
    text = changed(checked_page(), ("It lasts", "It takes"))
    stamp = stamp_in(stamping.stamp(text, FINNISH, today=TODAY).text, 1)
    assert [pair.checked for pair in stamp.pairs] == [True, False, True, True]
    assert (stamp.date, stamp.role) == ("2026-12-01", "interpreter")


def test_who_checked_goes_with_the_last_check():
    text = changed(checked_page("next"), ("Next", "And next"), ("[Rights]", "[Your rights]"))
    assert stamp_in(stamping.stamp(text, FINNISH, today=TODAY).text, 2).date is None


def test_an_outdated_unit_nobody_touched_keeps_its_pair_and_is_listed():
    finnish = blocks.parse(changed(FI, ("1 vuoden", "2 vuotta")))
    assert stamping.stamp(checked_page(), finnish, today=TODAY) == stamping.Done(
        checked_page(), left=((12, UNTOUCHED),)
    )


def test_a_reworked_unit_gets_todays_pair():
    finnish = changed(FI, ("1 vuoden", "2 vuotta"))
    text = changed(checked_page(), ("1 year", "2 years"))
    done = stamping.stamp(text, blocks.parse(finnish), today=TODAY)
    assert [(a.text, b.text) for a, b in done.paired] == [("Kestää 2 vuotta.", "It lasts 2 years.")]
    assert states(finnish, done.text) == ["checked"] * 4 + ["machine"] + ["checked"] * 4


def test_new_blocks_are_paired_between_the_same_neighbours_when_equal_in_number_and_kind():
    finnish = changed(FI, ("Soita", "Uusi.\n\n1. a\n\nSoita"))
    text = changed(checked_page(), ("Call", "New.\n\n1. b\n\nCall"))
    done = stamping.stamp(text, blocks.parse(finnish), today=TODAY)
    assert [(a.text, b.text) for a, b in done.paired] == [("Uusi.", "New."), ("1. a", "1. b")]
    assert Counter(states(finnish, done.text)) == {"checked": 9, "machine": 2}


@pytest.mark.parametrize(
    ("in_finnish", "in_english"),
    [("", "New.\n\n"), ("Uusi.\n\n", "New.\n\nNewer.\n\n"), ("Uusi.\n\n1. a\n\n", "1. b\n\nNew.\n\n")],
)
def test_blocks_that_cannot_be_paired_stop_the_page_and_name_the_place(in_finnish: str, in_english: str):
    finnish = blocks.parse(changed(FI, ("Soita", in_finnish + "Soita")))
    text = changed(STAMPED, ("Call", in_english + "Call"), ("You get", "You will get"))
    assert stamping.stamp(text, finnish, today=TODAY) == stamping.Done(
        text, left=((17, UNCLEAR.format(10)),), refused=True
    )


def test_deleting_the_stamp_of_a_section_pairs_it_anew():
    stamp = stamp_in(checked_page(), 1)
    text = changed(checked_page(), (str(stamp) + "\n", ""))
    done = stamping.stamp(text, FINNISH, today=TODAY)
    assert states(FI, done.text) == ["checked"] * 3 + ["machine"] * 4 + ["checked"] * 2


def test_a_section_without_a_stamp_that_does_not_fit_stops_the_page():
    text = changed(EN, ("- one\n- two\n\n", ""))
    what = UNCLEAR.partition(", or")[0] + "."
    assert stamping.stamp(text, FINNISH, today=TODAY).left == ((10, what),)


def test_a_block_left_in_a_section_that_finnish_no_longer_has_stops_the_page():
    finnish = blocks.parse(FI[: FI.index("## Kesto")] + FI[FI.index("## Seur") :])
    text = changed(STAMPED, ("Call:", "New.\n\nCall on:"))
    what = 'the Finnish page has no section "duration" now. Move what is still true and delete the rest.'
    assert stamping.stamp(text, finnish, today=TODAY).left == ((17, what),)


def test_a_unit_with_a_quality_error_stays_as_it_is():
    def quality(finnish: Unit, unit: Unit) -> list[str]:
        return ["the number 1 is missing."] if "1" in finnish.text and "1" not in unit.text else []

    text = changed(checked_page(), ("1 year", "one year"), ("You get", "You will get"))
    done = stamping.stamp(text, FINNISH, today=TODAY, quality=quality)
    assert done.left == ((12, "not stamped: the number 1 is missing."),)
    assert stamp_in(done.text, 1) == stamp_in(checked_page(), 1)
    assert stamp_in(done.text, 0) != stamp_in(checked_page(), 0)
    fresh = stamping.stamp(changed(EN, ("1 year", "one year")), FINNISH, today=TODAY, quality=quality)
    assert len(stamp_in(fresh.text, 1).pairs) == 3
    assert stamping.stamp(fresh.text, FINNISH, today=TODAY, quality=quality).text == fresh.text


def test_a_unit_of_another_kind_than_its_finnish_stays_as_it_is():
    text = changed(checked_page(), ("It lasts 1 year.", "1. It lasts 1 year."))
    message = "not stamped, it is a list, not a paragraph as in Finnish: write it as one."
    assert stamping.stamp(text, FINNISH, today=TODAY) == stamping.Done(text, left=((12, message),))


def test_a_block_does_not_lose_its_stamp_under_a_heading_that_cannot_have_one():
    text = changed(checked_page(), ("- one", "## Extra\n\n- one"))
    message = "the heading above this block cannot be stamped. Fix the heading, or move the block back."
    done = stamping.stamp(text, FINNISH, today=TODAY)
    assert done == stamping.Done(text, left=((16, message), (19, message)), refused=True)


def test_a_removed_unit_is_listed():
    finnish = blocks.parse(changed(FI, ("Kestää 1 vuoden.\n\n", "")))
    assert stamping.stamp(STAMPED, finnish, today=TODAY).left == ((12, "its Finnish is gone: delete it."),)


def test_checked_now_marks_what_is_current_after_stamping():
    stamp = str(stamp_in(STAMPED, 1))
    finnish = changed(FI, ("- yksi\n- kaksi", "- yksi\n- kolme"))
    text = changed(STAMPED, (stamp, stamp.replace(" -->", " checked now tulkki-1 -->")), ("It lasts", "It takes"))
    made = stamp_in(stamping.stamp(text, blocks.parse(finnish), today=TODAY).text, 1)
    assert [pair.checked for pair in made.pairs] == [True, True, False, True]
    assert (made.date, made.role) == ("2026-12-01", "tulkki-1")


def test_a_block_takes_its_check_along_to_another_section():
    moved = ("It lasts 1 year.\n\n", ""), ("- [Rights", "It lasts 1 year.\n\n- [Rights")
    text = changed(checked_page("duration"), *moved)
    made = stamp_in(stamping.stamp(text, FINNISH, today=date(2027, 1, 1)).text, 2)
    assert [pair.checked for pair in made.pairs] == [False, True, False]
    assert (made.date, made.role) == ("2026-12-01", "interpreter")


@pytest.mark.parametrize("line_ends", ["\n", "\r\n", "\r"])
def test_a_file_keeps_its_line_ends_and_its_byte_order_mark(line_ends: str):
    text = "\ufeff" + EN.replace("\n", line_ends)
    assert stamping.stamp(text, FINNISH, today=TODAY).text == "\ufeff" + STAMPED.replace("\n", line_ends)


def test_a_heading_on_the_last_line_or_with_text_right_under_it_can_be_stamped():
    finnish = blocks.parse("# A {#top}\n\nB.\n\n## C {#c}\n")
    done = stamping.stamp("# D {#top}\nE.\n\n## F {#c}", finnish, today=TODAY)
    first, second = stamp_in(done.text, 0), stamp_in(done.text, 1)
    assert done.text == f"# D {{#top}}\n{first}\n\nE.\n\n## F {{#c}}\n{second}\n"


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> so"])
def test_a_page_with_the_marks_of_a_merge_is_not_stamped(mark: str):
    text = changed(EN, ("You get a plan.", f"You get a plan.\n{mark}"))
    message = "a merge left its mark here. Keep one of the two texts and delete the marks."
    assert stamping.stamp(text, FINNISH, today=TODAY) == stamping.Done(text, left=((7, message),), refused=True)


# checked


def test_a_person_cannot_check_what_is_not_current_or_was_edited():
    finnish = blocks.parse(changed(FI, ("1 vuoden", "2 vuotta"), ("- yksi\n- kaksi\n\n", ""), ("Saat", "Saat nyt")))
    text = changed(STAMPED, ("Call:", "Phone:"), ("You get", "You now get"))
    done = stamping.checked(text, finnish, by="interpreter", today=TODAY)
    assert done.left == (
        (7, "not marked, its Finnish and itself have changed: stamp the page first."),
        (12, "not marked, its Finnish has changed: translate it, then stamp the page."),
        (14, "not marked, its Finnish is gone: delete it."),
        (17, "not marked, it was edited or moved: stamp the page first."),
    )
    assert [pair.checked for pair in stamp_in(done.text, 1).pairs] == [True, False, False, False]


def test_a_page_without_stamps_cannot_be_checked():
    done = stamping.checked(EN, FINNISH, by="interpreter", today=TODAY, section="next")
    message = "not marked, it has no stamp: stamp the page first."
    assert done == stamping.Done(EN, left=((17, message), (19, message)))


@pytest.mark.parametrize(
    ("by", "section", "message"),
    [
        ("A. B.", None, '"A. B." is not a role. Write a role or a pseudonym in letters a to z, digits and hyphens.'),
        ("tulkki", "x", 'the page has no section "x". Write the id of one of its headings.'),
    ],
)
def test_a_check_by_nobody_or_of_nothing_is_an_error(by: str, section: str | None, message: str):
    with pytest.raises(ValueError) as error:
        stamping.checked(STAMPED, FINNISH, by=by, today=TODAY, section=section)
    assert str(error.value) == message
