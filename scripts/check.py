"""Run every check on the texts, the facts and the words of the site: one line for each finding, all in one run.

Nothing is changed. Lines marked "for information" stop nobody; all others must be mended before a change is merged.
"""

import argparse
import sys
from pathlib import Path

from sitekit import checks, coverage, findings, site
from sitekit.checks import built

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """0: nothing to fix. 1: something to fix. 2: a wrong option."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--built", action="store_true", help="read the built pages in site/ too (first: make build)")
    parser.add_argument("--publish", action="store_true", help="ask also whether the site is ready for the public")
    parser.add_argument("--coverage", action="store_true", help="print how much each language has, and what waits")
    parser.add_argument("--today", help="the date of the checks, such as 2026-12-01 (default: today)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    try:
        today = site.today_from(options.today)
    except ValueError as error:
        print(f'check.py: "{options.today}" is not a date ({error}). Write it like 2026-12-01.', file=sys.stderr)
        return 2
    loaded = site.load(options.root.resolve(), today)
    found = checks.run(loaded, for_publishing=options.publish, waiting=options.coverage)
    if options.built:
        found += built.check(loaded, loaded.root / "site")
    if options.coverage:
        print(coverage.as_text(loaded), end="\n\n")
    print(findings.report(found))
    return int(any(finding.blocks for finding in found))


if __name__ == "__main__":
    sys.exit(main())
