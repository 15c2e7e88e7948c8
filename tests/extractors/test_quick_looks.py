"""The quick looks before long patterns lose nothing: without them the same is found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.extractors import actors
from planparse.extractors.targets import predicate
from planparse.lexicons.loader import rules, table
from planparse.mentions import bodies, numbers
from planparse.mentions.quantities import find_quantities

ANYWHERE = re.compile("(?s).")
SENTENCES = sorted(
    {text for name in ("actors", "target_forms") for rule in rules(name) for text in (rule.example, rule.counter)}
)
WORDS = [
    "各校",
    "学校",
    "教师",
    "要",
    "组织",
    "邀请",
    "联合",
    "由",
    "负责",
    "有条件的",
    "，",
    "。",
    "5",
    "1.2",
    "三百",
    "万",
    "亿元",
    "%",
    "不少于",
    "超过",
    "约",
    "近",
    "比上年",
    "增长",
    "提高到",
    "连续",
    "以上",
    "左右",
    "多",
    "余",
    "每",
    "人",
    "第",
    "、",
]
PIECES = st.lists(st.sampled_from([*WORDS, " ", "\n"]), max_size=12).map("".join)


class Everything:
    """A set that holds whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


def without_looks(monkeypatch):
    monkeypatch.setattr(actors, "may_begin", lambda _text, _at: True)
    monkeypatch.setattr(bodies, "may_begin", lambda _text, _at: True)
    monkeypatch.setattr(actors, "_TRIGGER_BEGINS", ANYWHERE)
    monkeypatch.setattr(numbers, "_BEFORE_ENDS", Everything())
    monkeypatch.setattr(numbers, "_BEHIND_BEGINS", Everything())
    monkeypatch.setattr(numbers, "_PLAIN_PIECES", re.compile("(?!)"))
    token = predicate._token()[1]
    monkeypatch.setattr(predicate, "_token", lambda: (ANYWHERE, token))


def read(text):
    ends = [quantity.start for quantity in find_quantities(text)] + [len(text)]
    return actors.actors_in(text), find_quantities(text), [predicate.predicate(text, 0, end) for end in ends]


def test_on_the_examples_of_the_rules(monkeypatch):
    expected = [read(text) for text in SENTENCES]
    without_looks(monkeypatch)
    assert [read(text) for text in SENTENCES] == expected
    assert sum(bool(found[0]) for found in expected) >= 5


@given(text=PIECES)
def test_on_any_pieces(text):
    expected = read(text)
    with pytest.MonkeyPatch.context() as monkeypatch:
        without_looks(monkeypatch)
        assert read(text) == expected


@pytest.mark.parametrize("word", sorted(row["word"] for row in table("predicates")))
def test_every_word_of_a_predicate_is_read(word):
    assert predicate.predicate(f"产量{word}", 0, len(word) + 2).text.endswith(word)
