import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text.clean import CleanText
from planparse.text.steps import traditional

PARAGRAPH = "各學校要認真組織實施，進一步規範辦學行為，切實減輕學生過重的課業負擔。"
SIMPLE = "各学校要认真组织实施，进一步规范办学行为，切实减轻学生过重的课业负担。"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (PARAGRAPH, SIMPLE),
        ("工作總結\n" + PARAGRAPH, "工作总结\n" + SIMPLE),
        (PARAGRAPH + "\n六月\n課題", SIMPLE + "\n六月\n课题"),
        (
            "張瑋、陳琍兩位老師圍繞計畫執行發言，會後與會人員合影留念",
            "张玮、陈琍两位老师围绕计划执行发言，会后与会人员合影留念",
        ),
        ("圍繞主題開展活動，各單位著力提高，發表專著", "围绕主题开展活动，各单位着力提高，发表专著"),
    ],
)
def test_traditional_parts_are_converted(raw, text):
    clean = traditional.run(CleanText.of(raw))
    assert (clean.text, [notice.code for notice in clean.warnings]) == (text, ["traditional"])


@pytest.mark.parametrize(
    "raw",
    [
        SIMPLE,
        "由李昇和王玥两位同志负责，办公室设在县教育局。",
        SIMPLE + "\n联系人：陳老師",
        "书法社临写“學”“國”“龍”三字，其余各社团按计划开展活动，每周一次，由指导教师负责考勤和安全管理工作，学期末统一展示成果，评选优秀。",
    ],
)
def test_rare_traditional_characters_stay(raw):
    clean = CleanText.of(raw)
    assert traditional.run(clean) is clean


def test_the_warning_counts():
    clean = traditional.run(CleanText.of("課題組總結"))
    (notice,) = clean.warnings
    assert notice.message == "traditional characters (5 times)"
    assert (notice.span.start, notice.span.end) == (0, 1)


def test_only_the_traditional_lines_of_a_mixed_text_are_converted():
    raw = f"{SIMPLE * 2}\n{SIMPLE * 2}乾隆年间的乾坤湾\n{PARAGRAPH}"
    assert traditional.run(CleanText.of(raw)).text == raw.replace(PARAGRAPH, SIMPLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [("甲乙丙", "甲丙"), ("甲丙", "甲乙丙"), ("甲", "乙丙"), ("甲甲", "甲甲甲"), ("甲乙", "甲乙"), ("乙", "甲乙")],
)
def test_a_change_of_length_keeps_the_origin_of_what_stays(monkeypatch, old, new):
    class Converter:
        def convert(self, _text):
            return new

    monkeypatch.setattr(traditional, "converter", Converter)
    clean = CleanText.of("前" + old + "后")
    clean = clean.edit(traditional._conversion(clean.text, 1, 1 + len(old)))
    assert clean.text == "前" + new + "后"
    assert (clean.origin[0], clean.origin[-1]) == (0, len(old) + 1)
    assert all(a <= b for a, b in zip(clean.origin, list(clean.origin)[1:], strict=False))


@given(st.text(alphabet="學校課題組總結乾坤著力發髮\n，學习工作", max_size=60))
def test_conversion_keeps_length_and_lines(raw):
    clean = traditional.run(CleanText.of(raw))
    assert len(clean.text) == len(raw)
    assert [len(line) for line in clean.text.split("\n")] == [len(line) for line in raw.split("\n")]
    assert traditional.run(CleanText.of(clean.text)).text == clean.text
