"""The templates, each read once for all languages: its code, and the words in it that are translated."""

import io
import json
import marshal
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from babel.messages.extract import extract
from jinja2.bccache import Bucket
from markupsafe import Markup

from sitekit import files
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


CODES = Codes()
FOUND: dict[str, Template] = {}  # by the text of the file: a preview reads the same ones at every save
AHEAD: list[Future[tuple[dict[str, Template], bytes]]] = []  # what another process is reading


def environment(folders: list[Path]) -> jinja2.Environment:
    """Jinja with the options that every template is written for; the words of a language are put in by its renderer."""
    env = jinja2.Environment(
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
    for path, text in texts(root):
        yield from ((path, word) for word in _found(text).words)


def faults(root: Path) -> list[Finding]:
    """What Jinja cannot read in the templates; nothing can be built or translated then."""
    found: list[Finding] = []
    for path in sorted(_paths(root)):
        text, more = files.read(path, root)
        found += more
        if fault := _found(text or "").fault:
            what = f"this is not a Jinja template ({fault[1]}). Compare with the lines around it."
            found.append(Finding(files.relative(path, root), fault[0], what, stops_build=True))
    return found


def read_ahead(pool: Executor, root: Path) -> None:
    """Begin to read and compile all templates in another process: whoever needs one first waits for it."""
    AHEAD.append(pool.submit(_read, root))


def _read(root: Path) -> tuple[dict[str, Template], bytes]:
    env = environment([root / "overrides"])
    for path in _paths(root):
        text, _ = files.read(path, root)
        if text is not None and not _found(text).fault:
            try:
                env.get_template(path.relative_to(root / "overrides").as_posix())
            except jinja2.TemplateError:
                continue  # whoever needs it says so
    return FOUND, marshal.dumps(CODES.codes)


def _paths(root: Path) -> Iterator[Path]:
    return (root / "overrides").rglob("*.html")


def _found(text: str) -> Template:
    while AHEAD:
        templates, codes = AHEAD.pop().result()
        FOUND.update(templates)
        CODES.codes |= marshal.loads(codes)
    if text not in FOUND:
        options = {"trimmed": "true", "silent": "false"}
        try:
            found = extract("jinja2", io.BytesIO(text.encode()), options=options)
            FOUND[text] = Template(tuple((message, context) for _line, message, _comments, context in found))
        except jinja2.TemplateSyntaxError as error:
            FOUND[text] = Template(fault=(error.lineno, error.message or ""))
    return FOUND[text]
