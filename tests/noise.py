"""Ways in which the same text is typed, wrapped, converted and annotated; none changes what it says."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count

import regex

from kg.language import Profile
from kg.model import Document
from kg.sentences import split

Variant = Callable[[str, Profile], str]

EXCLUDED = {  # letters that NFC takes apart, as keyboards give them
    unicodedata.normalize("NFC", sign): sign
    for sign in map(chr, range(0x0900, 0x0E00))
    if len(unicodedata.normalize("NFC", sign)) > 1
}
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) not in "\"'-"} | {0x20: 0x3000}
WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
END_OF_WORD = regex.compile(r"(?<=\p{L}[\p{L}\p{M}]+)(?=[\s,;\u0964.\uff0c\u3002])")
DIGITS = {"Bengali": "০", "Devanagari": "०"}
NUMERALS = "一二三四五六七八九"


def paragraphs(text: str) -> list[str]:
    return re.split(r"(\n\s*\n)", text)


def each_paragraph(text: str, change: Callable[[str], str]) -> str:
    return "".join(part if part.isspace() else change(part) for part in paragraphs(text))


def every(number: int, pattern: regex.Pattern[str], text: str, change: Callable[[regex.Match[str]], str]) -> str:
    """The text with every so-manieth match of a pattern changed."""
    counter = count(1)
    return pattern.sub(lambda match: change(match) if next(counter) % number == 0 else match[0], text)


# --- letters ----------------------------------------------------------------------------------


def form(name: str) -> Variant:
    return lambda text, profile: unicodedata.normalize(name, text)


def mixed(text: str, profile: Profile) -> str:
    return every(2, regex.compile(r"\S+"), text, lambda match: unicodedata.normalize("NFD", match[0]))


def precomposed(text: str, profile: Profile) -> str:
    text = unicodedata.normalize("NFC", text)
    for apart, letter in EXCLUDED.items():
        text = text.replace(apart, letter)
    return text


def joiners(joiner: str) -> Variant:
    """Joiners after every third virama within a word: they choose the shape of the letters, nothing else."""
    virama = regex.compile(r"\p{ccc=9}(?=\p{L})")
    return lambda text, profile: every(3, virama, text, lambda match: match[0] + joiner)


def idle_joiners(text: str, profile: Profile) -> str:
    """Joiners at the ends of words and after figures, where they join nothing."""
    return every(3, regex.compile(r"(?<=\p{L}[\p{L}\p{M}]+)(?=\s)|(?<=\p{Nd})(?=\p{L})"), text, lambda _: "\u200c")


def soft_hyphens(text: str, profile: Profile) -> str:
    """A soft hyphen inside every long word."""
    return regex.sub(r"(?<=\p{L}[\p{L}\p{M}]{3,})(?=(?<!\p{ccc=9})\p{L}[\p{L}\p{M}]{3})", "\u00ad", text)


def invisible(text: str, profile: Profile) -> str:
    """Word joiners, zero-width spaces and marks of direction between letters and around words."""
    signs = iter("\u2060\u200b\u200e\ufeff\u2069" * len(text))
    return every(7, regex.compile(r"(?<!\p{ccc=9})(?=\p{L}|\s)"), text, lambda _: next(signs))


def wide(text: str, profile: Profile) -> str:
    """Letters, figures and marks of ASCII in their wide forms."""
    if profile.script in ("Latin", "Han"):
        return text.translate(WIDE)
    return regex.sub(r"[0-9A-Za-z%(),]+", lambda match: match[0].translate(WIDE), text)


# --- lines and spaces -------------------------------------------------------------------------


def spaces(sign: str, number: int = 1) -> Variant:
    return lambda text, profile: every(number, regex.compile(" "), text, lambda _: sign)


def wrapped(newline: str) -> Variant:
    """Lines of at most sixty columns, thirty characters in a script without spaces."""

    def wrap(text: str, profile: Profile) -> str:
        if not profile.spaces:
            return each_paragraph(text, lambda part: regex.sub(r"\X{30}(?=\X{5})", rf"\g<0>{newline}", part))
        fill = textwrap.TextWrapper(60, break_long_words=False, break_on_hyphens=False).wrap
        return each_paragraph(text, lambda part: newline.join(fill(part))).replace("\n\n", newline * 2)

    return wrap


def hyphenated(text: str, profile: Profile) -> str:
    """Every third long word cut at the end of a line."""
    if not profile.spaces:
        return each_paragraph(text, lambda part: regex.sub(r"\X{17}(?!(?<=\p{Nd})\p{Nd})(?=\X{5})", "\\g<0>\n", part))
    cut = regex.compile(r"(?<=(?<!\S)(?:\p{Ll}|\p{Lo})[\p{L}\p{M}]{3,})(?=(?<!\p{ccc=9})\p{L}[\p{L}\p{M}]{3,}(?!\S))")
    return every(3, regex.compile(rf"(?<!\S){WORD.pattern}(?!\S)"), text, lambda word: cut.sub("-\n", word[0], 1))


# --- marks ------------------------------------------------------------------------------------


def native(number: int, profile: Profile) -> str:
    """A number in the digits of a script."""
    zero = ord(DIGITS.get(profile.script, "0"))
    return "".join(chr(zero + int(digit)) for digit in str(number))


def notes(template: str, *, after: bool = True) -> Variant:
    """Marks of notes at the end of every fifth word; they count up where the template has a place for it.

    Raised two and three are left out: after a figure and a word they make a unit of area or volume.
    """

    def annotate(text: str, profile: Profile) -> str:
        numbers = count(1)

        def mark(_: regex.Match[str]) -> str:
            number = next(numbers)
            return template.format(number, native=native(number, profile), superscript="¹⁴⁵⁶⁷⁸⁹"[number % 7])

        return every(5, END_OF_WORD, text, mark)

    return annotate


def notes_at_ends(mark: str, *, before: bool) -> Variant:
    """The same mark before or after the sign that ends each sentence."""

    def annotate(text: str, profile: Profile) -> str:
        ends = "".join(profile.terminators)
        where = (
            rf"(?<=[\p{{L}}\p{{M}}])(?=[{ends}](?:\s+\P{{N}}|\s*\Z))"
            if before
            else rf"(?<=[\p{{L}}\p{{M}}][{ends}])(?=\s|\Z)"
        )
        return regex.sub(where, mark, text)

    return annotate


def sentences(text: str, profile: Profile) -> Iterator[tuple[str, bool]]:
    """Yield each sentence, and whether it ends a paragraph."""
    found = list(split(Document("", "", profile.tag, text, ""), profile))
    for sentence, following in zip(found, [*found[1:], None], strict=True):
        gap = text[sentence.span.stop : following.span.start] if following else "\n\n"
        yield sentence.text, gap.count("\n") > 1


def items(*marks: str) -> Variant:
    """Each sentence as an item of a list."""

    def listed(text: str, profile: Profile) -> str:
        lines: list[str] = []
        for number, (sentence, last) in enumerate(sentences(text, profile)):
            mark = marks[number % len(marks)].format(native=native(number % 9 + 1, profile), han=NUMERALS[number % 9])
            lines.append(mark + sentence + ("\n\n" if last else "\n"))
        return "".join(lines)

    return listed


def headings(before: str, after: str) -> Variant:
    """Each paragraph under a heading that says nothing."""
    return lambda text, profile: each_paragraph(text, lambda part: f"{before}Qwx {native(2, profile)}{after}{part}")


def tables(border: str, rule: str) -> Variant:
    """A table of the first words of each paragraph right after it."""

    def append(part: str, profile: Profile) -> str:
        words = part.split()[:6] if profile.spaces else list(part[:6])
        rows = [f"{word}{border}{native(number * 40, profile)}" for number, word in enumerate(words, 1)]
        lines = (f"{border}{row}{border}".strip(" \t") for row in rows) if rule else rows
        return "\n".join((part, *([rule] if rule else []), *lines)) + "\n"

    return lambda text, profile: each_paragraph(text, lambda part: append(part, profile))


def quotes(opening: str, closing: str) -> Variant:
    """Every pair of double quotes as another pair."""

    def quote(text: str, profile: Profile) -> str:
        return regex.sub(r"[\"“]([^\"“”\n]+)[\"”]", rf"{opening}\1{closing}", text)

    return quote


def apostrophes(text: str, profile: Profile) -> str:
    return regex.sub(r"(?<=\p{L})['’](?=\p{L})", lambda match: "’" if match[0] == "'" else "'", text)


VARIANTS: dict[str, Variant] = {
    "NFC": form("NFC"),
    "NFD": form("NFD"),
    "mixed forms": mixed,
    "precomposed letters": precomposed,
    "zero-width joiner": joiners("\u200d"),
    "zero-width non-joiner": joiners("\u200c"),
    "idle joiners": idle_joiners,
    "soft hyphens": soft_hyphens,
    "invisible signs": invisible,
    "wide letters": wide,
    "no-break spaces": spaces("\u00a0"),
    "narrow no-break spaces": spaces("\u202f"),
    "wide spaces": spaces("\u3000", 3),
    "double spaces": spaces("  ", 2),
    "tabs": spaces("\t", 3),
    "wrapped": wrapped("\n"),
    "wrapped, CR LF": wrapped("\r\n"),
    "wrapped, indented": wrapped("  \n    "),
    "hyphenated": hyphenated,
    "notes in brackets": notes("[{}]"),
    "notes in brackets, native": notes(" [{native}]"),
    "superscript notes": notes("{superscript}"),
    "asterisks": notes("*"),
    "daggers": notes("†"),
    "notes in parentheses": notes("({})"),
    "notes before the stop": notes_at_ends(" (1)", before=True),
    "brackets before the stop": notes_at_ends("[12]", before=True),
    "brackets after the stop": notes_at_ends("[2]", before=False),
    "superscripts after the stop": notes_at_ends("²", before=False),
    "asterisks after the stop": notes_at_ends("*", before=False),
    "hyphens as bullets": items("- "),
    "asterisks as bullets": items("* "),
    "bullets": items("• ", "· ", "●\t"),
    "dashes as bullets": items("– "),
    "numbered": items("{native}. "),
    "numbered in ASCII": items("1) ", "2) "),
    "numbered in parentheses": items("（{native}） ", "({native}) "),
    "lettered": items("(a) ", "(b) "),
    "Chinese items": items("{han}、"),
    "headings": headings("", "\n\n"),
    "marked headings": headings("## ", "\n"),
    "underlined headings": headings("", "\n=====\n"),
    "tables with borders": tables(" | ", "|---|---|"),
    "tables with tabs": tables("\t", ""),
    "tables with spaces": tables("    ", ""),
    "straight quotes": quotes('"', '"'),
    "curly quotes": quotes("“", "”"),
    "single quotes": quotes("‘", "’"),
    "straight single quotes": quotes("'", "'"),
    "angle quotes": quotes("«", "»"),
    "reversed angle quotes": quotes("»", "«"),
    "low quotes": quotes("„", "“"),
    "corner quotes": quotes("「", "」"),
    "wide quotes": quotes("＂", "＂"),
    "apostrophes": apostrophes,
    "upright lines for dandas": lambda text, profile: text.replace("।", "|"),
    "byte order mark": lambda text, profile: "\ufeff" + text,
}
