"""Events to claims: the statements of the first frame whose roles all fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.claims.events import PLANS, UNSAID, Event, Item
from kg.claims.figures import measured, owner, turned, turns
from kg.claims.roles import PLACES, SUBJECTS, Cast, Players, fill, fits, is_participle
from kg.frames import Frame, Role, State
from kg.model import TOPIC, Attempt, Claim, Evocation, Mention, Phrase, Span
from kg.ontology import Ontology

IS = "is"  # in a frame: what is said of the predicate noun is said of the subject
ACTUAL = frozenset({"pres", "past", "hab", "perf"})
TOPICS = ("IndustrialCluster", "AdministrativeArea", "Enterprise")  # classes of what a text goes on to speak of
FOCUS = frozenset({*SUBJECTS, "place"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event says, and what became of each frame it evoked."""

    claims: tuple[Claim, ...]
    players: Players
    used: frozenset[int]
    attempts: tuple[Attempt, ...]
    status: str  # "none": nothing is said of what takes part in it
    frame: str = ""
    position: int = -1  # index of its trigger
    identities: tuple[tuple[Mention, Mention], ...] = ()  # subject and predicate noun of "X is a Y"
    participle: bool = False  # describes the noun after it; its subject is not that of the clause


class Context(NamedTuple):
    """What a clause takes over from the words before it."""

    subject: Mention | None = None  # of the clause before
    place: Mention | None = None
    antecedent: Mention | None = None  # what a relative pronoun points to
    pronoun: str = ""  # "which", "where", "whose"

    def player(self, role: str) -> Mention | None:
        """Who plays a role that is not said."""
        if role in PLACES:
            return self.antecedent if self.pronoun in ("which", "where") else self.place
        return self.antecedent if self.pronoun in ("which", "whose") else self.subject


def state(event: Event, items: Sequence[Item], used: frozenset[int], context: Context, ontology: Ontology) -> Outcome:
    """The claims of an event."""
    attempts: list[Attempt] = []
    if not context.pronoun:
        context = context._replace(place=hung_place(event, items) or context.place)
    for evoked in event.evokes:
        frame = ontology.frames[evoked.frame]
        if frame.operator:
            continue
        cast = fill(event, evoked, frame, items, used, ontology)
        if cast.missing and not (cast.missing in PLACES and context.player(cast.missing)):
            attempts.append(Attempt(frame.name, event.span, f"nobody plays {cast.missing}"))
            continue
        status = status_of(event, frame)
        if context.pronoun == "where" and not any(locative(role, evoked) for role in frame.roles):
            attempts.append(Attempt(frame.name, event.span, "has no role for a place"))
            continue
        players = with_subject(cast, evoked, frame, event, context, ontology)
        made = make(event, evoked, frame, players, status, ontology)
        claims = tuple(whose(claim, context) for claim in made)
        identities = tuple(identify(frame, players, event, ontology)) if status != "none" else ()
        if claims or identities or not frame.states or status == "none":
            why = "stated" if claims else f"says nothing ({reason(event, status)})"
            attempts.append(Attempt(frame.name, event.span, why))
            position, participle = event.window.after - 1, is_participle(event, evoked, items)
            tried = tuple(attempts)
            return Outcome(claims, players, cast.used, tried, status, frame.name, position, identities, participle)
        attempts.append(Attempt(frame.name, event.span, "no statement fits the classes of its roles"))
    return Outcome((), {}, frozenset(), tuple(attempts), "")


def hung_place(event: Event, items: Sequence[Item]) -> Mention | None:
    """The place that hangs on what an event is about: "in the town a cluster is found"."""
    window = items[event.window.start : event.window.trigger]
    plain = [item.mentions[0] for item in window if isinstance(item, Phrase) and not item.case]
    return next((place for mention in plain for case, place in mention.dependents if case == "LOC"), None)


def whose(claim: Claim, context: Context) -> Claim:
    """The claim of what "whose" points to."""
    unresolved = claim.subject.anaphor in ("whose", "which", "where") and context.antecedent is not None
    return claim._replace(subject=context.antecedent) if unresolved and context.antecedent else claim


