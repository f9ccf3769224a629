"""Explanations: everything about a thing with its sentences, and everything about a sentence."""

import json

import edges
import pytest

from kg.errors import OutputError, QueryError
from kg.explain import Sources, explain_reading, explain_term, explain_term_as_json, typed
from kg.explain.statements import find, fold, load
from kg.model import Attempt, Claim, Kind, Mention, Reading, Sense, Sentence, Span, Token
from kg.ontology import root
from kg.sources import nearby


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return edges.build_sample(tmp_path_factory.mktemp("explain"))


def explain(graph, term, language="en", sources=None):
    found = Sources(nearby(graph) if sources is None else sources, root() / "languages")
    return "\n".join(explain_term(graph, term, found, language, lambda quote: f"«{quote}»"))


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("https://w3id.org/sutra/id/nadipur-town", ["nadipur-town"]),
        ("<https://w3id.org/sutra/id/nadipur-town>", ["nadipur-town"]),
        ("id:nadipur-town", ["nadipur-town"]),
        ("NADIPUR  town", ["nadipur-town"]),
        ("नदीपुर", ["nadipur-town"]),
        ("নদীপুর টাউন", ["nadipur-town"]),
        ("nadipur", ["cluster-nadipur-paper", "nadipur-town"]),
        ("id:claim-plan", ["claim-plan"]),
    ],
)
def test_a_thing_is_found_by_iri_by_label_and_by_part_of_a_label(graph, term, found):
    assert find(load(graph), term) == [f"https://w3id.org/sutra/id/{name}" for name in found]


def test_an_unknown_term_is_an_error_with_a_hint(graph):
    with pytest.raises(QueryError, match="nothing called 'nadipur tawn': did you mean 'nadipur town'"):
        explain(graph, "nadipur tawn")


def test_the_sentence_is_shown_with_the_span_marked(graph):
    text = explain(graph, "paper capital")
    assert "Nadipur Town - has title - paper capital  [inProgress]" in text
    assert "nadipur.bn.txt:" in text
    assert "এটি «টাউনটিকে “কাগজের রাজধানী”তে পরিণত করছে»।" in text
    assert "rule frame:sample" in text


def test_without_sources_only_the_quote_is_shown(graph):
    text = explain(graph, "paper capital", sources=())
    assert "\n       «টাউনটিকে “কাগজের রাজধানী”তে পরিণত করছে»\n" in text


def test_a_source_that_has_changed_is_not_quoted(graph, tmp_path):
    (tmp_path / "nadipur.bn.txt").write_text("x" * 1000)
    assert "x" * 10 not in explain(graph, "paper capital", sources=[tmp_path / "nadipur.bn.txt"])


def test_status_denial_circumstances_and_conflicts_are_said(graph):
    assert "[reported, denied]" in explain(graph, "old model")
    text = explain(graph, "paper processing enterprises")
    assert "at present" in text
    assert "contradicts: paper processing enterprises" in text


def test_labels_are_in_the_chosen_language(graph):
    assert explain(graph, "id:nadipur-town", "hi").startswith("नदीपुर टाउन  [sutra:Town]")


def test_plain_values_and_classes_are_shown(graph):
    assert " - 1\n" in explain(graph, "id:standing-largest")
    assert "Nadipur Town paper industry cluster" in explain(graph, "sutra:IndustrialCluster")


def test_many_hits_and_no_term_give_a_list(graph):
    assert "id:cluster-nadipur-paper" in explain(graph, "")
    assert explain(graph, "paper").startswith("statements  label")


def test_json_has_the_lines_of_the_file(graph):
    (found,) = json.loads(explain_term_as_json(graph, "paper capital"))
    assert found["thing"]["label"]["en"] == "paper capital"
    assert found["statements"][0]["status"] == "inProgress"


@pytest.mark.parametrize("line", ["{", "3", "[]", '{"id": "a"}'])
def test_a_damaged_file_is_an_error_that_names_the_line(tmp_path, line):
    (tmp_path / "statements.jsonl").write_text(line + "\n")
    with pytest.raises(OutputError, match=r"statements\.jsonl:1: not"):
        load(tmp_path)


def test_spellings_fold():
    assert fold("  Ｎadipur\u200b\nTOWN ") == "nadipur town"


# --- sentences ---

TEXT = "নদীপুর শহর কাগজ বানায়"  # the town of Nadipur makes paper


def reading():
    document = typed(TEXT, "bn")
    town = Mention(Span(0, 10), "Town", "town", name="নদীপুর")
    paper = Mention(Span(11, 15), "Product", "paper", literals=("x",))
    tokens = (
        Token(Span(0, 6), "নদীপুর", Kind.UNKNOWN),
        Token(Span(7, 10), "শহর", Kind.CONCEPT, (Sense("town", "urn:e"),), case="GEN", definite=True),
        Token(Span(16, 22), "বানায়", Kind.TRIGGER, features=frozenset({"pres"})),
    )
    claim = Claim(town, "produces", paper, "frame:make", polarity="negative", qualifiers=(("holdsDuring", town),))
    attempts = (Attempt("make", Span(16, 22), "stated"), Attempt("buy", Span(16, 22), "no object"))
    return Reading(Sentence(document, Span(0, len(TEXT))), tokens, (town, paper), (claim,), attempts)


def test_a_sentence_is_shown_with_tokens_mentions_claims_and_frames_tried():
    lines = list(explain_reading([reading()]))
    text = "\n".join(" ".join(line.split()) for line in lines)
    assert lines[0] == TEXT
    assert "শহর concept town GEN definite" in text
    assert "নদীপুর শহর Town town name নদীপুর" in text
    assert 'কাগজ Product paper "x"' in text
    assert "নদীপুর শহর produces কাগজ asserted, denied; holdsDuring: নদীপুর শহর frame:make" in text
    assert "buy বানায় no object" in text


def test_a_sentence_as_json():
    (found,) = json.loads("".join(explain_reading([reading()], as_json=True)))
    assert found["frames tried"][1] == {"frame": "buy", "trigger": "বানায়", "outcome": "no object"}
