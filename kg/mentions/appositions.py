"""Appositions: "X, a town in Y", "X, the oldest company in Y"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.coordination import Item
from kg.mentions.merging import is_comma
from kg.model import Clause, Kind, Mention, Phrase
from kg.ontology import Ontology

NAMED = frozenset({"Enterprise", "IndustrialCluster", "Unknown"})


def described(items: Sequence[Item], ontology: Ontology) -> list[Item]:
    """The items with what an apposition says hung on the name before it."""
    found = list(items)
    index = 0
    while index + 2 < len(found):
        name, comma, said = found[index : index + 3]
        if isinstance(name, Phrase) and is_comma(comma) and isinstance(said, Phrase) and ends(found, index + 3):
            merged = joined(name, said, ontology)
            if merged is not None:
                stop = index + 4 if index + 3 < len(found) and is_comma(found[index + 3]) else index + 3
                found[index:stop] = [merged]
        index += 1
    return found


def ends(items: Sequence[Item], index: int) -> bool:
    """Whether an apposition ends before an index: at a comma or verb, or with the sentence."""
    item = items[index] if index < len(items) else None
    if not isinstance(item, Clause):
        return item is None
    return is_comma(item) or item.token.kind is Kind.TRIGGER or item.token.function == "stop"


def joined(name: Phrase, said: Phrase, ontology: Ontology) -> Phrase | None:
    """A name with its apposition, or None if they are two things."""
    first, what = name.mentions[0], said.mentions[0]
    if len(name.mentions) > 1 or len(said.mentions) > 1 or said.case or not what.determined or what.name or what.iri:
        return None
    mention = ranked(first, what) or typed(first, what, ontology)
    return name._replace(mentions=(mention,)) if mention is not None else None


def ranked(name: Mention, what: Mention) -> Mention | None:
    """A name with the standing that an apposition gives to it."""
    if what.rank is None or not (name.name or name.iri or name.literals) or name.cls not in NAMED:
        return None
    return name._replace(dependents=(*name.dependents, ("LIKE", what)), span=name.span.join(what.span))


def typed(name: Mention, what: Mention, ontology: Ontology) -> Mention | None:
    """A word without an entry as the name of what the apposition calls it."""
    concept = ontology.concepts.get(what.head)
    cls = concept.values.get("named", "") if concept else ""
    if name.cls != "Unknown" or name.head or not name.literals or not cls or not what.indefinite:
        return None
    return what._replace(
        cls=cls,
        name=" ".join(name.literals),
        case=name.case,
        opened=name.opened,
        hangs=name.hangs,
        indefinite=False,
        article=False,
        number=None,
        span=name.span.join(what.span),
        entries=(*name.entries, *what.entries),
        label=" ".join(name.literals),
    )
