"""Install what pyproject.toml names into this virtual environment; for tests, see to a Chromium as well."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str | None:
    """The Chromium on this machine: of the system, else the one Playwright downloaded before."""
    if found := next(filter(None, map(shutil.which, BROWSERS)), None):
        return found
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_browser() -> bool:
    """Debian's Chromium where we are root with apt, else Playwright's own download. Whether one is there at the end."""
    if browser():
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium …", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if browser():
            return True
    print("Downloading Playwright's chromium …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=subprocess.DEVNULL, check=False)
    return browser() is not None


def main() -> int:
    """1: something could not be installed; a line says what to do."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    extras = sys.argv[1:]
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]
    if subprocess.run(command, check=False).returncode:
        print("pip could not install the packages named above. Check the network, then run this again.")
        return 1
    if "test" in extras and not install_browser():
        print("The tests need a Chromium. Install one (Debian: apt install chromium), then run this again.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
