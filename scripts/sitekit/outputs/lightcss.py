"""The part of a stylesheet that one page needs: rules for classes, ids and elements it has not are left out."""

import re
from collections.abc import Iterator

COMMENT = re.compile(r"(?s)/\*.*?\*/")
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,>])\s*")
CHOICE = re.compile(r":(?:is|where|not|has|lang)\((?:[^()]|\([^()]*\))*\)")  # what stands in these may be missing
PART = re.compile(r"([.#]?)(-?[A-Za-z_][\w-]*)|:{1,2}[\w-]+(?:\([^()]*\))?|\[[^\]]*\]")
NESTED = ("@media", "@supports", "@layer")


def light(css: str, *, names: set[str]) -> str:
    """The stylesheet without what matches nothing. `names`: elements as `a`, classes as `.a`, ids as `#a`."""
    return "".join(_kept(COMMENT.sub("", css), names))


def _kept(css: str, names: set[str]) -> Iterator[str]:
    for prelude, body in _rules(css):
        if prelude.startswith(NESTED):
            inside = "".join(_kept(body, names))
            if inside:
                yield f"{prelude}{{{inside}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{_short(body)}}}" if body else f"{prelude};"
        elif selectors := [each for each in _split(prelude) if _matches(each, names)]:
            yield f"{','.join(selectors)}{{{_short(body)}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Every rule at the top of a stylesheet: what stands before its brace, and what stands within."""
    depth, start, opened, prelude = 0, 0, 0, ""
    for match in re.finditer(r"[{};]", css):
        at, mark = match.start(), match[0]
        if mark == "{":
            if depth == 0:
                prelude, opened = _short(css[start:at]), match.end()
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield prelude, css[opened:at]
                start = match.end()
        elif depth == 0:
            yield _short(css[start:at]), ""
            start = match.end()


def _split(selectors: str) -> list[str]:
    """The selectors of a list; a comma in brackets parts none."""
    return [each.strip() for each in re.split(r",(?![^()]*\))", selectors)]


def _matches(selector: str, names: set[str]) -> bool:
    """Whether every element, class and id that a selector asks for is there."""
    asked = (match for match in PART.finditer(CHOICE.sub("", selector)) if match[2])
    return all(match[1] + match[2] in names for match in asked)


def _short(text: str) -> str:
    return SPACE.sub(" ", AROUND.sub(r"\1", text)).strip()
