"""Two documents, folders or graphs side by side: what only one says, where the other should, and why it does not."""

import json
import time
from pathlib import Path

import pytest

from kg import pipeline
from kg.build import Intake
from kg.cli import main
from kg.compare import compare, of_readings, open_sides
from kg.compare.alignment import Aligner
from kg.compare.reasons import Kind
from kg.errors import OutputError, SourceError
from kg.vocabulary import DATA_BASE

GOLD = Path(__file__).parents[1] / "bench/gold/texts"

# The ceramic cluster of Madhabpur makes tiles. 40 ceramic factories are here (Hindi: 40 `jhakamak`, which is no word).
# It buys (Hindi: carries) kaolin. It will build a port (Hindi: will not). Its income is 900 (Hindi: 800) million.
BENGALI = (
    "মাধবপুর টাউনের সিরামিক শিল্প ক্লাস্টার টাইলস উৎপাদন করে।",
    "এখানে ৪০টি সিরামিক কারখানা রয়েছে।",
    "ক্লাস্টারটি প্রতিবেশী জেলা থেকে কেওলিন কেনে।",
    "ক্লাস্টারটি একটি বন্দর নির্মাণ করবে।",
    "এর বার্ষিক আয় ৯০ কোটি টাকা।",
)
HINDI = (
    "माधवपुर टाउन का सिरेमिक उद्योग क्लस्टर टाइल का उत्पादन करता है।",
    "यहाँ 40 झकमक हैं।",
    "क्लस्टर पड़ोसी ज़िलों से काओलिन ढोता है।",
    "क्लस्टर एक बंदरगाह नहीं बनाएगा।",
    "इसकी वार्षिक आय 80 करोड़ टका है।",
)
SAME = "माधवपुर टाउन का सिरेमिक उद्योग क्लस्टर टाइल का उत्पादन करता है।"


