"""Frames and rules of composition to RDF: a frame is a lexical concept that triggers evoke."""

from __future__ import annotations

from collections.abc import Iterator

from kg.composition import Attachment
from kg.dataset.layout import Pair, block, objects
from kg.dataset.terms import Names, literal, tagged
from kg.frames import Frame, Role, State
from kg.ontolex.grammar import Terms
from kg.ontolex.layout import head, used
from kg.ontology import Ontology
from kg.vocabulary import RDFS, SCHEMA, SUTRA
from kg.vocabulary.lexical import FRAME_BASE, LEXIS, ONTOLEX

MOMENTS = ("states", "planned", "goal", "denied")
VARIABLE = {"is": LEXIS.isKind, "measures": LEXIS.measures}  # what is said depends on the object, on the subject
SETTINGS = ("operator", "perfect", "progressive")


def frames(ontology: Ontology, terms: Terms) -> Iterator[str]:
    """Yield frames.ttl."""
    names = Names({**used(("frame", "lexinfo", "lexis", "ontolex", "rdfs", "sutra", "xsd")), "schema": SCHEMA.BASE})
    yield from head(names, "frames.toml and composition.txt")
    for _, frame in sorted(ontology.frames.items()):
        iri = FRAME_BASE + frame.name
        yield block(names[iri], _frame(frame, names))
        for role in sorted(frame.roles):
            yield block(names[f"{iri}.{role.name}"], _role(role, frame, names))
        for moment in MOMENTS:
            for number, state in enumerate(getattr(frame, moment), start=1):
                yield from _state(state, moment, f"{iri}.{moment}-{number}", names)
    for kind, rules in _rules(ontology):
        for number, rule in enumerate(rules, start=1):
            yield block(names[f"{FRAME_BASE}{kind}-{number}"], _attachment(rule, kind, names, terms))


def _frame(frame: Frame, names: Names) -> list[Pair]:
    iri = FRAME_BASE + frame.name
    states = [names[f"{iri}.{moment}-{n}"] for moment in MOMENTS for n in range(1, len(getattr(frame, moment)) + 1)]
    return [
        ("a", f"{names[LEXIS.Frame]}, {names[ONTOLEX.LexicalConcept]}"),
        (names[RDFS.label], tagged(frame.name.replace("-", " "), "en")),
        (names[LEXIS.absorbs], "true" if frame.absorbs else ""),
        (names[LEXIS.comparator], literal(frame.comparator) if frame.comparator else ""),
        *((names[LEXIS.term(key)], _status(getattr(frame, key), names)) for key in SETTINGS),
        (names[LEXIS.purpose], _status(frame.purpose, names)),
        (names[LEXIS.role], objects(names[f"{iri}.{role.name}"] for role in frame.roles)),
        (names[LEXIS.state], ", ".join(states)),
        (names[LEXIS.status], _status(frame.status, names)),
    ]


def _status(status: str, names: Names) -> str:
    """A status of the vocabulary; "none", which drops what is governed, stays a word."""
    if not status:
        return ""
    iri = SUTRA.BASE + status
    return names[iri] if iri in SUTRA.terms() else literal(status)


def _role(role: Role, frame: Frame, names: Names) -> list[Pair]:
    qualifiers = [names[_property(name)] for name, player in frame.qualifiers if player == role.name]
    return [
        ("a", names[LEXIS.Role]),
        (names[LEXIS.optional], "true" if role.optional else ""),
        (names[LEXIS.player], _classes(role.classes, names)),
        (names[LEXIS.qualifier], objects(qualifiers)),
    ]


def _state(state: State, moment: str, iri: str, names: Names) -> Iterator[str]:
    """Yield a state, and the conditions on it."""
    frame = iri.rpartition(".")[0]
    tests = {f"{iri}-when-{number}": test for number, test in enumerate(state.conditions, start=1)}
    pairs = [
        ("a", names[LEXIS.State]),
        (names[LEXIS.condition], objects(names[test] for test in tests)),
        (names[LEXIS.moment], literal(moment)),
        (names[LEXIS.numberOnly], "true" if state.number else ""),
        (names[LEXIS.object], names[f"{frame}.{state.object}"]),
        (names[LEXIS.predicate], names[_property(state.predicate)]),
        (names[LEXIS.subject], names[f"{frame}.{state.subject}"]),
    ]
    yield block(names[iri], pairs)
    for name, test in tests.items():
        classes = LEXIS.conditionExcludes if test.negated else LEXIS.conditionClass
        said = [(names[classes], _classes(test.classes, names)), (names[LEXIS.tests], names[f"{frame}.{test.role}"])]
        yield block(names[name], [("a", names[LEXIS.Condition]), *said])


def _rules(ontology: Ontology) -> Iterator[tuple[str, tuple[Attachment, ...]]]:
    rules = ontology.composition
    yield from (("adjunct", rules.adjuncts), ("attachment", rules.attachments), ("modifier", rules.modifiers))


def _attachment(rule: Attachment, kind: str, names: Names, terms: Terms) -> list[Pair]:
    cases = [names[iri] for iri in terms.marks(rule.cases)]
    return [
        ("a", names[LEXIS.Attachment]),
        (names[RDFS.label], tagged(f"{kind}: {rule.name}", "en")),
        (names[LEXIS.dependentCase], objects(cases)),
        (names[LEXIS.dependentClass], _classes(rule.classes, names)),
        (names[LEXIS.headClass], _classes((rule.head,), names)),
        (names[LEXIS.inverse], "true" if rule.inverse else ""),
        (names[LEXIS.predicate], names[_property(rule.property)]),
    ]


def _classes(classes: tuple[str, ...], names: Names) -> str:
    """Classes of things; "*" is any and is left out, as are kinds of mention that are no class."""
    known = SUTRA.terms()
    return objects(names[SUTRA.BASE + name] for name in classes if SUTRA.BASE + name in known)


def _property(name: str) -> str:
    """The IRI of a property as frames.toml names it: of Sutra, of schema.org, or one that stands for others."""
    for namespace in (SUTRA, SCHEMA):
        if namespace.BASE + name in namespace.terms():
            return namespace.term(name)
    return VARIABLE[name]
