"""Invented courses, for tests: none of them exists. The small site with them, and with the project's own words."""

from datetime import date, timedelta
from pathlib import Path

from conftest import ROOT
from sitekit.content import site
from sitekit.languages import Language
from sitekit.render import icons
from sitekit.render.renderer import Renderer
from sites import DATA, TODAY, changed, write_site

COURSE = """{key}:
  municipality: [kemi]
  kind: orientation
  languages: [ar]
  first: 2026-12-01
  last: 2027-04-20
  times:
    - {{days: [thu, tue], from: "17:00", to: "19:30"}}
  form: contact
  place: Keksitty katu 1, Kemi
  provider: kemi-city
  join: Kysy kunnasta.
  state: official
  source: https://example.org/keksitty
  date: 2026-11-20
"""
WHOLE = COURSE.format(key="invented")
SERVICES = changed(
    "data/services.yml",
    ("between: ask-there", "between: ask-there\n  unknown: not-known\n  reach: true\n  courses: [orientation]"),
) | {
    "data/vocabulary.yml": DATA["vocabulary"].replace("phrases:\n", "phrases:\n  not-known: {text: Kukaan ei tiedä.}\n")
}


def course(*pairs: tuple[str, str], key: str = "invented") -> str:
    """A course as data/courses.yml has it, with words replaced; each must be in it."""
    text = COURSE.format(key=key)
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def between(first: date, last: date, key: str = "invented") -> str:
    """A course from one day to another, at no known times."""
    times = '  times:\n    - {days: [thu, tue], from: "17:00", to: "19:30"}\n'
    return course(("2026-12-01", str(first)), ("2027-04-20", str(last)), (times, ""), key=key)


def with_courses(root: Path, *texts: str, today: date = TODAY, **files: str) -> site.Site:
    """The small site with these courses, the templates and the words of the project."""
    parts = {each.relative_to(ROOT).as_posix(): each.read_text() for each in ROOT.glob("overrides/partials/*.html")}
    words = {f"locales/{tag}/LC_MESSAGES/messages.po": None for tag in ("en", "ar")}
    words = {path: (ROOT / path).read_text(encoding="utf-8") for path in words}
    own = {"data/courses.yml": "".join(texts)} if texts else {}
    return site.load(write_site(root, parts | words | SERVICES | own | files), today)


def renderer(loaded: site.Site, tag: str) -> Renderer:
    """The templates of one language."""
    return Renderer(loaded, Language(tag), icons.templates())


TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
