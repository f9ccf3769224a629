"""Words of a script without spaces: of all ways to cut a text, the one that leaves fewest letters without an entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.lexicon import GAP, Entry, Lexicon
from kg.tokens.words import Word

UNKNOWN = 100  # the cost of a letter without an entry
ENTRY, ALONE = 10, 2  # of an entry, and what is added for a concept of a single letter
SPELT = 55  # what is added for an entry that may be part of a name spelt out
NAME, LETTER = 10, 30  # of a name before a word like "town", and what is added for each of its letters
GRAMMAR = 40  # what is added for each letter of a name that is a grammatical word
PLACED = 5  # of a name between two such words
LEARNT = 12  # of a name that stands before such a word elsewhere in the document
SHORTEST, LONGEST = 2, 9  # letters of a name
COUNTING = frozenset({"several", "many", "more-than", "less-than", "about", "this", "these", "all"})
CLOSED = frozenset({"function", "adposition", "postposition", "auxiliaries", "auxiliaries-before"})
NUMERALS = frozenset({"numerals", "ordinals"})


class Cut(NamedTuple):
    """The best way to cut a text up to some word."""

    cost: int
    before: int  # where the last piece begins
    kind: str = ""  # of the last piece: "number", "entry", "name"; "" if it has no entry


class Segments:
    """The pieces of one text."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, learnt: frozenset[str] = frozenset()) -> None:
        self.words, self.lexicon, self.learnt = words, lexicon, learnt
        self.naming = {stop for stop in range(len(words)) if self.names_after(stop)}
        self.grammar = {start for start in range(len(words)) if self.is_grammar(start)}
        self.cuts = self.best()

    def stops(self) -> dict[int, int]:
        """Where each piece begins -> where it ends; letters without an entry side by side are one piece."""
        found: dict[int, int] = {}
        following = ""
        for start, stop in self.pieces():
            kind = self.kind(start, stop)
            found[start] = found.pop(stop) if kind == following == "" and stop in found else stop
            following = kind
        return found

    def named_at(self) -> frozenset[int]:
        """Where names begin."""
        return frozenset(start for start, stop in self.pieces() if self.cuts[stop].kind == "name")

    def names(self) -> Iterator[str]:
        """Yield the names that stand before a word like "town"."""
        for start, stop in self.pieces():
            if self.cuts[stop].kind == "name":
                yield "".join(word.key for word in self.words[start:stop])

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the pieces from last to first."""
        stop = len(self.words)
        while stop:
            yield self.cuts[stop].before, stop
            stop = self.cuts[stop].before

    def kind(self, start: int, stop: int) -> str:
        """What a piece is; "" if it has no entry."""
        return self.cuts[stop].kind if self.words[start].kind == "word" else "number"

    def best(self) -> list[Cut]:
        """The best way to cut the text up to each word."""
        cuts = [Cut(0, 0)] + [Cut(UNKNOWN * len(self.words) ** 2 + 1, 0)] * len(self.words)
        for start in range(len(self.words)):
            for stop, cost, kind in self.ways(start, counted=cuts[start].kind == "number"):
                if (total := cuts[start].cost + cost) < cuts[stop].cost:
                    cuts[stop] = Cut(total, start, kind)
        return cuts

    def ways(self, start: int, *, counted: bool) -> Iterator[tuple[int, int, str]]:
        """Yield where a piece that begins at a word may end, what it costs, and what it is."""
        if self.words[start].kind != "word":
            yield start + 1, 0, "number" if self.words[start].kind == "number" else "entry"
            return
        yield start + 1, UNKNOWN, ""
        yield from self.named(start)
        for stop, entries in self.listed(start):
            if counted or any(entry.target != "classifier" for entry in entries):
                single = stop == start + 1 and any(entry.section == "concepts" for entry in entries)
                number = any(counts(entry) for entry in entries) or (counted and single)
                particle = stop == start + 1 and not single
                listed = all(entry.section in ("concepts", "name") for entry in entries)
                spelt = listed and not counted and self.is_spelt(start, stop)
                yield (
                    stop,
                    ENTRY + ALONE * (single and not counted) + SPELT * spelt - particle,
                    "number" if number else "entry",
                )

    def named(self, start: int) -> Iterator[tuple[int, int, str]]:
        """Yield the names that may begin at a word."""
        text, spelt = "", True
        for stop in range(start + 1, min(start + LONGEST, len(self.words)) + 1):
            if self.words[stop - 1].kind != "word":
                return
            text += self.words[stop - 1].key
            spelt = spelt and self.words[stop - 1].key in self.lexicon.profile.spelling
            if stop in self.naming and self.placed(start, stop):
                yield stop, PLACED, "name"
            elif text in self.learnt:
                yield stop, LEARNT, "name"
            elif stop - start >= SHORTEST and (stop in self.naming or spelt):
                grammar = len(self.grammar & set(range(start, stop)))
                yield stop, NAME + LETTER * (stop - start) + GRAMMAR * grammar, "name"

    def is_grammar(self, start: int) -> bool:
        """Whether a grammatical word of one letter stands at an index."""
        listed = (entry for stop, entries in self.listed(start) for entry in entries if stop == start + 1)
        return any(entry.section in CLOSED for entry in listed)

    def is_spelt(self, start: int, stop: int) -> bool:
        """Whether words are letters that spell out a name."""
        return all(word.key in self.lexicon.profile.spelling for word in self.words[start:stop])

    def placed(self, start: int, stop: int) -> bool:
        """Whether letters stand between two words like "town", and no grammatical word begins them."""
        if not start or self.words[start - 1].key not in self.lexicon.profile.naming or stop - start < SHORTEST:
            return False
        inside = [(end, entry) for index in range(start, stop) for end, entries in self.listed(index)
                  for entry in entries if end - index > 1 or index == start]  # fmt: skip
        if not self.naming.isdisjoint(range(start + 1, stop)):
            return False
        whole = any(end == stop for end, entries in self.listed(start) for _ in entries)
        return whole or all(end == start + 1 and entry.section == "concepts" for end, entry in inside)

    def names_after(self, start: int) -> bool:
        """Whether a word like "town" begins at an index."""
        return any(entry.form in self.lexicon.profile.naming for _, listed in self.listed(start) for entry in listed)

    def listed(self, start: int) -> Iterator[tuple[int, Sequence[Entry]]]:
        """Yield where entries that begin at a word end, and which these are."""
        for node in self.lexicon.roots:
            for index in range(start, len(self.words)):
                key = self.words[index].key if self.words[index].kind == "word" else ""
                if (child := node.edges.get(key)) is None:
                    break
                node = child
                if node.entries or GAP in node.edges:
                    yield index + 1, node.entries


def counts(entry: Entry) -> bool:
    """Whether a classifier may follow an entry."""
    return entry.section in NUMERALS or (entry.section == "function" and entry.target in COUNTING)
