"""The two seeds with a nonsense word in the place of each noun: no entry of the lexicon stands for a compound of them.

A word that rules know by its class alone is open: without an entry it is a literal in the claims that it is part of.
No word may make the text say what it did not say.
"""

from __future__ import annotations

import re
from functools import cache
from statistics import mean
from typing import NamedTuple

import pytest
from test_languages import ENDS, claims, document
from test_seeds import SEEDS, seed

from kg import pipeline
from kg.model import Kind, Token
from kg.names import romanise
from kg.ontology import Concept

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")

NOUNS_NOT = frozenset(
    [
        "Country",
        "FiveYearPlan",
        "Level",
        "Month",
        "Quality",
        "Relation",
        "Role",
        "Scale",
        "Scope",
        "Superlative",
        "TimePart",
        "TimePoint",
        "TimeUnit",
        "Unit",
    ]
)
Words = tuple[str, str]
NONSENSE: tuple[tuple[str, Words], ...] = (  # in the place of a word that ends in a consonant, in a vowel
    ("bn", ("ঝিলমিশ", "ঝিলমিশা")),
    ("bn", ("পতঙ্গম", "পতঙ্গমি")),
    ("hi", ("झिलमिक", "झिलमिका")),
    ("hi", ("सुरभट", "सुरभटी")),
)
IN_PLACE = 0.85  # a literal is no trade of a facility ("concerns"), and not shared by a list
MEAN_LOSS = 0.025  # share of the claims of a seed, all nouns taken together


@cache
def nouns(tag: str) -> dict[str, tuple[Token, ...]]:
    """The tokens of each content noun of a seed, by concept."""
    ontology = pipeline.knowledge()
    found: dict[str, list[Token]] = {}
    for reading in pipeline.read(document(seed(tag), tag), ontology):
        for token in reading.tokens:
            concept = ontology.concepts.get(token.senses[0].concept) if token.senses else None
            if token.kind is Kind.CONCEPT and concept is not None and concept.cls not in NOUNS_NOT:
                found.setdefault(concept.id, []).append(token)
    return {concept: tuple(tokens) for concept, tokens in found.items()}


def without(tag: str, concept: str, nonsense: Words) -> str:
    """The seed with a nonsense word for a concept, with the endings that the concept had."""
    text, profile = seed(tag), pipeline.knowledge().lexicon(tag).profile
    for token in sorted(nouns(tag)[concept], key=lambda token: -token.span.start):
        stop = token.span.start + (token.stem or len(token.text))
        word = nonsense[profile.ends_in_vowel(text[token.span.start : stop])]
        text = text[: token.span.start] + word + text[stop:]
    return text


def is_open(concept: Concept) -> bool:
    """Whether rules speak of a word by its class alone, so that a word without entry can stand for it.

    Closed are the words that the rules know: heads that are named or scoped, figures and policies, words with a flag
    (generic, topical ...) or a value (the frame of an event noun, a class it selects), and concepts of composition.txt.
    """
    rules = pipeline.knowledge().composition
    known = {part for row in rules.indicators for part in (row.head, *row.modifiers)} | {*rules.ranks, *rules.times}
    known |= {modifier for _, modifier in rules.narrower} | set().union(*rules.absorbed.values())
    heads = rules.named | rules.scoped | {cls for rule in rules.adjuncts for cls in rule.classes}
    by_itself = concept.flags or concept.values or concept.id in known
    return not (by_itself or pipeline.knowledge().is_a(concept.cls, heads - {"*"}))


def told(said: str, senses: dict[str, str], hidden: set[str]) -> str:
    """A claim as a word without entry can tell it: ~ for some words, the first sense of words with several.

    What it says is as general as it would be if the class of no word were known: a narrower class is the wider one, and
    properties between which a frame chooses by class are one.
    """

    def seen(part: str) -> str:
        words = {senses.get(word, word) if word not in hidden else "~" for word in part.replace(":", "").split()}
        return " ".join(sorted({word if word not in hidden else "~" for word in words}))

    head, status, circumstances = re.split(r" (\[\w+\])", said, maxsplit=1)
    subject, predicate, *values = head.split(" | ")
    inner = sorted({f"{{{seen(part)}}}" for part in re.findall(r"{([^}]*)}", circumstances)})
    said = [seen(value) for value in values]
    predicate = choices().get(predicate, predicate) if any("~" in value.split() for value in said) else predicate
    return " ".join((seen(subject), "|", predicate, "|", *said, status, *inner))