def reason(event: Event, status: str) -> str:
    """Why an event says nothing."""
    unsaid = sorted(event.features & UNSAID)
    return ", ".join(unsaid) if unsaid else status


def status_of(event: Event, frame: Frame) -> str:
    """How an event is meant: as fact, plan, goal, in progress; "none" if it is not said to be."""
    unsaid = event.features & UNSAID
    if "must" in unsaid and "passive" not in event.features and (event.features & ACTUAL or event.operator):
        unsaid -= {"must"}  # "has to buy": it does; "was to be bought": it may not be
    if unsaid or event.operator == "none":
        return "none"
    if event.operator in ("planned", "goal"):
        return "none" if "not" in event.features else event.operator
    if "fut" in event.features:
        return "planned"
    if event.purpose:
        return frame.purpose
    if "prog" in event.features and frame.progressive:
        return frame.progressive
    if event.features & {"perf", "past"} and "hab" not in event.features and frame.perfect:
        return frame.perfect
    return frame.status


def locative(role: Role, evoked: Evocation) -> bool:
    """Whether a role is that of a place, or of a subject that stands as one: "in X 500 people work"."""
    return role.name in PLACES or (role.name in SUBJECTS and "LOC" in evoked.marks.get(role.name, ()))


def with_subject(
    cast: Cast, evoked: Evocation, frame: Frame, event: Event, context: Context, ontology: Ontology
) -> Players:
    """The players, with the subject or place of the clause before, or the topic, where none is said.

    Without an agent a passive ("a park is being built") says at most that the cluster or place spoken of does it.
    """
    agentless = "" not in evoked.marks.get("subj", ("",))
    players = dict(cast.players)
    anaphors = [each.anaphor for mentions in players.values() for mention in mentions for each in mention.walk()]
    if "whose" in anaphors:
        context = context._replace(antecedent=None, subject=None)  # "whose port is large": it is the port's owner
    for role in frame.roles:
        if role.name in players:
            if role.name in SUBJECTS and players[role.name][0].cls in PLANS:
                players[role.name] = (owner(players[role.name][0]),)
        elif role.name == "holder" and (owners := owners_of(players.get("obj", ()))):
            players[role.name] = owners
        elif role.name in SUBJECTS and any(runs_on(mention, ontology) for mention in players.get("obj", ())):
            players[role.name] = ()
        elif (found := taken_over(role, evoked, context, ontology)) is not None:
            players[role.name] = (found,)
        elif role.name in SUBJECTS:
            cls = "IndustrialCluster" if agentless else "Anaphor"
            topical = any(ontology.is_a(each, role.classes) for each in TOPICS)
            players[role.name] = (Mention(event.span, cls, anaphor=TOPIC),) if topical else ()
    return players


def runs_on(mention: Mention, ontology: Ontology) -> bool:
    """Whether a phrase with a word without entry may be two: "several X | technology", "the X | clean"."""
    splits = mention.number is not None or mention.cls in ontology.composition.adjectives
    return splits and bool(mention.literals) and bool(mention.head)


def taken_over(role: Role, evoked: Evocation, context: Context, ontology: Ontology) -> Mention | None:
    """Who plays the role of a subject or place that is not said; a place must be one."""
    if context.pronoun == "where" and locative(role, evoked):
        found = context.antecedent
    else:
        found = context.player(role.name) if role.name in SUBJECTS | PLACES else None
    if found is not None and role.name == "place" and not fits(found, role, ontology):
        return None
    figure = found is not None and found.cls == "Indicator" and not ontology.is_a("Indicator", role.classes)
    return owner(found) if found is not None and figure else found


