"""Expressions to the neutral stream: concepts with case and number, triggers with features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language import participial
from kg.lexicon import Entry
from kg.model import Evocation, Kind, Sense, Sentence, Token
from kg.morphology import guess
from kg.ontology import Ontology
from kg.tokens import isolating
from kg.tokens.builder import Builder, stem_length
from kg.tokens.choice import settled
from kg.tokens.copulas import with_copulas
from kg.tokens.ellipsis import repeated
from kg.tokens.lifting import lift
from kg.tokens.matching import Match
from kg.tokens.neutral import AUXILIARY
from kg.tokens.verbgroups import VerbGroup, led
from kg.tokens.words import Word

PASSIVE = frozenset({"passive"})
SUBJUNCTIVE = frozenset({"subjunctive"})
BARE = frozenset({"stem"})
CLOSED = frozenset({"function", "numerals", "ordinals", "adposition", "postposition", "adverbs"})
OTHER = frozenset({"concepts", "adposition", "function", "adverbs"})  # what a verb without inflection may be
GRAMMAR = frozenset({"function", "numerals", "ordinals"})  # sections that come before a concept of the same form


def tokenise(sentence: Sentence, ontology: Ontology, names: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The neutral stream of a sentence, in the order of its words; `names` are known from its document."""
    lexicon = ontology.lexicon(sentence.language)
    profile = lexicon.profile
    found = Stream(sentence, lexicon, ontology.marks, names, ontology.moments).read()
    if not lexicon.verbs:
        chosen = isolating.settled(found, ontology, profile.marks)
    else:
        chosen = found if profile.verb_final else repeated(settled(found, ontology))
    tokens = lift(chosen, sentence.document.text, before=profile.verb_final)
    return tuple(with_copulas(tokens, sentence.span.stop, profile)) if profile.zero_copula else tokens


def is_trigger(matches: Sequence[Match]) -> bool:
    """Whether an expression evokes a frame without a gap."""
    return any(entry.section == "triggers" for match in matches for entry in match.entries)


