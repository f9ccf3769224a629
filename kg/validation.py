"""A finished graph against ontology/shapes.ttl (SHACL 1.0): what conforms, and what does not and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import ConformanceError

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
