"""The command line: what goes where, which exit code, and that it starts quickly."""

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import edges
import pytest

from kg import __version__
from kg.cli import BASE, cli, main
from kg.output import FILES
from kg.vocabulary import DATA_BASE


@pytest.fixture(autouse=True)
def silent_pipeline(monkeypatch):
    monkeypatch.setattr("kg.build.pipeline", edges.SilentPipeline)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return edges.build_sample(tmp_path_factory.mktemp("cli"))


@pytest.fixture
def town(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/town.bn.txt").write_text("গংয়ি শহর। শহর গংয়ি শহর।\n")  # the town of Gongyi
    (tmp_path / "texts/town.hi.txt").write_text("गोंगयी शहर।\n")
    return tmp_path


def kg(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code


def test_help_starts_quickly_and_imports_nothing_heavy():
    start = time.perf_counter()
    code = "import sys; from kg.cli import cli; print(sorted(sys.modules)); cli(['--help'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert time.perf_counter() - start < 1  # 0.1 s on a quiet machine
    modules = done.stdout.splitlines()[0]
    assert not [
        name for name in ("rdflib", "pyoxigraph", "pyshacl", "numpy", "pyvis", "regex") if f"'{name}'" in modules
    ]


def test_every_command_has_help(capsys):
    assert set(cli.commands) == {"build", "compare", "coverage", "explain", "ontology", "query", "verify", "view"}
    for name in cli.commands:
        assert kg(name, "--help") == 0
    assert "Usage: kg view" in capsys.readouterr().out


def test_version(capsys):
    assert kg("--version") == 0
    assert __version__ in capsys.readouterr().out


def test_the_base_is_that_of_the_vocabulary():
    assert BASE == DATA_BASE


# --- build ---


def test_build_writes_all_files_and_says_what_it_chose(town, capsys):
    assert kg("build", town / "texts", "-o", town / "out") == 0
    said = capsys.readouterr()
    assert said.err.startswith("town.bn.txt: bn (name)\ntown.hi.txt: hi (name)\n")
    assert said.out == f"{town / 'out'}: 0 statements about 0 things\n"
    assert sorted(path.name for path in (town / "out").iterdir()) == sorted(FILES)


def test_quiet_and_json(town, capsys):
    assert kg("build", town / "texts", "-o", town / "out", "--quiet", "--json") == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert said.err == ""
    assert list(found["documents"][0]["unknown"].items()) == [("শহর", 3), ("গংয়ি", 2)]
    assert found["failures"] == []


def test_the_same_input_gives_the_same_bytes_from_any_folder_in_any_order(town):
    (town / "far/away").mkdir(parents=True)
    for path in (town / "texts").iterdir():
        (town / "far/away" / path.name).write_bytes(path.read_bytes())
    first = sorted((town / "texts").iterdir())
    assert kg("build", *first, "-o", town / "one") == 0
    assert kg("build", *sorted((town / "far/away").iterdir(), reverse=True), "-o", town / "two") == 0
    for name in FILES:
        assert (town / "one" / name).read_bytes() == (town / "two" / name).read_bytes()
        assert str(town).encode() not in (town / "one" / name).read_bytes()


def test_the_report_says_what_was_read(town):
    kg("build", town / "texts", "-o", town / "out")
    report = (town / "out/report.md").read_text()
    assert "| town.bn.txt | bn | name | 2 |" in report
    assert "conforms" in report
    assert "## Words without an entry: bn, " in report
    assert "## Sentences without a claim: 3 of 3" in report


@pytest.mark.parametrize("base", ["here", "http://a b/", "https://example.org/x", ":/", ""])
def test_a_base_that_is_no_iri_is_refused(town, base, capsys):
    assert kg("build", town / "texts", "-o", town / "out", "--base", base) == 2
    assert "ends in / or #" in capsys.readouterr().err


def test_faults_of_ours_keep_their_traceback(town, monkeypatch):
    monkeypatch.setattr(edges.SilentPipeline, "fuse", staticmethod(lambda *arguments: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        main(["build", str(town / "texts"), "-o", str(town / "out")])
    assert not (town / "out").exists()


def test_a_command_that_is_not_there_is_refused(capsys):
    assert kg("biuld") == 2
    assert "No such command 'biuld'" in capsys.readouterr().err


# --- what follows a build ---


def test_coverage_of_a_folder_and_of_sources_are_the_same(town, capsys):
    kg("build", town / "texts", "-o", town / "out", "-q")
    assert kg("coverage", "--graph", town / "out") == 0
    first = capsys.readouterr().out
    assert kg("coverage", town / "texts") == 0
    assert capsys.readouterr().out == first
    assert "sentences without a claim" in first


def test_coverage_as_json_and_of_a_bad_source(town, capsys):
    assert kg("coverage", town / "texts", town / "no.txt", "--json") == 1
    said = capsys.readouterr()
    assert [each["source"] for each in json.loads(said.out)] == ["town.bn.txt", "town.hi.txt"]
    assert "kg: not read: " in said.err


def test_query_takes_text_a_file_and_standard_input(graph, tmp_path, monkeypatch, capsys):
    text = "SELECT ?t { ?t a sutra:Town }"
    (tmp_path / "q.rq").write_text("\ufeff" + text)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    answers = []
    for source in (text, tmp_path / "q.rq", "-"):
        assert kg("query", source, "--graph", graph, "--format", "csv") == 0
        answers.append(capsys.readouterr().out)
    assert answers == ["t\nhttps://w3id.org/sutra/id/nadipur-town\n"] * 3


@pytest.mark.parametrize(
    ("text", "message"), [("no.rq", "cannot be read (No such file or directory)"), ("SELECT", "not SPARQL at line 1")]
)
def test_a_query_that_fails_exits_with_2(graph, text, message, capsys):
    assert kg("query", text, "--graph", graph) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("kg: ")
    assert message in said.err


def test_explain_shows_sentences_of_the_sources_beside_the_graph(graph, capsys):
    assert kg("explain", "paper capital", "--graph", graph) == 0
    assert "এটি «টাউনটিকে" in capsys.readouterr().out
    assert kg("explain", "paper capital", "--graph", graph, "--json") == 0
    assert json.loads(capsys.readouterr().out)


def test_explain_of_nothing_exits_with_2(graph, capsys):
    assert kg("explain", "xyzzy", "--graph", graph) == 2
    assert "nothing called 'xyzzy'" in capsys.readouterr().err


def test_explain_takes_a_term_or_a_sentence_even_an_empty_one(graph, capsys):
    assert kg("explain", "--graph", graph, "--sentence", "", "--language", "bn") == 0
    assert capsys.readouterr().out == ""
    assert kg("explain", "--graph", graph, "paper", "--sentence", "x") == 2
    assert "not both" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("verify",), ("explain", "paper capital", "--sources")])
def test_named_sources_that_are_not_there_are_told(graph, tmp_path, command, capsys):
    assert kg(*command, tmp_path / "no.txt", "--graph", graph) == 2
    assert "no.txt: there is no such file: check the name" in capsys.readouterr().err


def test_a_list_of_less_than_nothing_is_refused(graph, capsys):
    assert kg("coverage", "--graph", graph, "--limit", "-1") == 2
    assert "--limit" in capsys.readouterr().err


def test_verify_finds_the_sources_and_notices_a_change(graph, tmp_path, capsys):
    assert kg("verify", "--graph", graph) == 0
    assert kg("verify", "--graph", graph, graph.parent / "source_texts") == 0
    capsys.readouterr()
    for path in (graph.parent / "source_texts").iterdir():
        (tmp_path / path.name).write_text(path.read_text().replace("ন", "ণ"))
    assert kg("verify", "--graph", graph, tmp_path) == 1
    assert "the file has changed since the build" in capsys.readouterr().err


def test_verify_without_the_sources_says_which_is_missing(graph, tmp_path, monkeypatch, capsys):
    (tmp_path / "empty").mkdir()
    assert kg("verify", "--graph", graph, tmp_path / "empty") == 1
    assert "nadipur.bn.txt" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("verify",), ("coverage",), ("explain", "x"), ("query", "ASK {}"), ("view",)])
