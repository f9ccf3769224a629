"""What we know: loaders of ontology/; nothing else reads those files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.composition import Attachment, Composition, load_composition
from kg.entries import lines, read_text, read_toml
from kg.errors import KnowledgeError, LanguageError
from kg.frames import Frame, load_frames
from kg.lexicon import Lexicon, load_lexicon

RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
RDFS_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SUTRA = "https://w3id.org/sutra/onto#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
FLAGS = frozenset({"closes", "generic", "relational", "seat", "topical", "transparent"})
KEYS = frozenset({"evokes", "function", "named", "selects", "unit", "value"})
UNNAMED = frozenset({"is", "measures"})  # predicates of frames that stand for what the classes say
PSEUDO = frozenset({"Unknown", "Name", "Claim", "Quantity", "TimeSpan", "Anaphor"})


class Concept(NamedTuple):
    """What a word can mean: a line of concepts.txt."""

    id: str
    cls: str
    label: str
    flags: frozenset[str]
    values: Mapping[str, str]


class Place(NamedTuple):
    """A thing of the gazetteer."""

    iri: str
    cls: str
    labels: tuple[tuple[str, str, bool], ...]  # (text, language, preferred)
    matches: tuple[tuple[str, str], ...]
    ordinal: int = 0
    years: tuple[str, ...] = ()  # first and last, of a plan


@dataclass(frozen=True)
class Ontology:
    """Everything in ontology/."""

    concepts: Mapping[str, Concept]
    frames: Mapping[str, Frame]
    composition: Composition
    gazetteer: Mapping[str, Place]
    ancestors: Mapping[str, frozenset[str]]  # class -> itself and all above it
    labels: Mapping[str, Mapping[str, str]]  # IRI of a class or property -> language -> label
    notations: Mapping[str, str]  # IRI of a comparator -> its sign
    marks: Mapping[str, str]  # punctuation character -> function
    languages: Mapping[str, Lexicon]

    def is_a(self, cls: str, wanted: Collection[str]) -> bool:
        """Whether a class is one of the wanted, or below one; * is any."""
        above = self.ancestors.get(cls)
        if above is None:
            return cls in wanted or "*" in wanted
        return not above.isdisjoint(wanted) or "*" in wanted

    def lexicon(self, tag: str) -> Lexicon:
        """The lexicon of a language."""
        if tag not in self.languages:
            known = ", ".join(sorted(self.languages))
            raise LanguageError(
                f"no data for language {tag!r}: choose one of {known}, or add ontology/languages/{tag}/"
            )
        return self.languages[tag]

    def attachment(self, head: str, dependent: str, case: str, *, late: bool = False) -> Attachment | None:
        """The rule by which a class in a case hangs on a head; `late` adds those that yield to frames."""
        for rule in self.composition.attachments:
            fits = case in rule.cases and self.is_a(head, (rule.head,)) and self.is_a(dependent, rule.classes)
            if fits and (late or not rule.late):
                return rule
        return None

    @cached_property
    def concept_labels(self) -> Mapping[str, Mapping[str, str]]:
        """Concept -> language -> preferred form, English from concepts.txt where no lexicon has it."""
        found = {concept.id: {"en": concept.label} for concept in self.concepts.values()}
        for tag, lexicon in sorted(self.languages.items()):
            for concept, form in lexicon.labels.items():
                found[concept][tag] = form
        return found


def root() -> Path:
    """The folder ontology/, in an installed package or in a checkout."""
    installed = Path(__file__).parent / "_ontology"
    return installed if installed.exists() else Path(__file__).parent.parent / "ontology"


def load_ontology(folder: Path | None = None) -> Ontology:
    """Read ontology/ and check that its parts fit together."""
    folder = folder or root()
    ancestors, labels, notations = vocabulary(folder / "sutra.ttl")
    concepts = load_concepts(folder / "concepts.txt", ancestors)
    gazetteer = load_gazetteer(folder / "gazetteer.ttl")
    languages = {
        path.name: load_lexicon(path, tuple(names(gazetteer.values(), path.name)))
        for path in sorted((folder / "languages").iterdir())
        if path.is_dir()
    }
    found = Ontology(
        concepts,
        load_frames(folder / "frames.toml"),
        load_composition(folder / "composition.txt"),
        gazetteer,
        ancestors,
        labels,
        notations,
        load_marks(folder / "punctuation.toml"),
        languages,
    )
    check(found)
    return found


def check(ontology: Ontology) -> None:
    """Refuse entries that point at nothing."""
    for lexicon in ontology.languages.values():
        for entry in lexicon.entries:
            if entry.section == "concepts" and entry.target not in ontology.concepts:
                raise KnowledgeError(
                    entry.where, f"no concept {entry.target!r}", "add it to concepts.txt or mend the id"
                )
            if entry.section == "triggers":
                roles = [cases[0] if role == "noun" else role for role, cases in entry.marks if role != "feature"]
                check_trigger(ontology, entry.where, entry.target, roles)
    for frame_ in ontology.frames.values():
        check_frame(ontology, frame_)
    for concept in ontology.concepts.values():
        frame = concept.values.get("evokes")
        if frame and frame not in ontology.frames:
            raise KnowledgeError("concepts.txt", f"{concept.id!r} evokes no frame {frame!r}", "add it to frames.toml")


def check_frame(ontology: Ontology, frame: Frame) -> None:
    """Refuse a frame that names a class or a property that sutra.ttl has not."""
    where = f"frames.toml [{frame.name}]"
    states = (*frame.states, *frame.planned, *frame.goal, *frame.denied)
    conditions = [test.classes for state in states for test in state.conditions]
    for classes in (*(role.classes for role in frame.roles), *conditions):
        for cls in classes:
            if cls not in ontology.ancestors and cls not in PSEUDO and cls != "*":
                raise KnowledgeError(where, f"unknown class {cls!r}", "use a class of sutra.ttl")
    for state in states:
        if state.predicate not in ontology.ancestors and state.predicate not in UNNAMED:
            raise KnowledgeError(where, f"unknown property {state.predicate!r}", "use a property of sutra.ttl")


def check_trigger(ontology: Ontology, where: str, frame: str, roles: Iterable[str]) -> None:
    """Refuse a trigger without frame, or a mark for a role that the frame has not."""
    if frame not in ontology.frames:
        raise KnowledgeError(where, f"no frame {frame!r}", "add it to frames.toml or mend the name")
    known = {role.name for role in ontology.frames[frame].roles}
    for role in roles:
        if role not in known:
            raise KnowledgeError(where, f"frame {frame!r} has no role {role!r}", f"use one of {sorted(known)}")


def load_concepts(path: Path, ancestors: Mapping[str, frozenset[str]]) -> dict[str, Concept]:
    """Read concepts.txt."""
    found: dict[str, Concept] = {}
    for line in lines(path):
        before, quote, rest = line.text.partition('"')
        label, _, after = rest.partition('"')
        words = [*before.split(), *after.split()]
        if len(words) < 2:
            raise KnowledgeError(line.where, f"cannot read {line.text!r}", 'write id Class ["label"] [flags]')
        concept, cls, *flags = words
        if cls not in ancestors:
            raise KnowledgeError(line.where, f"unknown class {cls!r} of {concept!r}", "use a class of sutra.ttl")
        if concept in found:
            raise KnowledgeError(line.where, f"concept {concept!r} is listed twice", "remove one of the two")
        values = dict(flag.split("=", 1) for flag in flags if "=" in flag)
        check_flags(line.where, concept, {*(flag for flag in flags if "=" not in flag)}, values, ancestors)
        label = label if quote else concept.replace("-", " ")
        found[concept] = Concept(concept, cls, label, frozenset(flag for flag in flags if "=" not in flag), values)
    return found


def check_flags(
    where: str, concept: str, flags: Collection[str], values: Mapping[str, str], classes: Collection[str]
) -> None:
    """Refuse flags that mean nothing, and names of unknown classes."""
    wrong = [flag for flag in flags if flag not in FLAGS]
    wrong += [f"{key}={value}" for key, value in values.items() if key not in KEYS]
    if wrong:
        known = ", ".join([*sorted(FLAGS), *(f"{key}=" for key in sorted(KEYS))])
        raise KnowledgeError(where, f"unknown flag {wrong[0]!r} of {concept!r}", f"use one of {known}")
    for key in ("named", "selects"):
        for cls in values[key].split(",") if key in values else ():
            if cls not in classes:
                raise KnowledgeError(where, f"unknown class {cls!r} of {concept!r}", "use a class of sutra.ttl")


def vocabulary(path: Path) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, str]], dict[str, str]]:
    """The class tree, the labels and the notations of sutra.ttl."""
    notations: dict[str, str] = {}
    parents: dict[str, set[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    for subject, predicate, value in triples(path):
        if predicate == RDFS_LABEL and isinstance(value, pyoxigraph.Literal):
            labels.setdefault(subject, {})[value.language or ""] = value.value
        elif predicate == SKOS + "notation":
            notations[subject] = value.value
        elif predicate in (RDF_TYPE, RDFS_SUBCLASS) and subject.startswith(SUTRA):
            above = parents.setdefault(subject.removeprefix(SUTRA), set())
            if predicate == RDFS_SUBCLASS and isinstance(value, pyoxigraph.NamedNode):
                above.add(value.value.removeprefix(SUTRA))
    return {name: frozenset(closure(name, parents)) for name in parents}, labels, notations


def closure(name: str, parents: Mapping[str, set[str]]) -> set[str]:
    """A class and all above it."""
    found, waiting = set(), [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(parents.get(current, ()))
    return found


def load_gazetteer(path: Path) -> dict[str, Place]:
    """The things of gazetteer.ttl by IRI."""
    facts: dict[str, list[tuple[str, pyoxigraph.NamedNode | pyoxigraph.Literal]]] = {}
    for subject, predicate, value in triples(path):
        facts.setdefault(subject, []).append((predicate, value))
    places = (place(iri, known) for iri, known in sorted(facts.items()))
    return {found.iri: found for found in places if found.cls}


def place(iri: str, facts: Iterable[tuple[str, pyoxigraph.NamedNode | pyoxigraph.Literal]]) -> Place:
    """One thing of the gazetteer from its triples."""
    cls, ordinal, years = "", 0, []
    labels, matches = [], []
    for predicate, value in facts:
        if predicate == RDF_TYPE and value.value.startswith(SUTRA):
            cls = value.value.removeprefix(SUTRA)
        elif predicate in (SKOS + "prefLabel", SKOS + "altLabel") and isinstance(value, pyoxigraph.Literal):
            labels.append((value.value, value.language or "", predicate.endswith("prefLabel")))
        elif predicate in (SKOS + "exactMatch", SKOS + "closeMatch"):
            matches.append((predicate, value.value))
        elif predicate == SUTRA + "ordinal":
            ordinal = int(value.value)
        elif predicate.startswith(SEM):
            years.append(value.value[:4])
    return Place(iri, cls, tuple(sorted(labels)), tuple(sorted(matches)), ordinal, tuple(sorted(years)))


def names(places: Iterable[Place], tag: str) -> Iterator[tuple[str, str]]:
    """Yield (IRI, name) of places in a language."""
    for place in places:
        for text, language, _ in place.labels:
            if language == tag:
                yield place.iri, text


def triples(path: Path) -> Iterator[tuple[str, str, pyoxigraph.NamedNode | pyoxigraph.Literal]]:
    """Yield the triples of a Turtle file."""
    try:
        for quad in pyoxigraph.parse(read_text(path), format=pyoxigraph.RdfFormat.TURTLE):
            if isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(
                quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                yield quad.subject.value, quad.predicate.value, quad.object
    except SyntaxError as error:
        raise KnowledgeError(path.name, f"not valid Turtle ({error})", "mend the line it names") from error


def load_marks(path: Path) -> dict[str, str]:
    """Punctuation character -> function."""
    return {mark: function for function, marks in read_toml(path).items() for mark in str(marks)}
