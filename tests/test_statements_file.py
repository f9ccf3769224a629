"""statements.jsonl: the contract of the file."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import BASE, TEXTS, knowledge, onto, thing, vocabulary_labels

from kg.export.statements import lines
from kg.graph import Label, Origin

LABELS = vocabulary_labels()


def rows(value=None):
    return {row["id"].removeprefix(BASE): row for row in map(json.loads, lines(value or knowledge(), LABELS))}


def test_a_line_for_each_statement_sorted():
    assert list(rows()) == [statement.iri.removeprefix(BASE) for statement in knowledge().statements]


def test_every_line_has_the_fields_of_the_contract():
    fields = ["id", "subject", "predicate", "object", "status", "polarity", "qualifiers", "evidence", "conflicts"]
    for row in rows().values():
        assert list(row) == fields
        assert {"iri", "type", "label", "altLabel"} <= set(row["subject"])
        assert list(row["evidence"][0]) == ["source", "language", "start", "end", "quote", "rule", "entries"]


def test_quotes_are_slices_of_the_text():
    for row in rows().values():
        for passage in row["evidence"]:
            assert TEXTS[passage["language"]][passage["start"] : passage["end"]] == passage["quote"]


def test_a_quantity():
    income = rows()["claim-cluster-income"]["object"]
    assert income["quantity"] == {
        "value": 2_000_000_000,
        "comparator": "moreThan",
        "min": 2_000_000_000,
        "max": None,
        "unit": "INR",
        "period": "P1Y",
    }


def test_a_time_in_a_qualifier():
    (since,) = rows()["claim-cluster-develops"]["qualifiers"]
    assert since["predicate"]["iri"] == onto("holdsDuring")
    assert since["object"]["time"] == {"edtf": "198X/..", "earliest": "1980-01-01", "latest": "1989-12-31"}


def test_an_open_time_is_null():
    (now,) = rows()["claim-group-count-50"]["qualifiers"]
    assert now["object"]["time"] == {"edtf": None, "earliest": None, "latest": "2024-03-01"}


def test_a_plain_value():
    assert rows()["claim-rank"]["object"] == {
        "value": 1,
        "datatype": "http://www.w3.org/2001/XMLSchema#positiveInteger",
    }


def test_a_class_as_object_has_its_label():
    object_ = rows()["claim-cluster-type"]["object"]
    assert (object_["iri"], object_["label"]["en"]) == (onto("IndustrialCluster"), "industrial cluster")


def test_a_predicate_has_labels_in_every_language():
    assert set(rows()["claim-cluster-located"]["predicate"]["label"]) == {"bn", "en", "hi", "zh"}


def test_a_planned_thing_says_so_first():
    assert rows()["claim-plan"]["object"]["type"] == [onto("PlannedThing"), onto("Facility")]


def test_conflicts_are_kept():
    assert rows()["claim-group-count-50"]["conflicts"] == [thing("claim-group-count-60")]


def test_other_labels_are_alternatives():
    assert rows()["claim-title"]["subject"]["altLabel"] == {"en": ["Nodipur"], "hi": ["नदीपुर"]}


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_label_stays_on_its_line(text):
    value = knowledge()
    town = replace(value.entities[thing("nadipur-town")], labels=(Label(text, "en", Origin.SEEN),))
    found = list(lines(replace(value, entities={**value.entities, town.iri: town}), {}))
    assert "".join(found).splitlines(keepends=True) == found
    assert "".join(found).encode()
    assert json.loads(found[-1])["subject"]["label"]["en"] == text


@pytest.mark.parametrize("part", ["entities", "documents"])
def test_order_of_input_does_not_matter(part):
    value = knowledge()
    given_ = getattr(value, part)
    turned = dict(reversed(given_.items())) if part == "entities" else given_[::-1]
    assert list(lines(replace(value, **{part: turned}), {})) == list(lines(value, {}))
