"""Title and description written into the front matter of a page, all else in it as it was."""

import json
from collections.abc import Mapping

import yaml

from sitekit.markdown.units import Body


def entry(key: str, text: str) -> str:
    """A line of front matter; the text is in quotes (what JSON escapes, YAML 1.2 section 5.7 reads the same)."""
    return f"{key}: {json.dumps(text, ensure_ascii=False)}"


def with_texts(lines: list[str], page: Body, texts: Mapping[str, str], end: str) -> str | None:
    """The page in `lines` (with their ends) with these texts by key; None when its front matter cannot be read."""
    if not texts:
        return "".join(lines)
    if page.front_line == 1:
        head = ["---", *(entry(key, text) for key, text in texts.items()), "---", ""]
        return "".join(line + end for line in head) + "".join(lines)
    count = page.front.count("\n") + 1 if lines[1].rstrip("\r\n") not in ("---", "...") else 0
    front = page.front
    for key, text in reversed(texts.items()):
        try:
            node = yaml.compose(front, yaml.SafeLoader)
        except yaml.YAMLError:
            return None
        front = with_text(front, node, key, text)
    written = [line + end for line in front.rstrip("\n").split("\n")]
    return "".join([lines[0], *written, *lines[1 + count :]])


def with_text(front: str, node: yaml.Node | None, key: str, text: str) -> str:
    """The front matter with one text; a key that is not there is put first."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for name, value in pairs:
        if name.value == key:
            start, stop = value.start_mark.index, value.end_mark.index
            gap = " " if front[start - 1] == ":" else ""
            line_end = "\n" if front[start:stop].endswith("\n") else ""
            return front[:start] + gap + json.dumps(text, ensure_ascii=False) + line_end + front[stop:]
    return entry(key, text) + ("\n" + front if front.strip() else "")
