"""Print what somebody should look at this week, in Markdown: contacts, texts about rights, pages to review.

Addresses of other sites are asked by links.py. Nothing is changed.
"""

import commandline
from sitekit.content import confirming, site
from sitekit.tasks import change_report
from sitekit.tasks.change_report import code, first, listing

FIRST = 15  # contacts to confirm, those that pages lead to most


def contacts(loaded: site.Site) -> list[str]:
    """A line for each of the contacts that most need confirming."""
    waiting = [row for rows in confirming.waiting(loaded).values() for row in rows if row.fields]
    lines = [
        f"- {code(row.key)}: {', '.join(dict.fromkeys(confirming.KINDS[kind] for kind, _, _ in row.fields))}"
        for row in sorted(waiting, key=lambda row: row.rank)
    ]
    return first(lines, FIRST, ": /work/confirm/ of the site")


def rights(loaded: site.Site) -> list[str]:
    """A line for each language that shows rights or duties in Finnish, with where."""
    found = []
    for language in loaded.translated:
        late = sorted({f"{name}#{id_}" for right, name, id_ in change_report.late_parts(loaded, language.tag) if right})
        if late:
            found.append(f"- {language.tag}: {', '.join(map(code, late[:20]))}{' …' if len(late) > 20 else ''}")
    return found


def reviews(loaded: site.Site) -> list[str]:
    """A line for each page whose day of review has passed, the oldest first."""
    days = {name: page.front.value.get("review_by") for name, page in loaded.finnish.items()}
    over = sorted((day, name) for name, day in days.items() if day and day < loaded.today)
    return [f"- {code(name)}: to review by {day}" for day, name in over]


def main(arguments: list[str] | None = None) -> int:
    """0: the report was printed. 1: the facts cannot be read. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument("--today", type=commandline.day, help="the date of the report (default: today)")
    options = commandline.read(parser, arguments)
    loaded = site.load(options.root, options.today)
    if not loaded.has_facts:
        print("The facts cannot be read. Run: make check")
        return 1
    for title, lines in (
        ("Contacts to confirm", contacts(loaded)),
        ("Rights that readers see in Finnish", rights(loaded)),
        ("Pages to review", reviews(loaded)),
    ):
        print(f"## {title}\n\n{listing(lines) if lines else 'None.'}\n")
    return 0


if __name__ == "__main__":
    commandline.run(main)
