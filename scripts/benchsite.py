"""A site of any size for measuring: invented pages in up to 17 languages, in this project's own shell, with its data.

The same content is built by every builder that bench.py compares. Pages are alike in structure: about 550 Finnish
words, one table, three lists, three boxes, 13 links to other pages, one contact card and one phone number.
"""

import random
import re
import shutil
from datetime import date
from pathlib import Path

import yaml

import copies
from sitekit.content import data, special
from sitekit.markdown import blocks
from sitekit.translation import stamping

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fi", "en", "sv", "ar", "fa", "ru", "uk", "th", "zh", "vi", "ku-IQ", "my", "tr", "fr", "es", "pl", "ro")
TODAY = date(2026, 11, 24)
LEFT_OUT = ("situations.yml", "codes.yml")  # other builders make no pages from data; codes are those of these pages
CITED = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*\.md")
TEMPLATE = re.compile(r"(?m)^template: .*$")
OF_A_PAGE = re.compile(r"(?m)^\{\{ (?:coverage|offline|a-z|words)\b.*\}\}$")  # shortcodes
STOCK = {
    "site_name": "Stock",
    "docs_dir": "docs",
    "theme": {
        "name": "material",
        "custom_dir": "stock",
        "features": ["navigation.sections", "navigation.path", "navigation.footer", "navigation.top", "toc.follow"],
    },
}
SENTENCES = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


def names(project: Path, count: int) -> list[str]:
    """The names of `count` pages: those the project's templates, code and data lead to, its others, invented ones."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((project / "overrides").rglob("*.html"))]
    facts = (path for path in sorted((project / "data").rglob("*.yml")) if path.name not in LEFT_OUT)
    texts += [path.read_text(encoding="utf-8") for path in facts]
    written = (path.relative_to(project / "docs/fi").as_posix() for path in (project / "docs/fi").rglob("*.md"))
    own = sorted(name for name in written if not special.is_word(name))
    cited = {name for text in texts for name in CITED.findall(text)} | {*special.NAMES, *footer(project)}
    needed = [name for name in own if name in cited]
    invented = (f"topic-{at // 10 + 1}/{'index' if at % 10 == 0 else f'page-{at % 10}'}.md" for at in range(count))
    return [*dict.fromkeys([*needed, *own, *invented])][: max(count, len(needed))]


def footer(project: Path) -> list[str]:
    """The names of the pages that the project keeps out of its menu."""
    listed = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))["not_in_nav"].split()
    return [name for name in listed if "*" not in name]


def menu(pages: list[str]) -> list:
    """`nav` for these pages: a page alone, or a folder's pages under its first one."""
    folders: dict[str, list[str]] = {}
    for name in ["index.md", *(page for page in pages if page != "index.md")]:
        folder, slash, _ = name.partition("/")
        folders.setdefault(folder if slash else name, []).append(name)
    own_first = lambda page: not page.endswith("/index.md")  # noqa: E731
    return [page[0] if key == page[0] else {key: sorted(page, key=own_first)} for key, page in folders.items()]


