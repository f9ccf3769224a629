"""Terms of Turtle 1.1: IRIs as prefixed names where the grammar allows, literals escaped.

https://www.w3.org/TR/turtle/#sec-grammar-grammar
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kg.vocabulary import XSD

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")  # a safe part of PN_LOCAL
_SAFE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9:/?._~!$&'()*+,;=@-]*(?:#[A-Za-z0-9:/?._~!$&'()*+,;=@-]*)?")
_KEPT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/?._~!$&'()*+,;=@-")
_ESCAPED_OCTET = re.compile(r"%[0-9A-Fa-f]{2}")
_LANGUAGE = re.compile(  # BCP 47 without extensions: language, script, region, variants
    r"[A-Za-z]{2,8}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
)
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_LOST = "\ufffd"  # stands for what no Unicode text can hold


class Names(dict[str, str]):
    """IRIs to their shortest form in Turtle, remembered: `names[iri]`."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.prefixes = dict(sorted(prefixes.items()))
        self._of_namespace = {namespace: prefix for prefix, namespace in self.prefixes.items()}

    def __missing__(self, iri: str) -> str:
        name = self._shorten(iri)
        self[iri] = name
        return name

    def _shorten(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._of_namespace.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            return f"{prefix}:{iri[cut:]}"
        return reference(iri)


def reference(iri: str) -> str:
    """An IRI in angle brackets; what an IRI cannot hold is percent-encoded.

    >>> reference("https://example.org/a b#c")
    '<https://example.org/a%20b#c>'
    """
    return f"<{iri}>" if _SAFE_IRI.fullmatch(iri) else f"<{_encode(iri)}>"


def _encode(iri: str) -> str:
    base, mark, fragment = iri.partition("#")
    return "".join(_signs(base)) + mark + "".join(_signs(fragment))


def _signs(part: str) -> list[str]:
    return [sign if _is_kept(part, index) else _octets(sign) for index, sign in enumerate(part)]


def _is_kept(part: str, index: int) -> bool:
    sign = part[index]
    if sign == "%":
        return _ESCAPED_OCTET.match(part, index) is not None
    return sign in _KEPT or _is_ucschar(ord(sign))


def _is_ucschar(code: int) -> bool:
    """Whether an IRI may hold the code point (RFC 3987, ucschar)."""
    if code < 0x10000:
        return 0xA0 <= code <= 0xD7FF or 0xF900 <= code <= 0xFDCF or 0xFDF0 <= code <= 0xFFEF
    return code < 0xE0000 and code & 0xFFFF < 0xFFFE


def _octets(sign: str) -> str:
    return "".join(f"%{octet:02X}" for octet in sign.encode("utf-8", "surrogatepass"))


def literal(text: str) -> str:
    r"""A string in quotes.

    >>> print(literal('say "A"'))
    "say \"A\""
    """
    return f'"{_SPECIAL.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in _SHORT:
        return _SHORT[sign]
    return f"\\u{ord(sign):04X}" if sign < "\x80" else _LOST


def tagged(text: str, language: str) -> str:
    """A string with its language; without, if the tag is not well-formed (BCP 47)."""
    return f"{literal(text)}@{language}" if _LANGUAGE.fullmatch(language) else literal(text)


def typed(value: str, datatype: str, names: Names) -> str:
    """A value of a datatype."""
    return literal(value) if datatype in ("", XSD.string) else f"{literal(value)}^^{names[datatype]}"


def decimal(value: Decimal) -> str:
    """An xsd:decimal as Turtle writes it bare, with a point and without exponent.

    >>> decimal(Decimal("2E+2")), decimal(Decimal("0.50"))
    ('200.0', '0.5')
    """
    whole, _, fraction = format(value, "f").partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}"
