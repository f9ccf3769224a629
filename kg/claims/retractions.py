"""Plans that the same sentence takes back: "a port was planned, but it was cancelled"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.claims.clauses import BARRIERS, Item, is_trigger
from kg.claims.events import operator
from kg.model import INTENDED, Claim, Clause, Phrase
from kg.ontology import Ontology

IDEAS = frozenset({"DevelopmentPlan", "Goal", "Unknown"})
POINTING = frozenset({"it", "this", "that", "they"})


def kept(claims: Iterable[Claim], items: Sequence[Item], ontology: Ontology) -> Iterator[Claim]:
    """Yield the claims but for plans and goals that a later clause takes back."""
    ends = [retracted(items, index, ontology) for index in range(len(items))]
    stop = max((end for end in ends if end is not None), default=0)
    yield from (claim for claim in claims if claim.status not in INTENDED or claim.span.start >= stop)


def retracted(items: Sequence[Item], index: int, ontology: Ontology) -> int | None:
    """Where the clause before ends, if the verb at an index takes it back: offset in the text."""
    verb, opened = items[index], opening(items, index)
    if not isinstance(verb, Clause) or not is_trigger(verb) or opened is None:
        return None
    cancels, denied = operator(verb.token, ontology) == "none", "not" in verb.token.features
    phrases = [each for each in items[:index] if isinstance(each, Phrase) and each.start > opened.start]
    back = all(points(each) for each in phrases) and (bool(phrases) or cancels)
    return opened.token.span.start if back and cancels != denied else None


def opening(items: Sequence[Item], index: int) -> Clause | None:
    """The conjunction or mark that opens the clause of a verb, if it does not open the sentence."""
    clauses = (item for item in reversed(items[:index]) if isinstance(item, Clause))
    before = next((item for item in clauses if is_trigger(item) or item.token.function in BARRIERS), None)
    return None if before is None or is_trigger(before) else before


def points(phrase: Phrase) -> bool:
    """Whether a phrase points back: "it", "that plan"."""
    first = phrase.mentions[0]
    return first.anaphor in POINTING or (first.definite and first.cls in IDEAS)
