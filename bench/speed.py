"""Words a second from text to Turtle with evidence, peak memory, start-up time, and the share of each stage.

    python bench/speed.py                          about 20,000 words in each language
    python bench/speed.py --words 1000000          once, one million
    python bench/speed.py --words 2000,20000,200000 --languages hi
    python bench/speed.py --profile 30             the 30 functions that take most time

Texts are made from those of source_texts/ and bench/gold/texts/ and from the sentences of bench/speed.toml, with names,
numbers, nouns and order varied by a fixed seed so that no sentence comes twice. Each row is measured in a process of
its own: the memory is that of the row, and nothing is warm.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = 20261122
SENTENCES_IN_DOCUMENT = 40
OWN_TEXT = 0.5  # share of sentences that come from our own texts
SLOT = re.compile(r"\{(\w+)\}")
NUMBER = re.compile(r"\d+")
STAGES = ("sentences", "tokens", "mentions", "claims", "statements", "turtle", "statements.jsonl")
HEAD = ("languages", "words", "sentences", "statements", "seconds", "words/s", "map words/s", "peak MB")


# --- texts ------------------------------------------------------------------------------------


class Maker:
    """Sentences of one language, each made once."""

    def __init__(self, tag: str, ontology: object, seed: int) -> None:
        self.material = tomllib.loads((ROOT / "bench/speed.toml").read_text(encoding="utf-8"))[tag]
        self.random = random.Random(f"{seed}-{tag}")
        self.tag, self.ontology, self.seen = tag, ontology, set()
        self.lexicon = ontology.languages[tag]
        self.of_class: dict[str, list[str]] = {}
        for concept, form in sorted(self.lexicon.labels.items()):
            self.of_class.setdefault(ontology.concepts[concept].cls, []).append(form)
        self.own = list(self.own_sentences())
        self.swaps = self.find_swaps()

    def own_sentences(self) -> Iterator[str]:
        """Yield the sentences of our own texts."""
        from kg.documents import read_document
        from kg.sentences import split

        for folder in ("source_texts", "bench/gold/texts"):
            for path in sorted((ROOT / folder).glob(f"*.{self.tag}.txt")):
                document = read_document(path, self.tag, base="https://example.org/", name=path.name)
                yield from (" ".join(sentence.text.split()) for sentence in split(document, self.lexicon.profile))

    def find_swaps(self) -> dict[str, str]:
        """Words that may give way to another of their class."""
        kinds = ("Material", "Product", "ManufacturingProcess", "DevelopmentField", "Quality")
        return {form: cls for cls in kinds for form in self.of_class.get(cls, ()) if " " not in form and len(form) > 2}

    def sentence(self) -> str:
        """A sentence that has not been made before."""
        while True:
            own = self.random.random() < OWN_TEXT
            text = self.varied(self.random.choice(self.own)) if own else self.random.choice(self.material["sentences"])
            if own and text in self.seen:
                text = f"{self.material['opening']} {text}"
            text = SLOT.sub(lambda match: self.slot(match[1]), text)
            if text not in self.seen:
                self.seen.add(text)
                return text

    def varied(self, text: str) -> str:
        """One of our own sentences with other numbers, and other nouns of the same class."""
        text = NUMBER.sub(lambda match: self.number(10 ** min(len(match[0]), 6)), text)
        words = text.split(" ")  # of a language without spaces, all of it
        return " ".join(self.random.choice(self.of_class[self.swaps[w]]) if w in self.swaps else w for w in words)

    def slot(self, name: str) -> str:
        """What stands in a slot."""
        match name:
            case "name" | "other":
                return "".join(self.random.choices(self.material["syllables"], k=self.random.randint(2, 4)))
            case "number":
                return self.number(self.random.choice((100, 1000, 10_000)))
            case "year":
                return self.figure(self.random.randint(1950, 2040))
            case "decade":
                return self.figure(self.random.randrange(1900, 2030, 10))
        return self.random.choice(self.of_class[name])

    def length(self, text: str) -> int:
        """The number of words; without spaces between them two letters count as one."""
        return len(text.split()) if self.lexicon.profile.spaces else len(text) // 2

    def number(self, below: int) -> str:
        return self.figure(self.random.randint(2, max(below, 3)))

    def figure(self, value: int) -> str:
        """A number in the digits of the language."""
        return "".join(self.material["digits"][int(digit)] for digit in str(value))


def write_corpus(folder: Path, words: int, tags: list[str], ontology: object) -> int:
    """Write documents of about so many words; the number of words."""
    makers, written, number = [Maker(tag, ontology, SEED) for tag in tags], 0, 0
    while written < words:
        maker = makers[number % len(makers)]
        sentences: list[str] = []
        while len(sentences) < SENTENCES_IN_DOCUMENT and written < words:
            sentences.append(maker.sentence())
            written += maker.length(sentences[-1])
        (folder / f"text{number:05}.{maker.tag}.txt").write_text(" ".join(sentences) + "\n", encoding="utf-8")
        number += 1
    return written


# --- measuring --------------------------------------------------------------------------------


class Clock:
    """Seconds spent in each stage."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys((*STAGES, "map"), 0.0)

    def run(self, stage: str, work: Callable[[], object]) -> object:
        """Do the work and count its time for a stage."""
        start = time.perf_counter()
        result = work()
        self.seconds[stage] += time.perf_counter() - start
        return result

    def steps(self, stage: str, found: Iterator[object]) -> Iterator[object]:
        """Yield what an iterator yields, and count the time it takes for a stage."""
        while (each := self.run(stage, lambda: next(found, None))) is not None:
            yield each

    def wrap(self, module: object, name: str, stage: str) -> None:
        """Count the time of every call of a function of a module; an iterator is read to its end."""
        function = getattr(module, name)

        def counted(*arguments: object) -> object:
            def work() -> object:
                found = function(*arguments)
                return iter(tuple(found)) if isinstance(found, Iterator) else found

            return self.run(stage, work)

        setattr(module, name, counted)