def kg(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code


def write(folder, name, *sentences):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(" ".join(sentences) + "\n", encoding="utf-8")
    return folder / name


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The two texts, and a graph of the Bengali one."""
    folder = tmp_path_factory.mktemp("compare")
    write(folder, "town.bn.txt", *BENGALI)
    write(folder, "town.hi.txt", *HINDI)
    assert kg("build", folder / "town.bn.txt", "-o", folder / "graph", "-q") == 0
    return folder


def compared(a, b):
    return compare(*open_sides((str(a), str(b))).sides, pipeline.knowledge())


@pytest.fixture(scope="module")
def texts(town):
    return compared(town / "town.bn.txt", town / "town.hi.txt")


def local(node):
    return str(node.get("value", node.get("iri", ""))).rpartition("/")[2].rpartition("#")[2].rpartition(".")[2]


def said(row):
    denied = "not " if row["polarity"] == "negative" else ""
    return f"{local(row['subject'])} {denied}{local(row['predicate'])} {local(row['object'])}"


def missing(found, statement):
    """The entry of a statement of A alone."""
    (entry,) = [each for each in found.only_a if said(each.row) == statement]
    return entry


def reasons(entry):
    return {reason.kind: reason for reason in entry.reasons}


def other(found, entry):
    """The sentence of B that should have said it."""
    return found.b.places[entry.match.place].text


# --- what is compared ---


def test_statements_are_in_a_in_b_or_in_both(texts):
    assert {said(texts.a.statements[each]) for each in texts.both} >= {"ceramic_cluster produces tile"}
    assert "ceramic_cluster purchases kaolin" in {said(each.row) for each in texts.only_a}
    assert {said(each.row) for each in texts.only_b} == {
        "ceramic_cluster not plansToBuild port",
        "ceramic_cluster annualIncome quantity_exactly_800000000_CCY_BDT_P1Y",
    }
    ids = [set(texts.both), {each.row["id"] for each in texts.only_a}, {each.row["id"] for each in texts.only_b}]
    assert len(set().union(*ids)) == sum(map(len, ids)) == texts.either
    assert ids[0] | ids[1] == set(texts.a.statements)
    assert ids[0] | ids[2] == set(texts.b.statements)


def test_parity_is_the_share_of_both_in_either(texts):
    assert texts.parity == pytest.approx(100 * len(texts.both) / texts.either)
    assert 0 < texts.parity < 100


def test_a_text_says_the_same_as_itself(town):
    found = compared(town / "town.bn.txt", town / "town.bn.txt")
    assert (found.parity, found.only_a, found.only_b, found.differing) == (100, (), (), ())


def test_every_sentence_meets_its_translation(texts):
    for entry in texts.only_a:
        place = texts.a.places[entry.place]
        assert other(texts, entry) == HINDI[BENGALI.index(place.text)]
        assert place.text == BENGALI[entry.place]


def test_what_only_b_says_meets_a_sentence_of_a(texts):
    for entry in texts.only_b:
        assert texts.a.places[entry.match.place].text == BENGALI[HINDI.index(texts.b.places[entry.place].text)]


def test_circumstances_that_differ_are_found_though_the_id_is_the_same(tmp_path):
    plain = write(tmp_path / "a", "t.bn.txt", BENGALI[0])
    dated = write(tmp_path / "b", "t.bn.txt", "১৯৯০-এর দশক থেকে " + BENGALI[0])
    found = compared(plain, dated)
    assert [said(found.a.statements[each]) for each in found.differing] == ["ceramic_cluster produces tile"]
    assert found.parity == 100


def test_names_are_linked_over_both_sides_as_in_one_build(texts, town):
    ontology = pipeline.knowledge()
    read = [tuple(Intake([str(town / f"town.{tag}.txt")], ontology, notify=print).read()) for tag in ("bn", "hi")]
    together = pipeline.fuse([each for side in read for each in side], ontology)
    assert {each.iri for each in together.statements} == {*texts.a.statements, *texts.b.statements}


# --- why not ---


def test_a_word_without_an_entry_is_the_reason(texts):
    found = reasons(missing(texts, "ceramic_factory enterpriseCount quantity_exactly_40_NUM"))
    assert found[Kind.ENTRY].words == ("झकमक",)
    assert "factory" in found[Kind.WORD].words
    assert found[Kind.THING].words[0].endswith(".ceramic_factory")


def test_a_frame_that_nearly_fitted_is_the_reason(texts):
    found = reasons(missing(texts, "ceramic_cluster hasEnterpriseGroup ceramic_factory"))
    assert found[Kind.FRAME].words == ("exist", "हैं", "no statement fits the classes of its roles")


def test_a_verb_that_evokes_no_frame_is_the_reason(texts):
    found = reasons(missing(texts, "ceramic_cluster purchases kaolin"))
    assert found[Kind.TRIGGER].words == ("ढोता है",)


def test_the_same_that_is_denied_is_said_otherwise(texts):
    found = reasons(missing(texts, "ceramic_cluster plansToBuild port"))
    assert found[Kind.STATUS].instead["polarity"] == "negative"


def test_another_object_is_said_instead(texts):
    entry = missing(texts, "ceramic_cluster annualIncome quantity_exactly_900000000_CCY_BDT_P1Y")
    assert local(reasons(entry)[Kind.OBJECT].instead["object"]) == "quantity_exactly_800000000_CCY_BDT_P1Y"


def test_what_both_know_may_be_said_of_another_thing(tmp_path):
    """Padma Limited makes tiles; in Hindi it is the cluster once more."""
    one = write(tmp_path, "t.bn.txt", BENGALI[0], "পদ্মা লিমিটেড টাইলস উৎপাদন করে।")
    two = write(tmp_path, "t.hi.txt", HINDI[0], "पद्मा नदी के पास क्लस्टर टाइल का उत्पादन करता है।")
    found = compared(one, two)
    (entry,) = [each for each in found.only_a if local(each.row["predicate"]) == "produces"]
    assert reasons(entry)[Kind.SUBJECT].instead["id"] in found.both


def test_a_question_states_nothing(tmp_path):
    told = write(tmp_path, "t.bn.txt", BENGALI[0])
    asked = write(tmp_path, "t.hi.txt", "क्या माधवपुर टाउन का सिरेमिक उद्योग क्लस्टर टाइल का उत्पादन करता है?")
    found = compared(told, asked)
    entry = missing(found, "ceramic_cluster produces tile")
    assert reasons(entry)[Kind.SILENT].words == ("a question or a condition states nothing",)


def test_a_row_of_a_table_states_nothing(tmp_path):
    told = write(tmp_path, "t.bn.txt", BENGALI[0] + "\n" + BENGALI[4])
    listed = write(tmp_path, "t.hi.txt", HINDI[0] + "\n| वार्षिक आय | 80 करोड़ टका |\n")
    entry = missing(compared(told, listed), "ceramic_cluster annualIncome quantity_exactly_900000000_CCY_BDT_P1Y")
    assert reasons(entry)[Kind.SILENT].words == ("a row of a table states nothing",)


def test_names_that_were_not_linked_are_found_to_be_said_the_same_of(tmp_path):
    one = write(tmp_path, "t.bn.txt", *BENGALI[:1])
    two = write(tmp_path, "t.hi.txt", SAME.replace("माधवपुर", "सोहनपुर"))
    found = compared(one, two)
    ((double, times),) = found.doubles.items()
    assert [iri.rpartition("-")[0] for iri in double] == [f"{DATA_BASE}town_madhabpur", f"{DATA_BASE}town_sohanpur"]
    assert times >= 3
    assert reasons(missing(found, "ceramic_cluster produces tile")).keys() == {Kind.SUBJECT}


def test_texts_that_share_nothing_have_no_sentence_for_each_other(tmp_path):
    one = write(tmp_path, "t.bn.txt", BENGALI[0])
    two = write(tmp_path, "t.hi.txt", "नमस्ते।")
    found = compared(one, two)
    assert {entry.match for entry in found.only_a} == {None}
    assert {kind for entry in found.only_a for kind in reasons(entry)} == {Kind.THING}


def test_a_sentence_of_unknown_words_is_found_by_its_place(tmp_path):
    middle = "झकमक टकमक।"
    one = write(tmp_path, "t.bn.txt", BENGALI[0], BENGALI[2], BENGALI[4])
    two = write(tmp_path, "t.hi.txt", HINDI[0], middle, HINDI[4])
    found = compared(one, two)
    entry = missing(found, "ceramic_cluster purchases kaolin")
    assert (other(found, entry), entry.match.by) == (middle, "place")
    assert reasons(entry)[Kind.ENTRY].words == ("झकमक", "टकमक")


@pytest.mark.parametrize("text", ["autoparts", "bicycles", "ceramics", "footwear", "furniture", "knitwear"])
def test_in_translations_sentence_by_sentence_each_statement_meets_the_right_one(text):
    sides = open_sides(tuple(str(GOLD / f"{text}.{tag}.txt") for tag in ("bn", "hi"))).sides
    assert len(sides[0].places) == len(sides[1].places)
    for here, there in (sides, sides[::-1]):
        aligner = Aligner(here, there)
        for each, places in here.said.items():
            assert places[0] == aligner.match(here.statements[each], places[0]).place, here.statements[each]


def test_a_sentence_that_the_other_text_leaves_out_meets_none(tmp_path):
    one = write(tmp_path, "t.bn.txt", BENGALI[0], *BENGALI[2:])
    two = write(tmp_path, "t.hi.txt", HINDI[0], *HINDI[3:])
    found = compared(one, two)
    entry = missing(found, "ceramic_cluster purchases kaolin")
    assert entry.match is None
    assert reasons(entry)[Kind.THING].words == (f"{DATA_BASE}kaolin",)
    assert other(found, missing(found, "ceramic_cluster plansToBuild port")) == HINDI[3]


# --- graphs and folders ---


def test_a_graph_and_its_text_say_the_same(town):
    for graph in (town / "graph", town / "graph/statements.jsonl"):
        found = compared(graph, town / "town.bn.txt")
        assert (found.parity, found.differing) == (100, ())
        assert {place.text for place in found.a.places} == set(BENGALI)  # the source stands beside the graph


def test_what_a_graph_does_not_keep_is_not_made_up(tmp_path):
    text = write(tmp_path, "t.bn.txt", BENGALI[0], BENGALI[4])
    assert kg("build", text, "-o", tmp_path / "out", "-q") == 0
    text.unlink()
    more = write(tmp_path / "more", "t.bn.txt", BENGALI[0].replace("টাইলস", "টাইলস ও ইট"), BENGALI[4])
    found = compared(more, tmp_path / "out")
    assert reasons(missing(found, "ceramic_cluster produces brick")).keys() == {Kind.THING, Kind.UNKEPT}
    assert all(place.text in " ".join(BENGALI) for place in found.b.places)  # only what it quotes


def test_the_silent_sentences_of_a_graph_are_known(town, tmp_path):
    text = write(tmp_path, "t.bn.txt", BENGALI[0], "এখানে ঝকমক টকমক।", BENGALI[4])
    assert kg("build", text, "-o", tmp_path / "out", "-q") == 0
    found = compared(town / "town.bn.txt", tmp_path / "out")
    entry = missing(found, "ceramic_cluster hasEnterpriseGroup ceramic_factory")
    assert other(found, entry) == "এখানে ঝকমক টকমক।"
    assert reasons(entry)[Kind.ENTRY].words == ("ঝকমক", "টকমক")


def test_texts_are_read_with_the_base_of_the_graph(town, tmp_path):
    base = "https://example.org/things/"
    assert kg("build", town / "town.bn.txt", "-o", tmp_path / "out", "-q", "--base", base) == 0
    assert compared(tmp_path / "out", town / "town.bn.txt").parity == 100
    with pytest.raises(OutputError, match=f"different starts of IRIs .*{base}"):
        compared(tmp_path / "out", town / "graph")


def test_folders_are_compared_document_by_document(tmp_path):
    towns = {"bn": ("মাধবপুর", "সোহনপুর", BENGALI), "hi": ("माधवपुर", "सोहनपुर", HINDI)}
    for tag, (name, another, sentences) in towns.items():
        write(tmp_path / tag, f"one.{tag}.txt", sentences[0], sentences[4])
        write(tmp_path / tag, f"two.{tag}.txt", sentences[0].replace(name, another), sentences[4])
    found = compared(tmp_path / "bn", tmp_path / "hi")
    assert {place.source for place in found.a.places} == {"one.bn.txt", "two.bn.txt"}
    incomes = [entry for entry in found.only_a if local(entry.row["predicate"]) == "annualIncome"]
    assert len(incomes) == 2
    for entry in incomes:
        source = found.a.places[entry.place].source
        assert found.b.places[entry.match.place].source == source.replace(".bn.", ".hi.")


def test_documents_of_one_name_are_told_apart_by_side(tmp_path):
    old = write(tmp_path / "old", "t.bn.txt", *BENGALI[:2])
    new = write(tmp_path / "new", "t.bn.txt", *BENGALI)
    found = compared(old, new)
    assert found.only_a == ()
    assert {entry.place for entry in found.only_b} == {2, 3, 4}


# --- the command ---


def test_the_command_prints_sentences_reasons_and_figures(town, capsys):
    assert kg("compare", town / "town.bn.txt", town / "town.hi.txt") == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    for line in (
        "only in A: 8 of 13",
        f"    {BENGALI[1]}",
        f"    {HINDI[1]}",
        "      no entry for: झकमक",
        "      frame exist did not fit at 'हैं': no statement fits the classes of its roles",
        "      no word there evokes a frame that could say it: ढोता है evokes none",
        "only in B: 2 of 7",
        "in both: 5",
    ):
        assert f"{line}\n" in printed.out
    assert "town.bn.txt:57-90 «এখানে ৪০টি সিরামিক কারখানা রয়েছে»" in printed.out
    assert printed.out.endswith("5 in both, 8 only in A, 2 only in B; parity 33.3 %\n")


def test_quiet_prints_the_figures_only(town, capsys):
    assert kg("compare", town / "town.bn.txt", town / "town.hi.txt", "--quiet") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("statements: A ")


def test_json_has_everything_and_offsets_that_hold(town, capsys):
    assert kg("compare", town / "town.bn.txt", town / "town.hi.txt", "--json", "--limit", "1") == 0
    found = json.loads(capsys.readouterr().out)
    texts = {name: (town / name).read_text(encoding="utf-8") for name in ("town.bn.txt", "town.hi.txt")}
    assert (len(found["only_a"]), len(found["only_b"]), len(found["both"])) == (8, 2, 5)
    assert found["parity"] == 33.33
    for entry in found["only_a"] + found["only_b"]:
        for place in (entry["sentence"], entry["other"]):
            assert texts[place["source"]][place["start"] : place["end"]] == place["text"]
        assert {reason["kind"] for reason in entry["reasons"]} <= set(Kind)
    instead = {each["statement"]["id"] for each in found["only_b"]}
    assert {
        reason["instead"] for each in found["only_a"] for reason in each["reasons"] if "instead" in reason
    } == instead
    assert all(each["a"]["evidence"] and each["b"]["evidence"] for each in found["both"])


def test_a_parity_below_the_least_fails(town):
    pair = (town / "town.bn.txt", town / "town.hi.txt", "--quiet")
    assert kg("compare", *pair, "--min", "33") == 0
    assert kg("compare", *pair, "--min", "34") == 1


def test_labels_and_the_length_of_lists_are_chosen(town, capsys):
    assert kg("compare", town / "town.bn.txt", town / "town.hi.txt", "--label-language", "hi", "--limit", "2") == 0
    printed = capsys.readouterr().out
    assert "सिरेमिक" in printed
    assert "... and 6 more (--json has all)" in printed


def test_circumstances_on_each_side_are_shown(tmp_path, capsys):
    plain = write(tmp_path / "a", "t.bn.txt", BENGALI[0])
    dated = write(tmp_path / "b", "t.bn.txt", "১৯৯০-এর দশক থেকে " + BENGALI[0])
    assert kg("compare", plain, dated) == 0
    printed = capsys.readouterr().out
    assert "B says with it: Madhabpur town ceramic industrial cluster - produces - tile (holds during" in printed
    assert "1 with other circumstances; parity 100.0 %" in printed


def test_a_graph_says_that_its_names_are_those_of_its_build(town, capsys):
    assert kg("compare", town / "graph", town / "town.hi.txt") == 0
    assert "compare the texts themselves to have names linked" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no.bn.txt", "there is no such file: check the name"),
        ("no", "there is no such file: check the name"),
        ("graph/graph.ttl", "name its folder, or statements.jsonl in it"),
        ("no.jsonl", "there is no such file: build the graph with `kg build`"),
    ],
)
def test_what_is_not_there_is_told(town, name, message, capsys):
    assert kg("compare", town / "town.bn.txt", town / name) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("evidence", [], "it has no evidence"),
        ("evidence", [{"source": "a"}], "of its evidence is missing"),
        ("subject", {}, "neither 'iri' nor 'value'"),
    ],
)
def test_a_damaged_graph_is_told_with_its_line(town, tmp_path, key, value, message):
    first, second, *_ = (town / "graph/statements.jsonl").read_text(encoding="utf-8").splitlines()
    damaged = tmp_path / "statements.jsonl"
    damaged.write_text(f"{first}\n{json.dumps(json.loads(second) | {key: value})}\n", encoding="utf-8")
    with pytest.raises(OutputError, match=rf"statements\.jsonl:2: not a statement, .*{message}"):
        open_sides((str(damaged), str(town / "town.bn.txt")))


def test_a_graph_that_states_nothing_is_compared(town, tmp_path):
    (tmp_path / "statements.jsonl").write_text("")
    found = compared(tmp_path, town / "town.bn.txt")
    assert (found.only_a, found.parity, len(found.only_b)) == ((), 0, 13)


def test_a_folder_without_texts_is_told(tmp_path):
    with pytest.raises(SourceError, match=r"no \.txt file in this folder"):
        open_sides((str(tmp_path), str(tmp_path)))


def test_a_text_that_cannot_be_read_is_told_and_the_others_compared(town, tmp_path, capsys):
    write(tmp_path, "town.hi.txt", *HINDI)
    (tmp_path / "bad.hi.txt").write_bytes(b"\xff\xfe\x00")
    assert kg("compare", town / "town.bn.txt", tmp_path, "-q") == 1
    printed = capsys.readouterr()
    assert "5 in both" in printed.out
    assert "kg: not read: " in printed.err


def test_texts_that_state_nothing_have_no_parity(tmp_path, capsys):
    write(tmp_path, "a.bn.txt", "নমস্কার।")
    write(tmp_path, "b.hi.txt", "नमस्ते।")
    assert kg("compare", tmp_path / "a.bn.txt", tmp_path / "b.hi.txt", "--min", "1") == 1
    assert "0 in both, 0 only in A, 0 only in B; parity 0.0 %" in capsys.readouterr().out


# --- size ---


def test_time_grows_with_the_texts_and_not_with_their_square():
    """Sentences of numbered names; ten times as many take about ten times as long."""

    def seconds(count):
        ontology = pipeline.knowledge()
        named = [(tag, (document(tag, count),)) for tag in ("bn", "hi")]
        sides = of_readings(named, ontology)
        start = time.perf_counter()
        found = compare(*sides, ontology)
        assert len(found.only_a) >= count
        return time.perf_counter() - start

    small = seconds(40)
    assert seconds(400) < 40 * max(small, 0.02)


def document(tag, count):
    from kg.explain import typed

    sentence = {"bn": "এর বার্ষিক আয় {} কোটি টাকা।", "hi": "इसकी वार्षिक आय {} करोड़ टका है।"}[tag]
    start = {"bn": BENGALI, "hi": HINDI}[tag][0]
    odd = tag == "hi"
    text = " ".join((start, *(sentence.format(10 * number + odd) for number in range(1, count + 1))))
    found = typed(text, tag)
    return found, tuple(pipeline.read(found, pipeline.knowledge()))
