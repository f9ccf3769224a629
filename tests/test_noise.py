"""The noise of real files changes nothing: the same statements, and evidence that is true to the noisy text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import regex
from noise import VARIANTS
from test_languages import ALL, document
from test_properties import check_evidence, check_tokens, read

from kg import pipeline
from kg.graph import Knowledge
from kg.model import Sentence, Span
from kg.tokens.copying import copied

TAGS = sorted(pipeline.knowledge().languages)
SOURCES = sorted((Path(__file__).parents[1] / "source_texts").glob("*.txt"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in SOURCES if path.name.split(".")[1] in TAGS}
SAMPLE = 29  # each variant is tried on one in so many sentences of the tables


def knowledge(text: str, tag: str) -> Knowledge:
    made = document(text, tag)
    readings = read(made)
    check_tokens(readings)
    found = pipeline.fuse([(made, readings)], pipeline.knowledge())
    check_evidence(found)
    return found


def said(found: Knowledge) -> set[tuple[str, int]]:
    """The statements, and how many passages each has."""
    return {(statement.iri, len(statement.evidence)) for statement in found.statements}


def named(found: Knowledge) -> set[tuple[str, str, str]]:
    """The labels, but for the shapes of their letters."""
    return {
        (
            iri,
            label.language,
            regex.sub(r"\p{Default_Ignorable_Code_Point}", "", unicodedata.normalize("NFC", label.text)),
        )
        for iri, entity in found.entities.items()
        for label in entity.labels
    }


def difference(noisy: Knowledge, clean: Knowledge) -> dict[str, list[object]]:
    return {
        "missed": sorted(said(clean) - said(noisy)),
        "made up": sorted(said(noisy) - said(clean)),
        "labels": sorted(named(noisy) ^ named(clean)),
    }


NOTHING: dict[str, list[object]] = {"missed": [], "made up": [], "labels": []}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_noisy_text_says_the_same(variant, name):
    text, tag = TEXTS[name], name.split(".")[1]
    noisy = VARIANTS[variant](text, pipeline.knowledge().lexicon(tag).profile)
    assert difference(knowledge(noisy, tag), knowledge(text, tag)) == NOTHING


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_noisy_sentences_say_the_same(variant, tag):
    profile = pipeline.knowledge().lexicon(tag).profile
    cases = [case for case in ALL if case.tag == tag][list(VARIANTS).index(variant) % SAMPLE :: SAMPLE]
    found = {}
    for case in cases:
        noisy = VARIANTS[variant](case.text, profile)
        different = difference(knowledge(noisy, tag), knowledge(case.text, tag))
        if different != NOTHING:
            found[noisy] = different
    assert found == {}


WORDS = {"industrial", "energy", "intensive", "paper", "mill"}


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("It makes steel.", "It makes steel."),
        ("an indus-\ntrial town", "an industrial town"),  # the word is known
        ("an energy-\n  intensive town", "an energy-intensive town"),  # its halves are
        ("in Bhara-\r\ntpur", "in Bharatpur"),  # nothing is known
        ("in Bhara-\nTpur", "in Bhara-Tpur"),
        ("an indus\u00ad\ntrial town", "an industrial town"),
        ("১৯৯০-\nএর দশক", "১৯৯০-এর দশক"),
        ("10 km², per m³, 10², town², town³⁴", "10 km², per m³, 10², town, town"),
        ("5*3 and town* and **town**", "5*3 and town and town"),
        ("2015 [12], five (5) towns(3) in (2015) (4).", "2015, five (5) towns in (2015)."),
        ("铝业[1]在回郭\n镇（2）的１，２００家", "铝业在回郭镇的1,200家"),
        ("１．５万家，在２０１５，２００家", "1.5万家，在2015，200家"),
        ("1\u202f200\u202f000 tonnes in 2015\u202f200", "1200000 tonnes in 2015 200"),
        ("oﬃcial ﬁrms", "official firms"),
        ("র\u200d্যাব ক\u200dখ", "র\u200d্যাব কখ"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("- (a) town", "(a) town"),
        ("'town's' “town” „town“ »town« Xi’an workers’ \"a\"-b", "‘town's’ “town” “town” “town” Xi'an workers’ “a”-b"),
    ],
)
def test_a_sentence_is_read_as(text, read_as):
    sentence = Sentence(document(text, "bn"), Span(0, len(text)))
    copy = copied(sentence, WORDS.__contains__)
    assert (copy.text if copy else text) == read_as


@pytest.mark.parametrize("tag", TAGS)
def test_the_row_of_a_table_states_nothing(tag):
    for case in (case for case in ALL if case.tag == tag):
        words = case.text.replace("\n", " ").split(" ")
        half = len(words) // 2 or 1
        row = f"| {' '.join(words[:half])} | {' '.join(words[half:])} |"
        assert not knowledge(row, tag).statements
