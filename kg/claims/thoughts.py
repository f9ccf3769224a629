"""Thoughts: who thinks or plans what a clause after "that" says."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.clauses import Item
from kg.claims.events import Event
from kg.model import MEASURES, TOPIC, Claim, Clause, Mention, Phrase
from kg.ontology import Ontology

THINKING = frozenset({"", "ERG", "ACC"})  # cases of who thinks or plans


def opened_thought(items: Sequence[Item], event: Event, subject: Mention | None, ontology: Ontology) -> Claim | None:
    """The claim "X recognises ..." whose object is the clause after "that"."""
    following = items[event.window.after] if event.window.after < len(items) else None
    frames = (ontology.frames[evoked.frame] for evoked in event.evokes)
    frame = next((frame for frame in frames if frame.takes_clause), None)
    if frame is None or not (isinstance(following, Clause) and following.token.function in ("that", "comma")):
        return None
    owned = event.window.trigger > 0 and is_owner(items[event.window.trigger - 1])
    who = (
        (None if owned else subject)
        or thinker(items, event.window.trigger)
        or Mention(event.span, "Anaphor", anaphor=TOPIC)
    )
    span = who.span.join(event.span)
    return Claim(who, frame.states[0].predicate, "", f"frame-{frame.name}", span=span, entries=event.entries)


def thinker(items: Sequence[Item], trigger: int) -> Mention | None:
    """The subject of a verb of thought or planning: whose thought it is, else the first unmarked phrase before it."""
    before = items[trigger - 1] if trigger else None
    if isinstance(before, Phrase) and is_owner(before):
        return before.mentions[0]
    for index in range(trigger):
        item = items[index]
        if isinstance(item, Phrase) and item.case in THINKING and item.mentions[0].cls not in MEASURES:
            return item.mentions[0]
    return None


def is_owner(item: Item) -> bool:
    """Whether a phrase in the genitive says whose thought it is: "it is the view of X that"."""
    return isinstance(item, Phrase) and item.case == "GEN" and item.mentions[0].cls not in MEASURES


def reported(thought: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Claims as the content of a thought, and the thought itself."""
    contents = [claim._replace(status="reported") for claim in claims]
    thoughts = [
        thought._replace(object=content, span=thought.span.join(content.span), qualifiers=content.qualifiers)
        for content in contents
    ]
    return [*thoughts, *contents]
