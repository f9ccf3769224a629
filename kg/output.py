"""Knowledge to the files of an output folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from kg import coverage
from kg.coverage import Coverage
from kg.export.folder import create, write
from kg.graph import Knowledge
from kg.ontology import root

FILES = ("graph.ttl", "graph.trig", "statements.jsonl", "graph.html", "report.md", coverage.FILE)


def write_files(
    folder: Path, knowledge: Knowledge, measured: Sequence[Coverage], labels: Mapping[str, Mapping[str, str]], base: str
) -> tuple[str, ...]:
    """Write all files into a folder, and give what the shapes find; the report has it too."""
    from kg.dataset import trig, turtle
    from kg.export.html import write_page
    from kg.export.statements import lines
    from kg.report import report

    def page(stream: BinaryIO) -> None:
        write_page(knowledge, stream, title=_title(knowledge), labels=labels)

    write(folder / "graph.ttl", turtle(knowledge, labels, base=base))
    write(folder / "graph.trig", trig(knowledge, labels, base=base))
    write(folder / "statements.jsonl", lines(knowledge, labels))
    create(folder / "graph.html", page)
    violations = tuple(_violations(folder / "graph.ttl"))
    write(folder / coverage.FILE, coverage.dump(measured))
    write(folder / "report.md", report(knowledge, measured, violations))
    return violations


def _title(knowledge: Knowledge) -> str:
    """Name the page after the documents: their titles, else their names."""
    titles = [document.metadata.get("title", document.name) for document in knowledge.documents]
    return ", ".join(titles[:3]) + (f" and {len(titles) - 3} more" if len(titles) > 3 else "")


def _violations(path: Path) -> Iterator[str]:
    from kg.validation import load, validate

    found = validate(load(path), root() / "shapes.ttl")
    for fault in found.violations:
        yield f"{fault.node}: {fault.message} ({fault.shape})"
