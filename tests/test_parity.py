"""Two languages of one text say the same: the share of statements in both does not fall below what was reached.

The floors are in bench/parity.toml. `make parity` prints the figures; `kg compare` says what is in one language only.
"""

import parity
import pytest

REMEDY = "run `python bench/parity.py --write`, and read what `kg compare` says of the pair"


@pytest.mark.parametrize(("text", "pair"), parity.pairs())
def test_two_languages_of_a_text_agree_at_least_as_much_as_before(text, pair):
    floor = parity.floors().get(text, {}).get(pair)
    assert floor is not None, f"bench/parity.toml has no floor for {pair} of {text}: {REMEDY}"
    found = parity.figures(text, pair)
    assert found.parity >= floor, f"{found.both} of {found.either} statements are in both: see `kg compare`"


def test_every_text_is_compared_in_all_pairs_of_its_languages():
    for text, files in parity.groups().items():
        found = [pair for name, pair in parity.pairs() if name == text]
        assert len(found) == len(set(found)) == len(files) * (len(files) - 1) // 2


def test_every_floor_is_of_a_text_that_is_compared():
    assert {(text, pair) for text, rows in parity.floors().items() for pair in rows} <= set(parity.pairs())


def test_floors_are_raised_and_never_lowered(tmp_path, monkeypatch):
    text, pair = next(each for each in parity.pairs() if parity.figures(*each).parity < 100)
    monkeypatch.setattr(parity, "FLOORS", tmp_path / "parity.toml")
    monkeypatch.setattr(parity, "pairs", lambda: [(text, pair)])
    reached = int(parity.figures(text, pair).parity)
    for before, after in ((None, reached), (0, reached), (101, 101)):
        if before is not None:
            parity.FLOORS.write_text(f"[{text}]\n{pair} = {before}\n")
        assert f"[{text}]\n{pair} = {after}\n" in parity.raised()


def test_a_new_pair_of_the_showcase_must_say_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(parity, "FLOORS", tmp_path / "parity.toml")
    monkeypatch.setattr(parity, "figures", lambda text, pair: parity.Row(text, pair, 2, 1))
    files = parity.groups()
    for line in parity.raised().split("\n\n")[1:]:
        text, *floors = line.strip().split("\n")
        showcase = all(path.parent.name == parity.SHOWCASE for path in files[text.strip("[]")].values())
        assert {floor.partition(" = ")[2] for floor in floors} == {"100" if showcase else "50"}


def test_the_table_has_a_line_for_each_pair():
    lines = list(parity.lines())
    assert len(lines) == 2 + len(parity.pairs())
    assert lines[0].split() == list(parity.HEAD)
