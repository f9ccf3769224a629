"""The closed vocabulary and ontology/sutra.ttl are the same, and every term speaks four languages."""

import pyoxigraph as ox
import pytest
from sample import ONTOLOGY, vocabulary_labels

from kg import vocabulary
from kg.graph import Origin
from kg.vocabulary import OWL, RDF, RDFS, SKOS, SUTRA, Namespace

KINDS = {
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    SKOS.Concept,
    SKOS.ConceptScheme,
}
PROPERTIES = KINDS - {OWL.Class, SKOS.Concept, SKOS.ConceptScheme}


def quads(name="sutra.ttl"):
    return list(ox.parse(path=str(ONTOLOGY / name)))


def defined(kinds=frozenset(KINDS)):
    return {q.subject.value for q in quads() if q.predicate.value == RDF.type and q.object.value in kinds}


def texts(predicate):
    found = {}
    for quad in quads():
        if quad.predicate.value == predicate:
            found.setdefault(quad.subject.value, {}).setdefault(quad.object.language, []).append(quad.object.value)
    return found


def test_vocabulary_is_the_ontology():
    ours = {iri for iri in defined() if iri.startswith(SUTRA.BASE)}
    assert set(SUTRA.terms()) == ours


def test_every_term_has_one_label_in_each_language():
    labels = texts(RDFS.label)
    for iri in SUTRA.terms():
        assert {language: len(found) for language, found in labels[iri].items()} == {"bn": 1, "en": 1, "hi": 1, "zh": 1}


def test_every_term_has_a_comment():
    comments = texts(RDFS.comment)
    assert [iri for iri in SUTRA.terms() if list(comments.get(iri, ())) != ["en"]] == []


def test_no_two_classes_and_no_two_properties_share_a_label():
    labels = vocabulary_labels()
    for kinds in ({OWL.Class}, PROPERTIES):
        for language in ("bn", "en", "hi", "zh"):
            seen = [labels[iri][language] for iri in defined(kinds)]
            assert sorted(seen) == sorted(set(seen))


def test_superclasses_of_ours_are_defined():
    links = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.inScheme}
    for quad in quads():
        target = quad.object.value
        if quad.predicate.value in links and target.startswith(SUTRA.BASE):
            assert target in SUTRA.terms()


@pytest.mark.parametrize("name", ["gazetteer.ttl", "shapes.ttl"])
def test_other_files_use_only_terms_of_the_vocabulary(name):
    used = {
        term.value
        for quad in quads(name)
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(SUTRA.BASE)
    }
    assert used - set(SUTRA.terms()) == set()


def test_every_origin_of_a_label_has_a_property():
    assert [SUTRA.term(f"{origin}Label") for origin in Origin]


def test_a_misspelt_term_raises():
    with pytest.raises(AttributeError):
        SUTRA.locatedIN  # noqa: B018
    with pytest.raises(AttributeError):
        SUTRA.term("locatedIN")


def test_terms_equal_plain_strings():
    assert SUTRA.locatedIn == "https://w3id.org/sutra/onto#locatedIn"


def test_namespaces_are_known_to_the_standards():
    """Where rdflib has the vocabulary closed, every term of ours is in it."""
    import rdflib.namespace as known

    for name in ("RDF", "RDFS", "OWL", "XSD", "SKOS", "DCTERMS", "PROV"):
        theirs = getattr(known, name)
        ours = getattr(vocabulary, name)
        assert issubclass(ours, Namespace)
        assert [iri for iri in ours.terms() if iri not in {str(term) for term in dir(theirs)} | _names(theirs)] == []


def _names(namespace):
    return {str(namespace) + name.removeprefix(str(namespace)) for name in dir(namespace)}
