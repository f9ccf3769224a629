"""Words that may be verb or noun: which of them they are where they stand, and what a participle describes."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Kind, Token
from kg.ontology import Ontology
from kg.tokens.forms import (
    BARE,
    DETERMINERS,
    GERUND,
    NOUNS,
    PARTICIPLE,
    PAST,
    PRONOUNS,
    RELATIVES,
    as_noun,
    as_verb,
    begins_phrase,
    form,
    is_finite,
    is_noun,
    is_pronoun,
    places,
    spoken,
    unsaid,
)

LINKS = frozenset({"and", "or", "comma", "but"})
OPENERS = RELATIVES | {"if", "although", "because", "while", "unless"}
ENDS = frozenset({"semicolon", "colon", "stop", "question", "open", "close"})
UNDONE = frozenset({"WITHOUT", "THAN", "BEFORE"})  # cases under which nothing is said to be done: "instead of"
MODAL = frozenset({"inf", "fut", "may", "must"})
LED = MODAL | {"perf", "passive", "prog", "past", "pres"}  # what auxiliaries add
DESCRIBED = frozenset({PARTICIPLE, "passive"})


def settled(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """The stream with each word that may be verb or noun as one of them."""
    settler = Settler(tokens, ontology)
    for index in range(len(tokens)):
        settler.step(index)
    return settler.found


class Settler:
    """The word classes of one sentence, from left to right."""

    def __init__(self, tokens: Sequence[Token], ontology: Ontology) -> None:
        self.tokens, self.ontology = tokens, ontology
        self.found: list[Token] = []
        self.verb: Token | None = None  # the finite verb of the clause so far
        self.linked = False  # a conjunction or comma stood after it

    def step(self, index: int) -> None:
        """Read the token at an index."""
        token = self.tokens[index]
        if token.loose:
            token = self.loose(index, token)
        elif token.function == "that" and self.relates(index):
            token = token._replace(function="which")
        elif token.function == "that" and self.points(index):
            token = token._replace(function="this")
        elif token.function == "such-as" and self.left() is None:
            token = token._replace(function="case", case="THAN", hangs=True)  # "Like A, B produces pipes"
        elif (token.function, token.case) == ("case", "LIKE") and self.left() is None and is_pronoun(self.right(index)):
            token = token._replace(function="because", case="")  # "As it has no coal, ..."
        elif token.evokes and not token.features and self.left() is not None and self.later_finite(index):
            self.found.append(unsaid(token))  # "a port, home to 20 ships, is ..."
        if token.function in OPENERS | ENDS:
            self.verb, self.linked = None, False
        elif token.function in LINKS:
            self.linked = True
        elif token.kind is Kind.TRIGGER and is_finite(token) and not self.describes():
            self.verb, self.linked = token, False
        self.found.append(token)

    def relates(self, index: int) -> bool:
        """Whether "that" stands between a noun and its verb: "enterprises that produce pipes"."""
        left, right = self.left(), self.right(index)
        noun = left is not None and left.kind in NOUNS
        return noun and right is not None and right.kind is Kind.TRIGGER and not (right.loose and right.senses)

    def points(self, index: int) -> bool:
        """Whether "that" opens a clause and stands before a noun: "but that idea was dropped"."""
        left, right = self.left(), self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        opens = left is None or left.function in LINKS | ENDS
        return opens and right is not None and right.kind in NOUNS

    def loose(self, index: int, token: Token) -> Token:
        """A verb form without an auxiliary as what it is."""
        left = self.found[-1] if self.found else None
        if token.text.isupper() and len(token.text) > 1:
            return as_noun(token)  # an acronym
        if not token.senses and not token.evokes and left is not None and left.kind is Kind.NUMBER:
            return as_noun(token)  # "3 million sets"
        if " " in token.text or not (token.senses or token.features & {BARE, PARTICIPLE, GERUND}):
            kept: Token | None = as_verb(token, form(token))
        elif GERUND in token.features:
            kept = self.gerund(token, self.right(index), index)
        elif token.features & {PAST, PARTICIPLE} and BARE not in token.features:
            kept = self.past(token, self.right(index), index)
        else:
            kept = self.present(token, self.right(index), index)
        return kept if kept is not None else as_noun(token)

    # --- what stands beside

    def left(self) -> Token | None:
        """The token before, but for adverbs."""
        return next(spoken(reversed(self.found)), None)

    def right(self, index: int) -> Token | None:
        """The token after, but for adverbs."""
        return next(spoken(self.tokens[index + 1 :]), None)

    def last_verb(self) -> Token | None:
        """The last verb so far."""
        return next((token for token in reversed(self.found) if token.kind is Kind.TRIGGER), None)

    def describes(self) -> bool:
        """Whether a relative pronoun that is not said stands before."""
        return bool(self.found) and self.found[-1].function == "which" and not self.found[-1].text

    def determined(self) -> bool:
        """Whether a noun must follow: after an article, a genitive, a number, an adjective or an adposition."""
        left = self.found[-1] if self.found else None
        if left is None or left.function == "adverb":
            return False
        owned = left.case == "GEN" and left.function != "case"
        return owned or left.function in DETERMINERS or left.kind is Kind.NUMBER or self.is_adjective(left)

    def counted(self) -> bool:
        """Whether a number stands before the noun before: "60,000 people work"."""
        before = list(spoken(self.found))[-2:-1]
        return bool(before) and before[0].kind is Kind.NUMBER

    def is_adjective(self, token: Token) -> bool:
        """Whether a word is an adjective."""
        concept = self.ontology.concepts.get(token.senses[0].concept) if token.kind is Kind.CONCEPT else None
        return concept is not None and concept.cls in self.ontology.composition.adjectives

    def later_finite(self, index: int) -> bool:
        """Whether a verb that cannot be anything else follows in the clause."""
        for place in range(index + 1, len(self.tokens)):
            token = self.tokens[place]
            if token.function in OPENERS | ENDS:
                return False
            after = self.right(place)
            if token.function == "comma" and after is not None and after.kind is Kind.TRIGGER:
                return is_finite(after) and not (after.loose and after.features & {PARTICIPLE, GERUND})
            if token.function in LINKS and self.begins_clause(place):
                return False
            if token.kind is Kind.TRIGGER and is_finite(token) and not (token.loose and token.senses):
                before = next(spoken(reversed(self.tokens[:place])), None)
                return not token.loose or PARTICIPLE not in token.features or not is_noun(before)
        return False

    def begins_clause(self, place: int) -> bool:
        """Whether a clause begins with a conjunction or comma: before a verb or pronoun, or after a comma."""
        after = self.right(place)
        if after is None or after.kind is Kind.TRIGGER or after.function in PRONOUNS | RELATIVES:
            return True
        return self.tokens[place].function != "comma" and self.tokens[place - 1].function == "comma"

    # --- forms

    def gerund(self, token: Token, right: Token | None, index: int) -> Token | None:
        """A form in -ing: a noun, a participle after its noun, or a verb of its own."""
        left, takes = self.left(), begins_phrase(right)
        determined = right is not None and right.function in DETERMINERS
        if left is not None and left.kind is Kind.TRIGGER and (self.operates(left) or "prog" in left.features):
            return as_verb(token, {GERUND}) if takes or not token.senses else None
        if self.determined():
            return None
        if left is not None and left.function == "case":
            if token.senses and not determined:
                return None
            self.found.pop()
            unsaid = {"may"} if left.case in UNDONE else set()
            return as_verb(token, {GERUND} | unsaid)._replace(case=left.case)
        if left is not None and left.kind in NOUNS and (left.plural or not token.senses):
            follows = takes or (right is not None and right.function == "case")
            return self.relative(token, {"pres"}) if follows else None
        apart = left is None and takes and self.sets_off(index)
        return as_verb(token, {GERUND}) if determined or apart or not token.senses else None

    def sets_off(self, index: int) -> bool:
        """Whether a comma comes before any verb: "buying scrap, the cluster makes pipes"."""
        rest = (token for token in self.tokens[index + 1 :] if token.kind in (Kind.TRIGGER, Kind.MARK))
        first = next((token for token in rest if not (token.loose and token.senses)), None)
        return first is not None and first.function == "comma"

    def past(self, token: Token, right: Token | None, index: int) -> Token | None:
        """A form of the past or a participle."""
        left, participle = self.left(), PARTICIPLE in token.features
        if self.determined() or (left is not None and left.function == "case"):
            return None
        if left is None or left.function in LINKS:
            modifies = bool(token.senses) and right is not None and right.kind in NOUNS
            return None if modifies else self.linked_past(token, left)
        if left.function in RELATIVES | PRONOUNS or not participle:
            return as_verb(token, {PAST})
        if not is_noun(left):
            return as_verb(token, {PAST} if PAST in token.features else DESCRIBED)
        if left.function != "which" and places(token, self.ontology) and right is not None and right.function == "case":
            return token._replace(kind=Kind.FUNCTION, function="particle", evokes=(), features=frozenset(), loose=False)
        described = not begins_phrase(right) and self.later_finite(index)
        if described or self.verb is not None or PAST not in token.features:
            return self.relative(token, DESCRIBED)
        return as_verb(token, {PAST})

    def linked_past(self, token: Token, left: Token | None) -> Token:
        """A past form or participle after a conjunction or comma, or at the beginning."""
        participle, last = PARTICIPLE in token.features, self.last_verb()
        before = next((each for each in spoken(reversed(self.found)) if each.function not in LINKS), None)
        if left is not None and left.function != "comma":
            if participle and last is not None and PARTICIPLE in last.features:
                return as_verb(token, last.features & LED)
            if self.verb is not None and PAST in token.features:
                return as_verb(token, {PAST})
        if participle and is_noun(before):
            return self.relative(token, DESCRIBED)
        if participle and before is None:
            return as_verb(token, DESCRIBED | {GERUND})
        return as_verb(token, {PAST} if PAST in token.features else DESCRIBED)

    def present(self, token: Token, right: Token | None, index: int) -> Token | None:
        """A form of the present, or the mere stem."""
        left = self.left()
        if left is None or left.kind is Kind.TRIGGER:
            return None if token.senses else as_verb(token, {"pres"})
        if self.determined() or left.function == "case":
            return None
        if left.function in RELATIVES | PRONOUNS or (left.function not in LINKS and not token.senses):
            return as_verb(token, {"pres"})
        if left.function in LINKS:
            return self.linked_present(token, right)
        if (self.verb is not None and not self.linked) or self.later_finite(index):
            return None
        agrees = (left.plural or self.counted()) == (BARE in token.features)
        goes_on = begins_phrase(right) or (right is not None and right.function == "case" and right.case != "GEN")
        return as_verb(token, {"pres"}) if agrees and (goes_on or self.verb is None) else None

    def linked_present(self, token: Token, right: Token | None) -> Token | None:
        """A present form or stem after a conjunction or comma: joined to the verb before, if it is one."""
        last = self.last_verb()
        if last is None or not (begins_phrase(right) or not token.senses):
            return None if token.senses else as_verb(token, {"pres"})
        if BARE in token.features and last.features & MODAL:
            return as_verb(token, last.features & LED)
        same = self.verb is not None and ("pres" in token.features) == ("pres" in last.features)
        return as_verb(token, {"pres"}) if same or not token.senses else None

    def operates(self, token: Token) -> bool:
        """Whether a verb governs another."""
        return any(self.ontology.frames[each.frame].operator for each in token.evokes)

    def relative(self, token: Token, features: set[str] | frozenset[str]) -> Token:
        """A participle after its noun, as a relative clause: "enterprises (which) produce pipes"."""
        left = self.left()
        if left is None or left.function not in ("and", "or"):
            self.found.append(unsaid(token))
        return as_verb(token, features)
