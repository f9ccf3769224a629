"""The terms in which ontology/ speaks of words: OntoLex-Lemon, and what it has no term for (ontology/lexis.ttl)."""

# ruff: noqa: N815 (the names are those of the vocabulary)

from __future__ import annotations

from kg.vocabulary.namespace import Namespace

LEXINFO_BASE = "http://www.lexinfo.net/ontology/3.0/lexinfo#"
CONCEPT_BASE = "https://w3id.org/sutra/concept/"
FRAME_BASE = "https://w3id.org/sutra/frame/"


class ONTOLEX(Namespace, base="http://www.w3.org/ns/lemon/ontolex#"):
    """OntoLex core: https://www.w3.org/2016/05/ontolex/#core."""

    Affix: str
    LexicalConcept: str
    LexicalEntry: str
    MultiwordExpression: str
    canonicalForm: str
    denotes: str
    evokes: str
    otherForm: str
    writtenRep: str


class LIME(Namespace, base="http://www.w3.org/ns/lemon/lime#"):
    """OntoLex metadata: https://www.w3.org/2016/05/ontolex/#metadata-lime."""

    Lexicon: str
    entry: str
    language: str
    lexicalEntries: str
    linguisticCatalog: str


class SYNSEM(Namespace, base="http://www.w3.org/ns/lemon/synsem#"):
    """OntoLex syntax and semantics: https://www.w3.org/2016/05/ontolex/#syntax-and-semantics-synsem."""

    SyntacticArgument: str
    SyntacticFrame: str
    marker: str
    optional: str
    synArg: str
    synBehavior: str


class DECOMP(Namespace, base="http://www.w3.org/ns/lemon/decomp#"):
    """OntoLex decomposition: https://www.w3.org/2016/05/ontolex/#decomposition-decomp."""

    subterm: str


class LEXIS(Namespace, base="https://w3id.org/sutra/lexis#"):
    """What OntoLex has no term for, defined in ontology/lexis.ttl."""

    # classes
    Attachment: str
    Condition: str
    Feature: str
    Frame: str
    Role: str
    State: str
    # of concepts
    closes: str
    counting: str
    evokesFrame: str
    generic: str
    headClass: str
    impliedFunction: str
    namedClass: str
    period: str
    relational: str
    seat: str
    selects: str
    topical: str
    transparent: str
    value: str
    # of frames, roles, states, attachments
    absorbs: str
    comparator: str
    condition: str
    conditionClass: str
    conditionExcludes: str
    dependentCase: str
    dependentClass: str
    inverse: str
    isKind: str
    measures: str
    moment: str
    numberOnly: str
    object: str
    operator: str
    optional: str
    perfect: str
    player: str
    predicate: str
    progressive: str
    purpose: str
    qualifier: str
    role: str
    state: str
    status: str
    subject: str
    tests: str
    # of lexical entries
    adds: str
    after: str
    attributes: str
    ending: str
    function: str
    numeral: str
    preference: str
    realises: str
    secondSense: str
    # cases and features that LexInfo lacks
    aboutCase: str
    afterCase: str
    afterVowel: str
    beforeCase: str
    beginning: str
    bareStem: str
    byCase: str
    continuing: str
    converb: str
    emphatic: str
    feature: str
    habitual: str
    listed: str
    negated: str
    obligation: str
    ordinal: str
    possibility: str
    progressiveAspect: str
    sinceCase: str
    thanCase: str
    underCase: str
    verbalNoun: str
    volition: str
