"""Facts of a gold file against the statements that were read: what is found, and what should not be there.

A fact is found in a document when a statement with an accepted relation, a like subject and object, and the right
polarity and status has a passage of one sentence there that overlaps the passage of the fact. A thing is like the
name whose words it shares most of. A fact that is `about` another is a circumstance of it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from typing import Any

Record = dict[str, Any]  # a fact, statement, node or value, as JSON has it

UNREAL, REAL = {"planned", "goal", "reported"}, ["asserted", "achieved"]
SECOND_SENTENCE = re.compile("[\u0964\u3002\uff01\uff1f\n].*\\S", re.DOTALL)
STOP = frozenset(re.findall(r"\w+", "the a an of for in and area its own to at by with s value"))
PAIRS = """aluminum aluminium, center centre, industrial industry, technological technology, manufacturing production,
    zone area, firm enterprise, company enterprise, industrialization industrialisation, chinese china,
    internationally international, upgrade upgrading, upgradation upgrading, governmental government"""
SAME = dict(pair.split() for pair in PAIRS.split(","))


@cache
def words(text: str) -> frozenset[str]:
    """The words of a name without regard to plural and spelling, less those that carry little."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", text)).lower()
    kept = "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in apart)
    one = re.sub(r"(?<=\w\w[^\Ws])s\b", "", re.sub(r"(?<=\w)ies\b", "y", kept))
    return frozenset(SAME.get(word, word) for word in one.split()) - STOP


@cache
def closeness(name: str, names: frozenset[str]) -> float:
    """The share of words that a name has in common with the nearest of some names."""
    wanted, others = words(name), filter(None, map(words, names))
    return max((len(wanted & other) / len(wanted | other) for other in others), default=0.0)


def alternatives(name: str | list[str]) -> list[str]:
    """Give the names of a thing in gold, the first one foremost."""
    return name if isinstance(name, list) else [name]


def names_of(node: Record) -> frozenset[str]:
    other = [name for names in node.get("altLabel", {}).values() for name in names]
    found = frozenset((str(node.get("value", "")), *node.get("label", {}).values(), *other)) - {""}
    return found or frozenset((local(node["iri"]).replace("-", " "),))


def local(iri: str) -> str:
    return re.split("[#/]", iri)[-1]


def has_value(wanted: Record, node: Record) -> bool:
    """Whether a number or time is the wanted one, as far as the fact says what it is."""
    quantity, time = node.get("quantity", {}), node.get("time", {})
    if "edtf" in wanted:
        return bool(time.get("edtf") == wanted["edtf"])
    if "earliest" in wanted:
        return bool((time.get("earliest") or "")[:4] == wanted["earliest"][:4])
    number = quantity.get("value", node.get("value"))
    if "value" in wanted and not (isinstance(number, int | float) and math.isclose(number, wanted["value"])):
        return False
    return all(str(quantity.get(key, "")).endswith(wanted.get(key, "")) for key in ("comparator", "unit"))


def said_in(statement: Record, document: str, span: list[int] | None = None) -> bool:
    """Whether a passage of the document, of one sentence that overlaps the span if there is one, is evidence."""
    here = (passage for passage in statement["evidence"] if passage["source"] == document)
    if span is None:
        return any(here)
    near = (passage for passage in here if passage["start"] < span[1] and span[0] < passage["end"])
    return any(not SECOND_SENTENCE.search(passage["quote"]) for passage in near)


