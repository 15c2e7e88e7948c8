import pickle
import re

import pytest

from planparse import errors
from planparse.errors import CODES, PlanParseError, ReadError


def test_text_of_an_error():
    error = ReadError("P003", "read", "the file has no bytes", "leave it out", file="a.txt")
    assert str(error) == "[P003] read: a.txt: the file has no bytes: leave it out"


def test_all_errors_have_one_root():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) >= 7
    assert all(issubclass(kind, PlanParseError) for kind in kinds)


def test_codes_have_one_form_and_one_meaning():
    assert all(re.fullmatch(r"P\d{3}", code) for code in CODES)
    assert len(set(CODES.values())) == len(CODES)


def test_unknown_codes_are_refused():
    with pytest.raises(ValueError, match="P999"):
        PlanParseError("P999", "read", "x", "y")


def test_errors_cross_process_borders():
    error = ReadError("P012", "read", "damaged", "send another copy", file="b.pdf")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(copy), str(copy)) == (ReadError, str(error))
