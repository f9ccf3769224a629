"""Claims of one document to facts about things: pronouns, dropped subjects, "the cluster", owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.model import INTENDED, Claim, Mention, Reading, Sentence
from kg.ontology import Ontology
from kg.statements.facts import Fact, Seen
from kg.statements.fitness import NOBODY, is_kind, misnamed, mistyped
from kg.statements.passages import evidence
from kg.statements.rivals import PAIR, one_of_two, spoken
from kg.statements.things import Minter, Thing

PLURALS = frozenset({"they"})
LOCAL = frozenset({"here", "there"})  # a company is no place
YOU = "you"  # the reader
BOTH = "both"
SPEAKERS = frozenset({"we", "our"})
PLACED = frozenset({"IndustrialCluster", "GovernmentBody"})  # classes of what is known by its place
DENYING = frozenset({"lacks"})  # properties whose object is not there
UNREAL = INTENDED | {"none"}


class Discourse:
    """What a document has spoken of so far."""

    def __init__(self, ontology: Ontology, minter: Minter) -> None:
        self.ontology, self.minter = ontology, minter
        self.topic: Thing | None = None
        self.group: Thing | None = None
        self.beside: set[str] = set()  # the groups of the sentence that spoke of groups last
        self.renew = True  # the sentence being read has spoken of none yet
        self.latest: list[Thing] = []  # things with identity, the last one last
        self.names: dict[str, Thing] = {}
        self.memo: dict[int, tuple[Mention, Thing | None]] = {}  # of the sentence being read, by identity
        self.earlier: list[tuple[int, Thing]] = []  # of the sentence before: where each was spoken of
        self.seen: Seen = Counter()
        self.acting: Thing | None = None  # the subject of the claim whose object is looked for

    def read(self, readings: Iterable[Reading]) -> Iterator[Fact]:
        """Yield the facts of a document in the order of its sentences."""
        readings = tuple(readings)
        self.learn_names(readings)
        for reading in readings:
            self.earlier, self.memo, self.renew = spoken(self.memo.values()), {}, True
            for claim in reading.claims:
                fact = self.fact(claim, reading.sentence)
                if fact is not None:
                    yield fact
            if self.topic is None:
                self.introduce(reading)

    def introduce(self, reading: Reading) -> None:
        """Take the first cluster that is spoken of for the topic, where no sentence was understood so far."""
        mentions = (each for top in reading.mentions for each in top.walk())
        first = next((each for each in mentions if each.cls == "IndustrialCluster" and not each.rank), None)
        if first is not None and not any(claim.status in UNREAL for claim in reading.claims):
            self.thing(first, reading.sentence.language)

    def learn_names(self, readings: Iterable[Reading]) -> None:
        """Know every thing that the document calls by name and kind, to know it by its bare name too."""
        for mention in (each for reading in readings for top in reading.mentions for each in top.walk()):
            if mention.name and (thing := self.minter.named(mention)) is not None:
                known = self.names.setdefault(thing.name, thing)
                if thing.cls != known.cls and self.ontology.is_a(thing.cls, (known.cls,)):
                    self.names[thing.name] = thing  # a town, which without its kind looked like any place

    def fact(self, claim: Claim, sentence: Sentence) -> Fact | None:
        """The fact of a claim, or None if a mention stays unresolved."""
        language = sentence.language
        subject = self.thing(claim.subject, language, unreal=claim.about and claim.status in UNREAL)
        if claim.focus and subject is not None:
            self.focus(subject, claim)
        unknown = subject is None or (subject.cls in NOBODY and not is_kind(claim, self.ontology))
        if subject is None or unknown or mistyped(claim, subject):
            return None
        self.acting = subject if self.ontology.is_a(subject.cls, self.ontology.composition.topics) else None
        value = self.value(claim, subject, sentence)
        self.acting = None
        if value is None or value == subject:
            return None
        if claim.predicate in self.ontology.composition.local and self.topic and subject.key.find(".") < 0:
            subject = self.within(subject, self.topic)
        found = [(name, self.thing(mention, language)) for name, mention in claim.qualifiers]
        qualifiers = tuple((name, thing) for name, thing in found if thing is not None)
        passage = evidence(claim, sentence)
        return Fact(subject, claim.predicate, value, claim.status, claim.polarity, qualifiers, passage)

    def value(self, claim: Claim, subject: Thing, sentence: Sentence) -> Thing | str | Fact | None:
        """The object of a claim as a thing, a plain value, or a fact of its own."""
        if isinstance(claim.object, Claim):
            return self.fact(claim.object, sentence)
        if isinstance(claim.object, str):
            return claim.object
        unreal = claim.status in UNREAL or claim.polarity == "negative" or claim.predicate in DENYING
        found = self.thing(claim.object, sentence.language, unreal=unreal)
        return None if found is not None and misnamed(claim, found, self.ontology) else found

    def within(self, thing: Thing, owner: Thing) -> Thing:
        """A kind as that of an owner."""
        return thing._replace(key=f"{owner.key}.{thing.key}", owner=owner.key)

    def focus(self, subject: Thing, claim: Claim) -> None:
        """Make the subject of a clause the topic, or the group that "they" points to."""
        if claim.subject.anaphor and claim.subject.anaphor != "which":
            return
        if subject.cls in NOBODY and claim.status not in UNREAL:
            self.topic = None  # whoever it is, "it" now points there
        elif subject.cls == "EnterpriseGroup":
            self.group = subject
        elif self.ontology.is_a(subject.cls, self.ontology.composition.topics) and claim.status not in UNREAL:
            self.topic = subject

    def thing(self, mention: Mention, language: str, *, unreal: bool = False) -> Thing | None:
        """The thing that a mention stands for, or None if nothing can be said."""
        if id(mention) not in self.memo:
            found = self.resolve(mention, language, unreal=unreal)
            self.memo[id(mention)] = mention, found
            if found is not None:
                self.note(found, mention, language, unreal=unreal)
        return self.memo[id(mention)][1]

    def note(self, thing: Thing, mention: Mention, language: str, *, unreal: bool) -> None:
        """Remember a thing, and the words that stood for it."""
        if mention.anaphor or mention.quantity or mention.time:
            return
        known = mention.definite or bool(thing.place) or self.minter.is_named(thing.cls)
        if mention.label and not (mention.is_bare and known):
            self.seen[thing.key, language, mention.label] += 1
        if not unreal and (self.minter.is_named(thing.cls) or self.minter.is_scoped(mention)) and not mention.rank:
            self.latest.append(thing)
            if self.topic is None and self.ontology.is_a(thing.cls, ("IndustrialCluster",)):
                self.topic = thing
        if mention.cls == "EnterpriseGroup" and not unreal and not mention.rank:
            self.group = thing
            self.beside, self.renew = {thing.key} | (set() if self.renew else self.beside), False

    def resolve(self, mention: Mention, language: str, *, unreal: bool) -> Thing | None:
        """Find or mint the thing of a mention."""
        if mention.quantity is not None:
            return self.minter.quantity(mention.quantity)
        if mention.time is not None:
            return self.minter.time(mention.time, self.topic.key if self.topic else "")
        if mention.anaphor:
            return self.antecedent(mention)
        if self.points_at_topic(mention):
            return self.topic
        if (named := self.minter.named(mention)) is not None:
            return self.known_name(named)
        if mention.cls in ("Unknown", "Name"):
            return self.bare(mention)
        if self.minter.is_named(mention.cls):
            modified = mention.modifiers or mention.literals
            owner, place = self.owner(mention, language)
            topic = owner or self.region()
            return self.minter.composed(mention, topic, place) if modified or place else self.last(mention.cls)
        return (
            self.scoped(mention, language, unreal=unreal)
            if self.minter.is_scoped(mention)
            else self.minter.composed(mention)
        )

    def bare(self, mention: Mention) -> Thing | None:
        """A word without an entry: something known by that name, else a thing with that label."""
        known = self.names.get(" ".join(mention.literals))
        return known or (self.minter.composed(mention) if mention.literals else None)

    def points_at_topic(self, mention: Mention) -> bool:
        """Whether words like "this area" stand for the topic, or name its kind: "the park" of a food park."""
        if self.topic is None or not mention.is_bare:
            return False
        topical = mention.definite and self.ontology.flagged(mention.head, "topical")
        kind = not (mention.indefinite or mention.plural or mention.number) and self.topic.cls == "IndustrialCluster"
        return bool(topical or (kind and self.topic.head.endswith(f"-{mention.head}")))

    def known_name(self, thing: Thing) -> Thing:
        """A named thing; what is later called by the bare name is the same."""
        if thing.name:
            return self.names.setdefault(thing.name, thing)
        return thing

    def antecedent(self, mention: Mention) -> Thing | None:
        """What a pronoun points to."""
        if mention.anaphor in PLURALS:
            return self.group if len(self.beside) < 2 else None
        if mention.anaphor == YOU or mention.anaphor == BOTH:
            return None
        if mention.anaphor in PAIR:
            return one_of_two(mention, self.earlier, spoken(self.memo.values()))
        if mention.anaphor in SPEAKERS:
            return self.speaker()
        firm = self.topic is not None and self.topic.cls == "Enterprise"
        if firm and (mention.cls != "Anaphor" or mention.anaphor in LOCAL):
            return self.last("IndustrialCluster")
        return self.topic

    def speaker(self) -> Thing | None:
        """Who says "we": the first cluster of the document, else what it is about."""
        return next((thing for thing in self.latest if thing.cls == "IndustrialCluster"), self.topic)

    def last(self, cls: str) -> Thing | None:
        """The last thing of a class: "the town"."""
        return next((thing for thing in reversed(self.latest) if self.ontology.is_a(thing.cls, (cls,))), None)

    def scoped(self, mention: Mention, language: str, *, unreal: bool) -> Thing | None:
        """A thing that belongs to another: to its place or owner, else to the topic."""
        if mention.rank:
            return self.standing(mention, language)
        owner, place = self.owner(mention, language)
        if mention.cls == "IndustrialCluster" and not unreal and (known := self.cluster(mention, place)):
            return known
        if mention.cls == "IndustrialCluster" and mention.is_bare and not place:
            return None
        if mention.cls == "EnterpriseGroup" and mention.is_bare and mention.number is None and not owner:
            return self.last_company(mention) or self.last_group(mention, unreal=unreal)
        return self.minter.composed(mention, owner or self.holder(), place)

    def holder(self) -> str:
        """Whose a thing is that nobody is said to have: who does something to it, else what is spoken of."""
        found = self.acting or self.topic
        return found.key if found else ""

    def region(self) -> str:
        """What is spoken of, or the cluster before a company: a government is not that of a company."""
        firm = self.topic is not None and self.topic.cls == "Enterprise"
        found = self.last("IndustrialCluster") if firm else self.topic
        return found.key if found else ""

    def groups(self) -> dict[str, Thing]:
        """All groups of enterprises so far."""
        return {thing.key: thing for thing in self.latest if thing.cls == "EnterpriseGroup"}

    def last_company(self, mention: Mention) -> Thing | None:
        """The company meant by "this company": the last one with a name, if it can be called by that word."""
        concept = self.ontology.concepts.get(mention.head)
        cls = concept.values.get("named", "") if concept is not None else ""
        if not cls or not mention.definite or mention.plural:
            return None
        firms = {thing for thing in self.names.values() if thing.cls == cls}
        return self.last(cls) or (firms.pop() if len(firms) == 1 else None)

    def last_group(self, mention: Mention, *, unreal: bool) -> Thing | None:
        """The group meant by "the companies": the only one so far; of several groups it is none, but all of them."""
        groups = self.groups()
        if len(groups) == 1:
            known = next(iter(groups.values()))
            if known.head == mention.head or (mention.definite and not unreal):
                return known
        return self.minter.composed(mention, self.topic.key if self.topic else "")

    def owner(self, mention: Mention, language: str) -> tuple[str, str]:
        """The key of the thing that a mention belongs to, and of the place that names it."""
        for case, other in mention.dependents:
            thing = self.thing(self.as_place(mention, other, case), language)
            if thing is None:
                continue
            if thing.cls == "Standing":
                return thing.key, ""
            if self.ontology.is_a(thing.cls, ("Place",)) and mention.cls in PLACED:
                return thing.key, thing.key
            if self.ontology.is_a(thing.cls, self.ontology.composition.topics):
                return thing.key, ""
        return "", ""

    def as_place(self, mention: Mention, other: Mention, case: str) -> Mention:
        """A bare word without entry beside a cluster as the name of a place."""
        return other.as_place() if mention.cls == "IndustrialCluster" and case and not other.modifiers else other

    def cluster(self, mention: Mention, place: str) -> Thing | None:
        """The cluster meant by "the aluminium cluster": the last one there that has these modifiers, if any."""
        if mention.indefinite:
            return None
        for thing in reversed(self.latest):
            agrees = not place or thing.place in (place, "")
            if thing.cls == "IndustrialCluster" and agrees and set(mention.modifiers) <= set(thing.modifiers):
                return thing
        return None

    def standing(self, mention: Mention, language: str) -> Thing | None:
        """A place in a ranking: known by rank, scope, what is ranked and whose it is; a top list is nobody's own."""
        found = [(case, self.thing(other, language)) for case, other in mention.dependents]
        parts = {"scope": "", "concerns": ""}
        for case, thing in found:
            rule = self.ontology.attachment("Standing", thing.cls, case) if thing is not None else None
            if thing is not None and rule is not None and parts.get(rule.property) == "":
                parts[rule.property] = thing.key
        subject = self.topic.key if self.topic and mention.rank and mention.rank[0] == "rankPosition" else ""
        holder = ".".join(part for part in (subject, *parts.values()) if part)
        return self.minter.composed(mention, holder)
