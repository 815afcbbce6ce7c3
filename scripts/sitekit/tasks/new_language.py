"""What a new language begins with: its folders, its agreed words, its style guide, its line in mkdocs.yml."""

import re
from pathlib import Path

import yaml
from babel import UnknownLocaleError

from sitekit import files, yamlfile
from sitekit.content.site import Site
from sitekit.findings import Finding
from sitekit.languages import Language
from sitekit.tasks.outcome import Outcome, refusal

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
STYLE = Path(__file__).with_name("style.md")
CONFIG = "mkdocs.yml"


def begin(site: Site, tag: str) -> Outcome:
    """Everything but the catalogue, which `strings.py` makes; nothing when the language is unknown or there already."""
    if why := why_not(site, tag):
        return refusal(Finding(CONFIG, 1, why))
    before = files.content(site.root / CONFIG)
    config, _ = files.read(site.root / CONFIG, site.root)
    written = with_language(config or "", tag)
    if written is None:
        what = f"the list of languages cannot be added to. Write by hand: - {{locale: {tag}, name: {tag}, build: true}}"
        return refusal(Finding(CONFIG, site.config.line(("plugins",)), what))
    english = Language(tag).locale.get_language_name("en") or tag
    made = {
        f"docs/{tag}/.gitkeep": "",
        f"locales/{tag}/glossary.yml": glossary(site, english),
        f"locales/{tag}/style.md": STYLE.read_text(encoding="utf-8").replace("LANGUAGE", english),
    }
    changes = {path: files.Change(text.encode("utf-8"), None) for path, text in made.items()}
    changes[CONFIG] = files.Change(written.encode("utf-8"), before)
    return Outcome(changes, next_steps(tag, Language(tag).name))


def why_not(site: Site, tag: str) -> str:
    """Why a language cannot be begun, and what to do; "" when it can."""
    if tag.casefold() in {language.tag.casefold() for language in site.languages}:
        return f'the language "{tag}" is there already. See: .venv/bin/python scripts/translate.py status {tag}'
    if not TAG.fullmatch(tag):
        return f'"{tag}" is not a code of a language. Write it as CLDR does, such as so, fa or ku-IQ.'
    for place in (f"docs/{tag}", f"locales/{tag}"):
        if (site.root / place).exists():
            return f"{place} exists, but the list of languages does not have it. Move the folder away first."
    try:
        Language(tag).locale  # noqa: B018
    except (UnknownLocaleError, ValueError):
        return f'CLDR does not know the language "{tag}". Use its code, such as so, fa or ku-IQ.'
    try:
        Language(tag).name  # noqa: B018
    except TypeError:
        return f'CLDR has no own name for "{tag}". Add it to EXCEPTIONS in scripts/sitekit/languages.py first.'
    return ""


def with_language(config: str, tag: str) -> str | None:
    """mkdocs.yml with one more language after the last, all else as it is; None when that fails."""
    before = yaml.load(config, yamlfile.Loader)
    node = languages_node(yaml.compose(config, yamlfile.Loader))
    if node is None or not node.value:
        return None
    last = node.value[-1]
    lines = config.splitlines(keepends=True)
    at = last.end_mark.line + 1 if last.end_mark.column else last.end_mark.line
    indent = lines[last.start_mark.line].partition("-")[0]
    lines[at - 1] = lines[at - 1].removesuffix("\n") + "\n"
    lines.insert(at, f"{indent}- {{locale: {tag}, name: {tag}, build: true}}\n")
    written = "".join(lines)
    try:
        after = yaml.load(written, yamlfile.Loader)
        added = languages_of(after).pop()
    except (yaml.YAMLError, TypeError, KeyError, StopIteration):
        return None
    return written if after == before and added["locale"] == tag else None


def languages_of(config: dict) -> list[dict]:
    """The list of languages in the value of mkdocs.yml. Raises TypeError, KeyError or StopIteration."""
    return next(each["i18n"]["languages"] for each in config["plugins"] if isinstance(each, dict) and "i18n" in each)


def languages_node(node: yaml.Node | None) -> yaml.SequenceNode | None:
    """The same list where it stands in the file."""
    if isinstance(node, yaml.SequenceNode):
        return next((found for each in node.value if (found := languages_node(each))), None)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else []:
        if key.value == "languages" and isinstance(value, yaml.SequenceNode):
            return value
        if key.value in ("plugins", "i18n"):
            return languages_node(value)
    return None


def glossary(site: Site, english: str) -> str:
    """The terms of the first translation that has a glossary, without their words."""
    parts = [f"# Agreed words in {english}. How this file works: locales/README.md."]
    for language in site.translated:
        document, _ = yamlfile.load(site.root / "locales" / language.tag / "glossary.yml", site.root)
        if isinstance(document.value, dict):
            for term, entry in document.value.items():
                kept = {key: entry[key] for key in ("fi", "fi_forms") if key in entry}
                dumped = yaml.safe_dump({term: kept}, allow_unicode=True, sort_keys=False, width=1000)
                parts.append(dumped + '  text: ""\n  source: ""')
            break
    return "\n\n".join(parts) + "\n"


def next_steps(tag: str, name: str) -> tuple[str, ...]:
    """What a person does then."""
    return (
        f"{name} ({tag}) is prepared. It is built as a preview: not in the menu, not for search engines.",
        "What to do next:",
        f"  1. Say how you write it: locales/{tag}/style.md, and the agreed words: locales/{tag}/glossary.yml",
        f"  2. Translate the words around the pages: locales/{tag}/LC_MESSAGES/messages.po",
        f"  3. Translate the pages into docs/{tag}/, rights first: .venv/bin/python scripts/translate.py status {tag}",
        f"     (or in a translator's tool: .venv/bin/python scripts/translate.py export {tag} --format po -o {tag}.po)",
        f"  4. .venv/bin/python scripts/translate.py stamp --all, then look at it: make site, http://127.0.0.1:8000/{tag}/",
        f'  5. When "make check" finds it complete enough: put {tag} into extra: published: in mkdocs.yml',
    )
