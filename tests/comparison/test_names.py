from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison import names
from planparse.comparison.names import alike
from planparse.comparison.similarity import ratio, ratios

NAMES = st.lists(st.text(alphabet="合格率不优良课", max_size=8), max_size=8, unique=True)


@given(NAMES, NAMES, st.sampled_from([0.3, 0.6, 0.85, 1.0]))
def test_no_pair_is_missed(earlier, later, least):
    every = {(one, other): ratio(one, other) for one, other in product(earlier, later)}
    found = {(one, other): share for one, other, share in alike(earlier, later, least)}
    assert found == {pair: share for pair, share in every.items() if share >= least}


def test_names_without_a_character_in_common_are_not_held_against_each_other(monkeypatch):
    compared = []
    monkeypatch.setattr(
        names, "ratios", lambda one, others, least: compared.extend(others) or ratios(one, others, least)
    )
    of_four = ["".join(map(chr, range(first, first + 4))) + "率" for first in range(0x4E00, 0x5E00, 4)]
    assert len(list(alike(of_four, of_four, 0.85))) == len(compared) == len(of_four)
