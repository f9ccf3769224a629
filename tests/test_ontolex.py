"""ontology/ as RDF: in step with its sources, without blank nodes, and it loads into any triple store."""

import json
import re
import shutil

import pyoxigraph as ox
import pytest
import rdflib
from sample import ONTOLOGY

from kg import ontolex
from kg.cli import main
from kg.errors import KnowledgeError
from kg.ontolex.grammar import load_terms
from kg.ontology import load_ontology
from kg.vocabulary import OWL, RDF, RDFS, SKOS, SUTRA
from kg.vocabulary.lexical import CONCEPT_BASE, FRAME_BASE, LEXINFO_BASE, LEXIS, LIME, ONTOLEX, SYNSEM

LEX = "https://w3id.org/sutra/lex/"
NAMESPACES = {
    "concept": CONCEPT_BASE,
    "frame": FRAME_BASE,
    "lexinfo": LEXINFO_BASE,
    "lexis": LEXIS.BASE,
    "lime": LIME.BASE,
    "ontolex": ONTOLEX.BASE,
    "skos": SKOS.BASE,
    "synsem": SYNSEM.BASE,
}
PREFIXES = "".join(f"PREFIX {name}: <{iri}> " for name, iri in NAMESPACES.items())


@pytest.fixture(scope="module")
def printed():
    return "\n".join(ontolex.ntriples(ONTOLOGY))


@pytest.fixture(scope="module")
def store(printed):
    found = ox.Store()
    found.bulk_load(printed.encode(), format=ox.RdfFormat.N_TRIPLES)
    return found


@pytest.fixture(scope="module")
def ontology():
    return load_ontology(ONTOLOGY)


def values(store, query):
    return {tuple(term.value for term in row) for row in store.query(PREFIXES + query)}


def test_the_generated_files_are_what_their_sources_give():
    assert ontolex.differing(ONTOLOGY) == (), "run `kg ontology --write`"


def test_both_triple_stores_read_all_of_it(printed, store):
    graph = rdflib.Graph().parse(data=printed, format="nt")
    assert len(graph) == len(store) > 100_000
    assert set(re.findall("_:[a-z]+", printed)) == {"_:shapes"}  # the lists of SHACL have no names


def test_the_same_bytes_each_time(printed):
    assert "\n".join(ontolex.ntriples(ONTOLOGY)) == printed


def test_rdflib_reads_the_turtle_as_pyoxigraph_does():
    for name in ("concepts.ttl", "frames.ttl"):
        text = "".join(ontolex.generated(ONTOLOGY)[name]())
        assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(
            set(ox.parse(text, format=ox.RdfFormat.TURTLE))
        )


def test_every_entry_that_evidence_may_name_is_in_the_lexicon(store, ontology):
    known = {entry for (entry,) in values(store, "SELECT ?e { ?l lime:entry ?e }")}
    for lexicon in ontology.languages.values():
        assert {entry.iri for entry in lexicon.entries if entry.section != "name"} <= known


def test_every_entry_that_the_showcase_names_is_in_the_lexicon(store):
    path = ONTOLOGY.parent / "output/statements.jsonl"
    if not path.exists():
        pytest.skip("output/ is not built")
    named = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        named.update(iri for passage in json.loads(line)["evidence"] for iri in passage["entries"])
    known = {entry for (entry,) in values(store, "SELECT ?e { ?l lime:entry ?e }")}
    assert {iri for iri in named if iri.startswith(LEX)} <= known


def test_every_entry_has_one_canonical_form_with_its_spelling(store):
    entries = {e for (e,) in values(store, "SELECT ?e { ?e a ontolex:LexicalEntry }")}
    spelt = [e for e, _ in values(store, "SELECT ?e ?w { ?e ontolex:canonicalForm/ontolex:writtenRep ?w }")]
    assert sorted(spelt) == sorted(entries)


def test_what_is_referred_to_is_defined(store):
    for place in ("ontolex:denotes", "ontolex:evokes", "lexis:realises", "lexis:secondSense", "synsem:synArg"):
        dangling = values(store, f"SELECT DISTINCT ?o {{ ?s {place} ?o FILTER NOT EXISTS {{ ?o a ?t }} }}")
        assert not dangling, place