class Stream(Builder):
    """The reading of one sentence, word by word."""

    def read(self) -> list[Token]:
        """The tokens, adverbs and negations still among them."""
        index = 0
        while index < len(self.words):
            index = self.step(index)
        return self.tokens

    def step(self, index: int) -> int:
        """Read what begins at a word; the index of what comes next."""
        word = self.words[index]
        if word.is_mark:
            return self.mark(index, word)
        if word.kind == "number":
            return self.number(index, word)
        if word.joined and self.tokens and self.ending(word):
            return index + 1
        if index in self.pending:
            return self.trigger(index, [self.pending.pop(index)])
        if (group := led(self.matcher, index)) is not None and not self.is_coverb(group):
            return self.led(index, group)
        matches = self.matcher.at(index)
        if self.isolating and not is_trigger(matches) and (leaders := self.matcher.leaders(index)):
            return self.apart(index, leaders[0], matches)
        gapped = self.matcher.gapped(index) if self.isolating or not is_trigger(matches) else None
        if gapped is not None and not (is_trigger(matches) and matches[0].stop > gapped[0]):
            stop, verb, match = gapped
            self.pending[verb] = match
            return self.add(index, stop, Kind.MARK, function="gap")
        if not matches:
            return self.unknown(index, word)
        return self.matched(index, matches)

    def unknown(self, index: int, word: Word, noun: Sequence[Match] = ()) -> int:
        """A word without an entry: a verb form without a frame, or a word with perhaps a case."""
        if self.medial and (listed := self.matcher.forms(index)):
            features = frozenset().union(*listed)
            return self.add(
                index, index + 1, Kind.TRIGGER, features=features, medial=True, loose=True, **self.nominal(index, noun)
            )
        if forms := self.lexicon.verbs.get(word.key):
            features = frozenset().union(*(form.features for form in forms[:1]))
            if features != BARE:
                stop, features = self.helpers(index + 1, features)
                return self.add(index, stop, Kind.TRIGGER, features=features, case=forms[0].case)
        reading = guess(self.profile, self.lexicon.readings(word.key))
        stem = stem_length(word, reading)
        plural = "plural" in reading.features
        stop = self.matcher.stop(index)
        return self.add(
            index, stop, Kind.UNKNOWN, case=reading.case, plural=plural, stem=stem if stop == index + 1 else 0
        )

    def matched(self, index: int, matches: Sequence[Match]) -> int:
        """The token of an expression: trigger before concept before the rest."""
        trigger = [m for m in matches if any(e.section == "triggers" for e in m.entries)]
        other = [m for m in matches if any(e.section != "triggers" for e in m.entries)]
        if self.isolating and trigger and other:
            return self.either(index, trigger, other)
        if self.medial and trigger and not any(e.section in CLOSED for m in other for e in m.entries):
            return self.trigger(index, trigger, noun=other)
        if not self.medial and trigger and not (other and self.yields(trigger[0], other[0])):
            return self.trigger(index, trigger)
        best = other[0] if other else trigger[0]
        if (
            best.reading.ending
            and best.stop == index + 1
            and self.words[index].key in self.lexicon.verbs
            and not trigger
        ):
            return self.unknown(index, self.words[index], other)
        listed = [e for e in best.entries if e.section != "triggers"]
        if self.dated():  # "2028 | years | before", where the word is a noun elsewhere
            listed.sort(key=lambda entry: entry.section != "postposition")
        entry = next((e for e in listed if e.section in GRAMMAR and not best.reading.ending), listed[0])
        match entry.section:
            case "concepts" | "name":
                return self.noun(index, other)
            case "adposition" | "postposition":
                return self.adposition(index, best, entry)
            case "numerals" | "ordinals":
                return self.numeral(index, best, entry)
        return self.function(index, best, entry)

    def is_coverb(self, group: VerbGroup) -> bool:
        """Whether a verb after auxiliaries may be an adposition."""
        return self.isolating and any(e.section == "adposition" for match in group.matches for e in match.entries)

    def either(self, index: int, trigger: Sequence[Match], other: Sequence[Match]) -> int:
        """A verb that may be something else, unless an auxiliary follows it."""
        stop = self.trigger(index, trigger)
        verb = self.tokens.pop()
        if stop == trigger[0].stop:
            verb = verb._replace(others=tuple(self.readings(index, other)), senses=())
        self.tokens.append(verb)
        return stop

    def noun(self, index: int, matches: Sequence[Match]) -> int:
        """A concept, that in a language without inflection may be an adverb."""
        stop = self.concept(index, matches)
        adverb = next((e for match in matches for e in match.entries if e.section == "adverbs"), None)
        if self.isolating and adverb is not None:
            word = self.tokens.pop()
            self.function(index, matches[0], adverb)
            self.tokens[-1] = word._replace(others=(self.tokens[-1],))
        return stop

    def readings(self, index: int, matches: Sequence[Match]) -> Iterator[Token]:
        """Yield what a word is if it is no verb."""
        entries = {entry.section: entry for match in matches for entry in match.entries if entry.section in OTHER}
        for section, entry in entries.items():
            if section == "concepts":
                self.concept(index, matches)
            elif section == "adposition":
                self.adposition(index, matches[0], entry)
            else:
                self.function(index, matches[0], entry)
            yield self.tokens.pop()

    def apart(self, index: int, leader: Match, matches: Sequence[Match]) -> int:
        """An auxiliary before other words than its verb; it may be an adposition."""
        entry = next((e for match in matches for e in match.entries if e.section == "adposition"), None)
        features = frozenset(leader.entries[0].iri.split())
        self.add(index, leader.stop, Kind.FUNCTION, function=AUXILIARY, features=features)
        if entry is not None:
            auxiliary = self.tokens.pop()
            self.adposition(index, matches[0], entry)
            self.tokens[-1] = self.tokens[-1]._replace(others=(auxiliary,))
        return leader.stop

    def dated(self) -> bool:
        """Whether a number with its unit was read last."""
        last = [token.kind for token in self.tokens[-2:]]
        return self.isolating and last == [Kind.NUMBER, Kind.CONCEPT]

    def yields(self, trigger: Match, other: Match) -> bool:
        """Whether a verb gives way to another entry: as a bare stem, or a participle that is listed as it stands.

        A subjunctive takes no auxiliary: with one after it, the word is the noun that is spelt alike.
        """
        if trigger.verb == BARE:
            return not self.helped(trigger)
        if trigger.verb == SUBJUNCTIVE and other.verb is None and any(e.section == "concepts" for e in other.entries):
            return self.helped(trigger)
        listed = other.verb is None and " " in other.entries[0].form
        return listed and trigger.verb is not None and participial(trigger.verb, trigger.reading.case)

    def helped(self, match: Match) -> bool:
        """Whether an auxiliary follows a verb."""
        return match.verb is not None and self.matcher.helper(match.stop, match.verb) is not None

    def led(self, index: int, group: VerbGroup) -> int:
        """A verb with its auxiliaries, and what else stands among them after it."""
        stop = self.trigger(index, group.matches, group)
        for aside in group.asides:
            self.matched(aside, self.matcher.at(aside))
        return stop

    def trigger(
        self, index: int, matches: Sequence[Match], group: VerbGroup | None = None, noun: Sequence[Match] = ()
    ) -> int:
        """A trigger with the features of its verb and of the auxiliaries before and after it."""
        if group is not None and not matches:  # it evokes no frame
            return self.add(index, group.verb + 1, Kind.TRIGGER, features=group.features, medial=self.medial)
        evokes = {e: None for m in matches for e in m.entries if e.section == "triggers"}
        first = next((m for m in matches if self.helped(m)), None) or min(matches, key=lambda m: m.verb == BARE)
        features = group.features if group is not None else first.verb or frozenset()
        features |= {e.target for e in first.lifted if e.target == "not"}
        features |= {f for e in evokes for role, fs in e.marks if role == "feature" for f in fs} - PASSIVE
        stop, features = self.helpers(first.stop, features)
        found = tuple(self.evocation(e) for e in evokes)
        if self.medial and group is None and any(match.verb is not None for match in matches):
            forms = features.union(*(match.verb or () for match in matches))
            noun = () if self.matcher.leaders(index) else noun  # "has" is no plural of "ha"
            return self.add(
                index, stop, Kind.TRIGGER, evokes=found, features=forms, medial=True, loose=True,
                **self.nominal(index, noun),
            )  # fmt: skip
        senses = tuple(Sense(e.target, e.iri) for e in first.entries if e.section == "concepts")
        return self.add(
            index, stop, Kind.TRIGGER, evokes=found, features=features, case=first.reading.case, senses=senses,
            medial=self.medial,
        )  # fmt: skip

    def evocation(self, entry: Entry) -> Evocation:
        """The frame of a trigger with the marks of its roles: its own, else those of the language."""
        own = dict(entry.marks)
        attributes = own.pop("noun", ("",))[0]
        turned = "passive" in own.pop("feature", ())
        return Evocation(
            entry.target, {**self.profile.marks, **own}, entry.iri, attributes, turned, "~" not in entry.form
        )

    def helpers(self, index: int, features: frozenset[str]) -> tuple[int, frozenset[str]]:
        """Take in the auxiliaries after a verb; the index after them, and all features."""
        current = features
        while (match := self.step_over(index, current)) is not None:
            index = match.stop
            added = frozenset(match.entries[0].iri.split())
            current = added | (match.verb or frozenset())
            features |= current
        return index, features

    def step_over(self, index: int, current: frozenset[str]) -> Match | None:
        """The auxiliary at a word, or after a negation there."""
        if match := self.matcher.helper(index, current):
            return match
        negation = self.matcher.adverb(index) if index < len(self.words) and not self.words[index].is_mark else None
        if negation and any(e.target == "not" for e in negation.entries):
            match = self.matcher.helper(negation.stop, current)
            return match._replace(verb=(match.verb or frozenset()) | {"not"}) if match else None
        return None

    def function(self, index: int, match: Match, entry: Entry) -> int:
        """A grammatical word, an adverb, or a verb that evokes nothing."""
        if entry.target == "classifier" and self.tokens:
            self.extend(self.words[match.stop - 1], "")
            return match.stop
        if entry.target == "verb":
            stop, features = self.helpers(match.stop, frozenset())
            return self.add(index, stop, Kind.TRIGGER, features=features, medial=self.medial)
        return self.add(index, match.stop, Kind.FUNCTION, function=entry.target, **self.inflection(index, match))
