"""Reading a text file so that a fault in its bytes becomes a finding, never a traceback."""

from pathlib import Path

from sitekit.findings import Finding


def relative(path: Path, root: Path) -> str:
    """The path as a person writes it: relative to the project root, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read(path: Path, root: Path) -> tuple[str | None, list[Finding]]:
    """The text of a file (line ends as `\\n`, without byte-order mark), and what is wrong with its bytes.

    The text is None when the file cannot be read as UTF-8.
    """
    name = relative(path, root)
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"this file cannot be read ({error.strerror}). Check that it exists and that you may read it."
        return None, [Finding(name, 1, what, stops_build=True)]
    found = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        found.append(
            Finding(name, 1, 'the file begins with a byte-order mark. Save it as "UTF-8" without BOM.', blocks=False)
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        if error.reason == "unexpected end of data":
            what = "The file is cut off at the end. Save all of it once more."
            return None, [*found, Finding(name, line, what, stops_build=True)]
        what = f'byte 0x{data[error.start]:02x} is not UTF-8. Save the file with the encoding "UTF-8".'
        return None, [*found, Finding(name, line, what, stops_build=True)]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        what = 'the lines end as on Windows (CRLF). Save the file with line ends "LF".'
        found.append(Finding(name, line, what, blocks=False))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, found
