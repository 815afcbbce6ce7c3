"""What a page says of itself to machines: JSON-LD (schema.org) in its head."""

import json

from markupsafe import Markup

from sitekit.content.site import Site
from sitekit.render.views import View

SURE = ("confirmed", "official")


def linked(site: Site, view: View, home: str, services: str) -> Markup:
    """JSON-LD (schema.org) of a page: where it stands, and on a municipality's page its services and sure numbers.

    `home` and `services` are words in the reader's language. Empty for the home page and without the site's address.
    """
    if not site.base or not view.crumbs:
        return Markup("")
    tag = view.language.tag
    above = [
        {"@type": "ListItem", "position": at, "name": home if name == "index.md" else site.page(name, tag).title}
        | {"item": f"{site.base}{site.address(name, tag)}"}
        for at, name in enumerate(view.crumbs, start=1)
    ]
    here = {"@type": "ListItem", "position": len(above) + 1, "name": view.page.title}
    graph: list[dict] = [{"@type": "BreadcrumbList", "itemListElement": [*above, here]}]
    places = (key for key, place in site.data["municipalities"].items() if place["page"] == view.name)
    graph += [_service(site, place, services) for place in places]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _service(site: Site, place: str, services: str) -> dict:
    """The services of a municipality; a number that nobody vouches for is left to the page, which says so."""
    name = site.data["municipalities"][place]["name"]
    channels = [
        {"@type": "ServiceChannel", "name": contact["name"], "servicePhone": point}
        for key in (site.data[f"contacts/{place}"] if place in site.data.areas else {})
        for contact in [site.data.contacts[key]]
        for phone in contact["phones"] or []
        if phone["state"] in SURE and not phone["old"]
        for point in [{"@type": "ContactPoint", "telephone": site.data.numbering.dialled(phone["number"])}]
    ]
    value = {"@type": "GovernmentService", "name": f"{services}: {name}"}
    value |= {"areaServed": {"@type": "AdministrativeArea", "name": name}}
    return value | ({"availableChannel": channels} if channels else {})
