"""The search leaves out what it would not keep; here it leaves nothing out and finds the same."""

from functools import partialmethod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text import realign
from planparse.text.candidates import leads
from planparse.text.costs import CHEAPEST, Context, Costs
from planparse.text.plausible import Familiar

CONTEXT = Context(
    Familiar("各校要加强教学管理，提高教学质量。"), traditional=False, nearby={"教": 3, "学": 1}, glosses={}
)
SIGNS = st.sampled_from("。ㄒ唬┘訌ǘ┌ㄈ┲匾暯逃蒲!;?管理教育,\n的“”")


def reading(characters, entries, glosses=()):
    units = [realign.Unit(index, one, "xué" if index in glosses else "") for index, one in enumerate(characters)]
    return realign.read(units, entries, "\n", CONTEXT)


@given(st.lists(SIGNS, min_size=1, max_size=24), st.sets(st.integers(0, 23)), st.sets(st.integers(0, 23), max_size=3))
def test_all_moves_lead_to_the_same_reading(characters, glosses, more):
    entries = {0, *(number for number in more if number < len(characters))}
    found = reading(characters, entries, glosses)
    with pytest.MonkeyPatch.context() as patch:
        every = partialmethod(realign._Search._moves, all_moves=True)
        patch.setattr(
            realign._Search, "read", lambda self, *given, **named: every.__get__(self)(*given, **named)[: realign._BEAM]
        )
        assert reading(characters, entries, glosses) == found


def test_candidates_come_with_their_cost_the_cheapest_first():
    costs = Costs(CONTEXT)
    choices = costs.choices("学", leads(0xBD))
    assert choices == sorted(choices)
    assert all(cost == costs.after("学", one.character) >= CHEAPEST for cost, one in choices)
    assert "教" in [one.character for _, one in choices]


def test_characters_that_stand_nearby_cost_less():
    apart = Costs(Context(CONTEXT.language, traditional=False, nearby={}, glosses={}))
    assert Costs(CONTEXT).after("管", "教") < apart.after("管", "教")
