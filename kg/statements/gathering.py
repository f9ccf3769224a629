"""The readings of all documents to what they say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from kg.graph import Entity, Knowledge, Label, Origin, Statement
from kg.model import Document, Reading
from kg.names import Scripts
from kg.ontology import Ontology
from kg.statements.coreference import Discourse
from kg.statements.facts import Fact, Seen
from kg.statements.fusion import conflicts, fuse, statement_iri
from kg.statements.labels import Labeller
from kg.statements.linking import linked
from kg.statements.things import Minter, Thing
from kg.vocabulary import DATA_BASE, RDF, SUTRA


def gather(
    readings: Iterable[tuple[Document, Sequence[Reading]]], ontology: Ontology, scripts: Scripts, base: str = DATA_BASE
) -> Knowledge:
    """What documents say together: entities, and statements with all their evidence."""
    return gather_apart([readings], ontology, scripts, base)[0]


def gather_apart(
    sides: Iterable[Iterable[tuple[Document, Sequence[Reading]]]],
    ontology: Ontology,
    scripts: Scripts,
    base: str = DATA_BASE,
) -> tuple[Knowledge, ...]:
    """What the documents of each side say; names are linked over all sides, as in one build."""
    minter = Minter(ontology, scripts)
    seen: Seen = Counter()
    told = [listen(readings, ontology, minter, seen) for readings in sides]
    facts, seen = linked([fact for _, said in told for fact in said], seen, scripts)
    rest = iter(facts)
    return tuple(
        knowledge(documents, list(islice(rest, len(said))), seen, ontology, scripts, base) for documents, said in told
    )


def listen(
    readings: Iterable[tuple[Document, Sequence[Reading]]], ontology: Ontology, minter: Minter, seen: Seen
) -> tuple[list[Document], list[Fact]]:
    """The documents and their facts; the words that stood for things are counted."""
    documents: list[Document] = []
    facts: list[Fact] = []
    for document, sentences in readings:
        discourse = Discourse(ontology, minter)
        facts.extend(discourse.read(sentences))
        seen.update(discourse.seen)
        documents.append(document)
    return documents, facts


def knowledge(
    documents: Iterable[Document], facts: Sequence[Fact], seen: Seen, ontology: Ontology, scripts: Scripts, base: str
) -> Knowledge:
    """The things and statements that the facts of all documents make."""
    things = first_named(facts)
    statements = fuse(facts, base)
    quantities = {base + key: thing.quantity for key, thing in things.items() if thing.quantity is not None}
    statements = conflicts(statements, quantities)
    labeller = Labeller(ontology, scripts, things, seen)
    entities = dict(sorted(make_entities(things, statements, labeller, ontology, base)))
    entities |= dict(claims_as_things(facts, labeller, ontology, base))
    return Knowledge(tuple(sorted(documents, key=lambda document: document.name)), entities, statements)


def first_named(facts: Iterable[Fact]) -> dict[str, Thing]:
    """The things of facts by key; of one that goes by several names the first in order, with the fewest modifiers."""

    def order(thing: Thing) -> tuple[str, int, tuple[str, ...], tuple[str, ...], str]:
        return thing.name, len(thing.modifiers), thing.modifiers, thing.literals, thing.head

    found: dict[str, Thing] = {}
    for thing in (thing for fact in facts for thing in things_of(fact)):
        known = found.get(thing.key)
        found[thing.key] = thing if known is None else min(known, thing, key=order)
    return found


def things_of(fact: Fact) -> Iterator[Thing]:
    """Yield the things of a fact."""
    yield fact.subject
    match fact.object:
        case Fact():
            yield from things_of(fact.object)
        case Thing():
            yield fact.object
    yield from (thing for _, thing in fact.qualifiers)


def make_entities(
    things: Mapping[str, Thing], statements: Sequence[Statement], labeller: Labeller, ontology: Ontology, base: str
) -> Iterator[tuple[str, Entity]]:
    """Yield the entity of each thing; one that only plans speak of has no class yet."""
    said: dict[str, set[tuple[str, bool]]] = {}
    for each in statements:
        if each.predicate == RDF.type and isinstance(each.object, str):
            said.setdefault(each.subject, set()).add((each.object, each.is_plain))
    for key, thing in sorted(things.items()):
        iri = base + key
        real, intended = classes(thing, said.get(iri, set()), ontology)
        place = ontology.gazetteer.get(DATA_BASE + key)
        matches = place.matches if place else ()
        yield iri, Entity(iri, real, labeller.labels(thing), intended, thing.quantity, thing.time, matches)


def classes(thing: Thing, said: set[tuple[str, bool]], ontology: Ontology) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The classes of a thing, and those that a planned thing is meant to have."""
    plain = tuple(sorted(cls for cls, is_plain in said if is_plain))
    if plain:
        return plain, ()
    if said:
        return (), tuple(sorted(cls for cls, _ in said))
    known = thing.cls in ontology.ancestors and not ontology.is_a(thing.cls, ontology.composition.scoped)
    return ((SUTRA.term(thing.cls),) if known else ()), ()


def claims_as_things(
    facts: Iterable[Fact], labeller: Labeller, ontology: Ontology, base: str
) -> Iterator[tuple[str, Entity]]:
    """Yield the claims that other claims are about, labelled with what they say."""
    for fact in facts:
        if isinstance(fact.object, Fact):
            iri = statement_iri(fact.object, base)
            yield iri, Entity(iri, (SUTRA.Claim,), tuple(claim_labels(fact.object, labeller, ontology)))


def claim_labels(fact: Fact, labeller: Labeller, ontology: Ontology) -> Iterator[Label]:
    """Yield what a claim says, in each language: "energy-intensive model: not sustainable"."""
    if not isinstance(fact.object, Thing):
        return
    subjects = preferred(labeller.labels(fact.subject))
    objects = preferred(labeller.labels(fact.object))
    for language in sorted(subjects.keys() & objects.keys()):
        negation = ontology.labels.get(SUTRA.negative, {}).get(language, "") if fact.polarity == "negative" else ""
        words = f"{subjects[language]}: {negation} {objects[language]}"
        yield Label(" ".join(words.split()), language, Origin.COMPOSED)


def preferred(labels: Iterable[Label]) -> dict[str, str]:
    """The preferred label of each language."""
    found: dict[str, str] = {}
    for label in labels:
        found.setdefault(label.language, label.text)
    return found
