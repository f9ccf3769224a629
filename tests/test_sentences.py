"""Sentences: where they end, and what holds for every text."""

from types import SimpleNamespace

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.sentences import LIMIT, split

BN = SimpleNamespace(terminators=frozenset("।॥?!."), abbreviations=frozenset({"ড.", "মো.", "e.g.", "Dr."}))
ZH = SimpleNamespace(terminators=frozenset("。！？"), abbreviations=frozenset())


def sentences(text, language=BN):
    document = Document("a", "urn:a", "und", text, "")
    return list(split(document, language))


CASES = [
    # terminators
    ("এটি শহর। ওটি গ্রাম।", ["এটি শহর।", "ওটি গ্রাম।"]),
    ("এটি শহর।ওটি গ্রাম", ["এটি শহর।", "ওটি গ্রাম"]),
    ("কী?! আর।। শেষ", ["কী?!", "আর।।", "শেষ"]),
    ("কী ? হ্যাঁ ।", ["কী ?", "হ্যাঁ ।"]),
    ("কী?এটি", ["কী?", "এটি"]),
    ("Nadipur makes paper. It is a town! Is it? Yes", ["Nadipur makes paper.", "It is a town!", "Is it?", "Yes"]),
    ("Wait... what? go on.", ["Wait... what? go on."]),
    ("See http://a.org/x?y=1 now.", ["See http://a.org/x?y=1 now."]),
    # quotes and brackets
    ("তিনি বললেন, “এটি শহর।” তারপর গেলেন।", ["তিনি বললেন, “এটি শহর।”", "তারপর গেলেন।"]),
    ('"Yes." He left. (No.) End', ['"Yes."', "He left.", "(No.)", "End"]),
    ("গংয়ি (?) একটি শহর।", ["গংয়ি (?) একটি শহর।"]),
    ('এটি "ভালো।"ওটি।"না" হ্যাঁ', ['এটি "ভালো।"', "ওটি।", '"না" হ্যাঁ']),
    ("এটি।“না” হ্যাঁ", ["এটি।", "“না” হ্যাঁ"]),
    # numbers, abbreviations, initials, items
    ("আয় 3.5 কোটি। 1,000.50 টাকা.", ["আয় 3.5 কোটি।", "1,000.50 টাকা."]),
    ("ড. রহমান এলেন. মো. আলী গেলেন.", ["ড. রহমান এলেন.", "মো. আলী গেলেন."]),
    ("Dr. Rao, J. Smith, e.g. Paper. XDr. Rao", ["Dr. Rao, J. Smith, e.g. Paper.", "XDr.", "Rao"]),
    ("এ. আলী এলেন।", ["এ. আলী এলেন।"]),
    ("১। প্রথম কথা। ২। দ্বিতীয়।", ["১। প্রথম কথা।", "২। দ্বিতীয়।"]),
    ("সালটি ১৯৯০। পরে বাড়ে।", ["সালটি ১৯৯০।", "পরে বাড়ে।"]),
    # lines
    ("একটি\nশহর। আর\r\nএকটি", ["একটি\nশহর।", "আর\r\nএকটি"]),
    ("শিরোনাম\n\nএকটি শহর", ["শিরোনাম", "একটি শহর"]),
    ("ক\r\n \t\r\nখ\u2029গ", ["ক", "খ", "গ"]),
    ("তালিকা:\n- ক\n- খ\n* গ\n1. এক\n(২) দুই\n• তিন", ["তালিকা:", "- ক", "- খ", "* গ", "1. এক", "(২) দুই", "• তিন"]),
    ("# ক খ\nএকটি শহর\n## গ\nশেষ", ["# ক খ", "একটি শহর", "## গ", "শেষ"]),
    ("শিরোনাম\n=====\nএকটি শহর", ["শিরোনাম", "=====", "একটি শহর"]),
    ("নদীপুর শহর\n" + "এটি কাগজ বানায় " * 20 + "।", ["নদীপুর শহর", "এটি কাগজ বানায় " * 20 + "।"]),
    ("নদীপুর শহর,\n" + "এটি কাগজ বানায় " * 20 + "।", ["নদীপুর শহর,\n" + "এটি কাগজ বানায় " * 20 + "।"]),
    ("- a\n  b\n- c", ["- a\n  b", "- c"]),
    # edges
    ("\ufeff এটি শহর। \u200b\n", ["এটি শহর।"]),
    ("", []),
    (" \n\t\ufeff\n", []),
    ("।", ["।"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(text[:24]) for text, _ in CASES])
def test_sentences_end_where_they_should(text, expected):
    assert [sentence.text for sentence in sentences(text)] == expected


def test_a_script_without_spaces_has_sentences_too():
    text = "巩义是城市。他说：“很好。”回郭镇呢？好！"
    assert [sentence.text for sentence in sentences(text, ZH)] == [
        "巩义是城市。",
        "他说：“很好。”",
        "回郭镇呢？",
        "好！",
    ]


def test_a_language_without_terminators_has_one_sentence_per_paragraph():
    language = SimpleNamespace(terminators=frozenset(), abbreviations=frozenset())
    assert len(sentences("ก ข. ค\n\nง", language)) == 2


SIGNS = '। ? . ... ক a B 3 5 \u0981 \u0301 \u200d “ ” " ( ) 1. === ড. র\u09cd\u200dয 👩\u200d👩'
PIECES = st.sampled_from([*SIGNS.split(" "), *" \t\n\r\x1c\u2028\u2029\ufeff\u200b", "\r\n", "- ", "# "])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))
BLANK = regex.compile(r"[\s\x1c-\x1f\ufeff\u200b]*")
BLANK_LINE = regex.compile(r"(?>\r\n|[\n\r\v\f\x85\u2028])[ \t\ufeff\u200b]*(?>\r\n|[\n\r\v\f\x85\u2028])|\u2029")


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_spans_are_in_order_and_cover_all_that_is_not_blank(text):
    end = 0
    for sentence in sentences(text):
        start, stop = sentence.span
        assert end <= start < stop <= len(text)
        assert BLANK.fullmatch(text[end:start])
        end = stop
    assert BLANK.fullmatch(text[end:])


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_no_sentence_holds_a_blank_line_or_begins_with_one(text):
    for sentence in sentences(text):
        assert not BLANK_LINE.search(sentence.text)
        assert sentence.text[0] not in "\ufeff\u200b\n\r\t"


