"""Documents in several languages: each sentence in its own, names in their script, known words wherever they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from test_languages import claims, document, knowledge
from test_properties import check_evidence, fused, read

from kg import pipeline
from kg.switching import surest

TAGS = frozenset(pipeline.knowledge().languages)


def needs(*values, tags):
    """A parameter for languages that must be there."""
    return pytest.param(*values, marks=pytest.mark.skipif(not {*tags.split()} <= TAGS, reason=f"needs {tags}"))


# --- words of another script within a sentence ------------------------------------------------


CASES = tomllib.loads((Path(__file__).parent / "data/mixed.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(
    ("tag", "mixed", "plain"), [needs(c["language"], c["mixed"], c["plain"], tags=c["needs"]) for c in CASES]
)
def test_known_words_of_another_script_say_the_same(tag, mixed, plain):
    assert claims(mixed, tag) == claims(plain, tag) != frozenset()


@pytest.mark.parametrize(
    ("tag", "text", "name", "language"),
    [
        needs("bn", "রূপনগর শহরের “鑫泰” কোম্পানি ইস্পাত উৎপাদন করে।", "鑫泰", "zh", tags="bn zh"),
        needs("bn", "রূপনগর শহরে “鑫泰” নামে একটি কোম্পানি ইস্পাত উৎপাদন করে।", "鑫泰", "zh", tags="bn zh"),
        needs("bn", "কালীগঞ্জ শহরে Qwxtai কোম্পানি ইস্পাত উৎপাদন করে।", "Qwxtai", "en", tags="bn en"),
        needs("hi", "Tata Steel कंपनी इस्पात का उत्पादन करती है।", "Tata Steel", "en", tags="en hi"),
        needs("bn", "রূপনগর শহরের “झिलमिक” কোম্পানি ইস্পাত উৎপাদন করে।", "झिलमिक", "hi", tags="bn hi"),
        needs("bn", "“新泰集” শহরটি ইস্পাত উৎপাদন করে।", "新泰集", "und-Hani", tags="bn"),
    ],
)
def test_a_name_in_another_script_is_labelled_in_its_language(tag, text, name, language):
    if language.startswith("und") and "zh" in TAGS:
        language = "zh"
    found = knowledge(text, tag)
    labels = {(label.text, label.language) for entity in found.entities.values() for label in entity.labels}
    assert (name, language) in labels
    assert (name, tag) not in labels


def test_known_words_with_capitals_are_a_name():
    said = claims("Tata Steel कंपनी इस्पात का उत्पादन करती है।", "hi")
    assert said == {
        "companie steel tata | type | enterprise [asserted]",
        "companie steel tata | produces | steel [asserted]",
    }


# --- sentences and paragraphs in another language ---------------------------------------------


BN = "কালীগঞ্জ টাউনের ইস্পাত শিল্প ক্লাস্টার ইস্পাত উৎপাদন করে।"
HI = "कालीगंज टाउन का इस्पात औद्योगिक क्लस्टर टाइल बनाता है।"
EN = "The steel industrial cluster of Kaliganj Town produces pipes. It has 200 enterprises."
ZH = "巩义市回郭镇铝产业集群生产铝箔。"


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
@pytest.mark.parametrize(
    "parts",
    [
        needs((("bn", BN), ("hi", HI)), tags="bn hi"),
        needs((("hi", HI), ("bn", BN)), tags="bn hi"),
        needs((("bn", BN), ("en", EN)), tags="bn en"),
        needs((("en", EN), ("bn", BN), ("hi", HI)), tags="bn en hi"),
        needs((("hi", HI), ("zh", ZH), ("en", EN)), tags="en hi zh"),
        needs((("zh", ZH), ("hi", HI)), tags="hi zh"),
    ],
)
def test_each_sentence_is_read_in_its_language(parts, between):
    tag = parts[0][0]
    mixed = fused(document(between.join(text for _, text in parts), tag))
    check_evidence(mixed)
    apart = fused(*(document(text, language) for language, text in parts))
    assert {s.iri for s in mixed.statements} == {s.iri for s in apart.statements}
    assert {(e.quote, e.language) for s in mixed.statements for e in s.evidence} == {
        (e.quote, e.language) for s in apart.statements for e in s.evidence
    }


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        needs("hi", "Bharat Heavy Electricals Limited का मुख्यालय New Delhi में है।", tags="en hi"),
        needs("hi", "Tata Steel Limited Jamshedpur में।", tags="en hi"),
        needs("zh", "华为（Huawei Technologies Company Limited）位于广东。", tags="en zh"),
        needs("bn", "এটি Alpha Beta. Gamma নামে পরিচিত।", tags="bn en"),
    ],
)
def test_names_do_not_make_a_sentence_foreign(tag, text):
    readings = read(document(text, tag))
    assert [reading.sentence.language for reading in readings] == [tag]


def language(tag, *words):
    return SimpleNamespace(tag=tag, knows=frozenset(words).__contains__)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("el pueblo produce acero", "es"),
        ("el pueblo produce", ""),  # too few words
        ("el town produce papel", ""),  # neither knows clearly more
        ("x y z w v", ""),
    ],
)
def test_of_languages_with_one_script_the_one_that_knows_clearly_more_words(text, chosen):
    english = language("en", "town", "produce", "x")
    spanish = language("es", "el", "pueblo", "produce", "acero", "y")
    found = surest(text, [english, spanish])
    assert (found.tag if found else "") == chosen
