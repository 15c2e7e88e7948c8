import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.mentions.citations import document_number, find_citations

NUMBERS = [
    ("《关于加强听课的通知》（云教发〔2024〕3号）", "云教发〔2024〕3号"),
    ("《关于加强听课的通知》[云教督办(2024)12号]", "云教督办〔2024〕12号"),
    ("《关于加强听课的通知》【云教发(2024)2号】", "云教发〔2024〕2号"),
    ("《关于加强听课的通知》（云教发[2024]第 3 号）", "云教发〔2024〕3号"),
    ("《关于加强听课的通知》云教发﹝2024﹞03号", "云教发〔2024〕3号"),
    ("（云教发〔2024〕3号）《关于加强听课的通知》", "云教发〔2024〕3号"),
    ("《关于加强听课的通知》（X教发〔2024〕 3 号）", "X教发〔2024〕3号"),
    ("《关于加强听课的通知》（云教发〔20××〕3号）", "云教发〔20××〕3号"),
    ("《关于加强听课的通知》（云岭县人民政府令第 12 号）", "云岭县人民政府令第12号"),
    ("《关于加强听课的通知》（省人大常委会公告第12号）", "省人大常委会公告第12号"),
    ("《关于加强听课的通知》", None),
    ("《关于加强听课的通知》2024年3月印发", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_document_numbers(text, number):
    (citation,) = find_citations(text)
    assert (citation.title, citation.number) == ("关于加强听课的通知", number)


COUNTED = [
    ("贯彻《云岭县教研规程》", ["云岭县教研规程"]),
    ("加入《云岭双边贸易协定》和《气候公约》", ["云岭双边贸易协定", "气候公约"]),
    ("依据《教育法》《教师法》", ["教育法", "教师法"]),
    ("对照《义务教育课程标准（2022年版）》", ["义务教育课程标准（2022年版）"]),
    ("审议《云岭县第五个五年规划纲要（草案）》", ["云岭县第五个五年规划纲要（草案）"]),
    ("学习局《抓质量 创品牌》报告", ["抓质量 创品牌"]),
    ("落实《\n云岭县教研条例\n》", ["云岭县教研条例"]),
    ("落实《学校管理规范》，将《规范》贯穿教学，用《规范》要求自己", ["学校管理规范"]),
    ("落实《课程改革纲要》（以下简称《纲要》），用好《纲要》", ["课程改革纲要"]),
    ("印发《听课办法》，执行《听课办法》", ["听课办法"]),
    ("执行《教育法》和《义务教育法》", ["教育法", "义务教育法"]),
    ("办好《云岭教育》杂志", []),
    ("阅读《教学方法》《自我成长的报告》", []),
    ("开展课题《有效听课的方案》研究", []),
    ("《有效听课方案》课题结题", []),
    ("编辑《教研简报》四期", []),
    ("排演《山村女教师》", []),
    ("讨论《教学设计与评价的艺术》", []),
    ("没有书名号", []),
]


@pytest.mark.parametrize(("text", "titles"), COUNTED)
def test_what_counts_as_cited(text, titles):
    assert [citation.title for citation in find_citations(text)] == titles


def test_the_span_includes_the_number():
    text = "按《听课办法》（云教发〔2024〕3号）执行"
    (citation,) = find_citations(text)
    assert text[citation.start : citation.end] == "《听课办法》（云教发〔2024〕3号）"


@pytest.mark.parametrize(
    ("text", "number"),
    [("县教发（2024）第 3 号", "县教发〔2024〕3号"), ("2024年3月2日", None), ("第3号楼", None)],
)
def test_a_number_alone(text, number):
    assert document_number(text) == number


@given(st.text(alphabet="《》〔〕[]（）听课办法通知2024号云教发，\n", max_size=60))
def test_citations_lie_in_the_text_and_never_overlap(text):
    found = find_citations(text)
    assert all(citation.title in text[citation.start : citation.end] for citation in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert len({citation.title for citation in found}) == len(found)
