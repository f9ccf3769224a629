"""What `kg explain` prints."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.explain.excerpts import Sources
from kg.explain.render import Mark, describe_thing, describe_things
from kg.explain.sentence import describe_reading, reading_to_json
from kg.explain.statements import StatementRow, about, find, load, things
from kg.model import Document, Reading

_SHOWN = 3  # things explained at once; of more there is a list


def explain_term(folder: Path, term: str, sources: Sources, language: str, mark: Mark) -> Iterator[str]:
    """Yield all that a built graph states about what a user calls so; without a term, what there is."""
    statements = load(folder)
    found = find(statements, term) if term else _subjects(statements)
    if not term or len(found) > _SHOWN:
        yield from describe_things(statements, found, language)
        return
    for number, iri in enumerate(found):
        yield from [""] * bool(number)
        yield from describe_thing(statements, iri, sources, language, mark)


def explain_term_as_json(folder: Path, term: str) -> str:
    """Give the same as JSON: each thing with the lines of statements.jsonl about it."""
    statements = load(folder)
    known = things(statements)
    found = find(statements, term) if term else _subjects(statements)
    rows = [{"thing": known.get(iri, {"iri": iri}), "statements": about(statements, iri)} for iri in found]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _subjects(statements: Sequence[StatementRow]) -> list[str]:
    return sorted({statement["subject"]["iri"] for statement in statements})


def explain_reading(readings: Sequence[Reading], *, as_json: bool = False) -> Iterator[str]:
    """Yield what was read from each sentence, and why no more."""
    if as_json:
        yield json.dumps([reading_to_json(reading) for reading in readings], ensure_ascii=False, indent=2)
        return
    for number, reading in enumerate(readings):
        yield from [""] * bool(number)
        yield from describe_reading(reading)


def typed(text: str, language: str) -> Document:
    """Make a document of a text that a user has typed."""
    return Document("typed", "urn:sutra:typed", language, text, "")
