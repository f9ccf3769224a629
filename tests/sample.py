"""A small but complete `Knowledge`, built by hand: two short texts about the invented paper town of Nadipur."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pyoxigraph

from kg.graph import Entity, Evidence, Knowledge, Label, Literal, Origin, Qualifier, Statement
from kg.model import Document, Quantity, Span, TimeSpan

ONTOLOGY = Path(__file__).parents[1] / "ontology"
ONTO = "https://w3id.org/sutra/onto#"
BASE = "https://w3id.org/sutra/id/"
LEX = "https://w3id.org/sutra/lex/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
INTEGER = "http://www.w3.org/2001/XMLSchema#positiveInteger"
EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"

# In English: The paper industry cluster of Nadipur Town has produced paper since the 1980s. Here are more than 50
# (Hindi: 60) paper processing enterprises. It plans to build a national paper trade centre. It is turning the town into
# a "paper capital". The enterprises have realised that the old model is not sustainable. Its annual income is over
# 2 billion rupees. It has no raw material of its own. It is the largest paper production base in the country.
TEXTS = {
    "bn": """১৯৮০-এর দশক থেকে নদীপুর টাউনের কাগজ শিল্প ক্লাস্টার কাগজ উৎপাদন করে।
এখানে ৫০টির বেশি কাগজ প্রক্রিয়াকরণ উদ্যোগ রয়েছে। এটি একটি জাতীয় কাগজ বাণিজ্য কেন্দ্র নির্মাণের পরিকল্পনা করেছে।
এটি টাউনটিকে “কাগজের রাজধানী”তে পরিণত করছে। উদ্যোগগুলি বুঝেছে যে পুরানো মডেল টেকসই নয়।
এর বার্ষিক আয় ২০০ কোটি টাকার বেশি। এর নিজস্ব কাঁচামাল নেই। এটি দেশের বৃহত্তম কাগজ উৎপাদন ভিত্তি।
""",
    "hi": """1980 के दशक से नदीपुर टाउन का काग़ज़ उद्योग क्लस्टर काग़ज़ का उत्पादन करता है।
