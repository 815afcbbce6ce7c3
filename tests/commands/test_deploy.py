"""The site as it is published: Debian's nginx on loopback with the configuration of deploy/, asked by Chromium too."""

import asyncio
import gzip
import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, expect

import install
import webserver
from conftest import ROOT, Server, deployed
from sitekit.content import site
from sitekit.outputs import finished, releases
from visits import ADDRESSES, FULL, LANGUAGES

POLICY = (
    "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
YEAR = "public, max-age=31536000, immutable"
ALWAYS = {  # with every answer, whatever it is
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-cache",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Server": "nginx",
}
SMUGGLED = {
    "script.html": "<!doctype html><p>A<script>document.title = 'hit'</script>",
    "style.html": "<!doctype html><p style='color: red'>A",
    "picture.html": "<!doctype html><img src=http://picture.example/x>",
    "handler.html": "<!doctype html><img src=nothing onerror=\"document.title = 'hit'\">",
}
WATCHED = """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, documentURI }) =>
    console.error("violation", violatedDirective, blockedURI, documentURI))"""


@pytest.fixture(scope="module")
def published(nginx: Server) -> Server:
    """The site, published."""
    return nginx


def invented(folder: Path, files: dict[str, str]) -> Path:
    """A site with a page and files that ours has not, finished."""
    for name, text in {"index.html": "A page.", "404.html": "There is none.", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    finished.write(folder)
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An invented site with what should be served with care, or not at all; a secret lies beside it."""
    names = ("a.ics", "a.webmanifest", "a.pdf", "a.png", "a.unknown")
    hidden = ("index.html.br", ".hidden", "en/.git/config", "a.yml", "a.md")
    files = {**dict.fromkeys(names, "x"), **dict.fromkeys(hidden, "secret"), **SMUGGLED}
    with deployed(invented(tmp_path_factory.mktemp("small"), files)) as (place, server):
        (place / "secret").write_text("secret", encoding="utf-8")
        yield server


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """An answer, as it travels."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=60)
    connection.request(method, f"/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def asset(site_folder: Path, name: str) -> str:
    """The address of an asset, with the version that pages ask for."""
    return re.search(rf"assets/{re.escape(name)}\?[0-9a-f]+", (site_folder / "index.html").read_text("utf-8"))[0]


def only(folder: Path, pattern: str) -> str:
    """The path of some file of a kind."""
    return next(folder.rglob(pattern)).relative_to(folder).as_posix()


@pytest.mark.parametrize(
    "path", ["", "en/programme/plan/", "nothing/here/", "assets/", "sitemap.xml", "sw.js", "programme", "404.html"]
)
def test_every_answer_has_every_header(published, path):
    answer, _ = ask(published, path)
    assert {name: answer.getheader(name) for name in ALWAYS} == ALWAYS
    assert answer.getheader("Set-Cookie") is None


@pytest.mark.parametrize(
    ("folder", "path"), [(each, path) for each in LANGUAGES.values() for path in ("", "index.html")]
)
def test_the_search_page_alone_may_run_webassembly(published, folder, path):
    answer, _ = ask(published, f"{folder}search/{path}")
    wasm = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert (answer.status, answer.getheader("Content-Security-Policy")) == (200, wasm)
    assert ask(published, f"{folder}search/nothing")[0].getheader("Content-Security-Policy") == POLICY


def test_what_has_another_address_when_it_changes_is_kept_for_a_year_and_nothing_else(published, site_folder):
    kept = [asset(site_folder, name) for name in ("style.css", "site.js", "icon.svg")]
    kept += [only(site_folder, f"*.{kind}") for kind in ("pf_fragment", "pf_index", "pf_meta")]
    assert [ask(published, path)[0].getheader("Cache-Control") for path in kept] == [YEAR] * 6
    asked = [
        "assets/style.css",
        "assets/style.css?x",
        "assets/nothing.css?12345678",
        "sw.js?12345678",
        "offline/fi.json",
    ]
    asked += [
        f"assets/beside-en.txt?{kept[0][-8:]}",
        "pagefind/pagefind-entry.json?ts=12345678",
        "pagefind/pagefind.js",
    ]
    asked += [only(site_folder, "wasm.*.pagefind"), "pagefind/words-fi.txt", "contacts.json", "en/?12345678"]
    assert [ask(published, path)[0].getheader("Cache-Control") for path in asked] == ["no-cache"] * len(asked)


def test_a_page_that_did_not_change_is_not_sent_again(published):
    for accepted in ("br", "gzip", "identity"):
        first, _ = ask(published, "en/contacts/", Accept_Encoding=accepted)
        again, body = ask(published, "en/contacts/", Accept_Encoding=accepted, If_None_Match=first.getheader("ETag"))
        assert (first.status, again.status, body) == (200, 304, b"")
        assert again.getheader("Content-Security-Policy") == POLICY


@pytest.mark.parametrize(
    "path", ["", "ar/programme/plan/", "assets/style.css", "sw.js", "contacts.json", "sitemap.xml"]
)
@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_whoever_can_unpack_gets_it_packed(published, site_folder, path, accepted, sent):
    answer, body = ask(published, path, Accept_Encoding=accepted)
    file = site_folder / (f"{path}index.html" if path[-1:] in ("", "/") else path)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[sent]
    assert (answer.status, answer.getheader("Content-Encoding")) == (200, sent)
    assert answer.getheader("Vary") == "Accept-Encoding"
    assert unpack(body) == file.read_bytes()
    assert sent != "br" or body == file.with_name(f"{file.name}.br").read_bytes()  # the copy that the build made


def test_every_file_has_its_type(published, site_folder):
    types: dict[str, set[str]] = {}
    for path in (path for path in site_folder.rglob("*") if path.is_file() and path.suffix != ".br"):
        suffix = path.suffix
        if suffix not in types or len(types[suffix]) < 2:
            answer, _ = ask(published, path.relative_to(site_folder).as_posix(), "HEAD")
            types.setdefault(suffix, set()).add(f"{answer.status} {answer.getheader('Content-Type')}")
    binary = {"200 application/octet-stream"}
    assert types == {
        ".html": {"200 text/html; charset=utf-8"},
        ".css": {"200 text/css; charset=utf-8"},
        ".js": {"200 text/javascript; charset=utf-8"},
        ".json": {"200 application/json; charset=utf-8"},
        ".txt": {"200 text/plain; charset=utf-8"},
        ".xml": {"200 text/xml; charset=utf-8"},
        ".svg": {"200 image/svg+xml; charset=utf-8"},
        ".pagefind": binary,
        ".pf_meta": binary,
        ".pf_index": binary,
        ".pf_fragment": binary,
    }


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.pdf", "application/pdf"),
        ("a.png", "image/png"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_files_that_a_site_may_get_have_their_type_too(small, name, kind):
    assert ask(small, name, "HEAD")[0].getheader("Content-Type") == kind


@pytest.mark.parametrize(
    "path", ["index.html.br", ".hidden", "en/.git/config", "a.yml", "a.md", "..%2f..%2fsecret", "%00"]
)
def test_what_is_not_for_readers_is_not_there(small, path):
    answer, body = ask(small, path)
    assert (answer.status, b"secret" in body) in {(404, False), (400, False)}


@pytest.mark.parametrize("path", ["nothing/", "en/nothing", "assets/", "offline/nothing.json"])
def test_an_address_that_does_not_exist_offers_every_language(published, path):
    answer, body = ask(published, path)
    links = html.document_fromstring(body.decode()).xpath("//ul[@class='lost']//a[@hreflang]/@href")
    assert (answer.status, answer.getheader("Content-Type")) == (404, "text/html; charset=utf-8")
    languages = site.load(ROOT, date(2026, 11, 24)).published
    assert links == ["/" if each.tag == "fi" else f"/{each.tag}/" for each in languages]
    assert b"Index of" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "X"])
def test_other_methods_are_refused(published, method):
    answer, body = ask(published, "", method)
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")
    assert answer.getheader("Content-Security-Policy") == POLICY
    assert re.search(rb"nginx/[\d.]", body) is None


def test_an_address_without_its_last_slash_leads_to_the_page(published):
    answer, _ = ask(published, "programme/plan?with=fi")
    assert (answer.status, answer.getheader("Location")) == (301, "/programme/plan/?with=fi")


def test_the_service_worker_may_answer_for_the_whole_site(published):
    answer, _ = ask(published, "sw.js")
    assert answer.getheader("Service-Worker-Allowed") == "/"
    assert ask(published, "assets/site.js")[0].getheader("Service-Worker-Allowed") is None


def test_the_single_file_of_a_language_is_a_download_and_a_page_is_not(published):
    found = [
        ask(published, f"offline/{name}")[0].getheader("Content-Disposition")
        for name in ("fi.html", "en.html", "ar.html")
    ]
    assert found == ["attachment"] * 3
    assert [
        ask(published, path)[0].getheader("Content-Disposition") for path in ("offline/unsaved.html", "offline/", "")
    ] == [None] * 3


def test_no_page_has_a_style_or_a_script_of_its_own(site_folder):
    """With such a policy it would be without effect; the single file is a download."""
    pages = [
        path
        for path in site_folder.rglob("*.html")
        if path.parent.name != "offline" or path.name in ("index.html", "unsaved.html")
    ]
    assert len(pages) > 500
    for path in pages if FULL else pages[::7]:
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        scripts = "//script[not(@src)][not(@type='application/ld+json')] | //@*[starts-with(name(), 'on')]"
        assert tree.xpath(f"//style | //*[@style] | {scripts}") == [], path


def watched(browser: Browser, published: Server, said: list[str], hosts: set[str], **options: object) -> BrowserContext:
    """A reader's browser, of which every word in its console and every host it asks is written down."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, **options)
    context.add_init_script(WATCHED)
    context.on("console", lambda message: said.append(f"{message.page.url if message.page else ''}: {message.text}"))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    return context


@pytest.fixture
def reader(browser: Browser, published: Server) -> Iterator[BrowserContext]:
    """Such a browser; at the end it has said nothing, asked nobody else, and has no cookie."""
    said, hosts = [], set()
    context = watched(browser, published, said, hosts)
    yield context
    cookies = context.cookies()
    context.close()
    assert (said, cookies, hosts - {""}) == ([], [], {urlsplit(published.address).netloc})


def test_pages_of_every_kind_keep_to_the_policy(reader, published):
    page = reader.new_page()
    for address in (address for address in ADDRESSES if not address.startswith("no/")):
        answer = page.goto(published(address))
        assert (answer.status, page.evaluate("document.styleSheets.length > 0")) == (200, True), address


def test_the_search_keeps_to_the_policy(reader, published):
    page = reader.new_page()
    for folder, word in {"": "tulkki", "en/": "interpreter", "ar/": "خطة الاندماج"}.items():
        page.goto(published(f"{folder}search/"))
        page.locator(".search input").fill(word)
        page.keyboard.press("Enter")
        expect(page.locator(".search ol a").first).to_be_visible()


def test_saving_a_language_and_reading_it_without_internet_keeps_to_the_policy(reader, published):
    page = reader.new_page()
    page.goto(published("en/offline/"))
    page.locator(".keep button").first.click()
    expect(page.locator(".keep")).to_have_attribute("data-state", "saved")
    reader.set_offline(True)
    page.goto(published("en/programme/plan/"))
    assert page.locator("h1").inner_text() and page.evaluate("document.styleSheets.length > 0")
    reader.set_offline(False)


def test_what_was_not_saved_is_said_with_the_policy_on(browser, published):
    said, hosts = [], set()
    context = watched(browser, published, said, hosts)
    page = context.new_page()
    page.goto(published("en/offline/"))
    page.locator(".keep button").first.click()
    expect(page.locator(".keep")).to_have_attribute("data-state", "saved")
    context.set_offline(True)
    page.goto(published("ar/programme/plan/"))
    expect(page.locator(".unsaved li a").first).to_be_visible()
    context.close()
    assert [line for line in said if "violation" in line or "Policy" in line] == []


def test_printing_and_the_finnish_text_beside_keep_to_the_policy(reader, published):
    reader.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes' }")
    page = reader.new_page()
    page.goto(published("ar/programme/plan/"))
    page.locator(".acts button[value=print]").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    assert page.pdf().startswith(b"%PDF")
    page.goto(published("ar/programme/plan/?with=fi"))
    expect(page.locator("article [lang=fi]").first).to_be_visible()


def test_the_single_file_is_saved_under_its_own_name(reader, published):
    page = reader.new_page()
    page.goto(published("offline/"))
    with page.expect_download() as waiting:
        page.locator(".keep a[download]").click()
    assert waiting.value.suggested_filename == "kotona-meri-lapissa-fi.html"


@pytest.mark.parametrize("name", SMUGGLED)
def test_what_somebody_smuggled_in_has_no_effect(browser, small, name):
    """The other way round: the tests above hear it when the policy is broken."""
    said, hosts = [], set()
    context = watched(browser, small, said, hosts)
    page = context.new_page()
    page.goto(small(name))
    expect(page).not_to_have_title("hit")
    context.close()
    assert any("violation" in line for line in said), said


def changed(site: Path, number: int) -> None:
    """Another build of a site: its pages say its number."""
    for name in ("index.html", "en/index.html"):
        page = site / name
        text = page.read_text(encoding="utf-8").partition("<!-- build ")[0]
        page.unlink()
        page.write_text(f"{text}<!-- build {number:02} -->", encoding="utf-8")
        page.with_name("index.html.br").unlink(missing_ok=True)
    finished.write(site)


async def reading(address: str, done: Counter[str], goes_on: Callable[[], bool]) -> None:
    """One reader, asking for one page after another, each of which must be whole and of no older build."""
    host, seen, writer = urlsplit(address), "00", None
    while goes_on():
        for path in ("/", "/en/"):
            if writer is None:
                reader, writer = await asyncio.open_connection(host.hostname, host.port)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {host.netloc}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"Content-Length: (\d+)", head)
            body = await reader.readexactly(int(length[1]))
            number = re.search(rb"<!-- build (\d\d) -->$", body)
            right = head.startswith(b"HTTP/1.1 200 ") and number and number[1].decode() >= seen
            done["right" if right else head.partition(b"\r\n")[0].decode()] += 1
            seen = number[1].decode() if number else seen
            if b"Connection: close" in head:  # after every thousand requests
                writer = writer.close()
    if writer:
        writer.close()


def test_no_request_fails_while_ten_builds_are_published(site_folder, tmp_path):
    """200 connections, 10,000 requests and the whole site at full size; a tenth and an invented site else."""
    connections, requests = (200, 10_000) if FULL else (50, 1_000)
    site = tmp_path / "site"
    if FULL:
        shutil.copytree(site_folder, site)
    else:
        invented(site, {"en/index.html": "In English."})
    changed(site, 0)
    done: Counter[str] = Counter()
    with deployed(site) as (place, server):

        def publish() -> None:
            for number in range(1, 11):
                changed(site, number)
                releases.publish(site, place, datetime.now(UTC), lambda text: None)

        async def both() -> None:
            publishing = asyncio.create_task(asyncio.to_thread(publish))
            goes_on = lambda: not publishing.done() or done.total() < requests  # noqa: E731
            await asyncio.gather(publishing, *(reading(server.address, done, goes_on) for _ in range(connections)))

        with ThreadPoolExecutor(1) as aside:  # Playwright has a loop of its own in this thread
            aside.submit(lambda: asyncio.run(both())).result()
        assert ask(server, "")[1].endswith(b"<!-- build 10 -->")
        releases.back(place)
        assert ask(server, "")[1].endswith(b"<!-- build 09 -->")
    assert list(done) == ["right"] and done.total() >= requests


def test_the_server_of_readme_speaks_tls_and_leads_there(tmp_path):
    """server.conf with the addresses, the folder and a certificate of this machine."""
    site = invented(tmp_path / "site", {})
    plain, secure = webserver.free_port(), webserver.free_port()
    with webserver.open_folder() as place, webserver.open_folder() as folder:
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=kotona.example"]
        subprocess.run(
            [*command, "-keyout", "privkey.pem", "-out", "fullchain.pem"],
            cwd=folder,
            check=True,
            stderr=subprocess.DEVNULL,
        )
        os.chmod(folder / "privkey.pem", 0o644)
        releases.publish(site, place, datetime.now(UTC), lambda text: None)
        words = {
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl http2;\n": "",
            "listen 80;": f"listen 127.0.0.1:{plain};",
        }
        words |= {
            "listen 443 ": f"listen 127.0.0.1:{secure} ",
            "/srv/site": str(place),
            "/etc/letsencrypt/live/kotona.example": str(folder),
        }
        text = (ROOT / "deploy/server.conf").read_text(encoding="utf-8")
        temporary = webserver.container(place, folder, plain).partition("server {")[0]
        with webserver.running(folder, temporary + webserver.replaced(text, words), plain, secure):
            answer, _ = ask(Server(f"http://127.0.0.1:{plain}/"), "a?b", Host="kotona.example")
            assert (answer.status, answer.getheader("Location")) == (301, "https://kotona.example/a?b")
            context = ssl.create_default_context(cafile=folder / "fullchain.pem")
            context.check_hostname = False
            connection = http.client.HTTPSConnection("127.0.0.1", secure, context=context, timeout=60)
            connection.request("GET", "/")
            answer = connection.getresponse()
            assert (answer.read(), answer.getheader("Strict-Transport-Security")) == (b"A page.", "max-age=31536000")
            connection.close()


def test_the_container_has_all_that_the_configuration_asks_for():
    """It was not run here: this only holds its lines against the files."""
    text = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
    copied = [name for line in re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", text) for name in line.split()]
    assert {"scripts", "site"} <= {*copied} and all((ROOT / name).exists() for name in copied if name != "site")
    configured = [name for name in copied if name.startswith("deploy/")]
    included = re.findall(r"include (\S+);", "".join((ROOT / name).read_text("utf-8") for name in configured))
    assert {Path(name).name for name in configured} - {"container.conf"} == {"nginx.conf", *included} - {"server.conf"}
    assert all(package in text for package in install.NGINX[:2])


def test_a_configuration_that_nginx_refuses_is_said(tmp_path):
    refused = r'nginx does not run: .*unknown directive "nonsense"'
    with webserver.open_folder() as folder:
        started = webserver.running(folder, "nonsense;", webserver.free_port())
        with pytest.raises(RuntimeError, match=refused):
            started.__enter__()


def test_each_guard_of_the_threat_note_is_there():
    text = (ROOT / "deploy/README.md").read_text(encoding="utf-8").partition("## Threats")[2]
    rows = [row for row in text.splitlines() if row.startswith("| ")][1:]
    named = [re.findall(r"`((?:scripts|tests|data)/[\w./-]*)`", row) for row in rows]
    assert len(rows) == 6 and [row for row, paths in zip(rows, named, strict=True) if not paths] == []
    assert [path for paths in named for path in paths if not (ROOT / path).exists()] == []
