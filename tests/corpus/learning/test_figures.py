"""Counts and the figures that follow from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.corpus.learning.figures import Answers, Tally, calibration_error

LABELS = st.lists(st.sampled_from("abc"), max_size=4)


def test_a_class_given_twice_is_right_once():
    tally = Tally()
    tally.add(["a", "a"], ["a"])
    assert (tally.right, tally.given, tally.gold) == (1, 2, 1)


def test_nothing_asked_nothing_told():
    tally = Tally()
    assert (tally.precision, tally.recall, tally.f1) == (1.0, 1.0, 1.0)


def test_silence_costs_recall_only():
    tally = Tally()
    tally.add([], ["a"])
    tally.add(["b"], ["b"])
    assert (tally.precision, tally.recall) == (1.0, 0.5)


@given(st.lists(st.tuples(LABELS, LABELS)))
def test_f1_is_the_harmonic_mean(questions):
    tally = Tally()
    for told, wanted in questions:
        tally.add(told, wanted)
    if tally.precision + tally.recall:
        harmonic = 2 * tally.precision * tally.recall / (tally.precision + tally.recall)
        assert tally.f1 == pytest.approx(harmonic)


def test_answers():
    answers = Answers()
    answers.add(["goal"], ["goal"], 0.9)
    answers.add(["task"], ["goal"], 0.6)
    answers.add([], ["task"], 0.3)
    assert {name: tally.f1 for name, tally in answers.classes.items()} == {"goal": pytest.approx(2 / 3), "task": 0.0}
    assert answers.macro == pytest.approx(1 / 3)
    assert dict(answers.confusion) == {("goal", "goal"): 1, ("goal", "task"): 1, ("task", "unknown"): 1}
    assert answers.sure == [(0.9, True), (0.6, False)]


def test_calibration_error():
    assert calibration_error([]) == 0.0
    assert calibration_error([(1.0, True), (1.0, True)]) == 0.0
    assert calibration_error([(1.0, False)]) == 1.0
    assert calibration_error([(0.9, True), (0.1, True)]) == pytest.approx(0.5)
