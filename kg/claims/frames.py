"""Events to claims: the statements of the first frame whose roles all fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.claims.clauses import Item
from kg.claims.events import UNSAID, Event
from kg.claims.figures import in_unit, measured, owner, turned, turns
from kg.claims.roles import SUBJECTS, Cast, Players, blocks, fill, fits, is_participle
from kg.claims.subjects import OBJECT, Context, locative, passive, with_subject
from kg.frames import Frame, State
from kg.model import COUNT, INTENDED, TOPIC, Attempt, Claim, Evocation, Mention, Phrase, Span
from kg.ontology import Ontology

IS = "is"  # in a frame: what is said of the predicate noun is said of the subject
VAGUE = frozenset({"orderOf", "several"})  # no figures
ACTUAL = frozenset({"pres", "past", "hab", "perf"})
COUNTED = frozenset({"employeeCount"})  # properties whose values are numbers of heads
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


def state(event: Event, items: Sequence[Item], used: frozenset[int], context: Context, ontology: Ontology) -> Outcome:
    """The claims of an event."""
    attempts: list[Attempt] = []
    if not context.pronoun:
        context = context._replace(place=hung_place(event, items) or context.place)
    for evoked in event.evokes:
        if ontology.frames[evoked.frame].operator:
            continue
        outcome = attempt(turned_round(event) if evoked.passive else event, evoked, items, used, context, ontology)
        why = outcome if isinstance(outcome, str) else outcome.attempts[0].outcome
        attempts.append(Attempt(evoked.frame, event.span, why))
        if isinstance(outcome, Outcome):
            return replace(outcome, attempts=tuple(attempts))
    return Outcome((), {}, frozenset(), tuple(attempts), "")


def attempt(
    event: Event, evoked: Evocation, items: Sequence[Item], used: frozenset[int], context: Context, ontology: Ontology
) -> Outcome | str:
    """What an event says in one frame, or why that frame does not fit."""
    frame = ontology.frames[evoked.frame]
    if "passive" in event.features and not evoked.predicate and any(role.name == OBJECT for role in frame.roles):
        evoked, context = passive(evoked), context.turned() if event.medial else context
    cast = fill(event, evoked, frame, items, used, ontology)
    if cast.missing and not context.supplies(frame, cast.missing, ontology):
        return f"nobody plays {cast.missing}"
    status = "goal" if aims(cast.players) and not event.operator else status_of(event, frame)
    if context.pronoun == "where" and not any(locative(role, evoked) for role in frame.roles):
        return "has no role for a place"
    if not suited(context, frame, cast, event, ontology):
        return "the antecedent cannot do it"
    players = with_subject(cast, frame, event, evoked, context, ontology)
    made = make(event, evoked, frame, players, status, ontology)
    claims = tuple(whose(claim, context) for claim in made)
    identities = tuple(identify(frame, players, event, ontology)) if status != "none" else ()
    if not (claims or identities or not frame.states or status == "none"):
        return "no statement fits the classes of its roles"
    why = Attempt(frame.name, event.span, "stated" if claims else f"says nothing ({reason(event, status)})")
    position, participle = event.window.after - 1, is_participle(event, evoked, items)
    return Outcome(claims, players, cast.used, (why,), status, frame.name, position, identities, participle)


def suited(context: Context, frame: Frame, cast: Cast, event: Event, ontology: Ontology) -> bool:
    """Whether what a relative pronoun points to can play the role of the subject."""
    if not event.medial or context.pronoun != "which" or context.antecedent is None:
        return True
    roles = (role for role in frame.roles if role.name in SUBJECTS and role.name not in cast.players)
    return all(context.antecedent.anaphor or fits(context.antecedent, role, ontology) for role in roles)


def aims(players: Players) -> bool:
    """Whether somebody's goal is said to be so: "our goal is a turnover of 5 million"."""
    return any(players[role][0].cls == "Goal" for role in SUBJECTS if players.get(role))


def turned_round(event: Event) -> Event:
    """An event whose verb says of its subject what others say in the passive: "a cluster exists"."""
    return event._replace(features=event.features | {"passive"})


def said_apart(
    event: Event, frame: Frame, cast: Cast, items: Sequence[Item], used: frozenset[int], ontology: Ontology
) -> bool:
    """Whether a phrase stands where the subject of a verb before its object does, and is of another kind."""
    acts = any(role.name == "subj" and "*" not in role.classes for role in frame.roles)
    inflected = event.features & {"pres", "past", "passive"}
    if not event.medial or not acts or "subj" in cast.players or inflected:
        return False
    before = range(event.window.start, event.window.trigger)
    free = (items[index] for index in before if index not in cast.used | used)
    return any(isinstance(item, Phrase) and not item.case and blocks(item.mentions[0], ontology) for item in free)


def hung_place(event: Event, items: Sequence[Item]) -> Mention | None:
    """The place that hangs on what an event is about: "in the town a cluster is found"."""
    last = event.window.stop if event.medial else event.window.trigger
    window = items[event.window.start : last]
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
    if event.operator in INTENDED:
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
        if each.predicate == IS or (each.number and denied):
            continue
        for subject in players.get(each.subject, ()):
            for value in values(each, subject, players, ontology):
                value = turned(value) if "not" in event.features and not denied else value
                claim = stated(each, subject, value, event, ontology, frame.comparator)
                if claim is not None and claim.is_figure and len(players[each.subject]) > 1:
                    claim = claim._replace(subject=claim.subject._replace(either=True))  # it is of all together
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
                        timed=each.number and each.predicate != "measures",
                    )


def values(each: State, subject: Mention, players: Players, ontology: Ontology) -> Iterator[Mention]:
    """Yield the objects of a state: those who play its role, or how many of them there are."""
    for mention in expand(players.get(each.object, ())):
        told = {**players, each.subject: (subject,), each.object: (like(mention, players, each),)}
        if not holds(each, told, ontology):
            continue
        if not each.number:
            yield mention
        elif mention.number and not ontology.flagged(mention.head, "generic"):
            quantity = mention.number.quantity
            yield from (mention.number,) if quantity and quantity.comparator not in VAGUE else ()


def like(value: Mention, players: Players, each: State) -> Mention:
    """The member of a list that tells what a word without entry in it is: the first with one."""
    if value.cls != "Unknown":
        return value
    return next((other for other in players.get(each.object, ()) if other.cls != "Unknown"), value)


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
    if value.quantity is not None and value.quantity.unit == COUNT and (value.quantity.value or 1) < 1:
        return None  # "a third of the toys": a fraction counts nothing
    counted = predicate in COUNTED or predicate in ontology.composition.counts.values()
    if counted and (value.quantity is None or value.quantity.unit != COUNT):
        return None
    if predicate == "measures" or (value.cls == "Quantity" and subject.cls == "Indicator"):
        return measured(each, subject, value, span, ontology, comparator)
    if predicate == "produces" and subject.cls == "Product":
        if ontology.flagged(value.head, "generic") and not ontology.flagged(subject.head, "generic"):
            subject, value = value, subject
        subject = owner(subject)  # "its main products are ..."
    if value.quantity is not None and not in_unit(predicate, value.quantity, ontology):
        return None
    if subject.cls == "Indicator" and value.cls != "Level":
        return None  # what is said of a figure is not said of whose it is
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
