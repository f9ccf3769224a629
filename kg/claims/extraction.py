"""One sentence to its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.claims import adjuncts, relatives
from kg.claims.descriptions import describe
from kg.claims.events import Event, Item, events, is_trigger, operator
from kg.claims.frames import Context, Outcome, state
from kg.model import Attempt, Clause, Claim, Mention, Phrase, Span
from kg.ontology import Ontology

SILENT = frozenset({"question", "if", "unless"})  # a sentence with one of these states nothing
HEDGED = frozenset({"may", "must", "not", "not-yet"})  # one of these, loose in the sentence: its verbs say nothing
RANKED = ("IndustrialCluster", "Enterprise")  # things of their own, whatever rank they have
FIRST = ("subj", "holder", "place")  # roles that the next clause takes over
HEARSAY = frozenset({"reportedly"})


@dataclass
class Findings:
    """What has been read of a sentence so far."""

    claims: list[Claim] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    moods: dict[Span, str] = field(default_factory=dict)  # mention -> status of the event it is formed in


def extract(items: Sequence[Item], ontology: Ontology) -> tuple[tuple[Claim, ...], tuple[Attempt, ...]]:
    """The claims of a sentence, and the frames that were tried."""
    functions = {item.token.function for item in items if isinstance(item, Clause)}
    anaphors = {m.anaphor for item in items if isinstance(item, Phrase) for m in item.mentions}
    if functions & SILENT or anaphors & SILENT:
        return (), (Attempt("", Span(0, 0), "a question or a condition states nothing"),)
    found = Findings()
    read_events(items, found, ontology, hedged=bool(functions & HEDGED))
    claims = [*(each for claim in found.claims for each in told_apart(claim, ontology))]
    claims += descriptions(items, found, ontology)
    if functions & HEARSAY:
        claims = [claim._replace(status="reported") for claim in claims]
    return tuple(claims), tuple(found.attempts)


def told_apart(claim: Claim, ontology: Ontology) -> Iterator[Claim]:
    """Yield a claim; if its subject is "the oldest cluster", of the cluster, which has that standing."""
    ranked = claim.subject
    if ranked.rank is None or ranked.rank[0] != "rankPosition" or not ontology.is_a(ranked.cls, RANKED):
        yield claim
        return
    thing = ranked._replace(rank=None, modifiers=ranked.modifiers[1:], dependents=())
    yield claim._replace(subject=thing)
    yield claim._replace(subject=thing, predicate="hasStanding", object=ranked, qualifiers=())
    yield from (each for each in describe(thing, ontology) if each.subject is thing)


def read_events(items: Sequence[Item], found: Findings, ontology: Ontology, *, hedged: bool) -> None:
    """Read the events of a sentence from left to right."""
    subject: Mention | None = None
    before: Outcome | None = None
    loose = adjuncts.Circumstances(items, ontology)
    thought: Claim | None = None
    for event in events(items, ontology):
        hedged = hedged or "cond" in event.features
        if hedged:
            event = event._replace(features=event.features | {"may"})
        pronoun, relative = relatives.resolve(items, event, before, ontology)
        if after_that(items, event) and subject is None:
            subject = thinker(items, event.window.start - 2)
        place = before.players.get("place", (None,))[0] if before else None
        context = Context(subject, place, relative, pronoun)
        outcome = state(event, items, frozenset(found.used), context, ontology)
        found.attempts.extend(outcome.attempts)
        if not outcome.frame:
            thought = opened_thought(items, event, subject, ontology) or thought
            loose.pass_on(event)
            continue
        found.used |= outcome.used
        if not outcome.participle:
            subject = next((outcome.players[role][0] for role in FIRST if role in outcome.players), subject)
        claims = [*loose.qualify(event, outcome), *identified(outcome, found, ontology)]
        if thought is not None:
            claims = reported(thought, claims)
            thought = None
        elif after_that(items, event):
            claims = [claim._replace(status=said_status(items, event, ontology)) for claim in claims]
        found.claims.extend(claims)
        mark_moods(found, outcome)
        before = outcome
        if relative is not None:
            subject = None


def identified(outcome: Outcome, found: Findings, ontology: Ontology) -> Iterator[Claim]:
    """Yield what a predicate noun says, of the subject: "X is a cluster of Y"."""
    for subject, predicate in outcome.identities:
        found.moods[predicate.span] = "none"
        for claim in describe(predicate, ontology):
            if claim.subject is predicate:
                yield claim._replace(subject=subject, status=outcome.status, about=False, span=subject.span.join(claim.span))


def after_that(items: Sequence[Item], event: Event) -> bool:
    """Whether an event stands in a clause after a verb and "that"."""
    place = event.window.start - 1
    before = items[place] if place > 0 else None
    that = isinstance(before, Clause) and before.token.function == "that"
    return that and is_trigger(items[place - 1])


def said_status(items: Sequence[Item], event: Event, ontology: Ontology) -> str:
    """The status of a clause after "that": a plan if its verb is one, else hearsay."""
    before = items[event.window.start - 2]
    status = operator(before.token, ontology) if isinstance(before, Clause) else ""
    return status if status in ("planned", "goal") else "reported"


def opened_thought(items: Sequence[Item], event: Event, subject: Mention | None, ontology: Ontology) -> Claim | None:
    """The claim "X recognises ..." whose object is the clause after "that"."""
    following = items[event.window.after] if event.window.after < len(items) else None
    thinks = any(ontology.frames[e.frame].name == "recognise" for e in event.evokes)
    if not (isinstance(following, Clause) and following.token.function in ("that", "comma") and thinks):
        return None
    who = subject or thinker(items, event.window.trigger) or Mention(event.span, "Anaphor", anaphor="topic")
    return Claim(who, "recognises", "", "frame-recognise", span=who.span.join(event.span), entries=event.entries)


def thinker(items: Sequence[Item], trigger: int) -> Mention | None:
    """The subject of a verb of thought or planning: the first unmarked phrase before it."""
    for index in range(trigger):
        item = items[index]
        if isinstance(item, Phrase) and item.case in ("", "ERG", "ACC") and item.mentions[0].cls not in ("TimeSpan", "Quantity"):
            return item.mentions[0]
    return None


def reported(thought: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Claims as the content of a thought, and the thought itself."""
    contents = [claim._replace(status="reported") for claim in claims]
    thoughts = [thought._replace(object=content, span=thought.span.join(content.span), qualifiers=content.qualifiers)
                for content in contents]  # fmt: skip
    return [*thoughts, *contents]


