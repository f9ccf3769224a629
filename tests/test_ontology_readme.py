"""ontology/README.md shows every class and property as ontology/sutra.ttl has them.

To write the tables anew: `python tests/test_ontology_readme.py`.
"""

import pyoxigraph as ox
from sample import ONTOLOGY

from kg.vocabulary import OWL, RDF, RDFS, SCHEMA, SKOS, SUTRA

README = ONTOLOGY / "README.md"
BEGIN, END = "<!-- tables: from sutra.ttl -->\n", "<!-- end of tables -->"
CLASSES = (OWL.Class,)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
CONCEPTS = (SKOS.Concept,)


def facts():
    """Subject to predicate to objects."""
    found = {}
    for quad in ox.parse(path=str(ONTOLOGY / "sutra.ttl")):
        found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return found


def prefixes():
    parser = ox.parse(path=str(ONTOLOGY / "sutra.ttl"))
    list(parser)
    return parser.prefixes


def shorten(iri, known):
    name, base = max(
        ((name, base) for name, base in known.items() if iri.startswith(base)), key=lambda one: len(one[1])
    )
    return iri.removeprefix(base) if name == "sutra" else f"{name}:{iri.removeprefix(base)}"


def table(heads, kinds, links):
    """Rows of the terms of some kinds: name, labels, linked terms, comment."""
    known = prefixes()
    rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for iri, said in sorted(facts().items()):
        if iri.startswith(SUTRA.BASE) and {kind.value for kind in said.get(RDF.type, ())} & set(kinds):
            labels = {label.language: label.value for label in said[RDFS.label]}
            cells = [f"`{iri.removeprefix(SUTRA.BASE)}`", *(labels[language] for language in ("en", "bn", "hi", "zh"))]
            cells += [", ".join(sorted(shorten(o.value, known) for o in said.get(link, ()))) for link in links]
            rows.append(f"| {' | '.join([*cells, said[RDFS.comment][0].value])} |")
    return "\n".join(rows)


def tables():
    names = ["en", "bn", "hi", "zh"]
    domain_range = (RDFS.subPropertyOf, SCHEMA.domainIncludes, SCHEMA.rangeIncludes, SKOS.closeMatch)
    return "\n".join(
        (
            "\n## Classes\n",
            table(["class", *names, "below", "close to", "what it is"], CLASSES, (RDFS.subClassOf, SKOS.closeMatch)),
            "\n## Properties\n",
            table(["property", *names, "below", "of", "to", "close to", "what it says"], PROPERTIES, domain_range),
            "\n## Members of concept schemes\n",
            table(["concept", *names, "scheme", "what it means"], CONCEPTS, (SKOS.inScheme,)),
            "",
            "",
        )
    )


def rewritten(text):
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + tables() + END + rest.partition(END)[2]


def test_the_tables_are_in_step_with_the_vocabulary():
    text = README.read_text(encoding="utf-8")
    assert BEGIN in text
    assert text == rewritten(text)


def test_every_property_is_in_the_tables_once():
    lines = README.read_text(encoding="utf-8").splitlines()
    for iri in SUTRA.terms():
        if not iri.endswith("Scheme"):
            assert len([line for line in lines if line.startswith(f"| `{iri.removeprefix(SUTRA.BASE)}` |")]) == 1


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