def test_a_folder_without_a_build_is_refused(tmp_path, command, capsys):
    assert kg(*command, "--graph", tmp_path / "none") == 2
    assert "there is no such file: build the graph with `kg build`" in capsys.readouterr().err


def test_view_opens_the_page(graph, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert kg("view", "--graph", graph) == 0
    assert opened == [(graph / "graph.html").resolve().as_uri()]


def test_ontology_counts_what_there_is(capsys):
    assert kg("ontology") == 0
    assert "concepts" in capsys.readouterr().out
    assert kg("ontology", "--check") == 0


def test_messages_cannot_steer_a_terminal(tmp_path, capsys):
    kg("build", tmp_path / "a\x1b[31m.txt", "-o", tmp_path / "out")
    assert "\x1b" not in capsys.readouterr().err


def test_a_reader_that_stops_early_is_no_fault(graph):
    code = f"from kg.cli import main; main(['explain', '--graph', {str(graph)!r}, 'nadipur'])"
    done = subprocess.run(f'{sys.executable} -c "{code}" | head -1', shell=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_full_standard_output_is_told(graph, options):
    code = f"from kg.cli import main; main(['explain', '--graph', {str(graph)!r}, 'nadipur', *{options!r}])"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: standard output: it cannot be written (No space left on device): ")
    assert "Traceback" not in done.stderr