def page(name: str, tag: str, pages: list[str], own: str, contact: str) -> str:
    """One page in a language, not stamped. The same choices are made in every language.

    From `own`, the project's page of this name if it has one, come the template and what stands on this page alone.
    `contact` is the id of one with a phone number.
    """
    chance = random.Random(name)
    sentences = SENTENCES[tag]
    folder = name.count("/") * "../"

    def words(count: int) -> str:
        return " ".join(chance.choice(sentences) for _ in range(count))

    def link() -> str:
        return f"[{chance.choice(sentences).rstrip('.。။')}]({folder}{chance.choice(pages)})"

    front = ["---", f"title: {chance.choice(sentences)[:40].rstrip('.。။')} {pages.index(name) + 1}"]
    front += [f'description: "{chance.choice(sentences)}"']
    if tag == "fi":
        front += ["priority: 1", f"updated: {TODAY}", "sources: {programme: [plan], law: []}"]
        front += TEMPLATE.findall(own)
    heading = lambda level, anchor, mark="": (  # noqa: E731
        f"{'#' * level} {chance.choice(sentences).rstrip('.。။')} {{#{anchor}{mark if tag == 'fi' else ''}}}"
    )
    rows = "\n".join(f"| {chance.choice(sentences)} | {chance.choice(sentences)} |" for _ in range(6))
    body = ["\n".join([*front, "---"]), heading(1, "top"), words(3)]
    for at in range(1, 7):
        body += [heading(2, f"part-{at}", " .right" if at == 2 else ""), words(3), f"{words(2)} {link()}"]
        if at in (1, 3, 5):
            body += ["\n".join(f"- {words(1)} {link()}" for _ in range(2))]
        if at in (2, 4, 6):
            body += [f'!!! note "{chance.choice(sentences)}"\n\n    {words(2)}']
        if at == 4:
            body += [f"| A | B |\n|---|---|\n{rows}"]
        if at == 6:
            body += [f"{chance.choice(sentences)} {{{{ phone {contact} }}}}", f"{{{{ contact {contact} }}}}"]
    body += OF_A_PAGE.findall(own)
    return "\n\n".join([*body, heading(2, "next"), f"- {link()}"]) + "\n"


def write(folder: Path, languages: tuple[str, ...], count: int, project: Path = ROOT) -> Path:
    """The whole site, ready for every builder: mkdocs.yml is ours, stock.yml and zensical.yml are the others'."""
    copies.copy(project, folder, ("data", "overrides", "scripts"))
    copies.decide(folder, address="https://example.org/")  # with canonical links, hreflang, sitemap and QR codes
    for name in LEFT_OUT:
        (folder / "data" / name).unlink(missing_ok=True)
    pages = names(project, count)
    write_yaml(folder / "data/codes.yml", {str(200 + at): name for at, name in enumerate(pages)})
    contact = next(key for key, each in data.load(project)[0].contacts.items() if each["phones"])
    for name in pages:
        path = project / "docs/fi" / name
        own = path.read_text(encoding="utf-8") if path.exists() else ""
        finnish = page(name, "fi", pages, own, contact)
        source = blocks.parse(finnish)
        for tag in languages:
            text = (
                finnish
                if tag == "fi"
                else stamping.stamp(page(name, tag, pages, own, contact), source, today=TODAY).text
            )
            path = folder / "docs" / tag / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for tag in languages:  # every language has as many words around the pages as English or Arabic has
        own = project / "locales" / tag
        like = own if own.is_dir() else project / "locales" / ("ar" if tag in ("fa", "ku-IQ") else "en")
        shutil.copytree(like, folder / "locales" / tag)
    plugin = {"docs_structure": "folder", "fallback_to_default": True, "reconfigure_material": False}
    plugin["languages"] = [{"locale": tag, "name": tag, "build": True, "default": tag == "fi"} for tag in languages]
    ours = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    ours |= {"nav": menu(pages), "plugins": [{"i18n": plugin | {"reconfigure_search": False}}]}
    ours |= {"not_in_nav": "\n".join(footer(project)), "extra": {**ours["extra"], "published": list(languages)}}
    stock = STOCK | {"nav": ours["nav"], "markdown_extensions": ours["markdown_extensions"]}
    (folder / "stock").mkdir()  # our pages name templates, which a stock site must know too
    for path in (project / "overrides").glob("*.html"):
        if path.name not in ("base.html", "main.html", "404.html"):
            (folder / "stock" / path.name).write_text('{% extends "main.html" %}\n', encoding="utf-8")
    write_yaml(folder / "mkdocs.yml", ours)
    write_yaml(folder / "stock.yml", stock | {"plugins": ["search", {"i18n": plugin | {"reconfigure_material": True}}]})
    write_yaml(folder / "zensical.yml", STOCK | {"markdown_extensions": ours["markdown_extensions"]})
    return folder


def write_yaml(path: Path, value: dict) -> None:
    """A configuration file, its keys in their order."""
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
