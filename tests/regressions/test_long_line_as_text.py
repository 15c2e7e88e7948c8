"""One line of text, longer than a file's name may be, was taken for a path and stopped with the system's error."""

import pytest

from planparse import parse

SENTENCE = "教研室每月组织一次集体备课，各中心校每学期开展两次教学开放日活动，全县小学教师每人每学期听课不少于15节。"


@pytest.mark.parametrize("times", [1, 2, 5, 12, 40])
def test_a_line_is_read_as_text(times):
    document = parse(SENTENCE * times)
    assert document.text == SENTENCE * times
    assert len(document.plans[0].targets) == 3 * times


def test_a_line_with_a_null_character():
    assert parse(SENTENCE + "\0").text == SENTENCE + "\0"
