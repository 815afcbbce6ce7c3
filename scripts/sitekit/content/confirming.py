"""What of the contacts somebody should confirm: by area, what nobody confirmed and what is used most first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from sitekit.content import freshness, shortcodes
from sitekit.content.site import Site

NAMED = ("phones", *freshness.FIELDS)
# To a Finnish office, so in Finnish, whatever language the page is in.
KINDS = {
    "phones": "puhelin",
    "website": "verkkosivu",
    "email": "sähköposti",
    "address": "osoite",
    "hours": "aukiolo",
    "languages": "kielet",
    "interpreter": "tulkki",
    "appointment": "ajanvaraus",
}
SUBJECT = "Yhteystietonne sivustolla {site}"
LETTER = """Hei!

Sivusto {site} kertoo kotoutumispalveluista muualta muuttaneille. Sivustolla on teistä nämä tiedot:

{name}
{known}
{unknown}
Ovatko tiedot oikein? Jos eivät, kirjoittakaa oikeat tiedot vastaukseen.
Kertokaa myös, jos tieto on voimassa vain johonkin päivään asti.

Kiitos!
"""


@dataclass(frozen=True)
class Open:
    """A contact that waits for an answer: its fields with the day each was last right, and who can be asked."""

    key: str
    contact: dict  # as it is written
    fields: tuple[tuple[str, str, date | None], ...]  # kind, the words as they are written, the day
    missing: tuple[str, ...]  # kinds that nobody knows
    used: int  # how often pages, other contacts and answers lead to it
    email: str | None  # its own, else that of the contact to ask in its place

    @property
    def oldest(self) -> date:
        """The day of what was looked at longest ago; before all days where nobody wrote one down."""
        return min((day or date.min for _, _, day in self.fields), default=date.min)

    @property
    def rank(self) -> tuple[bool, int, date, str]:
        """Its place in a list: urgent ones first, then what is used most, then what was looked at longest ago."""
        return not self.contact["urgent"], -self.used, self.oldest, self.key


def letter(site: Site, row: Open) -> str:
    """The address of an e-mail that asks the contact, with its words (RFC 6068); to nobody where no e-mail is known."""
    name = site.data["site"]["name"]
    known = "".join(f"- {KINDS[kind]}: {' '.join(text.split())}\n" for kind, text, _ in row.fields)
    unknown = f"Emme tiedä: {', '.join(KINDS[kind] for kind in row.missing)}.\n" if row.missing else ""
    body = LETTER.format(site=name, name=row.contact["name"], known=known, unknown=unknown)
    words = {"subject": SUBJECT.format(site=name), "body": body.replace("\n", "\r\n")}
    return f"mailto:{quote(row.email or '', safe='@')}?{urlencode(words, quote_via=quote)}"


def waiting(site: Site) -> dict[str, list[Open]]:
    """The contacts of each area that nobody confirmed in the last 180 days; areas without any are left out."""
    uses = used(site)
    found: dict[str, list[Open]] = {}
    for area in site.data.areas:
        rows = [row for key in site.data[f"contacts/{area}"] if (row := _open(site, key, uses[key]))]
        if rows:
            found[area] = sorted(rows, key=lambda row: row.rank)
    return found


def used(site: Site) -> Counter[str]:
    """How often each contact is led to: by a shortcode on a page, by another contact's `via`, by who does a service."""
    uses: Counter[str] = Counter()
    for page in site.finnish.values():
        calls = (each.words for unit in page.body.units for each in shortcodes.find(unit.text))
        uses.update(words[1] for words in calls if len(words) == 2 and words[0] in ("contact", "phone"))
    for contact in site.data.written.values():
        via = contact["via"] or {}
        uses.update([via] if isinstance(via, str) else via.values())
    actors = site.data["vocabulary"]["actors"]
    for cell in site.data["responsibilities"]:
        uses.update(actors[each]["contact"] for each in cell["who"] or [] if actors[each]["contact"])
    return uses


def _open(site: Site, key: str, uses: int) -> Open | None:
    contact = site.data.written[key]
    fields = tuple(_old(site, contact))
    missing = tuple(kind for kind in ("phones", "email", "address") if not contact[kind])
    if not fields and contact["phones"]:
        return None
    via = (site.data.written[each]["email"] for each in site.data.via(key))
    emails = (field["value"] for field in (contact["email"], *via) if field)
    return Open(key, contact, fields, missing, uses, next(emails, None))


def _old(site: Site, contact: dict) -> Iterator[tuple[str, str, date | None]]:
    """The fields that nobody confirmed in the last 180 days: kind, words, and the day they were last right."""
    for kind in NAMED:
        values = contact[kind] or []
        for field in values if kind == "phones" else [values] if values else []:
            day = freshness.seen(contact, field)
            fresh = day is not None and site.today - day <= freshness.OLD_AFTER
            if not (fresh and field["state"] != "reported"):
                yield kind, written(kind, field), day


def written(kind: str, field: dict) -> str:
    """A field as somebody at the office reads it."""
    if kind == "hours" and field["times"]:
        return ", ".join(f"{' '.join(each['days'])} {each['from']}–{each['to']}" for each in field["times"])
    value = field["number"] if kind == "phones" else field["value"]
    return ", ".join(value) if isinstance(value, list) else value
