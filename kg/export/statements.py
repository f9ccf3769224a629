"""Statements to statements.jsonl: one JSON object a line, for people with pandas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kg.graph import Entity, Evidence, Knowledge, Label, Literal, Qualifier, Statement
from kg.model import Quantity, TimeSpan
from kg.vocabulary import SUTRA, XSD, currency

Labels = Mapping[str, Mapping[str, str]]  # term of the vocabulary to its label in each language
Json = dict[str, object]

_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # read as line ends by some, or not encodable
_WHOLE = frozenset((XSD.integer, XSD.positiveInteger, XSD.nonNegativeInteger))


def lines(knowledge: Knowledge, labels: Labels) -> Iterator[str]:
    """Each statement as a line of JSON, sorted by IRI; `labels` names predicates and classes."""
    nodes = {iri: _entity(entity) for iri, entity in knowledge.entities.items()}
    for statement in sorted(knowledge.statements, key=lambda statement: statement.iri):
        text = json.dumps(_statement(statement, nodes, labels), ensure_ascii=False, allow_nan=False)
        yield _BREAKS.sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _statement(statement: Statement, nodes: Mapping[str, Json], labels: Labels) -> Json:
    return {
        "id": statement.iri,
        "subject": _node(statement.subject, nodes, labels),
        "predicate": _predicate(statement.predicate, labels),
        "object": _node(statement.object, nodes, labels),
        "status": statement.status,
        "polarity": statement.polarity,
        "qualifiers": [_qualifier(qualifier, nodes, labels) for qualifier in sorted(statement.qualifiers)],
        "evidence": [_evidence(passage) for passage in statement.evidence],
        "conflicts": sorted(statement.conflicts),
    }


def _predicate(iri: str, labels: Labels) -> Json:
    return {"iri": iri, "label": dict(sorted(labels.get(iri, {}).items()))}


def _qualifier(qualifier: Qualifier, nodes: Mapping[str, Json], labels: Labels) -> Json:
    return {"predicate": _predicate(qualifier.predicate, labels), "object": _node(qualifier.object, nodes, labels)}


def _evidence(passage: Evidence) -> Json:
    return {
        "source": passage.source,
        "language": passage.language,
        "start": passage.span.start,
        "end": passage.span.stop,
        "quote": passage.quote,
        "rule": passage.rule,
        "entries": sorted(set(passage.entries)),
    }


def _node(value: str | Literal, nodes: Mapping[str, Json], labels: Labels) -> Json:
    """A thing of the graph, a term of the vocabulary, or a plain value."""
    if isinstance(value, Literal):
        whole = value.datatype in _WHOLE and value.value.lstrip("+-").isdecimal()
        return {"value": int(value.value) if whole else value.value, "datatype": value.datatype}
    return nodes.get(value) or {"iri": value, "type": [], **_predicate(value, labels), "altLabel": {}}


def _entity(entity: Entity) -> Json:
    preferred: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for label in entity.labels:
        if preferred.setdefault(label.language, label.text) != label.text:
            _add(others, label)
    node: Json = {
        "iri": entity.iri,
        "type": _types(entity),
        "label": dict(sorted(preferred.items())),
        "altLabel": dict(sorted(others.items())),
    }
    if entity.quantity:
        node["quantity"] = _quantity(entity.quantity)
    if entity.time:
        node["time"] = _time(entity.time)
    return node


def _add(others: dict[str, list[str]], label: Label) -> None:
    texts = others.setdefault(label.language, [])
    if label.text not in texts:
        texts.append(label.text)


def _types(entity: Entity) -> list[str]:
    """Classes, sorted; of a planned thing PlannedThing first, then what it is intended to be."""
    if not entity.intended:
        return sorted(set(entity.types))
    return [SUTRA.PlannedThing, *sorted({*entity.types, *entity.intended} - {SUTRA.PlannedThing})]


def _quantity(quantity: Quantity) -> Json:
    node: Json = {
        "value": _number(quantity.value),
        "comparator": quantity.comparator,
        "min": _number(quantity.minimum),
        "max": _number(quantity.maximum),
        "unit": currency(quantity.unit) or quantity.unit,
    }
    return {**node, "period": quantity.period} if quantity.period else node


def _number(value: Decimal | None) -> int | float | None:
    """A number of JSON; None where the text gives none."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _time(time: TimeSpan) -> Json:
    """The outer bounds; None where a time is open."""
    return {
        "edtf": time.edtf or None,
        "earliest": time.earliest_begin or None,
        "latest": time.latest_end or time.latest_begin or None,
    }
