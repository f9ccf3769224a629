"""Chunks to mentions: a head concept with its modifiers, a name, a count, a rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.mentions.chunk import Chunk
from kg.mentions.spacing import spaced
from kg.model import Mention, Sense, Span, Token
from kg.ontology import Concept, Ontology

TRADES = frozenset({"Material", "RawMaterial", "Product", "Industry"})
Word = tuple[Token, Concept | None, str]  # token, its concept, the lexical entry that says so


def mentions(chunk: Chunk, ontology: Ontology) -> Iterator[tuple[Mention, Chunk]]:
    """Yield the mentions of a chunk: one, or names and predicates that only stand next to it."""
    words = [(token, *sense(token, chunk.tokens, index, ontology)) for index, token in enumerate(chunk.tokens)]
    if chunk.quoted:
        yield quotation(chunk, words, ontology), chunk
        return
    for run in runs(words, ontology):
        yield mention(chunk, run, ontology, first=run[0] is words[0], last=run[-1] is words[-1]), chunk


def quotation(chunk: Chunk, words: Sequence[Word], ontology: Ontology) -> Mention:
    """The mention of words in quotation marks; a place in the genitive before them is where they hold."""
    places = [word for word in words[:-1] if word[1] and ("gazetteer" in word[1].flags or word[1].cls == "Country")]
    scope = places[:1] if places and places[0] is words[0] and words[0][0].case == "GEN" else []
    found = mention(chunk, words[len(scope) :], ontology, first=True, last=True)
    hung = tuple(("GEN", mention(chunk, [word], ontology, first=False, last=False)) for word in scope)
    return found._replace(span=Span(words[0][0].span.start, found.span.stop), dependents=(*hung, *found.dependents))


def sense(token: Token, tokens: Sequence[Token], index: int, ontology: Ontology) -> tuple[Concept | None, str]:
    """The sense of a word: the first, unless a neighbour selects the class of another."""
    found = [(concept_of(each, ontology), each.entry) for each in token.senses]
    known = [(concept, entry) for concept, entry in found if concept is not None]
    if not known:
        return None, token.senses[0].entry if token.senses else ""
    wanted = selections(tokens, index, ontology)
    if "closes" in known[0][0].flags and index + 1 < len(tokens) and known[0][0].cls not in wanted:
        wanted = (*wanted, *ontology.composition.adjectives)
    for concept, entry in known[1:]:
        if concept.cls in wanted or ontology.is_a(concept.cls, wanted):
            return concept, entry
    return known[0]


def concept_of(found: Sense, ontology: Ontology) -> Concept | None:
    """The concept of a sense; a thing of the gazetteer counts as one of its class."""
    if place := ontology.gazetteer.get(found.concept):
        return Concept(place.iri, place.cls, "", frozenset({"gazetteer"}), {})
    return ontology.concepts.get(found.concept)


def selections(tokens: Sequence[Token], index: int, ontology: Ontology) -> tuple[str, ...]:
    """The classes that the words beside a word select."""
    beside = [tokens[place] for place in (index + 1, index - 1) if 0 <= place < len(tokens)]
    concepts = [ontology.concepts.get(token.senses[0].concept) for token in beside if token.senses]
    selecting = (concept.values["selects"] for concept in concepts if concept and "selects" in concept.values)
    return tuple(cls for value in selecting for cls in value.split(","))


def runs(words: Sequence[Word], ontology: Ontology) -> Iterator[Sequence[Word]]:
    """Cut a chunk where a name of the gazetteer ends, and before adjectives after the last noun."""
    start = 0
    for index, (_, concept, _) in enumerate(words[:-1]):
        following = words[index + 1][1]
        if concept and "gazetteer" in concept.flags and not types(concept, following):
            yield words[start : index + 1]
            start = index + 1
    rest = words[start:]
    adjectives = ontology.composition.adjectives
    nouns = [index for index, (_, concept, _) in enumerate(rest) if concept and concept.cls not in adjectives]
    while nouns and nouns[-1] + 1 < len(rest) and rest[nouns[-1] + 1][1] is None:
        nouns.append(nouns[-1] + 1)  # a word without entry after a noun is one
    if nouns and nouns[-1] + 1 < len(rest) and all(word[1] for word in rest[nouns[-1] + 1 :]):
        yield rest[: nouns[-1] + 1]
        rest = rest[nouns[-1] + 1 :]
    yield rest


def types(name: Concept, following: Concept | None) -> bool:
    """Whether a word is the type noun of the name before it."""
    return following is not None and following.values.get("named") == name.cls


def mention(chunk: Chunk, words: Sequence[Word], ontology: Ontology, *, first: bool, last: bool) -> Mention:
    """The mention that a run of words makes."""
    head_token, head, _ = words[-1]
    span = Span(words[0][0].span.start, head_token.span.stop)
    if first and chunk.number is not None:
        span = span.join(chunk.number.span)
    body = words[:-1] if head is not None else words
    found = Mention(
        span=span,
        cls=head.cls if head else "Unknown",
        head=head.id if head else "",
        modifiers=tuple(concept.id for _, concept, _ in body if concept),
        literals=tuple(stem(token) for token, concept, _ in body if concept is None),
        case=chunk.case if last else "",
        opened=bool(chunk.opened.case) and last,
        hangs=chunk.opened.hangs and last,
        plural=chunk.plural or head_token.plural or any(is_plural(token) for token, _, _ in words),
        definite=chunk.definite or any(token.definite for token, _, _ in words),
        indefinite=chunk.determined and not chunk.definite,
        article=chunk.article and first,
        number=chunk.number if first else None,
        quoted=chunk.quoted,
        others=tuple(each.concept for each in head_token.senses if head and each.concept != head.id),
        entries=tuple(entry for _, _, entry in words if entry),
        label=label(words),
    )
    return refined(ranked(placed(named(found, words, ontology), words, ontology), words, chunk, ontology), ontology)


def stem(token: Token) -> str:
    """A word without its case ending."""
    return token.citation or (token.text[: token.stem] if token.stem else token.text)


def label(words: Sequence[Word]) -> str:
    """The words of a phrase without the ending of the last."""
    return spaced([*(token.text for token, _, _ in words[:-1]), stem(words[-1][0])])


def named(found: Mention, words: Sequence[Word], ontology: Ontology) -> Mention:
    """The mention with its name, if the words before its type noun are one."""
    head = words[-1][1]
    if head is not None and "gazetteer" in head.flags:
        return found._replace(iri=head.id, head="", name=label(words[-1:]))
    if len(words) > 1 and (before := words[-2][1]) and "gazetteer" in before.flags and types(before, head):
        return found._replace(iri=before.id, head=head.id if head else "", name=stem(words[-2][0]), modifiers=())
    if head is None or found.number is not None or found.indefinite:
        return found
    if is_firm(words, head):
        return found._replace(
            cls="Enterprise", head="", name=spaced(token.text for token, _, _ in words), modifiers=(), literals=()
        )
    if found.plural:
        return found
    cls = head.values.get("named", "")
    unknown = trailing_unknown(words[:-1], anywhere=cls not in ontology.composition.named or cls == "Enterprise")
    if not cls or not unknown:
        return found
    if cls == "Enterprise" and is_capital(words):  # "X Home Company": what is no trade is part of the name
        more = [word for word in words[:-1] if word[1] and word[1].cls not in TRADES]
        unknown = [word for word in words[:-1] if word in unknown or word in more]
        found = found._replace(modifiers=tuple(m for m in found.modifiers if m not in {w[1].id for w in more if w[1]}))
    name = spaced(token.text for token, _, _ in unknown)
    kept = tuple(m for m in found.literals if m not in {stem(token) for token, _, _ in unknown})
    return found._replace(cls=cls, name=name, literals=kept)


def is_plural(token: Token) -> bool:
    """Whether a word is in the plural, and no part of a name."""
    return token.plural and not token.text[:1].isupper()


def is_capital(words: Sequence[Word]) -> bool:
    """Whether all words have a capital letter: they are a name."""
    return all(token.text[:1].isupper() for token, _, _ in words)


def is_firm(words: Sequence[Word], head: Concept) -> bool:
    """Whether words are the name of a firm after its trade: "Teesta Footwear"."""
    return len(words) > 1 and words[0][1] is None and head.cls in TRADES and is_capital(words)


def placed(found: Mention, words: Sequence[Word], ontology: Ontology) -> Mention:
    """The mention of a cluster with the name of its place, if it begins with one: "Yaojing ceramic cluster"."""
    unknown = trailing_unknown(words, anywhere=True) if words[0][1] is None else ()
    trade = len(unknown) < len(words) - 1 and unknown and unknown[0] is words[0]
    if found.cls != "IndustrialCluster" or not trade:
        return found
    name = spaced(token.text for token, _, _ in unknown)
    span = Span(unknown[0][0].span.start, unknown[-1][0].span.stop)
    place = Mention(span, "AdministrativeArea", name=name, label=name, guessed=True)
    kept = tuple(word for word in found.literals if word not in {stem(token) for token, _, _ in unknown})
    return found._replace(literals=kept, dependents=(("GEN", place), *found.dependents))


def trailing_unknown(words: Sequence[Word], *, anywhere: bool) -> Sequence[Word]:
    """The words without an entry that stand right before the type noun (or, for enterprises, first)."""
    stop = len(words)
    while anywhere and stop and words[stop - 1][1] is not None:
        stop -= 1
    start = stop
    while start and words[start - 1][1] is None:
        start -= 1
    return words[start:stop]


def ranked(found: Mention, words: Sequence[Word], chunk: Chunk, ontology: Ontology) -> Mention:
    """The mention as a standing, if it is a superlative or a top list."""
    ranks = ontology.composition.ranks
    for _, concept, _entry in words[:-1] if words[-1][1] else words:
        if concept is None:
            continue
        if chunk.cutoff and chunk.cutoff.quantity and chunk.cutoff.quantity.value and concept.id in ranks:
            number = int(chunk.cutoff.quantity.value)
            kept = tuple(modifier for modifier in found.modifiers if modifier != concept.id)
            return found._replace(rank=(ranks[concept.id], number), modifiers=kept)
        if concept.cls in ranks and concept.id not in ranks:
            kept = tuple(modifier for modifier in found.modifiers if modifier != concept.id)
            number = int(concept.values.get("value", "1"))
            return found._replace(rank=(ranks[concept.cls], number), modifiers=(concept.id, *kept))
    return found


def refined(found: Mention, ontology: Ontology) -> Mention:
    """The mention with the narrower class that its modifiers make, without those that its head implies."""
    composition = ontology.composition
    cls = next((narrow for m in found.modifiers if (narrow := composition.narrower.get((found.cls, m)))), found.cls)
    idle = composition.idle(cls)
    kept = tuple(dict.fromkeys(m for m in found.modifiers if m not in idle))
    return found._replace(cls=cls, modifiers=kept)
