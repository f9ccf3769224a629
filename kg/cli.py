"""Arguments in, exit code out: results on stdout, messages on stderr.

0  all is well
1  done in part: a document could not be read, or the graph breaks a shape or differs from its sources
2  nothing done: the message says why, and what to do
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kg import __version__
from kg.errors import ConformanceError, KGError, OutputError
from kg.terminal import give_up_stdout, mark, put, put_json, say, speak_utf8

if TYPE_CHECKING:
    from kg.coverage import Coverage
    from kg.model import Document, Reading

BASE = "https://w3id.org/sutra/id/"  # kg.vocabulary.DATA_BASE, without its import
FORMATS = ("table", "csv", "tsv", "json")

GRAPH = click.option("--graph", default="output", show_default=True, help="Folder that `kg build` wrote.", type=Path)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
LANGUAGE = click.option("--language", default="", metavar="TAG", help="Language of files whose name does not say it.")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line."""
    speak_utf8()
    try:
        code = cli(arguments, prog_name="kg", standalone_mode=False)
    except KGError as fault:
        say(f"kg: {fault}")
        code = 1 if isinstance(fault, ConformanceError) else 2
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except click.Abort:
        code = 130
    except BrokenPipeError:
        give_up_stdout()
        code = 1
    sys.exit(code or 0)


