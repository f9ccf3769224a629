"""Constituents to events: which verbs belong together, with which status, and where their roles may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.claims.clauses import (
    Item,
    Window,
    barrier,
    ending,
    is_phrase,
    is_relative,
    is_trigger,
    opening,
    stop,
    triggers,
    unabsorbed,
    verb_groups,
)
from kg.language import FINITE, NONFINITE, PERFECT, participial
from kg.model import Clause, Evocation, Phrase, Span, Token
from kg.ontology import Ontology

PLANS = ("DevelopmentPlan", "Goal")  # "its goal is to build X": whose goal it is builds X
UNSAID = frozenset({"cond", "may", "must", "subjunctive", "imp"})


class VerbGroup(NamedTuple):
    """Triggers side by side: what they govern, how it is meant, where its roles may stand."""

    tokens: tuple[Token, ...]
    operators: tuple[Token, ...]
    window: Window
    status: str
    last: bool  # no other verb follows in its clause


class Event(NamedTuple):
    """A verb with its operators: what it may evoke, how it is meant, where its roles may stand."""

    evokes: tuple[Evocation, ...]
    window: Window
    span: Span  # of the triggers
    operator: str  # status that an operator gives, or ""
    features: frozenset[str]
    purpose: bool
    medial: bool = False  # objects stand after the verb
    last: bool = False  # no other verb follows in its clause
    entries: tuple[str, ...] = ()


def events(items: Sequence[Item], ontology: Ontology) -> Iterator[Event]:
    """Yield the events of a sentence from left to right."""
    groups = unabsorbed(list(verb_groups(items)), items, ontology)
    for number, (first, last) in enumerate(groups):
        earlier = reversed(list(pairwise(groups[: number + 1])))
        before = next((last + 1 for (_, last), (next_, _) in earlier if not participle(items, last, next_)), 0)
        after = groups[number + 1][0] if number + 1 < len(groups) else len(items)
        end = ending(items, last + 1, after) if number + 1 < len(groups) else stop(items, last + 1, after)
        if triggers(items, last).medial and number + 1 < len(groups):
            border = opening(items, last + 1, after)
            end = min(end, border) if border >= 0 else end
        last_in_clause = number + 1 == len(groups) or end < after
        begin = opening(items, before, first) + 1 if triggers(items, first).medial else 0
        window = Window(max(begin, barrier(items, before, first)), first, last + 1, end)
        tokens = [triggers(items, i) for i in range(first, last + 1)]
        equated = is_equated(items, window)
        if (attributive(tokens, items, window) and not equated) or (
            len(tokens) == 1 and perfective(items, first, after)
        ):
            continue
        named = (
            planned_noun(items, window, ontology)
            if tokens[-1].case == "GEN" or equated
            else aimed(items, window, tokens, ontology)
        )
        yield from group_events(tokens, window, items, ontology, named=named, last=last_in_clause)


def participle(items: Sequence[Item], index: int, following: int) -> bool:
    """Whether a trigger only describes a noun, so that other roles reach over it to the verb that follows."""
    token = triggers(items, index)
    bare = participial(token.features, token.case) or perfective(items, index, following)
    return is_phrase(items, index + 1) and (bare or any(evoked.attributes for evoked in token.evokes))


def attributive(tokens: Sequence[Token], items: Sequence[Item], window: Window) -> bool:
    """Whether a verb only describes the noun after it: "the cluster that grew up there"."""
    bare = len(tokens) == 1 and participial(tokens[0].features, tokens[0].case)
    return bare and is_phrase(items, window.after)


def is_equated(items: Sequence[Item], window: Window) -> bool:
    """Whether somebody's plan stands right after a verb: "to build X is our plan"."""
    item = items[window.after] if window.after < len(items) else None
    owned = isinstance(item, Phrase) and any(case == "GEN" for case, _ in item.mentions[0].dependents)
    return owned and isinstance(item, Phrase) and item.mentions[0].cls == "DevelopmentPlan"


def perfective(items: Sequence[Item], index: int, following: int) -> bool:
    """Whether a perfect without auxiliary stands before a noun with a verb of its own: "the model made of X is ..."."""
    token = triggers(items, index)
    bare = token.features == PERFECT and not token.medial and not any(evoked.attributes for evoked in token.evokes)
    between = items[index + 1 : following]
    return bare and following < len(items) and bool(between) and all(isinstance(item, Phrase) for item in between)


def aimed(items: Sequence[Item], window: Window, tokens: Sequence[Token], ontology: Ontology) -> str:
    """The status of "its goal (plan) is to build X", or ""."""
    if not any(token.features & NONFINITE for token in tokens[:2]):
        return ""
    if tokens[0].medial and is_plan(items, window.trigger - 1, ontology):
        return "none" if is_dropped(items, window, ontology) else "planned"
    for index in range(window.start, window.trigger):
        item = items[index]
        if isinstance(item, Phrase) and not item.case and ontology.is_a(item.mentions[0].cls, PLANS):
            return "goal" if item.mentions[0].cls == "Goal" else "planned"
    return "none" if len(tokens) > 1 and tokens[0].case == "GEN" else ""  # what the X is to build, nobody says it does


