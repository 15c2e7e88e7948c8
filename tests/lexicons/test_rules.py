from importlib.resources import files

import pytest

from planparse.errors import LexiconError
from planparse.lexicons import rules, table, words
from planparse.lexicons.loader import parse_rules, parse_words

_DATA = [path.name for path in files("planparse.lexicons").joinpath("data").iterdir()]
RULE_FILES = sorted(name.removesuffix(".toml") for name in _DATA if name.endswith(".toml"))
WORD_FILES = sorted(name.removesuffix(".txt") for name in _DATA if name.endswith(".txt"))
TABLE_FILES = sorted(name.removesuffix(".csv") for name in _DATA if name.endswith(".csv"))


@pytest.mark.parametrize("name", RULE_FILES)
def test_every_rule_proves_itself(name):
    assert [problem for rule in rules(name) if (problem := rule.proves())] == []


def test_rule_ids_are_unique_over_all_files():
    ids = [rule.id for name in RULE_FILES for rule in rules(name)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", WORD_FILES)
def test_word_lists_load(name):
    assert words(name)


@pytest.mark.parametrize("name", TABLE_FILES)
def test_tables_load(name):
    assert table(name)


GOOD = """
[[rule]]
id = "a"
form = "f"
pattern = "b+"
value = "v"
confidence = 0.5
example = "abb"
expect = "bb"
counter = "ac"
"""


def test_a_rule_file():
    (rule,) = parse_rules(GOOD, "x.toml")
    assert (rule.id, rule.pattern.pattern, rule.confidence) == ("a", "b+", 0.5)
    assert rule.proves() is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("confidence = 0.5", "confidence = 2.0"), "confidence"),
        (('pattern = "b+"', 'pattern = "("'), "rule a:"),
        (('form = "f"\n', ""), "missing"),
        (('form = "f"', 'form = "f"\nextra = 1'), "unknown"),
        (('form = "f"', 'form = "f"\nneeds = [""]'), "needs"),
        (('form = "f"', 'form = "f"\nneeds = [1]'), "needs"),
        (("[[rule]]", "[[rule"), "TOML"),
    ],
)
def test_broken_rule_files(change, message):
    with pytest.raises(LexiconError, match=message) as caught:
        parse_rules(GOOD.replace(*change), "x.toml")
    assert caught.value.code == "P030"


def test_what_a_rule_needs_is_looked_for_first():
    (rule,) = parse_rules(GOOD.replace('form = "f"', 'form = "f"\nneeds = ["bb", "c"]'), "x.toml")
    assert (bool(rule.search("abb")), bool(rule.search("ab"))) == (True, False)
    (rule,) = parse_rules(GOOD.replace('form = "f"', 'form = "f"\nneeds = ["c"]'), "x.toml")
    assert "lacks" in (rule.proves() or "")


def test_a_rule_that_stands_twice():
    with pytest.raises(LexiconError, match="twice"):
        parse_rules(GOOD + GOOD, "x.toml")


def test_an_example_that_does_not_match_is_told():
    (rule,) = parse_rules(GOOD.replace('expect = "bb"', 'expect = "b"'), "x.toml")
    assert "not 'b'" in (rule.proves() or "")
    (rule,) = parse_rules(GOOD.replace('counter = "ac"', 'counter = "b"'), "x.toml")
    assert "counter" in (rule.proves() or "")


def test_word_lists_are_sorted_and_unique():
    assert parse_words("# c\na\nb\n", "x.txt") == ("a", "b")
    for text in ("b\na\n", "a\na\n", ""):
        with pytest.raises(LexiconError):
            parse_words(text, "x.txt")


@pytest.mark.parametrize(
    ("name", "keys"), [("units", ["unit"]), ("predicates", ["word"]), ("lower_is_better", ["kind", "name"])]
)
def test_no_row_of_a_table_stands_twice(name, keys):
    found = [tuple(row[key] for key in keys) for row in table(name)]
    assert len(found) == len(set(found))
