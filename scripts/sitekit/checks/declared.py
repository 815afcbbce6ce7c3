"""Whether what is declared in schemas.yml is whole: each shortcode has its template, and words that are known."""

from collections.abc import Iterator

from sitekit.content.data import ONE_OF
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion
from sitekit.markdown.forms import FORMS

SCHEMAS = "scripts/sitekit/schemas.yml"


def check(site: Site) -> Iterator[Finding]:
    """Nothing can be built with a finding."""
    for name, form in FORMS.items():
        path = f"overrides/{form.partial}"
        if not (site.root / path).is_file():
            what = f'this template of the shortcode "{name}" is missing. Write it, or take "{name}" out of {SCHEMAS}.'
            yield Finding(path, 1, what, stops_build=True)
        known = (*ONE_OF, "area", *form.choices)
        for word in form.words:
            if word not in known:
                hint = suggestion(word, known) or f" Known: {', '.join(known)}."
                what = f'"{word}", a word of the shortcode "{name}", is the `one:` of no file.{hint}'
                yield Finding(SCHEMAS, 1, what, stops_build=True)
