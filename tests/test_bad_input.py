"""Bad input: a clear message, the other documents still built, the previous output intact, the right exit code."""

import os
import signal
import subprocess
import sys
import time

import edges
import pytest

from kg.cli import main
from kg.documents import read_document
from kg.errors import OutputError, SourceError
from kg.export.folder import recover, replacing, write
from kg.sentences import split

GOOD = "এটি একটি শহর।"  # This is a town.
TEXT = "১৯৯০-এর দশকে এটি শুরু হয়" + " এবং 3.5 কোটি টাকায়" * 6 + "। "  # it began in the 1990s


@pytest.fixture(autouse=True)
def silent_pipeline(monkeypatch):
    monkeypatch.setattr("kg.build.pipeline", edges.SilentPipeline)


def kg(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- documents ---

BAD = {
    "empty": (b"", "there is no text in it"),
    "blank": (" \n\ufeff\u200b\x1f\n".encode(), "there is no text in it"),
    "mark only": (b"\xef\xbb\xbf", "there is no text in it"),
    "binary": (b"\x7fELF\x00\x01", "a NUL at byte 4"),
    "nul": ("ক\0খ".encode(), "a NUL at byte 3"),
    "utf-16 with mark": (GOOD.encode("utf-16"), "it is UTF-16, not UTF-8: convert it with iconv -f UTF-16 -t UTF-8"),
    "utf-16 big endian": (b"\xfe\xff" + GOOD.encode("utf-16-be"), "it is UTF-16"),
    "utf-16 without mark": (GOOD.encode("utf-16-le"), "UTF-16 without a byte order mark"),
    "utf-32": (GOOD.encode("utf-32"), "it is UTF-32"),
    "latin-1": ("a\ncaf\xe9".encode("latin-1"), "not UTF-8 at byte 5, line 2: E9"),
    "cut off": (GOOD.encode()[:-1], "not UTF-8 at byte 32, line 1: E0 (unexpected end of data)"),
    "surrogate": ("ক".encode() + b"\xed\xa0\x80", "byte 3, line 1: half of a surrogate pair"),
    "overlong": (b"a\xc0\xafb", "not UTF-8 at byte 1, line 1: C0 (invalid start byte)"),
    "beyond unicode": (b"a\xf4\x90\x80\x80", "not UTF-8 at byte 1"),
}


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD)
def test_a_bad_document_is_refused_with_place_and_remedy(tmp_path, content, message):
    path = tmp_path / "bad.bn.txt"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_document(path, "bn", base="urn:")
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_document_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no such file: check the name"):
        read_document(tmp_path / "no.txt", "bn", base="urn:")


def test_a_folder_without_texts_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"no \.txt file in this folder"):
        read_document(tmp_path, "bn", base="urn:")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_document_that_may_not_be_read_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    path.chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        read_document(path, "bn", base="urn:")