यहाँ 60 से अधिक काग़ज़ प्रसंस्करण उद्यम हैं। यह एक राष्ट्रीय काग़ज़ व्यापार केंद्र बनाने की योजना बना रहा है।
यह टाउन को “काग़ज़ की राजधानी” में बदल रहा है। उद्यमों ने समझा कि पुराना मॉडल टिकाऊ नहीं है।
इसकी वार्षिक आय 200 करोड़ रुपये से अधिक है। इसके पास अपना कच्चा माल नहीं है। यह देश का सबसे बड़ा काग़ज़ उत्पादन आधार है।
""",
}


def onto(name: str) -> str:
    """IRI of a term of the vocabulary."""
    return ONTO + name


def thing(name: str) -> str:
    """IRI of a thing of the sample."""
    return BASE + name


def document(language: str) -> Document:
    """The sample text in a language."""
    text = TEXTS[language]
    digest = hashlib.sha256(text.encode()).hexdigest()
    metadata = {"title": "Nadipur", "publisher": "Nadipur Gazette", "date": "2024-03-01"} if language == "bn" else {}
    return Document(
        f"nadipur.{language}.txt", thing(f"document/nadipur.{language}.txt"), language, text, digest, metadata
    )


def write_sources(folder: Path) -> Path:
    """Both texts as files in a folder, as they stand."""
    for language, text in TEXTS.items():
        (folder / f"nadipur.{language}.txt").write_bytes(text.encode())
    return folder


def evidence(language: str, quote: str, subject: str = "", object_: str = "", rule: str = "frame:sample") -> Evidence:
    """The passage `quote` of the sample text, with the words for subject and object in it or before it."""
    text = TEXTS[language]
    start = text.index(quote)
    begin = max(text.rfind(mark, 0, start) for mark in "।\n") + 1
    while text[begin].isspace():
        begin += 1
    stop = text.index("।", start) + 1
    entries = (LEX + f"{language}/cluster", LEX + f"{language}/paper")
    where = Span(start, start + len(quote))
    marked = (_locate(text, subject, begin, stop), _locate(text, object_, begin, stop))
    return Evidence(f"nadipur.{language}.txt", language, where, quote, rule, entries, Span(begin, stop), *marked)


def _locate(text: str, words: str, begin: int, stop: int) -> Span | None:
    if not words:
        return None
    start = text.index(words, begin, stop)
    return Span(start, start + len(words))


def labels(en: str, bn: str = "", hi: str = "", *more: Label) -> tuple[Label, ...]:
    """Labels of a thing: English composed, the others seen."""
    seen = [Label(text, language, Origin.SEEN) for language, text in (("bn", bn), ("hi", hi)) if text]
    return (*seen, Label(en, "en", Origin.COMPOSED), *more)


def entities() -> dict[str, Entity]:
    """Everything that the sample speaks of."""
    everything = (*_places(), *_groups(), *_planned(), *_concepts(), *_figures())
    return {entity.iri: entity for entity in sorted(everything, key=lambda entity: entity.iri)}


def _places() -> tuple[Entity, ...]:
    also = Label("नदीपुर", "hi", Origin.SEEN)
    romanised = Label("Nodipur", "en", Origin.ROMANISED)
    cluster = labels(
        "Nadipur Town paper industry cluster", "নদীপুর টাউনের কাগজ শিল্প ক্লাস্টার", "नदीपुर टाउन का काग़ज़ उद्योग क्लस्टर"
    )
    return (
        Entity(
            thing("nadipur-town"),
            (onto("Town"),),
            labels("Nadipur Town", "নদীপুর টাউন", "नदीपुर टाउन", also, romanised),
            matches=((EXACT_MATCH, "https://example.org/places/nadipur"),),
        ),
        Entity(thing("cluster-nadipur-paper"), (onto("IndustrialCluster"),), cluster),
        Entity(thing("country"), (onto("Country"),), labels("the country", "দেশ", "देश")),
    )


def _groups() -> tuple[Entity, ...]:
    group = labels("paper processing enterprises", "কাগজ প্রক্রিয়াকরণ উদ্যোগ", "काग़ज़ प्रसंस्करण उद्यम")
    return (
        Entity(thing("group-processing"), (onto("EnterpriseGroup"),), group),
        Entity(thing("role-processing"), (onto("Role"),), labels("processing", "প্রক্রিয়াকরণ", "प्रसंस्करण")),
        Entity(thing("standing-largest"), (onto("Standing"),), labels("largest paper production base in the country")),
    )


def _planned() -> tuple[Entity, ...]:
    centre = labels("national paper trade centre", "জাতীয় কাগজ বাণিজ্য কেন্দ্র", "राष्ट्रीय काग़ज़ व्यापार केंद्र")
    denied = labels("the old model is not sustainable")
    return (
        Entity(thing("facility-trade-centre"), (onto("PlannedThing"),), centre, intended=(onto("Facility"),)),
        Entity(
            thing("title-paper-capital"), (onto("Title"),), labels("paper capital", "কাগজের রাজধানী", "काग़ज़ की राजधानी")
        ),
        Entity(thing("claim-model-sustainable"), (onto("Claim"),), denied),
    )


def _concepts() -> tuple[Entity, ...]:
    lexicon = Label("paper", "en", Origin.LEXICON)
    return (
        Entity(thing("paper"), (onto("Product"),), (*labels("x", "কাগজ", "काग़ज़")[:2], lexicon)),
        Entity(thing("paper-production"), (onto("DevelopmentField"),), labels("paper production", "কাগজ উৎপাদন")),
        Entity(thing("paper-industry"), (onto("Industry"),), labels("paper industry", "কাগজ শিল্প", "काग़ज़ उद्योग")),
        Entity(thing("old-model"), (onto("DevelopmentModel"),), labels("old model", "পুরানো মডেল", "पुराना मॉडल")),
        Entity(thing("sustainable"), (onto("Quality"),), labels("sustainable", "টেকসই", "टिकाऊ")),
        Entity(thing("own-raw-material"), (onto("RawMaterial"),), labels("own raw material", "কাঁচামাল", "कच्चा माल")),
    )


def _figures() -> tuple[Entity, ...]:
    rupees = Decimal(2_000_000_000)
    decade = TimeSpan("since-198X", "198X/..", "1980-01-01", "1989-12-31", "", "", "stated")
    present = TimeSpan("present", "", "", "2024-03-01", "2024-03-01", "", "unknown", thing("document/nadipur.bn.txt"))
    return (
        _count("quantity-50", Decimal(50), "more than 50"),
        _count("quantity-60", Decimal(60), "more than 60"),
        Entity(
            thing("quantity-2e9-inr"),
            (onto("Quantity"),),
            labels("more than 2,000,000,000 INR a year"),
            quantity=Quantity("moreThan", rupees, rupees, None, "CCY_INR", "impliedByComparator", "P1Y"),
        ),
        Entity(thing("time-since-198X"), (onto("TimeSpan"),), labels("since the 1980s"), time=decade),
        Entity(thing("time-present"), (onto("TimeSpan"),), labels("at present"), time=present),
    )


def _count(name: str, value: Decimal, label: str) -> Entity:
    quantity = Quantity("moreThan", value, value, None, "NUM", "impliedByComparator")
    return Entity(thing(name), (onto("Quantity"),), labels(label), quantity=quantity)


def statement(
    name: str,
    triple: tuple[str, str, str | Literal],
    *passages: Evidence,
    status: str = "asserted",
    polarity: str = "positive",
    qualifiers: tuple[Qualifier, ...] = (),
    conflicts: tuple[str, ...] = (),
) -> Statement:
    """A statement of the sample, with its passages in order."""
    subject, predicate, object_ = triple
    links = tuple(map(thing, conflicts))
    ordered = tuple(sorted(passages, key=lambda passage: (passage.source, passage.span)))
    return Statement(
        thing(f"claim-{name}"), thing(subject), predicate, object_, status, polarity, qualifiers, ordered, links
    )


def statements() -> tuple[Statement, ...]:
    """Everything that the sample says, sorted by IRI."""
    everything = (*_of_cluster(), *_of_group(), *_of_plans(), *_of_thoughts())
    return tuple(sorted(everything, key=lambda statement: statement.iri))


def _of_cluster() -> tuple[Statement, ...]:
    cluster = "cluster-nadipur-paper"
    bn = evidence("bn", "নদীপুর টাউনের কাগজ শিল্প ক্লাস্টার", "কাগজ শিল্প ক্লাস্টার", "নদীপুর টাউনের")
    hi = evidence("hi", "नदीपुर टाउन का काग़ज़ उद्योग क्लस्टर", "काग़ज़ उद्योग क्लस्टर", "नदीपुर टाउन")
    since = (Qualifier(onto("holdsDuring"), thing("time-since-198X")),)
    first = "১৯৮০-এর দশক থেকে নদীপুর টাউনের কাগজ শিল্প ক্লাস্টার কাগজ উৎপাদন করে"
    income_bn = evidence("bn", "বার্ষিক আয় ২০০ কোটি টাকার বেশি", object_="২০০ কোটি টাকার বেশি")
    income_hi = evidence("hi", "वार्षिक आय 200 करोड़ रुपये से अधिक", object_="200 करोड़ रुपये से अधिक")
    lack_bn = evidence("bn", "নিজস্ব কাঁচামাল নেই", object_="কাঁচামাল")
    lack_hi = evidence("hi", "अपना कच्चा माल नहीं है", object_="कच्चा माल")
    rank = evidence("bn", "দেশের বৃহত্তম কাগজ উৎপাদন ভিত্তি", object_="বৃহত্তম")
    return (
        statement("cluster-type", (cluster, RDF_TYPE, onto("IndustrialCluster")), bn, hi),
        statement("cluster-located", (cluster, onto("locatedIn"), thing("nadipur-town")), bn, hi),
        statement("cluster-industry", (cluster, onto("inIndustry"), thing("paper-industry")), bn, hi),
        statement(
            "cluster-develops",
            (cluster, onto("develops"), thing("paper-production")),
            evidence("bn", first, "কাগজ শিল্প ক্লাস্টার", "কাগজ উৎপাদন"),
            qualifiers=since,
        ),
        statement(
            "cluster-income",
            (cluster, onto("annualIncome"), thing("quantity-2e9-inr")),
            income_bn,
            income_hi,
        ),
        statement("cluster-lacks", (cluster, onto("lacks"), thing("own-raw-material")), lack_bn, lack_hi),
        statement(
            "cluster-standing", (cluster, onto("hasStanding"), thing("standing-largest")), rank, status="achieved"
        ),
        statement("rank", ("standing-largest", onto("rankPosition"), Literal("1", INTEGER)), rank),
        statement("rank-scope", ("standing-largest", onto("scope"), thing("country")), rank),
    )


def _of_group() -> tuple[Statement, ...]:
    bn = evidence("bn", "এখানে ৫০টির বেশি কাগজ প্রক্রিয়াকরণ উদ্যোগ", "কাগজ প্রক্রিয়াকরণ উদ্যোগ", "৫০টির বেশি")
    hi = evidence("hi", "यहाँ 60 से अधिक काग़ज़ प्रसंस्करण उद्यम", "काग़ज़ प्रसंस्करण उद्यम", "60 से अधिक")
    present = (Qualifier(onto("holdsDuring"), thing("time-present")),)
    group = "group-processing"
    return (
        statement("group-has", ("cluster-nadipur-paper", onto("hasEnterpriseGroup"), thing(group)), bn, hi),
        statement("group-role", (group, onto("groupRole"), thing("role-processing")), bn, hi),
        statement(
            "group-count-50",
            (group, onto("enterpriseCount"), thing("quantity-50")),
            bn,
            qualifiers=present,
            conflicts=("claim-group-count-60",),
        ),
        statement(
            "group-count-60",
            (group, onto("enterpriseCount"), thing("quantity-60")),
            hi,
            qualifiers=present,
            conflicts=("claim-group-count-50",),
        ),
    )


def _of_plans() -> tuple[Statement, ...]:
    bn = evidence("bn", "এটি একটি জাতীয় কাগজ বাণিজ্য কেন্দ্র নির্মাণের পরিকল্পনা করেছে", "এটি", "জাতীয় কাগজ বাণিজ্য কেন্দ্র")
    hi = evidence("hi", "यह एक राष्ट्रीय काग़ज़ व्यापार केंद्र बनाने की योजना बना रहा है", "यह", "राष्ट्रीय काग़ज़ व्यापार केंद्र")
    title_bn = evidence("bn", "টাউনটিকে “কাগজের রাজধানী”তে পরিণত করছে", "টাউনটিকে", "কাগজের রাজধানী")
    title_hi = evidence("hi", "टाउन को “काग़ज़ की राजधानी” में बदल रहा है", "टाउन", "काग़ज़ की राजधानी")
    centre, cluster = "facility-trade-centre", "cluster-nadipur-paper"
    return (
        statement("plan", (cluster, onto("plansToBuild"), thing(centre)), bn, hi, status="planned"),
        statement("plan-type", (centre, RDF_TYPE, onto("Facility")), bn, hi, status="planned"),
        statement(
            "title",
            ("nadipur-town", onto("hasTitle"), thing("title-paper-capital")),
            title_bn,
            title_hi,
            status="inProgress",
        ),
    )


def _of_thoughts() -> tuple[Statement, ...]:
    bn = evidence("bn", "উদ্যোগগুলি বুঝেছে যে পুরানো মডেল টেকসই নয়", "উদ্যোগগুলি")
    hi = evidence("hi", "उद्यमों ने समझा कि पुराना मॉडल टिकाऊ नहीं है", "उद्यमों ने")
    denied_bn = evidence("bn", "পুরানো মডেল টেকসই নয়", "পুরানো মডেল", "টেকসই")
    denied_hi = evidence("hi", "पुराना मॉडल टिकाऊ नहीं है", "पुराना मॉडल", "टिकाऊ")
    return (
        statement("recognises", ("group-processing", onto("recognises"), thing("claim-model-sustainable")), bn, hi),
        statement(
            "model-sustainable",
            ("old-model", onto("qualifiedAs"), thing("sustainable")),
            denied_bn,
            denied_hi,
            status="reported",
            polarity="negative",
        ),
    )


def knowledge() -> Knowledge:
    """All that the two sample texts say."""
    return Knowledge((document("bn"), document("hi")), entities(), statements())


def vocabulary_labels() -> dict[str, dict[str, str]]:
    """The labels of the terms of ontology/sutra.ttl, by IRI and language."""
    found: dict[str, dict[str, str]] = {}
    for quad in pyoxigraph.parse(path=str(ONTOLOGY / "sutra.ttl")):
        if quad.predicate.value == "http://www.w3.org/2000/01/rdf-schema#label":
            found.setdefault(quad.subject.value, {})[quad.object.language] = quad.object.value
    return found
