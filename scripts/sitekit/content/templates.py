"""The templates, each read once for all languages: its code, and the words in it that are translated."""

import json
import marshal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2.nodes
from babel.messages.extract import extract
from jinja2.bccache import Bucket
from jinja2.ext import extract_from_ast
from markupsafe import Markup

from sitekit import ahead, files
from sitekit.findings import Finding

Word = tuple[str | tuple[str, ...], str | None]  # the message (or its forms) and its context


@dataclass(frozen=True)
class Template:
    """What a template says: its words; or the line that Jinja cannot read, and why."""

    words: tuple[Word, ...] = ()
    fault: tuple[int, str] | None = None


class Codes(jinja2.BytecodeCache):
    """Templates compiled once: their code knows no language. One is known by its source, so it is never outdated."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.codes[bucket.key, bucket.checksum] = bucket.code


class Environment(jinja2.Environment):
    """Jinja that keeps the words of every template it parses."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
        parsed = super()._parse(source, name, filename)
        calls = extract_from_ast(parsed)
        found = extract(lambda *_, **__: ((line, function, said, []) for line, function, said in calls), None)
        FOUND[source] = Template(tuple((message, context) for _line, message, _comments, context in found))
        return parsed


CODES = Codes()
FOUND: dict[str, Template] = {}  # by the text of the file: a preview reads the same ones at every save


def environment(folders: list[Path]) -> jinja2.Environment:
    """Jinja with the options that every template is written for; the words of a language are put in by its renderer."""
    env = Environment(
        loader=jinja2.FileSystemLoader(folders),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a renderer lives for one build
        bytecode_cache=CODES,
        undefined=jinja2.StrictUndefined,
    )
    env.newstyle_gettext = True  # of the extension: it says what is compiled
    env.policies["ext.i18n.trimmed"] = True
    env.policies["json.dumps_function"] = lambda value, **options: json.dumps(plain(value), **options)
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    env.filters["everyone"] = everyone
    return env


def plain(value: Any) -> Any:
    """A value for a script: its words as they are read, not as HTML has them."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value.unescape() if isinstance(value, Markup) else value


def everyone(groups: dict[str, dict[str, Any]]) -> list[str]:
    """The client groups that stand for everyone else."""
    return [key for key, group in groups.items() if group["everyone_else"]]


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Path and text of every template, those of a folder together; no text where it cannot be read (see `faults`)."""
    for path in sorted(_paths(root), key=lambda path: (path.parent, path.name)):
        yield files.relative(path, root), files.read(path, root)[0] or ""


def words(root: Path) -> Iterator[tuple[str, Word]]:
    """Every message of the templates with the path of its file; a template that Jinja cannot read has none."""
    _read_first(root)
    for path, text in texts(root):
        yield from ((path, word) for word in _found(text).words)


def faults(root: Path) -> list[Finding]:
    """What Jinja cannot read in the templates; nothing can be built or translated then."""
    _read_first(root)
    found: list[Finding] = []
    for path in sorted(_paths(root)):
        text, more = files.read(path, root)
        found += more
        if fault := _found(text or "").fault:
            what = f"this is not a Jinja template ({fault[1]}). Compare with the lines around it."
            found.append(Finding(files.relative(path, root), fault[0], what, stops_build=True))
    return found


def read(root: Path) -> tuple[dict[str, Template], bytes]:
    """All templates, read and compiled: their words by their text, and the codes, in a form that can travel."""
    env = environment([root / "overrides"])
    for path in _paths(root):
        with suppress(jinja2.TemplateError, UnicodeError):  # whoever needs it says so
            env.get_template(path.relative_to(root / "overrides").as_posix())
    return FOUND, marshal.dumps(CODES.codes)


def _read_first(root: Path) -> None:
    """Whatever another process has begun to read is waited for."""
    if (read, (root,)) in ahead.BEGUN:
        templates, codes = ahead.result(read, root)
        FOUND.update(templates)
        CODES.codes |= marshal.loads(codes)


def _paths(root: Path) -> Iterator[Path]:
    return (root / "overrides").rglob("*.html")


def _found(text: str) -> Template:
    if text not in FOUND:
        try:
            environment([]).parse(text)
        except jinja2.TemplateSyntaxError as error:
            FOUND[text] = Template(fault=(error.lineno, error.message or ""))
    return FOUND[text]
