"""Clauses before the noun that they describe as relative clauses after it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Evocation, Kind, Token
from kg.ontology import Ontology
from kg.tokens.nouns import BREAKS, NOUNS, PLANS, clause_end, clause_start, cls, concept, fits, is_verb, last_noun, mark


def related(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """Clauses before their noun after it, as relative clauses; verbs right before it as participles."""
    found = list(tokens)
    for index in range(len(found) - 1, -1, -1):
        if not is_verb(found[index]) or not found[index].evokes:
            continue
        if found[index].case == "GEN":
            found[index] = participle(found, index, ontology)
            continue
        genitive = object_end(found, index)
        head = last_noun(found, genitive + 1) if genitive > index else -1
        if head > genitive + 1:
            found = relative(found, index, genitive, head, ontology)
    return found


def cleft(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """ "It is the town that built it": "X is | the town | built + genitive" as a passive with who does it."""
    found = list(tokens)
    for index in range(len(found) - 1, -1, -1):
        ends = index + 1 == len(found) or found[index + 1].function in BREAKS
        if not is_verb(found[index]) or found[index].case != "GEN" or not ends:
            continue
        start = clause_start(found, index)
        copula = next((i for i in range(index - 1, start, -1) if is_verb(found[i])), -1)
        if copula > start and any(each.frame == "be" for each in found[copula].evokes):
            agent = found[copula + 1].kind in NOUNS
            verb = found[index]._replace(case="", features=found[index].features | ({"passive"} if agent else set()))
            by = [mark("case", found[copula].span.start)._replace(case="BY")] if agent else []
            found[copula : index + 1] = [*by, *found[copula + 1 : index], verb]
    return found


def participle(tokens: Sequence[Token], index: int, ontology: Ontology) -> Token:
    """A verb in the genitive as a participle of the noun after it."""
    token = tokens[index]
    if index + 1 == len(tokens) or tokens[index + 1].kind not in NOUNS:
        return token
    if ontology.is_a(cls(tokens[last_noun(tokens, index + 1) - 1], ontology), PLANS):
        return token._replace(medial=False, features=token.features | {"inf"})
    return token._replace(case="", evokes=tuple(each for evoked in token.evokes for each in described(evoked)))


def located(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """The place after a verb that takes it without a mark as one that an adposition opens."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        found.append(token)
        unmarked = any(each.marks.get("place", ("LOC",))[0] == "" for each in token.evokes)
        if is_verb(token) and unmarked and index + 1 < len(tokens) and tokens[index + 1].kind is Kind.UNKNOWN:
            found[-1] = token._replace(evokes=tuple(map(placing, token.evokes)))
            found.append(mark("case", token.span.stop)._replace(case="LOC"))
    return found


def placing(evoked: Evocation) -> Evocation:
    """The verb with its place marked as one."""
    return evoked._replace(marks={**evoked.marks, "place": ("LOC",)})


def described(evoked: Evocation) -> tuple[Evocation, ...]:
    """What a participle may say of its noun: that it is done to it, or does it."""
    return (evoked._replace(attributes="obj"), evoked._replace(attributes="subj"))


def object_end(tokens: Sequence[Token], index: int) -> int:
    """Where the object of a verb ends in a genitive, or -1."""
    for place in range(index + 1, clause_end(tokens, index)):
        token = tokens[place]
        if is_verb(token) or (token.case == "GEN" and token.kind is Kind.NUMBER):
            return -1
        if token.case == "GEN" and token.kind is not Kind.FUNCTION:
            return place
    return -1


def relative(tokens: list[Token], index: int, genitive: int, head: int, ontology: Ontology) -> list[Token]:
    """The stream with a clause before a noun moved behind it, if it is one."""
    start = clause_start(tokens, index)
    noun = tokens[head - 1]
    inner = [*tokens[index:genitive], tokens[genitive]._replace(case="", closes=True)]
    if ontology.is_a(cls(noun, ontology), PLANS):
        lacking = index > 0 and any(ontology.frames[each.frame].absent for each in tokens[index - 1].evokes)
        added = {"inf", "may"} if lacking else {"inf"}
        verb = inner[0]._replace(case="GEN", medial=False, features=inner[0].features | added)
        return [*tokens[: index - lacking], *inner[1:], verb, *tokens[genitive + 1 :]]
    first = before(tokens, index, start, ontology)
    if first == index and is_placing(inner[0], ontology):
        return [*tokens[:index], *tokens[index + 1 :]]  # "lying in X": of X
    if first < 0 or (not fits(inner[0], "subj", "holder", noun, ontology) and tokens[first].kind not in NOUNS):
        return tokens
    adjective = cls(tokens[genitive], ontology) in ontology.composition.adjectives
    rest = tokens[head : clause_end(tokens, head)]
    verbs = any(is_verb(each) or each.function == "not" for each in (*rest, *tokens[start:first]))
    if adjective or not verbs or not governs(inner, tokens[genitive], ontology):
        return tokens
    pronoun = mark("whose" if tokens[first].kind in NOUNS else "which", noun.span.stop)
    clause = [pronoun, *tokens[first:index], *inner]
    rest = tokens[head:]
    comma = [mark("comma", noun.span.stop)] if rest and rest[0].function not in BREAKS else []
    return [*tokens[:first], *tokens[genitive + 1 : head], *clause, *comma, *rest]


def is_placing(verb: Token, ontology: Ontology) -> bool:
    """Whether a verb says no more than where something is."""
    roles = (ontology.frames[each.frame].roles for each in verb.evokes)
    return all(any(role.name == "place" and not role.optional for role in each) for each in roles)


def governs(inner: Sequence[Token], noun: Token, ontology: Ontology) -> bool:
    """Whether a noun is the object or place of the verb before it, or an adposition opens a phrase with it."""
    return any(token.function == "case" for token in inner[1:]) or fits(inner[0], "obj", "place", noun, ontology)


def before(tokens: Sequence[Token], index: int, start: int, ontology: Ontology) -> int:
    """Where a clause that describes a noun begins: at its verb, or at the seat or figure that is its subject; or -1."""
    left = tokens[index - 1] if index > start else None
    if left is None or left.kind not in NOUNS:
        return index
    opener = next((i for i in range(index - 1, start - 1, -1) if tokens[i].kind not in NOUNS), -1)
    if opener >= start and tokens[opener].function == "case":
        return opener
    found = concept(left, ontology)
    own = found is not None and ("seat" in found.flags or found.cls == "Indicator")
    apart = index - 1 == start or tokens[index - 2].kind not in NOUNS
    return index - 1 if own and apart else -1
