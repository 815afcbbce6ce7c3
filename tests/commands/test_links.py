"""The command that asks other sites: what it prints, writes and remembers. All hosts are invented."""

import asyncio
import json
import signal
import subprocess
import sys
import threading

import pytest

import links
from conftest import ROOT
from otherhosts import Said, apart, host, to
from sitekit.content import site
from sites import TODAY, changed, page, translation, write_site

DAY = TODAY.isoformat()
LOOK = "Look for the page on www.example.org: write its new address, or take the link away."


@pytest.fixture(autouse=True)
def own_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command runs where no other loop does, as it does in a shell."""
    monkeypatch.setattr(asyncio, "run", apart)


@pytest.fixture
def other():
    """Another site: a page that is there, one that is gone, one for people."""
    with host({"/hyva": Said(), "/ihmisille": Said(403), "/muuttanut": to(301, "/hyva")}) as made:
        yield made


def write(tmp_path, other, *paths: str):
    """The small site, with links to these paths of the other site, on line 14 of about.md, and no more."""
    words = " ".join(f"[Sivu]({other(path)})" for path in paths)
    facts = {f"data/{name}.yml": changed(f"data/{name}.yml") for name in ("contacts/kemi", "contacts/urgent")}
    files = {name: text[name].replace("https://www.kemi.fi", other("/hyva")) for name, text in facts.items()}
    files = {name: text.replace("https://112.fi", other("/hyva")) for name, text in files.items()}
    return write_site(tmp_path, {**files, "docs/fi/about.md": page(words)})


def run(root, capsys, *options: str) -> tuple[int, str]:
    """The exit code, and what is printed."""
    code = links.main(["--root", str(root), "--today", DAY, "--at", "127.0.0.1", "--pause", "0", *options])
    return code, capsys.readouterr().out


def test_nothing_to_fix_is_told_with_what_was_asked(tmp_path, capsys, other):
    root = write(tmp_path, other, "/hyva")
    assert run(root, capsys) == (0, "Nothing to fix.\n1 address: 1 asked.\n")


def test_a_page_that_is_gone_is_named_and_the_command_says_so(tmp_path, capsys, other):
    root = write(tmp_path, other, "/poissa")
    what = f'"{other("/poissa")}" is gone: the host answers 404. {LOOK}'
    line = f"docs/fi/about.md:14: {what} Readers meet it on about.md, in Finnish."
    assert run(root, capsys) == (1, f"{line}\n1 to fix.\n2 addresses: 2 asked.\n")


def test_a_page_in_two_languages_is_asked_once_and_told_with_both(tmp_path, capsys, other):
    root = write(tmp_path, other, "/poissa")
    (root / "docs/en/about.md").write_text(translation(f"[Page]({other('/poissa')})"), encoding="utf-8")
    code, out = run(root, capsys)
    assert (code, out.splitlines()[1:]) == (1, ["1 to fix.", "2 addresses: 2 asked."])
    assert "Also in docs/en/about.md:9. Readers meet it on about.md, in Finnish and English." in out
    assert other.seen.count("GET /poissa") == 1


def test_what_a_person_has_to_open_is_a_note(tmp_path, capsys, other):
    code, out = run(write(tmp_path, other, "/ihmisille"), capsys)
    assert code == 0 and out.endswith("Nothing to fix, 1 note.\n2 addresses: 2 asked.\n")


def test_what_was_fine_this_week_is_not_asked_again(tmp_path, capsys, other):
    root = write(tmp_path, other, "/poissa")
    run(root, capsys)
    assert json.loads((root / ".links-cache.json").read_text()) == {"version": 1, "fine": {other("/hyva"): DAY}}
    other.seen.clear()
    assert run(root, capsys)[1].endswith("2 addresses: 1 asked, 1 not: fine less than 7 days ago.\n")
    assert set(other.seen) == {"HEAD /poissa", "GET /poissa"}
    for options in (["--older", "0"], ["--all"], ["--today", "2026-12-01"]):
        assert run(root, capsys, *options)[1].endswith("2 addresses: 2 asked.\n")


def test_one_host_alone_is_asked_and_the_rest_stays_remembered(tmp_path, capsys, other):
    root = write(tmp_path, other, "/hyva")
    run(root, capsys)
    text = page(f"[A]({other('/hyva', 'a.example.org')}) [b]({other('/poissa', 'b.example.org')})")
    (root / "docs/fi/about.md").write_text(text, encoding="utf-8")
    assert run(root, capsys, "--host", "A.example.org") == (0, "Nothing to fix.\n1 address: 1 asked.\n")
    kept = json.loads((root / ".links-cache.json").read_text())["fine"]
    assert kept == {other("/hyva", "a.example.org"): DAY, other("/hyva"): DAY}


def test_a_list_is_written_for_an_issue(tmp_path, capsys, other):
    root = write(tmp_path, other, "/poissa", "/muuttanut")
    report = tmp_path / "lists" / "links.md"
    for _ in range(2):  # over last week's list
        assert run(root, capsys, "--all", "--report", str(report))[0] == 1
    text = report.read_text(encoding="utf-8")
    assert text.startswith(f"# Links to other sites, {DAY}\n\n3 addresses, of which 3 were asked. 2 to fix.\n")
    assert f"\n## Gone (1)\n\n- [ ] <{other('/poissa')}> is gone: the host answers 404. {LOOK}\n" in text
    assert f'- [ ] <{other("/muuttanut")}> has moved for good to "{other("/hyva")}".' in text


def refused(capsys, *options: str) -> str:
    """What is said of a wrong option."""
    with pytest.raises(SystemExit) as stopped:
        links.main([*options])
    assert stopped.value.code == 2
    return capsys.readouterr().err.partition(": ")[2]


def test_wrong_options_are_told_before_anything_is_asked(tmp_path, capsys, other):
    root = write(tmp_path, other, "/hyva")
    at = ["--root", str(root)]
    what = 'nothing links to the host "www.exmple.org". Did you mean "www.example.org"?\n'
    assert refused(capsys, *at, "--host", "www.exmple.org") == what
    what = 'argument --older: "soon" is not a number of days. Write one such as 7, or 0 for all.\n'
    assert refused(capsys, *at, "--older", "soon") == what
    what = f'argument --report: "{root}" cannot be read (Is a directory). Write the name of a file.\n'
    assert refused(capsys, *at, "--report", str(root)) == what
    assert other.seen == [] and not (root / ".links-cache.json").exists()


def test_a_site_that_cannot_be_read_is_not_asked_about(tmp_path, capsys, other):
    root = write(tmp_path, other, "/hyva")
    (root / "data/contacts/kemi.yml").write_text("- [", encoding="utf-8")
    code, out = run(root, capsys)
    assert code == 1 and out.startswith("data/contacts/kemi.yml:") and out.endswith("\nNo address was asked.\n")
    assert other.seen == []


def test_this_machine_itself_is_never_asked(tmp_path, capsys, other):
    root = write(tmp_path, other, "/hyva")
    for path in root.rglob("*.*"):
        if path.is_file():
            path.write_text(path.read_text(encoding="utf-8").replace("www.example.org", "127.0.0.1"), encoding="utf-8")
    code = links.main(["--root", str(root), "--today", DAY])
    what = "leads into a network that readers cannot reach (127.0.0.1). It was not asked."
    assert code == 1 and what in capsys.readouterr().out and other.seen == []


def test_a_machine_without_the_internet_is_told_in_one_line(tmp_path, capsys, other):
    root = write(tmp_path, other, "/hyva")
    names = " ".join(f"[{name}](http://{name}.example.org:{other.port}/hyva)" for name in "abc")
    (root / "docs/fi/about.md").write_text(page(names), encoding="utf-8")
    other.server.shutdown()
    other.server.server_close()
    out = "No host answers: this machine seems to be without the internet. Connect it, then run this again.\n"
    assert run(root, capsys) == (1, out)
    assert not (root / ".links-cache.json").exists()


def test_a_memory_that_is_broken_stops_nothing(tmp_path, capsys, other):
    root = write(tmp_path, other, "/hyva")
    (root / ".links-cache.json").write_text("{", encoding="utf-8")
    code, out = run(root, capsys)
    what = "this is not what was once written here: every address is asked. There is nothing for you to do."
    line = f".links-cache.json:1: (for information) {what}"
    assert (code, out) == (0, f"{line}\nNothing to fix, 1 note.\n1 address: 1 asked.\n")
    assert run(root, capsys)[1] == "Nothing to fix.\n1 address: 0 asked, 1 not: fine less than 7 days ago.\n"


def test_we_name_the_project_and_how_to_reach_it(tmp_path):
    files = changed("data/site.yml", ("name: Pieni sivusto", "name: Pieni sivusto äö"))
    named = links.agent(site.load(write_site(tmp_path, files), TODAY))
    assert (
        named == "Mozilla/5.0 (compatible; link check of Pieni sivusto ao; +https://example.org/; +palaute@example.org)"
    )
    files = changed("data/site.yml", ("https://example.org/", "null"), ("palaute@example.org", "null"))
    named = links.agent(site.load(write_site(tmp_path, files), TODAY))
    assert named == "Mozilla/5.0 (compatible; link check of Pieni sivusto)"


def test_what_was_fine_before_it_is_stopped_is_remembered(tmp_path, other):
    asked, over = threading.Event(), threading.Event()

    def never(handler):
        asked.set()
        over.wait(30)

    other.answers |= {"/ei-koskaan": never, "/hyva": Said(kind="image/png")}
    root = write(tmp_path, other, "/hyva")  # one host is asked in the order of the pages
    text = page(f"[A]({other('/hyva')}) [b]({other('/ei-koskaan')})")
    (root / "docs/fi/about.md").write_text(text, encoding="utf-8")
    options = ["--root", str(root), "--today", DAY, "--at", "127.0.0.1", "--pause", "0"]
    command = [sys.executable, str(ROOT / "scripts/links.py"), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert asked.wait(30)
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=30)[1] == "Stopped.\n"
            assert process.returncode == 130
        finally:
            over.set()
            process.kill()
    assert json.loads((root / ".links-cache.json").read_text())["fine"] == {other("/hyva"): DAY}


def test_how_far_it_is_is_told_now_and_then(capsys, monkeypatch):
    now = [0.0]
    progress = links.Progress(30, lambda: now[0])
    for now[0], done in ((1.9, 1), (2.1, 2), (7, 9), (7.2, 10)):
        progress(done, 1)
    progress.close()
    assert capsys.readouterr().err == "2 of 30 asked, 1 not fine\n10 of 30 asked, 1 not fine\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for now[0], done in ((20, 11), (20.1, 12), (20.3, 13)):
        progress(done, 2)
    progress.close()
    assert capsys.readouterr().err == "11 of 30 asked, 2 not fine\r13 of 30 asked, 2 not fine\r\n"


def test_no_build_and_no_check_asks_anybody():
    for name in ("build", "check", "hooks", "preview", "serve", "parallel"):
        text = (ROOT / f"scripts/{name}.py").read_text(encoding="utf-8")
        assert "sitekit.web" not in text and "httpx" not in text, name
