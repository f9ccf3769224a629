"""Circumstances of events: when, under which policy, without what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims.clauses import Item, is_trigger
from kg.claims.events import Event
from kg.claims.figures import owner
from kg.claims.frames import Outcome
from kg.claims.periods import a_year, is_dated, is_rate, is_yearly
from kg.claims.roles import figure
from kg.language import NONFINITE
from kg.model import DURING, Claim, Mention, Phrase
from kg.ontology import Ontology

LIKENED = frozenset({"LIKE", "THAN"})  # cases of what something is only compared with
BARE_PRESENT = frozenset({"pres"})


class Circumstances:
    """The circumstances of a sentence, handed to its events from left to right."""

    def __init__(self, items: Sequence[Item], ontology: Ontology) -> None:
        self.items, self.ontology = items, ontology
        self.pending: list[tuple[str, Mention]] = []  # met before a verb that does not keep them to itself
        self.taken: set[int] = set()
        self.times: list[tuple[str, Mention]] = []  # of the last clause that gave a figure
        self.shared: list[tuple[str, Mention]] = []  # times of the last clause

    def qualify(self, event: Event, outcome: Outcome, subject: Mention | None) -> Iterator[Claim]:
        """Yield the claims of an event with its circumstances, and those that circumstances make.

        `subject` is that of the clause before: without a subject of its own a clause is of the same time.
        """
        found = self.same_time([*self.pending, *self.collect(event, outcome.used)], outcome)
        own = self.subject(outcome)
        runs_on = event.medial and subject is not None and (subject in own or any(map(is_ownerless, own)))
        if runs_on and not any(name == DURING for name, _ in found):
            found = [*found, *self.shared]
        self.shared = [each for each in found if each[0] == DURING and each[1].span.start < event.span.start]
        carried = event.features == BARE_PRESENT and not event.last  # in form a converb too
        nonfinite = not event.medial and (bool(event.features & NONFINITE) or event.purpose or carried)
        self.pending = found if nonfinite else []
        qualifying = tuple((name, mention) for name, mention in found if name not in self.stating)
        for claim in outcome.claims:
            if claim.is_figure and is_rate(self.items, event):
                continue  # so much a month, or a head
            timed = claim._replace(qualifiers=tuple(dict.fromkeys((*claim.qualifiers, *qualifying))))
            if is_yearly(self.items, event):
                timed = a_year(timed)
            if not claim.timed or is_dated(timed):
                yield timed
        for name, mention in found:
            if name in self.stating:
                yield from self.stated(name, mention, outcome)
        self.pending = [pair for pair in self.pending if pair[0] not in self.stating]

    def same_time(self, found: list[tuple[str, Mention]], outcome: Outcome) -> list[tuple[str, Mention]]:
        """The circumstances of an event; a figure without a time has that of the figure before it."""
        figures = outcome.claims and all(claim.is_figure for claim in outcome.claims)
        if figures and not any(name == DURING for name, _ in found):
            found = [*found, *self.times]
        self.times = [pair for pair in found if pair[0] == DURING] if figures else []
        return found

    def stated(self, name: str, mention: Mention, outcome: Outcome) -> Iterator[Claim]:
        """Yield what a circumstance says of the subject of an event, or of its objects."""
        rule = next(rule for rule in self.ontology.composition.adjuncts if rule.property == name)
        value = figure(mention) if rule.of_object else mention
        subjects = outcome.players.get("obj", ()) if rule.of_object else self.subject(outcome)
        status = outcome.status if rule.of_object else "asserted"
        named = self.ontology.composition.indicator(mention) if rule.of_object else ""
        if named not in ("", name):  # "with a growth of 8 %": not what an object costs
            name, subjects, status = named, tuple(map(measured_of, self.subject(outcome))), outcome.status
        for subject in subjects if value is not None and status != "none" else ():
            yield Claim(subject, name, value or mention, rule.name, status, span=mention.span, entries=mention.entries)

    def drop(self, event: Event) -> None:
        """Leave the circumstances of a verb to it."""
        for _ in self.collect(event, frozenset()):
            pass

    def pass_on(self, event: Event) -> None:
        """Keep the circumstances of a verb that said nothing for the next."""
        self.pending.extend(self.collect(event, frozenset()))

    def collect(self, event: Event, used: frozenset[int]) -> Iterator[tuple[str, Mention]]:
        """Yield property and mention of the circumstances in the window of an event that uses some items."""
        for index in (*range(event.window.start, event.window.trigger), *range(event.window.after, event.window.stop)):
            item = self.items[index]
            if index in self.taken or not isinstance(item, Phrase):
                continue
            if any(map(is_trigger, self.items[index + 1 : event.window.trigger])):
                continue  # it belongs to a participle: "the cluster founded in 1960 has ..."
            name = self.circumstance(item)
            if name == DURING and event.medial and index > event.window.after and self.is_figure(index - 1, used):
                continue  # "85 million, up from 60 million in 2019"
            if name:
                self.taken.add(index)
                yield from ((name, mention) for mention in item.mentions)

    def is_figure(self, index: int, used: frozenset[int]) -> bool:
        """Whether a figure stands at an index that plays no role in an event."""
        item = self.items[index]
        return isinstance(item, Phrase) and item.mentions[0].cls == "Quantity" and index not in used

    @property
    def stating(self) -> frozenset[str]:
        """The properties of circumstances that are statements of their own."""
        return frozenset(rule.property for rule in self.ontology.composition.adjuncts if not rule.qualifies)

    def circumstance(self, phrase: Phrase) -> str:
        """The property of a circumstance, or "" if the phrase is none."""
        first = phrase.mentions[0]
        if first.cls == "TimeSpan":
            return DURING if phrase.case not in LIKENED else ""
        for rule in self.ontology.composition.adjuncts:
            if phrase.case in rule.cases and self.ontology.is_a(first.sort, rule.classes):
                return rule.property
        return ""

    def subject(self, outcome: Outcome) -> tuple[Mention, ...]:
        """The subject of an event."""
        return (outcome.players.get("subj") or outcome.players.get("holder") or ())[:1]


def is_ownerless(subject: Mention) -> bool:
    """Whether a subject is a figure of nobody: of whom the clause before spoke."""
    return subject.cls == "Indicator" and not subject.dependents


def measured_of(subject: Mention) -> Mention:
    """Whom a figure is of: the owner of what else is measured."""
    return owner(subject) if subject.cls in ("Indicator", "Activity") else subject