@settings(max_examples=500, deadline=None)
@given(TEXTS.filter(lambda text: not regex.search(r"\p{Grapheme_Cluster_Break=Prepend}", text)))
def test_no_sentence_cuts_a_grapheme_cluster(text):
    borders = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    for sentence in sentences(text):
        assert {*sentence.span} <= borders


@pytest.mark.parametrize(
    "unit", ["a", "ক ", "\n", " ", "a\n", "।", "a. ", 'a."', "(। ", "- a\n", "\u0981", "\ufeff", "1. "]
)
def test_long_hostile_text_takes_linear_time_and_short_sentences(unit):
    text = unit * (200_000 // len(unit))
    found = sentences(text)
    assert all(sentence.span.stop - sentence.span.start <= LIMIT for sentence in found) or unit == "\u0981"


# --- notes, lists and tables ---


EN = SimpleNamespace(terminators=frozenset(".?!"), abbreviations=frozenset({"Dr."}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a town.[1] It grew.² It shrank.* End", ["It is a town.[1]", "It grew.²", "It shrank.*", "End"]),
        ("It is a town. [1, 2] It grew.", ["It is a town. [1, 2]", "It grew."]),
        ('He said "yes."[3] End', ['He said "yes."[3]', "End"]),
        (
            "Ｉｔ　ｉｓ．　Ｄｒ．　Ｒａｏ　ｍａｋｅｓ　３．５！",
            ["Ｉｔ　ｉｓ．", "Ｄｒ．　Ｒａｏ　ｍａｋｅｓ　３．５！"],
        ),
        ("Goods\n– steel\n– tiles", ["Goods", "– steel", "– tiles"]),
        ("Goods:\n(a) steel\n(b) tiles", ["Goods:", "(a) steel", "(b) tiles"]),
        ("It makes steel\n– and tiles – in\nplenty.", ["It makes steel\n– and tiles – in\nplenty."]),
        ("It had in 2015\n12. It grew.", ["It had in 2015\n12.", "It grew."]),
        ("目标：\n一、钢铁\n二、铝业", ["目标：", "一、钢铁", "二、铝业"]),
    ],
)
def test_notes_and_items_in_latin_and_chinese(text, expected):
    assert [sentence.text for sentence in sentences(text, EN)] == expected


def rows(text, language=EN):
    """The sentences that are rows of a table, and those that are prose."""
    found = sentences(text, language)
    return [s.text for s in found if not s.is_prose], [s.text for s in found if s.is_prose]


@pytest.mark.parametrize(
    ("text", "table", "prose"),
    [
        ("It grew\n| town | firms |\n|---|---|\n| Savar | 40 |\nThen it\nshrank.",
         ["| town | firms |", "|---|---|", "| Savar | 40 |"], ["It grew", "Then it\nshrank."]),
        ("town\tfirms\nSavar\t40\nDhaka\t1,200\nIt grew.", ["town\tfirms", "Savar\t40", "Dhaka\t1,200"], ["It grew."]),
        ("town    firms\nSavar    40 firms\n\nIt grew.", ["town    firms", "Savar    40 firms"], ["It grew."]),
        ("Savar   steel\nDhaka   paper   ", ["Savar   steel", "Dhaka   paper"], []),
        ("a | b\nc | d", ["a | b", "c | d"], []),
        ("Name  Town  Output", [], ["Name  Town  Output"]),
        ("It  grew  in\nthe  north  and\nfell  by  2.", [], ["It  grew  in\nthe  north  and\nfell  by  2."]),
        ("News | Savar", [], ["News | Savar"]),
    ],
)  # fmt: skip
def test_the_rows_of_a_table_are_no_prose(text, table, prose):
    assert rows(text) == (table, prose)


def test_upright_lines_for_dandas_make_no_table():
    language = SimpleNamespace(terminators=frozenset("।|"), abbreviations=frozenset())
    text = "यह शहर है| वह गाँव\nहै| यह नगर है| वह\nनदी है|"
    assert rows(text, language) == ([], ["यह शहर है|", "वह गाँव\nहै|", "यह नगर है|", "वह\nनदी है|"])
