"""Statements to RDF: what the files say, and that hostile text cannot break them."""

from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import to_isomorphic
from sample import BASE, ONTO, knowledge, onto, thing, vocabulary_labels

from kg.dataset import trig, turtle
from kg.dataset.terms import Names, decimal, literal, reference, tagged
from kg.graph import Entity, Knowledge, Label, Origin
from kg.vocabulary import OA, PREFIXES, RDF, RDFS, SKOS, SUTRA

ANY = st.text(st.characters(codec=None), max_size=40)  # lone surrogates and control characters too
LABELS = vocabulary_labels()


def as_turtle(value=None):
    return "".join(turtle(value or knowledge(), LABELS))


def as_trig(value=None):
    return "".join(trig(value or knowledge(), LABELS))


def triples(text, form=ox.RdfFormat.TURTLE):
    return {quad.triple for quad in ox.parse(text.encode(), format=form)}


def iris(text):
    """Triples whose three terms are IRIs."""
    return {
        (t.subject.value, t.predicate.value, t.object.value)
        for t in triples(text)
        if isinstance(t.object, ox.NamedNode)
    }


def test_two_parsers_read_the_same_graph():
    by_oxigraph = ox.serialize(triples(as_turtle()), format=ox.RdfFormat.N_TRIPLES)
    one = to_isomorphic(rdflib.Graph().parse(data=by_oxigraph, format="nt"))
    two = to_isomorphic(rdflib.Graph().parse(data=as_turtle(), format="turtle"))
    assert one == two


def test_trig_holds_the_same_triples_as_turtle():
    assert triples(as_trig(), ox.RdfFormat.TRIG) == triples(as_turtle())


def test_named_graphs_hold_what_their_document_asserts():
    quads = {
        (quad.graph_name.value, quad.subject.value, quad.predicate.value, getattr(quad.object, "value", ""))
        for quad in ox.parse(as_trig().encode(), format=ox.RdfFormat.TRIG)
        if quad.graph_name != ox.DefaultGraph()
    }
    count = (thing("group-processing"), onto("enterpriseCount"))
    assert (thing("document/nadipur.bn.txt"), *count, thing("quantity-50")) in quads
    assert (thing("document/nadipur.hi.txt"), *count, thing("quantity-60")) in quads
    assert (thing("document/nadipur.bn.txt"), *count, thing("quantity-60")) not in quads


@pytest.mark.parametrize("write", [as_turtle, as_trig])
def test_the_same_knowledge_gives_the_same_bytes(write):
    value = knowledge()
    shuffled = Knowledge(
        value.documents[::-1], dict(reversed(value.entities.items())), tuple(reversed(value.statements))
    )
    assert write(value) == write(shuffled)


def test_there_are_no_blank_nodes():
    for triple in triples(as_turtle()):
        assert not {type(triple.subject), type(triple.object)} & {ox.BlankNode}


@pytest.mark.parametrize("statement", knowledge().statements, ids=lambda statement: statement.iri.removeprefix(BASE))
def test_only_what_is_asserted_has_a_plain_triple(statement):
    if isinstance(statement.object, str):
        assert ((statement.subject, statement.predicate, statement.object) in iris(as_turtle())) == statement.is_plain


def test_a_planned_thing_has_no_type_of_its_domain():
    said = [(p, o) for s, p, o in iris(as_turtle()) if s == thing("facility-trade-centre")]
    assert sorted(said) == [(RDF.type, SUTRA.PlannedThing), (SUTRA.intendedType, SUTRA.Facility)]


def test_a_thing_with_an_intended_type_is_planned_even_if_the_core_does_not_say_so():
    value = knowledge()
    base = Entity(thing("base"), (), (), intended=(onto("Facility"),))
    found = iris(as_turtle(replace(value, entities={**value.entities, base.iri: base})))
    assert (base.iri, RDF.type, SUTRA.PlannedThing) in found
    assert (base.iri, RDF.type, SUTRA.Facility) not in found


def test_a_claim_carries_status_polarity_and_evidence():
    claim = thing("claim-model-sustainable")
    found = {(p, o) for s, p, o in iris(as_turtle()) if s == claim}
    assert {(SUTRA.claimStatus, SUTRA.reported), (SUTRA.polarity, SUTRA.negative)} <= found
    assert {(RDF.type, SUTRA.Claim), (RDF.type, RDF.Statement)} <= found
    assert len([o for p, o in found if p == SUTRA.evidencedBy]) == 2


