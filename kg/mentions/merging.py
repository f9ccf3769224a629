"""Phrases that make one: "products such as A and B", "2 billion rupees cost", "four of the top ten"."""

from __future__ import annotations

from kg.mentions.coordination import POINTING, Item
from kg.model import COUNT, Clause, Mention, Phrase
from kg.ontology import Ontology

OTHER = "other"
EXAMPLES = frozenset({"such-as", "etc"})  # "A and B like products", "A, B etc. products"


def exemplify(items: list[Item], ontology: Ontology) -> list[Item]:
    """Make "A and B like products" one phrase: products, with the kinds A and B."""
    items = [with_others(item, ontology) for item in items]
    index = 1
    while index < len(items) - 1:
        left, link, right = items[index - 1], items[index], items[index + 1]
        examples = isinstance(link, Clause) and link.token.function in EXAMPLES
        if examples and is_comma(left) and index > 1:
            del items[index - 1]
            index -= 1
            continue
        if examples and isinstance(right, Phrase) and (place := general(items, index, right, ontology)) is not None:
            items[place] = with_kinds(items[place], right, ontology)
            del items[index : index + 2]
        elif examples and isinstance(left, Phrase) and isinstance(right, Phrase) and not likened(left, right):
            if generic(left, ontology) and not generic(right, ontology):
                left, right = right, left
            head = right.mentions[0]
            kinds = tuple(as_kind(mention, head, ontology) for mention in left.mentions)
            span = left.span.join(head.span)
            merged = head._replace(kinds=kinds, span=span)
            items[index - 1 : index + 2] = [
                right._replace(mentions=(merged, *right.mentions[1:]), start=min(left.start, right.start))
            ]
        else:
            index += 1
    return items


def with_others(item: Item, ontology: Ontology) -> Item:
    """A list that ends in "and other products" as products, with its members as their kinds."""
    if not isinstance(item, Phrase) or len(item.mentions) < 2:
        return item
    head, kinds = item.mentions[-1], item.mentions[:-1]
    if OTHER not in head.modifiers or not ontology.flagged(head.head, "generic"):
        return item
    kept = tuple(modifier for modifier in head.modifiers if modifier != OTHER)
    head = head._replace(modifiers=kept, span=item.span)
    return item._replace(mentions=(head._replace(kinds=tuple(as_kind(each, head, ontology) for each in kinds)),))


def general(items: list[Item], index: int, right: Phrase, ontology: Ontology) -> int | None:
    """The index of the phrase that examples belong to over other words: "products made here, such as"."""
    left = items[index - 1]
    if isinstance(left, Phrase) and left.mentions[0].cls not in POINTING:
        return None
    if generic(right, ontology):
        return None
    earlier = ((place, items[place]) for place in range(index - 1, -1, -1))
    return next((place for place, item in earlier if isinstance(item, Phrase) and generic(item, ontology)), None)


def with_kinds(item: Item, examples: Phrase, ontology: Ontology) -> Item:
    """A phrase with the kinds that are its examples."""
    if not isinstance(item, Phrase):
        return item
    head = item.mentions[-1]
    kinds = tuple(as_kind(mention, head, ontology) for mention in examples.mentions)
    return item._replace(mentions=(*item.mentions[:-1], head._replace(kinds=kinds)))


def likened(left: Phrase, right: Phrase) -> bool:
    """Whether a thing of its own is likened to another, and is no example of it: "like A town, B town", "like here"."""
    first = left.mentions[0]
    if any(mention.cls in POINTING for mention in (*left.mentions, *right.mentions)):
        return True
    cluster = len(left.mentions) == 1 and first.cls == "IndustrialCluster" and not first.others
    return cluster and not right.mentions[0].plural


