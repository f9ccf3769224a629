"""Where noun phrases begin and end, by the words beside a border; `index` is that of the word after it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.chunk import Chunk
from kg.model import Kind, Token
from kg.ontology import Concept, Ontology

HEADS = frozenset({"Goal", "DevelopmentPlan", "Level", "Indicator"})  # no adjective follows them in a phrase
CONJUNCTIONS = frozenset({"and", "or", "etc"})
PLACES = ("AdministrativeArea",)
GOODS = ("Product", "Material")
PLACING = frozenset({"LOC", "ABL"})  # "its headquarters in X": an unknown name in such a case is no part of the phrase


class Borders:
    """The borders of the phrases of one sentence."""

    def __init__(self, tokens: Sequence[Token], ontology: Ontology) -> None:
        self.tokens, self.ontology = tokens, ontology
        self.heads = ontology.composition.named | ontology.composition.scoped | HEADS

    def after(self, index: int) -> Token | None:
        """The token at an index."""
        return self.tokens[index] if index < len(self.tokens) else None

    def owns(self, token: Token, index: int) -> bool:
        """Whether a genitive is that of the noun after it, so that an adposition before both opens that one."""
        following = self.after(index)
        return token.case == "GEN" and following is not None and following.kind in (Kind.CONCEPT, Kind.UNKNOWN)

    def dangling(self, token: Token, index: int) -> bool:
        """Whether a guessed genitive has nothing to belong to: the word only looks like one."""
        following = self.after(index)
        apart = following is None or following.kind is Kind.MARK or following.function in CONJUNCTIONS
        return token.kind is Kind.UNKNOWN and token.case == "GEN" and apart

    def closes(self, chunk: Chunk, index: int) -> bool:
        """Whether the last word ends the phrase: a closing head, or the type noun of a name."""
        concept = self.concept(chunk.tokens[-1])
        if chunk.tokens[-1].closes:
            return True
        if concept is None:
            return False
        if ("closes" in concept.flags and not self.joins_on(index) and not self.modifies(chunk.tokens[-1], index)) or (
            chunk.number is not None and self.countable(concept, index)
        ):
            return True
        named = len(chunk.tokens) > 1 and self.names(chunk.tokens[-2])
        return named and concept.values.get("named", "") in self.ontology.composition.named and not self.joins_on(index)

    def stands_alone(self, token: Token, chunk: Chunk, index: int) -> bool:
        """Whether a word points at something spoken of before: "a chain | the cluster"."""
        if token.definite and chunk.determined and not chunk.definite:
            return True
        if any(s.concept in self.ontology.gazetteer for s in token.senses) and not self.only_adjectives(chunk):
            return True
        if chunk.tokens[0].kind is Kind.UNKNOWN and all(each.text[:1].isupper() for each in (*chunk.tokens, token)):
            return False  # "X Home Company": one name
        before, concept = self.concept(chunk.tokens[-1]), self.concept(token)
        if concept is not None and concept.cls == "Relation" and before is not None:
            beside = self.after(index + 1)
            place = self.concept(beside) if beside else None
            if place is not None and self.ontology.is_a(place.cls, PLACES) and self.ontology.is_a(before.cls, GOODS):
                return True  # "coal | neighbouring districts"
        if before is None or before.cls not in self.heads:
            return False
        if concept is None:
            return token.kind is Kind.UNKNOWN and token.case in PLACING
        if {before.cls, concept.cls} <= self.ontology.composition.counts.keys():
            return False  # "car makers' companies": one group
        return (
            concept.cls in self.ontology.composition.adjectives
            or concept.values.get("named", "") in self.ontology.composition.named
        )

    def countable(self, concept: Concept, index: int) -> bool:
        """Whether a number of things ends with this word: "more than 200 enterprises"."""
        return concept.cls in self.ontology.composition.counts and not self.joins_on(index)

    def modifies(self, token: Token, index: int) -> bool:
        """Whether a noun that is also an adjective stands before another: "the government policy"."""
        following = self.after(index)
        senses = (self.ontology.concepts.get(sense.concept) for sense in token.senses)
        adjective = any(each and each.cls in self.ontology.composition.adjectives for each in senses)
        return adjective and following is not None and following.kind is Kind.CONCEPT

    def joins_on(self, index: int) -> bool:
        """Whether the next word is a further type noun of the same name."""
        following = self.after(index)
        concept = self.concept(following) if following else None
        return concept is not None and ("named" in concept.values or concept.cls in self.ontology.composition.counts)

    def names(self, token: Token) -> bool:
        """Whether a word can be a name: unknown, or in the gazetteer."""
        return token.kind is Kind.UNKNOWN or any(s.concept in self.ontology.gazetteer for s in token.senses)

    def only_adjectives(self, chunk: Chunk) -> bool:
        """Whether a phrase has no noun yet."""
        concepts = [self.concept(token) for token in chunk.tokens]
        return all(concept is not None and concept.cls in self.ontology.composition.adjectives for concept in concepts)

    def concept(self, token: Token) -> Concept | None:
        """The concept of a word in its first sense."""
        return self.ontology.concepts.get(token.senses[0].concept) if token.senses else None