def owners_of(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Whose things are: "X's own port" is what X has."""
    found = [other for mention in mentions for case, other in mention.dependents if case == "GEN"]
    return tuple(other for other in found if other.cls not in ("TimeSpan", "Quantity", "Duration"))[:1]


def make(
    event: Event, evoked: Evocation, frame: Frame, players: Players, status: str, ontology: Ontology
) -> Iterator[Claim]:
    """Yield the claims that the states of a frame make of its players."""
    denied = "not" in event.features and not any(turns(mention) for mention in players.get("obj", ()))
    states = frame.denied if denied and frame.denied else chosen(frame, status)
    polarity = "negative" if denied and not frame.denied else "positive"
    if status == "none":
        return
    for each in states:
        if each.predicate == IS:
            continue
        for subject in players.get(each.subject, ()):
            for value in expand(players.get(each.object, ())):
                if not holds(each, {**players, each.subject: (subject,), each.object: (value,)}, ontology):
                    continue
                value = turned(value) if "not" in event.features and not denied else value
                claim = stated(each, subject, value, event, ontology, frame.comparator)
                if claim is not None:
                    rule = f"frame-{frame.name}"
                    entries = (*((evoked.entry,) if evoked.entry else ()), *event.entries, *claim.entries)
                    yield claim._replace(
                        rule=rule,
                        status=status,
                        polarity=polarity,
                        entries=entries,
                        qualifiers=(*claim.qualifiers, *qualifiers(frame, players)),
                        focus=topical(each, claim),
                    )


def topical(each: State, claim: Claim) -> bool:
    """Whether the subject of a claim is what the text goes on to speak of."""
    return each.subject in FOCUS or claim.subject.cls == "IndustrialCluster"


def chosen(frame: Frame, status: str) -> tuple[State, ...]:
    """The states that a frame makes under a status."""
    if status == "planned" and frame.planned:
        return frame.planned
    if status == "goal" and (frame.goal or frame.planned):
        return frame.goal or frame.planned
    return frame.states


def holds(each: State, players: Players, ontology: Ontology) -> bool:
    """Whether the conditions of a state hold."""
    for test in each.conditions:
        mentions = players.get(test.role, ())
        found = bool(mentions) and ontology.is_a(mentions[0].sort, test.classes)
        if found == test.negated:
            return False
    return True


def expand(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, "products such as A and B" as A and B."""
    for mention in mentions:
        yield from mention.kinds or (mention,)


def identify(frame: Frame, players: Players, event: Event, ontology: Ontology) -> Iterator[tuple[Mention, Mention]]:
    """Yield subject and predicate noun where a frame says that one is the other."""
    for each in frame.states:
        if any(subject.anaphor == TOPIC for subject in players.get(each.subject, ())):
            continue  # "there are 15 warehouses": the topic is not one of them
        if each.predicate == IS and "not" not in event.features and holds(each, players, ontology):
            yield from ((subject, value) for subject in players[each.subject] for value in players[each.object])


def stated(
    each: State, subject: Mention, value: Mention, event: Event, ontology: Ontology, comparator: str
) -> Claim | None:
    """The claim of one state, or None if its players do not fit it."""
    predicate, entries = each.predicate, (*subject.entries, *value.entries)
    words = said(subject)
    span = (words.join(value.span) if words else value.span).join(event.span)
    if predicate == "measures" or (value.cls == "Quantity" and subject.cls == "Indicator"):
        return measured(each, subject, value, span, ontology, comparator)
    if predicate == "produces" and subject.cls == "Product":
        if ontology.flagged(value.head, "generic") and not ontology.flagged(subject.head, "generic"):
            subject, value = value, subject
        subject = owner(subject)  # "its main products are ..."
    if subject.cls in ("Level", "Indicator") or (ontology.flagged(subject.head, "seat") and subject.dependents):
        subject = owner(subject)
    return Claim(subject, predicate, value, "", span=span, entries=entries)


def said(mention: Mention) -> Span | None:
    """The words of a mention, unless it is one that is not said."""
    return None if mention.anaphor == TOPIC else mention.span


def qualifiers(frame: Frame, players: Players) -> tuple[tuple[str, Mention], ...]:
    """The circumstances that roles of a frame give to its claims."""
    return tuple((name, mention) for name, role in frame.qualifiers for mention in expand(players.get(role, ())))


def formed(outcome: Outcome) -> Mention | None:
    """What an event brought about, to which a relative clause may point: of several things, where they are."""
    found = outcome.players.get("obj") or outcome.players.get("subj") or ()
    if len(found) > 1:
        found = outcome.players.get("place") or found
    return found[0] if found else None
