"""Relative pronouns: what "which", "where" and "whose" point to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.clauses import RELATIVES, Item, is_trigger
from kg.claims.events import Event
from kg.claims.frames import Outcome, formed
from kg.model import Mention, Phrase
from kg.ontology import Ontology


def resolve(
    items: Sequence[Item], event: Event, before: Outcome | None, ontology: Ontology
) -> tuple[str, Mention | None]:
    """The relative pronoun in the window of an event, and what it points to."""
    for index in (*range(event.window.start, event.window.trigger), *range(event.window.after, event.window.stop)):
        if pronoun := relative_in(items[index]):
            beside = items[index - 1] if index and event.medial else None
            if isinstance(beside, Phrase) and pronoun == "which":
                return pronoun, beside.mentions[-1]  # "enterprises that produce pipes"
            found = pointed(items, index, before, ontology)
            return pronoun, located(found, before, ontology) if pronoun == "where" else equated(found, before, ontology)
    return "", None


def equated(found: Mention | None, before: Outcome | None, ontology: Ontology) -> Mention | None:
    """What a relative pronoun points to: of "X is a cluster, which", X."""
    pairs = before.identities if before is not None else ()
    alike = ((subject, noun) for subject, noun in pairs if ontology.is_a(subject.sort, (noun.sort,)))
    return next((subject for subject, noun in alike if noun is found), found)


def relative_in(item: Item) -> str:
    """The relative pronoun in an item, or ""."""
    mentions = item.mentions[0].walk() if isinstance(item, Phrase) else ()
    return next((mention.anaphor for mention in mentions if mention.anaphor in RELATIVES), "")


def pointed(items: Sequence[Item], index: int, before: Outcome | None, ontology: Ontology) -> Mention | None:
    """What the pronoun at an index points to: the thing just formed, or the phrase before it."""
    verb = next((place for place in range(index - 1, -1, -1) if is_trigger(items[place])), -1)
    between = [other for other in items[verb + 1 : index] if isinstance(other, Phrase)]
    if not between and before is not None and before.position == verb and (found := formed(before)) is not None:
        again = next((place for place in range(index) if relative_in(items[place])), -1)
        if found.anaphor and again >= 0:
            return pointed(items, again, None, ontology)
        things = ontology.composition.named | ontology.composition.scoped
        if relative_in(items[index]) != "where" or found.anaphor or ontology.is_a(found.cls, things):
            return found
    earlier = [other for other in items[:index] if isinstance(other, Phrase)]
    return antecedent(earlier, ontology) if earlier else None


def located(found: Mention | None, before: Outcome | None, ontology: Ontology) -> Mention | None:
    """What "where" points to: a thing with a name or place of its own, else the place of the clause before."""
    things = ontology.composition.named | ontology.composition.scoped
    if found is None or before is None or ontology.is_a(found.sort, things):
        return found
    return next(iter(before.players.get("place", ())), found)


def antecedent(phrases: Sequence[Phrase], ontology: Ontology) -> Mention:
    """The last of some phrases that is a thing, or is "of" one; else the last."""
    things = ontology.composition.named | ontology.composition.scoped
    for phrase in reversed(phrases):
        for each in phrase.mentions[0].walk():
            if ontology.is_a(each.cls, things):
                return each
    return phrases[-1].mentions[0]
