"""Some work for every language, in processes that begin with everything this one has read."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Any

from commandline import reason
from sitekit.content.site import Site

WORK: dict[str, Any] = {}  # what they work on, inherited by fork (MkDocs' configuration cannot be pickled)


class NotBuilt(Exception):
    """Why there is no new site, in lines for a person."""


def in_order(site: Site) -> list[str]:
    """The tags of all languages, the one with the longest pages first: no core waits long for another at the end."""
    length = lambda tag: sum(len(page.text.encode()) for page in site.pages[tag].values())  # noqa: E731
    return sorted((language.tag for language in site.languages), key=length, reverse=True)


@contextmanager
def pool_of(processes: int, size: int = 0) -> Iterator[Executor | None]:
    """A pool of so many processes (or of `size`), which end with this one, or when an error ends the work.

    None when one process shall do everything: this one.
    """
    if processes < 2:
        yield None
        return
    watched, held = os.pipe()  # nothing is ever written: reading ends when the last process that holds it is gone
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(size or processes, fork, _settle, (watched, held, WORK["lock"]))
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


def _settle(watched: int, held: int, lock: int) -> None:
    """What a process of a pool does first: it holds no lock, leaves Ctrl+C to its parent, and ends with that."""
    os.close(held)
    os.close(lock)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=lambda: os.read(watched, 1) or os._exit(1), daemon=True).start()


def attempt(work: Callable[..., Any], tag: str, *more: object) -> tuple[str, Any, str | None]:
    """The tag, and what comes of it; or why nothing does: the place in a template does not travel between processes."""
    try:
        return tag, work(tag, *more), None
    except Exception as error:
        return tag, None, reason(error, WORK["job"].site.root)


def begin(pool: Executor | None, work: Callable[..., Any], *more: object) -> Iterator[tuple[str, Any]]:
    """Begin some work for every language: in the pool, or when the results are asked for.

    Yields each tag with its result, as they come; in the end it raises NotBuilt for all that went wrong.
    """
    tags = in_order(WORK["job"].site)
    begun = [pool.submit(attempt, work, tag, *more) for tag in tags] if pool else None

    def results() -> Iterator[tuple[str, Any]]:
        why: dict[str, str] = {}
        done = (each.result() for each in as_completed(begun)) if begun else (attempt(work, tag, *more) for tag in tags)
        for tag, result, problem in done:
            if problem:
                why[tag] = problem
            else:
                yield tag, result
        if why:
            raise NotBuilt("\n".join(dict.fromkeys(why[tag] for tag in tags if tag in why)))

    return results()
