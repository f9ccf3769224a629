"""Words to expressions: the longest entries of the lexicon, also where an adverb splits them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kg.language import NONFINITE
from kg.lexicon import GAP, Entry, Lexicon, Node
from kg.morphology import Reading
from kg.tokens.segments import Segments
from kg.tokens.words import Word

REACH = 14  # words between the two parts of an expression
QUOTES = frozenset({"open-quote", "close-quote", "quote"})
SPLITS = 2  # adverbs and negations inside an expression
DOUBTS = frozenset({"reportedly", "may"})
BARE = frozenset({"stem"})
LIFTED = frozenset({("adverbs", "adverb"), ("function", "not")})


class Match(NamedTuple):
    """An expression of the lexicon in a sentence."""

    stop: int  # index after its last word
    entries: tuple[Entry, ...]
    reading: Reading  # of its last word
    verb: frozenset[str] | None  # features of its last verb, if there is one
    lifted: tuple[Entry, ...] = ()  # adverbs and negations inside it


class Matcher:
    """The expressions of one sentence."""

    def __init__(
        self,
        words: Sequence[Word],
        lexicon: Lexicon,
        names: frozenset[str] = frozenset(),
        moments: Collection[str] = (),
    ) -> None:
        self.lexicon, self.moments = lexicon, moments  # concepts of times that may split a verb: "has now built"
        segments = None if lexicon.profile.spaces else Segments(words, lexicon, names)
        self.stops = segments.stops() if segments else {}
        self.named = segments.named_at() if segments else frozenset()  # where names begin, which may look like words
        self.keys = [None if word.is_mark else word.key for word in words]  # no expression reaches over a mark
        self.quotes = {index for index, word in enumerate(words) if word.is_mark and word.key in QUOTES}
        self._adverbs: dict[int, Match | None] = {}
        self._found: dict[int, list[Match]] = {}

    def at(self, start: int) -> list[Match]:
        """The longest expressions that begin at a word: all that reach as far as the longest."""
        if start not in self._found:
            self._found[start] = longest(self.whole(start, self.walk(self.lexicon.index, start)))
        return self._found[start]

    def stop(self, start: int) -> int:
        """Where the word that begins at an index ends."""
        return self.stops.get(start, start + 1)

    def whole(self, start: int, matches: list[Match]) -> list[Match]:
        """Those of some matches that end where a word does, in a text without spaces."""
        if not self.stops:
            return matches
        if start in self.named:
            return []
        return [m for m in matches if self.stops.get(start) == m.stop or (m.lifted and m.stop in self.stops)]

    def walk(
        self, node: Node, index: int, *, splits: int = SPLITS, inside: bool = False, said: frozenset[str] | None = None
    ) -> list[Match]:
        """Every expression on the paths from a node; inside one adverbs may stand, and a verb was said before."""
        key = self.keys[index] if index < len(self.keys) else None
        if key is None:
            return []
        found: list[Match] = []
        for child, reading, verb in self.lexicon.steps(node, key):
            spoken = said if verb is None else verb
            if child.entries:
                found.append(Match(index + 1, tuple(child.entries), reading, spoken))
            if child.edges and (verb is not None or not reading.case):
                found += self.walk(child, index + 1, splits=splits, inside=True, said=spoken)
        if inside and splits and (adverb := self.adverb(index) or self.moment(index)):
            further = self.walk(node, adverb.stop, splits=splits - 1, inside=True, said=said)
            found += (match._replace(lifted=(*adverb.entries, *match.lifted)) for match in further)
        return found

    def adverb(self, index: int) -> Match | None:
        """The adverb or negation that begins at a word, if nothing longer does."""
        if index >= len(self.keys) or self.keys[index] is None:
            return None
        if index not in self._adverbs:
            listed = longest(self.whole(index, self.walk(self.lexicon.index, index, splits=0)))
            lifted = lifted_entries(listed[0]) if listed else ()
            self._adverbs[index] = listed[0]._replace(entries=lifted) if lifted else None
        return self._adverbs[index]

    def aside(self, index: int) -> Match | None:
        """The word for a point in time, or for a doubt, at a word."""
        found = self.at(index) if index < len(self.keys) and self.keys[index] is not None else []
        return next((match for match in found if any(self.is_aside(each) for each in match.entries)), None)

    def moment(self, index: int) -> Match | None:
        """The word for a point in time within an expression: "is now under construction"."""
        final = self.lexicon.profile.verb_final or not self.lexicon.verbs
        found = None if final else self.aside(index)
        return found if found is not None and any(each.section == "concepts" for each in found.entries) else None

    def is_aside(self, entry: Entry) -> bool:
        """Whether an entry is for what may stand between an auxiliary and its verb."""
        return entry.target in self.moments if entry.section == "concepts" else entry.target in DOUBTS

    def guesses(self, index: int) -> Iterator[frozenset[str]]:
        """Yield the features that a word without an entry has as a form of a verb, by the endings of paradigms."""
        key = self.keys[index] if index < len(self.keys) else None
        known = key is None or not key.isalpha() or self.at(index) or self.forms(index)
        if known or key is None or not self.lexicon.verbs:
            return
        endings = [each for paradigm in self.lexicon.profile.paradigms.values() for each in paradigm]
        yield from dict.fromkeys(each.features for each in endings if len(each.suffix) > 1 and each.cut(key))
        yield BARE

    def gapped(self, start: int) -> tuple[int, int, Match] | None:
        """An expression whose verb stands further off: index after its first part, index of its verb, the match."""
        best: tuple[int, int, Match] | None = None
        for stop, node in self.openings(self.lexicon.gaps, start):
            if any(e.section == "adposition" for match in self.at(stop) for e in match.entries):
                continue
            for index in range(stop + 1, min(stop + REACH, len(self.keys))):
                if self.keys[index] is None and index not in self.quotes:
                    break
                found = next(iter(self.walk(node, index)), None)
                if found and (best is None or stop > best[0]):
                    best = stop, index, found
                if found or self.finite(index):
                    break
        return best

    def finite(self, index: int) -> bool:
        """Whether a word is a verb that can end a clause."""
        key = self.keys[index] or ""
        node = self.lexicon.index.edges.get(key)
        if node is not None and any(entry.section == "adposition" for entry in node.entries):
            return False
        forms = self.lexicon.verbs.get(key, ())
        return bool(forms) and not any(form.features & NONFINITE for form in forms)

    def openings(self, node: Node, index: int) -> Iterator[tuple[int, Node]]:
        """Yield where the first part of a gapped expression ends, and the node after its gap."""
        if node.edges.get(GAP) is not None:
            yield index, node.edges[GAP]
        key = self.keys[index] if index < len(self.keys) else None
        for child, reading, verb in self.lexicon.steps(node, key) if key is not None else ():
            if verb is None and not reading.case:
                yield from self.openings(child, index + 1)

    def leaders(self, index: int) -> list[Match]:
        """The auxiliaries that stand at a word and govern a verb after them."""
        return self.whole(index, self.walk(self.lexicon.leaders, index, splits=0)) if self.lexicon.leaders.edges else []

    def forms(self, index: int) -> tuple[frozenset[str], ...]:
        """The features of the forms of verbs that a word can be."""
        key = self.keys[index] if index < len(self.keys) else None
        return tuple(form.features for form in self.lexicon.verbs.get(key or "", ()))

    def helper(self, index: int, features: frozenset[str]) -> Match | None:
        """The longest auxiliary at a word that a verb with these features can take."""
        best: Match | None = None
        for match in self.whole(index, self.walk(self.lexicon.auxiliaries, index, splits=0)):
            fitting = tuple(e for e in match.entries if e.target == "any" or e.target in features)
            if fitting and (best is None or match.stop > best.stop):
                best = match._replace(entries=fitting)
        return best


def longest(matches: Sequence[Match]) -> list[Match]:
    """Those of some matches that reach furthest, the least inflected first."""
    if len(matches) < 2:
        return list(matches)
    furthest = max((match.stop for match in matches), default=0)
    found = [match for match in matches if match.stop == furthest]
    return sorted(found, key=lambda match: (match.reading.ending, -len(match.reading.key)))


def lifted_entries(match: Match) -> tuple[Entry, ...]:
    """The entries of a match that are lifted out of the stream."""
    return tuple(entry for entry in match.entries if (entry.section, entry.target) in LIFTED)
