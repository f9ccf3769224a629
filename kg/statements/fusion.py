"""Facts of all documents to statements: equal ones fuse and keep every passage, contradicting ones are linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg.graph import Evidence, Literal, Qualifier, Statement
from kg.model import DURING, Quantity, Span
from kg.statements.facts import Fact
from kg.statements.things import Thing, digest
from kg.vocabulary import RDF, SCHEMA, SUTRA, XSD

PROPERTIES = {"type": RDF.type, "material": SCHEMA.material}


def property_iri(name: str) -> str:
    """The IRI of a property of the ontology."""
    return PROPERTIES.get(name) or SUTRA.term(name)


def fuse(facts: Iterable[Fact], base: str) -> tuple[Statement, ...]:
    """The statements that facts make, sorted by IRI."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(statement_iri(fact, base), []).append(fact)
    return tuple(statement(iri, found, base) for iri, found in sorted(groups.items()))


def statement_iri(fact: Fact, base: str) -> str:
    """The IRI minted from what a fact says; a figure holds at its time only."""
    timed = isinstance(fact.object, Thing) and fact.object.cls == "Quantity"
    times = sorted(thing.key for name, thing in fact.qualifiers if name == DURING) if timed else []
    parts = (fact.subject.key, fact.predicate, object_key(fact, base), fact.status, fact.polarity, *times)
    return f"{base}claim_{digest(*parts)}"


def object_key(fact: Fact, base: str) -> str:
    """What the object of a fact is, as a string."""
    match fact.object:
        case Fact():
            return statement_iri(fact.object, base)
        case Thing():
            return fact.object.key
    return fact.object


def statement(iri: str, facts: Sequence[Fact], base: str) -> Statement:
    """The statement of equal facts, with the passages of all."""
    first = facts[0]
    qualifiers = {Qualifier(property_iri(name), base + thing.key) for fact in facts for name, thing in fact.qualifiers}
    return Statement(
        iri,
        base + first.subject.key,
        property_iri(first.predicate),
        object_term(first, base),
        first.status,
        first.polarity,
        tuple(sorted(qualifiers)),
        tuple(sorted({fact.evidence for fact in facts}, key=order)),
    )


def object_term(fact: Fact, base: str) -> str | Literal:
    """The object of a fact as IRI or plain value."""
    match fact.object:
        case Fact():
            return statement_iri(fact.object, base)
        case Thing():
            return base + fact.object.key
    if fact.predicate == "type":
        return SUTRA.term(fact.object)
    return Literal(fact.object, XSD.positiveInteger)


def order(evidence: Evidence) -> tuple[str, Span, str]:
    """The order of passages in outputs."""
    return evidence.source, evidence.span, evidence.rule


def conflicts(statements: Sequence[Statement], quantities: Mapping[str, Quantity]) -> tuple[Statement, ...]:
    """The statements with links between figures that cannot both hold: same thing, property and time, bounds apart."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for each in statements:
        if isinstance(each.object, str) and each.object in quantities and each.is_plain:
            groups.setdefault((each.subject, each.predicate, each.qualifiers), []).append(each)
    found: dict[str, set[str]] = {}
    for group in groups.values():
        for a, b in combinations(group, 2):
            if apart(quantities[str(a.object)], quantities[str(b.object)]):
                found.setdefault(a.iri, set()).add(b.iri)
                found.setdefault(b.iri, set()).add(a.iri)
    return tuple(
        replace(each, conflicts=tuple(sorted(found[each.iri]))) if each.iri in found else each for each in statements
    )


def apart(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities of one unit cannot be the same figure."""
    if a.unit != b.unit or a.period != b.period or "several" in (a.comparator, b.comparator):
        return False
    return below(a, b) or below(b, a)


def below(a: Quantity, b: Quantity) -> bool:
    """Whether a figure is certainly under another; "more than 200" is not 200."""
    if a.maximum is None or b.minimum is None:
        return False
    return a.maximum < b.minimum or (a.maximum == b.minimum and b.comparator == "moreThan")
