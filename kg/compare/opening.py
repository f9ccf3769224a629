"""What a user names to the two sides: texts are read, a built graph is opened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg import coverage, pipeline
from kg.build import Failure, Intake, rare_collection
from kg.compare.sides import Place, Side, Tried, places_of, side
from kg.coverage import Silent
from kg.errors import OutputError
from kg.explain import Sources
from kg.explain.statements import FILE, PassageRow, StatementRow, load_file
from kg.export.folder import recover
from kg.export.statements import lines
from kg.graph import Knowledge
from kg.model import Document, Reading, Span
from kg.ontology import Ontology, root
from kg.sources import nearby
from kg.vocabulary import DATA_BASE

GRAPHS = (".ttl", ".trig", ".html")
_CLAIM = "claim_"  # begins the local part of the id of a statement

Readings = Iterable[tuple[Document, tuple[Reading, ...]]]


class Opened(NamedTuple):
    """Two sides, and the documents that could not be read."""

    sides: tuple[Side, Side]
    failures: tuple[Failure, ...]


def open_sides(names: tuple[str, str], language: str = "") -> Opened:
    """Open both sides; the names of texts are linked as if they were read for one build."""
    graphs = {name: _loaded(path) for name in names if (path := _graph(name)) is not None}
    texts = [name for name in dict.fromkeys(names) if name not in graphs]
    ontology = pipeline.knowledge()
    base = _base(graphs)
    found = {name: _of_graph(name, rows) for name, rows in graphs.items()}
    with rare_collection():
        intakes = [Intake([name], ontology, language=language, base=base, notify=_silence) for name in texts]
        read = of_readings([(name, intake.read()) for name, intake in zip(texts, intakes, strict=True)], ontology, base)
        found |= zip(texts, read, strict=True)
    failures = tuple(failure for intake in intakes for failure in intake.failures)
    return Opened((found[names[0]], found[names[1]]), failures)


def _silence(message: str) -> None:
    """Say nothing."""


def of_readings(named: Sequence[tuple[str, Readings]], ontology: Ontology, base: str = DATA_BASE) -> tuple[Side, ...]:
    """The sides that readings of texts make."""
    places: list[list[Place]] = [[] for _ in named]
    heard = [_noted(readings, found) for (_, readings), found in zip(named, places, strict=True)]
    told = pipeline.fuse_apart(heard, ontology, base)
    return tuple(
        side(name, _rows(knowledge, ontology), found)
        for (name, _), knowledge, found in zip(named, told, places, strict=True)
    )


def _noted(readings: Readings, places: list[Place]) -> Readings:
    """Pass readings on, and note the sentences of each document."""
    for document, found in readings:
        places.extend(places_of(document, found))
        yield document, found


def _rows(knowledge: Knowledge, ontology: Ontology) -> Iterator[StatementRow]:
    """Yield the statements as the file has them."""
    yield from map(json.loads, lines(knowledge, ontology.labels))


# --- built graphs -----------------------------------------------------------------------------


def _graph(name: str) -> Path | None:
    """Find the statements of a built graph; None if the name is one of texts."""
    path = Path(name)
    if path.suffix in GRAPHS:
        raise OutputError(f"{name}: a graph is compared by its statements: name its folder, or {FILE} in it")
    if path.suffix == Path(FILE).suffix:
        return path
    recover(path)
    return path / FILE if (path / FILE).is_file() else None


def _loaded(path: Path) -> tuple[StatementRow, ...]:
    """Read the statements of a graph; each has evidence, and names what it speaks of."""
    rows = load_file(path)
    for number, row in enumerate(rows, 1):
        for fault in _faults(row):
            raise OutputError(f"{path}:{number}: not a statement, {fault}: build again with `kg build`")
    return rows


def _faults(row: StatementRow) -> Iterator[str]:
    """Yield what a statement lacks."""
    if not row["evidence"]:
        yield "it has no evidence"
    for passage in row["evidence"]:
        yield from (f"{key!r} of its evidence is missing" for key in PassageRow.__required_keys__ - {*passage})
    for part in (row["subject"], row["predicate"], row["object"]):
        if not {"iri", "value"} & {*part}:
            yield "a part of it has neither 'iri' nor 'value'"


def _base(graphs: dict[str, tuple[StatementRow, ...]]) -> str:
    """The start of the IRIs of the graphs, which their ids depend on."""
    bases = {name: rows[0]["id"].partition(_CLAIM)[0] for name, rows in graphs.items() if rows}
    if len(set(bases.values())) > 1:
        said = ", ".join(f"{name} {base}" for name, base in bases.items())
        raise OutputError(f"the graphs were built with different starts of IRIs ({said}): build one again with --base")
    return next(iter(bases.values()), DATA_BASE)


def _of_graph(name: str, rows: tuple[StatementRow, ...]) -> Side:
    """The side that a graph makes: its sentences as far as its sources are at hand, else what it quotes of them."""
    folder = Path(name) if Path(name).is_dir() else Path(name).parent
    sources = Sources(nearby(folder), root() / "languages")
    pieces = {_piece(passage, sources) for row in rows for passage in row["evidence"]}
    return side(name, rows, [*_merged(sorted(pieces)), *_silent(folder)], is_built=True)


def _piece(passage: PassageRow, sources: Sources) -> Place:
    found = sources.excerpt(passage)
    span = Span(passage["start"] - len(found.before), passage["end"] + len(found.after))
    return Place(passage["source"], passage["language"], span, "".join(found))


def _merged(pieces: Iterable[Place]) -> Iterator[Place]:
    """Yield sorted pieces of text, those that overlap as one."""
    last: Place | None = None
    for piece in pieces:
        if last is None or piece.source != last.source or piece.span.start >= last.span.stop:
            yield from (last,) if last else ()
            last = piece
        elif piece.span.stop > last.span.stop:
            text = last.text + piece.text[last.span.stop - piece.span.start :]
            last = last._replace(span=last.span.join(piece.span), text=text)
    yield from (last,) if last else ()


def _silent(folder: Path) -> Iterator[Place]:
    """Yield the sentences without a claim, which a build keeps with what came of them."""
    if (folder / coverage.FILE).is_file():
        for document in coverage.read(folder):
            yield from (_unheard(document.source, document.language, silent) for silent in document.silent)


def _unheard(source: str, language: str, silent: Silent) -> Place:
    tried = tuple(Tried(frame, "", outcome) for frame, _, outcome in (each.partition(": ") for each in silent.outcomes))
    return Place(source, language, silent.span, silent.text, silent.unknown, tried=tried, is_read=True)
