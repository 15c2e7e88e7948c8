import planparse


def test_every_promised_name_is_there():
    assert [name for name in planparse.__all__ if not hasattr(planparse, name)] == []


def test_other_names_are_refused():
    try:
        planparse.nothing  # noqa: B018 - asking is the test
    except AttributeError as error:
        assert "nothing" in str(error)
    else:
        raise AssertionError
