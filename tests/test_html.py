"""The interactive page, read without a browser."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import hostile
import pytest
import sample

from kg.errors import OutputError
from kg.export import scripts
from kg.export.appearance import SHAPES, load_appearance
from kg.export.html import FOLDER, write_page
from kg.export.layout import Box, places
from kg.export.passages import Passages, snap, whole_signs
from kg.export.terms import split_name
from kg.graph import Evidence, Knowledge
from kg.model import Document, Span

HERE = Path(__file__).parent
LANGUAGES = ("bn", "en", "hi", "zh")


class Elements(HTMLParser):
    """The elements of a page in order: (tag, attributes, text)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], str]] = [("", {}, "")]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}, ""))

    def handle_data(self, data: str) -> None:
        tag, attributes, text = self.found.pop()
        self.found.append((tag, attributes, text + data))

    def of(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def page(knowledge: Knowledge, title: str = "Nadipur", labels: dict[str, dict[str, str]] | None = None) -> str:
    stream = io.BytesIO()
    write_page(knowledge, stream, title=title, labels=labels or {})
    return stream.getvalue().decode("utf-8")


@pytest.fixture(scope="module")
def plain() -> Elements:
    return Elements(page(sample.knowledge()))


@pytest.fixture(scope="module")
def attacked() -> Elements:
    return Elements(page(hostile.knowledge(), hostile.PAYLOAD, hostile.labels()))


def blocks(elements: Elements) -> dict[str, object]:
    found = elements.of("script")
    return {each["id"]: json.loads(text) for each, text in found if each.get("type") == "application/json"}


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_one_policy_stands_before_every_script(plain: Elements) -> None:
    tags = [name for name, _, _ in plain.found]
    policies = [
        at for at, (_, each, _) in enumerate(plain.found) if each.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert policies[0] < min(tags.index("script"), tags.index("style"))


def test_the_policy_names_exactly_the_scripts_and_the_style(plain: Elements) -> None:
    policy = next(each["content"] for each, _ in plain.of("meta") if each.get("http-equiv"))
    scripts_run = [digest(text) for each, text in plain.of("script") if each.get("type") != "application/json"]
    wanted = {f"'{name}'" for name in [*scripts_run, *(digest(text) for _, text in plain.of("style"))]}
    assert set(re.findall(r"'sha256-[^']+'", policy)) == wanted
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy


def test_the_scripts_are_the_same_for_every_graph(plain: Elements, attacked: Elements) -> None:
    assert [text for each, text in plain.of("script") if "id" not in each] == [
        text for each, text in attacked.of("script") if "id" not in each
    ]


def test_nothing_is_loaded_and_nothing_runs_from_attributes(plain: Elements, attacked: Elements) -> None:
    for _, attributes, _ in (*plain.found, *attacked.found):
        assert not re.match(r"\s*(https?:)?//", attributes.get("src", "") + attributes.get("href", ""))
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_the_licence_of_the_drawing_library_is_kept(plain: Elements) -> None:
    library = next(text for each, text in plain.of("script") if "id" not in each)
    assert "@license" in library[:1500] or "vis.js is dual licensed" in library[:1500]


def test_the_page_holds_everything_that_the_knowledge_holds(plain: Elements) -> None:
    data, knowledge = blocks(plain), sample.knowledge()
    contents = data["data-page"]
    assert isinstance(contents, dict)
    assert [thing["iri"] for thing in data["data-things"]] == sorted(knowledge.entities)
    assert [each["iri"] for each in contents["statements"]] == [each.iri for each in knowledge.statements]
    assert sum(len(each["evidence"]) for each in contents["statements"]) == sum(
        len(each.evidence) for each in knowledge.statements
    )
    drawn = [line["statements"][0] for line in data["data-lines"] if "circumstance" not in line]
    assert drawn == [
        at
        for at, each in enumerate(knowledge.statements)
        if isinstance(each.object, str) and each.predicate != sample.RDF_TYPE
    ]


def test_every_mark_covers_the_words_of_the_evidence(plain: Elements) -> None:
    contents = blocks(plain)["data-page"]
    assert isinstance(contents, dict)
    for record, statement in zip(contents["statements"], sample.knowledge().statements, strict=True):
        for passage, evidence in zip(record["evidence"], statement.evidence, strict=True):
            sentence = contents["sentences"][passage["sentence"]]["text"].encode("utf-16-le")
            start, stop = passage["quote"]
            assert evidence.quote in sentence[2 * start : 2 * stop].decode("utf-16-le")
            assert passage["span"] == list(evidence.span)


def test_no_block_closes_its_element(attacked: Elements) -> None:
    for each, text in attacked.of("script"):
        assert "</script" not in text.lower()
        assert "<" not in text or each.get("type") != "application/json"


def test_hostile_text_stays_text(plain: Elements, attacked: Elements) -> None:
    tags = lambda elements: [name for name, _, _ in elements.found]  # noqa: E731
    assert tags(attacked) == tags(plain)
    contents = blocks(attacked)["data-page"]
    assert isinstance(contents, dict)
    assert contents["sources"][0]["name"] == hostile.PAYLOAD
    assert "49" not in attacked.of("h1")[0][1]


def test_the_same_knowledge_gives_the_same_bytes() -> None:
    assert page(sample.knowledge()) == page(sample.knowledge())


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "import hashlib, io, sample; from kg.export.html import write_page; stream = io.BytesIO(); "
        "write_page(sample.knowledge(), stream, title='Nadipur', labels={}); "
        "print(hashlib.sha256(stream.getvalue()).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE)}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
        digests.add(run.stdout)
    assert len(digests) == 1


def test_an_empty_graph_is_a_page() -> None:
    assert blocks(Elements(page(Knowledge((), {}, ()))))["data-things"] == []


def test_evidence_of_an_unknown_source_is_refused() -> None:
    with pytest.raises(OutputError, match=r"nadipur\.bn\.txt"):
        page(Knowledge((), sample.entities(), sample.statements()))


# --- passages


def passage(text: str, quote: Span) -> dict[str, object]:
    document = Document("a.txt", "https://example.org/a", "en", text, "", {})
    whole = Span(0, len(text))
    return Passages((document,)).passage(Evidence("a.txt", "en", quote, "", "", (), whole, Span(500, 510), None))


def test_offsets_count_utf16_units() -> None:
    assert passage("\U0001f600 tea", Span(2, 5))["quote"] == [3, 6]


def test_words_outside_the_sentence_are_not_marked() -> None:
    assert passage("tea", Span(0, 3))["subject"] is None


@pytest.mark.parametrize(
    ("text", "span", "wanted"),
    [
        ("e\u0301a", Span(1, 3), Span(0, 3)),  # an accent belongs to its letter
        ("ক্ষেত্র", Span(2, 4), Span(0, 4)),  # kssetra: the conjunct kss is not cut
        ("कि", Span(0, 1), Span(0, 2)),  # ki: the vowel sign belongs to the letter
        ("ab", Span(0, 1), Span(0, 1)),
    ],
)
def test_marks_grow_to_whole_signs(text: str, span: Span, wanted: Span) -> None:
    assert snap(whole_signs(text), span) == wanted


# --- layout


def test_no_two_boxes_cover_each_other() -> None:
    boxes = [Box(120, 50)] * 60
    links = [(0, other) for other in range(1, 40)] + [(other, other + 10) for other in range(20, 45)]
    spots = places(boxes, links)
    for one, (x, y) in enumerate(spots):
        for u, v in spots[:one]:
            assert abs(x - u) >= 119 or abs(y - v) >= 49


@pytest.mark.parametrize("count", [0, 1, 2, 700])
def test_every_box_gets_a_place(count: int) -> None:
    spots = places([Box(20, 20)] * count, [(at, (at * 7) % count) for at in range(count)])
    assert len(spots) == count
    assert len(set(spots)) == count


# --- data files and scripts


def test_every_language_has_every_word_of_the_page() -> None:
    words = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("ui/*.json")}
    assert sorted(words) == sorted(LANGUAGES)
    for language in LANGUAGES:
        assert list(words[language]) == sorted(words["en"])
        assert all(words[language].values())
        for key, text in words["en"].items():
            assert set(re.findall(r"\{\w+\}", words[language][key])) == set(re.findall(r"\{\w+\}", text)), (
                language,
                key,
            )


def test_the_page_uses_only_words_that_exist() -> None:
    known = json.loads((FOLDER / "ui/en.json").read_text(encoding="utf-8"))
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.js")))
    template = (FOLDER / "page.html.j2").read_text(encoding="utf-8")
    used = re.findall(r'\bT\("([\w.]+)"', source) + re.findall(r'data-(?:text|label)="(\w+)"', template)
    assert set(used) - set(known) == set()


def test_scripts_never_read_markup() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.js")))
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch("):
        assert word not in source


def test_scripts_are_small() -> None:
    for path in FOLDER.glob("*.js"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 300, path.name


def test_every_status_and_shape_can_be_drawn() -> None:
    appearance = load_appearance(FOLDER / "appearance.json")
    assert [status["id"] for status in appearance.statuses] == [
        *("asserted", "achieved", "inProgress", "planned", "goal", "reported", "negated")
    ]
    assert {look.shape for look in appearance.looks(["City", "Unheard"])} <= SHAPES


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = 1;\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = 1;\n')
    with pytest.raises(OutputError, match="circle"):
        scripts.join(tmp_path, "a")


def test_text_that_closes_its_element_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('export const a = "</SCRIPT>";\n')
    with pytest.raises(OutputError, match="close its element"):
        scripts.join(tmp_path, "a")


def test_names_of_terms_become_words() -> None:
    assert split_name("hasEnterpriseGroup") == "has enterprise group"
