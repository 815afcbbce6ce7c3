"""Debian's nginx on loopback with the configuration of deploy/, as an ordinary user: for tests and for measuring."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import install

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
PATIENCE = 30  # seconds until it must answer, or must have ended
NOBODY = {"user": "nobody", "group": "nogroup", "extra_groups": []}


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def open_folder() -> Iterator[Path]:
    """An empty folder that nginx, an ordinary user, may enter too."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def running(folder: Path, server: str, *ports: int) -> Iterator[None]:
    """nginx with `server` as its server.conf, until the block ends. `folder` is empty and whoever runs it may enter it.

    Raises RuntimeError with what nginx says when it does not listen on all of these ports.
    """
    program = install.nginx()
    if not program:
        raise RuntimeError(f"nginx is missing. Install it (Debian: apt install {' '.join(install.NGINX)}).")
    for name in ("nginx.conf", "http.conf", "site.conf"):
        shutil.copy(DEPLOY / name, folder / name)
    (folder / "server.conf").write_text(server, encoding="utf-8")
    (folder / "modules").symlink_to(install.BROTLI.parent)
    log, settings = folder / "error.log", f"daemon off; pid {folder}/nginx.pid;"
    log.touch()
    rights = NOBODY if os.geteuid() == 0 else {}
    for path in (folder, log) if rights else ():
        shutil.chown(path, rights["user"], rights["group"])
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(log), "-g", settings]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **rights)
    try:
        if not all(listens(port, child) for port in ports):
            raise RuntimeError(f"nginx does not run: {log.read_text(encoding='utf-8').strip()}")
        yield
    finally:
        child.terminate()
        child.wait(PATIENCE)


def listens(port: int, child: subprocess.Popen) -> bool:
    """Whether somebody answers on a port, before long and before the child ends."""
    end = time.monotonic() + PATIENCE
    while child.poll() is None and time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE):
                return True
        except ConnectionRefusedError:
            time.sleep(0.01)
    return False


@contextmanager
def serving(place: Path, folder: Path) -> Iterator[str]:
    """What is published in `place`, served as by the container (container.conf). Gives the address, with a `/`."""
    port = free_port()
    with running(folder, container(place, folder, port), port):
        yield f"http://127.0.0.1:{port}/"


def container(place: Path, folder: Path, port: int) -> str:
    """The container's server.conf with the folders and the port of this machine. Raises KeyError if it changed."""
    text = (DEPLOY / "container.conf").read_text(encoding="utf-8")
    return replaced(
        text, {" /tmp/": f" {folder}/", "listen 8080;": f"listen 127.0.0.1:{port};", "/srv/site": str(place)}
    )


def replaced(text: str, words: dict[str, str]) -> str:
    """A text with words replaced. Raises KeyError for words that it has not."""
    for old, new in words.items():
        if old not in text:
            raise KeyError(old)
        text = text.replace(old, new)
    return text
