import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.text.clean import CleanText
from planparse.text.steps import encoding

TEXT = (
    "一、总体要求\n深入推进“县管校聘”改革，全年完成2所新建学校；（一）夯实教学常规。\n二、主要措施：继续抓好校本研修……"
)


def windows_1252(data):
    return "".join(chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252") for byte in data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.encode("gbk").decode("latin-1"),
        lambda text: windows_1252(text.encode("gbk")),
        lambda text: text.encode().decode("latin-1"),
        lambda text: windows_1252(text.encode()),
        lambda text: text.encode().decode("latin-1").encode().decode("latin-1"),
        lambda text: windows_1252(windows_1252(text.encode()).encode()),
    ],
    ids=[
        "GBK as Latin-1",
        "GBK as Windows-1252",
        "UTF-8 as Latin-1",
        "UTF-8 as Windows-1252",
        "UTF-8 as Latin-1 twice",
        "UTF-8 as Windows-1252 twice",
    ],
)
def test_text_read_as_latin_comes_back_whole(damage):
    raw = damage(TEXT)
    assert raw != TEXT
    clean = encoding.run(CleanText.of(raw))
    assert clean.text == TEXT
    assert {notice.code for notice in clean.warnings} == {"mojibake"}
    at = TEXT.index("改革")
    start, end = clean.raw_range(at, at + 2)
    assert raw[start:end] == damage("改革")


@pytest.mark.parametrize("codec", ["gbk", "gb18030"])
def test_utf8_read_as_gbk_comes_back_but_for_bytes_lost_before_ascii(codec):
    lines = ["、一体推进教育科技人才发展，办好人民满意的学校", "“双减”工作要一抓到底"]
    raw = "\n".join(lines).encode().decode(codec, "replace")
    read = encoding.run(CleanText.of(raw)).text.split("\n")
    assert len(read) == len(lines)
    for line, truth in zip(read, lines, strict=True):
        assert line.rstrip("\ufffd") in {truth, truth[:-1]}


def test_part_of_a_text_is_read_again_and_the_rest_stays():
    raw = "健全机制，" + "落实责任".encode().decode("gbk") + "，加强督导。"
    clean = encoding.run(CleanText.of(raw))
    assert clean.text == "健全机制，落实责任，加强督导。"
    assert clean.raw[slice(*clean.raw_range(5, 9))] == "落实责任".encode().decode("gbk")


@pytest.mark.parametrize(
    "raw",
    [
        "café、naïve、Ångström 与 5×8 的 ±3℃ · § 1",
        "璐璐、玮玮、瑾瑜、鏖战、涓涓细流、锛凿",
        TEXT,
        "",
        "Œuvres complètes “à propos”",
        "«ÀÉÈ» ÄÖÜ",
    ],
)
def test_healthy_text_comes_back_as_the_same_object(raw):
    clean = CleanText.of(raw)
    assert encoding.run(clean) is clean


@given(st.text(max_size=60))
def test_origin_fits_and_reading_again_changes_nothing(raw):
    clean = encoding.run(CleanText.of(raw))
    assert len(clean.origin) == len(clean.text)
    assert all(a <= b for a, b in zip(clean.origin, list(clean.origin)[1:], strict=False))


@given(st.text(alphabet="教育研究工作计划管理提高质量加强指导，。", min_size=3, max_size=40))
def test_any_common_chinese_survives_being_read_as_latin(text):
    for encoding_name in ("gbk", "utf-8"):
        raw = windows_1252(text.encode(encoding_name))
        clean = encoding.run(CleanText.of(raw)).text
        assert clean == text or sum("\u4e00" <= one <= "\u9fff" for one in text) < 2


@pytest.mark.parametrize(
    "text", ["锂电产业纾困，恪守承诺", "鏁欒偛计划", "猕猴桃基地鏁欒偛局", "锂鏁欒偛", "纾\ufffd鏁欒偛", "鏁欒偛锂电"]
)
def test_the_quick_look_misses_nothing(text, monkeypatch):
    looked = encoding.run(CleanText.of(text))
    monkeypatch.setattr(encoding, "_reads_on", lambda *_: True)
    assert encoding.run(CleanText.of(text)) == looked
