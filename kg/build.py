"""Sources to an output folder: reads what can be read, and says what could not."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kg import coverage, pipeline
from kg.coverage import Coverage
from kg.documents import language_of, read_document
from kg.errors import LanguageError, SourceError
from kg.export.folder import replacing
from kg.model import Document, Reading
from kg.ontology import Ontology
from kg.output import FILES, write_files
from kg.sources import find_sources, names_of
from kg.vocabulary import DATA_BASE

YOUNG = 100_000  # objects made between two looks of the garbage collector: what a build makes, it keeps
Notify = Callable[[str], None]


class Failure(NamedTuple):
    """A document that could not be read, and why."""

    source: str
    message: str


class Built(NamedTuple):
    """What a build did."""

    folder: Path
    coverage: tuple[Coverage, ...]
    failures: tuple[Failure, ...]
    things: int
    statements: int
    violations: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Give the same as JSON has it."""
        return {
            "output": str(self.folder),
            "documents": [coverage.to_json(each) for each in self.coverage],
            "failures": [failure._asdict() for failure in self.failures],
            "things": self.things,
            "statements": self.statements,
            "violations": list(self.violations),
        }


def build(patterns: Sequence[str], folder: Path, *, language: str, base: str, notify: Notify) -> Built:
    """Read the sources and write the output folder, whole or not at all."""
    with replacing(folder, FILES) as fresh, rare_collection():
        ontology = pipeline.knowledge()
        intake = Intake(patterns, ontology, language=language, base=base, notify=notify)
        knowledge = pipeline.fuse(intake.read(), ontology, base)
        notify(f"writing {len(knowledge.statements)} statements about {len(knowledge.entities)} things")
        violations = write_files(fresh, knowledge, intake.coverage, ontology.labels, base)
    things, statements = len(knowledge.entities), len(knowledge.statements)
    return Built(folder, tuple(intake.coverage), tuple(intake.failures), things, statements, violations)


@contextmanager
def rare_collection() -> Iterator[None]:
    """Let the garbage collector look seldom while a build fills the memory; give back its settings afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Intake:
    """Reads documents one after another, and keeps what became of each but not its readings."""

    def __init__(
        self, patterns: Sequence[str], ontology: Ontology, *, language: str = "", base: str = DATA_BASE, notify: Notify
    ) -> None:
        self.paths = names_of(find_sources(patterns))
        self.ontology, self.language, self.base, self.notify = ontology, language, base, notify
        self.coverage: list[Coverage] = []
        self.failures: list[Failure] = []

    def read(self) -> Iterator[tuple[Document, tuple[Reading, ...]]]:
        """Yield each document that can be read, and its readings; SourceError if there is none."""
        for path, name in self.paths.items():
            try:
                document, how = _open(path, name, self.ontology, self.language, self.base)
            except (SourceError, LanguageError) as fault:
                self.failures.append(Failure(str(path), str(fault)))
                continue
            self.notify(f"{document.name}: {document.language} ({how})")
            readings = tuple(pipeline.read(document, self.ontology))
            self.coverage.append(coverage.measure(document, readings, how))
            yield document, readings
        if not self.coverage:
            raise _nothing(self.failures)


def _nothing(failures: Sequence[Failure]) -> SourceError:
    messages = [failure.message for failure in failures]
    more = f"\nand {len(messages) - 10} more" if len(messages) > 10 else ""
    return SourceError("\n".join(messages[:10]) + more)


def _open(path: Path, name: str, ontology: Ontology, language: str, base: str) -> tuple[Document, str]:
    scripts = {tag: lexicon.profile.script for tag, lexicon in ontology.languages.items()}
    tag, how = language_of(path, language, scripts)
    return read_document(path, tag, base=base, name=name), how