def measure(words: int, tags: list[str], profile: int) -> dict[str, object]:
    """Build a corpus and time it; everything in this process."""
    from kg import build, pipeline
    from kg.dataset import turtle
    from kg.export.folder import write
    from kg.export.statements import lines

    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name), Path(name) / "out"
        out.mkdir()
        ontology = pipeline.knowledge()
        written = write_corpus(folder, words, tags, ontology)
        clock, profiler = Clock(), cProfile.Profile()
        if not profile:
            for function, stage in zip(("split", "tokenise", "constituents", "extract"), STAGES, strict=False):
                clock.wrap(pipeline, function, stage)
        start = time.perf_counter()
        if profile:
            profiler.enable()
        with build.rare_collection():
            intake = build.Intake([str(folder)], ontology, notify=lambda message: None)
            knowledge = pipeline.fuse(clock.steps("map", intake.read()), ontology)
            clock.seconds["statements"] += time.perf_counter() - start - clock.seconds["map"]
            clock.run("turtle", lambda: write(out / "graph.ttl", turtle(knowledge, ontology.labels)))
            seconds = time.perf_counter() - start
            clock.run("statements.jsonl", lambda: write(out / "statements.jsonl", lines(knowledge, ontology.labels)))
        if profile:
            profiler.disable()
            pstats.Stats(profiler, stream=sys.stderr).sort_stats("tottime").print_stats(profile)
            pstats.Stats(profiler, stream=sys.stderr).sort_stats("cumtime").print_stats(profile)
    return {
        "languages": "+".join(tags),
        "words": written,
        "sentences": sum(each.sentences for each in intake.coverage),
        "statements": len(knowledge.statements),
        "seconds": seconds,
        "words/s": written / seconds,
        "map words/s": written / clock.seconds["map"],
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10)),
        "failures": len(intake.failures),
        "stages": clock.seconds,
    }


def in_process(words: int, tags: list[str]) -> dict[str, object]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--words", str(words), "--languages", ",".join(tags), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def start_up(runs: int = 5) -> float:
    """Seconds of `kg --help`, the best of some runs."""

    def once() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, check=True, cwd=ROOT)
        return time.perf_counter() - start

    return min(once() for _ in range(runs))


# --- tables -----------------------------------------------------------------------------------


def table(heads: tuple[str, ...], rows: list[list[str]]) -> str:
    lines = [heads, ["---:"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def shown(value: object) -> str:
    match value:
        case float():
            return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
        case int():
            return f"{value:,}"
    return str(value)


def report(rows: list[dict[str, object]]) -> None:
    """Print the figures of all runs."""
    print(table(HEAD, [[shown(row[key]) for key in HEAD] for row in rows]))
    print(f"\nShare of each stage of the last row, in per cent; `kg --help` takes {start_up():.2f} s.\n")
    seconds = rows[-1]["stages"]
    total = sum(seconds[stage] for stage in STAGES) or 1
    print(table(STAGES, [[f"{100 * seconds[stage] / total:.0f}" for stage in STAGES]]))


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description="Speed and memory of Sutra on texts made for the purpose.")
    parser.add_argument("--words", default="2000,20000", help="sizes, at most 1000000, with commas between")
    parser.add_argument("--languages", default="", help="tags with commas between; all that speed.toml has")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="print the N costliest functions")
    parser.add_argument("--json", action="store_true", help="measure the first size here and print JSON")
    given = parser.parse_args()
    known = list(tomllib.loads((ROOT / "bench/speed.toml").read_text(encoding="utf-8")))
    tags = given.languages.split(",") if given.languages else known
    sizes = [min(int(size), 1_000_000) for size in given.words.split(",")]
    if given.json or given.profile:
        print(json.dumps(measure(sizes[0], tags, given.profile)))
    else:
        report([in_process(size, tags) for size in sizes])


if __name__ == "__main__":
    main()
