import unicodedata
from itertools import permutations
from pathlib import Path

import pytest
from sample import ONTOLOGY

from kg.entries import lines
from kg.errors import KnowledgeError
from kg.names import Link, Name, exact_key, link, links, load_scripts, phonetic_keys, romanise, skeleton

SCRIPTS = load_scripts(ONTOLOGY / "scripts.toml")
DATA = Path(__file__).parent / "data" / "names.txt"
NAMES = [(line.section, line.text) for line in lines(DATA)]
RULES = [rule for stage in SCRIPTS.rules.values() for rule in stage]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_does_what_its_example_says(rule):
    assert rule.readings(rule.example[0]) == rule.example[1:]


def test_the_data_is_in_nfc():
    text = (ONTOLOGY / "scripts.toml").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("তিরুপুর", "Tirupur"),
        ("নারায়ণগঞ্জ", "Narayanganj"),
        ("নারায়ণগঞ্জ", "Narayanganj"),  # the y as one code point
        ("যশোর", "Jashor"),
        ("চাঁদপুর", "Chandpur"),
        ("মুম্বই", "Mumbai"),
        ("হ্যনান", "Henan"),
        ("ক্যাম্পো", "Kampo"),
        ("হাওয়াই", "Havai"),
        ("हुइगुओ", "Huiguo"),
        ("गोंगयी", "Gongyi"),
        ("नारायणगंज", "Narayanganj"),
        ("महाराष्ट्र", "Maharashtra"),
        ("१४ लखनऊ", "14 Lakhnau"),
        ("回郭", "Huiguo"),
        ("重庆", "Chongqing"),
        ("吕梁", "Luliang"),
        ("திருப்பூர்", "Tiruppur"),
        ("చెన్నై", "Chennai"),
        ("കൊല്ലം", "Kollam"),
        ("ਅੰਬਾਲਾ", "Ambala"),
        ("Jönköping", "Jönköping"),
        ("Jo\u0308nko\u0308ping", "Jönköping"),
        ("الرياض", "الرياض"),
        ("Москва", "Москва"),
        ("巩义 City", "Gongyi City"),
        ("\u200d", "\u200d"),
        ("!", "!"),
    ],
)
def test_a_name_is_romanised(text, label):
    assert romanise(text, SCRIPTS) == label


def test_indic_and_chinese_labels_are_plain_latin():
    labels = [(script, romanise(text, SCRIPTS)) for script, text in NAMES]
    assert all(label and (script in ("Latn", "Arab") or label.isascii()) for script, label in labels)


