"""The interactive page in a browser: Debian's chromium, driven by playwright; skipped where either is absent.

Neither is a dependency of the project: `pip install playwright` into any environment on the path, `apt-get install
chromium`, then `python -m pytest tests/browser -rs`.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import hostile
import sample

from kg.export.html import write_page
from kg.graph import Knowledge

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no chromium on the path: apt-get install chromium", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
KNOWN_TAGS = """
html head meta title style body a svg path circle header h1 div input kbd ul li select option button aside main p span
canvas table caption thead tbody tr th td section h2 h3 h4 dl dt dd bdi b strong em mark small code blockquote
article footer details summary label dialog noscript script
"""

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a Knowledge; at the end, nothing may have been loaded, said or raised."""
    trouble: list[str] = []
    contexts = []

    def visit(knowledge: Knowledge, link: str = "", size: tuple[int, int] = (1440, 900), title: str = "Nadipur") -> Any:
        stream = io.BytesIO()
        words = hostile.labels() if title == hostile.PAYLOAD else {}
        write_page(knowledge, stream, title=title, labels=words)
        (tmp_path / "graph.html").write_bytes(stream.getvalue())
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-US"))
        tab = contexts[-1].new_page()
        tab.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.on("console", lambda message: message.type == "error" and trouble.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        tab.on("request", lambda request: request.url.startswith("file:") or trouble.append(f"request: {request.url}"))
        tab.goto(f"{(tmp_path / 'graph.html').as_uri()}{link}")
        tab.wait_for_timeout(300)
        return tab

    yield visit
    for context in contexts:
        context.close()
    assert trouble == []


def tags(tab: Any) -> set[str]:
    return set(json.loads(tab.evaluate("JSON.stringify([...document.querySelectorAll('*')].map((e) => e.localName))")))


def texts(tab: Any, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in tab.locator(selector).all_inner_texts()]


def test_a_linked_statement_shows_its_sentences_with_marks(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#statement=claim-plan&lang=hi")
    assert len(texts(tab, ".evidence")) == 2
    assert texts(tab, ".evidence mark.object")[0] == "राष्ट्रीय काग़ज़ व्यापार केंद्र"  # national paper trade centre
    assert texts(tab, ".evidence mark.subject")[1] == "এটি"  # it
    assert tab.locator(".evidence blockquote").first.get_attribute("lang") == "hi"


def test_a_relation_in_the_table_opens_its_statement(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#view=table&lang=en")
    tab.locator("tr", has_text="lacks").locator("button.predicate").click()
    assert "কাঁচামাল" in texts(tab, ".evidence mark.object")  # raw material
    assert tab.locator("tr.selected").count() == 1
    assert "statement=claim-cluster-lacks" in tab.url


def test_a_click_on_a_line_opens_its_statement(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#lang=en")
    box = tab.locator("#drawing canvas").bounding_box()
    for x in range(60, int(box["width"]) - 60, 24):
        for y in range(60, int(box["height"]) - 90, 24):
            tab.mouse.click(box["x"] + x, box["y"] + y)
            if tab.locator(".evidence mark").count():
                assert "statement=" in tab.url
                return
    pytest.fail("no line could be hit")


@pytest.mark.parametrize(("language", "word"), [("bn", "সারণি"), ("hi", "तालिका"), ("zh", "表格"), ("en", "Table")])
def test_the_language_changes_without_reload(opened: Open, language: str, word: str) -> None:
    tab = opened(sample.knowledge(), "#lang=zh" if language == "en" else "#lang=en")
    tab.select_option("#languages", language)
    tab.wait_for_timeout(100)
    assert word in texts(tab, "#views button")
    assert tab.evaluate("document.documentElement.lang") == language
    assert f"lang={language}" in tab.url


def test_search_finds_a_name_of_another_language(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#lang=en")
    tab.keyboard.press("/")
    tab.keyboard.type("নদীপুর টাউন")  # Nadipur Town
    tab.keyboard.press("Enter")
    assert texts(tab, "#panel h4") == ["Nadipur Town"]


def test_a_planned_thing_says_what_it_is_to_be(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#thing=facility-trade-centre&lang=en")
    assert texts(tab, ".chip.planned") == ["planned: intended to be facility"]
    assert texts(tab, ".origin") != []


def test_contradictions_are_shown_side_by_side(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#statement=claim-group-count-50&lang=en")
    assert "more than 60" in texts(tab, ".conflict")[0]


def test_filters_and_neighbourhood_narrow_the_graph(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#lang=en")
    figures = texts(tab, "#figures")
    tab.locator("#legend li", has_text="negated").locator("input").uncheck()
    assert texts(tab, "#figures") != figures
    tab.locator("#tools button").nth(4).click()
    assert texts(tab, "#figures") == figures
    tab.evaluate("location.hash = '#thing=nadipur-town&lang=en'")
    tab.wait_for_timeout(100)
    tab.locator(".actions button").first.click()
    assert tab.locator("#focus").is_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    assert not tab.locator("#focus").is_visible()


def test_the_arrow_keys_move_from_thing_to_thing(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#lang=en")
    tab.locator("#drawing-frame").focus()
    tab.keyboard.press("ArrowRight")
    first = texts(tab, "#panel h4")
    tab.keyboard.press("ArrowLeft")
    assert texts(tab, "#panel h4") != first
    tab.keyboard.press("Backspace")
    assert texts(tab, "#panel h4") == first


def test_the_table_is_saved_without_formulas(opened: Open) -> None:
    tab = opened(hostile.knowledge(), "#lang=bn&view=both", title=hostile.PAYLOAD)
    with tab.expect_download() as saved:
        tab.locator("#tools button").last.click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in text
    assert not [line for line in text.splitlines() if line.startswith(("=", '"='))]


def test_the_picture_is_saved(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#lang=en")
    with tab.expect_download() as saved:
        tab.locator("#tools button").nth(5).click()
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("view", ["graph", "both", "table"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_hostile_graph_only_shows_its_text(opened: Open, view: str, size: tuple[int, int]) -> None:
    tab = opened(hostile.knowledge(), f"#view={view}&lang=en&thing=%3Cimg+onerror%3Dalert(1)%3E", size, hostile.PAYLOAD)
    names = [("thing", iri) for iri in hostile.knowledge().entities]
    names += [("statement", statement.iri) for statement in hostile.knowledge().statements]
    for name in names:
        tab.evaluate("(name) => { location.hash = new URLSearchParams([name]) }", list(name))
        tab.wait_for_timeout(60)
        assert texts(tab, "#panel .panel-bar h2") == [name[0].capitalize()]
        assert tags(tab) <= set(KNOWN_TAGS.split())
    assert tab.locator("a[href^='javascript']").count() == 0
    assert tab.locator("[onmouseover], [onload], [onerror], [style*='display:none']").count() == 0


def test_script_in_the_page_cannot_write_markup_or_reach_out(browser: Any, tmp_path: Path) -> None:
    with (tmp_path / "graph.html").open("wb") as stream:
        write_page(sample.knowledge(), stream, title="Nadipur", labels={})
    context = browser.new_context()
    tab = context.new_page()
    answered: list[str] = []
    refused: list[str] = []
    tab.on("response", lambda response: answered.append(response.url))
    tab.on("requestfailed", lambda request: refused.append(request.failure))
    tab.goto((tmp_path / "graph.html").as_uri())
    attempts = (
        "document.body.innerHTML = '<img src=x>'",
        "fetch('https://example.org/')",
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.org/x.png'}))",
    )
    for attempt in attempts:
        outcome = tab.evaluate(
            f"(async () => {{ try {{ await ({attempt}); return 'done' }} catch {{ return 'refused' }} }})()"
        )
        assert outcome == "refused" or "append" in attempt
    tab.wait_for_timeout(200)
    assert [url for url in answered if not url.startswith("file:")] == []
    assert set(refused) <= {"csp"}
    context.close()


@pytest.mark.parametrize("link", ["", "#thing=nadipur-town", "#statement=claim-plan&lang=bn", "#view=table&lang=hi"])
def test_a_phone_needs_no_sideways_scrolling(opened: Open, link: str) -> None:
    tab = opened(sample.knowledge(), link, (390, 844))
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.locator("#open-legend").click() if "table" not in link else None
    assert tab.evaluate("document.body.dataset.legend") == ("closed" if "table" in link else "open")


def test_paper_gets_the_table(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#lang=en")
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("#table").is_visible()
    assert not tab.locator("#graph").is_visible()
    assert tab.locator("#table tbody tr").count() == len(sample.statements())


def test_the_colours_follow_the_reader(opened: Open) -> None:
    tab = opened(sample.knowledge(), "#lang=en")
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_timeout(100)
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    tab.locator("#switches button").first.click()
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"
