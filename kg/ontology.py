"""What we know: loaders of ontology/; nothing else reads those files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.composition import Attachment, Composition, load_composition
from kg.entries import Line, check_known, check_number, check_once, lines, read_toml, read_turtle
from kg.errors import KnowledgeError, LanguageError
from kg.frames import Frame, load_frames
from kg.functions import MARKS, WORDS
from kg.gazetteer import Place, load_gazetteer, names
from kg.lexicon import Lexicon, load_lexicon

RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
RDFS_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SUTRA = "https://w3id.org/sutra/onto#"
FLAGS = frozenset({"closes", "counting", "generic", "relational", "seat", "topical", "transparent"})
KEYS = frozenset({"evokes", "function", "named", "period", "selects", "unit", "value"})
BORROWED = frozenset({"material"})  # properties of other vocabularies
UNNAMED = frozenset({"is", "measures"})  # predicates of frames that stand for what the classes say
PSEUDO = frozenset({"Unknown", "Name", "Claim", "Quantity", "TimeSpan", "Anaphor"})


class Concept(NamedTuple):
    """What a word can mean: a line of concepts.txt."""

    id: str
    cls: str
    label: str
    flags: frozenset[str]
    values: Mapping[str, str]


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

    def flagged(self, concept: str, flag: str) -> bool:
        """Whether concepts.txt gives a concept a flag."""
        return concept in self.concepts and flag in self.concepts[concept].flags

    def fitting(self, senses: Iterable[str], classes: Collection[str]) -> Concept | None:
        """The first of some concepts that is of one of the classes."""
        known = (self.concepts[sense] for sense in senses if sense in self.concepts)
        return next((concept for concept in known if self.is_a(concept.cls, classes)), None)

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
    def moments(self) -> frozenset[str]:
        """The concepts of points in time."""
        return frozenset(concept.id for concept in self.concepts.values() if concept.cls == "TimePoint")

    @cached_property
    def scripts(self) -> Mapping[str, tuple[Lexicon, ...]]:
        """Script -> the languages that are written in it."""
        found: dict[str, tuple[Lexicon, ...]] = {}
        for _, lexicon in sorted(self.languages.items()):
            found[lexicon.profile.script] = (*found.get(lexicon.profile.script, ()), lexicon)
        return found

    @cached_property
    def concept_labels(self) -> Mapping[str, Mapping[str, str]]:
        """Concept -> language -> preferred form; that of English is in concepts.txt."""
        found = {concept.id: {"en": concept.label} for concept in self.concepts.values()}
        for tag, lexicon in sorted(self.languages.items()):
            for concept, form in lexicon.labels.items():
                found[concept].setdefault(tag, form)
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
    gazetteer = load_gazetteer(folder / "gazetteer.ttl", ancestors)
    known_names = tuple(names(gazetteer.values()))
    languages = {
        path.name: load_lexicon(path, known_names) for path in sorted((folder / "languages").iterdir()) if path.is_dir()
    }
    classes, properties = terms(ancestors)
    known = {"Class": classes | {"*"}, "property": properties, "concept": concepts}
    found = Ontology(
        concepts,
        load_frames(folder / "frames.toml"),
        load_composition(folder / "composition.txt", known),
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
        check_lexicon(ontology, lexicon)
    for frame in ontology.frames.values():
        check_frame(ontology, frame)
    for concept in ontology.concepts.values():
        where = f"concepts.txt, {concept.id!r}"
        if "evokes" in concept.values:
            check_known(where, "frame", concept.values["evokes"], ontology.frames, "mend it, or add it to frames.toml")
        if "function" in concept.values:
            check_known(where, "concept", concept.values["function"], ontology.concepts)


def terms(ancestors: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The classes and the properties that rules may name."""
    classes = frozenset(name for name in ancestors if name[:1].isupper())
    return classes | PSEUDO, (frozenset(ancestors) - classes) | BORROWED


def check_lexicon(ontology: Ontology, lexicon: Lexicon) -> None:
    """Refuse words for concepts, frames and roles that there are not."""
    roles = {role.name for frame in ontology.frames.values() for role in frame.roles}
    for role in lexicon.profile.marks:
        check_known(f"{lexicon.tag}/profile.toml [marks]", "role", role, roles)
    for entry in lexicon.entries:
        if entry.section == "concepts":
            check_known(entry.where, "concept", entry.target, ontology.concepts, "mend it, or add it to concepts.txt")
        elif entry.section == "function":
            check_known(entry.where, "function", entry.target, WORDS)
        elif entry.section == "triggers":
            check_known(entry.where, "frame", entry.target, ontology.frames, "mend it, or add it to frames.toml")
            known = {role.name for role in ontology.frames[entry.target].roles}
            for role, cases in entry.marks:
                if role != "feature":
                    player = cases[0] if role == "noun" else role
                    check_known(entry.where, f"role of frame {entry.target!r}:", player, known)


def check_frame(ontology: Ontology, frame: Frame) -> None:
    """Refuse a frame that names a class or a property that sutra.ttl has not."""
    where = f"frames.toml [{frame.name}]"
    states = (*frame.states, *frame.planned, *frame.goal, *frame.denied)
    conditions = [test.classes for state in states for test in state.conditions]
    classes, properties = terms(ontology.ancestors)
    for cls in chain.from_iterable((*(role.classes for role in frame.roles), *conditions)):
        check_known(where, "class", cls, classes | {"*"}, "use a class of sutra.ttl")
    for name in (*(state.predicate for state in states), *(name for name, _ in frame.qualifiers)):
        check_known(where, "property", name, properties | UNNAMED, "use a property of sutra.ttl")


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
        check_known(line.where, f"class of {concept!r}:", cls, ancestors, "use a class of sutra.ttl")
        if concept in found:
            raise KnowledgeError(line.where, f"concept {concept!r} is listed twice", "remove one of the two")
        values = dict(flag.split("=", 1) for flag in flags if "=" in flag)
        check_flags(line, concept, flags, ancestors)
        label = label if quote else concept.replace("-", " ")
        found[concept] = Concept(concept, cls, label, frozenset(flag for flag in flags if "=" not in flag), values)
    return found


def check_flags(line: Line, concept: str, flags: Iterable[str], classes: Collection[str]) -> None:
    """Refuse flags that mean nothing, names of unknown classes, and values that are no numbers."""
    for flag in flags:
        key, value, given = flag.partition("=")
        known = {f"{each}{value}{given}" for each in KEYS} if value else FLAGS
        check_known(line.where, f"flag of {concept!r}:", flag, known)
        for cls in given.split(",") if key in ("named", "selects") else ():
            check_known(line.where, f"class of {concept!r}:", cls, classes, "use a class of sutra.ttl")
        if key == "value":
            check_number(line, given)


def vocabulary(path: Path) -> tuple[dict[str, frozenset[str]], dict[str, dict[str, str]], dict[str, str]]:
    """The class tree, the labels and the notations of sutra.ttl."""
    notations: dict[str, str] = {}
    parents: dict[str, set[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    for subject, predicate, value in read_turtle(path):
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


def load_marks(path: Path) -> dict[str, str]:
    """Punctuation character -> function."""
    table = read_toml(path)
    for function in table:
        check_known(path.name, "function", function, MARKS)
    check_once(path.name, "the mark", chain.from_iterable(map(str, table.values())))
    return {mark: function for function, marks in table.items() for mark in str(marks)}