def folded(text):
    """What decides whether two names are one, written apart from the code under test."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) != "Cf").split())


def in_devanagari(text):
    """The name with Indic letters moved to the Devanagari block; nukta left out."""
    moved = (chr(0x900 + (ord(one) - 0x900) % 0x80) if 0x900 <= ord(one) < 0xD80 else one for one in folded(text))
    return "".join(moved).replace("\u093c", "")


def test_no_two_names_share_a_key():
    owners = {}
    for _, text in NAMES:
        owners.setdefault(exact_key(text, SCRIPTS), set()).add(text)
    for sharing in owners.values():
        assert len({in_devanagari(text) for text in sharing}) == 1, sharing
        assert len({SCRIPTS.script_of(text) for text in sharing}) == len(sharing), sharing
    assert len(NAMES) == 1800


def test_keys_are_ascii_and_fit_an_iri():
    keys = [exact_key(text, SCRIPTS) for _, text in NAMES]
    assert all(key.isascii() and key.replace("-", "").isalnum() and key == key.lower() for key in keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("হুইগুও", "हुइगुओ"),
        ("হেনান", "हेनान"),
        ("নারায়ণ", "नारायण"),
        ("যমুনা", "यमुना"),
        ("জোৰহাট", "জোরহাট"),  # Assamese r
        ("Huiguo", "HUIGUO"),
        ("বাল্\u200cখ", "বাল্খ"),
        ("San Carlos", "san\u00a0 carlos"),
        ("Jo\u0308nko\u0308ping", "Jönköping"),
    ],
)
def test_the_same_name_has_the_same_key(one, other):
    assert exact_key(one, SCRIPTS) == exact_key(other, SCRIPTS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("गड", "गड़"),
        ("মায়া", "মাযা"),
        ("回郭", "Huiguo"),
        ("Jonkoping", "Jönköping"),
        ("san-carlos", "San Carlos"),
        ("San Carlos", exact_key("San Carlos", SCRIPTS)),
        ("回郭", exact_key("回郭", SCRIPTS)),
        ("!", "?"),
    ],
)
def test_different_names_have_different_keys(one, other):
    assert exact_key(one, SCRIPTS) != exact_key(other, SCRIPTS)


def test_keys_stay_as_they_are():
    """A change here changes IRIs."""
    assert exact_key("Huiguo", SCRIPTS) == "huiguo"
    assert exact_key("হুইগুও", SCRIPTS) == "huiguo-588852"
    assert exact_key("回郭", SCRIPTS) == "huiguo-17acdb"


@pytest.mark.parametrize(
    "names",
    [
        ("গংয়ি", "गोंगयी", "巩义", "Gongyi"),
        ("হুইগুও", "हुइगुओ", "回郭", "Huiguo"),
        ("হ্যনান", "हेनान", "河南", "Henan"),
        ("ঝেংঝৌ", "झेंगझोउ", "郑州", "Zhengzhou"),
        ("মিংতাই", "मिंगताई", "明泰", "Mingtai"),
        ("নারায়ণগঞ্জ", "नारायणगंज", "Narayanganj"),
        ("চাঁদপুর", "चांदपुर", "Chandpur"),
    ],
)
def test_names_that_sound_alike_share_a_key_and_the_skeleton(names):
    assert frozenset.intersection(*(phonetic_keys(name, SCRIPTS) for name in names))
    assert len({skeleton(name, SCRIPTS) for name in names}) == 1


def test_variants_are_bounded():
    assert len(phonetic_keys("क" * 40 + "重" * 40, SCRIPTS)) <= SCRIPTS.limits["variants"]


def test_what_cannot_be_read_has_no_phonetic_key():
    assert not phonetic_keys("الرياض", SCRIPTS)


def name(text, container="", cls="Town"):
    return Name(cls, container, SCRIPTS.script_of(text), text)


def groups(*names):
    """The links as text -> canonical text, the same for every order of the names."""
    found = {tuple(sorted(link(order, SCRIPTS).items())) for order in permutations(names)}
    assert len(found) == 1
    return {one.text: other.text for one, other in found.pop()}


def test_names_of_four_scripts_are_one():
    found = groups(*map(name, ("হুইগুও", "हुइगुओ", "回郭", "Huiguo")))
    assert set(found.values()) == {"Huiguo"}


@pytest.mark.parametrize(
    "names",
    [
        (name("গংয়ি"), name("गोंगयी", cls="Enterprise")),
        (name("গংয়ি", "henan"), name("गोंगयी", "hebei")),
        (name("গংয়ি"), name("गोंगयी"), name("गोंगयि")),  # two candidates
        (name("गोंगयी"), name("गोंगयि")),  # two spellings of one script
        (name("তা"), name("टा")),  # too short to tell
        (name("গংয়ি", "henan"), name("गोंगयी"), name("巩义", "hebei")),  # a chain of containers
    ],
)
def test_names_stay_apart(names):
    assert groups(*names) == {one.text: one.text for one in names}


def test_an_unknown_container_contradicts_nothing():
    assert groups(name("গংয়ি", "henan"), name("गोंगयी")) == {"গংয়ি": "गोंगयी", "गोंगयी": "गोंगयी"}


def test_equal_letters_come_before_equal_sound():
    found = groups(name("হেনান"), name("हेनान"), name("हिनान"))
    assert found == {"হেনান": "हेनान", "हेनान": "हेनान", "हिनान": "हिनान"}


def test_a_link_says_why():
    bengali, hindi, chinese = name("হুইগুও", "gongyi"), name("हुइगुओ"), name("回郭", "gongyi")
    assert links((bengali, hindi, chinese), SCRIPTS) == tuple(
        sorted(
            (
                Link(bengali, hindi, "letters", "हुइगुओ", SCRIPTS.scores["letters"]),
                Link(chinese, hindi, "pinyin", "hVIgV", SCRIPTS.scores["pinyin-placed"]),
            )
        )
    )


def test_weak_links_can_be_left_out():
    names = (name("হুইগুও"), name("हुइगुओ"), name("回郭"))
    assert {one.method for one in links(names, SCRIPTS)} == {"letters", "pinyin"}
    assert {one.method for one in links(names, SCRIPTS, least=0.99)} == {"letters"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("find = 'q'", "find = '('", "'q is k, in Chinese ch'.*no regular expression.*mend"),
        ("[latin]", "[roman]", "'latin'.*the table is missing.*add"),
        ("heard = ", "said = ", "'heard'.*the list is missing.*add"),
    ],
)
def test_a_fault_in_the_data_is_explained(old, new, message, tmp_path):
    text = (ONTOLOGY / "scripts.toml").read_text(encoding="utf-8")
    (tmp_path / "scripts.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_scripts(tmp_path / "scripts.toml")
