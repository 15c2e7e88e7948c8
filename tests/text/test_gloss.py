import pytest

from planparse.text.clean import CleanText
from planparse.text.script import is_traditional, simplified, traditional_characters
from planparse.text.steps import gloss

SEVERAL = "課(kè)題、團(tuán)隊、質(zhì)量；"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("本學(xué)年計(jì)劃", "本學年計劃"),
        ("本學（xué）年", "本學年"),
        ("家長(zhǎng)會與書(shū)法節(jié)", "家長會與書法節"),
        ("開展講(jiǎng)座(lecture)和調(diào)研(見附件)", "開展講座(lecture)和調研(見附件)"),
        ("识字：乐（lè）、好（hào）", "识字：乐（lè）、好（hào）"),
        ("提高效率(sheng)", "提高效率(sheng)"),
        (SEVERAL + "我們(men)愛(ài)干(gàn)事業(yè)", "課題、團隊、質量；我們愛干事業"),
        (SEVERAL + "我們(plan)", "課題、團隊、質量；我們(plan)"),
        (SEVERAL + "推進(jì\n落實(", "課題、團隊、質量；推進\n落實"),
        (SEVERAL + "深入调研?qū),并", "課題、團隊、質量；深入调研?,并"),
    ],
)
def test_glosses(raw, text):
    clean = gloss.run(CleanText.of(raw))
    assert clean.text == text
    assert [notice.code for notice in clean.warnings] == ["pinyin_gloss"] * (raw != text)


def test_all_glosses_make_one_warning_with_the_span_of_the_first():
    clean = gloss.run(CleanText.of("本學(xué)年計(jì)劃"))
    (notice,) = clean.warnings
    assert notice.message == "pinyin written into the text (2 times)"
    assert clean.raw[notice.span.start : notice.span.end] == "(xué)"
    assert clean.span(1, 3).model_dump() == {"start": 1, "end": 8, "page": None}


@pytest.mark.parametrize(
    ("letters", "is_one"),
    [
        ("xué", True),
        ("nǚ", True),
        ("lüè", True),
        ("zhuàng", True),
        ("qiong", True),
        ("ɡuó", True),
        ("er", True),
        ("plan", False),
        ("ppt", False),
        ("xx", False),
        ("abc", False),
        ("", False),
        ("sch", False),
    ],
)
def test_pinyin(letters, is_one):
    assert gloss.pinyin(letters) is is_one


def test_scripts():
    assert traditional_characters("發展与发展，學習") == "學發習"
    assert not traditional_characters("加强管理，提高质量（100%）ABC")
    assert is_traditional("國")
    assert not is_traditional("国")
    assert simplified("龍") == "龙"
