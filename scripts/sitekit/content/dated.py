"""Dated notices: what is otherwise than usual for some days. They come and go by themselves."""

from datetime import timedelta

from sitekit.content.site import Site

AHEAD = timedelta(days=14)  # a reader plans her visit
LONGEST = timedelta(days=92)  # what lasts longer is written where it belongs


def current(site: Site, name: str) -> list[dict]:
    """The notices of a page on the day of the build, the next one first: its own and those of its municipality."""
    made = site.made.get(name)
    place = made.municipality if made else site.data.place_of(name)
    found = [
        notice
        for notice in site.data["notices"].values()
        if name in (notice["page"] or []) or place in (notice["municipality"] or [])
        if notice["from"] - AHEAD <= site.today <= notice["to"]
    ]
    return sorted(found, key=lambda notice: (notice["from"], notice["to"]))
