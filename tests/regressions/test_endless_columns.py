"""A line that repeats names of columns was read in every way they can be cut (活动内容, 活动 and 内容), without end."""

from planparse.outline.columns import columns_of, is_columns


def test_names_of_columns_without_end():
    assert not is_columns("活动内容" * 1000 + "甲")
    assert is_columns("活动内容" * 1000)
    assert columns_of("时间" + "活动内容" * 20 + "甲") == []