def as_kind(mention: Mention, head: Mention, ontology: Ontology) -> Mention:
    """A mention as a kind of a head: in the sense that fits, and of the class of the head where that says more."""
    sense = ontology.fitting(mention.others, (head.cls,))
    if sense is not None and not ontology.is_a(mention.cls, (head.cls,)):
        mention = mention._replace(head=sense.id, cls=sense.cls)
    return mention._replace(cls=narrowed(mention, head, ontology), case="")


def is_comma(item: Item) -> bool:
    """Whether an item is a comma."""
    return isinstance(item, Clause) and item.token.function == "comma"


def generic(phrase: Phrase, ontology: Ontology) -> bool:
    """Whether a phrase ends in a word like "products"."""
    return ontology.flagged(phrase.mentions[-1].head, "generic")


def narrowed(mention: Mention, head: Mention, ontology: Ontology) -> str:
    """The class of a kind: that of the head, where it says more."""
    return head.cls if mention.cls == "Unknown" or ontology.is_a(head.cls, (mention.cls,)) else mention.cls


def figured(items: list[Item]) -> list[Item]:
    """Hang an amount on the indicator right after it: "2 billion rupees cost"."""
    index = 0
    while index < len(items) - 1:
        left, right = items[index], items[index + 1]
        if isinstance(left, Phrase) and isinstance(right, Phrase) and has_amount(left, right):
            head = right.mentions[0]
            merged = head._replace(
                dependents=(("GEN", left.mentions[0]), *head.dependents), span=left.span.join(head.span)
            )
            items[index : index + 2] = [right._replace(mentions=(merged,), start=left.start)]
        index += 1
    return items


def has_amount(left: Phrase, right: Phrase) -> bool:
    """Whether a phrase is the amount of the indicator after it."""
    return not left.case and is_amount(left) and bool(right.case) and right.mentions[0].cls == "Indicator"


def is_amount(phrase: Phrase) -> bool:
    """Whether a phrase is an amount of something."""
    quantity = phrase.mentions[0].quantity
    return quantity is not None and quantity.unit != COUNT


def partitives(items: list[Item]) -> list[Item]:
    """Make "among the top ten enterprises, four" or "four of the top ten enterprises" one phrase: four of them."""
    index = 0
    while index < len(items) - 1:
        stop = index + 2 if is_comma(items[index + 1]) and index + 2 < len(items) else index + 1
        left, right = items[index], items[stop]
        if isinstance(left, Phrase) and isinstance(right, Phrase):
            if whole_of_parts(left) and counts(right):
                items[index : stop + 1] = [part_of(left, right, right)]
            elif stop == index + 1 and counts(left) and right.hangs and whole_of_parts(right):
                items[index : stop + 1] = [part_of(right, left, left)]
        index += 1
    return items


def part_of(whole: Phrase, number: Phrase, place: Phrase) -> Phrase:
    """So many of a whole, where the number stands."""
    first, count = whole.mentions[0], number.mentions[0]
    single = count.quantity is not None and count.quantity.value == 1
    if single and first.rank is not None:  # "one of the top ten": that is its standing; "of the largest": none
        rank = first.rank if first.rank[0] == "rankCutoff" else None
        one = first._replace(rank=rank, case=place.case, opened=count.opened, hangs=count.hangs, plural=False)
        return place._replace(mentions=(one,), start=min(whole.start, number.start))
    part = first._replace(
        rank=None,
        number=count,
        dependents=(("AMONG", first),),
        case=place.case,
        opened=count.opened,
        hangs=count.hangs,
        span=first.span.join(count.span),
        label=f"{first.label} {count.label}".strip(),
    )
    return place._replace(mentions=(part,), start=min(whole.start, number.start))


def whole_of_parts(phrase: Phrase) -> bool:
    """Whether a number after a phrase counts a part of it."""
    rank = phrase.mentions[0].rank
    return phrase.case == "AMONG" or (phrase.case == "GEN" and rank is not None)


def counts(phrase: Phrase) -> bool:
    """Whether a phrase is a number of things."""
    quantity = phrase.mentions[0].quantity
    return quantity is not None and quantity.unit == COUNT