def test_conflicting_claims_are_linked_both_ways():
    one, other = thing("claim-group-count-50"), thing("claim-group-count-60")
    assert {(one, SUTRA.conflictsWith, other), (other, SUTRA.conflictsWith, one)} <= iris(as_turtle())


def test_every_quote_is_as_long_as_its_range():
    store = ox.Store()
    store.load(as_turtle().encode(), format=ox.RdfFormat.TURTLE)
    ask = f"ASK {{ ?s <{OA.exact}> ?x ; <{OA.start}> ?a ; <{OA.end}> ?b FILTER(STRLEN(?x) != ?b - ?a) }}"
    assert not bool(store.query(ask))
    selectors = f"SELECT ?s {{ ?s <{OA.exact}> ?x }}"
    assert len(list(store.query(selectors))) == len(
        {(e.source, e.span) for s in knowledge().statements for e in s.evidence}
    )


def test_the_first_label_of_a_language_is_preferred():
    town = {t for t in triples(as_turtle()) if t.subject.value == thing("nadipur-town")}
    english = {(t.predicate.value, t.object.value) for t in town if getattr(t.object, "language", "") == "en"}
    assert english == {
        (RDFS.label, "Nadipur Town"),
        (SKOS.altLabel, "Nodipur"),
        (SUTRA.composedLabel, "Nadipur Town"),
        (SUTRA.romanisedLabel, "Nodipur"),
    }


def test_terms_of_the_vocabulary_are_labelled_in_the_graph():
    assert "sutra:plansToBuild rdfs:label" in as_turtle()


def test_the_base_gives_the_prefix_of_the_data():
    text = "".join(turtle(knowledge(), {}, base="https://example.org/"))
    assert "@prefix id: <https://example.org/> ." in text
    assert triples(text) == triples("".join(turtle(knowledge(), {})))


DECIMALS = [("0", "0.0"), ("-12.50", "-12.5"), ("1E+11", "100000000000.0"), ("1E-9", "0.000000001"), ("7", "7.0")]


@pytest.mark.parametrize(("value", "text"), DECIMALS)
def test_decimals_have_a_point_and_no_exponent(value, text):
    assert decimal(Decimal(value)) == text


NAMES = [
    (ONTO + "Town", "sutra:Town"),
    (BASE + "14th-plan", "id:14th-plan"),
    (BASE + "document/a.bn.txt", "doc:a.bn.txt"),
    (BASE + "ends-in.", f"<{BASE}ends-in.>"),
    (BASE + "-x", f"<{BASE}-x>"),
    (BASE, f"<{BASE}>"),
    (BASE + "নদী", f"<{BASE}নদী>"),
    (BASE + "a b", f"<{BASE}a%20b>"),
    (BASE + "50%", f"<{BASE}50%25>"),
    (BASE + '">', f"<{BASE}%22%3E>"),
]


@pytest.mark.parametrize(("iri", "name"), NAMES)
def test_only_plain_local_names_are_shortened(iri, name):
    assert Names({**PREFIXES, "doc": BASE + "document/"})[iri] == name


@given(ANY)
def test_any_text_is_a_literal(text):
    (quad,) = ox.parse(f"<a:s> <a:p> {literal(text)} .".encode(), format=ox.RdfFormat.TURTLE)
    held = "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF or c in "\ufffe\uffff" else c for c in text)
    assert quad.object.value == held


@given(ANY)
def test_any_text_is_an_iri(text):
    (quad,) = ox.parse(f"{reference('https://example.org/' + text)} <a:p> <a:o> .".encode(), format=ox.RdfFormat.TURTLE)
    assert quad.subject.value.startswith("https://example.org/")


@given(ANY | st.from_regex(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_any_language_tag_is_safe(text):
    list(ox.parse(f"<a:s> <a:p> {tagged('x', text)} .".encode(), format=ox.RdfFormat.TURTLE))


@given(name=ANY, quote=ANY, rule=ANY)
def test_hostile_text_reaches_the_graph_and_nothing_else(name, quote, rule):
    value = knowledge()
    first, *rest = value.statements
    passage = first.evidence[0]._replace(quote=quote, rule=rule)
    hostile = replace(
        value,
        documents=tuple(replace(document, metadata={"title": name}) for document in value.documents),
        entities={**value.entities, "x:x": Entity("x:x", (), (Label(name, "en", Origin.SEEN),))},
        statements=(replace(first, evidence=(passage,)), *rest),
    )
    assert triples(as_turtle(hostile)) == triples(as_trig(hostile), ox.RdfFormat.TRIG)