def is_plan(items: Sequence[Item], index: int, ontology: Ontology) -> bool:
    """Whether a plan stands at an index, or before what describes it: "a plan made in 2021"."""
    for place in range(index, -1, -1):
        item = items[place]
        if isinstance(item, Phrase) and ontology.is_a(item.mentions[0].cls, PLANS):
            return True
        described = place > 0 and is_relative(items[place - 1]) and is_trigger(item)
        aside = isinstance(item, Phrase) and (is_relative(item) or item.mentions[0].cls == "TimeSpan" or item.case)
        if not (described or aside):
            return False
    return False


def is_dropped(items: Sequence[Item], window: Window, ontology: Ontology) -> bool:
    """Whether the verb before a plan, or the first finite one after it, drops or denies it: "cancelled its plan"."""
    verbs = [item.token for item in items[: window.trigger] if isinstance(item, Clause) and is_trigger(item)][-1:]
    later = (item.token for item in items[window.after :] if isinstance(item, Clause) and is_trigger(item))
    verbs += [token for token in later if token.features & FINITE][:1]
    return any("not" in token.features or operator(token, ontology) == "none" for token in verbs)


def planned_noun(items: Sequence[Item], window: Window, ontology: Ontology) -> str:
    """The status of an infinitive that a noun governs: "the plan to build X" is one, unless it was dropped."""
    item = items[window.after] if window.after < len(items) else None
    if not isinstance(item, Phrase) or not ontology.is_a(item.mentions[0].cls, PLANS):
        return "none"
    following = next((items[i] for i in range(window.after, len(items)) if is_trigger(items[i])), None)
    token = following.token if isinstance(following, Clause) else None
    dropped = token is not None and ("not" in token.features or operator(token, ontology) == "none")
    return "none" if dropped else "planned"


def group_events(
    group: Sequence[Token], window: Window, items: Sequence[Item], ontology: Ontology, *, named: str, last: bool
) -> Iterator[Event]:
    """Yield the events of a group of triggers: what its operators govern, else each trigger for itself."""
    contents = [token for token in group if contentful(token, ontology) and not governs(token, group, ontology)]
    if named and any("inf" in token.features for token in contents[1:]):
        contents = contents[1:]  # "our plan is to build X": the copula says nothing
    if len(contents) == 1 and operator(contents[0], ontology) and event_noun(items, window, contents[0], ontology):
        contents = []
    operators = [token for token in group if token not in contents and operator(token, ontology)]
    absorbing = [token for token in contents if any(ontology.frames[e.frame].absorbs for e in token.evokes)]
    if absorbing and len(contents) > 1:
        contents = absorbing
    statuses = [operator(token, ontology) for token in reversed(operators)]
    status = next((each for each in statuses if each != "asserted"), "asserted" if statuses else named)
    found = VerbGroup(tuple(group), tuple(operators), window, status, last)
    if not contents and operators and (noun := event_noun(items, window, operators[-1], ontology)):
        yield event(operators[-1]._replace(evokes=(noun,)), found)
    for token in contents:
        yield event(token, found)


def governing_marks(token: Token, ontology: Ontology) -> Mapping[str, tuple[str, ...]]:
    """The marks of roles under an operator."""
    return next(each.marks for each in token.evokes if ontology.frames[each.frame].operator)


def event_noun(items: Sequence[Item], window: Window, token: Token, ontology: Ontology) -> Evocation | None:
    """The frame of "began the development of X", where other words stand between."""
    places = range(window.after, window.stop) if token.medial else range(window.trigger - 1, window.start - 1, -1)
    for index in places:
        item = items[index]
        if isinstance(item, Phrase) and item.mentions[0].event:
            return Evocation(item.mentions[0].event, governing_marks(token, ontology), "")
    return None


def contentful(token: Token, ontology: Ontology) -> bool:
    """Whether a trigger evokes a frame that says something by itself."""
    return any(not ontology.frames[e.frame].operator for e in token.evokes)


def governs(token: Token, group: Sequence[Token], ontology: Ontology) -> bool:
    """Whether a trigger that can be an operator has another one to govern."""
    return bool(operator(token, ontology)) and any(
        other is not token and contentful(other, ontology) for other in group
    )


def operator(token: Token, ontology: Ontology) -> str:
    """The status that a trigger gives to what it governs, or ""."""
    return next((ontology.frames[e.frame].operator for e in token.evokes if ontology.frames[e.frame].operator), "")


def event(token: Token, group: VerbGroup) -> Event:
    """The event of one content trigger."""
    finite = group.operators[-1] if group.operators else token
    features = finite.features | (token.features & {"not", "passive"})
    if token is not finite and any(evoked.passive for evoked in finite.evokes):
        features |= {"passive"}
    if token.medial and token is not finite:
        features = features - {"passive"} | (token.features & {"passive"})  # "is committed to building": it builds
    aims = token.case == "FOR" or ("inf" in token.features and not token.features & FINITE)
    purpose = aims and not group.operators and token is group.tokens[-1]
    entries = tuple(e.entry for each in group.operators for e in each.evokes[:1] if e.entry)
    span = group.tokens[0].span.join(group.tokens[-1].span)
    return Event(token.evokes, group.window, span, group.status, features, purpose, token.medial, group.last, entries)
