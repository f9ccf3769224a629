"""The two seeds: all their facts, and the same text about other places, figures and order.

They are not part of this project: without ../shared/seeds these tests are skipped.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from test_languages import claims, document, knowledge

from kg import pipeline
from kg.export.statements import lines
from kg.names import romanise

SHARED = Path(__file__).parents[2] / "shared"
SEEDS, GOLD, SCORE = SHARED / "seeds", SHARED / "gold" / "seeds.json", SHARED / "gold" / "score.py"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")

TAGS = ("bn", "hi")
# As in the text -> as in a text about another place: names, decades, counts, sums.
CHANGES = {
    "bn": {
        "গংয়ি": "মেহেরপুর",
        "হুইগুও": "খানগঞ্জ",
        "১৯৯০": "১৯৭০",
        "২০০টি": "৩৫০টি",
        "৭০০টি": "৯০০টি",
        "১০০ বিলিয়ন": "৪০ বিলিয়ন",
        "৪টি": "৬টি",
    },
    "hi": {
        "गोंगयी": "मेहरपुर",
        "हुइगुओ": "खानगंज",
        "1990": "1970",
        "200": "350",
        "700": "900",
        "100 बिलियन": "40 बिलियन",
        " 4 हैं": " 6 हैं",
    },
}
FIGURES = {"199x": "197x", "200": "350", "700": "900", "100000000000": "40000000000", "4": "6", "4.": "6."}


@cache
def seed(tag: str) -> str:
    return (SEEDS / f"huiguo.{tag}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("tag", TAGS)
def test_every_fact_of_the_seed_is_found(tag, tmp_path):
    made, ontology = document(seed(tag), tag, "huiguo"), pipeline.knowledge()
    found = pipeline.fuse([(made, tuple(pipeline.read(made, ontology)))], ontology)
    path = tmp_path / "statements.jsonl"
    path.write_text("".join(lines(found, ontology.labels)), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(SCORE), str(GOLD), str(path), "--show"], capture_output=True, text=True, check=True
    ).stdout
    facts = sum(tag in fact["evidence"] for fact in json.loads(GOLD.read_text(encoding="utf-8"))["facts"])
    assert f"{tag}: {facts} of {facts} facts" in scored, scored
    assert "plans passed off as fact: 0" in scored, scored


def test_both_seeds_together_make_one_statement_of_each_fact(tmp_path):
    ontology = pipeline.knowledge()
    made = [document(seed(each), each, "huiguo") for each in TAGS]
    found = pipeline.fuse([(each, tuple(pipeline.read(each, ontology))) for each in made], ontology)
    path = tmp_path / "statements.jsonl"
    path.write_text("".join(lines(found, ontology.labels)), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(SCORE), str(GOLD), str(path), "--show"], capture_output=True, text=True, check=True
    ).stdout
    assert "strict parity: 87 of 87" in scored, scored


# --- another place, another order -------------------------------------------------------------


def changed(tag: str) -> tuple[str, dict[str, str]]:
    """The seed about another place with other figures, and the words that change in what it says."""
    text, words = seed(tag), dict(FIGURES)
    for old, new in CHANGES[tag].items():
        assert old in text
        text = text.replace(old, new)
    for name, (old, new) in zip(("gongyi", "huiguo"), list(CHANGES[tag].items())[:2], strict=True):
        words[name] = romanise(new, pipeline.scripts()).lower()
        assert old not in text
    return text, words


def reworded(said: frozenset[str], words: dict[str, str]) -> frozenset[str]:
    pattern = (
        re.compile(r"(?<![\w.])(" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?![\w.])")
        if words
        else None
    )
    return frozenset(ordered(pattern.sub(lambda match: words[match[1]], claim) if pattern else claim) for claim in said)


def ordered(claim: str) -> str:
    """A claim with the words of its sides in order."""
    head, status, rest = re.split(r"( \[\w+\])", claim, maxsplit=1)
    return " | ".join(" ".join(sorted(side.split())) for side in head.split(" | ")) + status + rest


@pytest.mark.parametrize("tag", TAGS)
def test_the_same_text_about_another_place_says_the_same_of_that(tag):
    text, words = changed(tag)
    expected, said = reworded(claims(seed(tag), tag), words), reworded(claims(text, tag), {})
    assert {"missed": sorted(expected - said), "made up": sorted(said - expected)} == {"missed": [], "made up": []}


def orders(tag: str) -> Iterator[str]:
    paragraphs = [part for part in seed(tag).split("\n") if part.strip()]
    return ("\n".join(order) for order in permutations(paragraphs))


@pytest.mark.parametrize("tag", TAGS)
def test_the_order_of_the_paragraphs_does_not_matter(tag):
    expected = claims(seed(tag), tag)
    for text in orders(tag):
        said = claims(text, tag)
        assert {"missed": sorted(expected - said), "made up": sorted(said - expected)} == {"missed": [], "made up": []}


@pytest.mark.parametrize("tag", TAGS)
def test_a_second_copy_only_adds_evidence(tag):
    once, twice = knowledge(seed(tag), tag), knowledge(f"{seed(tag)}\n\n{seed(tag)}", tag)
    assert [statement.iri for statement in once.statements] == [statement.iri for statement in twice.statements]
    assert all(len(b.evidence) > len(a.evidence) for a, b in zip(once.statements, twice.statements, strict=True))
