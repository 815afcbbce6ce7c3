"""Some work for every language, in processes that begin with everything this one has read."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from commandline import reason
from sitekit.content.site import Site
from sitekit.render import jobs

INHERITED: list["Work"] = []  # what a process of a pool works on: set once, when it begins


@dataclass(frozen=True)
class Work:
    """What all languages are made from, inherited by fork: MkDocs' configuration cannot be pickled."""

    job: jobs.Job
    config: MkDocsConfig
    stage: Path  # where each language is built
    docs: Path
    parts: dict[str, Path] = field(default_factory=dict)  # languages that were built elsewhere, by tag
    only: tuple[str, ...] = ()  # the languages to build; none: all

    @property
    def whole(self) -> Path:
        """The folder in which the languages become one site: that of the source."""
        return self.stage / self.job.site.default


class NotBuilt(Exception):
    """Why there is no new site, in lines for a person."""


def in_order(site: Site) -> list[str]:
    """The tags of all languages, the one with the longest pages first: no core waits long for another at the end."""
    length = lambda tag: sum(len(page.text.encode()) for page in site.pages[tag].values())  # noqa: E731
    return sorted((language.tag for language in site.languages), key=length, reverse=True)


@contextmanager
def pool_of(processes: int, lock: int, work: Work | None = None) -> Iterator[Executor | None]:
    """A pool of so many processes, which end with this one, or when an error ends the work.

    They hold no `lock` (its file) and all have the same `work`.

    None when one process shall do everything: this one.
    """
    if processes < 2:
        yield None
        return
    watched, held = os.pipe()  # nothing is ever written: reading ends when the last process that holds it is gone
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(processes, fork, _settle, (watched, held, lock, work))
    try:
        yield pool
    except BaseException:
        os.close(held)
        held = -1
        raise
    finally:
        pool.shutdown()
        for end in {watched, held} - {-1}:
            os.close(end)


def _settle(watched: int, held: int, lock: int, work: Work | None) -> None:
    """What a process of a pool does first: it holds no lock, leaves Ctrl+C to its parent, and ends with that."""
    INHERITED[:] = [work] if work else []
    os.close(held)
    os.close(lock)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=lambda: os.read(watched, 1) or os._exit(1), daemon=True).start()


def make_way() -> None:
    """Have other programs go first on a busy processor from now on, where this is a process of a pool."""
    if INHERITED:
        os.setpriority(os.PRIO_PROCESS, 0, max(10, os.getpriority(os.PRIO_PROCESS, 0)))


def attempt(work: Work, do: Callable[..., Any], tag: str, *more: object) -> tuple[str, Any, str | None]:
    """The tag, and what comes of it; or why nothing does: the place in a template does not travel between processes."""
    try:
        return tag, do(work, tag, *more), None
    except Exception as error:
        return tag, None, reason(error, work.job.site.root)


def inherited(do: Callable[..., Any], tag: str, *more: object) -> tuple[str, Any, str | None]:
    """The same in a process of a pool, with the work it began with."""
    return attempt(INHERITED[0], do, tag, *more)


def begin(pool: Executor | None, work: Work, do: Callable[..., Any], *more: object) -> Iterator[tuple[str, Any]]:
    """Begin something for every language, `do(work, tag, *more)`: in the pool, or when the results are asked for.

    Yields each tag with its result, as they come; in the end it raises NotBuilt for all that went wrong.
    """
    tags = [tag for tag in in_order(work.job.site) if not work.only or tag in work.only]
    begun = [pool.submit(inherited, do, tag, *more) for tag in tags] if pool else []

    def results() -> Iterator[tuple[str, Any]]:
        why: dict[str, str] = {}
        here = (attempt(work, do, tag, *more) for tag in tags)
        done = (each.result() for each in as_completed(begun)) if pool else here
        for tag, result, problem in done:
            if problem:
                why[tag] = problem
            else:
                yield tag, result
        if why:
            raise NotBuilt("\n".join(dict.fromkeys(why[tag] for tag in tags if tag in why)))

    return results()
