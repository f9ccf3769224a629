"""A built folder against its sources: every quote stands where the graph says, and the shapes hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kg.errors import ConformanceError, OutputError
from kg.model import Document, Span
from kg.vocabulary import DCTERMS, OA, PROV, RDF, RDFS

_REMEDY = "build again with `kg build`, or bring back the file that it was built from"


class Passage(NamedTuple):
    """A quote, and where it is said to stand."""

    file: str  # of the built folder, with the line or node
    source: str
    span: Span
    quote: str


class Verified(NamedTuple):
    """What was checked and found right."""

    documents: int
    passages: int  # of graph.ttl and statements.jsonl together


def verify(folder: Path, documents: Iterable[Document], shapes: Path) -> Verified:
    """Check the graph and the statements of a folder; the first fault raises ConformanceError."""
    sources = {document.name: document for document in documents}
    graph = _Graph(_built(folder, "graph.ttl"))
    _check_digests(graph.digests(), sources)
    count = 0
    for passage in (*graph.passages(), *_passages(_built(folder, "statements.jsonl"))):
        _check_quote(passage, sources)
        count += 1
    _check_shapes(folder / "graph.ttl", shapes)
    return Verified(len(graph.digests()), count)


def _built(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise OutputError(f"{path}: there is no such file: build the graph with `kg build`")
    return path


class _Graph:
    """The evidence of a Turtle file."""

    def __init__(self, path: Path) -> None:
        from pyoxigraph import RdfFormat, Store

        self._path = path
        self._store = Store()
        try:
            self._store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
        except SyntaxError as fault:
            raise ConformanceError(f"{path}: not Turtle: {fault}; {_REMEDY}") from fault

    def digests(self) -> dict[str, str]:
        """The digest of each document, by its name."""
        return {name: digest for _, name, digest in self._documents()}

    def passages(self) -> Iterator[Passage]:
        """The passages of the graph."""
        names = {iri: name for iri, name, _ in self._documents()}
        for iri, document, start, end, quote in self._select(
            f"?m <{OA.hasSource}> ?d ; <{OA.hasSelector}> ?s . "
            f"?s <{OA.start}> ?start ; <{OA.end}> ?end ; <{OA.exact}> ?quote",
            "?m ?d ?start ?end ?quote",
        ):
            span = Span(int(start), int(end))
            yield Passage(f"{self._path}: {iri}", names.get(document, document), span, quote)

    def _documents(self) -> Iterator[tuple[str, ...]]:
        return self._select(
            f"?d <{RDF.type}> <{PROV.Entity}> ; <{RDFS.label}> ?name ; <{DCTERMS.identifier}> ?digest",
            "?d ?name ?digest",
        )

    def _select(self, pattern: str, variables: str) -> Iterator[tuple[str, ...]]:
        """Rows of values, sorted by the first variable."""
        first = variables.split()[0]
        rows = self._store.query(f"SELECT {variables} {{ {pattern} }} ORDER BY {first}")
        for row in rows:  # type: ignore[union-attr]  # a SELECT gives rows
            yield tuple(term.value for term in row)


def _check_digests(digests: Mapping[str, str], sources: Mapping[str, Document]) -> None:
    for name, digest in sorted(digests.items()):
        if name not in sources:
            raise ConformanceError(f"{name}: the graph quotes it, but it is not among the sources: name it too")
        if digest != f"sha256:{sources[name].digest}":
            raise ConformanceError(
                f"{name}: the file has changed since the build: its digest is sha256:{sources[name].digest}, "
                f"the graph has {digest}; {_REMEDY}"
            )


def _passages(path: Path) -> Iterator[Passage]:
    """The passages of statements.jsonl."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            yield from _of_line(f"{path}:{number}", line)


def _of_line(where: str, line: str) -> list[Passage]:
    try:
        return [
            Passage(where, passage["source"], Span(int(passage["start"]), int(passage["end"])), passage["quote"])
            for passage in json.loads(line)["evidence"]
        ]
    except (ValueError, KeyError, TypeError) as fault:
        raise ConformanceError(f"{where}: not a statement: {fault!r}; {_REMEDY}") from fault


def _check_quote(passage: Passage, sources: Mapping[str, Document]) -> None:
    if passage.source not in sources:
        raise ConformanceError(f"{passage.file}: quotes {passage.source}, which is not among the sources: name it too")
    start, stop = passage.span
    found = sources[passage.source].text[start:stop]
    if found != passage.quote or not 0 <= start < stop:
        raise ConformanceError(
            f"{passage.file}: {passage.source}, {start} to {stop}, has {found!r}, "
            f"but the graph quotes {passage.quote!r}; {_REMEDY}"
        )


def _check_shapes(path: Path, shapes: Path) -> None:
    from kg.validation import load, require_conformance, validate

    require_conformance(validate(load(path), shapes))
