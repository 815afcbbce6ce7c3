"""A small site with one page translated into English and Arabic, in a git repository if wanted; and its commands."""

import subprocess
from pathlib import Path

import pytest

import translate
from sites import FRONT, write_site

FI = f"""{FRONT}
# Suunnitelma {{#top}}

Saat suunnitelman. Se on sinun.

## Kuinka kauan {{#duration .right}}

Suunnitelma kestää enintään 1 vuoden.

- kurssi
- työ

Soita: {{{{ phone kemi-city }}}}.

## Mitä seuraavaksi? {{#next}}

- [Etusivu](../index.md#top)
"""

EN = """---
description: "One sentence."
---

# Plan {#top}

You get a plan. It is yours.

## How long {#duration}

The plan lasts at most 1 year.

- course
- work

Call: {{ phone kemi-city }}.

## What next? {#next}

- [Home page](../index.md#top)
"""

AR = """---
description: "جملة واحدة."
---

# الخطة {#top}

تحصل على خطة. الخطة لك.

## ما المدة {#duration}

تستمر الخطة سنة واحدة (1) على الأكثر.

- دورة
- عمل

اتصل: {{ phone kemi-city }}.

## ماذا بعد؟ {#next}

- [الصفحة الرئيسية](../index.md#top)
"""

PAGE = "docs/en/programme/plan.md"
PAGES = {"docs/fi/programme/plan.md": FI, PAGE: EN, "docs/ar/programme/plan.md": AR}


def run(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> tuple[int, str]:
    """The exit code of a command and everything it printed."""
    capsys.readouterr()
    code = translate.main(["--root", str(root), "--today", "2026-12-01", *words])
    return code, capsys.readouterr().out


def write(root: Path, *, git: bool = False) -> Path:
    """The site with its pages stamped; committed when `git`."""
    write_site(root, dict(PAGES))
    assert translate.main(["--root", str(root), "stamp", "--quiet", PAGE, PAGE.replace("/en/", "/ar/")]) == 0
    if git:
        commit(root, init=True)
    return root


def commit(root: Path, *, init: bool = False) -> None:
    """Commit everything."""
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    commands = [["init", "-q"]] if init else []
    for command in [*commands, ["add", "-A"], ["commit", "-q", "-m", "text"]]:
        subprocess.run(["git", "-C", str(root), *who, *command], check=True, capture_output=True)


def edit(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Change words of a file; each must stand in it once. Line ends stay as they are."""
    text = (root / path).read_bytes().decode("utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / path).write_bytes(text.encode("utf-8"))


def finnish(root: Path, *pairs: tuple[str, str]) -> None:
    """Change words of the Finnish page."""
    edit(root, "docs/fi/programme/plan.md", *pairs)


def all_bytes(root: Path) -> dict[str, bytes]:
    """Every file of the site."""
    return {
        str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file() and ".git/" not in str(path)
    }
