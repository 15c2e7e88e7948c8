import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text.split import clauses, sentences


def cut(text, ranges):
    return [text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    "parts",
    [
        ["加强管理。", "提高质量！", "落实了吗？", "好"],
        ["他强调：“要抓紧。”", "大家鼓掌。"],
        ["（会议结束。）", "下一项。"],
        ["真的吗？！", "是的。"],
        ["全年完成3.5万人；其中女性一半。"],
        ["一、目标；二、措施。"],
    ],
)
def test_sentences(parts):
    text = "".join(parts)
    assert cut(text, sentences(text)) == parts


def test_line_ends_end_sentences_and_white_space_is_left_out():
    text = "  一、目标 \n\n加强管理。 提高质量\n"
    assert cut(text, sentences(text)) == ["一、目标", "加强管理。", "提高质量"]


def test_semicolons_on_demand():
    text = "加强管理；提高质量;落实责任。"
    assert cut(text, sentences(text, semicolon=True)) == ["加强管理；", "提高质量;", "落实责任。"]


def test_a_part_of_a_text():
    text = "甲。乙。丙。丁"
    assert cut(text, sentences(text, 2, 6)) == ["乙。", "丙。"]
    assert cut("甲，乙，丙", clauses("甲，乙，丙", 1, 4)) == ["，", "乙，"]


@pytest.mark.parametrize(
    ("marks", "parts"),
    [
        ("，；：", ["落实《课程、教材，教法》，", "坚持“以人为本，德育为先”；", "增长（含税，可比价）5%。"]),
        ("，；：", ["增长5,000人,", "用时8:30至9：30:", "完成1，200项，", "结束"]),
        ("，、；：", ["语文、", "数学、", "英语；", "其他。"]),
        ("", ["语文，数学。", "英语"]),
        ("，；：", ["未闭合的“引号，"]),
        ("，；：", ["（换行不", "算，", "闭合）"]),
    ],
)
def test_clauses(marks, parts):
    text = "\n".join(parts) if "（换行不" in parts else "".join(parts)
    assert cut(text, clauses(text, marks=marks)) == parts


TEXTS = st.text(alphabet="加强管理，、；：。！？“”‘’《》（）()!?,;: \n\t1234.", max_size=80)


@given(text=TEXTS, semicolon=st.booleans(), marks=st.sampled_from(["", "，", "，；：", "，、；："]))
def test_ranges_cover_all_but_white_space_without_overlap(text, semicolon, marks):
    for ranges in (sentences(text, semicolon=semicolon), clauses(text, marks=marks)):
        at = 0
        for start, end in ranges:
            assert at <= start < end <= len(text)
            assert text[at:start].strip() == ""
            assert text[start:end] == text[start:end].strip()
            at = end
        assert text[at:].strip() == ""


@given(text=TEXTS, data=st.data())
def test_a_part_is_cut_like_a_text_of_its_own(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert cut(text, sentences(text, start, end)) == cut(text[start:end], sentences(text[start:end]))
