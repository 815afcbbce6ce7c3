"""A YAML text with a value changed or added: every other sign, comment and order stays as it was."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

PLAIN = re.compile(r"[A-Za-zÅÄÖåäö](?:[\w./=&%+~@-]|:(?=\S)| (?=\S))*")
STEP = 2  # spaces that a level is indented


class Unclear(ValueError):
    """The text is written in a way that nothing can be put into with certainty; the line (from 1) with it."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def put(text: str, place: Sequence[str | int], value: Any) -> str:
    """The text with the value at a place: put in the place of a single one, or added as a new last key.

    A mapping is put key by key into the one that stands there. Raises Unclear.
    """
    *outer, key = place
    holder = _find(text, outer)
    there = _under(holder, key) if isinstance(holder, yaml.MappingNode | yaml.SequenceNode) else None
    if there is not None and isinstance(value, dict) and isinstance(there, yaml.MappingNode):
        for name, each in value.items():
            text = put(text, (*place, name), each)
        return text
    if there is not None:
        if not isinstance(there, yaml.ScalarNode) or isinstance(value, dict | list):
            raise Unclear(there.start_mark.line + 1)
        start, end = there.start_mark.index, _end(text, there)
        gap = " " if start == end and text[start - 1] == ":" else ""
        return text[:start] + gap + _flow(value) + text[end:]
    if not isinstance(holder, yaml.MappingNode):
        raise Unclear(holder.start_mark.line + 1)
    return _add(text, holder, [f"{key}: {_flow(value)}"] if holder.flow_style else _block({key: value}))


def append(text: str, place: Sequence[str | int], value: dict) -> str:
    """The text with an item at the end of the list at a place. Raises Unclear."""
    holder = _find(text, place)
    if not isinstance(holder, yaml.SequenceNode):
        raise Unclear(holder.start_mark.line + 1)
    return _add(text, holder, [_flow(value)] if holder.flow_style else _block([value]))


def add_at_end(text: str, key: str, value: dict) -> str:
    """The text with a new key after everything else, a blank line before it. Raises Unclear."""
    holder = _find(text, ())
    if not isinstance(holder, yaml.MappingNode) or holder.flow_style or holder.start_mark.column:
        raise Unclear(1)
    end = "\r\n" if "\r\n" in text else "\n"
    return text.rstrip() + end * 2 + end.join(_block({key: value})) + end


def _find(text: str, place: Sequence[str | int]) -> yaml.Node:
    node = yaml.compose(text, yaml.SafeLoader)
    for key in place:
        inner = _under(node, key) if node is not None else None
        if inner is None:
            raise Unclear(node.start_mark.line + 1 if node is not None else 1)
        node = inner
    if node is None:
        raise Unclear(1)
    return node


def _under(node: yaml.Node, key: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int):
        return node.value[key] if key < len(node.value) else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends: blank lines and comments that follow do not belong to it."""
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(text[start:end].rstrip()) if node.style in ("|", ">") else end
    children = _children(node)
    return node.end_mark.index if node.flow_style or not children else _end(text, children[-1])


def _add(text: str, holder: yaml.CollectionNode, lines: list[str]) -> str:
    """Put lines (one of them, in flow style) after the last child."""
    children = _children(holder)
    if holder.flow_style:
        at = _end(text, children[-1]) if children else holder.start_mark.index + 1
        return f"{text[:at]}{', ' if children else ''}{lines[0]}{text[at:]}"
    last = children[-1]
    at = _end(text, last)
    rest = re.match(r"[ \t]*(#[^\r\n]*)?", text[at:])[0]  # a comment on the same line stays there
    at += len(rest)
    if text[at : at + 1] not in ("", "\r", "\n"):
        raise Unclear(last.start_mark.line + 1)
    end = "\r\n" if "\r\n" in text else "\n"
    indent = " " * holder.start_mark.column
    return text[:at] + "".join(f"{end}{indent}{line}" for line in lines) + text[at:]


def _block(value: Any) -> list[str]:
    """The lines of a mapping or list in block style, not indented."""
    lines: list[str] = []
    if isinstance(value, list):
        for item in value:
            first, *others = _block(item) if isinstance(item, dict) else [_flow(item)]
            lines += [f"- {first}", *(" " * STEP + line for line in others)]
        return lines
    for key, each in value.items():
        deep = isinstance(each, dict) or (isinstance(each, list) and any(isinstance(item, dict) for item in each))
        if deep and key != "names":
            lines += [f"{key}:", *(" " * STEP + line for line in _block(each))]
        else:
            lines.append(f"{key}: {_flow(each)}")
    return lines


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(value).split())
    if PLAIN.fullmatch(text) and yaml.safe_load(text) == text:
        return text
    return "'" + text.replace("'", "''") + "'"
