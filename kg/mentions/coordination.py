"""Lists: which conjuncts are members, which join the modifiers of their neighbour, what they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.mentions.spacing import spaced
from kg.model import MEASURES, Clause, Mention, Phrase
from kg.ontology import Ontology

Item = Phrase | Clause
CONJUNCTIONS = frozenset({"and", "or"})
TRADES = frozenset({"IndustrialCluster", "Industry"})  # classes of what is named by its goods
GOODS = ("Product", "Material")
POINTING = MEASURES | {"Anaphor"}  # classes of what takes no part in composition


class Beside(NamedTuple):
    """What else stands in the list of two conjuncts."""

    spread: bool  # further conjuncts on the right are modifiers of the right one
    further: Mention | None  # the conjunct to the left of both
    examples: bool  # it is a list of examples: "A and B like products"


def coordinate(items: Sequence[Item], ontology: Ontology) -> list[Item]:
    """The items with lists made into one phrase each."""
    found = list(items)
    index = len(found) - 1
    spread = False  # whether the phrase at the index has taken over conjuncts as modifiers
    while index > 0:
        left, right = conjunct_before(found, index), found[index]
        joined = None
        if isinstance(right, Phrase) and left is not None:
            phrase, between = found[left], found[left + 1 : index]
            beside = Beside(spread, last_of(found, conjunct_before(found, left)), exemplifies(found, index + 1))
            joined = join(phrase, right, between, beside, ontology)  # type: ignore[arg-type]
            if joined is not None:
                found[left : index + 1] = [open_choice(joined) if chooses(between, right) else joined]
                index = left + 1
        spread = joined is not None and isinstance(right, Phrase) and len(joined.mentions) == len(right.mentions)
        index -= 1
    return [share(item, ontology) if isinstance(item, Phrase) else item for item in found]


def conjunct_before(items: Sequence[Item], index: int) -> int | None:
    """The index of the phrase that a comma or conjunction links to an item."""
    links = links_before(items, index)
    left = index - links - 1
    return left if links and left >= 0 and isinstance(items[left], Phrase) else None


def last_of(items: Sequence[Item], index: int | None) -> Mention | None:
    """The last mention of the phrase at an index."""
    item = items[index] if index is not None else None
    return item.mentions[-1] if isinstance(item, Phrase) else None


def exemplifies(items: Sequence[Item], index: int) -> bool:
    """Whether "such as" stands at an index."""
    item = items[index] if index < len(items) else None
    return isinstance(item, Clause) and item.token.function == "such-as"


def links_before(items: Sequence[Item], index: int) -> int:
    """How many commas and conjunctions stand right before an item."""
    count = 0
    while index - count - 1 >= 0:
        item = items[index - count - 1]
        if not isinstance(item, Clause) or item.token.function not in CONJUNCTIONS | {"comma"} or item.token.boundary:
            break
        count += 1
    return count


def chooses(links: Sequence[Item], right: Item) -> bool:
    """Whether "or" stands between conjuncts, or further on in the list."""
    further = isinstance(right, Phrase) and right.mentions[0].either
    return further or any(isinstance(link, Clause) and link.token.function == "or" for link in links)


def open_choice(phrase: Phrase) -> Phrase:
    """A phrase whose members are marked as alternatives."""
    return phrase._replace(mentions=tuple(mention._replace(either=True) for mention in phrase.mentions))


def join(left: Phrase, right: Phrase, links: Sequence[Item], beside: Beside, ontology: Ontology) -> Phrase | None:
    """Two conjuncts as one phrase, or None if they do not belong together."""
    a, b = left.mentions[-1], right.mentions[0]
    a = headed(aligned(a, b, ontology), b, ontology)
    left = left._replace(mentions=(*left.mentions[:-1], a))
    if a.cls in POINTING or b.cls in POINTING:
        return None
    if left.case and left.case != right.case and not governs(left, right):
        return None
    if modifies(a, b, beside, ontology) and len(left.mentions) == 1 and (not left.case or governs(left, right)):
        return modified(left, right)
    conjunction = any(isinstance(link, Clause) and link.token.function in CONJUNCTIONS for link in links)
    listed = conjunction or len(right.mentions) > 1
    if not listed and (b.determined or (left.opened and not right.opened)):
        return None  # "like A, B", "as it has no A, its B ...": a phrase of its own
    close = listed and (right.case != "GEN" or beside.examples or len(right.mentions) > 1)
    if not compatible(a, b, ontology) or (not close and not same(a, b)):
        return None
    return listing(left, right)


def modified(left: Phrase, right: Phrase) -> Phrase:
    """The right conjunct with the left one among its modifiers."""
    a, b = left.mentions[-1], right.mentions[0]
    merged = b._replace(
        modifiers=(*a.modifiers, *filter(None, (a.head,)), *b.modifiers),
        literals=(*a.literals, *b.literals),
        span=a.span.join(b.span),
        entries=(*a.entries, *b.entries),
        label=spaced((a.label, b.label)) if a.label and b.label else "",
        number=a.number or b.number,
        definite=a.definite,
        indefinite=a.indefinite,
        rank=a.rank or b.rank,
        dependents=(*a.dependents, *b.dependents),
        case=left.case or b.case,
        opened=a.opened or b.opened,
        hangs=a.hangs or b.hangs,
    )
    return Phrase((merged, *right.mentions[1:]), left.case or right.case, left.start, left.boundary)


def listing(left: Phrase, right: Phrase) -> Phrase:
    """Two conjuncts as members of one list, in the case of the last, or of the adposition before the first."""
    case = left.case if left.opened else right.case
    mentions = tuple(mention._replace(case=case) for mention in (*left.mentions, *right.mentions))
    return Phrase(mentions, case, left.start, left.boundary)


def governs(left: Phrase, right: Phrase) -> bool:
    """Whether the adposition before a conjunct is that of the next too: "of A and B"."""
    return left.opened and not right.opened and not right.case


def headed(a: Mention, b: Mention, ontology: Ontology) -> Mention:
    """A counted conjunct without a noun, under that of its neighbour: "200 small and 50 large enterprises"."""
    adjectives = ontology.composition.adjectives
    if a.cls not in adjectives or not a.number or not b.number or b.cls not in ontology.composition.counts:
        return a
    nouns = tuple(m for m in b.modifiers if m in ontology.concepts and ontology.concepts[m].cls not in adjectives)
    return a._replace(cls=b.cls, head=b.head, modifiers=(*a.modifiers, a.head, *nouns), plural=b.plural, others=())


def aligned(a: Mention, b: Mention, ontology: Ontology) -> Mention:
    """A conjunct in the sense that makes it of the class of its neighbour: "hub, chain and gear"."""
    if a.cls == b.cls or a.modifiers:
        return a
    sense = ontology.fitting(a.others, (b.cls,))
    return a._replace(head=sense.id, cls=sense.cls) if sense else a


def modifies(a: Mention, b: Mention, beside: Beside, ontology: Ontology) -> bool:
    """Whether a conjunct belongs to the modifiers of its right neighbour: "trade, distribution and pricing centre"."""
    if a.name or a.iri or a.number or b.indefinite or b.article:
        return False
    if a.cls in ontology.composition.adjectives and qualities(b, ontology)[:1] == [a.cls]:
        return True  # "small and medium enterprises"
    generic = ontology.flagged(b.head, "generic") and not ontology.flagged(a.head, "generic")
    nouns, further = noun_classes(b, ontology), beside.further.cls if beside.further and not beside.further.case else ""
    if not a.head:  # a word without entry is what its neighbours in the list are
        ranked, repeated = a.rank is not None and b.rank is None, bool({*a.modifiers} & {*b.modifiers})
        alike = further in nouns if further else generic or ranked
        return bool(b.head and nouns) and not repeated and (beside.spread or alike)
    if b.literals and not nouns:
        covered = generic and a.cls == b.cls and bool(a.modifiers) and not b.modifiers
        return covered or (further == a.cls and not compatible(a, b, ontology))
    if b.cls in TRADES and goods(a.cls, ontology) and any(goods(cls, ontology) for cls in nouns):
        return True  # "the steel and wire rod cluster"
    return a.cls in nouns and (a.cls != b.cls or generic)


def goods(cls: str, ontology: Ontology) -> bool:
    """Whether a class is one of what is made or made of."""
    return ontology.is_a(cls, GOODS)


def qualities(mention: Mention, ontology: Ontology) -> list[str]:
    """The classes of the known modifiers of a mention, in their order."""
    return [ontology.concepts[m].cls for m in mention.modifiers if m in ontology.concepts]


def noun_classes(mention: Mention, ontology: Ontology) -> set[str]:
    """The classes of the nouns among the modifiers of a mention."""
    classes = {ontology.concepts[m].cls for m in mention.modifiers if m in ontology.concepts}
    return classes - ontology.composition.adjectives


def compatible(a: Mention, b: Mention, ontology: Ontology) -> bool:
    """Whether two mentions can be members of one list."""
    kinds = ontology.composition.named | ontology.composition.scoped
    if "Unknown" in (a.cls, b.cls) or same(a, b):
        return True
    if a.number is not None and b.number is not None:
        return True  # "200 factories and 30,000 workers"
    adjectives = ontology.composition.adjectives
    if (a.cls in adjectives) != (b.cls in adjectives):
        return False
    if ontology.is_a(a.cls, (b.cls,)) or ontology.is_a(b.cls, (a.cls,)):
        return True
    scoped = (ontology.is_a(a.cls, kinds), ontology.is_a(b.cls, kinds))
    return scoped[0] == scoped[1]


def same(a: Mention, b: Mention) -> bool:
    """Whether two mentions are of one class."""
    return a.cls == b.cls


def share(phrase: Phrase, ontology: Ontology) -> Phrase:
    """The phrase with modifiers of the first member given to the bare ones after it, and the head of the last."""
    if len(phrase.mentions) < 2:
        return phrase
    shared: tuple[str, ...] = ()
    found = []
    for mention in phrase.mentions:
        own = tuple(m for m in mention.modifiers if m in ontology.concepts)
        passed = tuple(m for m in own if ontology.concepts[m].cls in ontology.composition.shared)
        if own or mention.number or mention.name or mention.iri or mention.rank:
            shared = passed
            found.append(mention)
        else:
            found.append(mention._replace(modifiers=shared, label="" if shared else mention.label))
    return phrase._replace(mentions=tuple(found))
