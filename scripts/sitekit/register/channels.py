"""Which channels are asked for: those of an area, of an organisation, or a single one, as version 11 lists them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sitekit.register import wire11
from sitekit.register.fetch import MOST_PAGES, Failure, NotFound
from sitekit.register.record import Record
from sitekit.register.recorded import Recorder

UNREADABLE = "The register's answer has another shape than version 11: {}. Nothing was written. Tell a maintainer."


class Source(Protocol):
    """The register, or answers of it that were recorded."""

    def ask(self, path: str) -> Any:
        """The JSON at a path; raises Failure."""
        ...


@dataclass(frozen=True)
class Register:
    """The channels of the register; answers go to `recorder` where there is one, `tell` shows how far it is."""

    source: Source
    recorder: Recorder | None = None
    tell: Callable[[str], None] = lambda line: None

    def of_municipality(self, code: str, name: str) -> list[Record]:
        """Every channel whose area of service has this municipality in it: also those of bodies elsewhere.

        Raises Failure, also for a list that is not whole.
        """
        return self._list(f"ServiceChannel/list/area/Municipality/code/{code}?", name)

    def of_organisation(self, business_id: str, name: str) -> list[Record]:
        """Every channel of the organisations with this business id (Y-tunnus). Raises Failure, NotFound for none."""
        return self._list(f"ServiceChannel/list/organization?code={business_id}&", name)

    def channel(self, id_: str) -> Record:
        """One channel. Raises Failure, NotFound where it does not exist or is archived."""
        path = f"ServiceChannel/{id_}"
        try:
            found = wire11.record(self.source.ask(path))
            if found.id != id_:
                raise wire11.Shape(f"id is {found.id}, {id_} was asked for")
        except NotFound:
            what = "the register has no such channel: the id is wrong, or the channel is archived."
            raise NotFound(f'"{id_}": {what} Look it up: ptv.py find TEXT') from None
        except wire11.Shape as error:
            raise Failure(UNREADABLE.format(error)) from None
        if self.recorder:
            self.recorder.keep(path, wire11.written_record(found))
        return found

    def _list(self, path: str, name: str) -> list[Record]:
        """All pages of a list, each channel once."""
        found: dict[str, Record] = {}
        number = count = 1
        while number <= count:
            self.tell(f"{name}: page {number}{f' of {count}' if number > 1 else ''} …")
            asked = f"{path}page={number}"
            try:
                page = wire11.page(self.source.ask(asked), number)
            except NotFound:
                if self.recorder:
                    self.recorder.keep(asked, None)
                raise
            except wire11.Shape as error:
                raise Failure(UNREADABLE.format(f"{name}, page {number}: {error}")) from None
            count = page.count
            if count > MOST_PAGES:
                raise Failure(f"{name}: the register has {count} pages; more than {MOST_PAGES} are not asked for.")
            if not page.records and max(number, count) > 1 and number <= count:
                what = f"page {number} of {count} is empty: the register was changed meanwhile."
                raise Failure(f"{name}: {what} Run this again.")
            if self.recorder:
                self.recorder.keep(asked, wire11.written(page))
            for record in page.records:
                found.setdefault(record.id, record)
            number += 1
        return list(found.values())
