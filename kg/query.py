"""A built graph and a question in SPARQL 1.1 to an answer (https://www.w3.org/TR/sparql11-query/).

The default graph is graph.ttl: plain triples, claims and evidence. The named graphs are those of graph.trig: what each
document asserts. Nothing is ever changed, and nothing is asked of other machines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg.errors import OutputError, QueryError
from kg.table import short_iri, table
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>|[?$@][\w-]+|(?P<prefix>[\w.-]*):[\w.:%\\-]*|
    '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}|"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3}|
    '(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")|(?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)
_CLASSES = re.compile(r"\[(?:'[^']*'|[^\]'])*\]")  # classes of characters in what the parser expected
_END = "<unreported>"  # what it says where it expects the end
_REASON = re.compile(r"[A-Z]+[a-z]* [\w ]+")  # what else stands among it
_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])


def read_query(text: str, standard_input: TextIO) -> str:
    """Fetch a query: the text itself, the content of a file whose name ends in .rq, or standard input for `-`.

    QueryError if the file cannot be read, or is not UTF-8.
    """
    if text != "-" and not text.endswith(".rq"):
        return text
    try:
        return standard_input.read() if text == "-" else Path(text).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.reason if isinstance(fault, UnicodeDecodeError) else fault.strerror
        raise QueryError(f"{text}: it cannot be read ({why}): name a file of UTF-8 text, or give the query") from fault


def ask(folder: Path, text: str, format: str = "table", *, base: str = "") -> Iterator[str]:
    """Yield the lines of the answer to a query over the graph in a folder; `base` is that of its own IRIs."""
    words = [match["word"].upper() for match in _TOKEN.finditer(_unescaped(text)) if match["word"]]
    _refuse(words)
    prefixes = {**PREFIXES, **({"id": base, "doc": f"{base}document/"} if base else {})}
    store = load(folder, named="GRAPH" in words or "NAMED" in words)
    answer = _run(store, text, prefixes)
    yield from _lines(answer, format, prefixes)


def load(folder: Path, *, named: bool = False) -> Store:
    """Load the graph of a folder, with the graphs of its documents if they are wanted."""
    from pyoxigraph import RdfFormat, Store

    path = folder / "graph.ttl"
    if not path.is_file():
        raise OutputError(f"{path}: there is no such file: build the graph with `kg build`, or say --graph FOLDER")
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.TURTLE)
        if named and (beside := folder / "graph.trig").is_file():
            _load_named(store, beside)
    except SyntaxError as fault:
        raise OutputError(f"{folder}: the graph is damaged ({fault}): build it again with `kg build`") from fault
    return store


def _load_named(store: Store, path: Path) -> None:
    """Load the named graphs of a TriG file, without its default graph: that is graph.ttl, less the plain triples."""
    from pyoxigraph import DefaultGraph, RdfFormat, parse

    with path.open("rb") as file:
        quads = parse(file, format=RdfFormat.TRIG)
        store.bulk_extend(quad for quad in quads if not isinstance(quad.graph_name, DefaultGraph))


def names_of_documents(folder: Path) -> list[str]:
    """List the documents that a graph was built from."""
    text = "SELECT ?name { ?document a prov:Entity ; dcterms:identifier ?digest ; rdfs:label ?name } ORDER BY ?name"
    answer = _run(load(folder), text, PREFIXES)
    return [row["name"].value for row in answer]  # type: ignore[union-attr]  # a SELECT of literals


def _unescaped(text: str) -> str:
    """Replace the escapes that SPARQL allows anywhere (section 19.2)."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})", lambda match: _sign(match[1] or match[2]), text)


