"""When each address was last fine: kept in `.links-cache.json`, so that only what is old is asked again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitekit import files
from sitekit.findings import Finding

NAME = ".links-cache.json"
VERSION = 1


@dataclass(frozen=True)
class Memory:
    """The day on which each address was last fine, and the bytes that were read (None: no file)."""

    fine: dict[str, date]
    before: bytes | None

    def wanted(self, addresses: Iterable[str], today: date, older: int) -> list[str]:
        """Those that were not fine in the last `older` days."""
        days = {address: (today - self.fine[address]).days for address in self.fine}
        return [each for each in addresses if not 0 <= days.get(each, older) < older]


def load(root: Path) -> tuple[Memory, list[Finding]]:
    """What is remembered; a file that cannot be read is as none, and a note says so."""
    try:
        before = files.content_or_none(root / NAME)
        read = json.loads(before) if before is not None else {"version": VERSION, "fine": {}}
        if read["version"] == VERSION:
            return Memory({str(each): date.fromisoformat(day) for each, day in read["fine"].items()}, before), []
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    except OSError as error:
        what = f"this cannot be read ({error.strerror}). Delete it: every address is then asked once more."
        return Memory({}, None), [Finding(NAME, 1, what)]
    what = "this is not what was once written here: every address is asked. There is nothing for you to do."
    return Memory({}, before), [Finding(NAME, 1, what, blocks=False)]


def save(root: Path, memory: Memory, known: Iterable[str], fine: Mapping[str, date]) -> list[Finding]:
    """Write what is remembered of the addresses that are still known, with what was fine now. Why not, if not."""
    days = {**memory.fine, **fine}
    kept = {address: days[address].isoformat() for address in sorted(set(known)) if address in days}
    text = json.dumps({"version": VERSION, "fine": kept}, ensure_ascii=False, indent=0) + "\n"
    return files.save(root, {NAME: files.Change(text.encode("utf-8", "surrogatepass"), memory.before)})
