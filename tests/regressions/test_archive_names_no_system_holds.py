"""A member of an archive whose name holds a zero byte ended the run instead of giving a record."""

import pytest

from planparse.batch import archives
from planparse.errors import ReadError
from planparse.readers import Limits


@pytest.mark.parametrize(("path", "code"), [("plans\0.zip", "P002"), ("none.zip", "P001")])
def test_the_reader_says_why(path, code):
    with pytest.raises(ReadError) as caught:
        archives.content(path, "plan.txt", Limits())
    assert caught.value.code == code
