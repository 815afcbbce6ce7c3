"""Whether every page has its code, each code leads to a page, and no code that was published leads elsewhere now."""

from collections.abc import Iterator
from typing import Any

from sitekit import yamlfile
from sitekit.content import page_codes
from sitekit.content.site import Site
from sitekit.findings import Finding, suggestion
from sitekit.translation import history

PATH = "data/codes.yml"
ON_PAPER = "Codes are printed on paper: they must go on leading to the same page."


def check(site: Site) -> Iterator[Finding]:
    """Each code of data/codes.yml leads to a page, and each page has one."""
    codes, document = page_codes.written(site), site.data.documents["codes"]
    if not codes:
        return
    seen: dict[str, str] = {}
    for code, entry in codes.items():
        again = twice(code, entry, seen)
        if what := fault(site, codes, code) or again:
            yield Finding(PATH, document.line((code,)), what)
    taken = list(codes)
    free = page_codes.next_free(taken)
    for name in site.names:
        if name not in seen and free:
            page = site.page(name, site.default)
            which = "this page" if name in site.finnish else f'the page "{name}"'
            what = f"{which} has no code. Add this line at the end of {PATH}: {free}: {name}"
            yield Finding(page.path, 1, what)
            taken.append(free)
            free = page_codes.next_free(taken)
    if not free:
        yield Finding(PATH, 1, "there is no free code left. Ask a maintainer for codes of four digits.")


def fault(site: Site, codes: dict[str, Any], code: str) -> str | None:
    """What is wrong with where a code leads, in words."""
    entry = codes[code]
    if code in page_codes.DIALLED:
        return f"{code} is an emergency number in other countries. Use {page_codes.next_free(codes)}."
    if further := page_codes.moved_to(entry):
        if further not in codes:
            return f"{code} has moved to {further}, but there is no code {further}. Write the code of a page."
        if not page_codes.follow(codes, code):
            return f"{code} has moved to {further}, which leads to no page. Write the code of a page."
        return None
    if entry in page_codes.known(site) or site.has(entry, site.default):
        return None
    hint = suggestion(entry, site.finnish)
    more = f"If the page is gone, write the code of the page to read instead: {code}: {{moved_to: …}}"
    return f'{code}: there is no page "{entry}".{hint} {more}'


def twice(code: str, entry: Any, seen: dict[str, str]) -> str | None:
    """A page has one code."""
    if not isinstance(entry, str):
        return None
    if (first := seen.setdefault(entry, code)) == code:
        return None
    moved = f"{code}: {{moved_to: {first}}}"
    return f"{entry} has the code {first} already. If {code} is new, take this line away; if not, write {moved}"


def published(site: Site) -> Iterator[Finding]:
    """What a code led to when this change began it leads to still, or it says where that has moved."""
    codes, document = page_codes.written(site), site.data.documents["codes"]
    before = codes_before(site)
    places = {name: code for code, name in codes.items() if isinstance(name, str)}
    for code, entry in before.items():
        now, then = codes.get(code), page_codes.moved_to(entry)
        if now == entry or page_codes.moved_to(now):
            continue
        led = f"had moved to {then}" if then else f"led to {entry}"
        moved = f"{code}: {{moved_to: {then or places.get(entry) or '…'}}}"
        if now is None:
            what = f"{code} is missing; it {led}. {ON_PAPER} Put its line back, or, if the page is gone, write {moved}"
            yield Finding(PATH, 1, what)
        else:
            free = page_codes.next_free({**before, **codes})
            new = f" and {free}: {now}" if places.get(now) == code else ""
            what = f"{code} {led} until now. {ON_PAPER} Write {moved}{new}"
            yield Finding(PATH, document.line((code,)), what)


def codes_before(site: Site) -> dict[str, Any]:
    """data/codes.yml when this change began; nothing where git does not know."""
    start = history.start_of_change(site.root)
    text = history.git(site.root, "show", f"{start}:./{PATH}").decode("utf-8", "replace") if start else ""
    then = yamlfile.parse(text, PATH)[0].value
    right = isinstance(then, dict) and not yamlfile.schema_findings(yamlfile.Yaml(PATH, then, {}), "codes")
    return then if right else {}
