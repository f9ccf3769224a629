"""Things and statements to lines for reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.explain.excerpts import Excerpt, Sources
from kg.explain.statements import PassageRow, StatementRow, ThingRow, about, things
from kg.table import printable, short_iri, table

Mark = Callable[[str], str]  # makes a passage stand out


def describe_things(statements: Sequence[StatementRow], iris: Iterable[str], language: str) -> Iterator[str]:
    """Yield a table of things: how often stated of, label, class, IRI."""
    counts = Counter(iri for each in statements for iri in {each["subject"].get("iri"), each["object"].get("iri")})
    known = things(statements)
    chosen = sorted((iri for iri in iris if iri in known), key=lambda iri: (-counts[iri], iri))
    rows = [(str(counts[iri]), name(known[iri], language), kinds(known[iri]), short_iri(iri)) for iri in chosen]
    yield from table(("statements", "label", "class", "IRI"), rows)


def describe_thing(
    statements: Sequence[StatementRow], iri: str, sources: Sources, language: str, mark: Mark
) -> Iterator[str]:
    """Yield a thing, its names, and every statement about it with the sentences that say it."""
    thing = things(statements).get(iri, {"iri": iri})
    yield f"{name(thing, language)}  {kinds(thing)}".rstrip()
    yield f"  {iri}"
    others = thing.get("altLabel", {})
    for tag, label in sorted(thing.get("label", {}).items()):
        yield printable(f"  {tag}: {'; '.join((label, *others.get(tag, ())))}")
    for number, statement in enumerate(about(statements, iri), 1):
        yield ""
        yield f"{number}. {sentence(statement, language)}"
        yield from _circumstances(statement, language)
        yield from _contradictions(statement, statements, language)
        for passage in statement["evidence"]:
            yield from _evidence(passage, sources.excerpt(passage), mark)


def _circumstances(statement: StatementRow, language: str) -> Iterator[str]:
    for qualifier in statement["qualifiers"]:
        yield f"     {name(qualifier['predicate'], language)}: {name(qualifier['object'], language)}"


def _contradictions(statement: StatementRow, statements: Iterable[StatementRow], language: str) -> Iterator[str]:
    if statement["conflicts"]:
        others = [other for other in statements if other["id"] in statement["conflicts"]]
        yield from (f"     contradicts: {sentence(other, language)}" for other in others)


def _evidence(passage: PassageRow, found: Excerpt, mark: Mark) -> Iterator[str]:
    yield f"     {printable(passage['source'])}:{passage['start']}-{passage['end']} ({passage['language']})"
    yield f"       {_line(found.before)}{mark(_line(found.quote))}{_line(found.after)}"
    entries = ", ".join(short_entry(iri) for iri in passage["entries"])
    yield f"       rule {passage['rule']}" + (f"; entries {entries}" if entries else "")


def _line(text: str) -> str:
    """Show a piece of text on one line; every space of it stays."""
    return printable("".join(" " if sign.isspace() else sign for sign in text.replace("\r\n", "\n")))


def sentence(statement: StatementRow, language: str) -> str:
    """Say a statement: subject, relation, object, and its status where it is not simply asserted."""
    parts = [name(statement["subject"], language), name(statement["predicate"], language)]
    said = " - ".join((*parts, name(statement["object"], language)))
    notes = [statement["status"]] if statement["status"] != "asserted" else []
    notes += ["denied"] if statement["polarity"] == "negative" else []
    return f"{said}  [{', '.join(notes)}]" if notes else said


def name(thing: ThingRow, language: str) -> str:
    """Name a thing in a language, else in English, else in any, else by its IRI; a plain value is its own name."""
    if "value" in thing:
        return printable(str(thing["value"]))
    labels = thing.get("label", {})
    order = (language, "en", *sorted(labels))
    return printable(next((labels[tag] for tag in order if tag in labels), short_iri(thing.get("iri", ""))))


def kinds(thing: ThingRow) -> str:
    """List the classes of a thing."""
    types = thing.get("type", [])
    return f"[{', '.join(map(short_iri, types))}]" if types else ""


def short_entry(iri: str) -> str:
    """Shorten the IRI of a lexical entry to language, target and form."""
    return "/".join(printable(iri).rsplit("/", 3)[1:]) if iri.count("/") > 3 else printable(iri)
