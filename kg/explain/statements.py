"""The file statements.jsonl to things and what is stated of them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypedDict

from kg.errors import OutputError, QueryError
from kg.vocabulary import PREFIXES

FILE = "statements.jsonl"


class ThingRow(TypedDict, total=False):
    """A thing, a term or a plain value, as a line of the file has it."""

    iri: str
    type: list[str]
    label: dict[str, str]
    altLabel: dict[str, list[str]]
    value: str | int
    datatype: str
    quantity: dict[str, object]
    time: dict[str, object]


class QualifierRow(TypedDict):
    """A circumstance."""

    predicate: ThingRow
    object: ThingRow


class PassageRow(TypedDict):
    """A passage that states it."""

    source: str
    language: str
    start: int
    end: int
    quote: str
    rule: str
    entries: list[str]


class StatementRow(TypedDict):
    """A line of the file."""

    id: str
    subject: ThingRow
    predicate: ThingRow
    object: ThingRow
    status: str
    polarity: str
    qualifiers: list[QualifierRow]
    evidence: list[PassageRow]
    conflicts: list[str]


def load(folder: Path) -> tuple[StatementRow, ...]:
    """Read the statements of a built folder."""
    return load_file(folder / FILE)


def load_file(path: Path) -> tuple[StatementRow, ...]:
    """Read the statements of a file that has one on each line."""
    if not path.is_file():
        raise OutputError(f"{path}: there is no such file: build the graph with `kg build`, or say --graph FOLDER")
    with path.open(encoding="utf-8", newline="\n") as file:
        return tuple(_row(path, number, line) for number, line in enumerate(file, 1))


def _row(path: Path, number: int, line: str) -> StatementRow:
    try:
        row: StatementRow = json.loads(line)
        missing = sorted(StatementRow.__required_keys__ - {*row, "conflicts"})
    except (ValueError, TypeError) as fault:
        raise OutputError(f"{path}:{number}: not JSON ({fault}): build again with `kg build`") from fault
    if missing:
        raise OutputError(f"{path}:{number}: not a statement, {missing[0]!r} is missing: build again with `kg build`")
    row.setdefault("conflicts", [])
    return row


def things(statements: Iterable[StatementRow]) -> dict[str, ThingRow]:
    """List everything that statements speak of, by IRI: things, classes, properties, circumstances."""
    found: dict[str, ThingRow] = {}
    for statement in statements:
        for thing in _parts(statement):
            if "iri" in thing:
                found.setdefault(thing["iri"], thing)
    return dict(sorted(found.items()))


def _parts(statement: StatementRow) -> Iterator[ThingRow]:
    yield from (statement["subject"], statement["object"], statement["predicate"])
    for qualifier in statement["qualifiers"]:
        yield from (qualifier["object"], qualifier["predicate"])


def about(statements: Iterable[StatementRow], iri: str) -> list[StatementRow]:
    """Choose the statements about a thing: first those it is the subject of, then the others."""
    chosen = [statement for statement in statements if iri in _iris(statement)]
    return sorted(chosen, key=lambda each: (each["subject"].get("iri") != iri, each["predicate"]["iri"], each["id"]))


def _iris(statement: StatementRow) -> set[str]:
    return {statement["id"], *(thing.get("iri", "") for thing in _parts(statement))}


# --- what a user calls a thing ----------------------------------------------------------------


def find(statements: Iterable[StatementRow], term: str) -> list[str]:
    """Find the IRIs that a user may mean: an IRI, a label in any language, else a part of a label."""
    statements = tuple(statements)
    known = things(statements)
    iri = expand(term)
    if iri in known or any(statement["id"] == iri for statement in statements):
        return [iri]
    names = {iri: [fold(label) for label in labels(thing)] for iri, thing in known.items()}
    wanted = fold(term)
    exact = [iri for iri, folded in names.items() if wanted in folded]
    found = exact or [iri for iri, folded in names.items() if wanted and any(wanted in name for name in folded)]
    if not found:
        raise QueryError(_unknown(term, wanted, names))
    return found


def _unknown(term: str, wanted: str, names: Mapping[str, list[str]]) -> str:
    near = get_close_matches(wanted, sorted({name for folded in names.values() for name in folded}), n=3)
    hint = f"did you mean {', '.join(map(repr, near))}?" if near else "`kg explain` without a term lists what there is"
    return f"the graph has nothing called {term!r}: {hint}"


def expand(term: str) -> str:
    """Write out a prefixed name.

    >>> expand("skos:broader")
    'http://www.w3.org/2004/02/skos/core#broader'
    """
    prefix, colon, local = term.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else term.strip("<>")


def labels(thing: ThingRow) -> list[str]:
    """List the labels of a thing in all languages."""
    others = [label for found in thing.get("altLabel", {}).values() for label in found]
    return [*thing.get("label", {}).values(), *others]


def fold(text: str) -> str:
    """Make spellings comparable: compatible forms, case, white space and invisible signs do not count."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text).casefold() if unicodedata.category(sign) != "Cf")
    return " ".join("".join(kept).split())
