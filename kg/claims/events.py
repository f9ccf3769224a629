"""Constituents to events: which verbs belong together, with which status, and where their roles may stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Clause, Evocation, Kind, Mention, Phrase, Span, Token
from kg.ontology import Ontology

Item = Phrase | Clause
BARRIERS = frozenset(
    {"that", "which", "but", "although", "because", "while", "semicolon", "colon", "open", "close", "if"}
)
UNSAID = frozenset({"cond", "may", "must", "subjunctive", "imp"})
NONFINITE = frozenset({"inf", "vn", "conj"})
FINITE = frozenset({"pres", "past", "prog", "perf", "hab", "fut"})
COMPLEMENT = frozenset({"GEN", "FOR", "ACC", "", "ALL", "LOC"})


class Window(NamedTuple):
    """The items among which an event looks for its roles: first, trigger from, trigger to, last (exclusive)."""

    start: int
    trigger: int
    after: int
    stop: int


@dataclass(frozen=True, slots=True)
class Event:
    """A verb with its operators: what it may evoke, how it is meant, where its roles may stand."""

    evokes: tuple[Evocation, ...]
    window: Window
    span: Span  # of the triggers
    operator: str  # status that an operator gives, or ""
    features: frozenset[str]
    purpose: bool
    object: tuple[Mention, ...] = ()  # of an event noun: "the construction of X is planned"
    medial: bool = False  # objects stand after the verb
    entries: tuple[str, ...] = ()


def events(items: Sequence[Item], ontology: Ontology) -> Iterator[Event]:
    """Yield the events of a sentence from left to right."""
    groups = list(verb_groups(items))
    for number, (first, last) in enumerate(groups):
        before = groups[number - 1][1] + 1 if number else 0
        after = groups[number + 1][0] if number + 1 < len(groups) else len(items)
        window = Window(barrier(items, before, first), first, last + 1, stop(items, last + 1, after))
        yield from group_events([triggers(items, i) for i in range(first, last + 1)], window, items, ontology)


def verb_groups(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of triggers that stand side by side."""
    index = 0
    while index < len(items):
        if not is_trigger(items[index]):
            index += 1
            continue
        last = index
        while (
            last + 1 < len(items)
            and is_trigger(items[last + 1])
            and links(triggers(items, last), triggers(items, last + 1))
        ):
            last += 1
        yield index, last
        index = last + 1


def is_trigger(item: Item) -> bool:
    """Whether an item is a trigger."""
    return isinstance(item, Clause) and item.token.kind is Kind.TRIGGER


def triggers(items: Sequence[Item], index: int) -> Token:
    """The trigger at an index."""
    item = items[index]
    if not isinstance(item, Clause):
        raise TypeError(item)
    return item.token


def links(left: Token, right: Token) -> bool:
    """Whether two triggers side by side are one group: one of them is not finite."""
    return left.medial or not (left.features & FINITE) or bool(left.features & NONFINITE) or bool(left.case)


def barrier(items: Sequence[Item], start: int, stop: int) -> int:
    """The first index after the last barrier in a range."""
    for index in range(stop - 1, start - 1, -1):
        item = items[index]
        if isinstance(item, Clause) and item.token.function in BARRIERS:
            return index + 1
    return start


def stop(items: Sequence[Item], start: int, end: int) -> int:
    """The index of the first barrier in a range, else its end."""
    for index in range(start, end):
        item = items[index]
        if isinstance(item, Clause) and item.token.function in BARRIERS:
            return index
    return end


def group_events(group: Sequence[Token], window: Window, items: Sequence[Item], ontology: Ontology) -> Iterator[Event]:
    """Yield the events of a group of triggers: what its operators govern, else each trigger for itself."""
    operators = [token for token in group if operator(token, ontology)]
    contents = [token for token in group if token not in operators and token.evokes]
    absorbing = [token for token in contents if any(ontology.frames[e.frame].absorbs for e in token.evokes)]
    if absorbing and len(contents) > 1:
        contents = absorbing
    status = next(
        (operator(token, ontology) for token in reversed(operators) if operator(token, ontology) != "asserted"), ""
    )
    status = status or ("asserted" if operators else "")
    span = group[0].span.join(group[-1].span)
    if contents:
        for token in contents:
            yield event(token, window, span, status, group, operators)
    elif operators:
        yield from nominal(operators[0], window, span, status, items, ontology)


def operator(token: Token, ontology: Ontology) -> str:
    """The status that a trigger gives to what it governs, or ""."""
    return next((ontology.frames[e.frame].operator for e in token.evokes if ontology.frames[e.frame].operator), "")


def event(
    token: Token, window: Window, span: Span, status: str, group: Sequence[Token], operators: Sequence[Token]
) -> Event:
    """The event of one content trigger."""
    finite = operators[-1] if operators else token
    features = finite.features | (token.features & {"not", "passive"})
    purpose = not operators and token is group[-1] and (token.case == "FOR" or "inf" in token.features)
    entries = tuple(e.entry for each in operators for e in each.evokes[:1] if e.entry)
    return Event(token.evokes, window, span, status, features, purpose, medial=token.medial, entries=entries)


def nominal(
    token: Token, window: Window, span: Span, status: str, items: Sequence[Item], ontology: Ontology
) -> Iterator[Event]:
    """Yield the event of an operator over an event noun: "is committed to the construction of X"."""
    place = window.after if token.medial else window.trigger - 1
    item = items[place] if 0 <= place < len(items) else None
    if not isinstance(item, Phrase) or item.case not in COMPLEMENT or not window.start <= place < window.stop:
        return
    mention = item.mentions[0]
    concept = ontology.concepts.get(mention.head)
    frame = concept.values.get("evokes", "") if concept else ""
    if not frame:
        return
    objects = tuple(other for case, other in mention.dependents if case == "GEN") or built(mention, ontology)
    evoked = Evocation(frame, token.evokes[0].marks, next(iter(mention.entries), ""))
    narrowed = Window(window.start, place, window.after, window.stop) if not token.medial else window
    entries = tuple(e.entry for e in token.evokes[:1] if e.entry)
    yield Event(
        (evoked,), narrowed, span.join(item.span), status, token.features, False, objects, token.medial, entries
    )


def built(mention: Mention, ontology: Ontology) -> tuple[Mention, ...]:
    """What an event noun is said of when it stands among its modifiers: "road construction"."""
    known = [m for m in mention.modifiers if m in ontology.concepts]
    if not known:
        return ()
    head = ontology.concepts[known[-1]]
    return (
        Mention(mention.span, head.cls, head.id, tuple(known[:-1]), mention.literals, entries=mention.entries,
                count=mention.count, indefinite=mention.indefinite, dependents=mention.dependents, label=mention.label),
    )  # fmt: skip
