"""The terms of other vocabularies that Sutra uses; a term that is not here is not used."""

# ruff: noqa: N815 (the names are those of the vocabulary)

from __future__ import annotations

from kg.vocabulary.namespace import Namespace


class RDF(Namespace, base="http://www.w3.org/1999/02/22-rdf-syntax-ns#"):
    """RDF 1.1."""

    Statement: str
    object: str
    predicate: str
    subject: str
    type: str


class RDFS(Namespace, base="http://www.w3.org/2000/01/rdf-schema#"):
    """RDF Schema."""

    comment: str
    label: str
    subClassOf: str
    subPropertyOf: str


class OWL(Namespace, base="http://www.w3.org/2002/07/owl#"):
    """OWL 2."""

    AnnotationProperty: str
    Class: str
    DatatypeProperty: str
    ObjectProperty: str
    Ontology: str


class XSD(Namespace, base="http://www.w3.org/2001/XMLSchema#"):
    """XML Schema datatypes."""

    date: str
    decimal: str
    duration: str
    integer: str
    nonNegativeInteger: str
    positiveInteger: str
    string: str


class SKOS(Namespace, base="http://www.w3.org/2004/02/skos/core#"):
    """SKOS."""

    Concept: str
    ConceptScheme: str
    altLabel: str
    broader: str
    closeMatch: str
    exactMatch: str
    inScheme: str
    notation: str
    prefLabel: str
    related: str


class DCTERMS(Namespace, base="http://purl.org/dc/terms/"):
    """DCMI Metadata Terms."""

    identifier: str
    issued: str
    language: str
    license: str
    publisher: str
    source: str
    title: str


class PROV(Namespace, base="http://www.w3.org/ns/prov#"):
    """PROV-O."""

    Entity: str
    wasInfluencedBy: str


class OA(Namespace, base="http://www.w3.org/ns/oa#"):
    """Web Annotation: https://www.w3.org/TR/annotation-model/#selectors."""

    TextPositionSelector: str
    TextQuoteSelector: str
    end: str
    exact: str
    hasSelector: str
    hasSource: str
    start: str


class SCHEMA(Namespace, base="https://schema.org/"):
    """schema.org."""

    domainIncludes: str
    funder: str
    material: str
    maxValue: str
    minValue: str
    observationPeriod: str
    rangeIncludes: str
    unitCode: str
    url: str
    value: str


class SEM(Namespace, base="http://semanticweb.cs.vu.nl/2009/11/sem/"):
    """Simple Event Model: the four bounds of a vague time."""

    hasEarliestBeginTimeStamp: str
    hasEarliestEndTimeStamp: str
    hasLatestBeginTimeStamp: str
    hasLatestEndTimeStamp: str


class QUDT(Namespace, base="http://qudt.org/schema/qudt/"):
    """QUDT."""

    hasUnit: str
