"""A small valid site for tests, written to a folder file by file, and everything the checks say about it."""

from datetime import date
from pathlib import Path

from sitekit import findings
from sitekit.checks import registry
from sitekit.content import site
from sitekit.markdown.forms import FORMS

TODAY = date(2026, 11, 24)

MKDOCS = """site_name: Pieni sivusto
nav:
  - index.md
  - programme:
      - programme/plan.md
      - programme/rights.md
not_in_nav: |
  about.md
plugins:
  - i18n:
      languages:
        - {locale: fi, name: fi, default: true, build: true}
        - {locale: en, name: en, build: true}
        - {locale: ar, name: ar, build: true}
extra:
  published: [fi, en, ar]
  gates: {words: 0, important: 0, rights: 0, all: 0}
"""

FRONT = """---
description: Yksi lause.
priority: 1
updated: 2026-11-24
review_by: 2040-01-01
sources: {programme: [plan],
  law: ["681/2023: 16 §"]}
---
"""

DATA = {
    "site": """name: Pieni sivusto
address: https://example.org/
owner: Kunta
feedback: palaute@example.org
repository: https://git.example.org/kunta/edit/main
programme: {text: Kysy kunnasta.}
areas: [region, national, urgent]
emergency: emergency
leave_to: kemi-city
pages: {urgent: about.md, contacts: about.md}
phones: {country: "+358", short: ["112", "116xxx"], free: "080"}
""",
    "municipalities": """kemi: {name: Kemi, in: Kemissä, code: "240", page: about.md}
simo: {name: Simo, in: Simossa, code: "751", page: about.md}
tornio: {name: Tornio, in: Torniossa, code: "851", page: about.md}
""",
    "services": """plan:
  name: Kotoutumissuunnitelma
  short: Suunnitelma
  icon: material/compass
  page: programme/plan.md
  between: ask-there
""",
    "tasks": "- {page: programme/plan.md, icon: material/routes, label: Kaikki, text: Kysy kunnasta.}\n",
    "vocabulary": """groups:
  all: {label: Kaikki, source: "681/2023: 5 §"}
actors:
  city: {label: Kaupunki, contact: kemi-city}
  town: {label: Kaupunki}
phrases:
  ask-there: {text: Kysy kunnasta.}
chapters:
  plan: {title: Kotoutumissuunnitelma}
laws:
  681/2023: {title: Laki kotoutumisesta}
""",
    "responsibilities": """- municipality: kemi
  service: plan
  group: all
  who: [city]
  source: {chapter: plan, municipality: Kemi}
- municipality: tornio
  service: plan
  group: all
  who: []
  gap: ask-there
  source: {chapter: plan, municipality: Tornio}
- {municipality: simo, service: plan, group: all, who: [town], source: {chapter: plan, municipality: Simo}}
""",
    "amounts": """missed-fee:
  what: Tulkkaus
  value: 56.70
  currency: EUR
  valid_until: 2026-12-31
  source: '681/2023: 32 a §'
""",
    "names": "- Kemi\n- 112 Suomi\n",
    "contacts/kemi": """kemi-city:
  name: Kemin kaupunki
  municipality: [kemi]
  website: {value: https://www.kemi.fi, state: official, source: https://www.kemi.fi}
  phones:
    - {number: '016 259 111', languages: [fi, ar], state: official, source: https://www.kemi.fi}
  read: 2026-11-24
""",
    "contacts/urgent": """emergency:
  name: Hätäkeskus
  phones:
    - {number: '112', state: confirmed, source: https://112.fi, date: 2026-11-01}
  urgent: true
""",
    **{
        f"contacts/{area}": f"{area}-office:\n  name: Toimisto\n  via: kemi-city\n"
        for area in ("simo", "tornio", "region", "national")
    },
}

WORDS = {
    "Kielet": ("Languages", "اللغات"),
    "%(count)s sivua": ("%(count)s pages", "الصفحات: %(count)s"),
    "Kotoutumissuunnitelma": ("Integration plan", "خطة الاندماج"),
    "Suunnitelma": ("Plan", "الخطة"),
    "Kaikki": ("Everyone", "الجميع"),
    "Kaupunki": ("City", "المدينة"),
    "Kysy kunnasta.": ("Ask the municipality.", "اسأل البلدية."),
}

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'

