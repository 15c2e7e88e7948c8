import pytest

from planparse.text.clean import CleanText
from planparse.text.repair import clean as repair
from planparse.text.steps import wrapped

PARAGRAPHS = (
    "本学期，教研室把课堂质量放在首位，围绕新教材开展12次集中研修，覆盖全部学科，参训教师达到860人次。",
    "各校要在3月20日前完成学情调查，建立学困生台账；教导处每月抽查一次，结果在校务会上通报。",
    "德育处牵头办好读书节、体育节和科技节，每班至少推荐2个节目，评出“书香班级”10个、先进个人30名。",
    "总务处要把食堂、宿舍和实验室的隐患排查清楚，投入45万元维修线路，暑假前全部整改到位。",
)
HEADINGS = ("一、工作思路", "二、课堂教学", "三、学生活动", "四、后勤保障")


def page(paragraphs, width):
    lines = []
    for paragraph in paragraphs:
        first = width + 2 * paragraph.startswith(" ")  # four spaces are as wide as two characters
        lines.append(paragraph[:first])
        lines += [paragraph[at : at + width] for at in range(first, len(paragraph), width)]
    return "\n".join(lines)


def columns(text):
    return len(text.encode("gb18030"))


def filled(paragraph, width, measure):
    """Lines of a paragraph that end where the page ends; closing marks hang over its edge."""
    lines = [""]
    for character in paragraph:
        if measure(lines[-1] + character) > width and character not in "，。；、”":
            lines.append("")
        lines[-1] += character
    return lines


@pytest.mark.parametrize(("measure", "width"), [(columns, 40), (columns, 56), (columns, 72), (len, 30), (len, 35)])
@pytest.mark.parametrize("indent", ["　　", "    "])
def test_indented_paragraphs_are_put_together(measure, width, indent):
    paragraphs = [indent + line for pair in zip(HEADINGS, PARAGRAPHS * 2, strict=False) for line in pair] * 2
    raw = "\n".join(line for paragraph in paragraphs for line in filled(paragraph, width, measure))
    assert raw.count("\n") >= len(paragraphs)
    assert wrapped.run(CleanText.of(raw)).text == "\n".join(paragraphs)


def test_blank_lines_part_paragraphs_without_an_indent():
    paragraphs = [line for pair in zip(HEADINGS, PARAGRAPHS, strict=True) for line in pair] * 2
    raw = "\n\n".join("\n".join(filled(paragraph, 44, columns)) for paragraph in paragraphs)
    assert wrapped.run(CleanText.of(raw)).text == "\n\n".join(paragraphs)


def test_sentences_go_on_over_the_end_of_a_page():
    paragraphs = ["　　" + paragraph for paragraph in PARAGRAPHS * 4]
    lines = [line for paragraph in paragraphs for line in filled(paragraph, 48, columns)]
    pages = [*lines[:9], "", "- 1 -", "", *lines[9:20], "", "- 2 -", "", *lines[20:]]
    assert repair("\n".join(pages)).text.split() == "".join(paragraphs).split("　　")[1:]


def test_a_heading_stays_apart_from_a_full_line_that_ends_a_sentence():
    line = "教研组每两周集体备课一次，由备课组长主持并且做好记录"
    full = [line[:20], line[20:] + "，按时归档，期末统一汇总。"]
    raw = "\n".join([*full * 8, "2024年重点工作", *full])
    assert "\n2024年重点工作\n" in wrapped.run(CleanText.of(raw)).text


@pytest.mark.parametrize(
    "raw",
    [
        # lines that end where a paragraph ends
        "\n".join(PARAGRAPHS * 3),
        # short entries of one length
        "\n".join(f"第{week}周 组织第{week}次教研活动" for week in "一二三四五六七八九"),
        "\n".join(f"{number}.召开教学工作例会，布置检查工作，落实各项教学常规要求。" for number in range(1, 10)),
        # rows of a table
        "\n".join(f"{month}月\t组织各学科教师参加教材培训并上报学习体会和教案\t教导处" for month in range(1, 10)),
        "",
    ],
)
def test_lines_that_end_by_themselves_stay_apart(raw):
    clean = CleanText.of(raw)
    assert wrapped.run(clean) is clean


def test_lines_as_wide_as_a_page_are_joined():
    paragraphs = [
        "    " + "本学期要认真组织各学科教师参加全员培训并及时上报学习体会" * 5 + "。",
        "    " + "各学校应当在开学后两周以内完成教学常规检查并形成书面报告" * 6 + "。",
        "一、工作要求",
        "    " + "各科室分工负责抓好落实同时注意收集过程性材料以备督导评估" * 5 + "。",
    ]
    raw = page(paragraphs, 32)
    assert raw.count("\n") > 12
    clean = wrapped.run(CleanText.of(raw))
    assert clean.text == "\n".join(paragraphs)
    (notice,) = clean.warnings
    assert "times" in notice.message


def test_what_a_site_says_above_a_page_does_not_hide_its_width():
    paragraph = "本学期要认真组织各学科教师参加全员培训并及时上报学习体会" * 12 + "。"
    above = "本文档由用户上传并分享，本站不保证其内容准确完整，付费之前请仔细阅读并确认内容后进行下载。"
    raw = f"{above}\n{page([paragraph], 32)}"
    assert wrapped.run(CleanText.of(raw)).text == f"{above}\n{paragraph}"


def test_words_of_latin_letters_keep_a_space():
    raw = page(["各校要把教研成果上传到学校平台并使用统一的账号登录之后再由管理员审核通过" * 5 + "。"], 30)
    lines = raw.split("\n")
    lines[1] = lines[1][:-2] + "open"
    lines[2] = "data" + lines[2][2:]
    assert "open data" in wrapped.run(CleanText.of("\n".join(lines))).text
