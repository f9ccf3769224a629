"""Lexicons: which words of a language mean which concept, evoke which frame, play which grammatical part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg.entries import Line, check_known, check_number, forms, lines, pair
from kg.errors import KnowledgeError
from kg.language import CASES, FEATURES, Profile, load_profile
from kg.morphology import Reading, VerbForm, analyser, verb_forms
from kg.typography import letter_of

LEXICONS = "https://w3id.org/sutra/lex/"
GAP = "..."
REMEMBERED = 100_000  # words of which a node of the index keeps the ways on
FILES = ("words.txt", "verbs.txt", "grammar.txt")
SYMBOLS = "symbols.txt"  # beside languages/: forms that all languages share
BESIDE = ("auxiliaries", "auxiliaries-before")  # sections of what stands after and before a verb
SECTIONS = frozenset({"concepts", "adverbs", "verbs", *BESIDE, "triggers", "function", "numerals", "ordinals"})
Keys = tuple[str, ...]  # the path of a form in the index
MARKED = re.compile(r"\(([^)]*)\)\s*(.*)")


class Entry(NamedTuple):
    """What a form stands for."""

    section: str  # the section it is listed in, or "adposition", "postposition", "name"
    target: str  # concept, frame, function, case or number
    form: str
    iri: str
    second: bool = False  # a sense taken only when a neighbour selects it
    marks: tuple[tuple[str, tuple[str, ...]], ...] = ()  # of a trigger: role -> cases
    where: str = ""


class Step(NamedTuple):
    """A way on from a node of the index by one word."""

    node: Node
    reading: Reading
    verb: frozenset[str] | None  # features, if the word is read as a form of a verb


@dataclass(slots=True)
class Node:
    """A node of the index of forms; edges are look-up keys and `~verb`."""

    edges: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    steps: dict[str, tuple[Step, ...]] = field(default_factory=dict)  # by look-up key, of words met so far

    def add(self, keys: Iterable[str], entry: Entry) -> None:
        """Put an entry at the end of a path of keys."""
        node = self
        for key in keys:
            node = node.edges.setdefault(key, Node())
        node.entries.append(entry)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language as the token stage needs it."""

    profile: Profile
    index: Node
    gaps: Node  # expressions whose verb stands further off: "the founding of X ... took place"
    verbs: Mapping[str, tuple[VerbForm, ...]]
    auxiliaries: Node  # that stand after a verb
    leaders: Node  # that stand before one
    roots: tuple[Node, ...]  # of all that may stand in a text without spaces
    entries: tuple[Entry, ...]
    labels: Mapping[str, str]  # concept -> preferred form
    readings: Callable[[str], tuple[Reading, ...]]  # look-up key of a word -> ways to read it

    @property
    def tag(self) -> str:
        """The language tag."""
        return self.profile.tag

    def knows(self, word: str) -> bool:
        """Whether an entry begins with a word, in any of its forms."""
        key = self.profile.fold(word)
        return key in self.verbs or any(reading.key in self.index.edges for reading in self.readings(key))

    def steps(self, node: Node, key: str) -> tuple[Step, ...]:
        """The ways on from a node by a word: as it stands, without an ending, as a form of a verb."""
        found = node.steps.get(key)
        if found is None:
            if len(node.steps) > REMEMBERED:
                node.steps.clear()
            found = node.steps[key] = tuple(self.find_steps(node, key)) if node.edges else ()
        return found

    def find_steps(self, node: Node, key: str) -> Iterator[Step]:
        """Yield the ways on from a node by a word."""
        for reading in self.readings(key):
            if (child := node.edges.get(reading.key)) is not None:
                yield Step(child, reading, None)
        for form in self.verbs.get(key, ()):
            if (child := node.edges.get("~" + form.verb)) is not None:
                yield Step(child, Reading(form.verb, form.case), form.features)


def load_lexicon(folder: Path, names: Iterable[tuple[str, str, str]] = ()) -> Lexicon:
    """The lexicon in a folder of ontology/languages/, and names as (IRI, form, language) of the gazetteer."""
    profile = load_profile(folder)
    files = [folder / name for name in FILES]
    files += [path for path in [folder.parent.parent / SYMBOLS] if path.exists()]
    rows = tuple(chain.from_iterable(map(lines, files)))
    for row in rows:
        check_known(row.where, "section", row.section, SECTIONS)
    verbs = verb_forms(profile, (row for row in rows if row.section == "verbs"))
    entries = tuple(chain(read_entries(profile, rows), adpositions(profile), named(profile, names)))
    known = {form.verb for found in verbs.values() for form in found}
    paths = tuple(expression(profile, entry.form, entry.where, known) for entry in entries)
    check_unique(entries, paths)
    labels: dict[str, str] = {}
    for entry in entries:
        if entry.section == "concepts":
            labels.setdefault(entry.target, entry.form)
    index, gaps = build_index(entries, paths)
    after, before = (auxiliaries(profile, rows, known, section) for section in BESIDE)
    roots = (index, after, before, gaps, *tails(gaps))
    return Lexicon(profile, index, gaps, verbs, after, before, roots, entries, labels, analyser(profile))


