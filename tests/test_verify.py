"""A built folder is held against its sources."""

import pytest
from sample import BASE, ONTOLOGY, knowledge, vocabulary_labels, write_sources

from kg.dataset import turtle
from kg.documents import read_document
from kg.errors import ConformanceError, OutputError
from kg.export.statements import lines
from kg.verify import verify

SHAPES = ONTOLOGY / "shapes.ttl"


@pytest.fixture
def built(tmp_path):
    value, labels = knowledge(), vocabulary_labels()
    (tmp_path / "graph.ttl").write_text("".join(turtle(value, labels)), encoding="utf-8")
    (tmp_path / "statements.jsonl").write_text("".join(lines(value, labels)), encoding="utf-8")
    write_sources(tmp_path)
    return tmp_path


def documents(folder):
    return [read_document(folder / f"nadipur.{language}.txt", language, base=BASE) for language in ("bn", "hi")]


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_folder_is_verified(built):
    found = verify(built, documents(built), SHAPES)
    assert found.documents == 2
    assert found.passages > len(knowledge().statements)


FAULTS = [
    ("nadipur.bn.txt", "৫০টির", "৭০টির", "nadipur.bn.txt: the file has changed"),
    ("statements.jsonl", "यहाँ 60", "यहाँ 90", "has 'यहाँ 60.*quotes 'यहाँ 90"),
    ("statements.jsonl", '"start": 17', '"start": 18', "18 to 51"),
    ("statements.jsonl", '"start": 17', '"start": -17', "-17 to 51"),
    ("statements.jsonl", '"source": "nadipur.hi.txt"', '"source": "other.txt"', "not among the sources"),
    ("statements.jsonl", '"evidence"', '"proof"', "not a statement"),
    ("graph.ttl", "oa:start 17", "oa:start 16", "16 to 51"),
    ("graph.ttl", "@prefix", "@prefiks", "not Turtle"),
    ("graph.ttl", "sutra:claimStatus sutra:planned", "sutra:claimStatus sutra:maybe", "one status"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), FAULTS)
def test_a_fault_is_told_with_its_place(built, name, old, new, message):
    replace(built / name, old, new)
    with pytest.raises(ConformanceError, match=message):
        verify(built, documents(built), SHAPES)


def test_a_missing_source_is_told(built):
    with pytest.raises(ConformanceError, match=r"nadipur\.hi\.txt.*not among the sources"):
        verify(built, documents(built)[:1], SHAPES)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(OutputError, match="kg build"):
        verify(tmp_path, [], SHAPES)
