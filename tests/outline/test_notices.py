import pytest

from planparse.outline.build import build
from planparse.outline.notices import notices_of
from planparse.text.clean import CleanText


def codes(text):
    clean = CleanText.of(text)
    return [
        (notice.code, text[notice.span.start : notice.span.end])
        for outline in build(clean)
        for notice in notices_of(clean, outline)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、工作目标\n提高质量。\n二、工作任务\n1、备课。\n2、听课。\n", []),
        ("一、工作目标\n提高质量。\n三、工作任务\n抓好备课。\n", [("numbering", "三、")]),
        ("一、工作任务\n1、备课要细。\n2、听课要勤。\n2、评课要实。\n", [("numbering", "2、")]),
        ("一、工作目标\n二、工作任务\n抓好备课。\n", [("empty_section", "一、工作目标")]),
        ("一、工作任务\n抓好备课。\n表1：活动安排\n", [("missing_table", "表1：活动安排")]),
        ("一、工作任务\n1、备课。\n二、工作措施\n1、检查。\n", []),
    ],
)
def test_notices(text, expected):
    assert codes(text) == expected
