"""What a build read and found, to report.md: no clock, no folder of this machine, the same bytes for the same input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.coverage import Coverage, by_language
from kg.graph import Evidence, Knowledge, Literal, Statement
from kg.table import printable, short_iri
from kg.vocabulary import RDF

LIMIT = 100  # rows of a list; coverage.json and statements.jsonl have all


def report(knowledge: Knowledge, coverage: Sequence[Coverage], violations: Sequence[str]) -> Iterator[str]:
    """Yield report.md line by line; `violations` are the faults that the shapes found."""
    lines = (
        *_read(coverage),
        *_validation(violations),
        *_counts(knowledge),
        *_one_language(knowledge),
        *_conflicts(knowledge),
        *_unknown(coverage),
        *_silent(coverage),
    )
    yield "# What this graph holds\n"
    yield from (line + "\n" for line in lines)


def _read(coverage: Sequence[Coverage]) -> Iterator[str]:
    head = ("document", "language", "chosen by", "sentences", "words", "content words with an entry", "sha256")
    rows = [
        (each.source, each.language, each.how, each.sentences, each.words, f"{each.share:.1%}", each.digest)
        for each in sorted(coverage, key=lambda each: each.source)
    ]
    yield from _section("What was read", head, rows)


def _validation(violations: Sequence[str]) -> Iterator[str]:
    yield from ("", "## Validation", "")
    if not violations:
        yield "The graph conforms to ontology/shapes.ttl."
        return
    yield f"The graph breaks its shapes {len(violations)} times:"
    yield ""
    yield from _bullets(violations)


def _counts(knowledge: Knowledge) -> Iterator[str]:
    classes = Counter(iri for entity in knowledge.entities.values() for iri in (*entity.types, *entity.intended))
    properties = Counter(statement.predicate for statement in knowledge.statements)
    statuses = Counter(f"{statement.status}, {statement.polarity}" for statement in knowledge.statements)
    languages = Counter(passage.language for statement in knowledge.statements for passage in statement.evidence)
    plain = sum(statement.is_plain for statement in knowledge.statements)
    yield from ("", "## What was found", "")
    yield (
        f"{len(knowledge.entities)} things, {len(knowledge.statements)} statements "
        f"({plain} of them facts, with a plain triple), {languages.total()} passages as evidence."
    )
    yield from _section("Things by class", ("class", "things"), _ranked(classes))
    yield from _section("Statements by property", ("property", "statements"), _ranked(properties))
    yield from _section("Statements by status", ("status", "statements"), _ranked(statuses))
    yield from _section("Evidence by language", ("language", "passages"), _ranked(languages))


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(short_iri(key), counts[key]) for key in sorted(counts, key=lambda key: (-counts[key], key))]


def _one_language(knowledge: Knowledge) -> Iterator[str]:
    languages = {document.language for document in knowledge.documents}
    if len(languages) < 2:
        return
    single = [each for each in knowledge.statements if len({passage.language for passage in each.evidence}) == 1]
    rows = [(each.evidence[0].language, _say(knowledge, each), each.evidence[0].quote) for each in single]
    rows.sort()
    title = f"Said in one language only: {len(single)} of {len(knowledge.statements)} statements"
    yield from _section(title, ("language", "statement", "passage"), rows)


def _conflicts(knowledge: Knowledge) -> Iterator[str]:
    by_iri = {statement.iri: statement for statement in knowledge.statements}
    pairs = sorted(
        {
            (min(statement.iri, other), max(statement.iri, other))
            for statement in knowledge.statements
            for other in statement.conflicts
            if other in by_iri
        }
    )
    yield from ("", "## Conflicts", "")
    yield f"{len(pairs)} pairs of statements contradict each other." if pairs else "No statement contradicts another."
    texts = {document.name: document.text for document in knowledge.documents}
    for pair in pairs[:LIMIT]:
        yield ""
        yield from (line for iri in pair for line in _side(knowledge, by_iri[iri], texts))
    yield from _more(len(pairs))


def _side(knowledge: Knowledge, statement: Statement, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield one side of a conflict, with each sentence that says it."""
    yield f"- {_cell(_say(knowledge, statement))}"
    for passage in statement.evidence:
        yield f"    - {_place(passage)}: {_cell(texts[passage.source][passage.sentence.start : passage.sentence.stop])}"


def _place(passage: Evidence) -> str:
    return f"{_cell(passage.source)}, {passage.span.start} to {passage.span.stop}"


def _say(knowledge: Knowledge, statement: Statement) -> str:
    """Say a statement in English labels where there are any."""
    value = statement.object
    spoken = value.value if isinstance(value, Literal) else _name(knowledge, value)
    predicate = "is a" if statement.predicate == RDF.type else short_iri(statement.predicate).partition(":")[2]
    denied = "not: " if statement.polarity == "negative" else ""
    return f"{denied}{_name(knowledge, statement.subject)} {predicate} {spoken} ({statement.status})"


def _name(knowledge: Knowledge, iri: str) -> str:
    entity = knowledge.entities.get(iri)
    labels = {label.language: label.text for label in reversed(entity.labels)} if entity else {}
    return labels.get("en") or labels[min(labels)] if labels else short_iri(iri)


def _unknown(coverage: Sequence[Coverage]) -> Iterator[str]:
    for language, counts in by_language(coverage).items():
        title = f"Words without an entry: {language}, {len(counts)}"
        yield from _section(title, ("word", "times"), list(counts.items()))


def _silent(coverage: Sequence[Coverage]) -> Iterator[str]:
    rows = [
        (each.source, f"{silent.span.start} to {silent.span.stop}", silent.text, ", ".join(silent.unknown))
        for each in sorted(coverage, key=lambda each: each.source)
        for silent in each.silent
    ]
    total = sum(each.sentences for each in coverage)
    title = f"Sentences without a claim: {len(rows)} of {total}"
    yield from _section(title, ("document", "at", "sentence", "words without an entry"), rows)


# --- Markdown ---------------------------------------------------------------------------------


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Yield a heading and a table of its rows; the first of them if they are many."""
    yield from ("", f"## {title}", "")
    if not rows:
        yield "None."
        return
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(_cell(str(cell)) for cell in row) + " |" for row in rows[:LIMIT])
    yield from _more(len(rows))


def _bullets(texts: Sequence[str]) -> Iterator[str]:
    yield from (f"- {_cell(text)}" for text in texts[:LIMIT])
    yield from _more(len(texts))


def _more(count: int) -> Iterable[str]:
    return ("", f"... and {count - LIMIT} more.") if count > LIMIT else ()


def _cell(text: str) -> str:
    """Show a text on one line, so that no sign of it is taken for Markdown or HTML."""
    text = printable(" ".join(text.split()))
    return "".join("\\" + sign if sign in "\\`*_[]<>|#" else sign for sign in text)
