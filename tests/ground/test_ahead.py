"""What was begun in another process is asked for once; what was not is worked out here."""

import os
from concurrent.futures import ProcessPoolExecutor

from sitekit import ahead


def process(_what: str) -> int:
    return os.getpid()


def test_what_was_begun_comes_from_there_once_and_then_from_here():
    with ProcessPoolExecutor(1) as pool:
        ahead.begin(pool, process, "a")
        assert ahead.result(process, "b") == os.getpid()  # nobody began this
        assert ahead.result(process, "a") != os.getpid()
    assert ahead.result(process, "a") == os.getpid()


def test_what_is_forgotten_is_worked_out_anew():
    with ProcessPoolExecutor(1) as pool:
        ahead.begin(pool, process, "a")
        ahead.forget()
        assert ahead.result(process, "a") == os.getpid()
