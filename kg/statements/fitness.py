"""Whether a claim fits the things that its mentions turned out to stand for."""

from __future__ import annotations

from kg.model import Claim, Mention
from kg.ontology import Ontology
from kg.statements.things import Thing

NOBODY = frozenset({"Unknown", "Name"})  # nothing is said of a word without entry or name


def mistyped(claim: Claim, subject: Thing) -> bool:
    """Whether a claim gives the class of mere words to a thing with a name: "this company" is no group."""
    return claim.predicate == "type" and bool(subject.name) and not claim.subject.name and claim.object != subject.cls


def is_kind(claim: Claim, ontology: Ontology) -> bool:
    """Whether a subject with no known head is a kind, of which a frame says something that is no act of it."""
    who = claim.subject
    composed = bool(who.modifiers) and who.number is None and not who.dependents
    return composed and "*" in takes(claim, "subj", ontology)


def takes(claim: Claim, role: str, ontology: Ontology) -> tuple[str, ...]:
    """The classes that play a role of the frame that a claim comes from."""
    frame = ontology.frames.get(claim.rule.removeprefix("frame-"))
    return next((each.classes for each in frame.roles if each.name == role), ()) if frame else ()


def misnamed(claim: Claim, thing: Thing, ontology: Ontology) -> bool:
    """Whether a bare word is also the name of a thing that cannot be the object: "they buy X" is no X mine."""
    bare = isinstance(claim.object, Mention) and claim.object.cls == "Unknown" and thing.cls not in NOBODY
    classes = takes(claim, "obj", ontology) if bare else ()
    return bool(classes) and not ontology.is_a(thing.cls, classes)
