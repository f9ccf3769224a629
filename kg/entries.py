"""Data files to entries: one line, one entry, faults named by file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.errors import KnowledgeError

Value = pyoxigraph.NamedNode | pyoxigraph.Literal
MANY = 100  # names that are too many for a message


class Line(NamedTuple):
    """A line of a data file without its comment."""

    where: str  # "words.txt:12"
    section: str
    text: str


def lines(path: Path) -> Iterator[Line]:
    """Yield the entries of a line-based file, with the [section] each stands in."""
    section = ""
    for number, raw in enumerate(read_text(path).splitlines(), start=1):
        text = raw.split(" #", 1)[0].strip() if not raw.startswith("#") else ""
        if text.startswith("[") and text.endswith("]"):
            section = text[1:-1].strip()
        elif text:
            yield Line(f"{path.parent.name}/{path.name}:{number}", section, text)


def pair(line: Line) -> tuple[str, str]:
    """Split `id = forms` in two."""
    key, separator, value = line.text.partition("=")
    if not separator or not key.strip() or not value.strip():
        raise KnowledgeError(
            line.where, f"{line.text!r} is not of the form `id = form; form`", "write the id, =, the forms"
        )
    return key.strip(), value.strip()


def forms(line: Line, value: str) -> tuple[str, ...]:
    """Split forms at semicolons; a comma is taken for a slip of the pen."""
    if "," in re.sub(r"\([^)]*\)", "", value):
        raise KnowledgeError(line.where, f"a comma in {value!r}", "separate forms by semicolons")
    found = tuple(form.strip() for form in value.split(";") if form.strip())
    if not found:
        raise KnowledgeError(line.where, "an entry without a form", "add a form or remove the line")
    return found


def read_text(path: Path) -> str:
    """The text of a data file."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KnowledgeError(str(path.name), "the file is missing", f"add {path.parent.name}/{path.name}") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(str(path.name), f"not UTF-8 at byte {error.start}", "save the file as UTF-8") from error


def read_toml(path: Path) -> dict[str, object]:
    """The table of a TOML file."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(path.name, f"not valid TOML ({error})", "mend the line it names") from error


def read_turtle(path: Path) -> Iterator[tuple[str, str, Value]]:
    """Yield the triples of a Turtle file."""
    try:
        for quad in pyoxigraph.parse(read_text(path), format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(quad.object, Value):
                yield quad.subject.value, quad.predicate.value, quad.object
    except SyntaxError as error:
        raise KnowledgeError(path.name, f"not valid Turtle ({error})", "mend the line it names") from error


def check_known(where: str, what: str, name: str, known: Collection[str], remedy: str = "") -> None:
    """Refuse a name that is none of those known, and say which of them it resembles."""
    if name not in known:
        all_known = f"use one of {', '.join(map(repr, sorted(known)))}" if len(known) < MANY else "mend the name"
        close = "".join(f"did you mean {other!r}? " for other in get_close_matches(name, known, 1))
        raise KnowledgeError(where, f"unknown {what} {name!r}", close + (remedy or all_known))


def check_once(where: str, what: str, names: Iterable[str]) -> None:
    """Refuse a name that is listed twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise KnowledgeError(where, f"{what} {name!r} is listed twice", "remove one of the two")
        seen.add(name)


def check_number(line: Line, text: str, *, whole: bool = False) -> None:
    """Refuse what is no number, or no whole one."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or (whole and number % 1):
        kind = "a whole number" if whole else "a number"
        raise KnowledgeError(line.where, f"{text!r} in {line.text!r} is not {kind}", "write the value in digits")
