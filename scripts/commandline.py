"""What the commands ask for in the same way: the project's folder, the day, the port."""

import argparse
import errno
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent


class Parser(argparse.ArgumentParser):
    """Says what is wrong with an option in one line, without the list of all options."""

    def error(self, message: str) -> NoReturn:
        """Exit code 2, a wrong option."""
        self.exit(2, f"{self.prog}: {message}\n")


def parser(description: str | None) -> Parser:
    """The parser of a command, which every command gives a folder to work in."""
    made = Parser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--root", type=folder, default=ROOT, help="the project's folder (default: this one)")
    return made


def read(parser: Parser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options, with `today`: the day that was asked for, else SOURCE_DATE_EPOCH, else the clock's."""
    found = parser.parse_args(arguments)
    try:
        found.today = getattr(found, "today", None) or _today_from(None)
    except ValueError as error:
        parser.error(str(error))
    return found


def _today_from(option: str | None) -> date:
    from sitekit.content import site  # its packages are not where publish.py runs, which asks for no day

    return site.today_from(option)


def run(main: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its code; 130 after Ctrl+C, 143 when it is ended from outside.

    When nobody reads on, as behind `| head`, it ends without a word.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # a name of a file may be no text
    signal.signal(signal.SIGTERM, _stop)
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt as stopped:
        print("Stopped.", file=sys.stderr)
        code = 128 + (stopped.args or (signal.SIGINT,))[0]
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        if not isinstance(error, BrokenPipeError):
            print(f"{error.filename or 'What this prints'}: it cannot be written ({error.strerror}).", file=sys.stderr)
        code = 1
    sys.exit(code)


def _stop(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt(number)


def folder(text: str) -> Path:
    """The type of `--root`."""
    path = Path(text).resolve()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f'there is no folder "{text}". Write the path of the project.')
    return path


def day(text: str) -> date:
    """The type of `--today`."""
    try:
        return _today_from(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def port(text: str) -> int:
    """The type of `--port`."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f'"{text}" is not a port. Write a number from 1 to 65535, such as 8000.')
    return int(text)


def port_fault(port: int, command: str) -> str | None:
    """Why a port of this machine cannot be used, and what to write after `command`; None when it can."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return None
    except OSError as error:
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        return f"Port {port} {why}. Choose another one: {command} PORT={port + 1 if 1024 <= port < 65535 else 8000}"


def reason(error: BaseException, root: Path) -> str:
    """What to say of an error that nobody foresaw, in one line and without a traceback.

    `overrides/main.html:12: UndefinedError: 'x' is undefined`, the place only where a template of `root` failed.
    """
    templates = root.resolve() / "overrides"
    lines = [
        f"{Path(frame.filename).resolve().relative_to(root.resolve()).as_posix()}:{frame.lineno}: "
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).resolve().is_relative_to(templates)
    ]
    kind = "" if isinstance(error, SystemExit) else type(error).__name__  # MkDocs' Abort says it in a sentence
    text = " ".join(str(error).split())
    return f"{lines[-1] if lines else ''}{': '.join(filter(None, (kind, text)))}"