class Exam:
    """The gold facts of a text, and the statements read from it."""

    def __init__(self, gold: Record, statements: list[Record]) -> None:
        self.facts, self.forbidden, self.allowed = gold["facts"], gold.get("forbidden", []), gold.get("allowed", [])
        self.documents, self.statements = gold["documents"], statements
        ends = [fact["subject"] for fact in self.facts if "about" not in fact]
        ends += [fact["object"] for fact in self.facts if "value" not in fact and fact["relation"] != ["type"]]
        self.names = {name for end in ends for name in alternatives(end)}
        self.unreal: dict[str, set[str]] = {}  # what is planned or hoped for -> the status that it has
        for fact in self.facts:
            self.unreal.setdefault(str(fact["object"]), set()).update(fact.get("status", ()))

    def facts_in(self, language: str) -> list[Record]:
        """Give the facts that the text states in a language."""
        return [fact for fact in self.facts if language in fact["evidence"]]

    def missed(self, language: str) -> list[Record]:
        """Give the facts of a language that no statement says."""
        return [fact for fact in self.facts_in(language) if not self.found(fact, language)]

    def stated_forbidden(self, language: str) -> list[Record]:
        """Give the forbidden facts that are stated with evidence in a language."""
        positive = [one for one in self.statements_in(language) if one["polarity"] == "positive"]
        return [fact for fact in self.forbidden if any(self.matches(fact, one) for one in positive)]

    def plans_as_fact(self, language: str) -> list[Record]:
        """Give the plans and goals that are stated as fact with evidence in a language."""
        here = self.statements_in(language)
        as_fact = [{**fact, "status": REAL} for fact in self.facts if "status" in fact]
        return [fact for fact in as_fact if any(self.matches(fact, one) for one in here)]

    def unexpected(self, language: str) -> list[Record]:
        """Give the statements with evidence in a language that no fact and no allowed one says: most are errors."""
        known = [*self.facts, *self.allowed]
        here = self.statements_in(language)
        return [one for one in here if not any(self.matches(fact, one) or self.is_type(fact, one) for fact in known)]

    def is_type(self, fact: Record, statement: Record) -> bool:
        """Whether a statement gives the class that a fact gives."""
        return local(statement["predicate"]["iri"]) == "type" and self.types(fact, statement)

    def statements_in(self, language: str, span: list[int] | None = None) -> list[Record]:
        return [one for one in self.statements if said_in(one, self.documents[language], span)]

    def found(self, fact: Record, language: str) -> bool:
        """Whether a statement with a passage near that of the fact says it, or has it as a circumstance."""
        span = fact["evidence"][language]
        if "about" not in fact:
            return any(self.matches(fact, one) or self.types(fact, one) for one in self.statements_in(language, span))
        parent = next(other for other in self.facts if other["id"] == fact["about"])
        near = self.statements_in(language, parent["evidence"].get(language, span))
        circumstances = (each for one in near if self.matches(parent, one) for each in one["qualifiers"])
        return any(self.relates(fact, each) for each in circumstances)

    def matches(self, fact: Record, statement: Record) -> bool:
        """Whether a statement says a fact, wherever it stands; what is said of a plan may have the plan's status."""
        status, polarity = statement["status"], fact.get("polarity", "positive")
        allowed = self.unreal.get(str(fact["subject"]), set()) | ({"reported"} if polarity == "negative" else set())
        right = status in fact["status"] if "status" in fact else status not in UNREAL - allowed
        same = right and statement["polarity"] == polarity and self.relates(fact, statement)
        return same and self.like(fact["subject"], statement["subject"], 0.34)

    def relates(self, fact: Record, statement: Record) -> bool:
        """Whether relation and object are those of the fact."""
        node, related = statement["object"], local(statement["predicate"]["iri"]) in fact["relation"]
        return related and (has_value(fact["value"], node) if "value" in fact else self.like(fact["object"], node, 0.5))

    def types(self, fact: Record, statement: Record) -> bool:
        """Whether subject or object carries the class that the fact gives to its subject."""
        nodes = [node for node in (statement["subject"], statement["object"]) if fact["relation"] == ["type"]]
        carriers = (node for node in nodes if fact["object"] in map(local, node.get("type", ())))
        return any(self.like(fact["subject"], node, 0.34) for node in carriers)

    def like(self, name: str | list[str], node: Record, least: float) -> bool:
        """Whether a thing is near to a name, and to no other name of the gold nearer."""
        names = names_of(node)
        best = max(closeness(each, names) for each in alternatives(name))
        return best >= least and best >= max(closeness(each, names) for each in self.names)
