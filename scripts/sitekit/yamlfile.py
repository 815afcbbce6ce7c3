"""Reading YAML with the line of every value, and holding it against a schema in words a person understands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from sitekit import files
from sitekit.findings import Finding, suggestion
from sitekit.memo import Once

SCHEMAS = Path(__file__).with_name("schemas.yml")
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line in YAML (1.1, 4.2)
KINDS = {
    "object": "a group of keys",
    "array": "a list",
    "string": "text (put it in quotes)",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "date": "a date such as 2026-12-31",
    "null": "empty",
}


SINGULAR = {"phones": "phone number"}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
LACKING = {  # what a field must have → what to do
    "source": "say where you found it",
    "state": "write confirmed, official or reported",
    "date": "write the day on which somebody confirmed it",
    "by": "write body, register or editor: who said so on the day in checked",
    "checked": "write the day on which that was said",
}


@dataclass(frozen=True)
class Yaml(Once):
    """A YAML document: its value, and the line (from 1) of each value by its place, such as ("kemi", "name")."""

    path: str
    value: Any
    lines: dict[tuple, int]

    def line(self, place: tuple = ()) -> int:
        """The line of a value, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The safe loader; a tag it does not know is read as what it stands on, and every key as text: `12:`, `no:`."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        """The mapping of a node, with the keys that `_walk` knows."""
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge":
                key.tag = "tag:yaml.org,2002:str"
        return super().construct_mapping(node, deep)


def _date(loader: Loader, node: yaml.ScalarNode) -> Any:
    """A date; one that is not in the calendar is named with its line."""
    try:
        return loader.construct_yaml_timestamp(node)
    except (ValueError, AttributeError):
        raise yaml.constructor.ConstructorError(
            problem=f'the calendar has no "{node.value}"', problem_mark=node.start_mark
        ) from None


Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)
Loader.add_multi_constructor("", lambda loader, suffix, node: getattr(node, "value", None))


def _walk(node: yaml.Node, place: tuple, offset: int, lines: dict, doubles: list, met: set) -> None:
    if id(node) in met:
        raise yaml.composer.ComposerError(problem="an alias with *", problem_mark=node.start_mark)
    met.add(id(node))
    lines.setdefault(place, node.start_mark.line + offset)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                doubles.append((key.start_mark.line + offset, name))
            seen.add(name)
            lines[(*place, name)] = key.start_mark.line + offset
            _walk(value, (*place, name), offset, lines, doubles, met)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*place, index)] = item.start_mark.line + offset
            _walk(item, (*place, index), offset, lines, doubles, met)


def parse(text: str, path: str, *, first_line: int = 1, stops_build: bool = False) -> tuple[Yaml, list[Finding]]:
    """The YAML in `text`, and what is wrong with it; the value is None when it cannot be read.

    `first_line` is the line of the file on which the text begins (front matter begins on line 2).
    """
    document, found = _parse(text, path, first_line, stops_build)
    return document, list(found)


@lru_cache(4096)  # a preview reads the same files at every save
def _parse(text: str, path: str, first_line: int, stops_build: bool) -> tuple[Yaml, tuple[Finding, ...]]:
    lines: dict[tuple, int] = {}
    doubles: list[tuple[int, str]] = []
    try:
        node = yaml.compose(text, Loader)
        if node is not None:
            _walk(node, (), first_line, lines, doubles, set())
        value = _value(node)
    except yaml.MarkedYAMLError as error:
        lines_of = [*BREAK.split(text), ""]
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        what = f"this is not YAML ({error.problem or error.context}). Compare with the lines around it."
        if "mapping values" in str(error.problem):
            what = 'this is not YAML: a text with ":" in it must be in quotes. Write it as "…".'
        if "expected key" in str(error.problem) or "block end" in str(error.problem):
            what = "this is not YAML: the line is indented otherwise than those above. Begin it with as many spaces."
        if odd := _odd_indent(lines_of, mark.line if mark else 0):
            line, spaces = odd[0] + first_line, len(lines_of[odd[0]]) - len(lines_of[odd[0]].lstrip(" "))
            shown = f"{spaces} space{'s' if spaces > 1 else ''}"
            what = f"Line {line} begins with {shown}; its neighbours have {odd[1]}."
        if "\\t" in str(error.problem) or "\t" in lines_of[mark.line if mark else 0]:
            what = "there is a tab in YAML. Use spaces, two for each step."
        return Yaml(path, None, {}), (Finding(path, line, what, stops_build=stops_build),)
    except Exception as error:  # PyYAML raises anything for a tag such as !!bool on other words
        what = f"this is not YAML ({(str(error) or type(error).__name__).splitlines()[0]}). Fix the value."
        return Yaml(path, None, {}), (Finding(path, first_line, what, stops_build=stops_build),)
    found = (Finding(path, line, f'the key "{name}" is there twice. Keep one.') for line, name in doubles)
    return Yaml(path, value, lines), tuple(found)


def _odd_indent(lines: list[str], at: int) -> tuple[int, int] | None:
    """The index of a line that begins with a space more or fewer than a neighbour, at or above the line `at`, and how
    many spaces that neighbour has; None where the spaces explain nothing."""
    depth = {each: len(line) - len(line.lstrip(" ")) for each, line in enumerate(lines) if line.strip()}
    for each in (at, at - 1):
        around = [*[n for n in depth if n < each][-1:], *[n for n in depth if n > each][:1]]
        around.sort(key=lambda n: n < each and lines[n].rstrip().endswith(":"))  # what it stands in is not beside it
        near = [depth[n] for n in around if abs(depth[n] - depth.get(each, 0)) == 1]
        if depth.get(each, 0) % 2 and near:
            return each, near[0]
    return None


def _value(node: yaml.Node | None) -> Any:
    """What a document says. Its text is read once: a loader of its own makes the value of the nodes."""
    loader = Loader("")
    try:
        return loader.construct_document(node) if node is not None else None
    finally:
        loader.dispose()


def load(path: Path, root: Path) -> tuple[Yaml, list[Finding]]:
    """A YAML file of the project. A file that cannot be read stops the build."""
    text, found = files.read(path, root)
    if text is None:
        return Yaml(files.relative(path, root), None, {}), found
    document, more = parse(text, files.relative(path, root), stops_build=True)
    return document, found + more


@cache
def schemas() -> dict[str, dict]:
    """Everything that schemas.yml declares, by name."""
    return yaml.load(SCHEMAS.read_text(encoding="utf-8"), Loader)


@cache
def _validator(name: str) -> jsonschema.protocols.Validator:
    base = jsonschema.Draft202012Validator
    kinds = {
        "date": lambda _, value: type(value) is date,  # a datetime is none
        "number": lambda _, value: type(value) is int or (type(value) is float and isfinite(value)),
    }
    checker = base.TYPE_CHECKER.redefine_many(kinds)
    schema = {**schemas()[name], "$defs": schemas()["$defs"]}
    return jsonschema.validators.extend(base, type_checker=checker)(schema)


def _words(error: jsonschema.ValidationError) -> Iterator[tuple[tuple, str]]:
    """The places and messages of one schema error."""
    place = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        place = (*place, str(error.instance))
    name = ".".join(str(p) for p in place) or "the file"
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for key in error.instance.keys() - known.keys():
                hint = suggestion(str(key), known) or f" Known keys: {', '.join(known)}."
                yield (*place, str(key)), f'unknown key "{key}".{hint}'
        case "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield place, _lacks(place, key)
        case "dependentRequired":
            for key, others in error.validator_value.items():
                for other in others if key in error.instance else ():
                    if other not in error.instance:
                        yield place, _lacks(place, other)
        case "type":
            kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
            wanted = " or ".join(KINDS[k] for k in kinds)
            yield place, f"{name} must be {wanted}. Write it so."
        case "enum":
            hint = suggestion(str(error.instance), map(str, error.validator_value))
            known = ", ".join(map(str, error.validator_value))
            yield place, f'{name}: "{error.instance}" is not known.{hint} Known: {known}.'
        case "pattern":
            wanted = error.schema.get("description", f"the form {error.validator_value}")
            yield place, f'{name}: "{error.instance}" does not have the right form. Write {wanted}.'
        case "minItems" | "minLength" | "minProperties":
            yield place, f"{name} is empty. Fill it in or take it away."
        case "maxLength":
            yield place, f"{name} is {len(error.instance)} characters long. Use at most {error.validator_value}."
        case "minimum" | "exclusiveMinimum" | "maximum" | "anyOf":
            yield place, f'{name}: "{error.instance}" is not right here. Write {error.schema["description"]}.'
        case _:
            yield place, f"{name}: {error.message}. Fix it."


def _lacks(place: tuple, key: str) -> str:
    """Words for a key that is not there: `The first phone number of simo-neuvonta has no source: say where …`"""
    if not place or key not in LACKING or isinstance(place[0], int):
        return f'"{key}" is missing in {".".join(map(str, place)) or "the file"}. Add it.'
    *outer, last = place
    if isinstance(last, int):
        thing = SINGULAR.get(str(outer.pop()), "entry")
        last = f"{ORDINALS[last] if last < len(ORDINALS) else f'{last + 1}th'} {thing}"
    thing = f"The {last} of {outer[0]}" if outer else str(last)
    return f"{thing} has no {key}: {LACKING[key]}."


def schema_findings(document: Yaml, schema: str, *, stops_build: bool = False) -> list[Finding]:
    """What in the document is not as `schema` (a name in schemas.yml) says, each with its line; worked out once."""
    key = ("schema", schema, stops_build)
    return list(document.once(key, lambda: tuple(_schema_findings(document, schema, stops_build))))


def _schema_findings(document: Yaml, schema: str, stops_build: bool) -> Iterator[Finding]:
    yield from (
        Finding(document.path, document.line(place), text, stops_build=stops_build)
        for error in _validator(schema).iter_errors(document.value)
        for place, text in _words(error)
    )


def fitting(document: Yaml, schema: str) -> Yaml:
    """The document without what is empty or of another kind than the schema says, such as a time for a date."""
    if not schema_findings(document, schema):
        return document
    errors = _validator(schema).iter_errors(document.value)
    wrong = {tuple(e.absolute_path) for e in errors if e.validator in ("type", "minLength", "minItems")}
    return replace(document, value=_without(document.value, wrong, ()))


def _without(value: Any, places: set[tuple], here: tuple) -> Any:
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if (*here, key) not in places}
        return {key: _without(item, places, (*here, key)) for key, item in kept.items()}
    if isinstance(value, list):
        return [_without(item, places, (*here, at)) for at, item in enumerate(value) if (*here, at) not in places]
    return value


def filled(value: Any, schema: str) -> Any:
    """The value with every key that the schema knows; a key that is not written is None, so templates can be strict."""
    return _fill(value, schemas()[schema])


def is_translated(schema: str, place: tuple) -> bool:
    """Whether the schema says that readers see the text at a place in their own language."""
    here = schemas().get(schema, {})
    for key in place:
        within = here.get("items") if isinstance(key, int) else here.get("properties", {}).get(key)
        here = _resolved(within or here.get("additionalProperties") or {})
    return here.get("translated", False)


def _resolved(schema: dict) -> dict:
    return schemas()["$defs"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def _fill(value: Any, schema: dict) -> Any:
    schema = _resolved(schema)
    if isinstance(value, dict):
        known, other = schema.get("properties", {}), schema.get("additionalProperties") or {}
        keys = [*value, *(key for key in known if key not in value)]
        return {key: _fill(value.get(key), known.get(key, other)) for key in keys}
    if isinstance(value, list):
        return [_fill(item, schema.get("items", {})) for item in value]
    return value
