import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.mentions.bodies import enumeration_end, find_bodies

FOUND = [
    ("县教育局教研室将组织各校", ["县教育局教研室", "各校"]),
    ("由培训科和骨干教师授课", ["培训科", "骨干教师"]),
    ("各乡镇、市直各部门要落实", ["各乡镇", "市直各部门"]),
    ("县人民政府、县发展改革委", ["县人民政府", "县发展改革委"]),
    ("县人力资源和社会保障局", ["县人力资源和社会保障局"]),
    ("各县（市、区）要重视", ["各县（市、区）"]),
    ("教务处、政教处、总务处", ["教务处", "政教处", "总务处"]),
    ("中心组老师要组织活动", ["中心组老师"]),
    ("区自然资源分局", ["区自然资源分局"]),
    ("完成教学部分内容", []),
    ("提高质量，改进方法", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_bodies_in_text(text, names):
    assert [body.text for body in find_bodies(text)] == names


def test_kinds():
    assert [body.kind for body in find_bodies("教研室和骨干教师")] == ["body", "people"]


@pytest.mark.parametrize(
    ("text", "enumeration"),
    [
        ("县教育局、县财政局和各乡镇要落实", "县教育局、县财政局和各乡镇"),
        ("各级政府及其工作人员要", "各级政府及其工作人员"),
        ("教导处、大队部等部门开展", "教导处、大队部等部门"),
        ("村小及教学点要", "村小及教学点"),
        ("教研室和谐发展", "教研室"),
        ("提高质量", ""),
    ],
)
def test_enumerations(text, enumeration):
    assert text[: enumeration_end(text, 0, len(text))] == enumeration


@given(st.text(alphabet="县教育局研室各校和、老师组织要落实（）。", max_size=40))
def test_mentions_slice_to_their_text(text):
    found = find_bodies(text)
    assert all(text[body.start : body.end] == body.text for body in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
