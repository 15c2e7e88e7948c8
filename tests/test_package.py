import pytest

import planparse


def test_every_promised_name_is_there():
    assert [name for name in planparse.__all__ if not hasattr(planparse, name)] == []


def test_other_names_are_refused():
    with pytest.raises(AttributeError, match="nothing"):
        _ = planparse.nothing
