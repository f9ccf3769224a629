"""What must hold for any text: true evidence, ordered tokens, no crash, no dependence on the order of documents."""

from __future__ import annotations

import random
import unicodedata
from decimal import Decimal
from functools import cache

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_languages import ALL, claims, document

from kg import pipeline
from kg.graph import Knowledge
from kg.model import Document, Kind, Reading

TAGS = sorted(pipeline.knowledge().languages)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CLUSTER = regex.compile(r"\X")
INSIDE = regex.compile(  # of a word in a script with spaces, or of a number
    r"(?<=[\p{L}\p{M}](?<!\p{Script=Han})[\u200c\u200d]*)(?!\p{Script=Han})[\p{L}\p{M}]|(?<=\p{Nd})\p{Nd}"
)


@cache
def vocabulary(tag: str) -> tuple[str, ...]:
    """Words and expressions of a language, and words of the tables, which inflect them."""
    entries = pipeline.knowledge().lexicon(tag).entries
    forms = sorted({entry.form for entry in entries if "~" not in entry.form})
    return (*forms[::7], *sorted({word for case in ALL if case.tag == tag for word in case.text.split()}))


def words(tag: str) -> st.SearchStrategy[str]:
    """Texts of words that the language knows, in no sensible order."""
    punctuation = st.sampled_from(
        ["।", ",", " ", "?", "\n\n", '"', "“", "”", "-", "—", "(", ")", "12", "১২.৫", "३०", "zzz", "漢"]
    )
    return st.lists(st.sampled_from(vocabulary(tag)) | punctuation, min_size=1, max_size=30).map(" ".join)


HOSTILE = st.text(
    st.characters(codec="utf-8")
    | st.sampled_from(
        "\u200c\u200d\u202e\u2066\ufeff\x00\r\x85\u2028\u093c\u09bc\u0985\u0995\u09cd\u0915\u094d।॥৷१১\U0001f469\u0301\"'“”()-,."
    ),
    max_size=80,
)


def read(made: Document) -> tuple[Reading, ...]:
    return tuple(pipeline.read(made, pipeline.knowledge()))


def fused(*documents: Document) -> Knowledge:
    return pipeline.fuse([(made, read(made)) for made in documents], pipeline.knowledge())


def check_evidence(found: Knowledge) -> None:
    """Every quote is the slice, within one sentence, of whole words and whole grapheme clusters."""
    texts = {made.name: made.text for made in found.documents}
    bounds = {name: {0, *(match.end() for match in CLUSTER.finditer(text))} for name, text in texts.items()}
    for statement in found.statements:
        assert statement.evidence
        for passage in statement.evidence:
            text, (start, stop) = texts[passage.source], passage.span
            assert 0 <= start < stop <= len(text)
            assert passage.quote == text[start:stop]
            assert passage.sentence.start <= start < stop <= passage.sentence.stop
            assert {start, stop} <= bounds[passage.source], "cuts a grapheme cluster"
            for place in (start, stop):
                assert not INSIDE.match(text, place), "cuts a word or a number"
            for part in (passage.subject, passage.object):
                assert part is None or start <= part.start < part.stop <= stop


def letters(text: str) -> str:
    """The letters and figures of a text, whatever their form and width."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign)[0] in "LMN")


def is_part(some: str, signs: str) -> bool:
    """Whether some signs stand among others in their order."""
    rest = iter(signs)
    return all(sign in rest for sign in some)


def check_tokens(readings: tuple[Reading, ...]) -> None:
    """Tokens stand within their sentence, apart or one within the other, and show letters that stand there."""
    for reading in readings:
        text, place = reading.sentence.document.text, reading.sentence.span.start
        for span, token in sorted({token.span: token for token in reading.tokens}.items()):
            assert reading.sentence.span.start <= span.start <= span.stop <= reading.sentence.span.stop
            assert place <= span.start or span.stop <= place
            assert token.text == text[slice(*span)] or is_part(letters(token.text), letters(text[slice(*span)]))
            place = max(place, span.stop)


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case)) for case in ALL])
def test_evidence_of_the_tables_is_true_to_the_text(case):
    made = document(case.text, case.tag)
    check_tokens(read(made))
    check_evidence(fused(made))


@pytest.mark.parametrize("tag", TAGS)
def test_evidence_of_any_words_is_true_to_the_text(tag):
    @SLOW
    @given(words(tag))
    def check(text):
        made = document(text, tag)
        check_tokens(read(made))
        check_evidence(fused(made))

    check()


@pytest.mark.parametrize("tag", TAGS)
def test_hostile_text_is_read(tag):
    @SLOW
    @given(HOSTILE)
    def check(text):
        made = document(text, tag)
        check_tokens(read(made))
        check_evidence(fused(made))

    check()


@pytest.mark.parametrize("tag", TAGS)
def test_hostile_signs_within_a_true_sentence_are_read(tag):
    texts = [case.text for case in ALL if case.tag == tag]

    @SLOW
    @given(st.sampled_from(texts), HOSTILE.filter(bool), st.integers(0, 400))
    def check(text, noise, place):
        place %= len(text)
        made = document(text[:place] + noise + text[place:], tag)
        check_tokens(read(made))
        check_evidence(fused(made))

    check()


@pytest.mark.parametrize(
    "figures", ["12.5.2020", "0.0.0", "1.000,50", "2,3", "3.14.", "1,,2", "..5", "10\u2078", "10\u00b2"]
)
@pytest.mark.parametrize("tag", TAGS)
def test_figures_that_are_no_number_are_read(tag, figures):
    for reading in read(document(f"{figures} {figures}", tag)):
        values = [token.value for token in reading.tokens if token.kind is Kind.NUMBER]
        assert set(values) <= {Decimal(part) for part in ("3.14", "1", "2", "5")}


@pytest.mark.parametrize("tag", TAGS)
def test_a_joiner_that_joins_nothing_changes_nothing(tag):
    texts = [case.text for case in ALL if case.tag == tag][::10]
    for text in texts:
        assert claims(text.replace(" ", " \u200c"), tag) == claims(text, tag)


@SLOW
@given(
    st.lists(st.sampled_from(ALL), min_size=2, max_size=5, unique_by=lambda case: (case.tag, case.name)), st.randoms()
)
def test_the_order_of_documents_does_not_matter(chosen, shuffler: random.Random):
    documents = [document(case.text, case.tag, f"text{number}") for number, case in enumerate(chosen)]
    first = fused(*documents)
    shuffler.shuffle(documents)
    assert fused(*documents) == first


@pytest.mark.parametrize("tag", TAGS)
def test_reading_twice_gives_the_same(tag):
    made = document("\n\n".join(case.text for case in ALL if case.tag == tag), tag)
    assert read(made) == read(made)
    assert fused(made) == fused(made)


@pytest.mark.parametrize("tag", TAGS)
def test_a_sentence_is_read_by_itself(tag):
    """The map looks at nothing beyond its sentence: readings do not depend on what was read before."""
    for case in (case for case in ALL if case.tag == tag):
        for reading in read(document(case.text, case.tag)):
            alone = pipeline.read_sentence(reading.sentence, pipeline.knowledge())
            assert (alone.tokens, alone.claims) == (reading.tokens, reading.claims)
