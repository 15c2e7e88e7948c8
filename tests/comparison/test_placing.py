from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison.placing import moved, out_of_order


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], set()), ([4], set()), ([1, 2, 3], set()), ([3, 1, 2], {0}), ([1, 2, 0], {2}), ([0, 5, 1, 2, 3], {1})],
)
def test_the_fewest_moves_explain_the_order(numbers, expected):
    assert out_of_order(numbers) == expected


@given(st.permutations(range(6)), st.lists(st.integers(1, 5), min_size=6, max_size=6))
def test_the_lightest_entries_move(numbers, weights):
    found = out_of_order(numbers, weights)
    kept = [at for at in range(6) if at not in found]
    assert [numbers[at] for at in kept] == sorted(numbers[at] for at in kept)
    runs = (run for size in range(7) for run in combinations(range(6), size))
    rising = (run for run in runs if [numbers[at] for at in run] == sorted(numbers[at] for at in run))
    assert sum(weights[at] for at in kept) == max(sum(weights[at] for at in run) for run in rising)


def test_another_section_is_another_place():
    places = {"s1": {"t1"}, "s2": {"t2"}}
    pairs = {(0, 0): 1.0, (1, 1): 1.0, (2, 2): 1.0}
    assert moved(pairs, ["s1", "s1", None], ["t1", "t2", None], places) == {(1, 1)}
