"""Questions in SPARQL: what the graph holds, how answers look, what is refused."""

import csv
import io
import json

import edges
import pytest

from kg.errors import OutputError, QueryError
from kg.query import ask, names_of_documents
from kg.table import printable, short_iri, table, width


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return edges.build_sample(tmp_path_factory.mktemp("query"))


def answer(graph, text, form="table"):
    return list(ask(graph, text, form))


def test_prefixes_need_no_declaration_and_shorten_answers(graph):
    rows = answer(graph, "SELECT ?town ?label { ?town a sutra:Town ; rdfs:label ?label } ORDER BY ?label")
    assert rows[0].split() == ["town", "label"]
    assert rows[2] == "id:nadipur-town  Nadipur Town @en"
    assert rows[-1] == "(3 rows)"


def test_a_declared_prefix_wins(graph):
    text = "PREFIX id: <https://w3id.org/sutra/id/nadipur-> SELECT ?class { id:town a ?class }"
    assert answer(graph, text)[2] == "sutra:Town"


def test_every_prefix_is_known(graph):
    known = ["sutra", "id", "schema", "rdfs", "skos", "prov", "oa", "xsd", "rdf", "sem", "qudt", "unit", "dcterms"]
    assert answer(graph, "ASK { FILTER(" + " || ".join(f"?x = {name}:x" for name in known) + ") }") == ["false"]


def test_facts_plans_and_evidence_are_in_the_default_graph_once(graph):
    assert answer(graph, "SELECT ?o { id:cluster-nadipur-paper sutra:locatedIn ?o }")[2:] == [
        "id:nadipur-town",
        "(1 row)",
    ]
    assert answer(graph, "ASK { ?s sutra:plansToBuild ?o }") == ["false"]
    assert answer(graph, "ASK { ?c rdf:predicate sutra:plansToBuild ; sutra:claimStatus sutra:planned }") == ["true"]


def test_each_document_has_a_graph_of_its_own(graph):
    text = "SELECT (COUNT(*) AS ?n) { GRAPH ?document { id:cluster-nadipur-paper sutra:locatedIn ?o } }"
    assert answer(graph, text, "csv") == ["n", "2"]


def test_quotes_are_as_long_as_their_offsets_say(graph):
    text = "ASK { ?s oa:start ?a ; oa:end ?b ; oa:exact ?q FILTER(STRLEN(?q) != ?b - ?a) }"
    assert answer(graph, text) == ["false"]


QUESTION = "SELECT ?l { id:nadipur-town rdfs:label ?l } ORDER BY LANG(?l)"


def test_formats_of_rows(graph):
    assert answer(graph, QUESTION, "csv") == ["l", "নদীপুর টাউন", "Nadipur Town", "नदीपुर टाउन"]
    assert answer(graph, QUESTION, "tsv")[2] == '"Nadipur Town"@en'
    found = json.loads("\n".join(answer(graph, QUESTION, "json")))
    assert found["results"]["bindings"][1]["l"] == {"type": "literal", "xml:lang": "en", "value": "Nadipur Town"}


@pytest.mark.parametrize(("form", "expected"), [("table", "true"), ("csv", "true"), ("tsv", "true")])
def test_a_yes_or_no_question(graph, form, expected):
    assert answer(graph, "ASK {?s ?p ?o}", form) == [expected]
    assert json.loads("".join(answer(graph, "ASK {?s ?p ?o}", "json")))["boolean"] is True


def test_a_graph_as_answer(graph):
    text = "CONSTRUCT { ?s rdfs:label ?l } { ?s a sutra:Town ; rdfs:label ?l }"
    turtle = answer(graph, text)
    assert turtle[0].startswith("@prefix id:")
    assert 'id:nadipur-town rdfs:label "Nadipur Town"@en' in "\n".join(turtle)
    assert len(list(csv.reader(io.StringIO("\n".join(answer(graph, text, "csv")))))) == 4
    assert "nadipur-town" in json.dumps(json.loads("".join(answer(graph, text, "json"))))
    assert answer(graph, "DESCRIBE id:nadipur-town")


def test_no_rows_are_an_answer(graph):
    assert answer(graph, "CONSTRUCT { ?s a ?o } { ?s a sutra:Nothing ; a ?o }") == []
    assert answer(graph, "SELECT ?s { ?s a sutra:Nothing }") == ["s", "-", "(0 rows)"]


