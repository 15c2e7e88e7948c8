import pytest

from planparse.text.clean import CleanText
from planparse.text.steps import broken

LONG = (
    "全县各中小学要按照年度教研工作部署，扎实开展校本研修。"
    "教研组每两周集体备课一次，由学科带头人主持，做好记录，按时归档，期末统一汇总"
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # through a word
        (
            "各校要认真落实校园安全责任制,建\n\n立隐患排查台账,限期整改。",
            "各校要认真落实校园安全责任制,建立隐患排查台账,限期整改。",
        ),
        # a line cannot begin with a closing mark nor end with an opening one
        ("落实《\n校园欺凌防治办法\n》，建立台账。", "落实《校园欺凌防治办法》，建立台账。"),
        ("推进“\n双减\n”工作。", "推进“双减”工作。"),
        ("教研室\n（牵头部门\n）\n负责", "教研室\n（牵头部门）\n负责"),
        ("责任单位：县教育局\n。", "责任单位：县教育局。"),
        # the sign of a number
        ("全县出口增长9\n%；利用外资增长5%。", "全县出口增长9%；利用外资增长5%。"),
        # commas and linking words
        (
            "各校要成立工作专班，明确分工，\n每月向教研室报送进展。",
            "各校要成立工作专班，明确分工，每月向教研室报送进展。",
        ),
        (
            "各校要在九月底以前建成覆盖全部乡镇学校，并面向家长的\n课后服务平台。",
            "各校要在九月底以前建成覆盖全部乡镇学校，并面向家长的课后服务平台。",
        ),
        # whole sentences stand before the break
        (LONG + "\n材料，存入业务档案。", LONG + "材料，存入业务档案。"),
        # an ordinal cannot end a sentence
        ("对口帮扶学校为城关第。\n\n二、第三小学。", "对口帮扶学校为城关第二、第三小学。"),
        # chains
        ("根据《\n教师法\n》和《\n教育法\n》，制定方案。", "根据《教师法》和《教育法》，制定方案。"),
    ],
)
def test_broken_sentences_are_joined(raw, text):
    clean = broken.run(CleanText.of(raw))
    assert clean.text == text
    assert [notice.code for notice in clean.warnings] == ["broken_line"]


@pytest.mark.parametrize(
    "raw",
    [
        "一、指导思想\n以提高质量为中心，扎实工作。",
        "强化过程管理，提升教研水平\n教研室要加强对各校的指导，定期通报。",
        "1、组织期中质量检测\n2、召开质量分析会\n3、开展听课评课活动",
        "（一）加强领导，落实责任，确保各项任务落到实处，\n（二）加强宣传，营造氛围。",
        "第一周\n8.28-9.3\n周一上午 全体教师会\n周二 制定学科计划",
        "序号\n目标任务\n牵头单位\n完成时限\n1\n建成教学资源库\n电教站\n十月",
        "附件1：工作专班名单\n附件2：任务分解表",
        LONG + "\n　　下一步要继续加强督导，按月通报。",
        LONG + "\n一是加强领导，压实责任。",
        "3、" + LONG + "\n教研室将组织专项督查，结果纳入考核。",
        "实现“开门红“\n全年目标完成",
        "城镇化率\n%\n45",
        "指标\n2025\n%\n城镇化率",
        "县教育局办公室\n二〇二四年三月五日",
        "。ㄒ唬┘忧抗芾\n。ǘ┨岣咧柿",
        "",
        "\n\n",
    ],
)
def test_titles_entries_and_paragraphs_stay_apart(raw):
    clean = CleanText.of(raw)
    assert broken.run(clean) is clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("各教研员要分工负责，\n包片包校。", "各教研员要分工负责，包片包校。"),
        ("在体育工作方面，\n要办好运动会。", "在体育工作方面，要办好运动会。"),
        ("尊敬的各位老师，同志们，\n现在开会。", "尊敬的各位老师，同志们，\n现在开会。"),
        ("1、抓好常规管理，\n2、抓好教研。", "1、抓好常规管理，\n2、抓好教研。"),
        ("管理，\n教研。", "管理，\n教研。"),
    ],
)
def test_a_clause_goes_on_behind_its_comma(raw, text):
    assert broken.run(CleanText.of(raw)).text == text


def test_span_of_a_joined_sentence():
    raw = "各校要认真落实校园安全责任制,建\n\n立隐患排查台账,限期整改。"
    clean = broken.run(CleanText.of(raw))
    at = clean.text.index("建立")
    start, end = clean.raw_range(at, at + 2)
    assert raw[start:end] == "建\n\n立"