PLAN = f"""{FRONT}
# Suunnitelma {{#top}}

Saat suunnitelman. Se on sinun.

## Kuinka kauan {{#duration .right}}

Enintään 1 vuosi. [Sinun oikeutesi](rights.md). Soita: {{{{ phone kemi-city }}}}.

## Mitä seuraavaksi? {{#next}}

- [Etusivu](../index.md#top)
"""


def po(column: int) -> str:
    """The catalogue of English (0) or Arabic (1); the word at place n begins on line 4 + 3 n."""
    entries = (f'\nmsgid "{finnish}"\nmsgstr "{words[column]}"\n' for finnish, words in WORDS.items())
    return HEADER + "".join(entries)


def page(body: str = "", *, next_link: str = "index.md") -> str:
    """A Finnish page; `body` begins on line 14 of the file."""
    text = f"{body}\n\n" if body else ""
    return f"{FRONT}\n# Sivu {{#top}}\n\nJohdanto.\n\n{text}## Mitä seuraavaksi? {{#next}}\n\n- [Sivu]({next_link})\n"


def translation(body: str = "") -> str:
    """The same page in another language; `body` begins on line 9 of the file."""
    text = f"{body}\n\n" if body else ""
    return f"---\ndescription: One.\n---\n\n# Page {{#top}}\n\nLead.\n\n{text}## Next {{#next}}\n\n- [Page](index.md)\n"


# A page with a right in it, in Finnish and in English: to be stamped, and then changed.
ABOUT_FI = """---
description: Yksi.
priority: 1
updated: 2026-11-24
---

# Tietoa {#top}

Johdanto.

## Kesto {#duration .right}

Yksi vuosi.

Kaksi.

## Mitä seuraavaksi? {#next}

- [Etusivu](index.md)
"""
ABOUT_EN = """---
description: One.
---

# About {#top}

Lead.

## Duration {#duration}

One year.

Two.

## What next? {#next}

- [Home](index.md)
"""

SITE: dict[str, str | bytes | None] = {
    "mkdocs.yml": MKDOCS,
    "docs/fi/index.md": page().replace("Yksi lause.", "Tämä etusivu."),
    "docs/fi/about.md": page().replace("Yksi lause.", "Tietoa sivustosta."),
    "docs/fi/programme/plan.md": PLAN,
    "docs/fi/programme/rights.md": page(next_link="plan.md").replace("Yksi lause.", "Sinun oikeutesi."),
    "docs/en/index.md": translation(),
    "docs/en/about.md": translation(),
    "docs/ar/index.md": translation(),
    "docs/ar/about.md": translation(),
    "overrides/base.html": "{{ _('Kielet') }} {% trans count=3 %}{{ count }} sivua{% endtrans %}\n",
    "locales/en/LC_MESSAGES/messages.po": po(0),
    "locales/ar/LC_MESSAGES/messages.po": po(1),
    **{f"overrides/{form.partial}": "<p></p>\n" for form in FORMS.values()},
    **{f"data/{name}.yml": text for name, text in DATA.items()},
}


def write_site(root: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the small site with some files changed, added, or (None) left out. Returns its folder."""
    for name, content in {**SITE, **(files or {})}.items():
        if content is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def changed(path: str, *pairs: tuple[str, str]) -> dict[str, str | bytes | None]:
    """One file of the small site with words replaced; each must stand in it."""
    text = SITE[path]
    assert isinstance(text, str)
    for old, new in pairs:
        assert old in text, (path, old)
        text = text.replace(old, new)
    return {path: text}


def report(root: Path, *, today: date = TODAY, for_publishing: bool = False) -> str:
    """What `check.py` says of the site in a folder."""
    return findings.report(registry.run(site.load(root, today), *(["publish"] if for_publishing else [])))


def fault(*lines: str) -> str:
    """The report that consists of these lines, all of which block."""
    return "\n".join([*lines, f"{len(lines)} to fix."])


def note(*lines: str) -> str:
    """The report that consists of these lines, all of which only inform."""
    shown = (line.replace(": ", ": (for information) ", 1) for line in lines)
    return "\n".join([*shown, f"Nothing to fix, {len(lines)} note{'s' if len(lines) > 1 else ''}."])
