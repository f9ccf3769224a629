"""A lexicon to OntoLex-Lemon: an entry for each form, under the IRI that evidence names.

Forms are written as they are spelt, not as they are looked up. A trigger says how its roles are marked: by a case of
LexInfo and by the adpositions that are this case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.dataset.layout import Pair, block, objects
from kg.dataset.terms import literal, tagged
from kg.lexicon import GAP, LEXICONS, Entry
from kg.ontolex.grammar import Terms
from kg.ontolex.inflection import Helper, Spelling, Verb, load_spelling
from kg.ontolex.layout import RelativeNames, head, used
from kg.ontology import Ontology
from kg.vocabulary import RDFS
from kg.vocabulary.lexical import CONCEPT_BASE, DECOMP, FRAME_BASE, LEXINFO_BASE, LEXIS, LIME, ONTOLEX, SYNSEM

NOT_ROLES = ("noun", "feature")  # what else stands among the marks of a trigger
PREFIXED = ("frame", "concept", "decomp", "lexinfo", "lexis", "lime", "ontolex", "rdfs", "synsem")


def lexicon(ontology: Ontology, folder: Path, terms: Terms) -> Iterator[str]:
    """Yield lexicon.ttl of the language in a folder."""
    yield from Writer(ontology, load_spelling(folder), terms).chunks()


class Writer:
    """The entries of one language as blocks of Turtle."""

    def __init__(self, ontology: Ontology, spelling: Spelling, terms: Terms) -> None:
        self.tag, self.spelling, self.terms = spelling.profile.tag, spelling, terms
        self.base = f"{LEXICONS}{self.tag}/"
        self.names = RelativeNames(used(PREFIXED), self.base)
        self.entries: dict[str, list[Entry]] = {}
        for entry in ontology.languages[self.tag].entries:
            if entry.section != "name":  # the gazetteer has its names
                self.entries.setdefault(entry.iri, []).append(entry)
        self.adpositions = {
            case: [iri for iri, same in sorted(self.entries.items()) if _is_adposition(same[0], case)]
            for case in spelling.profile.adpositions
        }

    def chunks(self) -> Iterator[str]:
        """Yield the file block by block: the lexicon, its entries, arguments, verbs, auxiliaries, endings."""
        yield from head(self.names, "words.txt, verbs.txt, grammar.txt and profile.toml")
        blocks = {iri: self.entry(iri, same) for iri, same in self.entries.items()}
        blocks |= {self.verb_iri(verb.id): self.verb(verb) for verb in self.spelling.verbs}
        blocks |= {f"{self.base}auxiliary/{helper.name}": self.helper(helper) for helper in self.spelling.helpers}
        endings = dict(self.endings())
        yield self.lexicon([*blocks, *endings])
        yield from (text for _, text in sorted((blocks | endings | dict(self.arguments())).items()))

    def lexicon(self, entries: Iterable[str]) -> str:
        """The block of the lexicon itself."""
        listed, names = sorted(entries), self.names
        return block(
            names[self.base],
            (
                ("a", names[LIME.Lexicon]),
                *self.labels(),
                (names[LIME.language], literal(self.tag)),
                (names[LIME.lexicalEntries], str(len(listed))),
                (names[LIME.linguisticCatalog], f"<{LEXINFO_BASE.rstrip('#')}>"),
                (names[LIME.entry], objects(names[iri] for iri in listed)),
            ),
        )

    def labels(self) -> Iterator[Pair]:
        """Yield the names of the language."""
        label = self.spelling.profile.label
        yield self.names[RDFS.label], ", ".join(tagged(text, tag) for tag, text in sorted(label.items()))

    # --- entries ---

    def entry(self, iri: str, same: list[Entry]) -> str:
        """A form with all that it stands for."""
        names, first = self.names, same[0]
        text = self.spelling.written(first.form)
        pairs: list[Pair] = [
            ("a", self.kind(text)),
            (names[ONTOLEX.canonicalForm], names[f"{iri}#form"]),
            *self.senses(same),
            *self.part_of_speech(first),
            (names[DECOMP.subterm], objects(names[self.verb_iri(verb)] for verb in _verbs(first.form))),
        ]
        marked = sorted({entry.marks for entry in same if entry.section == "triggers"})
        frames = {f"{iri}#frame{number or ''}": marks for number, marks in enumerate(marked)}
        pairs.append((names[SYNSEM.synBehavior], objects(names[frame] for frame in frames)))
        said = block(names[iri], pairs) + self.form(f"{iri}#form", text)
        return said + "".join(self.frame(frame, first.target, marks) for frame, marks in frames.items())

    def senses(self, same: list[Entry]) -> Iterator[Pair]:
        """Yield the concepts, frames and functions of a form."""
        names = self.names
        of = {section: [entry for entry in same if entry.section == section] for section in ("concepts", "triggers")}
        first = [names[CONCEPT_BASE + entry.target] for entry in of["concepts"] if not entry.second]
        second = [names[CONCEPT_BASE + entry.target] for entry in of["concepts"] if entry.second]
        yield names[ONTOLEX.denotes], objects(first)
        yield names[LEXIS.secondSense], objects(second)
        yield names[ONTOLEX.evokes], objects(names[FRAME_BASE + entry.target] for entry in of["triggers"])
        yield names[LEXIS.function], objects(literal(e.target) for e in same if e.section == "function")
        yield names[LEXIS.numeral], objects(literal(e.target) for e in same if e.section in ("numerals", "ordinals"))

    def part_of_speech(self, entry: Entry) -> Iterator[Pair]:
        """Yield the part of speech where the lexicon tells it, and the case of an adposition."""
        key = entry.target if entry.section == "function" else entry.section
        if entry.section == "adposition":
            key = "closing" if self.spelling.profile.closing else "opening"
            yield self.names[LEXINFO_BASE + "case"], self.names[self.terms.cases[entry.target]]
        if key in self.terms.parts:
            yield self.names[LEXINFO_BASE + "partOfSpeech"], self.names[self.terms.parts[key]]

    def kind(self, text: str) -> str:
        """The types of an entry; several words are an expression."""
        entry = self.names[ONTOLEX.LexicalEntry]
        return f"{entry}, {self.names[ONTOLEX.MultiwordExpression]}" if " " in text else entry

    def form(self, iri: str, text: str, features: Iterable[Pair] = ()) -> str:
        """The block of a form."""
        return block(self.names[iri], [(self.names[ONTOLEX.writtenRep], tagged(text, self.tag)), *features])

    # --- how roles are marked ---

    def frame(self, iri: str, frame: str, marks: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
        """The syntactic frame of a trigger: only the roles it marks otherwise than the language does."""
        names, said = self.names, dict(marks)
        noun, features = said.pop("noun", ()), said.pop("feature", ())
        return block(
            names[iri],
            (
                ("a", names[SYNSEM.SyntacticFrame]),
                (names[LEXIS.attributes], objects(names[f"{FRAME_BASE}{frame}.{role}"] for role in noun)),
                *self.features("", features),
                (names[SYNSEM.synArg], objects(names[self.argument_iri(f"{frame}.{r}", c)] for r, c in said.items())),
            ),
        )

    def argument_iri(self, role: str, cases: Iterable[str]) -> str:
        """The IRI of an argument: a role, and the cases that mark it."""
        return f"{self.base}argument/{role}/{'-'.join(case or 'NOM' for case in cases)}"

    def arguments(self) -> Iterator[tuple[str, str]]:
        """Yield the arguments that triggers mark otherwise, and those of the whole language."""
        for role, cases in self.spelling.profile.marks.items():
            yield self.argument(f"*.{role}", "", cases)
        for same in self.entries.values():
            for entry in same:
                for role, cases in entry.marks:
                    if entry.section == "triggers" and role not in NOT_ROLES:
                        name = f"{entry.target}.{role}"
                        yield self.argument(name, FRAME_BASE + name, cases)

    def argument(self, name: str, role: str, cases: tuple[str, ...]) -> tuple[str, str]:
        """An argument: which role it fills, and what marks it."""
        names = self.names
        iri = self.argument_iri(name.replace("*", "any"), cases)
        markers = [*self.terms.marks(cases), *(iri for case in cases for iri in self.adpositions.get(case, ()))]
        pairs = (
            ("a", names[SYNSEM.SyntacticArgument]),
            (names[LEXIS.preference], literal(" ".join(case or "NOM" for case in cases))),
            (names[LEXIS.realises], names[role] if role else ""),
            (names[SYNSEM.marker], objects(names[marker] for marker in markers)),
        )
        return iri, block(names[iri], pairs)

    # --- verbs, auxiliaries, endings ---

    def verb_iri(self, verb: str) -> str:
        """The IRI of a verb."""
        return f"{self.base}verb/{verb}"

    def verb(self, verb: Verb) -> str:
        """A verb with all its forms, the citation form first."""
        names, iri = self.names, self.verb_iri(verb.id)
        forms = {f"{iri}#{form.name}": form for form in verb.forms}
        cited, *others = forms
        said = block(
            names[iri],
            (
                ("a", self.kind(forms[cited].text)),
                (names[ONTOLEX.canonicalForm], names[cited]),
                (names[LEXINFO_BASE + "partOfSpeech"], names[self.terms.parts["verbs"]]),
                (names[ONTOLEX.otherForm], objects(names[form] for form in others)),
            ),
        )
        return said + "".join(
            self.form(form_iri, form.text, self.features(form.case, form.features))
            for form_iri, form in sorted(forms.items())
        )

    def features(self, case: str, features: Iterable[str]) -> list[Pair]:
        """Case and features of a form or an ending."""
        found: dict[str, list[str]] = {}
        for key, value in self.terms.said(features):
            found.setdefault(self.names[key], []).append(self.names[value])
        if case:
            found[self.names[LEXINFO_BASE + "case"]] = [self.names[self.terms.cases[case]]]
        return [(key, objects(values)) for key, values in sorted(found.items())]

    def helper(self, helper: Helper) -> str:
        """An auxiliary: after which feature it stands, and what it adds."""
        names, iri, text = self.names, f"{self.base}auxiliary/{helper.name}", self.spelling.written(helper.form)
        pairs = (
            ("a", self.kind(text)),
            (names[ONTOLEX.canonicalForm], names[f"{iri}#form"]),
            (names[LEXIS.adds], objects(literal(feature) for feature in helper.adds)),
            (names[LEXIS.after], literal(helper.after)),
            (names[DECOMP.subterm], objects(names[self.verb_iri(verb)] for verb in _verbs(helper.form))),
        )
        return block(names[iri], pairs) + self.form(f"{iri}#form", text)

    def endings(self) -> Iterator[tuple[str, str]]:
        """Yield the endings of words and of numbers."""
        names = self.names
        for kind, listed in (("ending", self.spelling.endings), ("number-ending", self.spelling.number_endings)):
            for ending in listed:
                said = "-".join([*filter(None, [ending.case]), *sorted(ending.features)]) or "none"
                iri = f"{self.base}{kind}/{ending.suffix}/{said}"
                pairs = [
                    ("a", f"{names[ONTOLEX.Affix]}, {names[ONTOLEX.LexicalEntry]}"),
                    (names[ONTOLEX.canonicalForm], names[f"{iri}#form"]),
                    *self.features(ending.case, ending.features),
                ]
                yield iri, block(names[iri], pairs) + self.form(f"{iri}#form", f"-{ending.suffix}")


def _is_adposition(entry: Entry, case: str) -> bool:
    return entry.section == "adposition" and entry.target == case


def _verbs(form: str) -> list[str]:
    """The verbs of an expression: `~do` is any form of do."""
    return [word[1:] for word in form.split() if word.startswith("~") and word != GAP]