def test_a_word_denotes_its_concept_in_each_language(store):
    found = values(
        store, "SELECT ?w { ?e ontolex:denotes concept:aluminium ; ontolex:canonicalForm/ontolex:writtenRep ?w }"
    )
    assert {("অ্যালুমিনিয়াম",), ("एल्यूमिनियम",)} <= found


def test_a_trigger_says_what_marks_its_roles(store):
    found = values(
        store,
        "SELECT ?case { ?e ontolex:evokes frame:rely ; synsem:synBehavior/synsem:synArg ?a . "
        "?a lexis:realises frame:rely.obj ; synsem:marker ?case FILTER(STRSTARTS(STR(?case), STR(lexinfo:))) }",
    )
    assert ("http://www.lexinfo.net/ontology/3.0/lexinfo#superessiveCase",) in found


def test_a_kind_is_the_thing_of_the_graph(store):
    found = values(store, "SELECT ?t { concept:aluminium skos:exactMatch ?t }")
    assert found == {("https://w3id.org/sutra/id/aluminium",)}
    assert not values(store, "SELECT ?t { concept:city skos:exactMatch ?t }")


def test_each_concept_has_one_preferred_label_in_each_language(store, ontology):
    query = "SELECT ?c ?l { ?c skos:inScheme <https://w3id.org/sutra/concept> ; skos:prefLabel ?l }"
    rows = [(row[0].value, row[1].language) for row in store.query(PREFIXES + query)]
    assert len(rows) == len(set(rows))
    assert {c for c, language in rows if language == "en"} == {CONCEPT_BASE + name for name in ontology.concepts}


def test_lexis_is_defined_term_by_term():
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, LEXIS.Feature}
    quads = list(ox.parse(path=str(ONTOLOGY / "lexis.ttl")))
    typed = {q.subject.value: q.object.value for q in quads if q.predicate.value == RDF.type}
    cases = {"http://www.lexinfo.net/ontology/3.0/lexinfo#Case"}
    assert {iri for iri, kind in typed.items() if kind in kinds | cases} == set(LEXIS.terms())
    for predicate in (RDFS.label, RDFS.comment):
        assert {q.subject.value for q in quads if q.predicate.value == predicate} >= set(LEXIS.terms())


def test_every_term_of_sutra_that_is_used_is_defined(printed):
    used = set(re.findall(r"<([^>]*)>", printed))
    assert {iri for iri in used if iri.startswith(SUTRA.BASE)} <= set(SUTRA.terms())
    assert {iri for iri in used if iri.startswith(LEXIS.BASE)} <= set(LEXIS.terms())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('GEN = "lexinfo:genitiveCase"', "no term for 'GEN'"),
        ('pres = "lexinfo:tense lexinfo:present"', "no term for 'pres'"),
    ],
)
def test_a_case_or_feature_without_a_term_is_refused(tmp_path, line, message):
    path = tmp_path / "lexinfo.toml"
    path.write_text((ONTOLOGY / "lexinfo.toml").read_text(encoding="utf-8").replace(line + "\n", ""), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_terms(path)


def test_a_term_that_is_none_is_refused(tmp_path):
    path = tmp_path / "lexinfo.toml"
    text = (ONTOLOGY / "lexinfo.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("lexis:underCase", "lexis:underneathCase"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="cannot read 'lexis:underneathCase'"):
        load_terms(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of ontology/ that the command line takes for its own."""
    copy = tmp_path / "ontology"
    shutil.copytree(ONTOLOGY, copy)
    monkeypatch.setattr("kg.ontology.root", lambda: copy)
    return copy


def kg(*arguments):
    with pytest.raises(SystemExit) as caught:
        main(["ontology", *arguments])
    return caught.value.code


def test_a_changed_word_is_noticed_and_written(folder, capsys):
    words = folder / "languages/hi/words.txt"
    words.write_text(words.read_text(encoding="utf-8").replace("= शहर;", "= शहरनगर; शहर;"), encoding="utf-8")
    (folder / "frames.ttl").unlink()
    assert kg("--check") == 1
    stale = ("concepts.ttl", "frames.ttl", "languages/hi/lexicon.ttl")
    for line, name in zip(capsys.readouterr().err.splitlines(), stale, strict=True):
        assert line == f"kg: ontology/{name} is not what its sources give: run `kg ontology --write`"
    assert kg("--write") == 0
    assert capsys.readouterr().out == "".join(f"{name}: written\n" for name in stale)
    assert "शहरनगर" in (folder / "concepts.ttl").read_text(encoding="utf-8")
