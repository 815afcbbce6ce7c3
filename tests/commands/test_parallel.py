"""Languages built apart: the same bytes in any order and on any number of cores, and every failure is told."""

import gc
import os
import resource
from pathlib import Path

import brotli
import pytest

import build
import copies
import parallel
from conftest import copy_project
from sitekit.outputs import compress

TODAY = ["--today", "2026-11-24"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = copy_project(tmp_path)
    copies.decide(root, address="https://example.org/")
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_every_file_is_the_same_from_one_process_and_two_and_in_another_order(copy, monkeypatch):
    def built(*options: str) -> dict[str, bytes]:
        assert build.main(["--root", str(copy), *TODAY, "--quiet", *options]) == 0
        return contents(copy / "site")

    one = built("--processes", "1")
    assert different(one, built("--processes", "2")) == []
    in_order = parallel.in_order
    monkeypatch.setattr(parallel, "in_order", lambda site: in_order(site)[::-1])
    assert different(one, built("--processes", "3")) == []


def test_all_languages_that_fail_are_told_and_the_old_site_stays(copy, capsys):
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("old")
    template = copy / "overrides/main.html"
    text = template.read_text(encoding="utf-8")
    line = text[: text.index('<main id="main">')].count("\n") + 1
    fault = "{% if L.tag != 'fi' %}{{ nothing_of(L.tag) }}{% endif %}"
    template.write_text(text.replace('<main id="main">', f'<main id="main">{fault}'), encoding="utf-8")
    for processes in ("1", "2"):
        assert build.main(["--root", str(copy), *TODAY, "--processes", processes]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("Building ")
        progress = sorted(line.partition(":")[0] + line.partition(" s")[2] for line in lines[1:4])
        assert progress == ["  ar, could not be built", "  en, could not be built", "  fi"]
        pages = [line for line in lines[4:] if line.startswith("MkDocs: Error building page ")]
        assert [line.split("'")[1].partition("/")[0] for line in pages] == ["en", "ar"]
        assert [line for line in lines[4:] if line not in pages] == [
            f"MkDocs: en could not be built. overrides/main.html:{line}: UndefinedError: 'nothing_of' is undefined",
            f"MkDocs: ar could not be built. overrides/main.html:{line}: UndefinedError: 'nothing_of' is undefined",
            "The site was not built. site/ is as it was before.",
        ]
        assert contents(copy / "site") == {"index.html": b"old"}


def made_way() -> int:
    """The priority of this process after it made way twice: 0 is usual, 19 is the last."""
    for _ in range(2):
        parallel.make_way()
    return os.getpriority(os.PRIO_PROCESS, 0)


def test_a_process_of_a_pool_makes_way_for_other_programs_and_this_one_never(tmp_path):
    before = os.getpriority(os.PRIO_PROCESS, 0)
    with (tmp_path / "lock").open("w") as lock, parallel.pool_of(2, os.dup(lock.fileno()), object()) as pool:
        assert pool.submit(made_way).result() == max(10, before)
    assert made_way() == before


@pytest.mark.parametrize("fault", ["", "{{"])
def test_after_a_build_memory_is_collected_as_before(copy, fault):
    page = copy / "overrides/home.html"
    page.write_text(page.read_text(encoding="utf-8") + fault, encoding="utf-8")
    assert build.main(["--root", str(copy), *TODAY, "--quiet", "--pages"]) == bool(fault)
    assert gc.isenabled()


def test_a_quiet_build_says_nothing(copy, capsys):
    assert build.main(["--root", str(copy), *TODAY, "--quiet", "--pages"]) == 0
    assert capsys.readouterr().out == ""


def test_every_file_has_a_copy_that_unpacks_to_it(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>sana sana sana</p>" * 50)
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / "index.pf_index").write_bytes(b"is packed already")
    assert compress.write(tmp_path) == 2
    assert sorted(contents(tmp_path)) == [
        "a/index.html",
        "a/index.html.br",
        "icon.svg",
        "icon.svg.br",
        "index.pf_index",
    ]
    assert brotli.decompress((tmp_path / "a/index.html.br").read_bytes()) == (tmp_path / "a/index.html").read_bytes()


def test_for_publishing_only_what_changed_is_packed_anew_and_what_is_gone_is_forgotten(tmp_path):
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    texts = {"one.html": "<p>yksi</p>" * 99, "two.html": "<p>kaksi</p>" * 99}
    for name, text in texts.items():
        (site / name).write_text(text)
    assert compress.write(site, store) == 2
    assert compress.write(site, store) == 0
    (site / "two.html").write_text("<p>kolme</p>" * 99)
    assert compress.write(site, store) == 1
    assert len(contents(store)) == 2
    for name in texts:
        copy = brotli.decompress((site / f"{name}.br").read_bytes())
        assert copy == (site / name).read_bytes()


def test_a_copy_that_was_cut_short_is_not_kept(tmp_path):
    site, store = tmp_path / "site", tmp_path / "store"
    site.mkdir()
    (site / "one.html").write_text("".join(f"<p>{at * 7919}</p>" for at in range(999)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))  # as on a full disk: some bytes, then an error
    try:
        with pytest.raises(OSError):
            compress.write(site, store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert compress.write(site, store) == 1
    assert brotli.decompress((site / "one.html.br").read_bytes()) == (site / "one.html").read_bytes()
    assert [path.suffix for path in store.iterdir()] == [".br"]
