"""The shapes hold for a right graph, and each of them finds its fault."""

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic
from sample import ONTOLOGY, knowledge, vocabulary_labels

from kg.dataset import turtle
from kg.errors import ConformanceError
from kg.validation import Report, load, require_conformance, validate

SHAPES = ONTOLOGY / "shapes.ttl"
RIGHT = "".join(turtle(knowledge(), vocabulary_labels()))

FAULTS = [  # a shape, a passage of the right graph, what stands there instead
    ("Claim-evidence", "sutra:evidencedBy", "sutra:x"),
    ("Claim-object", "rdf:object id:quantity-50", "rdf:object id:quantity-60, id:quantity-50"),
    ("Claim-polarity", "sutra:polarity sutra:negative", "sutra:polarity sutra:x"),
    ("Claim-status", "sutra:claimStatus sutra:planned", "sutra:claimStatus sutra:maybe"),
    ("Conflict", "sutra:conflictsWith id:claim-group-count-60", "sutra:conflictsWith id:country"),
    ("Count", "sutra:enterpriseCount id:quantity-50", "sutra:enterpriseCount id:country"),
    ("EnterpriseGroup", "id:group-processing a sutra:EnterpriseGroup", "id:group-processing a sutra:Town"),
    ("FiveYearPlan-ordinal", "id:country a sutra:Country", "id:country a sutra:FiveYearPlan ; sutra:ordinal 14"),
    ("Mention-rule", 'sutra:rule "frame:sample"', 'sutra:x "frame:sample"'),
    ("Mention-selector", "oa:hasSelector <", "oa:x <"),
    ("Mention-source", "oa:hasSource doc:nadipur.bn.txt", "oa:hasSource id:country"),
    ("PlannedThing-intended", "sutra:intendedType sutra:Facility", "sutra:x sutra:Facility"),
    ("PlannedThing-type", "a sutra:PlannedThing", "a sutra:PlannedThing, sutra:Facility"),
    ("Quantity", "schema:minValue 50.0", "schema:minValue 50.0 ; schema:maxValue 90.0"),
    ("Quantity-basis", "sutra:boundsBasis sutra:impliedByComparator", "sutra:boundsBasis sutra:x"),
    ("Quantity-minimum", "schema:minValue 50.0", "schema:minValue 50.0 ; schema:maxValue 9.0"),
    ("Quantity-unit", "qudt:hasUnit unit:NUM", "qudt:x unit:NUM"),
    ("Quantity-value", "schema:value 50.0", "schema:value 50"),
    ("Selector-exact", 'oa:exact "', 'oa:x "'),
    ("Selector-start", "oa:start 17", "oa:start 517"),
    ("Source-digest", '"sha256:', '"md5:'),
    ("Standing-position", 'sutra:rankPosition "1"', 'sutra:rankPosition "first", "1"'),
    ("Thing-label", "rdfs:label", 'rdfs:label "a"@en, "b"@en ; rdfs:label'),
    ("TimeSpan-basis", "sutra:boundsBasis sutra:stated", "sutra:x sutra:stated"),
    ("TimeSpan-begin", '"1980-01-01"^^xsd:date', '"1999-01-01"^^xsd:date'),
]


def check(text):
    return validate(Graph().parse(data=text, format="turtle"), SHAPES)


def test_a_file_is_loaded_as_rdflib_would_parse_it(tmp_path):
    (tmp_path / "graph.ttl").write_text(RIGHT + '\n<urn:a> <urn:b> "1"^^<urn:c>, [], "1", 1, 1.0 .', encoding="utf-8")
    expected = Graph().parse(tmp_path / "graph.ttl", format="turtle")
    assert isomorphic(load(tmp_path / "graph.ttl"), expected)


def test_a_right_graph_conforms():
    assert check(RIGHT) == Report(())


@pytest.mark.parametrize(("shape", "passage", "fault"), FAULTS, ids=[shape for shape, _, _ in FAULTS])
def test_a_fault_is_found_by_its_shape(shape, passage, fault):
    assert passage in RIGHT
    found = {violation.shape.split("#")[-1] for violation in check(RIGHT.replace(passage, fault)).violations}
    assert shape in found


COMPARATORS = [
    ("moreThan", "schema:minValue 5.0", True),
    ("atLeast", "schema:maxValue 5.0", False),
    ("lessThan", "schema:maxValue 5.0", True),
    ("atMost", "schema:minValue 5.0", False),
    ("about", "schema:minValue 4.5 ; schema:maxValue 5.5", True),
    ("about", "schema:minValue 4.5", False),
    ("between", "schema:minValue 4.0 ; schema:maxValue 6.0", True),
    ("several", "schema:minValue 3.0", True),
    ("several", "schema:minValue 3.0 ; schema:value 3.0", False),
    ("exactly", "schema:value 5.0 ; schema:minValue 5.0 ; schema:maxValue 5.0", True),
    ("exactly", "schema:minValue 5.0", False),
    ("orderOf", "schema:value 5.0", True),
    ("nearly", "schema:value 5.0", False),
]


@pytest.mark.parametrize(("comparator", "bounds", "right"), COMPARATORS)
def test_bounds_fit_the_comparator(comparator, bounds, right):
    quantity = f"""@prefix sutra: <https://w3id.org/sutra/onto#> . @prefix schema: <https://schema.org/> .
        <x:q> a sutra:Quantity ; sutra:comparator sutra:{comparator} ; {bounds} ; sutra:boundsBasis sutra:stated ;
        <http://qudt.org/schema/qudt/hasUnit> <http://qudt.org/vocab/unit/NUM> ."""
    assert check(quantity).conforms == right


def test_conformance_is_required_only_when_asked():
    report = check(RIGHT.replace('"sha256:', '"md5:'))
    with pytest.raises(ConformanceError, match="digest of its bytes"):
        require_conformance(report)
    require_conformance(Report(()))


def test_the_gazetteer_conforms():
    assert check((ONTOLOGY / "gazetteer.ttl").read_text(encoding="utf-8")).conforms
