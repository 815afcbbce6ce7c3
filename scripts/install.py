"""Install the locked packages into this virtual environment; for tests, see to Voikko, nginx and a Chromium as well.

`--lock` writes down what is to be installed: for each package of pyproject.toml, and each that these need, one version
and the hashes of its files, for every Python from 3.11 on and every system.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ROOT / "scripts/requirements"
VOIKKO = ("libvoikko1", "voikko-fi")
NGINX = ("nginx", "libnginx-mod-http-brotli-static", "openssl")  # and what makes a certificate for it
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
FONTS = {  # by family: Debian's package, the folder it fills below /usr/share/fonts, a file that shows it is there
    "DejaVu Sans": ("fonts-dejavu-core", "truetype/dejavu", "DejaVuSans.ttf"),
    "Liberation Sans": ("fonts-liberation", "truetype/liberation*", "LiberationSans-Regular.ttf"),
    "Noto Sans": ("fonts-noto-core", "truetype/noto", "NotoSans-Regular.ttf"),
}
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str | None:
    """The Chromium on this machine: of the system, else the one Playwright downloaded before.

    The one without windows comes first: a page in it is read in two thirds of the time.
    """
    if found := next(filter(None, map(shutil.which, BROWSERS)), None):
        return found
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def has_voikko() -> bool:
    """Whether the Finnish spelling library and its dictionary are on this machine."""
    command = [sys.executable, "-c", "import libvoikko; libvoikko.Voikko('fi')"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def fonts(family: str) -> list[Path]:
    """The folders of a font family that the tests ask for; none where it is not installed."""
    _, folder, file = FONTS[family]
    return [path for path in sorted(Path("/usr/share/fonts").glob(folder)) if (path / file).exists()]


def install_fonts(*families: str) -> bool:
    """Whether all of these families are there at the end; a line says what is missing."""
    if missing := [FONTS[family][0] for family in families if not fonts(family)]:
        apt_install(*missing)
    missing = [FONTS[family][0] for family in families if not fonts(family)]
    if missing:
        names = " ".join(missing)
        print(f"The tests need the fonts of {names}. Install them (Debian: apt install {names}), then run this again.")
    return not missing


def apt_install(*packages: str) -> None:
    """Install Debian packages where we are root with apt; elsewhere do nothing."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing Debian's {' and '.join(packages)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *packages]):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def install_voikko() -> bool:
    """Whether Voikko is there at the end."""
    if not has_voikko():
        apt_install(*VOIKKO)
    return has_voikko()


def nginx() -> str | None:
    """The nginx on this machine, if it has what deploy/ asks for; an ordinary user's PATH may not lead to it."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin")
    return found if BROTLI.exists() and shutil.which("openssl") else None


def install_nginx() -> bool:
    """Whether it is there at the end. Debian would start it, for all to see; our tests start their own on loopback."""
    if not nginx():
        apt_install(*NGINX)
        if nginx() and Path("/run/systemd/system").exists():
            subprocess.run(["systemctl", "disable", "--quiet", "--now", "nginx"], check=False)
    return nginx() is not None


def install_browser() -> bool:
    """Debian's Chromium where we are root with apt, else Playwright's own download. Whether one is there at the end."""
    if browser():
        return True
    for package in ("chromium-headless-shell", "chromium"):
        apt_install(package)
        if browser():
            return True
    print("Downloading Playwright's chromium …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=subprocess.DEVNULL, check=False)
    return browser() is not None


def pip(*arguments: str) -> bool:
    """Whether pip could do it; what it says while all goes well helps nobody."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        print("pip could not install the packages named above. Check the network, then run this again.")
    return done.returncode == 0


def lock() -> int:
    """Both lists of packages, whole or not at all. 1: a line says why not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if not pip(*project["optional-dependencies"]["lock"]):
        return 1
    for name, extras in (("site", ()), ("test", ("--extra", "test"))):
        print(f"Looking up the packages of scripts/requirements/{name}.txt …", flush=True)
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--upgrade", "--generate-hashes", "--no-header", "--no-emit-index-url", *extras]
        command += ["pyproject.toml", "--output-file", f"scripts/requirements/{name}.txt.new"]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            print("The lists stay as they were. Fix what is said above, then run this again: make lock")
            return 1
    for name in ("site", "test"):
        os.replace(LOCKED / f"{name}.txt.new", LOCKED / f"{name}.txt")
    return 0


def main() -> int:
    """1: something could not be installed; a line says what to do."""
    if sys.argv[1:] == ["--lock"]:
        return lock()
    extras, full = sys.argv[1:2], sys.argv[1:] == ["test", "--full"]
    if not pip("--require-hashes", "-r", str(LOCKED / ("test.txt" if "test" in extras else "site.txt"))):
        return 1
    if "test" in extras and not install_voikko():
        print("The tests need libvoikko1 and voikko-fi. Install them (Debian: apt install libvoikko1 voikko-fi).")
        return 1
    if "test" in extras and not install_nginx():
        names = " ".join(NGINX)
        print(f"The tests need {', '.join(NGINX)}. Install them (Debian: apt install {names}), then run this again.")
        return 1
    if "test" in extras and not install_browser():
        print("The tests need a Chromium. Install one (Debian: apt install chromium), then run this again.")
        return 1
    if "test" in extras and not install_fonts(*(FONTS if full else ["DejaVu Sans"])):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
