import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.comparison.words import changes, words


@pytest.mark.parametrize(
    ("earlier", "later", "replaced"),
    [
        ("生产总值增长5%左右", "生产总值增长5.5%左右", [("5%", "5.5%")]),
        ("召开二次会议", "召开三次会议", [("二次", "三次")]),
        ("新增就业1100万人以上", "新增就业1200万人以上", [("1100万人", "1200万人")]),
        ("听课15节，评课5节", "听课20节，评课8节", [("15节", "20节"), ("5节", "8节")]),
        ("粮食产量1.3万亿斤", "粮食产量1.4万亿斤", [("1.3万亿斤", "1.4万亿斤")]),
        ("增长5%左右", "增长5%以上", [("左右", "以上")]),
        ("第二实验小学", "第三实验小学", [("第二", "第三")]),
    ],
)
def test_numbers_and_words_are_replaced_whole(earlier, later, replaced):
    assert [(step.earlier, step.later) for step in changes(earlier, later) if step.op == "replace"] == replaced


@pytest.mark.parametrize(
    ("earlier", "later", "steps"),
    [
        ("", "", []),
        ("教研", "教研", [("equal", "教研", "教研")]),
        ("", "教研", [("insert", "", "教研")]),
        ("教研", "", [("delete", "教研", "")]),
        ("组织教师", "组织全体教师", [("equal", "组织", "组织"), ("insert", "", "全体"), ("equal", "教师", "教师")]),
    ],
)
def test_steps(earlier, later, steps):
    assert [(step.op, step.earlier, step.later) for step in changes(earlier, later)] == steps


TEXT = st.text(alphabet="教研听课二三1.5%，。 节次万人以上\n", max_size=40)


@given(TEXT, TEXT)
def test_steps_give_both_texts_back(earlier, later):
    steps = changes(earlier, later)
    assert "".join(step.earlier for step in steps) == earlier
    assert "".join(step.later for step in steps) == later
    for step in steps:
        same = step.earlier == step.later
        shape = {"equal": same, "insert": not step.earlier, "delete": not step.later, "replace": not same}
        assert shape[step.op]
        assert step.earlier or step.later


@given(st.text(max_size=60))
def test_words_joined_are_the_text(text):
    assert "".join(words(text)) == text
