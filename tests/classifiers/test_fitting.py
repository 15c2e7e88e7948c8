"""Training: refused examples, equal predictions of both sides, calibration, answers below the threshold."""

from dataclasses import replace

import numpy as np
import pytest

from planparse.classifiers.examples import Example
from planparse.classifiers.fitting import cross_validated, held_out, labels_of, train_one
from planparse.classifiers.samples import title_sample, unit_sample
from planparse.classifiers.tasks import Task, tasks
from planparse.errors import ModelError

UNIT = next(task for task in tasks() if task.name == "unit_type")
SEVERAL = Task("several", ("goal", "measure"), several=True, size=200)
TITLES = [
    ("工作目标", ("goal",)),
    ("保障措施", ("measure",)),
    ("目标和措施", ("goal", "measure")),
    ("回顾", ()),
]


@pytest.fixture(scope="module")
def trained(unit_examples):
    return train_one(UNIT, unit_examples)


@pytest.fixture(scope="module")
def trained_several():
    return train_one(SEVERAL, title_examples())


def title_examples():
    return [
        Example(title_sample(f"{prefix}{title}"), roles, place)
        for place in ("a", "b", "c")
        for prefix in ("", "主要")
        for title, roles in TITLES
    ]


def test_an_empty_class_is_refused(unit_examples):
    without = [example for example in unit_examples if example.classes != ("review",)]
    with pytest.raises(ModelError) as caught:
        train_one(UNIT, without)
    assert caught.value.code == "P044"
    assert "unit_type: no example of review" in str(caught.value)
    assert "annotate" in caught.value.advice


def test_one_place_is_refused(unit_examples):
    with pytest.raises(ModelError) as caught:
        train_one(UNIT, [replace(example, group="here") for example in unit_examples])
    assert caught.value.code == "P044"
    assert "second document" in caught.value.advice


def test_both_sides_predict_the_same(trained, unit_examples):
    samples = [example.sample for example in unit_examples] + [unit_sample("", []), unit_sample("zzz", ["other"])]
    by_pipeline = trained.pipeline.predict_proba(samples)
    np.testing.assert_allclose(trained.linear.probabilities(samples), by_pipeline, rtol=0, atol=1e-12)


def test_both_sides_predict_the_same_where_several_hold(trained_several):
    samples = [title_sample(title) for title, _ in TITLES] + [title_sample("")]
    by_pipeline = trained_several.pipeline.predict_proba(samples)
    np.testing.assert_allclose(trained_several.linear.probabilities(samples), by_pipeline, rtol=0, atol=1e-12)


def test_what_was_learned(trained, unit_examples):
    told = trained.linear.probabilities([example.sample for example in unit_examples]).argmax(axis=1)
    right = labels_of(UNIT, unit_examples).argmax(axis=1)
    assert np.mean(told == right) >= 0.95


def test_several_or_none(trained_several):
    told = trained_several.linear.all([title_sample("主要目标和措施"), title_sample("主要回顾")])
    assert [set(roles) for roles in told] == [{"goal", "measure"}, set()]


def test_below_the_threshold_nothing_is_told(trained):
    strict = replace(trained.linear, threshold=1.01)
    sample = unit_sample("各校每月开展一次检查。", ["task"])
    assert trained.linear.best(sample)[0] == "task"
    assert strict.best(sample) is None


def test_held_out_scores_leave_list_examples_out(unit_examples):
    listed = Example(unit_sample("力争", []), ("goal",))
    scores, tested = held_out(UNIT, [*unit_examples, listed])
    assert scores.shape == (len(unit_examples) + 1, len(UNIT.classes))
    assert tested.tolist() == [True] * len(unit_examples) + [False]


def test_cross_validation_tests_each_example_once(unit_examples):
    probabilities, order = cross_validated(UNIT, unit_examples)
    assert sorted(map(repr, order)) == sorted(map(repr, unit_examples))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1.0)


def test_a_class_that_one_place_alone_has_is_not_told_of_it(unit_examples):
    rare = [example for example in unit_examples if example.classes != ("review",) or example.group == "place0"]
    probabilities, order = cross_validated(UNIT, rare)
    at = UNIT.classes.index("review")
    assert max(p[at] for p, example in zip(probabilities, order, strict=True) if example.group == "place0") < 0.01


def test_training_twice_gives_the_same_weights(trained, unit_examples):
    again = train_one(UNIT, unit_examples)
    assert again.linear.weights.tobytes() == trained.linear.weights.tobytes()
    assert again.linear.bias.tobytes() == trained.linear.bias.tobytes()
