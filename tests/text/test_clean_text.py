import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text.clean import CleanText


def test_spans_of_shortened_text():
    clean = CleanText.of("第二學(xué)期").substitute(re.compile(r"\(\w+\)"), "")
    assert clean.text == "第二學期"
    assert clean.span(2, 4) == clean.span(2, 3).model_copy(update={"end": 9})
    assert clean.raw_range(3, 3) == (8, 8)
    assert clean.raw_range(4, 4) == (9, 9)


def test_unchanged_text_is_the_same_object():
    clean = CleanText.of("一、目标")
    assert clean.substitute(re.compile("x"), "y") is clean
    assert clean.translate({ord("x"): "y"}) is clean
    assert clean.warn() is clean
    assert isinstance(clean.origin, range)


def test_same_length_replacements_keep_the_origin():
    clean = CleanText.of("５０％").translate(str.maketrans("５０％", "50%"))
    assert (clean.text, clean.origin) == ("50%", range(3))
    with pytest.raises(ValueError, match="length"):
        clean.translate({ord("5"): None})


_PATTERNS = ["[ab]+", "x", "[0-9]{1,2}", r"\(.{0,3}\)", "\n+"]


@given(
    st.text(alphabet="ab01xy()\n 中文", max_size=60),
    st.lists(st.tuples(st.sampled_from(_PATTERNS), st.text(alphabet="zq中", max_size=4)), max_size=5),
)
def test_origin_is_monotone_and_of_the_text_s_length(raw, steps):
    clean = CleanText.of(raw)
    for pattern, new in steps:
        clean = clean.substitute(re.compile(pattern), new)
    assert len(clean.origin) == len(clean.text)
    assert all(a <= b for a, b in zip(clean.origin, clean.origin[1:], strict=False))
    assert all(0 <= at < len(raw) for at in clean.origin)
    for i, char in enumerate(clean.text):
        if char not in "zq中":
            assert raw[clean.origin[i]] == char
