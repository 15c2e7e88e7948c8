"""Text is damaged here the way a program damages it that takes GBK for single bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text.candidates import after_gap, before_gap, leads, skipped, trails
from planparse.text.clean import CleanText
from planparse.text.gbk import character, code, unassigned
from planparse.text.plausible import Familiar, common, joins, surprise, surprise_after
from planparse.text.steps import shifted

SURROUNDINGS = """各中小学要加强教学管理，落实立德树人根本任务，提高教育教学质量。
学校成立领导小组，负责课题的组织、管理和指导工作，按照计划开展教研活动。
重视青年教师的培养，发挥骨干教师的示范作用，开展集体备课和听课评课。
加强家校合作，发挥科研成果的作用，为学校发展服务，努力提高办学水平。
坚持科研兴校，以研促教，保障经费投入，促进学校全面健康发展。
"""


def decode(data):
    """Read GBK as careless programs do: a pair without a character is dropped, as is a byte before ASCII."""
    text, at = [], 0
    while at < len(data):
        lead, trail = data[at], data[at + 1] if at + 1 < len(data) else 0
        if lead < 0x80:
            text.append(chr(lead))
        elif trail >= 0x40:
            text.append(character(lead, trail))
        at += 1 if lead < 0x80 or trail < 0x40 else 2
    return "".join(text)


def stray_lead(text):
    """One byte of an ideographic space stays before the text."""
    return decode(b"\xa1" + text.encode("gbk"))


def punctuation_as_bytes(text):
    """Full-width marks become ASCII, wherever two bytes look like one."""
    data = text.encode("gbk")
    for wide, narrow in ((b"\xa3\xa1", b"!"), (b"\xa3\xbb", b";"), (b"\xa3\xbf", b"?")):
        data = data.replace(wide, narrow)
    return decode(data)


def repaired(damaged, surroundings=SURROUNDINGS):
    raw = surroundings + damaged
    return shifted.run(CleanText.of(raw)).text[len(surroundings) :]


@pytest.mark.parametrize(
    "heading",
    [
        "（一）加强课题的管理和指导",
        "（二）提高教育教学质量",
        "（三）落实立德树人根本任务",
        "（四）重视青年教师的培养",
        "（五）加强集体备课",
        "（六）发挥骨干教师作用",
        "（七）加强家校合作",
        "（八）保障经费投入",
    ],
)
def test_headings_after_a_stray_byte(heading):
    damaged = stray_lead(heading)
    assert damaged[0] == "。"
    assert heading not in damaged
    assert repaired(damaged + "\n") == heading + "\n"


def test_slip_ends_at_an_ascii_character():
    assert repaired(stray_lead("（一）加强管理") + ",促进发展") == "（一）加强管理,促进发展"


@pytest.mark.parametrize(
    "sentence",
    ["各科室要保护教师,形成合力", "发挥学校科研成果的作用,提高质量", "发挥教师作用。“以研促教,提高质量"],
)
def test_marks_replaced_across_two_characters(sentence):
    damaged = punctuation_as_bytes(sentence)
    assert damaged != sentence
    text = shifted.run(CleanText.of(SURROUNDINGS + stray_lead("（一）加强管理") + "\n" + damaged)).text
    assert text.endswith(sentence)


def test_lost_byte_is_found_by_the_gloss_that_follows():
    healthy = "為適應發(fā)展，學(xué)校要認(rèn)真組(zǔ)織，強(qiáng)化管理，開展課(kè)題研究，總結(jié)經(jīng)驗。\n"
    damaged = decode(b"\xa1" + "（一）加強".encode("gbk") + b"(")[:-1] + "(qiáng)課(kè)題組(zǔ)織"
    text = shifted.run(CleanText.of(healthy + damaged)).text
    assert text == healthy + "（一）加強(qiáng)課(kè)題組(zǔ)織"


GLOSSED = """學(xué)校要認(rèn)真組(zǔ)織教師開展教學(xué)研究，發(fā)揮骨干教師作用，提高教學(xué)質(zhì)量。
教研組(zǔ)每周開展集體備課(kè)活動(dòng)，課(kè)題組(zǔ)按計(jì)劃(huà)開展研究，校長參與聽課(kè)評課(kè)。
各學(xué)科要總(zǒng)結(jié)經驗，加強(qiáng)教師隊(duì)伍建設，開展師德培訓(xùn)，保證教學(xué)質(zhì)量穩步提升。
學(xué)校科學(xué)管理，加強(qiáng)校本教研，保障學(xué)生安全，組(zǔ)織學(xué)生開展社團(tuán)活動(dòng)。
"""


@pytest.mark.parametrize(
    "heading",
    [
        "（一）加強(qiáng)教師培訓(xùn)",
        "（1）加強(qiáng)教師培訓(xùn)",
        "（二）開展集體備課(kè)",
        "（三）總(zǒng)結(jié)課(kè)題經驗",
        "（四）發(fā)揮校本教研作用",
        "（五）組(zǔ)織學(xué)生社團(tuán)活動(dòng)",
        "（六）加強(qiáng)師德建設",
        "（七）保障學(xué)生安全",
        "（八）做好課(kè)題研究工作",
        "（九）提高教學(xué)質(zhì)量",
        "（十）完成總(zǒng)結(jié)工作",
    ],
)
def test_headings_of_a_glossed_text(heading):
    damaged = stray_lead(heading)
    assert damaged.startswith("。")
    assert repaired(damaged, GLOSSED) == heading


def test_span_of_the_repair_and_its_warning():
    raw = SURROUNDINGS + stray_lead("（一）加强管理和指导")
    clean = shifted.run(CleanText.of(raw))
    at = clean.text.index("（一）")
    start, end = clean.raw_range(at, at + 10)
    assert (start, end) == (len(SURROUNDINGS), len(raw))
    (notice,) = clean.warnings
    assert notice.code == "mojibake"
    assert raw[notice.span.start : notice.span.end] == raw[start:end]


@pytest.mark.parametrize(
    "raw",
    [
        SURROUNDINGS,
        "请问:你准备好了吗?加油!我们出发;大家努力。",
        "邗江区、隰县、亳州市;芜湖!镇江?",
        "学习注音符号ㄅㄆㄇ的老师;日语の课程，希腊字母α和β。",
        "韵母“ㄚ”和“ㄛ”;α粒子，β射线，Ⅱ类",
        "校⻓带头，加⻋⻔⻚⻛，⺠⻓⻄⻘",
        "┌──┬──┐\n│月份│活动│\n├──┼──┤\n│九月│开学│\n└──┴──┘",
        "成绩显著！（一）班获奖；“春蕾”行动：完成。",
        "⒈加强领导⒉落实责任",
        "café 与 déjà vu，Poincaré 猜想",
    ],
)
def test_healthy_text_comes_back_as_the_same_object(raw):
    clean = CleanText.of(raw)
    assert shifted.run(clean) is clean


def test_noise_is_left_as_it_is():
    raw = "。ㄒ唬┘匾暯逃蒲" * 400
    clean = CleanText.of(raw)
    assert shifted.run(clean) is clean


@given(st.text(alphabet="。ㄒ唬┘訌ǘ┌ㄈ┲匾暯逃蒲!;?(xué)管理教育,\n的", max_size=60))
def test_whatever_comes_origin_fits(raw):
    clean = shifted.run(CleanText.of(raw))
    assert len(clean.origin) == len(clean.text)
    assert all(a <= b for a, b in zip(clean.origin, list(clean.origin)[1:], strict=False))
    assert clean.text.count("\n") == raw.count("\n")


def test_codes_and_characters_are_inverse():
    assert code("教") == (0xBD, 0xCC)
    assert character(0xBD, 0xCC) == "教"
    assert code("a") is None
    assert code("\U00020000") is None
    assert character(0xAA, 0xA1) == ""
    assert unassigned(0xFD, 0xA3)
    assert not unassigned(0xBD, 0xCC)
    assert not unassigned(0xBD, 0x20)


def test_candidates_share_the_byte_that_is_left():
    found = trails(0xCC), before_gap(0xD3), after_gap(0xFD, 0xC6), skipped(0xD0, 0xC2)
    assert all(len(one.members) > 0 for one in found)
    assert all(code(one.character) == (0xBD, one.byte) for one in leads(0xBD).members)
    assert all(code(one.character) == (one.byte, 0xCC) for one in trails(0xCC).members)
    assert "教" in [one.character for one in leads(0xBD).members[:12]]
    for one in before_gap(0xD3).members:
        assert any(unassigned(one.byte, lead) for lead in range(0x81, 0xFF))
    assert {one.character for one in after_gap(0xFD, 0xC6).members} <= {one.character for one in trails(0xC6).members}
    assert all(unassigned(one.byte, 0xC2) for one in skipped(0xD0, 0xC2).members)


def test_surprise_orders_what_a_reader_expects():
    assert (
        surprise_after("教", "育")
        < surprise_after("教", "的")
        < surprise_after("教", "铰")
        < surprise_after("教", "ㄒ")
    )
    assert surprise_after("\n", "（") < surprise_after("\n", "。")
    assert surprise_after("；", "、") > surprise_after("；", "“")
    assert surprise("，") < surprise("的") < surprise("隰")
    assert (common("学"), common("隰"), joins("学", "校"), joins("校", "学")) == (True, False, True, False)


def test_a_text_teaches_its_own_words():
    familiar = Familiar("隰县教育局" * 6)
    assert familiar.surprise_after("隰", "县") < surprise_after("隰", "县")
    assert familiar.surprise_after("的", "隰") < surprise_after("的", "隰")
    assert any("县" in known for known in familiar.expected("隰"))
    assert not any("隰" in known for known in familiar.expected("县"))
