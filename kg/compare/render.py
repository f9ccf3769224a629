"""A comparison to lines for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kg.compare.comparison import Comparison, Missing
from kg.compare.reasons import Kind, Reason
from kg.compare.sides import Side
from kg.explain.render import name, sentence
from kg.explain.statements import PassageRow, StatementRow, ThingRow, things
from kg.ontology import Ontology
from kg.table import printable, short_iri, table

SHOWN = 5  # pairs of things that may be one
UNLINKED = "(a graph keeps the names of its build: compare the texts themselves to have names linked)"
UNSAID = "frame {0} did not fit where no verb is said: {2}"
TIMED = "says it of another time"
INSTEAD = {
    Kind.STATUS: "says it otherwise",
    Kind.OBJECT: "says of it",
    Kind.SUBJECT: "says it of another thing",
    Kind.THINGS: "says it of other things",
    Kind.KINDS: "says it of other things",
    Kind.RELATION: "says instead",
}
PLAIN = {
    Kind.CLAIM: "it was read there, but of what it is said could not be told",
    Kind.SILENT: "the sentence was left out: {}",
    Kind.FRAME: "frame {} did not fit at '{}': {}",
    Kind.TRIGGER: "no word there evokes a frame that could say it",
    Kind.WORD: "no word there means: {}",
    Kind.ENTRY: "no entry for: {}",
    Kind.UNKEPT: "a graph does not keep how a sentence was read: compare with the text",
    Kind.OPEN: "why cannot be told: the words there have entries, and what was tried there held",
}


class Describer:
    """Lines about a comparison, with labels in a language."""

    def __init__(self, comparison: Comparison, ontology: Ontology, language: str, limit: int) -> None:
        self.comparison, self.ontology, self.language, self.limit = comparison, ontology, language, limit
        rows = (*comparison.a.statements.values(), *comparison.b.statements.values())
        self.things = things(rows)

    def lines(self) -> Iterator[str]:
        """Yield all of it, the summary last."""
        found = self.comparison
        yield from self.only("A", found.a, "B", found.b, found.only_a)
        yield from self.only("B", found.b, "A", found.a, found.only_b)
        yield from self.shared()
        yield from self.doubles()
        yield summary(found)

    def only(self, letter: str, here: Side, other: str, there: Side, missing: Sequence[Missing]) -> Iterator[str]:
        """Yield what one side alone says, sentence by sentence."""
        if not missing:
            return
        yield from (f"only in {letter}: {len(missing)} of {len(here.statements)}", "")
        for _, group in groupby(missing[: self.limit], key=lambda each: (each.place, each.match and each.match.place)):
            first, *more = group
            yield from _place(letter, here, first.place)
            yield from self.match(other, there, first)
            for each in (first, *more):
                yield from self.missing(each, other)
            yield ""
        yield from _more(len(missing), self.limit)

    def match(self, letter: str, there: Side, missing: Missing) -> Iterator[str]:
        """Yield the sentence that should have said it."""
        if missing.match is None:
            yield f"{letter} has no sentence for it"
            return
        shared = len(missing.match.shared)
        plural = "" if shared == 1 else "s"
        why = f"{shared} statement{plural} shared" if shared else f"found by its {missing.match.by}"
        yield from _place(letter, there, missing.match.place, f", {why}")

    def missing(self, missing: Missing, other: str) -> Iterator[str]:
        """Yield a statement, the words that make it, and why the other side does not."""
        yield f"  - {self.say(missing.row)}"
        first, *more = missing.row["evidence"]
        words = printable(" ".join(first["quote"].split()))
        others = f" and {', '.join(map(_at, more))}" if more else ""
        yield f"      {_at(first)} \u00ab{words}\u00bb{others}"
        yield from (f"      {printable(self.reason(reason, missing.row, other))}" for reason in missing.reasons)

    def say(self, row: StatementRow) -> str:
        """Say a statement with its circumstances, each thing by one label on both sides."""
        same: StatementRow = {**row, "subject": self.thing(row["subject"]), "object": self.thing(row["object"])}
        parts = (
            f"{name(each['predicate'], self.language)} {name(self.thing(each['object']), self.language)}"
            for each in row["qualifiers"]
        )
        circumstances = ", ".join(parts)
        return sentence(same, self.language) + (f" ({circumstances})" if circumstances else "")

    def thing(self, node: ThingRow) -> ThingRow:
        """A thing as the first side has it."""
        return self.things.get(node.get("iri", ""), node)

    def reason(self, reason: Reason, row: StatementRow, other: str) -> str:
        """Say why not."""
        if reason.instead is not None:
            circumstances = (row["status"], row["polarity"]) == (reason.instead["status"], reason.instead["polarity"])
            says = TIMED if reason.kind is Kind.STATUS and circumstances else INSTEAD[reason.kind]
            return f"{other} {says}: {self.say(reason.instead)}{self.apart(row, reason.instead)}"
        match reason.kind:
            case Kind.THING:
                return f"{other} states nothing of {self.unknown(*reason.words)}"
            case Kind.FRAME if not reason.words[1]:
                return UNSAID.format(*reason.words)
            case Kind.TRIGGER if reason.words:
                return f"{PLAIN[reason.kind]}: {', '.join(reason.words)} evokes none"
            case Kind.FRAME | Kind.SILENT:
                return PLAIN[reason.kind].format(*reason.words)
            case Kind.WORD:
                return PLAIN[reason.kind].format(", ".join(self.ontology.concepts[each].label for each in reason.words))
        return PLAIN[reason.kind].format(", ".join(reason.words))

    def unknown(self, iri: str, there: str = "") -> str:
        """Name a thing that the other side does not know, and what it may be called there."""
        if not there:
            return self.label(iri)
        named = self.label if self.label(iri) != self.label(there) else self.named
        return f"{named(iri)}; perhaps it is {named(there)} there"

    def apart(self, row: StatementRow, instead: StatementRow) -> str:
        """Give the IRI of a thing that is not the one of the same name."""
        nodes = ((row["subject"], instead["subject"]), (row["object"], instead["object"]))
        for one, two in nodes:
            if one.get("iri") != two.get("iri") and name(self.thing(one), self.language) == name(
                self.thing(two), self.language
            ):
                return f" [{short_iri(two.get('iri', ''))}, not {short_iri(one.get('iri', ''))}]"
        return ""

    def label(self, iri: str) -> str:
        """The label of a thing."""
        return name(self.thing({"iri": iri}), self.language)

    def shared(self) -> Iterator[str]:
        """Yield what both sides say, first what they say with other circumstances."""
        found = self.comparison
        if found.both:
            yield from (f"in both: {len(found.both)}", "")
            ordered = sorted(found.both, key=lambda each: (each not in found.differing, found.a.said[each], each))
            for each in ordered[: self.limit]:
                yield f"  - {self.say(found.a.statements[each])}"
                if each in found.differing:
                    yield f"      B says with it: {self.say(found.b.statements[each])}"
                yield f"      A {_passages(found.a.statements[each])}; B {_passages(found.b.statements[each])}"
            yield ""
            yield from _more(len(found.both), self.limit)

    def doubles(self) -> Iterator[str]:
        """Yield the things of which the same is said on both sides."""
        pairs = self.comparison.doubles.most_common(SHOWN)
        if pairs:
            yield from ("the same is said of two things, which may be one:", "")
            rows = [(str(times), self.named(a), self.named(b)) for (a, b), times in pairs]
            yield from table(("times", "A", "B"), rows)
            yield from (UNLINKED,) if self.comparison.a.is_built or self.comparison.b.is_built else ()
            yield ""

    def named(self, iri: str) -> str:
        """The label of a thing with its IRI."""
        return f"{self.label(iri)} ({short_iri(iri)})"


def summary(found: Comparison) -> str:
    """Give the figures in one line."""
    sides = (
        f"{letter} {printable(side.name)}: {len(side.statements)}" for letter, side in (("A", found.a), ("B", found.b))
    )
    counts = f"{len(found.both)} in both, {len(found.only_a)} only in A, {len(found.only_b)} only in B"
    differing = f", {len(found.differing)} with other circumstances" if found.differing else ""
    return f"statements: {'; '.join(sides)}; {counts}{differing}; parity {found.parity:.1f} %"


def _place(letter: str, side: Side, index: int, more: str = "") -> Iterator[str]:
    """Yield where a sentence stands, and its words."""
    place = side.places[index]
    yield f"{letter} {printable(place.source)}:{place.span.start}-{place.span.stop} ({place.language}{more})"
    yield f"    {printable(' '.join(place.text.split()))}"


def _passages(row: StatementRow) -> str:
    return ", ".join(map(_at, row["evidence"]))


def _at(passage: PassageRow) -> str:
    return f"{printable(passage['source'])}:{passage['start']}-{passage['end']}"


def _more(count: int, limit: int) -> Iterator[str]:
    if count > limit:
        yield from (f"... and {count - limit} more (--json has all)", "")


# --- for scripts ------------------------------------------------------------------------------


def to_json(found: Comparison, failures: Sequence[str]) -> Mapping[str, object]:
    """Give the same as JSON has it."""
    return {
        "a": {"name": found.a.name, "statements": len(found.a.statements)},
        "b": {"name": found.b.name, "statements": len(found.b.statements)},
        "parity": round(found.parity, 2),
        "only_a": [_missing(each, found.a, found.b) for each in found.only_a],
        "only_b": [_missing(each, found.b, found.a) for each in found.only_b],
        "both": [_shared(each, found) for each in found.both],
        "doubles": [{"a": a, "b": b, "times": times} for (a, b), times in found.doubles.most_common()],
        "not_read": list(failures),
    }


def _missing(missing: Missing, here: Side, there: Side) -> dict[str, object]:
    match = missing.match
    return {
        "statement": missing.row,
        "sentence": _sentence(here, missing.place),
        "other": {**_sentence(there, match.place), "by": match.by, "shared": list(match.shared)} if match else None,
        "reasons": [_reason(reason) for reason in missing.reasons],
    }


def _sentence(side: Side, index: int) -> dict[str, object]:
    place = side.places[index]
    span = {"start": place.span.start, "end": place.span.stop}
    return {"source": place.source, "language": place.language, **span, "text": place.text}


def _reason(reason: Reason) -> dict[str, object]:
    instead = {"instead": reason.instead["id"]} if reason.instead else {}
    return {"kind": str(reason.kind), "words": list(reason.words), **instead}


def _shared(statement: str, found: Comparison) -> dict[str, object]:
    a, b = found.a.statements[statement], found.b.statements[statement]
    return {"statement": {**a, "evidence": []}, "differs": statement in found.differing,
            "a": {"qualifiers": a["qualifiers"], "evidence": a["evidence"]},
            "b": {"qualifiers": b["qualifiers"], "evidence": b["evidence"]}}  # fmt: skip