def _sign(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code < 0x110000 else ""


def _refuse(words: Iterable[str]) -> None:
    """Refuse what would change the graph or ask another machine."""
    words = list(words)
    form = next((word for word in words if word in _FORMS | _UPDATES), "")
    if not form:
        raise QueryError("there is no query: begin it with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if form in _UPDATES:
        raise QueryError(f"{form} would change the graph, which only a build does: ask with SELECT, or build again")
    if "SERVICE" in words:
        raise QueryError("SERVICE would ask another machine: ask over the built graph only")


def _run(store: Store, text: str, prefixes: Mapping[str, str]) -> QuerySolutions | QueryBoolean | QueryTriples:
    try:
        return store.query(text, prefixes=dict(prefixes))
    except SyntaxError as fault:
        raise QueryError(_undeclared(text, prefixes) or _explain(text, str(fault))) from fault
    except (OSError, ValueError, RuntimeError) as fault:
        raise QueryError(f"the query cannot be run: {fault}: simplify it") from fault


def _undeclared(text: str, prefixes: Mapping[str, str]) -> str:
    """Name a prefix that is used but not declared; the parser says it of no place, or of a wrong one."""
    declared = {*prefixes, "_", *re.findall(r"\bPREFIX\s+([\w.-]*):", text, re.IGNORECASE)}
    used = (match["prefix"] for match in _TOKEN.finditer(text) if match["prefix"] is not None)
    missing = next((prefix for prefix in used if prefix not in declared), None)
    return "" if missing is None else f"not SPARQL: the prefix {missing}: is not declared: add PREFIX {missing}: <IRI>"


def _explain(text: str, fault: str) -> str:
    """Say where a query is wrong, with the line and a mark under the place."""
    match = re.match(r"error at (\d+):(\d+): (.*)", fault, re.DOTALL)
    if not match:
        return f"not SPARQL: {fault}: mend the query"
    line, column = int(match[1]), int(match[2])
    lines = text.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    mark = " " * (column - 1) + "^"
    return f"not SPARQL at line {line}, column {column}: {_plainly(match[3])}\n  {shown}\n  {mark}"


def _plainly(fault: str) -> str:
    """Say what the parser found wrong, else what it expected, without its classes of single characters."""
    if _END in fault:
        return "expected nothing more: mend the query"
    words = _CLASSES.sub("", fault).removeprefix("expected ").removeprefix("one of ").split(", ")
    expected = [word for word in words if word.strip()]
    reason = next((word for word in expected if _REASON.fullmatch(word)), "")
    return f"{reason or 'expected ' + (' or '.join(expected) or 'another sign')}: mend the query"


# --- answers ----------------------------------------------------------------------------------


def _lines(
    answer: QuerySolutions | QueryBoolean | QueryTriples, format: str, prefixes: Mapping[str, str]
) -> Iterator[str]:
    from pyoxigraph import QueryBoolean, QuerySolutions

    if isinstance(answer, QuerySolutions):
        yield from _table(answer, prefixes) if format == "table" else _serialised(answer, format)
    elif isinstance(answer, QueryBoolean):
        yield from _serialised(answer, format) if format == "json" else [str(bool(answer)).lower()]
    else:
        yield from _triples(sorted(answer, key=str), format, prefixes)


def _serialised(answer: QuerySolutions | QueryBoolean, format: str) -> Iterator[str]:
    """Yield the lines of one of the SPARQL 1.1 result formats."""
    from pyoxigraph import QueryResultsFormat

    formats = {
        "csv": QueryResultsFormat.CSV,
        "tsv": QueryResultsFormat.TSV,
        "json": QueryResultsFormat.JSON,
    }
    yield from _decoded(answer.serialize(format=formats[format]))


def _decoded(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8").replace("\r\n", "\n").rstrip("\n").split("\n")


def _triples(triples: list[Triple], format: str, prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield a graph as Turtle; as JSON-LD; or as a table of three columns."""
    from pyoxigraph import RdfFormat, serialize

    if format in ("csv", "tsv"):
        rows = ([str(term) for term in triple] for triple in triples)
        yield from _separated(["subject", "predicate", "object"], rows, "," if format == "csv" else "\t")
        return
    if format == "json":
        yield from _decoded(serialize(triples, format=RdfFormat.JSON_LD, prefixes=dict(prefixes)))
        return
    if not triples:
        return
    lines = _decoded(serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(prefixes)))
    body = [line for line in lines if not line.startswith("@prefix ")]
    yield from sorted(line for line in lines if line.startswith("@prefix ") and _is_used(line.split()[1], body))
    yield from ("", *body)


def _is_used(prefix: str, body: Iterable[str]) -> bool:
    return any(line.startswith(prefix) or f" {prefix}" in line for line in body)


def _separated(head: list[str], rows: Iterable[list[str]], separator: str) -> Iterator[str]:
    import csv
    import io

    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\n").writerows([head, *rows])
    yield from stream.getvalue().rstrip("\n").split("\n")


def _table(answer: QuerySolutions, prefixes: Mapping[str, str]) -> Iterator[str]:
    head = [variable.value for variable in answer.variables]
    rows = [[shorten(term, prefixes) if term is not None else "" for term in row] for row in answer]
    yield from table(head, rows)
    yield f"({len(rows)} row{'' if len(rows) == 1 else 's'})"


def shorten(term: object, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Show a term for reading: IRIs by prefix, the language of a text behind it, numbers bare.

    >>> from pyoxigraph import Literal, NamedNode
    >>> shorten(NamedNode(PREFIXES["skos"] + "broader")), shorten(Literal("paper", language="en"))
    ('skos:broader', 'paper @en')
    """
    from pyoxigraph import Literal, NamedNode

    match term:
        case Literal(language=str(language)):
            return f"{term.value} @{language}"
        case Literal():
            return term.value
        case NamedNode():
            return short_iri(term.value, prefixes)
    return str(term)
