"""Faults in the files of ontology/: each is refused with the file, the entry and the remedy.

A row breaks one file of a small ontology that is valid, and gives what the message must say.
"""

# ruff: noqa: E501  (a row of the table is one line)

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from kg.errors import KnowledgeError
from kg.ontology import load_ontology

SUTRA_TTL = """\
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sutra: <https://w3id.org/sutra/onto#> .

sutra:Activity a owl:Class .
sutra:AdministrativeArea a owl:Class .
sutra:Town a owl:Class ; rdfs:subClassOf sutra:AdministrativeArea .
sutra:Enterprise a owl:Class .
sutra:EnterpriseGroup a owl:Class .
sutra:Product a owl:Class .
sutra:TimePart a owl:Class .
sutra:builds a owl:ObjectProperty .
sutra:enterpriseCount a owl:ObjectProperty .
sutra:locatedIn a owl:ObjectProperty .
sutra:material a owl:ObjectProperty .
"""

FILES = {
    "sutra.ttl": SUTRA_TTL,
    "gazetteer.ttl": """\
@prefix id: <https://w3id.org/sutra/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sutra: <https://w3id.org/sutra/onto#> .

id:milltown a sutra:Town ; skos:prefLabel "Milltown"@en .
""",
    "concepts.txt": """\
town       Town             named=Town
mill       EnterpriseGroup  "mills"  named=Enterprise
cloth      Product
canvas     Product
building   Activity         evokes=build
early      TimePart
""",
    "frames.toml": """\
[build]
obj = "EnterpriseGroup"
subj = "*"
states = ["subj builds obj"]
""",
    "composition.txt": """\
[identity]
named = Town

[attachments]
EnterpriseGroup <- Town GEN LOC : locatedIn late

[modifiers]
Product <- Product : material

[counts]
EnterpriseGroup : enterpriseCount

[classes]
Product + canvas : Product

[policy]
about = 0.1
nearly = 0.1
several = 3
around = 2

[times]
early : 0 0.1
""",
    "punctuation.toml": 'comma = ","\n',
    "languages/en/profile.toml": """\
tag = "en"
label = { en = "English" }
script = "Latin"
order = "medial"
adpositions = "opening"
terminators = ".?!"
endings = ["s - plural", "'s - GEN"]
number_endings = ["th - ordinal"]

[adposition]
LOC = ["in"]

[marks]
subj = "NOM"
obj = "NOM ACC"

[paradigms]
R = ["- inf", "s pres", "ed past"]
""",
    "languages/en/words.txt": """\
[concepts]
town   = town; borough
mill   = mill
cloth  = cloth; canvas?
canvas = canvas

[adverbs]
slowly; soon
""",
    "languages/en/verbs.txt": """\
[verbs]
build = R build : built|past
go    = R go

[auxiliaries]
inf | ~go = fut

[triggers]
build = ~build; (obj=ACC) set up
""",
    "languages/en/grammar.txt": """\
[function]
and = and

[numerals]
2 = two

[ordinals]
2 = second
""",
}

WORDS, VERBS, GRAMMAR = "languages/en/words.txt", "languages/en/verbs.txt", "languages/en/grammar.txt"
PROFILE, MISSING, BYTES = "languages/en/profile.toml", "is missing", "\udcff"


class Fault(NamedTuple):
    """A slip of the pen in one file, and what the message about it says."""

    name: str
    file: str
    old: str  # what is replaced, once; "" for the whole file
    new: str
    says: tuple[str, ...]  # file, entry, remedy

    def __str__(self) -> str:
        return self.name


