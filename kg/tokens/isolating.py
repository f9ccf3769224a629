"""Words of a language without inflection: which of verb, noun, adposition or negation each is where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import INTENDED, Kind, Token
from kg.ontology import Concept, Ontology
from kg.tokens.neutral import AUXILIARY, neutral
from kg.tokens.nouns import BREAKS, PLANS
from kg.tokens.predicates import Marks

OPENING = frozenset({"one", "this", "these", "its", "our", "all", "open-quote", "several", "many", "it", "they", "we",
                     "here", "there", "about", "nearly", "more-than", "less-than", "at-least", "at-most"})  # fmt: skip
LISTING = frozenset({"and", "or"})
PARTS = frozenset({"TimePart", "Indicator", "Quantity"})


def settled(tokens: Sequence[Token], ontology: Ontology, marks: Marks) -> list[Token]:
    """The stream with each word as what it is, in the order in which other languages say the same."""
    settler = Settler(list(tokens), ontology)
    for index in range(len(tokens)):
        settler.settle(index)
    return neutral(settler.tokens, ontology, marks)


class Settler:
    """The words of one sentence; those on the left are settled."""

    def __init__(self, tokens: list[Token], ontology: Ontology) -> None:
        self.tokens, self.ontology = tokens, ontology
        self.weighed = -1  # the index of a word that is a verb only if no other follows

    def settle(self, index: int) -> None:
        """Choose what the token at an index is."""
        token = self.tokens[index]
        chosen = next((each for each in token.others if self.is_other(index, each)), None)
        if chosen is not None:
            chosen = chosen._replace(span=token.span, text=token.text, case=token.case or chosen.case, stem=token.stem)
        self.tokens[index], self.weighed = (chosen or token)._replace(others=()), -1

    def is_other(self, index: int, other: Token) -> bool:
        """Whether a token that may be a verb is something else."""
        if other.kind is Kind.CONCEPT:
            return self.is_noun(index)
        match other.function:
            case "case":
                return self.opens(index)
            case "not":
                return self.denies(index)
            case "auxiliary":
                return self.helps(index)
            case "adverb":
                return self.verb_after(index) if self.tokens[index].kind is Kind.TRIGGER else self.precedes_verb(index)
        return self.compares(index)

    # --- what stands where

    def at(self, index: int) -> Token | None:
        """The token at an index within the sentence."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def right(self, index: int) -> int:
        """The index of the token after one, but for adverbs."""
        index += 1
        while (token := self.at(index)) is not None and token.function == "adverb":
            index += 1
        return index

    def left(self, index: int) -> Token | None:
        """The token before one in its clause, but for adverbs."""
        index -= 1
        while (token := self.at(index)) is not None and token.function == "adverb":
            index -= 1
        return None if token is None or token.function in BREAKS else token

    def clause(self, index: int) -> Iterator[int]:
        """Yield the indices after one in its clause."""
        for place in range(index + 1, len(self.tokens)):
            if self.tokens[place].function in BREAKS:
                return
            yield place

    def verb_before(self, index: int) -> bool:
        """Whether a verb stands before an index in its clause."""
        for place in range(index - 1, -1, -1):
            if self.tokens[place].function in BREAKS:
                return False
            token = self.tokens[place]
            if token.kind is Kind.TRIGGER and place != self.weighed and not self.intends(token):
                return True
        return False

    def verb_after(self, index: int) -> bool:
        """Whether a verb stands after an index in its clause."""
        return any(self.tokens[place].kind is Kind.TRIGGER and not self.is_noun(place) for place in self.clause(index))

    def is_nominal(self, token: Token | None) -> bool:
        """Whether a token is a noun, or may be one."""
        if token is None:
            return False
        return token.kind in (Kind.CONCEPT, Kind.UNKNOWN) or any(each.kind is Kind.CONCEPT for each in token.others)

    def begins(self, token: Token | None) -> bool:
        """Whether a noun phrase may begin with a token."""
        return token is not None and (self.is_nominal(token) or token.kind is Kind.NUMBER or token.function in OPENING)

    def run(self, index: int) -> list[Token]:
        """The words of the noun phrase that begins at an index."""
        found: list[Token] = []
        for place in range(index, len(self.tokens)):
            token = self.tokens[place]
            if token.function in OPENING or token.kind is Kind.NUMBER:
                if any(self.is_nominal(each) for each in found):
                    break
                continue
            if not self.is_nominal(token):
                break
            found.append(token)
            if token.case and token.case != "GEN":
                break
        return found

    def concept(self, token: Token) -> Concept | None:
        """The concept of a word in its first sense as a noun."""
        noun = next((each for each in token.others if each.kind is Kind.CONCEPT), token)
        return self.ontology.concepts.get(noun.senses[0].concept) if noun.senses else None

    # --- noun or verb

    def is_noun(self, index: int) -> bool:
        """Whether a word that may be a verb or a noun is a noun."""
        if not any(each.kind is Kind.CONCEPT for each in self.tokens[index].others):
            return False
        for told in (self.by_left(index), self.by_right(index)):
            if told is not None:
                return told
        left = self.left(index)
        return self.verb_before(index) or (self.is_nominal(left) and self.sure_after(index))

    def by_left(self, index: int) -> bool | None:
        """What a genitive, a case or a negation says of a word: a noun (true), a verb (false) or nothing."""
        token, left, right = self.tokens[index], self.left(index), self.at(self.right(index))
        if left is not None and left.case == "GEN" and left.kind is not Kind.FUNCTION:
            return True
        if token.case == "GEN" and (right is None or right.function in BREAKS):
            return False  # "is what the town built"
        if token.case:
            done = left is not None and left.kind is Kind.CONCEPT and not self.acts(token, left)
            return token.case != "GEN" or not self.is_nominal(right) or self.measures(right) or done
        return False if left is not None and left.function == "not" else None

    def by_right(self, index: int) -> bool | None:
        """What stands after a word says of it: a noun (true), a verb (false) or nothing."""
        token, left, place = self.tokens[index], self.left(index), self.right(index)
        right = self.at(place)
        if right is not None and (right.function == "one" or (self.operates(token) and self.governs(place))):
            return False
        if self.begins(right):
            return self.heads_on(index, place)
        if right is not None and right.function in LISTING and (self.verb_before(index) or self.is_nominal(left)):
            return self.begins(self.at(self.right(place)))
        opened = left is not None and left.function == "case" and left.case not in ("FOR", "BY")
        spans = right is not None and right.function == "case" and right.case == "TERM" and self.is_nominal(left)
        return True if opened or spans else None  # "from the processing of X to Y"

    def heads_on(self, index: int, place: int) -> bool:
        """Whether a word is part of the noun phrase after it: what follows can be no object of it."""
        token, left, words = self.tokens[index], self.left(index), self.run(place)
        if not words or self.tokens[place].kind is Kind.NUMBER:
            return not self.takes_number(token)
        first = next((word for word in words[:-1] if word.case == "GEN"), words[-1])
        described = first is not words[-1] and not (left is not None and left.kind is Kind.CONCEPT)
        if not self.takes(token, first if described else words[-1]) or self.operates(token):
            return True
        if left is not None and left.kind is Kind.TRIGGER and self.is_adjective(token):
            return True  # "relies on imported goods"
        compound = left is not None and left.kind is Kind.CONCEPT and not self.acts(token, left)
        return compound and self.verb_before(index) and not self.follows_on(index)

    def is_adjective(self, token: Token) -> bool:
        """Whether a word may be an adjective."""
        senses = [sense.concept for each in token.others for sense in each.senses]
        known = (self.ontology.concepts[each] for each in senses if each in self.ontology.concepts)
        return any(each.cls in self.ontology.composition.adjectives for each in known)

    def acts(self, verb: Token, noun: Token) -> bool:
        """Whether a noun can be the subject of a verb."""
        frames = (self.ontology.frames[each.frame] for each in verb.evokes)
        concept = self.concept(noun)
        classes = tuple(
            name for frame in frames for role in frame.roles if role.name == "subj" for name in role.classes
        )
        return concept is None or self.ontology.is_a(concept.cls, classes)

    def follows_on(self, index: int) -> bool:
        """Whether the noun before a word is the object of a verb of means before that: "buys scrap, produces pipes"."""
        place = index - 1
        while place and self.tokens[place - 1].kind in (Kind.CONCEPT, Kind.NUMBER):
            place -= 1
        verb = self.tokens[place - 1]
        return verb.kind is Kind.TRIGGER and any(self.ontology.frames[each.frame].means for each in verb.evokes)

    def sure_after(self, index: int) -> bool:
        """Whether a word that can only be a verb stands after an index in its clause."""
        found = (self.tokens[place] for place in self.clause(index))
        return any(token.kind is Kind.TRIGGER and not token.others for token in found)

    def measures(self, token: Token | None) -> bool:
        """Whether a token says when or how much, and so is nothing that is done to it."""
        if token is None or token.kind is Kind.NUMBER:
            return True
        concept = self.concept(token)
        return concept is not None and concept.cls in PARTS

    def takes(self, token: Token, head: Token) -> bool:
        """Whether a verb can have a word as its object."""
        concept = self.concept(head)
        cls = concept.cls if concept is not None else "Unknown"
        return any(self.ontology.is_a(cls, classes) for classes in self.objects(token))

    def takes_number(self, token: Token) -> bool:
        """Whether a verb can have a number as its object."""
        return any("Quantity" in classes or "*" in classes for classes in self.objects(token))

    def objects(self, token: Token) -> Iterator[tuple[str, ...]]:
        """Yield the classes of objects of the frames of a verb."""
        for each in token.evokes:
            yield from (
                role.classes for role in self.ontology.frames[each.frame].roles if role.name in ("obj", "place")
            )

    def governs(self, place: int) -> bool:
        """Whether a verb stands at an index, or after a phrase of time or one that an adposition opens there."""
        token = self.tokens[place]
        if token.kind is Kind.TRIGGER and not self.is_noun(place):
            return not any(each.function == "case" for each in token.others) or self.verb_after(place)
        return (token.function in ("case", AUXILIARY) or token.kind is Kind.NUMBER) and self.verb_after(place)

    def intends(self, token: Token) -> bool:
        """Whether a verb says that another is planned or aimed at."""
        return any(self.ontology.frames[each.frame].operator in INTENDED for each in token.evokes)

    def operates(self, token: Token) -> bool:
        """Whether a verb governs another."""
        return any(self.ontology.frames[each.frame].operator for each in token.evokes)

    # --- other parts of speech

    def opens(self, index: int) -> bool:
        """Whether an adposition opens a phrase here: a noun follows, and then a verb, or what closes the phrase."""
        place, self.weighed = self.right(index), index
        clause = (self.tokens[each] for each in self.clause(index))
        closed = any(each.case not in ("", "GEN") and each.kind is not Kind.FUNCTION for each in clause)
        return self.begins(self.at(place)) and (closed or self.verb_after(place) or self.leads(index))

    def leads(self, index: int) -> bool:
        """Whether a clause that begins at an index is only the first part of the sentence."""
        before = self.at(index - 1)
        after = self.at(next(reversed(list(self.clause(index))), index) + 1)
        return (before is None or before.function in BREAKS) and after is not None and after.function == "comma"

    def precedes_verb(self, index: int) -> bool:
        """Whether a verb or an adposition stands right after an index."""
        right = self.at(self.right(index))
        return right is not None and (right.kind is Kind.TRIGGER or right.function == "case")

    def helps(self, index: int) -> bool:
        """Whether an auxiliary stands here, parted from its verb by a phrase that an adposition opens."""
        token = self.at(self.right(index))
        opened = token is not None and (token.function == "case" or any(e.function == "case" for e in token.others))
        return opened and self.verb_after(index)

    def denies(self, index: int) -> bool:
        """Whether a negation stands before a verb, and not before a noun that is lacking."""
        place = self.right(index)
        token = self.at(place)
        if token is not None and token.kind is Kind.UNKNOWN:  # perhaps a verb: it has an object
            return self.begins(self.at(self.right(place)))
        if token is None or token.kind is not Kind.TRIGGER:
            return token is not None and (token.function == "case" or token.function == AUXILIARY)
        if self.is_noun(place):
            return False
        clause = list(self.clause(place))
        planned = (self.concept(self.tokens[each]) for each in clause[-1:])
        return not any(concept is not None and self.ontology.is_a(concept.cls, PLANS) for concept in planned)

    def compares(self, index: int) -> bool:
        """Whether a word like "exceed" only compares: before a number."""
        right = self.at(self.right(index))
        return right is not None and right.kind is Kind.NUMBER
