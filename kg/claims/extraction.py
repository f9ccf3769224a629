"""One sentence to its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.claims import adjuncts, relatives, retractions
from kg.claims.clauses import Item, is_mark, is_trigger
from kg.claims.descriptions import describe
from kg.claims.doubts import is_open, said_last, told_apart
from kg.claims.events import PLANS, Event, events, operator
from kg.claims.figures import CONCERNS, owner
from kg.claims.frames import Outcome, formed, state
from kg.claims.subjects import Context
from kg.claims.thoughts import opened_thought, reported, thinker
from kg.model import DURING, INTENDED, MEASURES, TOPIC, Attempt, Claim, Clause, Mention, Phrase, Span
from kg.ontology import Ontology

SILENT = frozenset({"question", "if", "unless"})  # a sentence with one of these states nothing
HEDGED = frozenset({"may", "must", "not", "not-yet"})  # one of these, loose in the sentence: its verbs say nothing
MEASURED = frozenset({"Indicator", "Activity", "Level"})  # classes of what is of somebody
FIRST = ("subj", "holder", "place")  # roles that the next clause takes over
PRESUPPOSED = ("subj", "holder", "place")  # roles of what there is, whether or not the event takes place
LIMITING = frozenset({"scope"})  # roles of what only limits a figure: a share of a market
OPEN = frozenset({"Unknown", "Name", "Anaphor"})  # classes of what may be anything
PLACING = "locatedIn"
HEARSAY = frozenset({"reportedly"})


@dataclass
class Findings:
    """What has been read of a sentence so far."""

    claims: list[Claim] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    moods: dict[Span, str] = field(default_factory=dict)  # mention -> status of the event it is formed in
    times: dict[Span, tuple[tuple[str, Mention], ...]] = field(default_factory=dict)  # mention -> when it is so


def extract(items: Sequence[Item], ontology: Ontology) -> tuple[tuple[Claim, ...], tuple[Attempt, ...]]:
    """The claims of a sentence, and the frames that were tried."""
    functions = {item.token.function for item in items if isinstance(item, Clause)}
    anaphors = {m.anaphor for item in items if isinstance(item, Phrase) for m in item.mentions}
    if functions & SILENT or anaphors & SILENT:
        return (), (Attempt("", Span(0, 0), "a question or a condition states nothing"),)
    found = Findings()
    Reader(items, found, ontology, hedged=bool(functions & HEDGED)).read()
    claims = [*(each for claim in found.claims for each in told_apart(claim, ontology))]
    claims += descriptions(items, found, ontology)
    if functions & HEARSAY or said_last(items):
        claims = [claim._replace(status="reported") for claim in claims]
    claims = [claim for claim in retractions.kept(claims, items, ontology) if not is_open(claim)]
    return tuple(claims), tuple(found.attempts)


class Reader:
    """Reads the events of a sentence from left to right."""

    def __init__(self, items: Sequence[Item], found: Findings, ontology: Ontology, *, hedged: bool) -> None:
        self.items, self.found, self.ontology, self.hedged = items, found, ontology, hedged
        self.circumstances = adjuncts.Circumstances(items, ontology)
        self.subject: Mention | None = None
        self.before: Outcome | None = None
        self.aside = False  # the clause before was a relative one
        self.thought: Claim | None = None

    def read(self) -> None:
        """Add what all events say to the findings."""
        for event in events(self.items, self.ontology):
            self.hedged = self.hedged or "cond" in event.features
            self.step(event._replace(features=event.features | {"may"}) if self.hedged else event)

    def step(self, event: Event) -> None:
        """Add what one event says."""
        context = self.context(event)
        outcome = state(event, self.items, frozenset(self.found.used), context, self.ontology)
        self.found.attempts.extend(outcome.attempts)
        if not outcome.frame:
            self.thought = opened_thought(self.items, event, self.subject, self.ontology) or self.thought
            if event.medial and context.antecedent is not None:  # a relative clause that was not understood
                self.circumstances.drop(event)
                self.subject = self.resumed(context.antecedent)
                return
            if not any(evoked.attributes for evoked in event.evokes):
                self.circumstances.pass_on(event)
            if "conj" in event.features:  # "its income rose from X and is Y": of one subject
                self.subject = self.subject or thinker(self.items, event.window.trigger)
            elif event.medial:  # "the town aims to raise X and to build Y"
                self.subject = self.before_verb(event) or self.subject
            return
        self.found.used |= outcome.used
        if not outcome.participle:
            self.subject = next((outcome.players[role][0] for role in FIRST if role in outcome.players), self.subject)
        mark_moods(self.found, outcome, self.mood(event, outcome))
        claims = self.claims(event, outcome, context.subject)
        mark_times(self.found, claims)
        self.found.claims.extend(claims)
        self.before = outcome
        self.aside = context.antecedent is not None
        if context.antecedent is not None:
            self.subject = self.resumed(context.antecedent)

    def of_subject(self, claim: Claim, subject: Mention | None, event: Event) -> Claim:
        """The claim of a figure without an owner as one of the subject of the clause before."""
        if not event.medial or subject is None or claim.subject.anaphor != TOPIC or not claim.is_figure:
            return claim
        return claim._replace(subject=owner(subject) if subject.cls in MEASURED else subject)

    def before_verb(self, event: Event) -> Mention | None:
        """The first unmarked thing in the clause before a verb."""
        clause = [item for item in self.items[event.window.start : event.window.trigger] if isinstance(item, Phrase)]
        idle = MEASURES | self.ontology.composition.adjectives
        return next((item.mentions[0] for item in clause if not item.case and item.mentions[0].cls not in idle), None)

    def resumed(self, antecedent: Mention) -> Mention | None:
        """The subject that a sentence takes up again after a relative clause: its antecedent, if no verb has had it."""
        for index, item in enumerate(self.items):
            if isinstance(item, Phrase) and item.mentions[0] is antecedent:
                return antecedent if item.case in ("", "ERG") and index not in self.found.used else None
        return None

    def context(self, event: Event) -> Context:
        """What an event takes over from the words before it."""
        pronoun, antecedent = relatives.resolve(self.items, event, self.before, self.ontology)
        if after_that(self.items, event) and self.subject is None:
            self.subject = thinker(self.items, event.window.start - 2)
        if event.medial and "conj" in event.features and self.subject is None:
            self.subject = coming(self.items, event.window.after)
        if (planner := planner_of(self.items, event)) is not None:
            self.subject = planner
        inflected = event.features & {"pres", "past"}
        if event.medial and self.subject is None and event.window.start and not inflected:
            self.subject = thinker(self.items, event.window.start)
        places = self.before.players.get("place", ()) if self.before and not self.aside else ()
        made = formed(self.before) if self.before is not None else None
        return Context(self.subject, next(iter(places), None), antecedent, pronoun, formed=made)

    def mood(self, event: Event, outcome: Outcome) -> str:
        """How the things of an event are meant: as thought, as said by somebody, or as the event is."""
        if outcome.status == "none" or (self.thought is None and not after_that(self.items, event)):
            return outcome.status
        return "reported" if self.thought is not None else said_status(self.items, event, self.ontology)

    def claims(self, event: Event, outcome: Outcome, subject: Mention | None) -> list[Claim]:
        """The claims of an event with its circumstances, as thought or hearsay where they are that."""
        said = [self.of_subject(claim, subject, event) for claim in self.circumstances.qualify(event, outcome, subject)]
        claims = [*said, *identified(outcome, self.found, self.ontology)]
        if self.thought is not None:
            claims, self.thought = reported(self.thought, claims), None
        elif after_that(self.items, event):
            claims = [claim._replace(status=said_status(self.items, event, self.ontology)) for claim in claims]
        return claims


def coming(items: Sequence[Item], start: int) -> Mention | None:
    """The subject of the clause after a comma: "buying scrap, the cluster makes pipes"."""
    commas = (i for i in range(start, len(items)) if is_mark(items[i], "comma"))
    comma = next(commas, len(items))
    later = (item for item in items[comma:] if isinstance(item, Phrase) and not item.case)
    return next((item.mentions[0] for item in later if item.mentions[0].cls not in MEASURES), None)


def planner_of(items: Sequence[Item], event: Event) -> Mention | None:
    """Whose plan an event is, where the plan is named after it: "to build X is our plan"."""
    item = items[event.window.after] if event.operator == "planned" and event.window.after < len(items) else None
    owners = item.mentions[0].dependents if isinstance(item, Phrase) and item.mentions[0].cls in PLANS else ()
    return next((owner for case, owner in owners if case == "GEN"), None)


def identified(outcome: Outcome, found: Findings, ontology: Ontology) -> Iterator[Claim]:
    """Yield what a predicate noun says, of the subject: "X is a cluster of Y"; a town stays one."""
    for subject, predicate in outcome.identities:
        found.moods[predicate.span] = "none"
        kind = ontology.is_a(subject.sort, (predicate.sort,)) or subject.sort in OPEN
        for claim in describe(predicate, ontology):
            if claim.subject is predicate and (kind or claim.predicate == CONCERNS):
                yield claim._replace(
                    subject=subject, status=outcome.status, about=False, span=subject.span.join(claim.span)
                )


def after_that(items: Sequence[Item], event: Event) -> bool:
    """Whether an event stands in a clause after a verb and "that"."""
    place = event.window.start - 1
    before = items[place] if place > 0 else None
    that = isinstance(before, Clause) and before.token.function == "that"
    return that and (is_trigger(items[place - 1]) or is_unknown(items[place - 1]))


def is_unknown(item: Item) -> bool:
    """Whether an item is a word without entry, which before "that" is a verb."""
    return isinstance(item, Phrase) and item.mentions[0].cls == "Unknown" and not item.case


def said_status(items: Sequence[Item], event: Event, ontology: Ontology) -> str:
    """The status of a clause after "that": a plan if its verb is one, else hearsay."""
    before = items[event.window.start - 2]
    status = operator(before.token, ontology) if isinstance(before, Clause) else ""
    return status if status in INTENDED else "reported"


def mark_moods(found: Findings, outcome: Outcome, mood: str) -> None:
    """Remember how the objects of an event are meant: what is said of a planned thing is planned."""
    placed = all(claim.predicate == PLACING for claim in outcome.claims)
    unmade = mood in INTENDED and placed  # "it will be founded", "it will lie in X"
    denied = any(claim.polarity == "negative" or claim.predicate == "lacks" for claim in outcome.claims)
    status = "none" if denied else mood
    for role, mentions in outcome.players.items():
        presupposed = role in PRESUPPOSED and mood != "none" and not unmade
        for mention in mentions:
            found.moods[mention.span] = "none" if role in LIMITING else "asserted" if presupposed else status


def mark_times(found: Findings, claims: Sequence[Claim]) -> None:
    """Remember when the objects of an event are as it says: "in 2015 there were 500 factories"."""
    for claim in claims:
        times = tuple(pair for pair in claim.qualifiers if pair[0] == DURING)
        if times and isinstance(claim.object, Mention):
            found.times[claim.object.span] = times


def descriptions(items: Sequence[Item], found: Findings, ontology: Ontology) -> Iterator[Claim]:
    """Yield what the phrases of a sentence say by themselves, each in the mood of its event."""
    verbs = any(is_trigger(item) for item in items)
    loose = "none" if verbs and not found.claims else ""  # a verb that was not understood may deny it
    for index, item in enumerate(items):
        if not isinstance(item, Phrase):
            continue
        for mention in item.mentions:
            mood = found.moods.get(mention.span, "asserted" if index in found.used else loose)
            for claim in describe(mention, ontology):
                status = mood_of(claim, mood, ontology)
                if status:
                    yield claim._replace(status=status, qualifiers=claim.qualifiers or dated(claim, found))


def dated(claim: Claim, found: Findings) -> tuple[tuple[str, Mention], ...]:
    """When a figure holds: as long as what it counts is said to."""
    return found.times.get(claim.subject.span, ()) if claim.is_figure else ()


def mood_of(claim: Claim, mood: str, ontology: Ontology) -> str:
    """The status of a description, or "": of things with names it is a fact whatever is said of them."""
    named = ontology.composition.named
    owned = isinstance(claim.object, Mention) and ontology.is_a(claim.object.cls, ontology.composition.scoped)
    denied = mood == "none" and claim.subject.cls == "Enterprise"  # "there is no X mine": X need not be a name
    known = (ontology.is_a(claim.subject.cls, named) and not denied) or placed_cluster(claim.subject)
    if known and not owned:
        return "asserted"
    if mood in ("none", ""):
        return "asserted" if not mood and claim.subject.rank else ""
    return "asserted" if mood == "achieved" else mood


def placed_cluster(mention: Mention) -> bool:
    """Whether a mention is of a cluster that is identified by its place."""
    places = any(other.cls not in MEASURES for _, other in mention.dependents)
    return mention.cls == "IndustrialCluster" and places and not mention.indefinite
