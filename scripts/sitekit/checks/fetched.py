"""Whether what templates and scripts fetch or include is there, and nothing comes from another host."""

import re
from collections.abc import Iterator

from sitekit import files
from sitekit.content import templates
from sitekit.content.site import Site
from sitekit.findings import Finding

ELSEWHERE = re.compile(
    r"""<(?:link|script|img|iframe|source)\b[^>]*?\s(?:href|src)\s*=\s*["']?((?:https?:)?//[^"'\s>]*)"""
)
NAMED = re.compile(
    r"""\basset\(\s*["'](?P<asset>[^"']+)["']"""
    r"""|\{%-?\s*(?:include|extends|import|from)\s+["'](?P<part>[^"']+)["']"""
    r"""|\$\{root\}(?P<script>[\w-]+\.js)"""  # what a script of ours asks for
)


def check(site: Site) -> Iterator[Finding]:
    """Every template, and every script of overrides/assets/. Nothing can be built with a finding."""
    for path, text in (*templates.texts(site.root), *scripts(site)):
        for found in ELSEWHERE.finditer(text):
            what = f'"{found[1]}" is fetched from another host. Put a copy into overrides/assets/.'
            yield Finding(path, text.count("\n", 0, found.start(1)) + 1, what, stops_build=True)
        for found in NAMED.finditer(text):
            name = f"assets/{found['asset']}" if found["asset"] else found["part"] or found["script"]
            if not (site.root / "overrides" / name).is_file():
                what = f"this needs overrides/{name}, which is missing. Put the file back."
                yield Finding(path, text.count("\n", 0, found.start()) + 1, what, stops_build=True)


def scripts(site: Site) -> Iterator[tuple[str, str]]:
    """Path and text of every script that pages fetch."""
    for path in sorted((site.root / "overrides/assets").glob("*.js")):
        yield files.relative(path, site.root), files.read(path, site.root)[0] or ""
