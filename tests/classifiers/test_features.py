"""Hashed n-grams: what is the same feature and what is not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planparse.classifiers.features import SPACE, codes_of

TEXT = st.text(max_size=30)


def bags(samples):
    rows, codes = codes_of(samples)
    return [sorted(codes[rows == at].tolist()) for at in range(len(samples))]


def test_counts_of_ngrams():
    assert [len(bag) for bag in bags([("ab", "听课记录"), ("", ""), ("a", "听")])] == [2 + 4 + 3 + 2, 0, 2]


def test_digits_and_widths_are_one():
    one, other, last = bags([("", "达到95%"), ("", "达到３０％"), ("", "达到三成")])
    assert one == other != last


def test_fields_are_apart():
    field, other = bags([("", "听课", ""), ("", "", "听课")])
    assert not set(field) & set(other)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6))
def test_a_sample_has_the_same_features_alone_and_among_others(samples):
    plain = [tuple(field.replace("\0", "") for field in sample) for sample in samples]
    assert bags(plain) == [bags([sample])[0] for sample in plain]


@given(TEXT)
def test_codes_are_in_range(text):
    rows, codes = codes_of([("", text)])
    assert len(rows) == len(codes)
    assert np.all(codes < SPACE)


def test_no_samples():
    rows, codes = codes_of([])
    assert (rows.tolist(), codes.tolist()) == ([], [])