def mark_moods(found: Findings, outcome: Outcome) -> None:
    """Remember how the objects of an event are meant: what is said of a planned thing is planned."""
    denied = any(claim.polarity == "negative" or claim.predicate == "lacks" for claim in outcome.claims)
    status = "none" if denied else outcome.status
    for role, mentions in outcome.players.items():
        for mention in mentions:
            found.moods[mention.span] = "asserted" if role in ("subj", "holder", "place") else status


def descriptions(items: Sequence[Item], found: Findings, ontology: Ontology) -> Iterator[Claim]:
    """Yield what the phrases of a sentence say by themselves, each in the mood of its event."""
    for index, item in enumerate(items):
        if not isinstance(item, Phrase):
            continue
        for mention in item.mentions:
            mood = found.moods.get(mention.span, "asserted" if index in found.used else "")
            for claim in describe(mention, ontology):
                status = mood_of(claim, mood, ontology)
                if status:
                    yield claim._replace(status=status)


def mood_of(claim: Claim, mood: str, ontology: Ontology) -> str:
    """The status of a description, or "": of things with names it is a fact whatever is said of them."""
    named = ontology.composition.named
    if ontology.is_a(claim.subject.cls, named) or placed_cluster(claim.subject):
        return "asserted"
    if mood in ("none", ""):
        return "asserted" if not mood and claim.subject.rank else ""
    return "asserted" if mood in ("achieved", "reported") else mood


def placed_cluster(mention: Mention) -> bool:
    """Whether a mention is of a cluster that is identified by its place."""
    return mention.cls == "IndustrialCluster" and bool(mention.dependents) and not mention.indefinite
