"""The quick looks before long patterns lose nothing: without them the same is found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.extractors import actors
from planparse.extractors.targets import naming, predicate, status
from planparse.extractors.targets.core import targets_in
from planparse.lexicons.loader import Rule, rules, table
from planparse.mentions import bodies, numbers, qualifiers, uncounted
from planparse.mentions.indicators import indicators, known_form, may_end_name
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


class Always:
    """A mapping that has one value for every key."""

    def __init__(self, value):
        self.value = value

    def get(self, _key, _default=None):
        return self.value


def any_start():
    firsts = "".join(firsts for firsts, _ in numbers._BEGINNINGS)
    return re.compile(rf"[{firsts} \t　](?:(?<=[{firsts}])|(?<=\n[ \t　]))")


def any_skipped():
    return Always(re.compile("|".join(pattern for _, pattern in uncounted._SKIPPED)))


def any_word_of_a_predicate():
    listed = sorted(predicate._kinds(), key=len, reverse=True)
    words = "|".join(map(predicate._escaped, listed))
    than = "|".join(pattern for _, pattern in predicate._THAN)
    return ANYWHERE, Always(re.compile(rf"(?P<than>{than})|{words}|\s+")), Everything()


def without_looks(monkeypatch):
    monkeypatch.setattr(actors, "may_begin", lambda _text, _at: True)
    monkeypatch.setattr(bodies, "may_begin", lambda _text, _at: True)
    monkeypatch.setattr(actors, "_TRIGGER_BEGINS", ANYWHERE)
    monkeypatch.setattr(actors, "_HEAD_BEGINS", Everything())
    monkeypatch.setattr(actors, "_may_be_described", lambda _text, _at: True)
    monkeypatch.setattr(Rule, "may_match", lambda _rule, _text: True)
    monkeypatch.setattr(qualifiers, "_BEFORE_ENDS", Everything())
    monkeypatch.setattr(qualifiers, "_BEHIND_BEGINS", Everything())
    monkeypatch.setattr(numbers, "_FIGURE", re.compile("(?!)"))
    monkeypatch.setattr(numbers, "_start", any_start)
    monkeypatch.setattr(uncounted, "_skipped", any_skipped)
    monkeypatch.setattr(predicate, "_words", any_word_of_a_predicate)
    monkeypatch.setattr(status, "_LOOKALIKE", ANYWHERE)
    monkeypatch.setattr(naming, "may_end_name", lambda _character: True)


def read(text):
    ends = [quantity.start for quantity in find_quantities(text)] + [len(text)]
    told = [predicate.predicate(text, 0, end) for end in ends]
    return actors.actors_in(text), find_quantities(text), told, targets_in(text)


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


@pytest.mark.parametrize(
    "text",
    [
        "十一月5.2亿元，2024.5万人，3.5%—4%，1,072节，1 072节，3万5千人，5百万元，2024.5个，8.23-8.29",
        "T800，5G，PM2.5，GDP5%，3‰，5％，2倍多，十余万，数百家，几个，上千户，负5%，-3.2%，第3位，第三",
        "２０２４年５月，“十四五”，十五五”，（3）办好，(二)落实，〔2024〕5号，【2023】第12号，\n 1、教学\n　2.研修",
        "一半，半天，三分之一，1/4，百分之八点五，五至六名，3+2，4×100米，90后，九十后，12:30，8时30分，14中学",
    ],
)
def test_on_the_odd_forms_of_numbers(text, monkeypatch):
    expected = read(text)
    without_looks(monkeypatch)
    assert read(text) == expected


def test_no_numeral_word_begins_with_a_figure():
    assert not [word for word in uncounted.numeral_words()[0] if word[0].isascii()]


def test_every_known_name_may_end_as_it_does():
    names = [form for indicator in indicators() for form in indicator.forms]
    phrases = [*names, *(f"{name}增速" for name in names), *(f"{name}（不含税）" for name in names)]
    assert all(may_end_name(phrase[-1]) for phrase in phrases if known_form(phrase))


@pytest.mark.parametrize("word", sorted(row["word"] for row in table("predicates")))
def test_every_word_of_a_predicate_is_read(word):
    assert predicate.predicate(f"产量{word}", 0, len(word) + 2).text.endswith(word)