REFUSED = [
    ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT would change the graph"),
    ("PREFIX a: <urn:a>\nDELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
    ("CLEAR ALL", "CLEAR would change the graph"),
    ("LOAD <http://localhost/>", "LOAD would change the graph"),
    ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE would ask another machine"),
    ("SELECT * { service silent <http://localhost/> { ?s ?p ?o } }", "SERVICE would ask another machine"),
    ("SELECT * { \\u0053ERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE would ask another machine"),
    ("SELECT * { ?s ?p '#' . SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE would ask another machine"),
    ("", "there is no query: begin it with SELECT"),
    ("# SELECT", "there is no query"),
    ("SELECT * { ?s ?p }", "not SPARQL at line 1, column 1"),
    ("SELECT *\n{ ?s ?p ?o . nope:x ?p ?o }", "the prefix nope: is not declared: add PREFIX nope: <IRI>"),
    ("SELECT ?x { ?s ?p ?o", "at line 1, column 21: expected ',' or '.' or ';' or".replace("'", '"')),
    ("SELECT ?s { ?s :a ?o }", "the prefix : is not declared"),
    (
        "PREFIX a: <urn:a> SELECT * { _:x a:b 'c:d', <e:f> # g:h\n }}",
        "at line 2, column 4: expected nothing more: mend",
    ),
    ("SELECT (?s AS ?s) { ?s ?p ?o }", ": The SELECT overrides an existing variable using an expression: mend"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_a_query_that_cannot_be_run_is_refused_with_a_reason(graph, text, message):
    with pytest.raises(QueryError) as caught:
        answer(graph, text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p 'SERVICE' } LIMIT 1",
        'SELECT ?s { ?s ?p """a "SERVICE" b""" }',
        "# SERVICE\nSELECT ?s { ?s <urn:SERVICE> ?o }",
        "PREFIX service: <urn:x> SELECT ?s { ?s service:SERVICE ?o }",
        "SELECT ?s { ?s ?p 'x'@service }",
    ],
)
def test_the_word_service_is_allowed_where_it_is_no_keyword(graph, text):
    assert answer(graph, text)


def test_a_mark_stands_under_the_fault(graph):
    with pytest.raises(QueryError) as caught:
        answer(graph, "SELECT *\n{ ?s id:x ?o")
    line, mark = str(caught.value).splitlines()[-2:]
    assert (line, mark) == ("  { ?s id:x ?o", "              ^")


def test_a_folder_without_a_graph_is_an_error(tmp_path):
    with pytest.raises(OutputError, match="build the graph with `kg build`"):
        answer(tmp_path, "ASK {}")


def test_a_damaged_graph_is_an_error(tmp_path):
    (tmp_path / "graph.ttl").write_text("id:a")
    with pytest.raises(OutputError, match="damaged"):
        answer(tmp_path, "ASK {}")


def test_the_documents_of_a_graph_are_known_by_name(graph):
    assert names_of_documents(graph) == ["nadipur.bn.txt", "nadipur.hi.txt"]


# --- tables ---


def test_columns_stand_under_each_other_in_every_script():
    rows = [["নদীপুর", "1"], ["回郭镇", "2"], ["e\u0301", "3"], ["a", "4"]]
    lines = list(table(["name", "n"], rows))
    assert len({width(line) for line in lines}) == 1


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("回郭镇", 6), ("e\u0301", 1), ("a\u200db", 2), ("हुइगुओ", 4), ("", 0)]
)
def test_width_counts_columns_of_a_terminal(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb", "a\\nb"), ("\x1b[31m", "\\u001b[31m"), ("\u202ea", "\\u202ea"), ("র\u09cd\u200dয", "র\u09cd\u200dয")],
)
def test_signs_that_steer_a_terminal_are_shown_as_escapes(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/sutra/id/a", "id:a"),
        ("https://w3id.org/sutra/id/document/a.txt", "https://w3id.org/sutra/id/document/a.txt"),
        ("https://w3id.org/sutra/id/", "https://w3id.org/sutra/id/"),
        ("urn:a", "urn:a"),
    ],
)
def test_iris_are_shortened_where_that_is_safe(iri, short):
    assert short_iri(iri) == short
