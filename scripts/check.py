"""Run every check on the texts, the facts and the words of the site: one line for each finding, all in one run.

Nothing is changed. Lines marked "for information" stop nobody; all others must be fixed before a change is merged.
"""

import commandline
from sitekit import findings
from sitekit.checks import registry
from sitekit.content import coverage, site


def main(arguments: list[str] | None = None) -> int:
    """0: nothing to fix. 1: something to fix. 2: a wrong option."""
    parser = commandline.parser(__doc__)
    parser.add_argument("--built", action="store_true", help="read the built pages in site/ too (first: make build)")
    parser.add_argument("--publish", action="store_true", help="ask also whether the site is ready for the public")
    parser.add_argument("--coverage", action="store_true", help="print how much each language has, and what waits")
    parser.add_argument("--today", type=commandline.day, help="the date of the checks (default: today)")
    options = commandline.read(parser, arguments)
    loaded = site.load(options.root, options.today)
    asked = {"publish": options.publish, "waiting": options.coverage, "built": options.built}
    found = registry.run(loaded, *(moment for moment, wanted in asked.items() if wanted))
    if options.coverage:
        print(coverage.as_text(loaded), end="\n\n")
    print(findings.report(found))
    return int(any(finding.blocks for finding in found))


if __name__ == "__main__":
    commandline.run(main)