def read_entries(profile: Profile, rows: Iterable[Line]) -> Iterator[Entry]:
    """Yield the entries of all sections but [verbs] and those of auxiliaries."""
    for row in rows:
        match row.section:
            case "verbs" | "auxiliaries" | "auxiliaries-before":
                continue
            case "adverbs":
                target, listed = "adverb", row.text
            case _:
                target, listed = pair(row)
        for form in forms(row, listed):
            yield make_entry(profile, row, target, form)


def make_entry(profile: Profile, row: Line, target: str, form: str) -> Entry:
    """One form of one line as an entry."""
    marks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if match := MARKED.fullmatch(form):
        marks, form = role_marks(row, match[1]), match[2]
    if row.section in ("numerals", "ordinals"):
        check_number(row, target.removesuffix("+"), whole=row.section == "ordinals")
    second, form = form.endswith("?") and row.section == "concepts", form.rstrip("?").strip()
    return Entry(row.section, target, form, entry_iri(profile, target, form), second, marks, row.where)


def entry_iri(profile: Profile, target: str, form: str) -> str:
    """The IRI of a form as a word for something; a bare % would begin an escape (RFC 3987, 2.2)."""
    return f"{LEXICONS}{profile.tag}/{target}/{'_'.join(form.replace('~', '').replace('%', '%25').split())}"


def role_marks(row: Line, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read `obj=ON subj=LOC,GEN`."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for item in text.split():
        role, _, cases = item.partition("=")
        if role == "feature":
            check_known(row.where, f"feature in ({text}):", cases, FEATURES)
        if role in ("noun", "feature"):  # the role that the noun after a participle plays; a feature of a predicate
            found.append((role, (cases,)))
            continue
        for case in cases.split(","):
            check_known(row.where, f"case in ({text}):", case, CASES)
        found.append((role, tuple("" if case == "NOM" else case for case in cases.split(","))))
    return tuple(found)


def adpositions(profile: Profile) -> Iterator[Entry]:
    """Yield the adpositions of a profile as entries."""
    for section, table in (("adposition", profile.adpositions), ("postposition", profile.postpositions)):
        for case, listed in table.items():
            for form in listed:
                yield Entry(section, case, form, entry_iri(profile, case, form))


def named(profile: Profile, names: Iterable[tuple[str, str, str]]) -> Iterator[Entry]:
    """Yield names of the gazetteer as entries: those of the language, and those that other scripts have."""
    letter = letter_of(profile.script)
    known = ((iri, form) for iri, form, tag in names if tag == profile.tag or not letter.search(form))
    yield from (Entry("name", iri, form, iri) for iri, form in dict.fromkeys(known))


def check_unique(entries: Iterable[Entry], paths: Iterable[Keys]) -> None:
    """Refuse a form that is listed twice for the same, or where only one reading can be taken."""
    seen: dict[tuple[str, Keys], Entry] = {}
    listed: dict[Entry, str] = {}
    for entry, path in zip(entries, paths, strict=True):
        same = entry._replace(where="")
        if same in listed:
            raise KnowledgeError(entry.where, f"{entry.form!r} is listed twice ({listed[same]})", "remove one of them")
        listed[same] = entry.where
        if entry.second or entry.section in ("triggers", "name", "adposition", "postposition"):
            continue
        if not path:
            raise KnowledgeError(entry.where, f"the form {entry.form!r} has no letters", "write a word")
        first = seen.setdefault((entry.section, path), entry)
        if first is not entry and first.target != entry.target:
            raise KnowledgeError(
                entry.where,
                f"{entry.form!r} is listed for {entry.target!r} and for {first.target!r} ({first.where})",
                "remove one, or mark the second sense with ?",
            )


def build_index(entries: Iterable[Entry], paths: Iterable[Keys]) -> tuple[Node, Node]:
    """The index of all forms, and that of those with a gap."""
    whole, gapped = Node(), Node()
    for entry, path in zip(entries, paths, strict=True):
        (gapped if GAP in path else whole).add(path, entry)
    return whole, gapped


def expression(profile: Profile, form: str, where: str, verbs: set[str]) -> Keys:
    """The path of an expression: look-up keys, and ~verb for a verb in any form."""
    path: list[str] = []
    for word in form.split():
        if word == GAP:
            path.append(GAP)
        elif word.startswith("~"):
            check_known(where, f"verb in {form!r}:", word[1:], verbs, "mend it, or add it to [verbs]")
            path.append(word)
        else:
            path.extend(profile.keys(word))
    return tuple(path)


def auxiliaries(profile: Profile, rows: Iterable[Line], verbs: set[str], section: str) -> Node:
    """The index of the auxiliaries of a section: `FEATURE | forms = features`."""
    root = Node()
    for row in rows:
        if row.section != section:
            continue
        left, added = pair(row)
        after, separator, listed = (part.strip() for part in left.partition("|"))
        wrong = {*added.split(), after} - FEATURES - {"any"}
        if not separator or wrong:
            raise KnowledgeError(
                row.where, f"cannot read {row.text!r}", f"write FEATURE | forms = features, of {sorted(FEATURES)}"
            )
        for form in forms(row, listed):
            entry = Entry("auxiliaries", after, form, " ".join(sorted(added.split())))
            root.add(expression(profile, form, row.where, verbs), entry)
    return root


def tails(node: Node) -> Iterator[Node]:
    """Yield the nodes after a gap."""
    for key, child in node.edges.items():
        if key == GAP:
            yield child
        yield from tails(child)
