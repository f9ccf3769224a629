"""Nouns side by side in a language without inflection: places of things, adjectives, top lists, parts of times."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Kind, Sense, Token
from kg.ontology import Ontology
from kg.tokens.nouns import NOUNS, TIMES, cls, concept, is_verb, last_noun, mark

HAVING = frozenset({"exist", "have"})  # frames of what a place has
SEATS = frozenset({"Indicator", "Level", "GovernmentBody"})  # classes of what is of somebody


def placed(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A place right before what lies or stands in it in the genitive: "Songling town | ceramic cluster"."""
    found = list(tokens)
    for index in range(len(tokens) - 1):
        before = tokens[index - 1].kind if index else Kind.MARK
        places = is_place(tokens[index], before, ontology) and lies_in(tokens, index + 1, ontology)
        if not tokens[index].case and (places or owns(tokens, index, ontology)):
            found[index] = found[index]._replace(case="GEN")
    return found


def modifying(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A word that may be an adjective as one before a noun, in one phrase with it."""
    found = list(tokens)
    adjectives = ontology.composition.adjectives
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 1]
        if token.kind is not Kind.CONCEPT or after.kind not in NOUNS or cls(after, ontology) in TIMES:
            continue
        known = [each for each in token.senses if each.concept in ontology.concepts]
        first = next((each for each in known if ontology.concepts[each.concept].cls in adjectives), None)
        if first is not None and (cls(token, ontology) in adjectives or not token.case):
            senses = (first, *(each for each in token.senses if each is not first))
            found[index] = token._replace(senses=senses, case="" if token.case == "GEN" else token.case)
    return found


def adverbial(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """An adjective right before a verb or an adposition as an adverb: "mainly buys"."""
    found = list(tokens)
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 1]
        adjective = concept(token, ontology)
        if adjective is None or adjective.cls not in ontology.composition.adjectives or token.case:
            continue
        if "period" not in adjective.values and (is_verb(after) or after.function == "case"):
            found[index] = Token(token.span, token.text, Kind.FUNCTION, function="adverb")
    return found


def planned(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """The word for a five-year plan after a number that stands for one: "the 14th"."""
    plan = next((each for each in ontology.concepts.values() if each.cls == "FiveYearPlan"), None)
    found: list[Token] = []
    for index, token in enumerate(tokens):
        found.append(token)
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        quoted = index and tokens[index - 1].function == "open-quote" and after and after.function == "close-quote"
        if token.kind is Kind.NUMBER and token.ordinal and quoted and plan is not None:
            further = tokens[index + 2] if index + 2 < len(tokens) else None
            if further is None or cls(further, ontology) != "FiveYearPlan":
                found.append(Token(token.span, "", Kind.CONCEPT, (Sense(plan.id, ""),)))
    return found


def parted(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """The part of a time that ends a phrase as when something is: "the beginning of the development"."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        ends = index + 1 == len(tokens) or tokens[index + 1].kind not in NOUNS
        if cls(token, ontology) == "TimePart" and not token.case and ends:
            found[index] = token._replace(case="LOC")
    return found


def is_place(token: Token, before: Kind, ontology: Ontology) -> bool:
    """Whether a word is a country, a place of the gazetteer, or the type noun of a name before it."""
    if any(sense.concept in ontology.gazetteer for sense in token.senses):
        return True
    place = concept(token, ontology)
    named = place is not None and ("named" not in place.values or place.cls == "Country" or before is Kind.UNKNOWN)
    return place is not None and named and ontology.is_a(place.cls, ("AdministrativeArea",))


def owns(tokens: Sequence[Token], index: int, ontology: Ontology) -> bool:
    """Whether a cluster or company stands right before its figure, level or seat: "the cluster | annual income"."""
    owner, stop = concept(tokens[index], ontology), last_noun(tokens, index + 1)
    own = owner is not None and (
        owner.cls == "IndustrialCluster" or owner.values.get("named") == "Enterprise" or "generic" in owner.flags
    )
    found = (concept(token, ontology) for token in tokens[index + 1 : stop])
    return own and any(each is not None and (each.cls in SEATS or "seat" in each.flags) for each in found)


def lies_in(tokens: Sequence[Token], index: int, ontology: Ontology) -> bool:
    """Whether a noun phrase begins at an index that is no time."""
    token = tokens[index]
    if token.kind is Kind.NUMBER:
        return index + 1 < len(tokens) and is_top(tokens[index + 1], ontology)
    return token.kind in NOUNS and cls(token, ontology) not in TIMES and not is_type(tokens, index, ontology)


def is_type(tokens: Sequence[Token], index: int, ontology: Ontology) -> bool:
    """Whether a type noun goes on with the name before it: "Gongyi | city"."""
    found = concept(tokens[index], ontology)
    return found is not None and "named" in found.values and ontology.is_a(found.cls, ("AdministrativeArea",))


def is_top(token: Token, ontology: Ontology) -> bool:
    """Whether a word makes a top list of a number."""
    return any(sense.concept in ontology.composition.ranks for sense in token.senses)


def topped(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """The number of a top list after its word: "ten top enterprises"; "of them, there are four ..." without "are"."""
    found = list(tokens)
    for index in range(len(found) - 2):
        number, top = found[index : index + 2]
        if number.kind is Kind.NUMBER and is_top(top, ontology) and found[index + 2].kind in NOUNS:
            found[index : index + 2] = [top, number]
            if index and found[index - 1].kind in NOUNS and not found[index - 1].case:
                found[index - 1] = found[index - 1]._replace(case="GEN")
    for index in range(len(found) - 3, 0, -1):
        comma, verb, number = found[index : index + 3]
        among = found[index - 1].case == "AMONG" and comma.function == "comma"
        if among and is_verb(verb) and number.kind is Kind.NUMBER and is_verb(found[index + 3]):
            del found[index : index + 2]
    return found


def existing(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A cluster right after the place that is said to have it."""
    found = list(tokens)
    for index in range(len(tokens) - 1, 0, -1):
        token, before = found[index], found[index - 1]
        has = any(each.frame in HAVING for each in token.evokes) and not token.features - {"perf"}
        if is_verb(token) and has and before.kind is Kind.UNKNOWN and not before.case and index == 1:
            found[0] = before._replace(case="LOC")  # a name without its kind: there are things there
            continue
        start = index + 1
        while start < len(found) and found[start].kind is Kind.FUNCTION:
            start += 1
        stop = last_noun(found, start)
        clustered = stop > start and cls(found[stop - 1], ontology) == "IndustrialCluster"
        if is_verb(token) and has and clustered and is_type(found, index - 1, ontology) and not before.case:
            found[index - 1 : start] = [before._replace(case="GEN")]
    return found


def yearly(tokens: Sequence[Token], ontology: Ontology) -> list[Token]:
    """A word like "annual" right before a verb as "every year"."""
    found = list(tokens)
    for index, token in enumerate(tokens[:-1]):
        adjective = concept(token, ontology)
        dated = index and tokens[index - 1].kind is Kind.NUMBER
        if adjective is not None and "period" in adjective.values and is_verb(tokens[index + 1]) and not dated:
            found[index] = mark("yearly", token.span.start)
    return found