def blind(said: str) -> str:
    """A claim without what stands for a word."""
    return " ".join(re.sub(r"(?<=\{)~ |~", "", said).replace(" }", "}").split())


@cache
def choices() -> dict[str, str]:
    """Each property that a frame makes of some classes only, and the first of those it chooses from."""
    chosen: dict[tuple[str, str, str], list[str]] = {}  # between the same two roles of a frame
    for frame in pipeline.knowledge().frames.values():
        for state in (state for state in frame.states if state.conditions):
            chosen.setdefault((frame.name, state.subject, state.object), []).append(state.predicate)
    return {each: properties[0] for properties in chosen.values() if len(properties) == 2 for each in properties}


@cache
def senses(tag: str) -> dict[str, str]:
    """The words of labels of further senses and narrower classes, with those of the first sense or the wider class."""
    ontology = pipeline.knowledge()
    found = {narrow.lower(): wide.lower() for (wide, _), narrow in ontology.composition.narrower.items()}
    for token in (token for tokens in nouns(tag).values() for token in tokens):
        first, *further = (ENDS.sub("", ontology.concepts[sense.concept].label.lower()) for sense in token.senses)
        found |= dict.fromkeys(further, first)
    return found


def hidden(tag: str, concept: Concept, nonsense: Words) -> set[str]:
    """The words for a concept, in any of its senses or absorbed by it, and for the nonsense in its place."""
    ontology = pipeline.knowledge()
    known = [sense.concept for token in nouns(tag)[concept.id] for sense in token.senses]
    known += ontology.composition.absorbed.get(concept.cls, frozenset())
    named = {ENDS.sub("", word) for each in known for word in ontology.concepts[each].label.lower().split()}
    return named | {concept.cls.lower()} | {romanise(word, pipeline.scripts()).lower() for word in nonsense}


def follows_from_class(claim: str, concept: Concept, words: set[str]) -> bool:
    """Whether a claim is one that a rule makes of a head or modifier of some class: a word without entry has none."""
    subject, predicate, *_, value = claim.partition(" [")[0].split(" | ")
    ontology = pipeline.knowledge()
    rules = [rule for rule in ontology.composition.modifiers if rule.property == predicate]
    as_head = bool(words & {*subject.split()}) and any(ontology.is_a(concept.cls, (rule.head,)) for rule in rules)
    return as_head or (bool(rules) and {*value.split()} <= words)


class Damage(NamedTuple):
    """What becomes of the claims when a word is replaced by nonsense."""

    lost: list[str]
    made_up: list[str]
    share: float  # of the claims that go
    in_place: float  # share of the claims with the word that are made with the nonsense in its place


@cache
def damage(tag: str, concept: str, nonsense: Words) -> Damage:
    """The claims that go, and those that come: one with fewer circumstances is not made up."""
    word, said = pipeline.knowledge().concepts[concept], claims(seed(tag), tag)
    words, same = hidden(tag, word, nonsense), senses(tag)
    expected = {told(claim, same, words) for claim in said if not follows_from_class(claim, word, words)}
    made = {told(claim, same, words) for claim in claims(without(tag, concept, nonsense), tag)}
    before, after = {blind(told(claim, same, words)) for claim in said}, {blind(claim) for claim in made}
    cores = {claim.partition(" {")[0] for claim in before}
    come = {claim for claim in after - before if "{" in claim or claim not in cores}
    gone = {claim for claim in expected if blind(claim) not in after}
    named = [claim in made for claim in expected if "~" in claim]
    return Damage(sorted(gone), sorted(come), len(gone) / len(before), mean(named or [True]))


@pytest.mark.parametrize(("tag", "nonsense"), NONSENSE)
def test_an_open_word_without_an_entry_costs_nothing(tag, nonsense):
    found = {
        concept: damage(tag, concept, nonsense)
        for concept in nouns(tag)
        if is_open(pipeline.knowledge().concepts[concept])
    }
    assert len(found) > 20
    assert {concept: each.lost for concept, each in found.items() if each.lost} == {}
    assert {concept: each.in_place for concept, each in found.items() if each.in_place < IN_PLACE} == {}


@pytest.mark.parametrize(("tag", "nonsense"), NONSENSE)
def test_no_word_without_an_entry_makes_claims_up(tag, nonsense):
    found = {concept: damage(tag, concept, nonsense) for concept in nouns(tag)}
    assert len(found) > 40
    assert {concept: each.made_up for concept, each in found.items() if each.made_up} == {}
    assert mean(each.share for each in found.values()) <= MEAN_LOSS