def _absolute(context: click.Context, parameter: click.Parameter, base: str) -> str:
    """Accept the start of an absolute IRI."""
    scheme, colon, rest = base.partition(":")
    if not (colon and scheme.isalnum() and rest) or base[-1] not in "/#" or set(base) & set(' <>"{}|\\^`\n\t\r'):
        raise click.BadParameter("give the start of an absolute IRI that ends in / or #", context, parameter)
    return base


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Documents in any language become an evidence-linked knowledge graph."""


# --- building ---------------------------------------------------------------------------------


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("-o", "--output", default="output", show_default=True, type=Path, help="Folder to write.")
@LANGUAGE
@click.option("--base", default=BASE, show_default=True, callback=_absolute, help="Start of the IRIs of things.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@JSON
def build(sources: tuple[str, ...], output: Path, language: str, base: str, quiet: bool, as_json: bool) -> int:
    """Read SOURCES (files, folders, globs) and write the graph, whole or not at all."""
    from kg.build import build as run

    built = run(sources, output, language=language, base=base, notify=_silence if quiet else say)
    if as_json:
        put_json(built.to_json())
    elif not quiet:
        put([f"{built.folder}: {built.statements} statements about {built.things} things"])
    for failure in built.failures:
        say(f"kg: not read: {failure.message}")
    if built.violations:
        say(f"kg: the graph breaks its shapes {len(built.violations)} times: see {output / 'report.md'}")
    return 1 if built.failures or built.violations else 0


@cli.command()
@click.argument("sources", nargs=-1)
@GRAPH
def verify(sources: tuple[str, ...], graph: Path) -> None:
    """Read every quoted passage again from the SOURCES, and check the shapes of the graph.

    Without SOURCES they are looked for here and beside the graph, in source_texts/ too.
    """
    from kg.export.folder import recover
    from kg.ontology import root
    from kg.verify import verify as check

    recover(graph)
    found = check(graph, _documents(sources, graph), root() / "shapes.ttl")
    put([f"{graph}: {found.passages} passages of {found.documents} documents stand as quoted; the shapes hold"])


@cli.command()
@click.argument("sources", nargs=-1)
@GRAPH
@LANGUAGE
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=0), help="Length of the lists.")
@JSON
def coverage(sources: tuple[str, ...], graph: Path, language: str, limit: int, as_json: bool) -> int:
    """List words without an entry and sentences without a claim, of SOURCES or of a built graph."""
    from kg import coverage as figures
    from kg.export.folder import recover

    recover(graph)
    measured, failures = _measure(sources, language) if sources else (figures.read(graph), ())
    if as_json:
        put_json([figures.to_json(each) for each in measured])
    else:
        put(figures.describe(measured, limit=limit))
    for message in failures:
        say(f"kg: not read: {message}")
    return 1 if failures else 0


@cli.command()
@click.option("--write", "action", flag_value="write", help="Make the .ttl files of concepts, frames and words anew.")
@click.option("--check", "action", flag_value="check", help="Say whether the files fit together and are current.")
@click.option("--print", "action", flag_value="print", help="Print all of it as N-Triples, for a triple store.")
def ontology(action: str | None) -> int:
    """Check ontology/, and count what is in it; or turn it into RDF (OntoLex-Lemon, SKOS, OWL)."""
    from kg import ontolex
    from kg.ontology import root

    match action:
        case "write":
            put(f"{name}: written" for name in ontolex.write_generated(root()))
        case "print":
            put(ontolex.ntriples(root()))
        case "check":
            stale = ontolex.differing(root())
            for name in stale:
                say(f"kg: ontology/{name} is not what its sources give: run `kg ontology --write`")
            put(() if stale else ("ontology: its parts fit together",))
            return 1 if stale else 0
        case _:
            put(ontolex.counts(root()))
    return 0


# --- asking -----------------------------------------------------------------------------------


@cli.command()
@click.argument("text", default="-")
@GRAPH
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--base", default=BASE, show_default=True, callback=_absolute, help="What the prefix id: stands for.")
def query(text: str, graph: Path, form: str, base: str) -> None:
    """Ask a built graph in SPARQL; TEXT is the query, a file whose name ends in .rq, or - for standard input."""
    from kg.export.folder import recover
    from kg.query import ask, read_query

    recover(graph)
    put(ask(graph, read_query(text, sys.stdin), form, base=base))


@cli.command()
@click.argument("term", default="")
@GRAPH
@click.option("--sources", multiple=True, help="Where the documents are, to show whole sentences.")
@click.option("--label-language", default="en", show_default=True, help="Language of labels.")
@click.option("--sentence", help="Show tokens, mentions, claims and frames tried of this text instead.")
@LANGUAGE
@JSON
def explain(  # noqa: PLR0913 (one for each option)
    term: str,
    graph: Path,
    sources: tuple[str, ...],
    label_language: str,
    sentence: str | None,
    language: str,
    as_json: bool,
) -> None:
    """Print every statement about TERM (a label in any language, or an IRI) with the sentences that say it."""
    from kg import explain as answers
    from kg.export.folder import recover
    from kg.ontology import root

    if term and sentence is not None:
        raise click.UsageError("give a term or --sentence, not both")
    recover(graph)
    if sentence is not None:
        put(answers.explain_reading(_reading(sentence, language), as_json=as_json))
    elif as_json:
        put([answers.explain_term_as_json(graph, term)])
    else:
        found = answers.Sources(_sources(sources, graph), root() / "languages")
        put(answers.explain_term(graph, term, found, label_language, mark))


@cli.command()
@click.argument("a")
@click.argument("b")
@LANGUAGE
@click.option("--label-language", default="en", show_default=True, help="Language of labels.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=0), help="Length of the lists.")
@click.option("--min", "least", default=0.0, metavar="PARITY", help="Exit with 1 if fewer per cent are in both.")
@click.option("-q", "--quiet", is_flag=True, help="Print only the last line, the figures.")
@JSON
def compare(  # noqa: PLR0913 (one for each option)
    a: str, b: str, language: str, label_language: str, limit: int, least: float, quiet: bool, as_json: bool
) -> int:
    """Print what only A says, only B, and both; A and B are each a text, a folder of texts, or a built graph.

    With each statement of one side comes the sentence of the other that should have said it, and why it does not.
    """
    from kg import compare as comparing
    from kg.pipeline import knowledge

    opened = comparing.open_sides((a, b), language)
    found = comparing.compare(*opened.sides, knowledge())
    if as_json:
        put_json(comparing.to_json(found, [failure.message for failure in opened.failures]))
    elif quiet:
        put([comparing.summary(found)])
    else:
        put(comparing.Describer(found, knowledge(), label_language, limit).lines())
    for failure in opened.failures:
        say(f"kg: not read: {failure.message}")
    return 1 if opened.failures or found.parity < least else 0


@cli.command()
@GRAPH
def view(graph: Path) -> None:
    """Open the page of a built graph in a browser."""
    import webbrowser

    from kg.export.folder import recover

    recover(graph)
    page = graph / "graph.html"
    if not page.is_file():
        raise OutputError(f"{page}: there is no such file: build the graph with `kg build`, or say --graph FOLDER")
    webbrowser.open(page.resolve().as_uri())


# --- what the commands share ------------------------------------------------------------------


def _silence(message: str) -> None:
    """Say nothing."""


def _sources(patterns: Sequence[str], graph: Path) -> tuple[Path, ...]:
    from kg.sources import existing, nearby

    return existing(patterns) if patterns else nearby(graph)


def _documents(patterns: Sequence[str], graph: Path) -> list[Document]:
    """Read the sources of a graph under the names they have there."""
    from kg.documents import read_document
    from kg.query import names_of_documents
    from kg.sources import locate

    found = locate(names_of_documents(graph), _sources(patterns, graph))
    return [read_document(path, "und", base="", name=name) for name, path in sorted(found.items())]


def _measure(sources: Sequence[str], language: str) -> tuple[Sequence[Coverage], list[str]]:
    from kg.build import Intake
    from kg.pipeline import knowledge

    intake = Intake(sources, knowledge(), language=language, notify=_silence)
    for _ in intake.read():
        pass
    return intake.coverage, [failure.message for failure in intake.failures]


def _reading(text: str, language: str) -> Sequence[Reading]:
    """Read a text that a user has typed."""
    from kg import pipeline
    from kg.documents import detect
    from kg.explain import typed

    knowledge = pipeline.knowledge()
    scripts = {tag: lexicon.profile.script for tag, lexicon in knowledge.languages.items()}
    tag = knowledge.lexicon(language).tag if language else detect(text, scripts, "--sentence")
    return tuple(pipeline.read(typed(text, tag), knowledge))
