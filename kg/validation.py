"""A finished graph against ontology/shapes.ttl (SHACL 1.0): what conforms, and what does not and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import ConformanceError
from kg.vocabulary import XSD

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SHOWN = 10


class Violation(NamedTuple):
    """One node that breaks one shape."""

    node: str
    path: str  # empty when the whole node is at fault
    value: str
    shape: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the shapes found, sorted."""

    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return not self.violations


def load(path: Path) -> Graph:
    """Read a Turtle file into a graph to validate; pyoxigraph parses it, as rdflib takes three times as long."""
    import pyoxigraph
    from rdflib import Graph

    graph = Graph()
    known: dict[object, Node] = {}
    for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        for term in quad.triple:
            if term not in known:
                known[term] = _node(term)
        graph.add((known[quad.subject], known[quad.predicate], known[quad.object]))
    return graph


def _node(term: object) -> Node:
    """A term of pyoxigraph as one of rdflib."""
    from pyoxigraph import Literal, NamedNode
    from rdflib.term import BNode, URIRef
    from rdflib.term import Literal as Text

    match term:
        case NamedNode():
            return URIRef(term.value)
        case Literal(language=str(language)):
            return Text(term.value, lang=language)
        case Literal(datatype=NamedNode(value=XSD.string)):
            return Text(term.value)
        case Literal():
            return Text(term.value, datatype=URIRef(term.datatype.value))
    return BNode(str(term))


def validate(graph: Graph, shapes: Path) -> Report:
    """Check a graph against the shapes of a file."""
    from pyshacl import validate as check
    from rdflib import RDF, SH, Graph

    _, found, _ = check(graph, shacl_graph=Graph().parse(shapes, format="turtle"), inference="none", advanced=False)
    return Report(tuple(sorted(_violation(found, result) for result in found.subjects(RDF.type, SH.ValidationResult))))


def _violation(found: Graph, result: Node) -> Violation:
    from rdflib import SH

    node, path, value, shape, message = (
        str(found.value(result, term) or "")
        for term in (SH.focusNode, SH.resultPath, SH.value, SH.sourceShape, SH.resultMessage)
    )
    return Violation(node, path, value, shape, message)


def require_conformance(report: Report) -> None:
    """Raise ConformanceError, with the first violations, if there are any."""
    if report.conforms:
        return
    shown = [f"{fault.node}: {fault.message} ({fault.shape})" for fault in report.violations[:_SHOWN]]
    raise ConformanceError(
        f"the graph breaks its shapes {len(report.violations)} times:\n  "
        + "\n  ".join(shown)
        + "\nmend the data in ontology/ or the documents that these nodes come from"
    )
