"""A page rewritten with texts from outside, and stamped with the Finnish those texts were made from."""

from collections.abc import Mapping
from datetime import date

from sitekit.exchange.insertion import Work
from sitekit.exchange.rewrite import Rewritten, compose, rewrite
from sitekit.markdown.blocks import parse
from sitekit.markdown.units import Body
from sitekit.translation.compare import Comparison
from sitekit.translation.stamps import Pair
from sitekit.translation.writing import new_stamps, with_stamps


def restamped(
    text: str,
    work: Work,
    comparison: Comparison,
    changed: Mapping[int, str],
    new: Mapping[int, str],
    *,
    today: date,
) -> str | None:
    """The page with the work done (an empty one is written anew); `changed` and `new` give the codes of the Finnish.

    Every other unit keeps its pair and its check. None when it cannot be written, or a heading has no stamp.
    """
    rewritten = rewrite(text, work) if text else compose(work)
    if rewritten is None:
        return None
    page = parse(rewritten.text)
    pairs: dict[int, Pair] = {}
    for at, old in rewritten.old.items():
        if old in changed:
            pairs[at] = Pair(changed[old], page.units[at].code)
        elif pair := comparison.by_unit[old].pair:
            pairs[at] = pair
    pairs |= {at: Pair(new[source], page.units[at].code) for at, source in rewritten.new.items()}
    stamps = new_stamps(page, pairs, {}, places_after(rewritten, work.page, page, comparison), today)
    if any(page.units[at].section not in stamps for at in pairs):
        return None
    return with_stamps(rewritten.text, page, stamps)


def places_after(rewritten: Rewritten, before: Body, after: Body, comparison: Comparison) -> dict[int, tuple[int, int]]:
    """Where the pair of each unit stood: the section as it is counted now, and the place in its stamp."""
    sections = {
        before.units[old].section: after.units[at].section
        for at, old in rewritten.old.items()
        if before.units[old].kind == "heading"
    }
    places = {at: comparison.place_of[old] for at, old in rewritten.old.items() if old in comparison.place_of}
    return {at: (sections[section], place) for at, (section, place) in places.items()}