ODD = {
    "mark": "\ufeff" + GOOD,
    "carriage returns": GOOD + "\r" + GOOD + "\r\n\r\n" + GOOD,
    "controls": "\x01\x1b[31m" + GOOD + "\x7f\x85\x9f",
    "bidi": "\u202e\u2066" + GOOD + "\u2069\u200f",
    "mixed scripts": "এটি Gongyi 巩义 गोंगयी مدينة।",
    "marks alone": "\u0981\u09bc\u200d।",
    "noncharacters": "\uffff\ufffe\U0010ffff" + GOOD,
    "astral": "\U0001f600\U0001f468\u200d\U0001f469" + GOOD,
    "no end": "এটি একটি শহর",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_document_is_built_and_its_offsets_hold(tmp_path, text, capsys):
    path = tmp_path / "odd.bn.txt"
    path.write_bytes(text.encode())
    assert kg("build", path, "-o", tmp_path / "output") == 0
    assert "".join(capsys.readouterr().err.splitlines()).isprintable()
    assert read_document(path, "bn", base="urn:").text == text


@pytest.mark.parametrize("unit", [TEXT, "ক", "ক "], ids=["sentences", "one word", "no end"])
def test_fifty_megabytes_in_one_line_are_read_in_seconds(tmp_path, unit):
    path = tmp_path / "long.bn.txt"
    path.write_bytes(unit.encode() * (50_000_000 // len(unit.encode())))
    start = time.process_time()
    profile = edges.load_ontology().lexicon("bn").profile
    count = sum(1 for _ in split(read_document(path, "bn", base="urn:"), profile))
    assert count > 700
    assert time.process_time() - start < 30


def test_good_documents_are_built_beside_bad_ones(tmp_path, capsys):
    (tmp_path / "good.bn.txt").write_text(GOOD)
    (tmp_path / "bad.bn.txt").write_bytes(b"\xff")
    (tmp_path / "other.xx.txt").write_text(GOOD)
    assert kg("build", tmp_path, tmp_path / "no.txt", "-o", tmp_path / "output") == 1
    said = capsys.readouterr().err
    for message in ("bad.bn.txt: not UTF-8 at byte 0", "no data for language 'xx'", "no.txt: there is no such file"):
        assert message in said
    assert "good.bn.txt" in (tmp_path / "output/report.md").read_text()


def test_without_any_good_document_the_previous_output_stays(tmp_path, capsys):
    (tmp_path / "good.bn.txt").write_text(GOOD)
    assert kg("build", tmp_path, "-o", tmp_path / "output") == 0
    before = snapshot(tmp_path / "output")
    (tmp_path / "good.bn.txt").write_bytes(b"")
    assert kg("build", tmp_path, tmp_path / "no.txt", "-o", tmp_path / "output") == 2
    assert snapshot(tmp_path / "output") == before
    said = capsys.readouterr().err
    assert "kg: " in said
    assert "there is no text in it" in said
    assert "no such file" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.bn.txt", "output"]


# --- output folder ---


def test_an_output_that_is_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "a.bn.txt").write_text(GOOD)
    assert kg("build", tmp_path / "a.bn.txt", "-o", tmp_path / "a.bn.txt") == 2
    assert "it is not a folder: choose another name with -o" in capsys.readouterr().err
    assert (tmp_path / "a.bn.txt").read_text() == GOOD


def test_a_folder_with_other_files_is_never_replaced(tmp_path, capsys):
    (tmp_path / "a.bn.txt").write_text(GOOD)
    assert kg("build", tmp_path / "a.bn.txt", "-o", tmp_path) == 2
    assert "it holds 'a.bn.txt', which no build wrote" in capsys.readouterr().err


def test_hidden_files_in_the_output_are_kept(tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output/.gitattributes").write_text("*.html binary")
    with replacing(tmp_path / "output", ["a"]) as fresh:
        write(fresh / "a", ["b"])
    assert snapshot(tmp_path / "output") == {".gitattributes": b"*.html binary", "a": b"b"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_an_unwritable_place_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"), replacing(tmp_path / "output", []):
        pass


@pytest.mark.parametrize("target", ["/proc/output", "/dev/null/output"])
def test_a_place_that_takes_no_files_is_refused(tmp_path, target, capsys):
    (tmp_path / "a.bn.txt").write_text(GOOD)
    assert kg("build", tmp_path, "-o", target) == 2
    assert f"kg: {target}: it cannot be written" in capsys.readouterr().err


def test_a_full_disk_is_an_error_and_leaves_the_previous_output(tmp_path):
    def chunks():
        yield "half"
        raise OSError(28, "No space left on device")

    with replacing(tmp_path / "output", ["a"]) as fresh:
        write(fresh / "a", ["old"])
    with pytest.raises(OutputError, match="No space left"), replacing(tmp_path / "output", ["a"]) as fresh:
        write(fresh / "a", chunks())
    assert snapshot(tmp_path / "output") == {"a": b"old"}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_to_the_output_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with replacing(tmp_path / "link", ["a"]) as fresh:
        write(fresh / "a", ["b"])
    assert (tmp_path / "link").is_symlink()
    assert snapshot(tmp_path / "real") == {"a": b"b"}


def test_without_an_exchange_in_one_step_two_renames_do(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.export.folder._exchange_at_once", lambda one, other: False)
    for content in ("old", "new"):
        with replacing(tmp_path / "output", ["a"]) as fresh:
            write(fresh / "a", [content])
    assert snapshot(tmp_path / "output") == {"a": b"new"}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_moved_aside_by_a_killed_build_comes_back(tmp_path):
    aside = tmp_path / ".output.kg-old-1"
    aside.mkdir()
    (aside / "a").write_text("old")
    recover(tmp_path / "output")
    assert snapshot(tmp_path / "output") == {"a": b"old"}


def test_a_folder_of_a_living_build_is_left_alone(tmp_path):
    with replacing(tmp_path / "output", ["a"]) as first:
        write(first / "a", ["first"])
        with replacing(tmp_path / "output", ["a"]) as second:
            write(second / "a", ["second"])
        assert snapshot(tmp_path / "output") == {"a": b"second"}
    assert snapshot(tmp_path / "output") == {"a": b"first"}
    assert len(list(tmp_path.iterdir())) == 1


# --- killed builds ---

BUILDER = """
import sys, time
from pathlib import Path
from kg.export import folder

names = [str(number) for number in range(20)]
while True:
    with folder.replacing(Path(sys.argv[1]), names) as fresh:
        for name in names:
            folder.write(fresh / name, [sys.argv[2]] * 100)
    print("built", flush=True)
"""


@pytest.mark.parametrize("moment", [0.0, 0.003, 0.007, 0.011, 0.017, 0.023, 0.031])
def test_a_build_killed_at_any_moment_leaves_a_whole_output(tmp_path, moment):
    target = tmp_path / "output"
    for round_, word in enumerate(("old", "new", "end")):
        builder = subprocess.Popen([sys.executable, "-c", BUILDER, str(target), word], stdout=subprocess.PIPE)
        builder.stdout.readline()
        time.sleep(moment + round_ / 500)
        builder.send_signal(signal.SIGKILL)
        builder.communicate()
        recover(target)
        assert snapshot(target) == {str(number): word.encode() * 100 for number in range(20)}
    with replacing(target, [str(number) for number in range(20)]):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
