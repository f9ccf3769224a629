"""Who plays the roles that a clause does not fill: its subject from the clause before, an antecedent, the topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.claims.events import PLANS, Event
from kg.claims.figures import owner
from kg.claims.roles import PLACES, SITE, SUBJECTS, Cast, Players, fits
from kg.frames import Frame, Role
from kg.model import MEASURES, TOPIC, Evocation, Mention
from kg.ontology import Ontology

BARE = frozenset({"", "ERG"})  # cases of who does it, in the active

OBJECT = "obj"
HOSTS = ("EnterpriseGroup", "Enterprise")


class Context(NamedTuple):
    """What a clause takes over from the words before it."""

    subject: Mention | None = None  # of the clause before
    place: Mention | None = None
    antecedent: Mention | None = None  # what a relative pronoun points to
    pronoun: str = ""  # "which", "where", "whose"
    described: Mention | None = None  # the object of a passive that describes it: "the port (which was) built there"
    formed: Mention | None = None  # what the clause before brought about

    def player(self, role: Role, ontology: Ontology) -> Mention | None:
        """Who plays a role that is not said."""
        if role.name in PLACES:
            place = self.antecedent if self.pronoun in ("which", "where") else self.place
            fitting = place if place is not None and (place.anaphor or fits(place, role, ontology)) else None
            if fitting or role.name not in SUBJECTS:
                return fitting
        return self.antecedent if self.pronoun in ("which", "whose") else self.subject

    def supplies(self, frame: Frame, name: str, ontology: Ontology) -> bool:
        """Whether a role that nobody plays is that of a place known from before, or of what a passive describes."""
        role = next(role for role in frame.roles if role.name == name)
        if name == OBJECT and self.described is not None:
            return fits(self.described, role, ontology)
        return name in PLACES and self.player(role, ontology) is not None

    def resumed(self, frame: Frame) -> Context:
        """The context of a frame that without a subject speaks of what the clause before brought about."""
        return self._replace(subject=self.formed or self.subject) if frame.resumes and not self.pronoun else self

    def turned(self) -> Context:
        """The context of a passive: who did what before, or what a relative pronoun points to, does not do it."""
        if self.pronoun != "which":
            return self._replace(described=self.subject, subject=None)
        return self._replace(described=self.antecedent, antecedent=None, subject=None, pronoun="")


def passive(evoked: Evocation) -> Evocation:
    """The trigger in the passive: a subject without a mark is no agent."""
    agents = tuple(case for case in evoked.marks.get("subj", ()) if case not in BARE)
    return evoked._replace(marks={**evoked.marks, "subj": agents})


def with_subject(
    cast: Cast, frame: Frame, event: Event, evoked: Evocation, context: Context, ontology: Ontology
) -> Players:
    """The players, with the subject or place of the clause before, or the topic, where none is said.

    Without an agent a passive ("a park is being built") says at most that the cluster or place spoken of does it.
    """
    players = dict(cast.players)
    context = hosted(event, players, context.resumed(frame), ontology)
    anaphors = [each.anaphor for mentions in players.values() for mention in mentions for each in mention.walk()]
    if "whose" in anaphors:
        context = context._replace(antecedent=None, subject=None)  # "whose port is large": it is the port's owner
    for role in frame.roles:
        if role.name == OBJECT and context.described is not None and role.name not in players:
            players[role.name] = (context.described,)
        elif role.name in players:
            if role.name in SUBJECTS and players[role.name][0].cls in PLANS:
                players[role.name] = (owner(players[role.name][0]),)
        elif role.name == "holder" and (owners := owners_of(players.get("obj", ()))):
            players[role.name] = owners
        elif role.name in SUBJECTS and not event.medial and any(runs_on(m, ontology) for m in players.get("obj", ())):
            continue
        elif (found := taken_over(role, evoked, context, ontology)) is not None:
            players[role.name] = (found,)
        elif role.name in SUBJECTS and (subjects := unsaid(role, event, evoked, players, ontology)):
            players[role.name] = subjects
    return players


def hosted(event: Event, players: Players, context: Context, ontology: Ontology) -> Context:
    """The context of a passive at somebody's place, who does what is done: "in the workshops belts are made"."""
    sites = players.get(SITE, ()) if "passive" in event.features else ()
    host = next((site for site in sites if ontology.is_a(site.cls, HOSTS)), None)
    return context._replace(subject=host) if host else context


def locative(role: Role, evoked: Evocation) -> bool:
    """Whether a role is that of a place, or of a subject that stands as one: "in X 500 people work"."""
    return role.name in PLACES or (role.name in SUBJECTS and "LOC" in evoked.marks.get(role.name, ()))


def taken_over(role: Role, evoked: Evocation, context: Context, ontology: Ontology) -> Mention | None:
    """Who plays the role of a subject or place that is not said; a place must be one."""
    if context.pronoun == "where" and role.name in SUBJECTS and locative(role, evoked):
        found = context.antecedent
    else:
        found = context.player(role, ontology) if role.name in SUBJECTS | PLACES else None
    figure = found is not None and found.cls == "Indicator" and not ontology.is_a("Indicator", role.classes)
    return owner(found) if found is not None and figure else found


def unsaid(role: Role, event: Event, evoked: Evocation, players: Players, ontology: Ontology) -> tuple[Mention, ...]:
    """The subject of a clause that does not say it: the topic, or the cluster where something is done by nobody."""
    if not any(ontology.is_a(each, role.classes) for each in ontology.composition.topics):
        return ()
    if "" in evoked.marks.get(role.name, ("",)):
        return (Mention(event.span, "Anaphor", anaphor=TOPIC),)
    if SITE in players:
        known = all(mention.cls != "Unknown" for mention in players.get("obj", ()))
        return tuple(site for site in players[SITE] if known and site.cls in ("IndustrialCluster", "Anaphor"))
    return (Mention(event.span, "IndustrialCluster", anaphor=TOPIC),)


def runs_on(mention: Mention, ontology: Ontology) -> bool:
    """Whether a phrase with a word without entry may be two: "several X | technology", "the X | clean"."""
    splits = mention.number is not None or mention.cls in ontology.composition.adjectives
    return splits and bool(mention.literals) and bool(mention.head)


def owners_of(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Whose things are: "X's own port" is what X has."""
    found = [other for mention in mentions for case, other in mention.dependents if case == "GEN"]
    owners = (other for other in found if not other.number)  # "a capacity of 20 pipes" is not that of pipes
    return tuple(other for other in owners if other.cls not in MEASURES)[:1]
