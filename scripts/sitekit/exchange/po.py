"""Units as a PO file, for Poedit, Weblate and other gettext tools."""

import re

import polib

from sitekit.content.gettext import PO_LINE
from sitekit.exchange.outgoing import Exchanged, ExchangeError, marked

LINE = re.compile(r"\(line (\d+)\)")
CHARSET = re.compile(r"charset=([\w-]+)")


def written(units: list[Exchanged], tag: str, project: str) -> bytes:
    """The file. A translation whose Finnish has changed is marked fuzzy: take the mark away when it is right again."""
    po = polib.POFile(wrapwidth=120)
    po.metadata = {
        "Project-Id-Version": project,
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for unit in units:
        entry = polib.POEntry(
            msgctxt=unit.name,
            msgid=unit.finnish,
            msgstr=unit.text,
            comment="\n".join(unit.comments),
            occurrences=[(unit.path, str(unit.line))],
            previous_msgid=unit.previous or None,
        )
        if unit.text and not unit.finished:
            entry.flags.append("fuzzy")
        po.append(entry)
    return str(po).encode("utf-8")


def read(text: str) -> tuple[str, list[Exchanged]]:
    """The language the file says it is in, and its units. Raises ExchangeError."""
    if not text.lstrip().startswith(("#", "msg")):
        raise ExchangeError(1, "this is neither a PO file nor XLIFF. Take a file that the command export wrote.")
    lines = text.splitlines()
    if broken := next((at for at, line in enumerate(lines, start=1) if not PO_LINE.fullmatch(line)), None):
        what = (
            "this is not a line of a PO file: every text is between two quotes. Take the file from before your change."
        )
        raise ExchangeError(broken, what)
    try:
        po = polib.pofile(text + "\n")  # with an end of line it is no path
    except (OSError, ValueError, IndexError) as error:
        found = LINE.search(str(error))
        what = f"this is not a PO file ({error}). Fix the line, or take the file from before your change."
        raise ExchangeError(int(found[1]) if found else 1, what) from None
    charset = CHARSET.search(po.metadata.get("Content-Type", ""))
    if not charset or not po.metadata.get("Language"):
        raise ExchangeError(1, "the header of the file is broken. Take its first lines from the file as exported.")
    if charset[1].upper() not in ("UTF-8", "UTF8"):
        raise ExchangeError(1, f'the header says "{charset[0]}". Save the file as UTF-8 in your tool.')
    return po.metadata["Language"].replace("_", "-"), [read_entry(entry) for entry in po if not entry.obsolete]


def read_entry(entry: polib.POEntry) -> Exchanged:
    """One unit; not finished while it is fuzzy or empty."""
    line = entry.linenum or 1
    if entry.msgctxt is None:
        raise ExchangeError(line, "this unit has no msgctxt. Take a file that the command export wrote.")
    pair, was = marked(entry.comment, line)
    text = entry.msgstr.replace("\r\n", "\n").strip("\n")
    finished = bool(text.strip()) and not entry.fuzzy
    return Exchanged(entry.msgctxt, entry.msgid, text, pair, was, line, finished=finished)
