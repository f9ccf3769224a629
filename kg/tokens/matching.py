"""Words to expressions: the longest entries of the lexicon, also where an adverb splits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.language import NONFINITE
from kg.lexicon import GAP, Entry, Lexicon, Node, Reading
from kg.tokens.words import Word

REACH = 14  # words between the two parts of an expression
LIFTED = frozenset({("adverbs", "adverb"), ("function", "not")})


class Match(NamedTuple):
    """An expression of the lexicon in a sentence."""

    stop: int  # index after its last word
    entries: tuple[Entry, ...]
    reading: Reading  # of its last word
    verb: frozenset[str] | None  # features, if a verb is its last word
    lifted: tuple[Entry, ...] = ()  # adverbs and negations inside it


class Matcher:
    """The expressions of one sentence."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self._adverbs: dict[int, Match | None] = {}
        self._found: dict[int, list[Match]] = {}

    def at(self, start: int) -> list[Match]:
        """The longest expressions that begin at a word: all that reach as far as the longest."""
        if start not in self._found:
            self._found[start] = self.longest(start)
        return self._found[start]

    def longest(self, start: int) -> list[Match]:
        """Find the longest expressions that begin at a word."""
        found = list(self.walk(self.lexicon.index, start, start))
        furthest = max((match.stop for match in found), default=start)
        longest = [match for match in found if match.stop == furthest]
        return sorted(longest, key=lambda match: (match.reading.ending, -len(match.reading.key)))

    def walk(self, node: Node, index: int, start: int) -> Iterator[Match]:
        """Yield every expression on the paths from a node."""
        if index >= len(self.words) or self.words[index].is_mark:
            return
        key = self.words[index].key
        for reading in self.lexicon.readings(key):
            child = node.edges.get(reading.key)
            if child is None:
                continue
            if child.entries:
                yield Match(index + 1, tuple(child.entries), reading, None)
            if child.edges and not reading.case:
                yield from self.walk(child, index + 1, start)
        yield from self.walk_verbs(node, index, start)
        if index > start and (adverb := self.adverb(index)):
            for match in self.walk(node, adverb.stop, start):
                yield match._replace(lifted=(*adverb.entries, *match.lifted))

    def walk_verbs(self, node: Node, index: int, start: int) -> Iterator[Match]:
        """Yield the expressions in which the word is a form of a verb."""
        for form in self.lexicon.verbs.get(self.words[index].key, ()):
            child = node.edges.get("~" + form.verb)
            if child is None:
                continue
            if child.entries:
                reading = Reading(form.verb, form.case)
                yield Match(index + 1, tuple(child.entries), reading, form.features)
            yield from self.walk(child, index + 1, start)

    def adverb(self, index: int) -> Match | None:
        """The adverb or negation that begins at a word, if nothing longer does."""
        if index not in self._adverbs:
            self._adverbs[index] = None  # an adverb is not split by another
            best = next(iter(self.at(index)), None)
            lifted = best is not None and any((e.section, e.target) in LIFTED for e in best.entries)
            self._adverbs[index] = best._replace(entries=lifted_entries(best)) if best and lifted else None
        return self._adverbs[index]

    def gapped(self, start: int) -> tuple[int, int, Match] | None:
        """An expression whose verb stands further off: index after its first part, index of its verb, the match."""
        best: tuple[int, int, Match] | None = None
        for stop, node in self.openings(self.lexicon.gaps, start):
            if any(e.section == "adposition" for match in self.at(stop) for e in match.entries):
                continue
            for index in range(stop + 1, min(stop + REACH, len(self.words))):
                if self.words[index].is_mark:
                    break
                found = next(iter(self.walk(node, index, index)), None)
                if found and (best is None or stop > best[0]):
                    best = stop, index, found
                if found or self.finite(index):
                    break
        return best

    def finite(self, index: int) -> bool:
        """Whether a word is a verb that can end a clause."""
        key = self.words[index].key
        node = self.lexicon.index.edges.get(key)
        if node is not None and any(entry.section == "adposition" for entry in node.entries):
            return False
        forms = self.lexicon.verbs.get(key, ())
        return bool(forms) and not any(form.features & NONFINITE for form in forms)

    def openings(self, node: Node, index: int) -> Iterator[tuple[int, Node]]:
        """Yield where the first part of a gapped expression ends, and the node after its gap."""
        if node.edges.get(GAP) is not None:
            yield index, node.edges[GAP]
        if index < len(self.words) and not self.words[index].is_mark:
            for reading in self.lexicon.readings(self.words[index].key):
                if not reading.case and (child := node.edges.get(reading.key)) is not None:
                    yield from self.openings(child, index + 1)

    def helper(self, index: int, features: frozenset[str]) -> Match | None:
        """The longest auxiliary at a word that a verb with these features can take."""
        best: Match | None = None
        for match in self.walk(self.lexicon.auxiliaries, index, index + 1):
            fitting = tuple(e for e in match.entries if e.target == "any" or e.target in features)
            if fitting and (best is None or match.stop > best.stop):
                best = match._replace(entries=fitting)
        return best


def lifted_entries(match: Match) -> tuple[Entry, ...]:
    """The entries of a match that are lifted out of the stream."""
    return tuple(entry for entry in match.entries if (entry.section, entry.target) in LIFTED)
