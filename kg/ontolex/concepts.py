"""Concepts to SKOS: labels in every language, and what the flags of concepts.txt say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.dataset.layout import Pair, block, listed, objects
from kg.dataset.terms import Names, tagged, typed
from kg.ontolex.layout import head, used
from kg.ontology import Concept, Ontology
from kg.vocabulary import DATA_BASE, DCTERMS, QUDT, RDFS, SKOS, SUTRA, UNIT_BASE, XSD
from kg.vocabulary.lexical import CONCEPT_BASE, FRAME_BASE, LEXIS

SCHEME = CONCEPT_BASE.rstrip("/")
Words = Mapping[str, Mapping[str, list[str]]]  # concept -> language -> forms, the preferred first


def concepts(ontology: Ontology) -> Iterator[str]:
    """Yield concepts.ttl."""
    names = Names({**used(("concept", "dcterms", "frame", "lexis", "qudt", "rdfs", "skos", "sutra", "unit", "xsd")),
                   "id": DATA_BASE})  # fmt: skip
    yield from head(names, "concepts.txt and languages/*/words.txt")
    yield block(names[SCHEME], _scheme(names))
    words = _words(ontology)
    for _, concept in sorted(ontology.concepts.items()):
        yield block(names[CONCEPT_BASE + concept.id], _concept(concept, ontology, words, names))


def _scheme(names: Names) -> list[Pair]:
    return [
        ("a", names[SKOS.ConceptScheme]),
        (names[RDFS.label], tagged("Concepts that words can mean", "en")),
        (names[DCTERMS.license], "<https://www.apache.org/licenses/LICENSE-2.0>"),
    ]


def _words(ontology: Ontology) -> Words:
    """Forms of each concept; those of a second sense are not its labels."""
    found: dict[str, dict[str, list[str]]] = {}
    for tag, lexicon in sorted(ontology.languages.items()):
        for entry in lexicon.entries:
            if entry.section == "concepts" and not entry.second:
                listed_forms = found.setdefault(entry.target, {}).setdefault(tag, [])
                if entry.form not in listed_forms:
                    listed_forms.append(entry.form)
    return found


def _concept(concept: Concept, ontology: Ontology, words: Words, names: Names) -> list[Pair]:
    cls, forms = SUTRA.term(concept.cls), words.get(concept.id, {})
    is_kind = ontology.is_a(concept.cls, (SKOS.Concept,))  # its instances are concepts: aluminium is a material
    preferred = {"en": concept.label, **{tag: listed_forms[0] for tag, listed_forms in forms.items()}}
    others = [tagged(form, tag) for tag, known in sorted(forms.items()) for form in sorted(known[1:])]
    return [
        ("a", f"{names[SKOS.Concept]}, {names[cls]}" if is_kind else names[SKOS.Concept]),
        (names[SKOS.prefLabel], listed(tagged(text, tag) for tag, text in sorted(preferred.items()))),
        (names[SKOS.altLabel], ", ".join(others)),
        (names[SKOS.exactMatch], names[DATA_BASE + concept.id] if is_kind else ""),
        (names[SKOS.inScheme], names[SCHEME]),
        (names[LEXIS.headClass], names[cls]),
        *_flags(concept, names),
    ]


def _flags(concept: Concept, names: Names) -> Iterator[Pair]:
    """Yield what the flags say, each as a property."""
    for flag in sorted(concept.flags):
        yield names[LEXIS.term(flag)], "true"
    for key, value in sorted(concept.values.items()):
        yield _value(key, value, names)


def _value(key: str, value: str, names: Names) -> Pair:
    """What `key=value` says; a key without a term is a fault of ours."""
    match key:
        case "evokes":
            return names[LEXIS.evokesFrame], names[FRAME_BASE + value]
        case "function":
            return names[LEXIS.impliedFunction], names[CONCEPT_BASE + value]
        case "named":
            return names[LEXIS.namedClass], names[SUTRA.term(value)]
        case "period":
            return names[LEXIS.period], typed(value, XSD.duration, names)
        case "selects":
            return names[LEXIS.selects], objects(names[SUTRA.term(cls)] for cls in value.split(","))
        case "unit":
            return names[QUDT.hasUnit], names[UNIT_BASE + value]
        case "value":
            return names[LEXIS.value], typed(value, XSD.decimal, names)
    raise ValueError(f"no term for {key}=")
