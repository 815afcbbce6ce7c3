"""What make installs is written down: each package of pyproject.toml and each they need, by version and hashes."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PIN = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)")
NAMED = {
    "site": PROJECT["dependencies"],
    "test": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
}
IMPORTED_AS = {
    "pyyaml": "yaml",
    "markdown-it-py": "markdown_it",
    "mkdocs-static-i18n": "mkdocs_static_i18n",
    "pillow": "PIL",
    "tdewolff-minify": "minify",
    "zxing-cpp": "zxingcpp",
}


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Version and number of hashes of each package of a list."""
    text = (ROOT / f"scripts/requirements/{name}.txt").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if PIN.match(entry)]
    return {PIN.match(entry)[1]: (PIN.match(entry)[2], entry.count("--hash=sha256:")) for entry in entries}


@pytest.mark.parametrize("name", NAMED)
def test_every_package_of_the_project_is_locked_at_the_version_it_names(name):
    wanted = {pin[1]: pin[2] for pin in map(PIN.match, NAMED[name])}
    assert len(wanted) > 15
    found = {package: version for package, (version, _) in locked(name).items() if package in wanted}
    assert found == wanted, "Run: make lock"


@pytest.mark.parametrize("name", NAMED)
def test_every_locked_package_has_hashes_and_no_address(name):
    text = (ROOT / f"scripts/requirements/{name}.txt").read_text(encoding="utf-8")
    assert [package for package, (_, hashes) in locked(name).items() if not hashes] == []
    assert "://" not in text


def test_whatever_is_imported_is_named():
    """A package that only another one brings can leave with its next version."""
    files = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    own = {path.stem for path in files} | {"sitekit"}
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    imported = {name.partition(".")[0] for name in imported}
    assert {"mkdocs", "jinja2"} <= imported
    pins = [PIN.match(pin)[1] for pin in NAMED["test"]]
    named = {IMPORTED_AS.get(package, package.replace("-", "_")) for package in pins}
    assert imported - own - named - sys.stdlib_module_names == set()


def test_a_package_with_other_bytes_than_the_locked_ones_is_refused(tmp_path):
    """pip looks at the hashes of every file; nothing is fetched here: the package lies beside its list."""
    (tmp_path / "invented-1.0.tar.gz").write_bytes(b"not what was locked")
    (tmp_path / "list.txt").write_text(f"invented==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-index", "--find-links", str(tmp_path)]
    command += ["--target", str(tmp_path / "there"), "-r", str(tmp_path / "list.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr
