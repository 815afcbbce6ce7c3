"""A file of exchange as a person hands it over: its bytes, its format, its language."""

from pathlib import Path

from sitekit import files
from sitekit.exchange import po, xliff
from sitekit.exchange.outgoing import Exchanged, ExchangeError
from sitekit.findings import Finding, suggestion

FORMATS = {"po": po, "xliff": xliff}


def read(path: Path, tags: list[str]) -> tuple[str, list[Exchanged]] | Finding:
    """The tag of the file's language, which is one of `tags`, and its units; or why the file cannot be taken."""
    try:
        text = files.content(path).decode("utf-8-sig")
        language, units = (xliff if text.lstrip().startswith("<") else po).read(text)
        check_names(units)
    except OSError as error:
        return Finding(str(path), 1, f"this file cannot be read ({error.strerror}). Check its name.")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            line = error.object.count(b"\n") + 1
            return Finding(str(path), line, "The file is cut off at the end. Save all of it once more.")
        what = f"byte 0x{error.object[error.start]:02x} is not UTF-8. Save the file as UTF-8 in your tool."
        return Finding(str(path), error.object[: error.start].count(b"\n") + 1, what)
    except ExchangeError as error:
        return Finding(str(path), error.line, str(error))
    known = {tag.casefold(): tag for tag in tags}
    if language.casefold() not in known:
        hint = suggestion(language, tags)
        what = f'the file is in "{language}", which is not a language of translations.{hint} Known: {", ".join(tags)}.'
        return Finding(str(path), 1, what)
    return known[language.casefold()], units


def check_names(units: list[Exchanged]) -> None:
    """Raises ExchangeError when a unit is there twice, or when there is none at all."""
    if not units:
        raise ExchangeError(1, "there are no units in this file. Take a file that the command export wrote.")
    seen: set[str] = set()
    for unit in units:
        if unit.name in seen:
            raise ExchangeError(unit.line, f'"{unit.name}" is there twice in the file. Keep one.')
        seen.add(unit.name)
