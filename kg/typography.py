"""What can be told of a text without knowing its language: scripts, space, the marks of items and notes."""

from __future__ import annotations

from functools import cache

import regex

NEWLINE = r"(?>\r\n|[\n\r\v\f\x85\u2028])"
INLINE = r"[ \t\x1c-\x1f\xa0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]"  # space within a line
UNSEEN = r"\p{Default_Ignorable_Code_Point}"
SPACE = r"[\s\x1c-\x1f\u200b\ufeff]"

BULLET = r"[-*+\u2013\u2014\u2022\u2023\u2043\u25a0\u25aa\u25b6\u25cb\u25cf\u25e6\u27a2\u00b7]"
_NUMERAL = r"\p{Numeric_Type=Numeric}{1,3}"  # a number in Chinese letters
_LETTER = r"(?:\p{L}\p{M}*|[ivxIVX]{1,4})"
ITEM = (  # what an item of a list, or a heading, begins with
    rf"(?:(?:{BULLET}|\#{{1,6}}|\p{{Nd}}{{1,3}}[.)]|{_LETTER}\))(?={SPACE})|"
    rf"\p{{Nd}}{{1,3}}[.)\u3001\uff09\uff0e](?=\p{{Lo}})|{_NUMERAL}\u3001|"
    rf"[(\uff08](?:\p{{Nd}}{{1,3}}|{_LETTER}|{_NUMERAL})[)\uff09]|\p{{dt=circle}})"
)
BRACKETED = (  # the number of a note: [1], [1, 2], [3-5]
    r"[\[\u3014\u3010]\p{Nd}{1,3}(?:[,\u2013-] ?\p{Nd}{1,3}){0,9}[\]\u3015\u3011]"
)
RAISED = r"(?:\p{dt=super}(?<=\p{No})|\p{dt=circle})+"
SIGN = r"[*\u2020\u2021]+"
NOTE = rf"(?: ?{BRACKETED}|{RAISED}|{SIGN})"

MOSTLY = 0.75  # share of the letters that are in one script, from which on a sentence is

_ANY = regex.compile(r"[\p{L}\p{M}]")


@cache
def letter_of(script: str) -> regex.Pattern[str]:
    """The pattern of a letter of a script, or of a sign on one."""
    return regex.compile(rf"(?=\p{{Script={script}}})[\p{{L}}\p{{M}}]")


@cache
def other_than(script: str) -> regex.Pattern[str]:
    """The pattern of a letter of any other script."""
    return regex.compile(rf"(?!\p{{Script={script}}})\p{{L}}")


def share(text: str, letter: regex.Pattern[str]) -> float:
    """The part of the letters of a text that are in a script; 0 if there are none."""
    letters = len(_ANY.findall(text))
    return len(letter.findall(text)) / letters if letters else 0.0
