"""What a sentence leaves open, or tells as hearsay, and of what a claim about "the oldest X" is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims.clauses import Item
from kg.claims.descriptions import TYPE, describe
from kg.model import Claim, Clause, Kind, Mention, Phrase
from kg.ontology import Ontology

SCOPE = "Scope"
RANKED = ("IndustrialCluster", "Enterprise")  # things of their own, whatever rank they have


def said_last(items: Sequence[Item]) -> bool:
    """Whether somebody says so, as is told at the end: "it has built a port, the newspaper says"."""
    words = [item for item in items if not (isinstance(item, Clause) and item.token.function == "stop")]
    if len(words) < 4:
        return False
    comma, who, verb = words[-3:]
    said = isinstance(verb, Clause) and verb.token.medial and verb.token.kind is Kind.TRIGGER and not verb.token.evokes
    after = isinstance(comma, Clause) and comma.token.function in ("comma", "close-quote")
    return said and after and isinstance(who, Phrase) and not who.case


def is_open(claim: Claim) -> bool:
    """Whether a claim is of one of several things, and the sentence does not say which."""
    if claim.predicate == TYPE and claim.subject.name:
        return False
    mentions = [claim.subject, *(other for _, other in claim.qualifiers)]
    denied = claim.polarity == "negative" or claim.predicate == "lacks"  # not A or B: neither
    if isinstance(claim.object, Mention) and not denied:
        mentions.append(claim.object)
    return any(part.either for mention in mentions for part in mention.walk()) or (
        isinstance(claim.object, Claim) and is_open(claim.object)
    )


def told_apart(claim: Claim, ontology: Ontology) -> Iterator[Claim]:
    """Yield a claim; if its subject is "the oldest cluster", of the cluster, which has that standing.

    A scope is that of the standing: "the oldest national cluster" is the oldest of the nation.
    """
    ranked = claim.subject
    if ranked.rank is None or ranked.rank[0] != "rankPosition" or not ontology.is_a(ranked.cls, RANKED):
        yield claim
        return
    place = (("LOC", claim.object),) if claim.predicate == "locatedIn" and isinstance(claim.object, Mention) else ()
    own = tuple(m for m in ranked.modifiers[1:] if m not in ontology.concepts or ontology.concepts[m].cls != SCOPE)
    thing = ranked._replace(rank=None, modifiers=own, dependents=place)
    yield claim._replace(subject=thing)
    yield claim._replace(subject=thing, predicate="hasStanding", object=ranked, qualifiers=())
    yield from (each for each in describe(thing, ontology) if each.subject is thing)
