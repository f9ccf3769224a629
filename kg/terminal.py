"""Results to stdout and messages to stderr, in UTF-8 whatever the terminal asks for."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable

import click

from kg.errors import OutputError


def speak_utf8() -> None:
    """Write UTF-8 whatever the terminal asks for; what cannot be written is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig")


def say(message: str) -> None:
    """Print a message on stderr; signs that would steer a terminal are escaped."""
    from kg.table import printable

    click.echo("\n".join(map(printable, message.split("\n"))), err=True)


def put(lines: Iterable[str]) -> None:
    """Print lines on stdout; OutputError if it takes no more, BrokenPipeError if its reader has gone."""
    for line in lines:
        try:
            click.echo(line)
        except BrokenPipeError:
            raise
        except OSError as fault:
            give_up_stdout()
            why = fault.strerror or str(fault)
            raise OutputError(
                f"standard output: it cannot be written ({why}): make room, or send it elsewhere"
            ) from fault


def put_json(value: object) -> None:
    """Print a value on stdout as JSON."""
    put([json.dumps(value, ensure_ascii=False, indent=2)])


def give_up_stdout() -> None:
    """Let what is still to be written go nowhere, so that the end of the program is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def mark(quote: str) -> str:
    """Make a passage stand out: reversed on a terminal, else between guillemets."""
    return click.style(quote, reverse=True) if sys.stdout.isatty() else f"\u00ab{quote}\u00bb"
