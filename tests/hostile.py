"""A `Knowledge` whose every text tries to break out of the page."""

from __future__ import annotations

from kg.graph import Entity, Evidence, Knowledge, Label, Literal, Origin, Qualifier, Statement
from kg.model import Document, Quantity, Span

PAYLOAD = (
    '</script><script>alert("script")</script><img src=x onerror=alert("img")>"><svg onload=alert("svg")>'
    "{{7*7}}{% raw %}<!--<script>\u2028\u202e\x00javascript:alert(1)</style><style>*{display:none}</style>"
    '" onmouseover="alert(2)" href=\'https://example.org/?href=1\''
)
FORMULA = '=HYPERLINK("http://example.org","x")'
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def iri(name: str) -> str:
    """An IRI that ends in the payload."""
    return f"https://example.org/{name}/{PAYLOAD}"


def knowledge() -> Knowledge:
    """A few things and statements, all of them hostile."""
    text = PAYLOAD + " \U0001f600 " + PAYLOAD
    document = Document(PAYLOAD, iri("document"), PAYLOAD, text, PAYLOAD, {"title": PAYLOAD, PAYLOAD: PAYLOAD})
    whole = Span(0, len(text))
    evidence = Evidence(PAYLOAD, PAYLOAD, whole, text, PAYLOAD, (PAYLOAD,), whole, Span(0, 4), Span(9, 30))
    labels = (
        Label(PAYLOAD, PAYLOAD, Origin.SEEN),
        Label(PAYLOAD, "en", Origin.SEEN),
        Label(FORMULA, "bn", Origin.SEEN),
    )
    quantity = Quantity(PAYLOAD, None, None, None, PAYLOAD, PAYLOAD, PAYLOAD)
    entities = {
        iri("a"): Entity(iri("a"), (iri("class"),), labels, matches=((PAYLOAD, PAYLOAD),)),
        iri("b"): Entity(iri("b"), (), (), intended=(iri("class"),), quantity=quantity),
        "javascript:alert(1)": Entity("javascript:alert(1)", (), labels),
    }
    qualifiers = (Qualifier(iri("during"), iri("b")),)
    statements = tuple(
        Statement(iri(name), iri("a"), predicate, object_, PAYLOAD, "positive", qualifiers, (evidence,), (iri("1"),))
        for name, predicate, object_ in (
            ("1", iri("relation"), iri("b")),
            ("2", iri("relation"), "javascript:alert(1)"),
            ("3", iri("relation"), Literal(PAYLOAD, PAYLOAD)),
            ("4", TYPE, iri("class")),
        )
    )
    return Knowledge((document,), entities, statements)


def labels() -> dict[str, dict[str, str]]:
    """Hostile words for terms."""
    return {iri("relation"): {"en": PAYLOAD, PAYLOAD: PAYLOAD}, PAYLOAD: {"en": PAYLOAD}}
