"""The documents are true: commands run and print what is shown, excerpts are in the graph, links lead somewhere.

A `console` block is run in a folder that holds source_texts/; lines that begin with `$ kg`, `$ printf` and the like are
commands, what follows is what they print. A `turtle` block under `<!-- output/graph.ttl: SUBJECT -->` is that block of
the graph. To bring all of it up to date: `python tests/test_docs.py`.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pytest

from kg import frames, functions, language, lexicon
from kg import ontology as concepts
from kg.cli import cli
from kg.ontology import load_ontology

ROOT = Path(__file__).parents[1]
DOCS = tuple(ROOT / name for name in ("README.md", "CONTRIBUTING.md")) + tuple(sorted((ROOT / "docs").glob("*.md")))
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
EXCERPT = re.compile(r"(<!-- output/graph\.ttl: (.*?) -->\n```turtle\n)(.*?)(^```$)", re.DOTALL | re.MULTILINE)
RUNS = ("kg ", "printf ", "cat ", "grep ", "head ", "sed ")
BUILD = "kg build source_texts -o output --quiet"


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def document(name):
    return (ROOT / name).read_text(encoding="utf-8")


class Demo:
    """A folder like a checkout, in which documents run their commands."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "source_texts").mkdir()
        for tag in load_ontology().languages:
            for path in (ROOT / "source_texts").glob(f"*.{tag}.*"):
                shutil.copy(path, folder / "source_texts")
        self.run(BUILD)
        self.graph = (folder / "output/graph.ttl").read_text(encoding="utf-8").split("\n\n")

    def run(self, command):
        """What a command prints, stdout and stderr as on a terminal."""
        environment = {**os.environ, "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"}
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout

    def rewritten(self, text):
        """A document with what its commands print and its excerpts hold now."""
        text = CONSOLE.sub(lambda match: "".join(self.played(match[0])), text)
        return EXCERPT.sub(lambda match: match[1] + self.excerpt(match[2]) + match[4], text)

    def played(self, block):
        for command in commands(block):
            yield f"$ {command}\n"
            if command.startswith(RUNS):
                yield "".join(f"{line.rstrip()}\n" for line in self.run(command).splitlines())

    def excerpt(self, wanted):
        """The block of a subject; of `claim SUBJECT PREDICATE`; of its first `passage`."""
        kind, *said = wanted.split()
        if not said:
            return self.block(lambda block: block.startswith(f"{wanted} ")) + "\n"
        claim = self.block(lambda block: f"rdf:subject {said[0]} ;" in block and f"rdf:predicate {said[1]} ;" in block)
        if kind == "claim":
            return claim + "\n"
        mention = re.search(r"sutra:evidencedBy (\S+?),?(?: \.)?$", claim, re.MULTILINE)[1]
        passage = self.block(lambda block: block.startswith(f"{mention} "))
        selector, source = (re.search(rf"oa:{name} (\S+) ;", passage)[1] for name in ("hasSelector", "hasSource"))
        parts = [passage, *(self.block(lambda block, s=s: block.startswith(f"{s} ")) for s in (selector, source))]
        return "\n\n".join(parts) + "\n"

    def block(self, fits):
        found = [block for block in self.graph if fits(block)]
        assert found, "no such block in output/graph.ttl: choose another subject"
        return found[0].strip("\n")


def commands(block):
    """The commands of a console block; one whose quotes are open goes on in the next line."""
    lines = iter(block.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line.removeprefix("$ ")
            while is_open(command):
                command += "\n" + next(lines)
            yield command


def is_open(command):
    try:
        shlex.split(command, comments=True)
    except ValueError:
        return True
    return False


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return Demo(tmp_path_factory.mktemp("demo"))


@pytest.mark.parametrize("name", [name_of(path) for path in DOCS])
def test_commands_print_what_is_shown_and_excerpts_are_true(name, demo):
    text = document(name)
    assert demo.rewritten(text) == text, "run `python tests/test_docs.py`"


def test_the_readme_shows_a_graph_an_answer_and_a_sentence_within_thirty_lines():
    head = "\n".join(document("README.md").splitlines()[:30])
    for word in ("kg build", "kg query", "kg explain", "@bn", "@hi", "\u00ab"):
        assert word in head


@pytest.mark.parametrize("name", [name_of(path) for path in DOCS])
def test_every_command_and_option_exists(name):
    for command, rest in re.findall(r"(?:^\$ |`)kg ([a-z]+)\b([^`\n]*)", document(name), re.MULTILINE):
        assert command in cli.commands, command
        known = {option for parameter in cli.commands[command].params for option in parameter.opts}
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", rest.partition("|")[0]):
            assert option in known | {"--help"}, f"kg {command} {option}"


def test_every_command_is_in_the_readme():
    assert {name for name in cli.commands if f"`kg {name}" not in document("README.md")} == set()


@pytest.mark.parametrize("name", [name_of(path) for path in DOCS])
def test_every_make_target_exists(name):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^\$ |`)make ([a-z-]+)", document(name), re.MULTILINE)) <= targets


@pytest.mark.parametrize("name", [name_of(path) for path in DOCS])
def test_every_link_leads_somewhere(name):
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", document(name)):
        assert ((ROOT / name).parent / target).exists(), target


def test_the_commands_in_prose_are_those_of_the_reference():
    named = set(re.findall(r"`kg ([a-z]+)", "".join(path.read_text(encoding="utf-8") for path in DOCS)))
    assert named <= set(cli.commands)


ACCEPTED = {
    "flags of concepts": concepts.FLAGS | {f"{key}=" for key in concepts.KEYS},
    "keys of frames": frames.LISTS | frames.FLAGS | frames.SETTINGS | frames.STATUSES,
    "keys of profiles": frozenset().union(*language.KEYS.values()),
    "cases": language.CASES,
    "features": language.FEATURES | language.NUMBERS,
    "functions": functions.WORDS,
    "sections of lexicons": frozenset(f"[{section}]" for section in lexicon.SECTIONS),
}


@pytest.mark.parametrize("kind", ACCEPTED)
def test_whatever_the_loaders_accept_is_in_the_guide(kind):
    guide = document("docs/add-a-language.md").replace("=", "= ")
    words = {*re.findall(r"[\w-]+=?", guide), *re.findall(r"\[[\w-]+\]", guide)}
    assert sorted(ACCEPTED[kind] - words) == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        shown = Demo(Path(folder))
        for path in DOCS:
            before = path.read_text(encoding="utf-8")
            after = shown.rewritten(before)
            if after != before:
                path.write_text(after, encoding="utf-8")
                sys.stdout.write(f"{name_of(path)}: brought up to date\n")
