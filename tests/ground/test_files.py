"""Files that are none, or cannot be read; files that are written whole, and never over something newer."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import strings
import translate
from conftest import ROOT
from disks import small_disk
from sitekit import files
from sitekit.checks import gate
from sitekit.content import site
from sites import SITE, TODAY, changed, fault, report, write_site
from translated import PAGE, all_bytes, commit, edit, finnish, run, write

NEWER = "this was changed meanwhile. Nothing was written. Run this again."
THERE = "this exists already. Nothing was written. Move it away, or choose another name."
FULL = "Nothing was written. Check that you may write there, and that there is room."


def test_a_catalogue_that_does_not_fit_on_the_disk_stays_as_it_was(tmp_path, capsys):
    root = write_site(tmp_path, {"overrides/base.html": "{{ _('Uusi sana') }}\n"})
    before = all_bytes(root)
    with small_disk():
        assert strings.main(["--root", str(root)]) == 1
    name = "locales/en/LC_MESSAGES/messages.po"
    assert capsys.readouterr().out == f"{fault(f'{name}:1: this cannot be written (File too large). {FULL}')}\n"
    assert all_bytes(root) == before


def test_a_language_that_does_not_fit_on_the_disk_leaves_nothing_behind(tmp_path, capsys):
    root = write(tmp_path)
    before, folders = all_bytes(root), sorted(tmp_path.rglob("*"))
    with small_disk():
        code, out = run(capsys, root, "new", "so")
    assert (code, out.split(": ", 1)[1]) == (1, f"this cannot be written (File too large). {FULL}\n1 to fix.\n")
    assert (all_bytes(root), sorted(tmp_path.rglob("*"))) == (before, folders)


def test_a_page_saved_while_a_command_ran_is_not_written_over(tmp_path, capsys, monkeypatch):
    root = write(tmp_path)
    edit(root, PAGE, ("You get a plan.", "You will get a plan."))
    stamped = translate.run_stamp

    def meanwhile(*arguments):
        done = stamped(*arguments)
        edit(root, PAGE, ("It is yours.", "It is only yours."))
        return done

    monkeypatch.setattr(translate, "run_stamp", meanwhile)
    assert run(capsys, root, "stamp", "--all") == (1, f"{fault(f'{PAGE}:1: {NEWER}')}\n")
    assert "It is only yours." in (root / PAGE).read_text(encoding="utf-8")
    monkeypatch.undo()
    assert run(capsys, root, "stamp", "--all")[0] == 0


def test_a_page_saved_at_the_question_of_still_right_is_not_written_over(tmp_path, capsys, monkeypatch):
    root = write(tmp_path)
    finnish(root, ("Saat suunnitelman.", "Saat suunitelman."))
    assert run(capsys, root, "stamp", "--all")[0] == 0
    edit(root, PAGE, ("You get a plan.", "You get one plan."))
    edit(root, PAGE.replace("/en/", "/ar/"), ("تحصل على خطة.", "تحصل على خطتك."))
    assert run(capsys, root, "stamp", "--all")[0] == 0
    commit(root, init=True)
    finnish(root, ("Saat suunitelman.", "Saat suunnitelman."))

    class Answer:
        def readline(self) -> str:
            edit(root, PAGE, ("It is yours.", "It is only yours."))
            return "yes\n"

    monkeypatch.setattr(sys, "stdin", Answer())
    code, out = run(capsys, root, "still-right", "programme/plan#top:1")
    assert code == 1 and out.endswith(f"Type yes: {PAGE}:1: {NEWER}\n1 to fix.\n")
    assert "It is only yours." in (root / PAGE).read_text(encoding="utf-8")


def test_two_languages_begun_at_once_lose_no_line(tmp_path, capsys, monkeypatch):
    root = write(tmp_path)
    begun = translate.run_new

    def meanwhile(*arguments):
        done = begun(*arguments)
        monkeypatch.undo()
        assert translate.main(["--root", str(root), "new", "fa"]) == 0
        return done

    monkeypatch.setattr(translate, "run_new", meanwhile)
    code, out = run(capsys, root, "new", "so")
    assert (code, out.splitlines()[-2:]) == (1, [f"mkdocs.yml:1: {NEWER}", "1 to fix."])
    assert not (root / "docs/so").exists()
    assert run(capsys, root, "new", "so")[0] == 0
    assert all(f"locale: {tag}" in (root / "mkdocs.yml").read_text(encoding="utf-8") for tag in ("fa", "so"))


@pytest.mark.parametrize("place", ["docs/fi/index.md", "filled.po", "/dev/null"])
def test_an_export_replaces_nothing(tmp_path, capsys, place):
    root = write(tmp_path)
    finnish(root, ("Se on sinun.", "Se on vain sinun."))
    (root / "filled.po").write_text("the work of a week")
    before, target = all_bytes(root), root / place
    code, out = run(capsys, root, "export", "en", "--format", "po", "-o", str(target))
    assert (code, out) == (1, f"{fault(f'{target}:1: {THERE}')}\n")
    assert all_bytes(root) == before and Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", [*SITE, "locales/en/glossary.yml", "locales/fi/words.txt"])
def test_a_pipe_in_place_of_a_file_keeps_nobody_waiting(tmp_path, name):
    root = write_site(tmp_path, {name: None})
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)
    what = "this is not a file but a pipe, a socket or a device. Delete it."
    if name == "mkdocs.yml":
        why = "it is not a file but a pipe, a socket or a device"
        what = f"this file cannot be read ({why}). Check that it exists and that you may read it."
    assert f"{name}:1: {what}" in report(root).splitlines()


def test_a_pipe_is_not_imported(tmp_path, capsys):
    root = write(tmp_path)
    os.mkfifo(tmp_path / "in.po")
    why = "it is not a file but a pipe, a socket or a device"
    assert run(capsys, root, "import", str(tmp_path / "in.po")) == (
        1,
        f"{fault(f'{tmp_path}/in.po:1: this file cannot be read ({why}). Check its name.')}\n",
    )


def test_links_and_sockets_are_named(tmp_path):
    root = write_site(tmp_path)
    (root / "docs/ar/l.md").symlink_to("l.md")
    (root / "docs/fi/own").symlink_to(root / "docs/fi")
    (root / "docs/en/passwords.txt").symlink_to("/etc/passwd")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(root / "data/s"))
    (root / "docs/fi/.#index.md").symlink_to("editor@host")  # what Emacs leaves while a page is edited
    link = "this is a link. Put the file or folder itself here."
    assert report(root) == fault(
        "data/s:1: this is not a file but a pipe, a socket or a device. Delete it.",
        f"docs/ar/l.md:1: {link}",
        f"docs/en/passwords.txt:1: {link}",
        f"docs/fi/own:1: {link}",
    )
    assert len(gate.enter(root, TODAY)) == 4


def test_a_name_that_is_no_text_is_named(tmp_path):
    root = write_site(tmp_path)
    (root / os.fsdecode(b"docs/ar/\xff.md")).write_text("# A")
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root), "--today", "2026-11-24"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    what = "the name of this has signs in it that are no letters. Rename it, in letters a to z and hyphens."
    assert said.stdout.splitlines()[0] == f"docs/ar/\\udcff.md:1: {what}"
    assert (said.returncode, said.stderr) == (1, "")


def test_words_in_latin_1_are_named(tmp_path):
    root = write_site(tmp_path, {"locales/fi/words.txt": "kotoutuja\nyö\n".encode("latin-1")})
    what = 'byte 0xf6 is not UTF-8. Save the file with the encoding "UTF-8".'
    assert f"locales/fi/words.txt:2: {what}" in report(root).splitlines()


@pytest.mark.parametrize("key", ["12", "null", "no", "1.5", "2026-11-24", "~"])
@pytest.mark.parametrize("name", ["amounts", "vocabulary", "services", "contacts/kemi"])
def test_a_key_of_data_is_text_whatever_it_looks_like(tmp_path, name, key):
    root = write_site(tmp_path, {f"data/{name}.yml": f"{SITE[f'data/{name}.yml']}{key}: {{}}\n"})
    line = SITE[f"data/{name}.yml"].count("\n") + 1
    assert any(each.startswith(f"data/{name}.yml:{line}: ") for each in report(root).splitlines())


def test_a_catalogue_says_in_which_line_its_charset_is_wrong(tmp_path):
    name = "locales/en/LC_MESSAGES/messages.po"
    root = write_site(tmp_path, changed(name, ("charset=utf-8", "charset=nope")))
    assert report(root).splitlines()[0] == (
        f'{name}:2: this is not a PO file (charset "nope": write utf-8).'
        " Fix the line, or take the file from before your change."
    )
    assert isinstance(gate.enter(root, TODAY), list)


@pytest.mark.parametrize("address", ["https://[::1/", "https:///", "https://a b/", "https://a:123456/"])
def test_an_address_that_cannot_be_taken_apart_is_named(tmp_path, address):
    root = write_site(tmp_path, changed("data/site.yml", ("https://example.org/", f'"{address}"')))
    assert report(root).splitlines()[0] == (
        f'data/site.yml:2: address: "{address}" does not have the right form.'
        " Write an address that begins with https:// and ends with /."
    )


def test_what_templates_and_scripts_need_is_there(tmp_path):
    head = '<link rel="stylesheet"\n  href="https://fonts.example/x.css">\n<script src="{{ asset(\'gone.js\') }}">'
    root = write_site(
        tmp_path,
        {
            "overrides/base.html": f'{SITE["overrides/base.html"]}{head}\n{{% include "partials/gone.html" %}}\n',
            "overrides/assets/offline.js": "one\nregister(`${root}sw.js`)\n",
        },
    )
    lines = (
        "overrides/assets/offline.js:2: this needs overrides/sw.js, which is missing. Put the file back.",
        'overrides/base.html:3: "https://fonts.example/x.css" is fetched from another host.'
        " Put a copy into overrides/assets/.",
        "overrides/base.html:4: this needs overrides/assets/gone.js, which is missing. Put the file back.",
        "overrides/base.html:5: this needs overrides/partials/gone.html, which is missing. Put the file back.",
    )
    assert report(root) == fault(*lines)
    assert [str(each) for each in gate.enter(root, TODAY)] == list(lines)


def test_a_full_disk_behind_what_is_printed_gets_one_line(tmp_path):
    root = write_site(tmp_path)
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(root)]
    with open("/dev/full", "w") as full:
        said = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    line = "What this prints: it cannot be written (No space left on device).\n"
    assert (said.returncode, said.stderr) == (1, line)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_command_that_is_stopped_says_so_in_one_line(number, code):
    text = "import sys, time; sys.path.insert(0, sys.argv[1]); import commandline\n"
    text += "def main():\n    print('begun', flush=True)\n    time.sleep(60)\ncommandline.run(main)\n"
    child = subprocess.Popen(
        [sys.executable, "-c", text, str(ROOT / "scripts")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "begun\n"
    child.send_signal(number)
    assert (child.wait(timeout=60), child.stderr.read()) == (code, "Stopped.\n")


def test_commands_write_one_after_the_other(tmp_path):
    (tmp_path / "a").write_bytes(b"0")
    left = []

    def add() -> None:
        for _ in range(20):
            before = files.content(tmp_path / "a")
            while files.save(tmp_path, {"a": files.Change(b"%d" % (int(before) + 1), before)}):
                before = files.content(tmp_path / "a")
        left.append(1)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ((tmp_path / "a").read_bytes(), len(left)) == (b"80", 4)


def test_reading_a_site_without_faults_finds_nothing_strange(tmp_path):
    assert site.load(write_site(tmp_path), TODAY).faults == ()
