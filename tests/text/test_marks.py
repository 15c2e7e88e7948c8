"""Steps that only warn: masks, cut lines, what nothing could read."""

import pytest

from planparse.text.clean import CleanText
from planparse.text.steps import lost, masks

SENTENCE = (
    "各学校要把教研工作摆上重要位置，健全制度，配强力量，加强考核，"
    "切实发挥教研在提升教育教学质量方面的支撑作用，努力形成上下联动、左右协同"
)


@pytest.mark.parametrize(
    ("raw", "messages"),
    [
        ("20xx年，xx市xx县。20xx年", ["'20xx年' is masked (2 times)", "'xx市' is masked", "'xx县' is masked"]),
        ("20××年度，201x年，19XX年", ["'20××年度' is masked", "'201x年' is masked", "'19XX年' is masked"]),
        ("县**办公室，＊＊学校", ["'**' is masked", "'＊＊学校' is masked"]),
        ("某县教育局、某某中学", ["'某县' is masked", "'某某中学' is masked"]),
        ("二○○九年一月，max，Excel，A×B，5×8米，某些单位", []),
        ("二○二四年，3x2290", []),
    ],
)
def test_masks(raw, messages):
    clean = masks.run(CleanText.of(raw))
    assert [notice.message for notice in clean.warnings] == messages
    assert {notice.code for notice in clean.warnings} <= {"masked"}
    assert clean.text == raw


def test_a_mask_has_the_span_of_its_first_place():
    raw = "计划：20xx年"
    (notice,) = masks.run(CleanText.of(raw)).warnings
    assert raw[notice.span.start : notice.span.end] == "20xx年"


@pytest.mark.parametrize(
    ("raw", "ends"),
    [
        (SENTENCE, [len(SENTENCE)]),
        (SENTENCE + "\n下一段。", [len(SENTENCE)]),
        (SENTENCE + "，  \n下一段。", [len(SENTENCE) + 1]),
        (SENTENCE + "。\n", []),
        (SENTENCE + "：\n", []),
        ("加强管理\n提高质量", []),
        ("加强教学管理，提高...\n二", [12]),
        ("加强教学\ufffd\n二", [5]),
    ],
)
def test_cut_lines(raw, ends):
    clean = lost.cut(CleanText.of(raw))
    assert [notice.span.end for notice in clean.warnings] == ends
    assert {notice.code for notice in clean.warnings} <= {"truncated"}
    assert clean.text == raw


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ("教学\ufffd\ufffd质量", 1),
        ("锟斤拷锟斤拷教学烫烫烫", 2),
        ("规范;、精品", 1),
        ("。ㄒ唬┘匾暯", 3),
        (SENTENCE, 0),
        ("好！、不错；“好”;是", 0),
    ],
)
def test_unreadable(raw, count):
    clean = lost.unreadable(CleanText.of(raw))
    assert len(clean.warnings) == bool(count)
    if count > 1:
        assert f"({count} times)" in clean.warnings[0].message
    assert clean.text == raw
