"""How fast the published site is served: Debian's nginx beside `python -m http.server` with the same files, by wrk."""

import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import install
import webserver
from sitekit.outputs import releases

CONNECTIONS, SECONDS, ROUNDS = 200, 5, 3
PAGE = "en/programme/plan/"
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAULTS = re.compile(r"(?m)^\s*(Non-2xx.*|Socket errors.*)$")
WAYS = {  # name: who serves, what a browser says it can unpack
    "`python -m http.server`": ("python", "identity"),
    "nginx, not packed": ("nginx", "identity"),
    "nginx, brotli (as browsers ask)": ("nginx", "br"),
    "nginx, gzip (made on the way)": ("nginx", "gzip"),
}


def rows(site: Path) -> Iterator[str]:
    """Requests in a second for one page, the ratio to Python's server in the same round, and what failed.

    Raises RuntimeError when something needed is missing.
    """
    if not shutil.which("wrk"):
        install.apt_install("wrk")
    if not install.install_nginx() or not shutil.which("wrk"):
        names = " ".join([*install.NGINX, "wrk"])
        raise RuntimeError(f"nginx or wrk is missing. Install them (Debian: apt install {names}).")
    rates: dict[str, list[float]] = {name: [] for name in WAYS}
    failed: dict[str, str] = {}
    with webserver.open_folder() as place, webserver.open_folder() as folder:
        releases.publish(site, place, datetime.now(UTC), lambda text: None)
        with webserver.serving(place, folder) as nginx, python_server(site) as python:
            addresses = {"nginx": nginx, "python": python}
            for turn in range(ROUNDS):
                for name, (server, accepted) in WAYS.items():
                    rate, faults = load(addresses[server] + PAGE, accepted)
                    rates[name].append(rate)
                    failed[name] = faults or failed.get(name, "")
                    print(f"  round {turn + 1}, {name}: {rate:.0f} requests a second", file=sys.stderr, flush=True)
    yield f"| `/{PAGE}` at {CONNECTIONS} connections, median of {ROUNDS} | requests a second | beside Python | failed |"
    yield "|---|---|---|---|"
    base = rates[next(iter(WAYS))]
    for name, own in rates.items():
        ratio = statistics.median(a / b for a, b in zip(own, base, strict=True))
        yield f"| {name} | {statistics.median(own):.0f} | {ratio:.1f} | {failed[name] or 'none'} |"


def load(address: str, accepted: str) -> tuple[float, str]:
    """Requests in a second, and what wrk says of those that failed."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", f"Accept-Encoding: {accepted}", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found, faults = RATE.search(said), FAULTS.findall(said)
    assert found, said
    return float(found[1]), "; ".join(faults)


@contextmanager
def python_server(site: Path) -> Iterator[str]:
    """The same files from Python's own server. Gives its address."""
    port = webserver.free_port()
    command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(site), str(port)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        if not webserver.listens(port, child):
            raise RuntimeError("python -m http.server does not run.")
        yield f"http://127.0.0.1:{port}/"
    finally:
        child.terminate()
        child.wait()
