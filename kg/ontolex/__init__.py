"""The files of ontology/ to RDF: concepts as SKOS, frames, and the lexicons as OntoLex-Lemon.

https://www.w3.org/2016/05/ontolex/ and https://www.w3.org/TR/skos-reference/. What is written is sorted, without blank
nodes, and the same bytes for the same sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph

from kg.export.folder import write
from kg.ontolex.concepts import concepts
from kg.ontolex.frames import frames
from kg.ontolex.grammar import Terms, load_terms
from kg.ontolex.lexicon import lexicon
from kg.ontology import Ontology, load_ontology

__all__ = ["counts", "differing", "generated", "ntriples", "write_generated"]

Chunks = Callable[[], Iterator[str]]


def generated(folder: Path) -> dict[str, Chunks]:
    """The files that are made from others: their names in the folder, and how to make each."""
    ontology = load_ontology(folder)
    terms = load_terms(folder / "lexinfo.toml")
    found: dict[str, Chunks] = {
        "concepts.ttl": lambda: concepts(ontology),
        "frames.ttl": lambda: frames(ontology, terms),
    }
    for tag in sorted(ontology.languages):
        found[f"languages/{tag}/lexicon.ttl"] = _lexicon(folder, ontology, tag, terms)
    return found


def _lexicon(folder: Path, ontology: Ontology, tag: str, terms: Terms) -> Chunks:
    return lambda: lexicon(ontology, folder / "languages" / tag, terms)


def write_generated(folder: Path) -> tuple[str, ...]:
    """Write the generated files that are not current; their names."""
    stale = tuple(_stale(folder))
    for name, text in stale:
        write(folder / name, (text,))
    return tuple(name for name, _ in stale)


def differing(folder: Path) -> tuple[str, ...]:
    """The generated files that are missing or are not what their sources give."""
    return tuple(name for name, _ in _stale(folder))


def _stale(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the names of files that are not current, and what should be in them."""
    for name, chunks in generated(folder).items():
        path, text = folder / name, "".join(chunks())
        if not path.is_file() or path.read_bytes() != text.encode():
            yield name, text


def ntriples(folder: Path) -> Iterator[str]:
    """All of ontology/ as N-Triples, file by file, for a triple store."""
    made = generated(folder)
    for path in sorted(folder.glob("*.ttl")):
        if path.name not in made:
            yield from _triples(path.stem, path.read_text(encoding="utf-8"))
    for name, chunks in sorted(made.items()):
        yield from _triples(Path(name).stem, "".join(chunks()))


def _triples(name: str, text: str) -> Iterator[str]:
    """Triples of a Turtle file; the nodes of its lists, which have no name, are numbered."""
    numbers: dict[pyoxigraph.BlankNode, pyoxigraph.BlankNode] = {}

    def number(term: object) -> object:
        if not isinstance(term, pyoxigraph.BlankNode):
            return term
        return numbers.setdefault(term, pyoxigraph.BlankNode(f"{name}{len(numbers)}"))

    for quad in pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE):
        yield f"{number(quad.subject)} {quad.predicate} {number(quad.object)} ."


def counts(folder: Path) -> Iterator[str]:
    """What is in ontology/, line by line."""
    found = load_ontology(folder)
    yield f"{len(found.concepts)} concepts, {len(found.frames)} frames, {len(found.gazetteer)} named things"
    for tag, known in sorted(found.languages.items()):
        yield f"{tag}: {len(known.entries)} forms, {len(known.labels)} concepts with a word"
