"""The lexicons side by side: what can be said in one language can be said in all."""

from __future__ import annotations

from collections import Counter

import pytest

from kg import pipeline

ONTOLOGY = pipeline.knowledge()
TAGS = sorted(ONTOLOGY.languages)
CONCEPTS = 1000  # at least
SYNONYMS = 1.5  # forms of a concept in the mean, at least


def targets(tag: str, section: str) -> Counter[str]:
    return Counter(entry.target for entry in ONTOLOGY.languages[tag].entries if entry.section == section)


def test_there_are_the_four_languages_and_many_concepts():
    assert {"bn", "en", "hi", "zh"} <= set(TAGS)
    assert len(ONTOLOGY.concepts) >= CONCEPTS


@pytest.mark.parametrize("tag", TAGS)
def test_every_concept_has_a_form(tag):
    assert sorted(ONTOLOGY.concepts.keys() - targets(tag, "concepts").keys()) == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_concept_has_synonyms_and_spellings(tag):
    listed = targets(tag, "concepts")
    assert listed.total() / len(listed) >= SYNONYMS


@pytest.mark.parametrize("tag", TAGS)
def test_every_frame_has_a_trigger(tag):
    assert sorted(ONTOLOGY.frames.keys() - targets(tag, "triggers").keys()) == []


@pytest.mark.parametrize("tag", TAGS)
def test_the_words_that_every_language_needs_are_there(tag):
    needed = {
        "and", "or", "such-as", "it", "here", "about", "more-than", "less-than", "at-least", "at-most", "several",
        "not", "may", "if", "reportedly", "question",
    }  # fmt: skip
    assert sorted(needed - targets(tag, "function").keys()) == []


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_in_words_reach_a_hundred(tag):
    said = targets(tag, "numerals").keys() | {
        concept.values["value"] for concept in ONTOLOGY.concepts.values() if concept.cls == "Scale"
    }
    assert [number for number in range(1, 101) if str(number) not in said] == []