TABLE = (
    # --- the lines of a lexicon
    Fault("comma for semicolon", WORDS, "town; borough", "town, borough", ("words.txt:2", "'town, borough'", "semicolons")),
    Fault("comma among adverbs", WORDS, "slowly; soon", "slowly, soon", ("words.txt:8", "slowly, soon", "semicolons")),
    Fault("no equals sign", WORDS, "mill   = mill", "mill mill", ("words.txt:3", "mill mill", "write the id, =")),
    Fault("entry without a form", WORDS, "mill   = mill", "mill =", ("words.txt:3", "mill =", "write the id, =")),
    Fault("only semicolons", WORDS, "mill   = mill", "mill = ;", ("words.txt:3", "without a form", "add a form")),
    Fault("form of two concepts", WORDS, "cloth; canvas?", "cloth; canvas",
          ("words.txt:5", "'canvas'", "'cloth'", "words.txt:4", "second sense")),
    Fault("same form but for case", WORDS, "mill   = mill", "mill = TOWN", ("words.txt:3", "'TOWN'", "'town'", "?")),
    Fault("same form but for a hyphen", WORDS, "= mill", "= mill town\ncanvas = mill-town", ("words.txt:4", "'mill-town'", "?")),
    Fault("form without letters", WORDS, "mill   = mill", "mill = --", ("words.txt:3", "'--'", "no letters", "word")),
    Fault("unknown concept id", WORDS, "mill   = mill", "mil    = mill", ("words.txt:3", "'mil'", "concepts.txt")),
    Fault("unknown section", WORDS, "[concepts]", "[concept]", ("words.txt:2", "'concept'", "'concepts'")),
    Fault("entry before any section", WORDS, "[concepts]\n", "", ("words.txt:1", "section ''", "use one of")),
    Fault("adverb and function word", GRAMMAR, "and = and", "and = and\nor = and", ("grammar.txt:3", "'and'", "'or'", "remove")),
    # --- verbs, auxiliaries, triggers
    Fault("trigger without frame", VERBS, "build = ~build", "bild = ~build", ("verbs.txt:9", "'bild'", "frames.toml")),
    Fault("role mark a frame has not", VERBS, "(obj=ACC)", "(dir=ACC)", ("verbs.txt:9", "'build'", "'dir'", "'obj'")),
    Fault("noun of a role a frame has not", VERBS, "(obj=ACC)", "(noun=dir)", ("verbs.txt:9", "'dir'", "'obj'")),
    Fault("unknown case of a role mark", VERBS, "(obj=ACC)", "(obj=ACU)", ("verbs.txt:9", "'ACU'", "use one of")),
    Fault("role mark without a case", VERBS, "(obj=ACC)", "(obj)", ("verbs.txt:9", "(obj)", "use one of")),
    Fault("no verb for ~id", VERBS, "build = ~build", "build = ~construct", ("verbs.txt:9", "'construct'", "[verbs]")),
    Fault("no verb for ~id of an auxiliary", VERBS, "inf | ~go", "inf | ~want", ("verbs.txt:6", "'want'", "[verbs]")),
    Fault("auxiliary without a bar", VERBS, "inf | ~go = fut", "~go = fut", ("verbs.txt:6", "~go = fut", "FEATURE | forms")),
    Fault("unknown feature of an auxiliary", VERBS, "~go = fut", "~go = futr", ("verbs.txt:6", "futr", "FEATURE | forms")),
    Fault("unknown feature before an auxiliary", VERBS, "inf | ~go", "inff | ~go", ("verbs.txt:6", "inff", "FEATURE | forms")),
    Fault("unknown feature of an irregular form", VERBS, "built|past", "built|pst", ("verbs.txt:2", "built|pst", "form|features")),
    Fault("irregular form without feature", VERBS, "built|past", "built", ("verbs.txt:2", "'built'", "form|features")),
    # --- numbers
    Fault("numeral not a number", GRAMMAR, "2 = two", "two = two", ("grammar.txt:5", "'two'", "digits")),
    Fault("ordinal not a number", GRAMMAR, "2 = second", "2nd = second", ("grammar.txt:8", "'2nd'", "digits")),
    Fault("numeral listed twice", GRAMMAR, "2 = two", "2 = two\n3 = two", ("grammar.txt:6", "'two'", "'3'", "'2'", "remove")),
    # --- the profile
    *(Fault(f"profile without {key}", PROFILE, f"{key} =", f"x{key} =", ("en/profile.toml", repr(key), f"add {key}"))
      for key in ("tag", "label", "script", "order", "adpositions", "terminators")),
    Fault("profile without marks", PROFILE, "[marks]", "[mark]", ("en/profile.toml", "'marks'", "add marks")),
    Fault("wrong order", PROFILE, '"medial"', '"SVO"', ("en/profile.toml", "order = 'SVO'", "final, medial")),
    Fault("wrong side of adpositions", PROFILE, '"opening"', '"before"', ("profile.toml", "adpositions = 'before'", "closing")),
    Fault("unknown case of a role", PROFILE, '"NOM ACC"', '"NOM ACU"', ("profile.toml", "'ACU'", "'obj'", "use one of")),
    Fault("unknown case of an adposition", PROFILE, "LOC = [", "LOK = [", ("profile.toml", "'LOK'", "[adposition]", "use one of")),
    Fault("unknown feature of an ending", PROFILE, "s - plural", "s - plurl", ("profile.toml", "'plurl'", "'s - plurl'", "use one of")),
    Fault("unknown feature of a number ending", PROFILE, "th - ordinal", "th - ord", ("profile.toml", "'ord'", "use one of")),
    Fault("unknown feature in a paradigm", PROFILE, "ed past", "ed pst", ("profile.toml", "'pst'", "'ed pst'", "use one of")),
    # --- concepts
    Fault("concept listed twice", "concepts.txt", "cloth      Product", "town       Product",
          ("concepts.txt:3", "'town'", "twice", "remove one")),
    Fault("unknown class", "concepts.txt", "town       Town", "town       Tawn", ("concepts.txt:1", "'Tawn'", "'town'", "sutra.ttl")),
    Fault("concept without class", "concepts.txt", "canvas     Product", "canvas", ("concepts.txt:4", "'canvas'", "id Class")),
    Fault("event noun of no frame", "concepts.txt", "evokes=build", "evokes=bild", ("concepts.txt", "'building'", "'bild'", "frames.toml")),
    # --- frames
    Fault("statement of a role it has not", "frames.toml", "subj builds obj", "subj builds goal",
          ("frames.toml [build]", "'goal'", "'obj'")),
    Fault("statement of two words", "frames.toml", "subj builds obj", "subj builds", ("frames.toml [build]", "subj builds", "role property role")),
    Fault("condition on a role it has not", "frames.toml", "subj builds obj", "subj builds obj when dir Town",
          ("frames.toml [build]", "'dir'", "use one of")),
    Fault("unknown status", "frames.toml", "[build]", '[build]\nstatus = "plannd"', ("frames.toml [build]", "'plannd'", "'planned'")),
    Fault("qualifier of a role it has not", "frames.toml", 'states =', 'qualifiers = ["towards dir"]\nstates =',
          ("frames.toml [build]", "'dir'", "towards dir")),
    Fault("entry outside a frame", "frames.toml", "[build]", "", ("frames.toml", "'obj'", "[frame]")),
    # --- composition
    Fault("unknown section of composition", "composition.txt", "[counts]", "[count]", ("composition.txt:11", "'count'", "'counts'")),
    Fault("attachment without an arrow", "composition.txt", "<- Town GEN", "Town GEN", ("composition.txt:5", "'<-'", "Class <- Class")),
    Fault("attachment without a property", "composition.txt", ": locatedIn late", "", ("composition.txt:5", "':'", "write Class <- Class")),
    # --- files as such
    *(Fault(f"no {name}", name, "", MISSING, (Path(name).name, "missing", f"add {Path(name).parent.name}")) for name in FILES),
    *(Fault(f"{name} not UTF-8", name, "", BYTES, (Path(name).name, "not UTF-8 at byte 0", "save the file as UTF-8")) for name in FILES),
    *(Fault(f"{name} no TOML", name, "", "= 1", (Path(name).name, "not valid TOML", "line 1")) for name in FILES if name.endswith("toml")),
    *(Fault(f"{name} no Turtle", name, "", "a b", (Path(name).name, "not valid Turtle", "mend the line")) for name in FILES if name.endswith("ttl")),
    # --- slips that would otherwise pass in silence
    Fault("unknown key of a profile", PROFILE, 'order = "medial"', 'order = "medial"\nabreviations = []', ("profile.toml", "'abreviations'")),
    Fault("tag is not the folder", PROFILE, 'tag = "en"', 'tag = "de"', ("profile.toml", "'de'", "en")),
    Fault("number where a text should stand", PROFILE, 'terminators = ".?!"', "terminators = 3", ("profile.toml", "terminators")),
    Fault("text where a list should stand", PROFILE, '["s - plural", "\'s - GEN"]', '"s - plural"', ("profile.toml", "endings")),
    Fault("unknown flag", "concepts.txt", "cloth      Product", "cloth      Product  generik", ("concepts.txt:3", "generik")),
    Fault("unknown key of a flag", "concepts.txt", "named=Town", "name=Town", ("concepts.txt:1", "name=Town")),
    Fault("named after an unknown class", "concepts.txt", "named=Town", "named=Tawn", ("concepts.txt:1", "Tawn")),
    Fault("role of an unknown class", "frames.toml", '"EnterpriseGroup"', '"EnterpriseGrup"', ("frames.toml [build]", "EnterpriseGrup")),
    Fault("property the vocabulary has not", "frames.toml", "subj builds obj", "subj bilds obj", ("frames.toml [build]", "'bilds'")),
    Fault("condition on an unknown class", "frames.toml", "subj builds obj", "subj builds obj when obj Grup", ("frames.toml [build]", "Grup")),
    Fault("mark of a role no frame has", PROFILE, 'subj = "NOM"', 'subj = "NOM"\nsubjj = "NOM"', ("profile.toml", "'subjj'")),
    Fault("script nobody has heard of", PROFILE, '"Latin"', '"Lateinisch"', ("profile.toml", "'Lateinisch'")),
    Fault("empty ending", PROFILE, '"s - plural"', '""', ("profile.toml", "endings")),
    Fault("unknown class in composition", "composition.txt", "EnterpriseGroup <- Town", "EnterpriseGrup <- Town", ("composition.txt:5", "EnterpriseGrup")),
    Fault("unknown property in composition", "composition.txt", ": locatedIn late", ": locatdIn late", ("composition.txt:5", "locatdIn")),
    Fault("unknown concept in composition", "composition.txt", "Product + canvas", "Product + canvass", ("composition.txt:14", "canvass")),
    Fault("policy not a number", "composition.txt", "about = 0.1", "about = a tenth", ("composition.txt:17", "a tenth")),
    Fault("time of one number", "composition.txt", "early : 0 0.1", "early : 0", ("composition.txt:23", "early : 0")),
    Fault("verb listed twice", VERBS, "go    = R go", "build = R go", ("verbs.txt:3", "'build'", "twice")),
    Fault("two triggers, same frame, same form", VERBS, "build = ~build;", "build = ~build; ~build;", ("verbs.txt:9", "~build")),
    Fault("form twice in one line", WORDS, "mill   = mill", "mill = mill; mill", ("words.txt:3", "'mill'", "remove one")),
    Fault("two marks in one punctuation", "punctuation.toml", 'comma = ","', 'comma = ","\nstop = ","', ("punctuation.toml", "','")),
    Fault("ordinal that is not whole", GRAMMAR, "[ordinals]\n2 = second", "[ordinals]\n2.5 = second", ("grammar.txt:8", "2.5")),
    Fault("class of the gazetteer unknown", "gazetteer.ttl", "sutra:Town", "sutra:Tawn", ("gazetteer.ttl", "Tawn")),
    Fault("unknown setting of identity", "composition.txt", "named = Town", "name = Town", ("composition.txt:2", "'name'", "'named'")),
    Fault("unknown policy", "composition.txt", "nearly = 0.1", "almost = 0.1", ("composition.txt:18", "'almost'", "'nearly'")),
    Fault("policy left out", "composition.txt", "nearly = 0.1\n", "", ("composition.txt [policy]", "'nearly'", "add nearly")),
    Fault("unknown case in composition", "composition.txt", "GEN LOC", "GENN LOC", ("composition.txt:5", "'GENN'", "'GEN'")),
    Fault("unknown option in composition", "composition.txt", "locatedIn late", "locatedIn lat", ("composition.txt:5", "'lat'", "'late'")),
    Fault("two heads of an attachment", "composition.txt", "EnterpriseGroup <-", "EnterpriseGroup Town <-", ("composition.txt:5", "Class <- Class")),
    Fault("unknown grammatical word", GRAMMAR, "and = and", "adn = and", ("grammar.txt:2", "'adn'", "'and'")),
    Fault("unknown function of a mark", "punctuation.toml", "comma", "coma", ("punctuation.toml", "'coma'", "'comma'")),
    Fault("unknown feature of a predicate", VERBS, "(obj=ACC)", "(feature=wnat)", ("verbs.txt:9", "'wnat'", "'want'")),
    Fault("function of an unknown concept", "concepts.txt", "named=Enterprise", "function=sel", ("concepts.txt", "'mill'", "'sel'")),
    Fault("value that is no number", "concepts.txt", "cloth      Product", "cloth      Product value=ten", ("concepts.txt:3", "'ten'", "digits")),
    Fault("qualifier of an unknown property", "frames.toml", "states =", 'qualifiers = ["towards obj"]\nstates =', ("frames.toml [build]", "'towards'")),
)  # fmt: skip


def write(folder: Path, fault: Fault | None = None) -> Path:
    """The small ontology with one fault in it."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if fault is None or fault.file != name:
            path.write_text(text, encoding="utf-8")
        elif fault.new != MISSING:
            assert not fault.old or text.count(fault.old) == 1, f"{fault.old!r} must stand once in {name}"
            broken = text.replace(fault.old, fault.new) if fault.old else fault.new
            path.write_text(broken, encoding="utf-8", errors="surrogateescape")
    return folder


def message(folder: Path, fault: Fault) -> str:
    with pytest.raises(KnowledgeError) as caught:
        load_ontology(write(folder, fault))
    return str(caught.value)


def test_the_small_ontology_is_valid(tmp_path):
    found = load_ontology(write(tmp_path))
    assert found.lexicon("en").labels["town"] == "town"
    assert found.is_a("Town", ["AdministrativeArea"])


@pytest.mark.parametrize("fault", TABLE, ids=str)
def test_a_fault_is_refused_with_place_and_remedy(tmp_path, fault):
    said = message(tmp_path, fault)
    assert [part for part in fault.says if part not in said] == [], said
