"""The table of checks: what each needs and when it runs. Every command that looks at a site reads it here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.markdown import blocks

# gate: quick ones, before anything is built or written, at every save of a preview too; always: with every check;
# waiting: what waits for translators; publish: may the site go out; built: the pages in site/.
When = Literal["gate", "always", "waiting", "publish", "built"]


@dataclass(frozen=True)
class Check:
    """One check: `bare.check` is the function of checks/bare.py, imported when it first runs."""

    name: str
    facts: bool = False  # needs mkdocs.yml and all of data/ as their schemas say; the others look at any site
    when: tuple[When, ...] = ("always",)

    def __call__(self, site: Site) -> Iterable[Finding]:
        module, _, function = self.name.partition(".")
        look: Callable[[Site], Iterable[Finding]] = getattr(import_module(f"sitekit.checks.{module}"), function)
        return look(site)


CHECKS = (
    Check("declared.check", when=("gate", "always")),
    Check("belonging.check"),
    Check("belonging.names"),
    Check("belonging.menu", facts=True, when=("gate", "always")),
    Check("belonging.linked", facts=True, when=("gate", "always")),
    Check("reserved.check", when=("gate", "always")),
    Check("fetched.check", when=("gate", "always")),
    Check("front.check"),
    Check("front.sources", facts=True),
    Check("page_grammar.check"),
    Check("shortcode_ids.check", facts=True),
    Check("bare.check", facts=True),
    Check("page_links.check"),
    Check("pictures.check"),
    Check("smuggled.check"),
    Check("smuggled.rendered", when=("gate",)),  # a part of the one above
    Check("messages.check"),
    Check("messages.unfillable", when=("gate",)),  # a part of the one above
    Check("contacts.check", facts=True, when=("gate", "always")),
    Check("contacts.names", facts=True),
    Check("named.check", facts=True, when=("gate", "always")),
    Check("responsibilities.check", facts=True, when=("gate", "always")),
    Check("situations.check", facts=True, when=("gate", "always")),
    Check("amounts.check", facts=True),
    Check("notices.check", facts=True, when=("gate", "always")),
    Check("course_list.check", facts=True, when=("gate", "always")),
    Check("course_list.running_out", facts=True),
    Check("past_dates.check"),
    Check("code_list.check", facts=True),
    Check("code_list.published", facts=True),
    Check("publishing.check", facts=True),
    Check("undecided.check", facts=True, when=("publish",)),
    Check("translated_units.check", facts=True),
    Check("readability.check"),
    Check("readability.spelling", facts=True),
    Check("state.check", when=("waiting",)),
    Check("kept.check", when=("waiting",)),
    Check("built.standing", when=("built",)),
)


def found(site: Site, *moments: When) -> set[Finding]:
    """What the checks of these moments find, and what was met while reading."""
    wanted = (check for check in CHECKS if set(moments) & set(check.when) and (site.has_facts or not check.facts))
    return {*site.faults, *(finding for check in wanted for finding in check(site))}


def run(site: Site, *moments: When) -> list[Finding]:
    """All findings, those of more moments than `always` too, sorted by place; never raises."""
    belonging = (page for own in site.pages.values() for page in own.values())
    damaged = {
        page.path: what for page in belonging if (what := blocks.front_fault(page.text))
    }  # the rest follows from it
    return sorted(each for each in found(site, "always", *moments) if damaged.get(each.path, each.text) == each.text)
